use std::borrow::Cow;

use super::{Pattern, refusal};
use crate::error::redact;

/// A text, a value of a generated enum, or an `Option` of one.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a text nor an `Option` of one")]
pub trait IntoText {
    /// The value, `None` for "not set".
    fn into_text(self) -> Option<String>;
}

impl IntoText for &str {
    fn into_text(self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl IntoText for String {
    fn into_text(self) -> Option<String> {
        Some(self)
    }
}

impl IntoText for &String {
    fn into_text(self) -> Option<String> {
        Some(self.clone())
    }
}

impl IntoText for Cow<'_, str> {
    fn into_text(self) -> Option<String> {
        Some(self.into_owned())
    }
}

impl<T: IntoText> IntoText for Option<T> {
    fn into_text(self) -> Option<String> {
        self.and_then(T::into_text)
    }
}

/// The rules for a text. Lengths are counted in characters. An empty text is refused whatever they are: services take an
/// empty filter for none, and give what nobody asked for.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// The fewest characters, 0 for no bound.
    pub min_length: usize,
    /// The most characters, `usize::MAX` for no bound.
    pub max_length: usize,
    /// What the whole text must match.
    pub pattern: Option<Pattern>,
}

impl Text {
    /// Any text but an empty one.
    pub const ANY: Self = Self { min_length: 0, max_length: usize::MAX, pattern: None };
}

/// Why the text is refused, if it is.
pub(crate) fn check(value: &str, rules: &Text) -> Result<(), String> {
    let longest = rules.max_length.max(rules.min_length);
    let length = match value.len() {
        // It has no more characters than bytes, so most texts need not be counted.
        bytes if rules.min_length == 0 && bytes <= longest => bytes,
        // Not more than the bound is counted: a text may be of any size.
        _ => value.chars().take(longest.saturating_add(1)).count(),
    };
    let refused = |rule: String| Err(refusal(redact::value(value), rule));
    if length > rules.max_length {
        return refused(format!("a text of at most {}", characters(rules.max_length)));
    }
    if length < rules.min_length {
        return refused(format!("a text of at least {}", characters(rules.min_length)));
    }
    match rules.pattern {
        Some(pattern) if !pattern.matches(value) => refused(format!("a text that matches {}", pattern.source)),
        _ if value.is_empty() => Err(empty()),
        _ => Ok(()),
    }
}

/// Why an empty text is refused where any other is taken.
pub(crate) fn empty() -> String {
    refusal(redact::value(""), format!("a text of at least {}", characters(1)))
}

fn characters(count: usize) -> String {
    match count {
        1 => "1 character".to_owned(),
        _ => format!("{count} characters"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::param::Node;

    fn take(value: impl IntoText) -> Option<String> {
        value.into_text()
    }

    #[test]
    fn every_kind_of_text_is_taken() {
        let owned = String::from("x");
        assert_eq!(take("x").as_deref(), Some("x"));
        assert_eq!(take(&owned).as_deref(), Some("x"));
        assert_eq!(take(Cow::Borrowed("x")).as_deref(), Some("x"));
        assert_eq!(take(Some("x")).as_deref(), Some("x"));
        assert_eq!(take(Some(owned)).as_deref(), Some("x"));
        assert_eq!(take(None::<&str>), None);
    }

    #[test]
    fn the_length_is_counted_in_characters() {
        let rules = Text { min_length: 2, max_length: 3, pattern: None };
        assert!(check("üü", &rules).is_ok());
        assert!(check("üüü", &rules).is_ok());
        assert_eq!(
            check("üüüü", &rules).unwrap_err(),
            "\"üüüü\" is not allowed; it must be a text of at most 3 characters"
        );
        assert_eq!(check("ü", &rules).unwrap_err(), "\"ü\" is not allowed; it must be a text of at least 2 characters");
    }

    #[test]
    fn without_rules_any_text_is_fine_but_an_empty_one() {
        assert!(check(" ", &Text::ANY).is_ok());
        assert!(check(&"x".repeat(100_000), &Text::ANY).is_ok());
        assert_eq!(
            check("", &Text::ANY).unwrap_err(),
            "\"\" is not allowed; it must be a text of at least 1 character"
        );
    }

    #[test]
    fn an_empty_text_is_refused_by_its_own_rule_or_that_of_the_parameter() {
        const ANY: Node = Node::Repeat(&Node::Class(&[('a', 'z')]), 0, None);
        const SOME: Node = Node::Repeat(&Node::Class(&[('a', 'z')]), 1, None);
        let of = |source, node| Text { pattern: Some(Pattern { source, node }), ..Text::ANY };
        for (rules, rule) in [
            (Text { max_length: 5, ..Text::ANY }, "at least 1 character"),
            (Text { min_length: 1, ..Text::ANY }, "at least 1 character"),
            (Text { min_length: 2, ..Text::ANY }, "at least 2 characters"),
            (of("^[a-z]*$", &ANY), "at least 1 character"),
            (of("^[a-z]+$", &SOME), "matches ^[a-z]+$"),
        ] {
            let refusal = check("", &rules).unwrap_err();
            assert!(refusal.ends_with(rule), "{refusal}");
            assert!(check("abc", &rules).is_ok(), "{rules:?}");
        }
    }

    #[test]
    fn a_text_that_does_not_match_is_refused_with_the_pattern() {
        const WORD: Node = Node::Repeat(&Node::Class(&[('a', 'z')]), 1, Some(100));
        const RULES: &Text = &Text {
            min_length: 0,
            max_length: usize::MAX,
            pattern: Some(Pattern { source: "^[a-z]{1,100}$", node: &WORD }),
        };
        assert!(check("ab", RULES).is_ok());
        assert_eq!(
            check("a b", RULES).unwrap_err(),
            "\"a b\" is not allowed; it must be a text that matches ^[a-z]{1,100}$"
        );
    }

    #[test]
    fn an_address_is_redacted_in_the_refusal() {
        let rules = Text { min_length: 0, max_length: 5, pattern: None };
        let refusal = check("maria@client.example", &rules).unwrap_err();
        assert!(refusal.starts_with("\"***@***\" is not allowed"), "{refusal}");
    }
}
