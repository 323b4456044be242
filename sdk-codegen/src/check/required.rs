//! Rules for `required` in a response: a client refuses a response that lacks such a member, so hardly any is.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Checker;
use crate::document::{SCHEMAS, answer, envelope, join, operations, outer_answer, record_schema, texts};

pub(super) fn check(checker: &mut Checker<'_>, answers: &BTreeSet<String>) {
    // What identifies a record, and what is wrapped, has to be right first.
    if checker.violations.iter().any(|violation| matches!(violation.rule, "x-pagination" | "envelope")) {
        return;
    }
    let allowed = allowed(checker);
    for name in answers {
        let at = join(&join(SCHEMAS, name), "required");
        let properties = join(&join(SCHEMAS, name), "properties");
        for member in checker.get(&at).map(texts).unwrap_or_default() {
            let pair = (name.as_str(), member);
            if checker.get(&join(&properties, member)).is_some() && !allowed.contains(&pair) {
                let message = format!(
                    "a response without `{member}` would be refused; require only the identity of a record, \
                     the lists of an answer, and what is wrapped"
                );
                checker.report(&at, "required", message);
            }
        }
    }
}

/// Components with those of their members that may be required.
fn allowed<'a>(checker: &Checker<'a>) -> BTreeSet<(&'a str, &'a str)> {
    let mut allowed = BTreeSet::new();
    for operation in operations(checker.document).into_iter().map(|place| place.at) {
        allowed.extend(outer_answer(checker.document, &operation).zip(envelope(checker.document, &operation)));
        if let Some(answer) = answer(checker.document, &operation) {
            let members = checker.members(&join(&join(SCHEMAS, answer), "properties"));
            let lists =
                members.into_iter().filter(|(_, member)| member.get("type").and_then(Value::as_str) == Some("array"));
            allowed.extend(lists.map(|(name, _)| (answer, name)));
        }
        if let Some(record) = record_schema(checker.document, &operation) {
            let identity = checker.get(&join(&join(&operation, "x-pagination"), "identity")).map(texts);
            allowed.extend(identity.into_iter().flatten().map(|member| (record, member)));
        }
    }
    allowed
}
