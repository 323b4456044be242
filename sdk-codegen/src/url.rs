//! Addresses and paths of a document: those that a client takes, and which stay as they were written.

use ::url::Url;

/// Checks the address of a page or a server.
///
/// # Errors
///
/// The reason, which goes on after the address: `has a user name; …`.
pub(crate) fn address(text: &str) -> Result<Url, &'static str> {
    let url = Url::parse(text).map_err(|_| "is no address; write `https://host/path`")?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&',;=+%".contains(c);
    if !matches!(url.scheme(), "https" | "http") {
        Err("is no address of a page; write `https://host/path`")
    } else if !url.username().is_empty() || url.password().is_some() {
        Err("has a user name or password, which everybody would read; take it out")
    } else if !text.chars().all(is_plain) {
        Err("has spaces, brackets or other characters that an address has not; write them as `%20` and the like")
    } else if url.as_str() != text && url.as_str().strip_suffix('/') != Some(text) {
        Err("is not as a client would send it: write it in lower case, without `.`, `..` and usual ports")
    } else {
        Ok(url)
    }
}

/// Checks the address of a server, below which all paths are.
///
/// # Errors
///
/// As [`address`].
pub(crate) fn server(text: &str) -> Result<(), &'static str> {
    let url = address(text)?;
    if url.scheme() != "https" {
        Err("would send the key unencrypted; write `https://`")
    } else if text.contains(['?', '#']) {
        Err("has a query or a fragment; a path goes behind it, so take them out")
    } else if text.ends_with('/') {
        Err("ends with `/`, and so does no server, since paths begin with it; take it off")
    } else if text.contains('%') || url.path().contains("//") {
        Err("has an empty or encoded part; write the parts of its path as they are")
    } else {
        Ok(())
    }
}

/// Checks the path of an operation, of which whole parts can be parameters: `/books/{id}`.
///
/// # Errors
///
/// As [`address`].
pub(crate) fn path(text: &str) -> Result<(), &'static str> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/".contains(c);
    let name = |part: &&str| part.strip_prefix('{').and_then(|part| part.strip_suffix('}')).map(str::to_owned);
    let parts = || text.split('/').filter(|part| name(part).is_none_or(|name| name.contains(['{', '}'])));
    let Some(rest) = text.strip_prefix('/') else { return Err("does not begin with `/`") };
    if text.contains(['?', '#']) {
        Err("has a query or a fragment; write parameters under `parameters`")
    } else if parts().any(|part| part.contains(['{', '}'])) {
        Err("has a parameter that is only a piece of a part; write it between two `/`, as in `/books/{id}`")
    } else if text.contains('%') {
        Err("has an encoded character; write a path that needs none")
    } else if !parts().all(|part| part.chars().all(is_plain)) {
        Err("has a character that no path has, such as a space or a control character")
    } else if text.split('/').any(|part| matches!(part, "." | "..")) {
        Err("has `.` or `..` as a part, which a client takes away")
    } else if rest.contains("//") || rest.starts_with('/') {
        Err("has an empty part; write one `/`")
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_only_as_it_is_sent() {
        for text in [
            "https://a.example",
            "http://a.example/",
            "https://a.example:8443/b/c?d=e&f=%20#g",
            "https://a.example/list_logs",
            "https://[::1]/",
        ] {
            // The brackets of an IPv6 host are the one exception: no page has such an address.
            assert_eq!(address(text).is_ok(), !text.contains('['), "{text}");
        }
        for text in [
            "",
            "a.example",
            "/logs",
            "mailto:a@b.example",
            "javascript:x",
            "https://",
            "https://A.example",
            "https://a.example:443/",
            "https://a.example/../b",
            "https://a.example/./b",
            "https://u:p@a.example",
            "https://u@a.example",
            "https://a.example/a b",
            "https://a.example/a|b",
            "https://a.example/(a)",
            "https://a.example/\u{7}",
            "https://bücher.example",
            "https://a.example/ü",
            " https://a.example",
            "https://a.example\n",
            "https:/a.example",
            "https://a.example\\b",
            "https://a.example/%2e%2e/b",
        ] {
            assert!(address(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_server_is_an_https_address_that_paths_go_behind() {
        for text in ["https://a.example", "https://a.example/v1", "https://a.example:8443/api/v1"] {
            assert_eq!(server(text), Ok(()), "{text}");
        }
        for text in [
            "http://a.example",
            "https://a.example/",
            "https://a.example/v1/",
            "https://a.example?a=b",
            "https://a.example#a",
            "https://a.example//v1",
            "https://a.example/a%20b",
            "https://{region}.a.example",
            "https://user:pass@a.example",
            "https://a.example/v 1",
            "https://a.example/..",
        ] {
            assert!(server(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_path_stays_below_its_server() {
        for text in ["/", "/logs", "/logs/", "/v1/logs:search", "/..a", "/a.b", "/a@b", "/{id}", "/a/{id}/b/{nameOf}"] {
            assert_eq!(path(text), Ok(()), "{text}");
        }
        for text in [
            "",
            "logs",
            "/a?b",
            "/a#b",
            "/..",
            "/../a",
            "/a/.",
            "/a/./b",
            "//",
            "//a",
            "/a//b",
            "/a%2e",
            "/%2e%2e/a",
            "/a%2Fb",
            "/a b",
            "/a\tb",
            "/a\u{0}",
            "/a\\b",
            "/ä",
            "/a{id}",
            "/{id}:b",
            "/{a}{",
            "/{a}{b}",
            "https://a.example/x",
            "/a\u{202e}b",
        ] {
            assert!(path(text).is_err(), "{text}");
        }
    }
}
