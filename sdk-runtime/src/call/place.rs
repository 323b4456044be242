//! The places of the arguments in a request: parts of the path, the query, and headers.

use std::borrow::Cow;
use std::fmt::Write;

use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::Query;
use crate::call::param::violation;
use crate::error::redact;
use crate::transport::base_url;

/// Places of arguments: of those that the path names, of those that are headers; all others are in the query.
#[derive(Clone, Copy)]
pub(crate) struct Places<'a> {
    /// Path below the base URL; of a part `{name}` the argument takes the place.
    pub(crate) path: &'a str,
    /// Wire names of the arguments that are headers.
    pub(crate) headers: &'a [&'a str],
}

impl Places<'_> {
    /// Returns the validation errors of values that are valid, but not at their place.
    pub(crate) fn violations(self, arguments: &Query) -> Vec<String> {
        let check = |(name, value): (&str, &str)| {
            let rule = if self.is_header(name) {
                (!is_header_value(value))
                    .then_some("a text of ASCII characters, without control characters and outer spaces")
            } else if self.in_path().any(|part| part == name) {
                matches!(value, "." | "..").then_some("another text than `.` and `..`, which would change the path")
            } else {
                None
            };
            Some(format!("parameter `{name}`: {}", violation(redact::value(value), rule?)))
        };
        arguments.pairs().filter_map(check).collect()
    }

    /// Returns the URL of the request.
    pub(crate) fn url(self, base: &Url, arguments: &Query) -> Url {
        let mut url = base_url::join(base, &self.filled(arguments));
        let in_query =
            arguments.pairs().filter(|(name, _)| !self.is_header(name) && self.in_path().all(|part| part != *name));
        let mut in_query = in_query.peekable();
        if in_query.peek().is_some() {
            url.query_pairs_mut().extend_pairs(in_query);
        }
        url
    }

    /// Writes those arguments that are headers. What cannot be one is among the violations.
    pub(crate) fn write_headers(self, arguments: &Query, headers: &mut HeaderMap) {
        for name in self.headers {
            let header = arguments.value(name).map(HeaderValue::try_from).zip(Some(HeaderName::try_from(*name)));
            if let Some((Ok(mut value), Ok(name))) = header {
                value.set_sensitive(true);
                headers.insert(name, value);
            }
        }
    }

    fn is_header(self, name: &str) -> bool {
        self.headers.contains(&name)
    }

    /// The path with the arguments in it, each encoded as one part.
    fn filled(&self, arguments: &Query) -> Cow<'_, str> {
        if !self.path.contains('{') {
            return Cow::Borrowed(self.path);
        }
        let parts = self.path.split('/').map(|part| match name(part).and_then(|name| arguments.value(name)) {
            Some(value) => Cow::Owned(encoded(value)),
            None => Cow::Borrowed(part),
        });
        Cow::Owned(parts.collect::<Vec<_>>().join("/"))
    }

    fn in_path(&self) -> impl Iterator<Item = &str> {
        self.path.split('/').filter_map(name)
    }
}

/// The name of the argument that takes the place of a part.
fn name(part: &str) -> Option<&str> {
    part.strip_prefix('{')?.strip_suffix('}')
}

/// The text as one part of a path. All that could have a meaning there is encoded: [`Url::path_segments_mut`] would drop tabs
/// and line breaks, and take `.\t.` for `..`.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

fn is_header_value(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'\t' || (b' '..=b'~').contains(&byte)) && text.trim() == text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::param::Text;

    const PLACES: Places<'_> = Places { path: "/domains/{uuid}/rules/{ruleUuid}", headers: &["X-Trace"] };

    fn arguments(values: &[(&'static str, &str)]) -> Query {
        let mut arguments = Query::new();
        values.iter().for_each(|(name, value)| arguments.text(name, Some((*value).to_owned()), &Text::ANY));
        arguments
    }

    fn url(values: &[(&'static str, &str)]) -> String {
        let base = Url::parse("https://api.example/v1/").unwrap();
        PLACES.url(&base, &arguments(values)).to_string()
    }

    #[test]
    fn each_argument_goes_to_its_place() {
        let values = [("limit", "5"), ("ruleUuid", "r"), ("X-Trace", "t"), ("uuid", "d")];
        assert_eq!(url(&values), "https://api.example/v1/domains/d/rules/r?limit=5");
        assert_eq!(url(&[("uuid", "d"), ("ruleUuid", "r")]), "https://api.example/v1/domains/d/rules/r");
        let mut headers = HeaderMap::new();
        PLACES.write_headers(&arguments(&values), &mut headers);
        assert_eq!(
            headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect::<Vec<_>>(),
            [("x-trace", &b"t"[..])]
        );
    }

    #[test]
    fn a_value_is_one_part_of_the_path_whatever_it_holds() {
        for (value, part) in [
            ("a/b", "a%2Fb"),
            ("a\\b", "a%5Cb"),
            ("%2F", "%252F"),
            ("%2e%2e", "%252e%252e"),
            ("../..", "..%2F.."),
            (".\t.", ".%09."),
            ("\n..", "%0A.."),
            ("...", "..."),
            ("a?b#c", "a%3Fb%23c"),
            ("maria+x@client.example", "maria%2Bx%40client.example"),
            ("ü \u{1f4e7}", "%C3%BC%20%F0%9F%93%A7"),
            ("{uuid}", "%7Buuid%7D"),
            (";a=b:c", "%3Ba%3Db%3Ac"),
        ] {
            let url = url(&[("uuid", value), ("ruleUuid", "r")]);
            assert_eq!(url, format!("https://api.example/v1/domains/{part}/rules/r"), "{value:?}");
        }
    }

    #[test]
    fn a_value_that_would_lead_to_another_path_is_not_valid() {
        for value in [".", ".."] {
            let violations = PLACES.violations(&arguments(&[("uuid", value), ("limit", value), ("X-Trace", value)]));
            let [violation] = violations.as_slice() else { panic!("{violations:?}") };
            assert!(violation.starts_with(&format!("parameter `uuid`: \"{value}\" is not allowed")), "{violation}");
        }
    }

    #[test]
    fn a_value_that_no_header_carries_as_it_is_is_not_valid() {
        for value in ["a\r\nb: c", "ü", " a", "a ", "\t", "a\0b", "a\u{7f}b"] {
            let violations = PLACES.violations(&arguments(&[("X-Trace", value), ("search", value)]));
            let [violation] = violations.as_slice() else { panic!("{violations:?}") };
            assert!(violation.starts_with("parameter `X-Trace`: "), "{violation}");
        }
        assert!(PLACES.violations(&arguments(&[("X-Trace", "a b\tc=~!")])).is_empty());
    }

    #[test]
    fn a_path_without_arguments_is_sent_as_it_is() {
        let places = Places { path: "/a{b}/{c}/:d", headers: &[] };
        let url = places.url(&Url::parse("https://api.example").unwrap(), &Query::new());
        assert_eq!(url.as_str(), "https://api.example/a%7Bb%7D/%7Bc%7D/:d");
    }
}
