//! `GET /outbound/logs`.

use serde_json::{Value, json};

use super::parameters::{Parameters, Refusal, Window};

/// The page that was asked for, of records that are sorted newest first.
pub(crate) fn list(logs: &[Value], mut asked: Parameters) -> Result<Value, Refusal> {
    let mut found: Vec<&Value> = logs.iter().collect();
    for member in ["uid", "id", "message_id", "from_address", "to_address", "subject"] {
        asked.keep_equal(member, member, &mut found);
    }
    if let Some(action) = asked.take("action") {
        found.retain(|log| had_action(log, &action));
    }
    asked.keep_containing("search", &["subject", "from_address", "to_address", "message_id"], &mut found);
    if asked.take("sort_order").as_deref() == Some("ASC") {
        found.reverse();
    }
    let window = Window::take(&mut asked, 50, true)?;
    asked.finish()?;

    let data = window.of(&found);
    let has_next_page = window.end() < found.len();
    Ok(json!({
        "success": true,
        "pagination": {
            "total_count": found.len(),
            "total_pages": found.len().div_ceil(window.limit),
            "current_page": window.offset / window.limit + 1,
            "per_page": window.limit,
            "offset": window.offset,
            "has_next_page": has_next_page,
            "has_previous_page": window.offset > 0,
            "next_offset": has_next_page.then_some(window.end()),
            "previous_offset": (window.offset > 0).then_some(window.offset.saturating_sub(window.limit)),
            "showing_from": window.offset + 1,
            "showing_to": window.offset + data.len(),
            "count_limited": false,
            "max_count_limit": 10_000,
        },
        "data": data,
    }))
}

/// Whether an attempt ended so. A mail that was not tried yet is queued.
fn had_action(log: &Value, action: &str) -> bool {
    let attempts = log.get("delivery_attempts").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    attempts.iter().any(|attempt| attempt.get("action").is_some_and(|value| *value == action))
        || (action == "QUEUED" && attempts.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::parameters::tests::asked;
    use super::*;

    fn uids(pairs: &[(&str, &str)]) -> Vec<String> {
        let logs = [
            json!({ "uid": "c", "to_address": "x@client.example", "subject": "Hello" }),
            json!({ "uid": "b", "to_address": "y@client.example", "delivery_attempts": [{ "action": "BOUNCED_SOFT" }, { "action": "BOUNCED_HARD" }] }),
            json!({ "uid": "a", "to_address": "x@client.example", "delivery_attempts": [{ "action": "ACCEPTED" }] }),
        ];
        let page = list(&logs, asked(pairs)).unwrap();
        let data = page["data"].as_array().unwrap();
        data.iter().map(|log| log["uid"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn without_parameters_everything_is_listed() {
        assert_eq!(uids(&[]), ["c", "b", "a"]);
        assert_eq!(uids(&[("sort_order", "ASC")]), ["a", "b", "c"]);
    }

    #[test]
    fn limit_and_offset_and_page_cut_the_list() {
        assert_eq!(uids(&[("limit", "2")]), ["c", "b"]);
        assert_eq!(uids(&[("limit", "2"), ("offset", "1")]), ["b", "a"]);
        assert_eq!(uids(&[("limit", "2"), ("page", "2")]), ["a"]);
        assert!(uids(&[("page", "9")]).is_empty());
    }

    #[test]
    fn each_filter_narrows_the_list() {
        assert_eq!(uids(&[("uid", "b")]), ["b"]);
        assert_eq!(uids(&[("action", "BOUNCED_HARD")]), ["b"]);
        assert_eq!(uids(&[("action", "QUEUED")]), ["c"]);
        assert_eq!(uids(&[("to_address", "x@client.example")]), ["c", "a"]);
        assert_eq!(uids(&[("to_address", "x@client.example"), ("action", "ACCEPTED")]), ["a"]);
        assert_eq!(uids(&[("search", "hell")]), ["c"]);
    }

    #[test]
    fn the_pagination_tells_the_way_on() {
        let logs = [json!({ "uid": "b" }), json!({ "uid": "a" })];
        let first = list(&logs, asked(&[("limit", "1")])).unwrap();
        assert_eq!(first["pagination"]["has_next_page"], true);
        assert_eq!(first["pagination"]["next_offset"], 1);
        let last = list(&logs, asked(&[("limit", "1"), ("page", "2")])).unwrap();
        assert_eq!(last["pagination"]["has_next_page"], false);
        assert_eq!(last["pagination"]["next_offset"], Value::Null);
        assert_eq!(last["pagination"]["total_count"], 2);
    }
}
