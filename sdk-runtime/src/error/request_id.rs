//! The response header that identifies a request.

use reqwest::header::{HeaderMap, HeaderValue};

use crate::error::redact;

/// Headers with an id, in order of preference: those that an API sets itself, then those
/// that the networks in front of it add.
const HEADERS: [&str; 5] = ["x-request-id", "request-id", "x-correlation-id", "x-vercel-id", "cf-ray"];

/// Returns the first id among [`HEADERS`] that is not empty.
pub(crate) fn of(headers: &HeaderMap) -> Option<&str> {
    HEADERS.iter().filter_map(|name| headers.get(*name)?.to_str().ok()).find(|id| !id.is_empty())
}

/// Removes the key from the ids, in case a service repeats it there.
pub(crate) fn without_key(headers: &mut HeaderMap, key: &str) {
    for name in HEADERS {
        let Some(value) = headers.get_mut(name) else { continue };
        let Ok(id) = value.to_str() else { continue };
        let shown = redact::without(id, key);
        if shown != id {
            *value = HeaderValue::try_from(shown).unwrap_or(HeaderValue::from_static("***"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_services_own_id_wins_over_the_networks() {
        let mut headers = HeaderMap::new();
        assert_eq!(of(&headers), None);
        headers.insert("cf-ray", "ray".parse().unwrap());
        assert_eq!(of(&headers), Some("ray"));
        headers.insert("x-request-id", "".parse().unwrap());
        assert_eq!(of(&headers), Some("ray"));
        headers.insert("x-request-id", "id".parse().unwrap());
        assert_eq!(of(&headers), Some("id"));
    }

    #[test]
    fn a_key_is_taken_out_of_an_id_and_nothing_else_is_changed() {
        let mut headers = HeaderMap::new();
        for name in ["x-request-id", "cf-ray", "x-echo"] {
            headers.insert(name, "id of api_0123456789".parse().unwrap());
        }
        without_key(&mut headers, "another key");
        assert_eq!(of(&headers), Some("id of api_0123456789"));
        without_key(&mut headers, "api_0123456789");
        assert_eq!(
            (&headers["x-request-id"], &headers["cf-ray"]),
            (&"id of ***".parse().unwrap(), &"id of ***".parse().unwrap())
        );
        assert_eq!(headers["x-echo"], "id of api_0123456789");
    }
}
