//! Rules for the behaviour of an emulator, which is a file of its own beside the document.

mod filters;
mod templates;

use serde_json::Value;

use super::{Checker, kinds, texts};
use crate::document::{self, Document, JSON, Violation, at_path, join, operations, record_schema};

const RULE: &str = "emulator";

/// Placeholders in a response of a list, apart from `$parameter.<name>`.
const IN_LISTS: &[&str] = &[
    "records",
    "total",
    "limit",
    "offset",
    "returned",
    "pages",
    "page",
    "more",
    "before",
    "next_offset",
    "previous_offset",
    "first",
    "last",
    "count_limited",
    "count_limit",
    "parts",
    "parts_asked",
    "parts_total",
];
/// Placeholders in a response of an operation that does not list.
const IN_OTHERS: &[&str] = &["record", "records", "total"];
/// Placeholders in what a response says about a part, apart from `$record.<member>`.
const IN_PARTS: &[&str] = &["name", "count", "status"];
/// Placeholders in errors.
const IN_ERRORS: &[&str] = &["message", "status", "retry_after"];

/// An operation: what the document says of it, and where its behaviour stands.
struct Emulated<'a> {
    facts: &'a Document,
    /// Breaches of the rules in the document: what follows from a wrong name there is not reported too.
    wrong: &'a [Violation],
    /// Pointer to the operation in the document.
    place: String,
    /// Pointer to its behaviour.
    at: String,
}

impl<'a> Emulated<'a> {
    fn fact(&self, pointer: &str) -> Option<&'a Value> {
        self.facts.json().pointer(&format!("{}{pointer}", self.place))
    }

    fn parameters(&self) -> impl Iterator<Item = &'a Value> {
        self.fact("/parameters").and_then(Value::as_array).into_iter().flatten()
    }

    /// True if the name at a pointer of the document breaks a rule.
    fn is_wrong(&self, pointer: &str) -> bool {
        self.wrong.iter().any(|violation| violation.pointer == pointer)
    }
}

/// The breaches of the rules in the behaviour that belongs to a document, of which some are `wrong` in the document.
pub(super) fn check(facts: &Document, wrong: &[Violation]) -> Vec<Violation> {
    let Some(behaviour) = facts.emulator() else {
        let message = format!(
            "there is no `{}`, which says how the emulator behaves; write one with `error`, the template of an error's \
             body, and `operations`",
            document::emulator_name(facts.name())
        );
        return vec![facts.violation("", RULE, message)];
    };
    let mut checker = Checker::new(behaviour);
    kinds::check(&mut checker, &kinds::EMULATOR);
    texts::check(&mut checker);
    root(&mut checker);
    let (mut known, mut all_named) = (Vec::new(), true);
    for place in operations(facts) {
        let name = join(&place.at, "operationId");
        let id = facts.json().pointer(&name).and_then(Value::as_str).unwrap_or_default();
        let emulated = Emulated { facts, wrong, place: place.at, at: join("/operations", id) };
        if emulated.is_wrong(&name) {
            all_named = false;
        } else {
            operation(&mut checker, &emulated, id);
        }
        known.push(id);
    }
    for (id, _) in checker.members("/operations") {
        if all_named && !known.contains(&id) {
            let message = format!("the document has no operation `{id}`; mend the name or take the entry out");
            checker.report(&join("/operations", id), RULE, message);
        }
    }
    checker.finish()
}

/// Behaviour that all operations share.
fn root(checker: &mut Checker<'_>) {
    let allowed = ["error", "too_many", "block_seconds", "rate_limit_headers", "operations"];
    checker.require_keys("", "the behaviour of an emulator", &allowed);
    if !checker.get("/error").is_some_and(Value::is_object) {
        checker.report("/error", RULE, "`error` is the template of an error's body, such as `{ error: $message }`");
    }
    for key in ["/error", "/too_many"] {
        templates::check(checker, key, &|name| IN_ERRORS.contains(&name));
    }
    if checker.get("/block_seconds").is_some_and(|block| block.as_u64().is_none()) {
        checker.report("/block_seconds", RULE, "`block_seconds` is a number of seconds");
    }
}

fn operation(checker: &mut Checker<'_>, operation: &Emulated<'_>, id: &str) {
    if checker.get(&operation.at).is_none() {
        let message = format!(
            "the operation `{id}` has no entry, which says how it responds, such as `{id}: {{ response: {{}} }}`"
        );
        checker.report("/operations", RULE, message);
    } else if operation.fact("/x-pagination").is_some() {
        list(checker, operation);
    } else {
        no_list(checker, operation);
    }
}

/// An operation that lists its own records, or those of another list.
fn list(checker: &mut Checker<'_>, operation: &Emulated<'_>) {
    let at = operation.at.as_str();
    let allowed = ["of", "order", "hidden", "too_large", "past_end", "parts", "filters", "response"];
    checker.require_keys(at, "a list", &allowed);
    // Where the records are is for the rules of `x-pagination` to say.
    let Some(record) = record_schema(operation.facts, &operation.place) else { return };
    match of(checker, operation) {
        None => order(checker, operation, record),
        Some(None) => {}
        Some(Some(other)) if other == record => {
            if checker.get(&join(at, "order")).is_some() {
                checker.report(&join(at, "order"), RULE, "the order is that of the list in `of`; remove it here");
            }
        }
        Some(Some(other)) => {
            checker.report(&join(at, "of"), RULE, format!("the list in `of` lists `{other}`, and not `{record}`"));
        }
    }
    if checker.get(&join(at, "too_large")).is_some_and(|value| value.as_str() != Some("cut")) {
        checker.report(&join(at, "too_large"), RULE, "`too_large` is `cut`, or is left out if it is an error");
    }
    status(checker, at, "past_end");
    parts(checker, operation, record);
    response(checker, operation, IN_LISTS, &["$records"]);
    filters::check(checker, operation, record);
}

/// An operation that responds from the records of a list, or always the same.
fn no_list(checker: &mut Checker<'_>, operation: &Emulated<'_>) {
    let at = operation.at.as_str();
    match of(checker, operation) {
        None => {
            checker.require_keys(at, "an operation that responds from no records", &["response"]);
            response(checker, operation, &[], &[]);
        }
        Some(None) => {}
        Some(Some(record)) => {
            let allowed = ["of", "hidden", "rows", "none", "filters", "response"];
            checker.require_keys(at, "an operation with `of`", &allowed);
            status(checker, at, "none");
            rows(checker, operation, record);
            response(checker, operation, IN_OTHERS, &["$records", "$record"]);
            filters::check(checker, operation, record);
        }
    }
}

/// The component of the records of the list that `of` names; the inner `None` if it names no such list.
fn of<'a>(checker: &mut Checker<'_>, operation: &Emulated<'a>) -> Option<Option<&'a str>> {
    let at = join(&operation.at, "of");
    let id = checker.get(&at)?.as_str().unwrap_or_default();
    let owns = checker.get(&join(&join("/operations", id), "of")).is_none();
    let place = document::operation(operation.facts, id).filter(|_| owns);
    let record = place.and_then(|place| record_schema(operation.facts, &place));
    if record.is_none() {
        checker.report(&at, RULE, "`of` is the `operationId` of a list, which has records of its own");
    }
    Some(record)
}

fn status(checker: &mut Checker<'_>, at: &str, key: &str) {
    let at = join(at, key);
    let status = checker.get(&at);
    if status.is_some_and(|status| !status.as_u64().is_some_and(|status| (400..600).contains(&status))) {
        checker.report(&at, RULE, format!("`{key}` is the status of an error"));
    }
}

/// The rows that stand in place of a record.
fn rows(checker: &mut Checker<'_>, operation: &Emulated<'_>, record: &str) {
    let at = join(&operation.at, "rows");
    if checker.get(&at).is_none() {
        return;
    }
    checker.require_keys(&at, "`rows`", &["each", "item"]);
    let facts = operation.facts;
    let each = join(&at, "each");
    let list = checker.text(&each).map(|list| format!("{list}[]"));
    if checker.get(&each).is_some() && list.as_ref().is_none_or(|list| at_path(facts, record, list).is_none()) {
        checker.report(&each, RULE, format!("`each` is a list of `{record}`, of which each element gives a row"));
        return;
    }
    let is_member = |name: &str, path: String| !name.contains('.') && at_path(facts, record, &path).is_some();
    let known = |name: &str| match (name.split_once('.'), &list) {
        (Some(("record", member)), _) => is_member(member, member.to_owned()),
        (Some(("element", member)), Some(list)) => is_member(member, format!("{list}.{member}")),
        (None, Some(_)) => name == "element",
        _ => false,
    };
    templates::check(checker, &join(&at, "item"), &known);
    if !checker.get(&join(&at, "item")).is_some_and(Value::is_object) {
        checker.report(&at, RULE, "`item` is the template of a row, such as `{ id: $record.id }`");
    }
}

fn order(checker: &mut Checker<'_>, operation: &Emulated<'_>, record: &str) {
    let at = join(&operation.at, "order");
    checker.require_keys(&at, "`order`", &["fixed", "changed"]);
    let Some(fixed) = checker.require_text(&at, "fixed", RULE, "`order`") else { return };
    for (key, path) in [("fixed", Some(fixed)), ("changed", checker.text(&join(&at, "changed")))] {
        if path.is_some_and(|path| !at_path(operation.facts, record, path).is_some_and(is_time)) {
            checker.report(&join(&at, key), RULE, format!("`{key}` is the path of a time in `{record}`"));
        }
    }
}

fn parts(checker: &mut Checker<'_>, operation: &Emulated<'_>, record: &str) {
    let at = join(&operation.at, "parts");
    if checker.get(&at).is_none() {
        return;
    }
    checker.require_keys(&at, "`parts`", &["member", "most", "item"]);
    let exists = |name: &str| !name.contains('.') && at_path(operation.facts, record, name).is_some();
    if !exists(checker.text(&join(&at, "member")).unwrap_or_default()) {
        checker.report(&at, RULE, format!("`member` is the member of `{record}` that names a record's part"));
    }
    if checker.get(&join(&at, "most")).is_none_or(|most| most.as_u64().is_none_or(|most| most == 0)) {
        checker.report(&at, RULE, "`most` is the number of parts that one response gathers at most");
    }
    let is_member = |name: &str| name.strip_prefix("record.").is_some_and(|name| !name.is_empty() && exists(name));
    templates::check(checker, &join(&at, "item"), &|name| IN_PARTS.contains(&name) || is_member(name));
}

/// The template of the response. `records` are the placeholders for records, of which it has one if there are any.
fn response(checker: &mut Checker<'_>, operation: &Emulated<'_>, known: &[&str], records: &[&str]) {
    let at = join(&operation.at, "response");
    let is_parameter = |name: &str| operation.parameters().any(|parameter| parameter.get("name") == Some(&name.into()));
    templates::check(checker, &at, &|name| {
        known.contains(&name) || name.strip_prefix("parameter.").is_some_and(is_parameter)
    });
    let template = checker.get(&at);
    let message = match document::success_media(operation.facts, &operation.place) {
        None if template.is_some() => "the response has no content; take `response` away",
        None => return,
        Some((JSON, media)) if operation.facts.json().pointer(&format!("{media}/schema/$ref")).is_none() => {
            if template.is_some() {
                return;
            }
            "`response` is the template of the response, any JSON"
        }
        Some((JSON, _)) if template.is_some_and(Value::is_object) => "",
        Some((JSON, _)) => "`response` is the template of the response, an object",
        Some(_) if template.is_some_and(Value::is_string) => return,
        Some(_) => "`response` is the content of the response, a text",
    };
    let Some(template) = template.filter(|_| message.is_empty()) else {
        return checker.report(&operation.at, RULE, message);
    };
    let template = template.to_string();
    if !records.is_empty() && !records.iter().any(|name| template.contains(&format!("\"{name}\""))) {
        let records = records.join("` or `");
        checker.report(&at, RULE, format!("`response` is the template of the response; what is found is `{records}`"));
    }
}

fn is_time(property: &Value) -> bool {
    matches!(property.get("format").and_then(Value::as_str), Some("unix-time" | "date-time"))
}
