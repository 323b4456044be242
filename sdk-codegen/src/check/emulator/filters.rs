//! Rules for `filters`: each parameter of an operation that lists acts on something that can be compared.

use serde_json::Value;

use super::{Checker, Emulated, is_time};
use crate::document::{at_path, join, texts};

const RULE: &str = "filter";

/// The entries of `x-pagination` that name a parameter.
const ROLES: &[&str] = &["/limit", "/offset", "/page", "/sort/by", "/sort/order"];

/// The comparisons.
const KINDS: &[&str] = &["equals", "contains", "one_of", "at_least", "at_most", "last_days"];

/// The filters of an operation that responds from records of a component.
pub(super) fn check(checker: &mut Checker<'_>, operation: &Emulated<'_>, record: &str) {
    let filters = join(&operation.at, "filters");
    let mut names = Vec::new();
    for (index, parameter) in operation.parameters().enumerate() {
        if operation.is_wrong(&format!("{}/parameters/{index}/name", operation.place)) {
            return;
        }
        let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default();
        names.push(name);
        let at = join(&filters, name);
        let pages = ROLES.iter().any(|role| operation.fact(&format!("/x-pagination{role}")) == Some(&name.into()));
        match (checker.get(&at), pages) {
            (None, false) => {
                let message = format!(
                    "the parameter `{name}` has no entry in `filters`, which says what it acts on, such as \
                     `{name}: {{ equals: {name} }}`"
                );
                checker.report(&operation.at, RULE, message);
            }
            (Some(_), true) => {
                checker.report(&at, RULE, format!("`{name}` pages or sorts, as `x-pagination` says; take it out"));
            }
            (Some(_), false) => filter(checker, operation, parameter, &at, record),
            (None, true) => {}
        }
    }
    for (name, _) in checker.members(&filters) {
        if !names.contains(&name) {
            checker.report(&join(&filters, name), RULE, format!("the operation has no parameter `{name}`"));
        }
    }
}

fn filter(checker: &mut Checker<'_>, operation: &Emulated<'_>, parameter: &Value, at: &str, record: &str) {
    checker.require_keys(at, "a filter", KINDS);
    let hidden = checker.get(&join(&operation.at, "hidden")).map(texts).unwrap_or_default();
    let of_schema = |key: &str| parameter.get("schema")?.get(key)?.as_str();
    let kind = of_schema("type");
    let time_sent = matches!(of_schema("format"), Some("unix-seconds" | "unix-time" | "date"));
    let tests = checker.members(at);
    if tests.iter().all(|(_, paths)| texts(paths).is_empty()) {
        checker.report(at, RULE, "a filter names what to compare and how, such as `{ equals: subject }`");
    }
    for (test, paths) in tests {
        let at = join(at, test);
        for path in texts(paths) {
            let Some(field) = at_path(operation.facts, record, path) else {
                if !hidden.contains(&path) {
                    let message = format!("`{path}` leads to no value of `{record}`; mend it, or list it in `hidden`");
                    checker.report(&at, RULE, message);
                }
                continue;
            };
            let fits = match test {
                "at_least" | "at_most" if time_sent => is_time(field),
                "at_least" | "at_most" => kind != Some("string") && is_number(field),
                "last_days" => kind == Some("integer") && is_time(field),
                _ => true,
            };
            if !fits {
                let message = format!("`{test}` cannot compare what is sent with `{path}`; write another kind or path");
                checker.report(&at, RULE, message);
            }
        }
    }
}

fn is_number(property: &Value) -> bool {
    matches!(property.get("type").and_then(Value::as_str), Some("number" | "integer"))
}
