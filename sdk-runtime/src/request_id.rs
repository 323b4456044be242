//! Which response header identifies a request.

use reqwest::header::HeaderMap;

/// In the order in which they are asked: what an API sets itself stands before
/// what the networks in front of it add.
const HEADERS: [&str; 5] = ["x-request-id", "request-id", "x-correlation-id", "x-vercel-id", "cf-ray"];

/// The first id among [`HEADERS`] that is not empty.
pub(crate) fn of(headers: &HeaderMap) -> Option<&str> {
    HEADERS.iter().filter_map(|name| headers.get(*name)?.to_str().ok()).find(|id| !id.is_empty())
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
}
