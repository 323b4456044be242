//! Every parameter of every operation has the effect in the emulator that is described for it: the cases come from the
//! document and from the behaviour beside it.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

mod listed;

use std::collections::BTreeMap;

use contract_tests::provider::PROVIDERS;
use listed::{DAY, Listed, MOMENT, emulated, listed, set};
use sdk_runtime::ErrorKind;
use serde_json::{Value, json};

/// Returns a value at a path that passes a test, and one that does not.
fn pair(listed: &Listed, test: &str, path: &str, sent: &Value) -> (Value, Value) {
    let text = || sent.as_str().unwrap().to_owned();
    let number = sent.as_i64();
    let is_time = listed.field(path).is_some_and(|field| field.get("format").is_some_and(|format| format != "int64"));
    match test {
        "equals" if number.is_some() => (sent.clone(), json!(number.unwrap() + 1)),
        "equals" => (sent.clone(), json!(text() + "x")),
        "one_of" => (sent.clone(), json!(text() + "x")),
        "contains" => (json!(format!("<{}>", text().to_uppercase())), json!("else")),
        // A date is the day that contains the moment.
        "at_least" if is_time => (listed.time(path, MOMENT), listed.time(path, MOMENT - DAY)),
        "at_most" if is_time => (listed.time(path, MOMENT), listed.time(path, MOMENT + DAY)),
        "last_days" => {
            let edge = MOMENT + 60 - number.unwrap() * DAY;
            (listed.time(path, edge), listed.time(path, edge - 1))
        }
        "at_least" => (sent.clone(), json!(sent.as_f64().unwrap() - 0.5)),
        "at_most" => (sent.clone(), json!(sent.as_f64().unwrap() + 0.5)),
        other => unreachable!("`{other}` is new: say here what passes it"),
    }
}

/// Returns the records of a list, or else the whole response; fails on an error.
async fn found(listed: &Listed, parameters: &[(&str, Value)]) -> Value {
    match (listed.call(parameters).await, listed.named("/records")) {
        (Ok(response), Some(records)) => response[records].clone(),
        (Ok(response), None) => response,
        (Err(error), _) => json!(format!("{:?}", error.kind())),
    }
}

#[tokio::test]
async fn every_filter_keeps_matching_records_and_drops_others() {
    let mut seen = BTreeMap::new();
    for listed in emulated().await {
        for parameter in listed.parameters() {
            let filter = listed.filter(parameter);
            if filter.is_null() {
                continue;
            }
            let name = parameter["name"].as_str().unwrap();
            let sent = [(name, listed.sample(parameter))];
            for (test, paths) in filter.as_object().unwrap() {
                let paths = paths.as_array().cloned().unwrap_or_else(|| vec![paths.clone()]);
                for path in paths.iter().map(|path| path.as_str().unwrap()) {
                    let (fits, differs) = pair(&listed, test, path, &sent[0].1);
                    // A filter by the identity changes it.
                    let (mut one, mut other) = (listed.plain("one"), listed.plain("other"));
                    set(&mut one, path, fits);
                    set(&mut other, path, differs);
                    let list = listed.list();
                    let nothing = found(&listed, &sent).await;
                    list.push(&other);
                    assert_eq!(found(&listed, &sent).await, nothing, "{} {name}: {test} {path}", listed.id());
                    list.push(&one);
                    let both = found(&listed, &sent).await;
                    assert_ne!(both, nothing, "{} {name}: {test} {path}", listed.id());
                    list.remove(other[listed.identity()].as_str().unwrap());
                    assert_eq!(found(&listed, &sent).await, both, "{} {name}: {test} {path}", listed.id());
                    list.remove(one[listed.identity()].as_str().unwrap());
                    *seen.entry(listed.id().to_owned()).or_insert(0) += 1;
                }
            }
        }
    }
    assert!(seen.values().all(|count| *count > 0) && seen.values().any(|count| *count > 3), "{seen:?}");
}

/// The clients here may be generated anew from the documents; users compile what is committed.
#[test]
fn the_committed_description_of_every_emulator_is_read() {
    for provider in PROVIDERS {
        let folder = provider.document().parent().unwrap().join("..").join(provider.package);
        let text = std::fs::read_to_string(folder.join("src/generated/emulator.json")).unwrap();
        let read = sdk_emulator::Service::read(&text);
        assert!(read.is_ok(), "{}: {}", provider.name, read.unwrap_err());
    }
}

#[tokio::test]
async fn every_parameter_filters_pages_or_sorts() {
    for listed in emulated().await {
        let named = ["/limit", "/offset", "/page", "/sort/by", "/sort/order"].map(|place| listed.named(place));
        for parameter in listed.parameters() {
            let name = parameter["name"].as_str().unwrap();
            assert!(listed.filter(parameter).is_object() || named.contains(&Some(name)), "{} {name}", listed.id());
        }
    }
}

#[tokio::test]
async fn limit_offset_and_page_select_a_part_of_the_list() {
    for listed in listed().await {
        for id in ["a", "b", "c", "d", "e"] {
            listed.list().push(listed.plain(id));
        }
        assert_eq!(listed.ids(&[]).await, ["e", "d", "c", "b", "a"], "{}", listed.id());
        let (limit, offset) = (listed.named("/limit").unwrap(), listed.named("/offset").unwrap());
        assert_eq!(listed.ids(&[(limit, json!(2))]).await, ["e", "d"]);
        assert_eq!(listed.ids(&[(limit, json!(2)), (offset, json!(3))]).await, ["b", "a"]);
        if let Some(page) = listed.named("/page") {
            assert_eq!(listed.ids(&[(limit, json!(2)), (page, json!(3))]).await, ["a"]);
        }
    }
}

#[tokio::test]
async fn records_are_sorted_by_the_order_and_the_field_that_are_set() {
    for listed in listed().await {
        let Some(order) = listed.named("/sort/order") else { continue };
        let (by, ascending) = (listed.named("/sort/by").unwrap(), listed.named("/sort/ascending").unwrap());
        for id in ["b", "c", "a"] {
            listed.list().push(listed.plain(id));
        }
        assert_eq!(listed.ids(&[]).await, ["a", "c", "b"]);
        assert_eq!(listed.ids(&[(order, json!(ascending))]).await, ["b", "c", "a"]);
        assert_eq!(listed.ids(&[(by, json!(listed.identity()))]).await, ["c", "b", "a"]);
        assert_eq!(listed.ids(&[(by, json!(listed.identity())), (order, json!(ascending))]).await, ["a", "b", "c"]);
        let error = listed.call(&[(by, json!("colour"))]).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Rejected);
    }
}
