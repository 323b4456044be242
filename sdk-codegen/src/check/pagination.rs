//! Rules for `x-pagination`: a list operation has it, and every name in it exists.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Checker;
use crate::document::{SCHEMAS, answer, at_path, join, operations, record_schema, target, texts};

const RULE: &str = "x-pagination";

const KEYS: &[&str] = &[
    "limit",
    "offset",
    "page",
    "sort",
    "ordered_by",
    "records",
    "identity",
    "more",
    "total",
    "capped",
    "cap",
    "window",
    "coverage",
];

pub(super) fn check(checker: &mut Checker<'_>, operation: &str) {
    let at = join(operation, "x-pagination");
    if checker.get(&at).is_none() {
        if takes(checker, operation, "limit") && takes(checker, operation, "offset") {
            let message = "an operation with `limit` and `offset` is a list; say in `x-pagination` how it pages";
            checker.report(operation, RULE, message);
        }
        return;
    }
    checker.require_keys(&at, "`x-pagination`", KEYS);
    parameters(checker, operation, &at);
    let Some(answer) = answer(checker.document, operation) else { return }; // the rules of responses say why
    let Some(records) = checker.require_text(&at, "records", RULE, "`x-pagination`") else { return };
    let Some(record) = record_schema(checker.document, operation).filter(|_| !records.contains('.')) else {
        let message =
            format!("`{records}` is no member of `{answer}` that lists a component; name the list of records");
        return checker.report(&join(&at, "records"), RULE, message);
    };
    identity(checker, &at, record);
    ordered_by(checker, &at, record);
    for key in ["more", "total", "capped", "cap"] {
        if checker.get(&join(&at, key)).is_some() {
            member(checker, answer, &join(&at, key));
        }
    }
    coverage(checker, answer, &at);
}

/// A record type has a method for several requests at once, or it has not; so all lists of it are alike.
pub(super) fn check_windows(checker: &mut Checker<'_>) {
    let mut lists: BTreeMap<&str, bool> = BTreeMap::new();
    for operation in operations(checker.document).into_iter().map(|place| place.at) {
        let Some(record) = record_schema(checker.document, &operation) else { continue };
        let at = join(&operation, RULE);
        let window = checker.get(&join(&at, "window")).is_some();
        if *lists.entry(record).or_insert(window) != window {
            let message = format!("another operation lists `{record}` too; write a `window` in both, or in none");
            checker.report(&at, RULE, message);
        }
    }
}

fn parameters(checker: &mut Checker<'_>, operation: &str, at: &str) {
    for key in ["limit", "offset"] {
        checker.require_text(at, key, RULE, "`x-pagination`");
    }
    let sort = join(at, "sort");
    if checker.get(&sort).is_some() {
        checker.require_keys(&sort, "`sort`", &["by", "order", "ascending", "fixed"]);
        for key in ["by", "order", "ascending"] {
            checker.require_text(&sort, key, RULE, "`sort`");
        }
        if checker.get(&join(&sort, "fixed")).map(texts).unwrap_or_default().is_empty() {
            checker.report(&sort, RULE, "`fixed` lists the fields whose order a change of a record does not alter");
        }
    }
    for place in [join(at, "limit"), join(at, "offset"), join(at, "page"), join(&sort, "by"), join(&sort, "order")] {
        if let Some(name) = checker.text(&place)
            && !takes(checker, operation, name)
        {
            checker.report(&place, RULE, format!("the operation has no parameter `{name}`; name one that it has"));
        }
    }
    let window = join(at, "window");
    if checker.get(&window).is_some() {
        let format = checker.text(&window).and_then(|name| schema(checker, operation, name)?.get("format")?.as_str());
        if format != Some("unix-seconds") {
            let message =
                "`window` names the parameter of format `unix-seconds` that bounds the time of a record from above";
            checker.report(&window, RULE, message);
        }
    }
    if let Some(limit) = checker.text(&join(at, "limit"))
        && let Some(schema) = schema(checker, operation, limit)
        && !["maximum", "default"].iter().all(|key| schema.get(*key).and_then(Value::as_u64).is_some())
    {
        let message = format!("a walk asks for the largest page; `{limit}` needs a `maximum`, and a `default`");
        checker.report(&join(at, "limit"), RULE, message);
    }
    for place in [join(at, "offset"), join(at, "page")] {
        if let Some(name) = checker.text(&place)
            && let Some(schema) = schema(checker, operation, name)
            && schema.get("minimum").and_then(Value::as_u64).is_none()
        {
            checker.report(
                &place,
                RULE,
                format!("nothing lies before the first record; `{name}` needs a `minimum` of 0 or more"),
            );
        }
    }
}

fn identity(checker: &mut Checker<'_>, at: &str, record: &str) {
    let at = join(at, "identity");
    let members = checker.get(&at).map(texts).unwrap_or_default();
    if members.is_empty() {
        checker.report(&at, RULE, "`identity` lists the members that identify a record, such as `[id]`");
    }
    let schema = join(SCHEMAS, record);
    for name in &members {
        if checker.get(&join(&join(&schema, "properties"), name)).is_none() {
            checker.report(&at, RULE, format!("`{record}` has no member `{name}`; name one that it has"));
        }
    }
    let required = checker.get(&join(&schema, "required")).map(texts).unwrap_or_default();
    if members.first().is_some_and(|first| !required.contains(first)) {
        checker.report(&at, RULE, format!("write the first member of the identity under `required` of `{record}`"));
    }
}

/// A record has one time of this name, which is no list of times.
fn ordered_by(checker: &mut Checker<'_>, at: &str, record: &str) {
    let at = join(at, "ordered_by");
    if checker.get(&at).is_none() {
        return;
    }
    let format = checker.text(&at).filter(|path| !path.contains("[]")).and_then(|path| {
        let member = at_path(checker.document, record, path)?;
        member.get("format").and_then(Value::as_str)
    });
    if !matches!(format, Some("date-time" | "unix-time")) {
        let message = format!("`ordered_by` names a member of `{record}` of format `date-time` or `unix-time`");
        checker.report(&at, RULE, message);
    }
}

fn coverage(checker: &mut Checker<'_>, answer: &str, at: &str) {
    let at = join(at, "coverage");
    if checker.get(&at).is_none() {
        return;
    }
    let keys = ["included", "of", "parts", "name", "status", "complete"];
    checker.require_keys(&at, "`coverage`", &keys);
    for key in keys {
        checker.require_text(&at, key, RULE, "`coverage`");
    }
    for key in ["included", "of", "parts"] {
        member(checker, answer, &join(&at, key));
    }
    let list = join(&join(&join(SCHEMAS, answer), "properties"), checker.text(&join(&at, "parts")).unwrap_or_default());
    let part = target(checker.document, &join(&list, "items"));
    for key in ["name", "status"] {
        if let (Some(part), Some(name)) = (part, checker.text(&join(&at, key)))
            && checker.get(&join(&join(&join(SCHEMAS, part), "properties"), name)).is_none()
        {
            checker.report(&join(&at, key), RULE, format!("`{part}` has no member `{name}`; name one that it has"));
        }
    }
}

/// The path written at `at` leads to a member of the response.
fn member(checker: &mut Checker<'_>, answer: &str, at: &str) {
    let Some(path) = checker.text(at) else { return };
    let mut schema = Some(answer);
    for step in path.split('.') {
        let property = schema.map(|schema| join(&join(&join(SCHEMAS, schema), "properties"), step));
        match property.filter(|property| checker.get(property).is_some()) {
            Some(property) => schema = target(checker.document, &property),
            None => {
                return checker.report(at, RULE, format!("`{answer}` has no member `{path}`; name one that it has"));
            }
        }
    }
}

fn takes(checker: &Checker<'_>, operation: &str, name: &str) -> bool {
    schema(checker, operation, name).is_some()
}

fn schema<'a>(checker: &Checker<'a>, operation: &str, name: &str) -> Option<&'a Value> {
    let parameters = checker.get(&join(operation, "parameters"))?.as_array()?;
    parameters.iter().find(|parameter| parameter.get("name").and_then(Value::as_str) == Some(name))?.get("schema")
}
