//! Reading, comparing and joining base URLs.

use std::net::IpAddr;

use reqwest::Url;

/// Reads a base URL, or returns the reason why it is not valid. The text never holds
/// the URL, which may hold a password.
pub(crate) fn parse(text: &str, allow_insecure_http: bool) -> Result<Url, String> {
    let invalid = |error| format!("the base URL is not valid: {error}; it is written as https://host/path");
    let url = Url::parse(text).map_err(invalid)?;
    let forbidden = |what: &str| Err(format!("the base URL must not have {what}"));
    if !matches!(url.scheme(), "https" | "http") {
        return forbidden("another scheme than https or http");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return forbidden("a user name or password; the key is given separately");
    }
    if url.query().is_some() {
        return forbidden("a query");
    }
    if url.fragment().is_some() {
        return forbidden("a fragment");
    }
    if url.scheme() == "http" && !is_loopback(&url) && !allow_insecure_http {
        return Err(format!(
            "plain http to {} would send the key unencrypted; use https, \
             or allow it with allow_insecure_http(true)",
            url.host_str().unwrap_or_default()
        ));
    }
    Ok(url)
}

/// Says whether the URL's host is this machine: localhost, 127.0.0.0/8 or ::1.
pub(crate) fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

/// Says whether two URLs of http or https have the same origin. [`Url::origin`] would copy its parts.
pub(crate) fn have_same_origin(a: &Url, b: &Url) -> bool {
    a.scheme() == b.scheme() && a.host() == b.host() && a.port_or_known_default() == b.port_or_known_default()
}

/// Appends `path`, which begins with a slash, to the path of the base URL.
pub(crate) fn join(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}{path}", base.path().trim_end_matches('/')));
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_and_loopback_are_allowed() {
        for text in [
            "https://api.example",
            "https://api.example:8443/v1/",
            "http://localhost:8080",
            "http://LOCALHOST",
            "http://127.0.0.1:1",
            "http://127.1.2.3",
            "http://[::1]:80/x",
        ] {
            assert!(parse(text, false).is_ok(), "{text}");
        }
    }

    #[test]
    fn the_origin_is_scheme_host_and_port() {
        let same = |a, b| have_same_origin(&Url::parse(a).unwrap(), &Url::parse(b).unwrap());
        assert!(same("https://api.example/v1?a=1", "https://API.example:443/"));
        for other in ["http://api.example", "https://api.example:8443", "https://api2.example", "https://1.2.3.4"] {
            assert!(!same("https://api.example", other), "{other}");
        }
    }

    #[test]
    fn the_error_of_a_base_url_does_not_show_it() {
        for (text, reason) in [
            ("", "not valid"),
            ("api.example", "not valid"),
            ("https://", "not valid"),
            ("ftp://api.example", "scheme"),
            ("file:///etc/passwd", "scheme"),
            ("mailto:maria@client.example", "scheme"),
            ("https://maria:secret@api.example", "user name"),
            ("https://maria@api.example", "user name"),
            ("https://:secret@api.example", "user name"),
            ("https://api.example?secret=1", "query"),
            ("https://api.example/?", "query"),
            ("https://api.example#secret", "fragment"),
        ] {
            let error = parse(text, true).unwrap_err();
            assert!(error.contains(reason), "{text}: {error}");
            assert!(!error.contains("secret") && !error.contains("maria"), "{error}");
        }
    }

    #[test]
    fn plain_http_needs_a_loopback_host_or_a_permission() {
        for text in [
            "http://api.example",
            "http://localhost.example",
            "http://0.0.0.0",
            "http://192.0.2.1",
            "http://127.0.0.1.example",
            "http://[::2]",
        ] {
            let error = parse(text, false).unwrap_err();
            assert!(error.contains("allow_insecure_http"), "{text}: {error}");
            assert!(parse(text, true).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_path_prefix_is_kept_and_slashes_are_not_doubled() {
        for (base, expected) in [
            ("https://a.example", "https://a.example/logs"),
            ("https://a.example/", "https://a.example/logs"),
            ("https://a.example/api/v1", "https://a.example/api/v1/logs"),
            ("https://a.example/api/v1/", "https://a.example/api/v1/logs"),
            ("https://a.example/a%20b//", "https://a.example/a%20b/logs"),
        ] {
            assert_eq!(join(&Url::parse(base).unwrap(), "/logs").as_str(), expected);
        }
    }
}
