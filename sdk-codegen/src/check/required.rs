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
            let schema = join(SCHEMAS, answer);
            let is_list = |member: &Value| member.get("type").and_then(Value::as_str) == Some("array");
            let members = checker.members(&join(&schema, "properties")).into_iter();
            let (lists, others): (Vec<_>, Vec<_>) = members.partition(|(_, member)| is_list(member));
            allowed.extend(lists.into_iter().map(|(name, _)| (answer, name)));
            // What is given alone, or in a list without pages, has one member that identifies it.
            let required = checker.get(&join(&schema, "required")).map(texts).unwrap_or_default();
            let mut others = others.into_iter().filter(|(name, _)| required.contains(name));
            let pages = checker.get(&join(&operation, "x-pagination")).is_some();
            if let (Some((name, _)), None, false) = (others.next(), others.next(), pages) {
                allowed.insert((answer, name));
            }
        }
        if let Some(record) = record_schema(checker.document, &operation) {
            let identity = checker.get(&join(&join(&operation, "x-pagination"), "identity")).map(texts);
            allowed.extend(identity.into_iter().flatten().map(|member| (record, member)));
        }
    }
    allowed
}
