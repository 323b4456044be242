//! `GET /logs`, in the wrapped form that is documented.

use jetemail_sdk::types::Timestamp;
use serde_json::{Value, json};

use super::parameters::{Parameters, Refusal, Window, contains};
use super::records::{Clock, DAY};

/// The page that was asked for, of records that are sorted newest first.
pub(crate) fn list(logs: &[Value], clock: Clock, mut asked: Parameters) -> Result<Value, Refusal> {
    let mut found: Vec<&Value> = logs.iter().collect();
    let days = asked.take_integer("days", 1)?.unwrap_or(7);
    let oldest = clock.ago(days.saturating_mul(DAY));
    found.retain(|log| created_at(log).is_some_and(|created_at| created_at >= oldest));
    let status = asked.take("status");
    if let Some(status) = &status {
        found.retain(|log| log.get("status").is_some_and(|value| *value == status.as_str()));
    }
    asked.keep_equal("email_id", "id", &mut found);
    let search = asked.take("search");
    if let Some(search) = &search {
        found.retain(|log| contains(log.get("subject"), search) || is_to(log, search));
    }
    let window = Window::take(&mut asked, 50, false)?;
    asked.finish()?;

    Ok(json!({
        "success": true,
        "data": {
            "data": window.of(&found),
            "pagination": {
                "total": found.len(),
                "limit": window.limit,
                "offset": window.offset,
                "has_more": window.end() < found.len(),
            },
            "filters": { "status": status, "days": days, "search": search },
        },
    }))
}

fn created_at(log: &Value) -> Option<i64> {
    let time: Timestamp = log.get("created_at")?.as_str()?.parse().ok()?;
    Some(time.as_millisecond())
}

/// A recipient is found by the whole address only.
fn is_to(log: &Value, address: &str) -> bool {
    let to = log.get("to").and_then(Value::as_array);
    to.is_some_and(|to| to.iter().any(|one| *one == address))
}

#[cfg(test)]
mod tests {
    use super::super::parameters::tests::asked;
    use super::super::records::HOUR;
    use super::*;

    fn ids(pairs: &[(&str, &str)]) -> Vec<String> {
        let clock = Clock::now();
        let log = |id, status, subject, ago| {
            json!({
                "id": id, "status": status, "subject": subject, "to": ["x@client.example"],
                "created_at": clock.text(clock.ago(ago)),
            })
        };
        let logs = [
            log("c", "delivered", "Your receipt", HOUR),
            log("b", "bounced", "Your invoice", 2 * HOUR),
            log("a", "bounced", "Welcome", 9 * DAY),
        ];
        let answer = list(&logs, clock, asked(pairs)).unwrap();
        let data = answer["data"]["data"].as_array().unwrap();
        data.iter().map(|log| log["id"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn only_the_last_days_are_searched() {
        assert_eq!(ids(&[]), ["c", "b"]);
        assert_eq!(ids(&[("days", "30")]), ["c", "b", "a"]);
        assert!(ids(&[("email_id", "a")]).is_empty());
        assert_eq!(ids(&[("email_id", "a"), ("days", "90")]), ["a"]);
    }

    #[test]
    fn each_filter_narrows_the_list() {
        assert_eq!(ids(&[("status", "bounced")]), ["b"]);
        assert!(ids(&[("status", "Bounced")]).is_empty());
        assert_eq!(ids(&[("search", "INVOICE")]), ["b"]);
        assert_eq!(ids(&[("search", "x@client.example")]), ["c", "b"]);
        assert!(ids(&[("search", "x@client")]).is_empty());
        assert_eq!(ids(&[("limit", "1"), ("offset", "1")]), ["b"]);
    }
}
