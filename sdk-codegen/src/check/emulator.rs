//! Rules for what drives the emulator: `x-emulator` at the root and on operations, `x-filter` on parameters.

use serde_json::Value;

use super::Checker;
use crate::document::{at_path, join, record_schema, source, texts};

const RULE: &str = "emulator";

/// What a template of an answer can ask for, apart from `$parameter.<name>`.
const IN_ANSWERS: &[&str] = &[
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
/// The same of an operation that does not list.
const IN_OTHERS: &[&str] = &["record", "records", "total"];
/// The same of what an answer says about a part, apart from `$record.<member>`.
const IN_PARTS: &[&str] = &["name", "count", "status"];
/// The same of errors.
const IN_ERRORS: &[&str] = &["message", "status", "retry_after"];

/// The entries of `x-pagination` that name a parameter.
const ROLES: &[&str] = &["/limit", "/offset", "/page", "/sort/by", "/sort/order"];

/// `x-emulator` of the root.
pub(super) fn check_root(checker: &mut Checker<'_>) {
    let at = "/x-emulator";
    if checker.get(at).is_none() {
        return;
    }
    checker.require_keys(at, "`x-emulator`", &["error", "too_many", "block_seconds", "rate_limit_headers"]);
    if !checker.get("/x-emulator/error").is_some_and(Value::is_object) {
        checker.report(at, RULE, "`error` is the template of an error's body, such as `{ error: $message }`");
    }
    for key in ["error", "too_many"] {
        placeholders(checker, &join(at, key), &|name| IN_ERRORS.contains(&name));
    }
    let block = checker.get("/x-emulator/block_seconds");
    if block.is_some_and(|block| block.as_u64().is_none()) {
        checker.report("/x-emulator/block_seconds", RULE, "`block_seconds` is a number of seconds");
    }
    if checker.get("/x-emulator/rate_limit_headers").is_some_and(|value| !value.is_boolean()) {
        checker.report("/x-emulator/rate_limit_headers", RULE, "`rate_limit_headers` is `true` or `false`");
    }
}

/// `x-emulator` of an operation, and `x-filter` of its parameters.
pub(super) fn check_operation(checker: &mut Checker<'_>, operation: &str) {
    let at = join(operation, "x-emulator");
    if checker.get(&at).is_none() {
        let message =
            "the operation has no `x-emulator`, which says what the emulator answers, such as `{ answer: {} }`";
        return checker.report(operation, RULE, message);
    }
    if checker.get("/x-emulator").is_none() {
        checker.report(
            "",
            RULE,
            "the root has no `x-emulator`; write one with `error`, the template of an error's body",
        );
    }
    if checker.get(&join(operation, "x-pagination")).is_some() {
        list(checker, operation, &at);
    } else {
        no_list(checker, operation, &at);
    }
}

/// An operation that lists its own records, or those of another list.
fn list(checker: &mut Checker<'_>, operation: &str, at: &str) {
    checker.require_keys(
        at,
        "`x-emulator` of a list",
        &["of", "order", "hidden", "too_large", "past_end", "parts", "answer"],
    );
    // Where the records are is for the rules of `x-pagination` to say.
    let Some(record) = record_schema(checker.document, operation) else { return };
    match of(checker, at) {
        None => order(checker, &join(at, "order"), record),
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
        checker.report(&join(at, "too_large"), RULE, "`too_large` is `cut`, or is left out if the service refuses");
    }
    status(checker, at, "past_end");
    parts(checker, &join(at, "parts"), record);
    answer(checker, operation, IN_ANSWERS, &["$records"]);
    filters(checker, operation, record);
}

/// An operation that answers from the records of a list, or always the same.
fn no_list(checker: &mut Checker<'_>, operation: &str, at: &str) {
    match of(checker, at) {
        None => {
            checker.require_keys(at, "`x-emulator` without `of`", &["answer"]);
            answer(checker, operation, &[], &[]);
            no_filters(checker, operation);
        }
        Some(None) => {}
        Some(Some(record)) => {
            checker.require_keys(at, "`x-emulator` with `of`", &["of", "hidden", "rows", "none", "answer"]);
            status(checker, at, "none");
            rows(checker, &join(at, "rows"), record);
            answer(checker, operation, IN_OTHERS, &["$records", "$record"]);
            filters(checker, operation, record);
        }
    }
}

/// The component of the records of the list that `of` names; the inner `None` if it names no such list.
fn of<'a>(checker: &mut Checker<'a>, at: &str) -> Option<Option<&'a str>> {
    let at = join(at, "of");
    checker.get(&at)?;
    let source = source(checker.document, at.strip_suffix("/x-emulator/of").unwrap_or_default());
    let owns = source.filter(|source| checker.get(&format!("{source}/x-emulator/of")).is_none());
    let record = owns.and_then(|source| record_schema(checker.document, &source));
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

/// What is answered in place of a record.
fn rows(checker: &mut Checker<'_>, at: &str, record: &str) {
    if checker.get(at).is_none() {
        return;
    }
    checker.require_keys(at, "`rows`", &["each", "item"]);
    let document = checker.document;
    let each = join(at, "each");
    let list = checker.text(&each).map(|list| format!("{list}[]"));
    if checker.get(&each).is_some() && list.as_ref().is_none_or(|list| at_path(document, record, list).is_none()) {
        checker.report(&each, RULE, format!("`each` is a list of `{record}`, of which each element gives a row"));
        return;
    }
    let is_member = |name: &str, path: String| !name.contains('.') && at_path(document, record, &path).is_some();
    let known = |name: &str| match (name.split_once('.'), &list) {
        (Some(("record", member)), _) => is_member(member, member.to_owned()),
        (Some(("element", member)), Some(list)) => is_member(member, format!("{list}.{member}")),
        (None, Some(_)) => name == "element",
        _ => false,
    };
    placeholders(checker, &join(at, "item"), &known);
    if !checker.get(&join(at, "item")).is_some_and(Value::is_object) {
        checker.report(at, RULE, "`item` is the template of a row, such as `{ id: $record.id }`");
    }
}

fn order(checker: &mut Checker<'_>, at: &str, record: &str) {
    checker.require_keys(at, "`order`", &["fixed", "changed"]);
    let Some(fixed) = checker.require_text(at, "fixed", RULE, "`order`") else { return };
    for (key, path) in [("fixed", Some(fixed)), ("changed", checker.text(&join(at, "changed")))] {
        if path.is_some_and(|path| !at_path(checker.document, record, path).is_some_and(is_time)) {
            checker.report(&join(at, key), RULE, format!("`{key}` is the path of a time in `{record}`"));
        }
    }
}

fn parts(checker: &mut Checker<'_>, at: &str, record: &str) {
    if checker.get(at).is_none() {
        return;
    }
    checker.require_keys(at, "`parts`", &["member", "most", "item"]);
    let member = checker.text(&join(at, "member")).unwrap_or_default();
    let exists = |name: &str| !name.contains('.') && at_path(checker.document, record, name).is_some();
    let known = |name: &str| {
        IN_PARTS.contains(&name)
            || name.strip_prefix("record.").is_some_and(|member| !member.is_empty() && exists(member))
    };
    let unknown = unknown_placeholders(checker, &join(at, "item"), &known);
    if !exists(member) {
        checker.report(at, RULE, format!("`member` is the member of `{record}` that names a record's part"));
    }
    report_placeholders(checker, unknown);
    if checker.get(&join(at, "most")).is_none_or(|most| most.as_u64().is_none_or(|most| most == 0)) {
        checker.report(at, RULE, "`most` is how many parts one answer gathers at most");
    }
}

/// The template of the answer. `records` are the placeholders for records, of which it has one if there are any.
fn answer(checker: &mut Checker<'_>, operation: &str, known: &[&str], records: &[&str]) {
    let emulator = join(operation, "x-emulator");
    let at = join(&emulator, "answer");
    let parameters = parameter_names(checker, operation);
    let is_known = |name: &str| {
        known.contains(&name) || name.strip_prefix("parameter.").is_some_and(|name| parameters.contains(&name))
    };
    placeholders(checker, &at, &is_known);
    let Some(template) = checker.get(&at).filter(|template| template.is_object()) else {
        return checker.report(&emulator, RULE, "`answer` is the template of the answer, an object");
    };
    let template = template.to_string();
    if !records.is_empty() && !records.iter().any(|name| template.contains(&format!("\"{name}\""))) {
        let records = records.join("` or `");
        checker.report(&at, RULE, format!("`answer` is the template of the answer; what is found is `{records}`"));
    }
}

fn filters(checker: &mut Checker<'_>, operation: &str, record: &str) {
    let pagination = join(operation, "x-pagination");
    let hidden = checker.get(&join(&join(operation, "x-emulator"), "hidden")).map(texts).unwrap_or_default();
    for (index, name) in parameter_names(checker, operation).into_iter().enumerate() {
        let parameter = format!("{operation}/parameters/{index}");
        let at = join(&parameter, "x-filter");
        let has_role = ROLES.iter().any(|role| checker.text(&format!("{pagination}{role}")) == Some(name));
        match (checker.get(&at), has_role) {
            (None, false) => {
                let message =
                    format!("`{name}` has no `x-filter`, which says what it acts on, such as `{{ equals: {name} }}`");
                checker.report(&parameter, "filter", message);
            }
            (Some(_), true) => {
                checker.report(
                    &at,
                    "filter",
                    format!("`{name}` pages or sorts, as `x-pagination` says; remove its `x-filter`"),
                );
            }
            (Some(_), false) => filter(checker, &parameter, &at, record, &hidden),
            (None, true) => {}
        }
    }
}

fn filter(checker: &mut Checker<'_>, parameter: &str, at: &str, record: &str, hidden: &[&str]) {
    let kinds = ["equals", "contains", "one_of", "at_least", "at_most", "last_days"];
    checker.require_keys(at, "`x-filter`", &kinds);
    let schema = join(parameter, "schema");
    let kind = checker.text(&join(&schema, "type"));
    let time_sent = matches!(checker.text(&join(&schema, "format")), Some("unix-seconds" | "unix-time" | "date"));
    let tests = checker.members(at);
    if tests.iter().all(|(_, paths)| texts(paths).is_empty()) {
        checker.report(at, "filter", "`x-filter` names what to compare and how, such as `{ equals: subject }`");
    }
    for (test, paths) in tests {
        let at = join(at, test);
        for path in texts(paths) {
            let Some(field) = at_path(checker.document, record, path) else {
                if !hidden.contains(&path) {
                    let message = format!(
                        "`{path}` leads to no value of `{record}`; mend it, or list it in `hidden` of `x-emulator`"
                    );
                    checker.report(&at, "filter", message);
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
                checker.report(
                    &at,
                    "filter",
                    format!("`{test}` cannot compare what is sent with `{path}`; write another kind or path"),
                );
            }
        }
    }
}

/// Without records there is nothing to filter.
fn no_filters(checker: &mut Checker<'_>, operation: &str) {
    for index in 0..parameter_names(checker, operation).len() {
        let at = format!("{operation}/parameters/{index}/x-filter");
        if checker.get(&at).is_some() {
            let message =
                "what is answered from no records is not filtered; say in `x-emulator` from which it is (`of`)";
            checker.report(&at, "filter", message);
        }
    }
}

fn parameter_names<'a>(checker: &Checker<'a>, operation: &str) -> Vec<&'a str> {
    let parameters = checker.get(&join(operation, "parameters")).and_then(Value::as_array);
    let name = |parameter: &'a Value| parameter.get("name").and_then(Value::as_str).unwrap_or_default();
    parameters.into_iter().flatten().map(name).collect()
}

fn placeholders(checker: &mut Checker<'_>, at: &str, known: &dyn Fn(&str) -> bool) {
    let unknown = unknown_placeholders(checker, at, known);
    report_placeholders(checker, unknown);
}

fn report_placeholders(checker: &mut Checker<'_>, unknown: Vec<(String, String)>) {
    for (at, text) in unknown {
        checker.report(&at, RULE, format!("`{text}` is no placeholder that can stand here; spec/README.md lists them"));
    }
}

fn unknown_placeholders(checker: &Checker<'_>, at: &str, known: &dyn Fn(&str) -> bool) -> Vec<(String, String)> {
    match checker.get(at) {
        Some(Value::Object(_)) => {
            let members = checker.members(at);
            members.iter().flat_map(|(key, _)| unknown_placeholders(checker, &join(at, key), known)).collect()
        }
        Some(Value::Array(items)) => {
            (0..items.len()).flat_map(|index| unknown_placeholders(checker, &format!("{at}/{index}"), known)).collect()
        }
        Some(Value::String(text)) => match text.strip_prefix('$') {
            Some(name) if !known(name) => vec![(at.to_owned(), text.clone())],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn is_time(property: &Value) -> bool {
    matches!(property.get("format").and_then(Value::as_str), Some("unix-time" | "date-time"))
}

fn is_number(property: &Value) -> bool {
    matches!(property.get("type").and_then(Value::as_str), Some("number" | "integer"))
}
