//! `GET /inbound/account/logs`.

use serde_json::{Value, json};

use super::parameters::{Parameters, Refusal, Window};
use super::records::{BROKEN_DOMAIN, DOMAINS, domain_uuid};

/// The page that was asked for, of records that are sorted newest first.
pub(crate) fn list(logs: &[Value], mut asked: Parameters) -> Result<Value, Refusal> {
    let mut found: Vec<&Value> = logs.iter().collect();
    let wanted = asked.take("domains");
    let is_wanted =
        |domain: &str| wanted.as_ref().is_none_or(|wanted| wanted.split(',').any(|one| one.trim() == domain));
    found.retain(|log| log.get("_domain").and_then(Value::as_str).is_some_and(is_wanted));
    for member in ["from", "to", "subject"] {
        asked.keep_equal(member, member, &mut found);
    }
    if let Some(logtype) = asked.take("logtype") {
        found.retain(|log| {
            actions(log).iter().any(|action| action.get("logtype").is_some_and(|value| *value == logtype.as_str()))
        });
    }
    if asked.take("sort_order").as_deref() == Some("ASC") {
        found.reverse();
    }
    let window = Window::take(&mut asked, 100, true)?;
    asked.finish()?;

    let queried: Vec<Value> =
        DOMAINS.iter().filter(|domain| is_wanted(domain)).map(|domain| query(domain, &found)).collect();
    let data = window.of(&found);
    Ok(json!({
        "success": true,
        "pagination": {
            "total": found.len(),
            "limit": window.limit,
            "offset": window.offset,
            "returned": data.len(),
        },
        "data": data,
        "total_domains": DOMAINS.len(),
        "domains_included": queried.len(),
        "domains_queried": queried,
    }))
}

fn query(domain: &str, found: &[&Value]) -> Value {
    json!({
        "domain": domain,
        "domain_uuid": domain_uuid(domain),
        "domain_type": "domain",
        "count": found.iter().filter(|log| log.get("_domain").is_some_and(|value| *value == domain)).count(),
        "status": if domain == BROKEN_DOMAIN { "timeout" } else { "success" },
    })
}

fn actions(log: &Value) -> &[Value] {
    log.get("actions").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::parameters::tests::asked;
    use super::*;

    fn page(pairs: &[(&str, &str)]) -> Value {
        let logs = [
            json!({ "uid": "b", "_domain": DOMAINS[1], "to": "help@support.example", "actions": [{ "logtype": "spam" }] }),
            json!({ "uid": "a", "_domain": DOMAINS[0], "to": "info@shop.example", "actions": [{ "logtype": "inbound" }] }),
        ];
        list(&logs, asked(pairs)).unwrap()
    }

    fn uids(pairs: &[(&str, &str)]) -> Vec<String> {
        let page = page(pairs);
        let data = page["data"].as_array().unwrap();
        data.iter().map(|log| log["uid"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn each_filter_narrows_the_list() {
        assert_eq!(uids(&[]), ["b", "a"]);
        assert_eq!(uids(&[("to", "info@shop.example")]), ["a"]);
        assert_eq!(uids(&[("logtype", "spam")]), ["b"]);
        assert_eq!(uids(&[("domains", DOMAINS[0])]), ["a"]);
        assert_eq!(uids(&[("limit", "1"), ("offset", "1")]), ["a"]);
    }

    #[test]
    fn only_the_wanted_domains_are_queried() {
        assert_eq!(page(&[])["domains_included"], DOMAINS.len());
        let some = page(&[("domains", DOMAINS[0])]);
        assert_eq!(some["domains_included"], 1);
        assert_eq!(some["total_domains"], DOMAINS.len());
    }
}
