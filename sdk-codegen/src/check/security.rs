//! Rules for keys: the client sends one as a bearer token, so that is what a document can say.

use serde_json::Value;

use super::Checker;
use crate::document::{join, operations};

const RULE: &str = "security";
const SCHEMES: &str = "/components/securitySchemes";

/// The schemes, and the `security` of the root.
pub(super) fn check_root(checker: &mut Checker<'_>) {
    let mut used = names(checker.get("/security"));
    for place in operations(checker.document) {
        used.extend(names(checker.get(&join(&place.at, "security"))));
    }
    for (name, scheme) in checker.members(SCHEMES) {
        let at = join(SCHEMES, name);
        checker.require_keys(&at, "a security scheme", &["type", "scheme", "description"]);
        checker.require_text(&at, "description", "description", "the security scheme");
        let says = |key: &str, value: &str| scheme.get(key).and_then(Value::as_str) == Some(value);
        if !says("type", "http") || !says("scheme", "bearer") {
            checker.report(&at, RULE, "keys are sent as bearer tokens: write `type: http` and `scheme: bearer`");
        }
        if !used.contains(&name) {
            checker.report(&at, "unused", format!("no `security` names `{name}`; remove it"));
        }
    }
    check_names(checker, "/security");
}

/// The `security` of an operation.
pub(super) fn check(checker: &mut Checker<'_>, operation: &str) {
    let at = join(operation, "security");
    if names(checker.get(&at)).is_empty() {
        checker.report(&at, RULE, "the operation has no `security`; name the scheme whose key it takes");
    }
    check_names(checker, &at);
}

fn check_names(checker: &mut Checker<'_>, at: &str) {
    for name in names(checker.get(at)) {
        if checker.get(&join(SCHEMES, name)).is_none() {
            let message = format!("`{name}` is no scheme under `components/securitySchemes`; name one that is");
            checker.report(at, RULE, message);
        }
    }
}

fn names(security: Option<&Value>) -> Vec<&str> {
    let entries = security.and_then(Value::as_array).into_iter().flatten();
    entries.filter_map(Value::as_object).flat_map(|entry| entry.keys().map(String::as_str)).collect()
}
