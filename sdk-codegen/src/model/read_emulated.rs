//! The model of an emulator's behaviour.

use serde_json::Value;

use super::emulated::{Emulated, Parts, Role, Rows, Service, Test};
use crate::document::{Document, SCHEMAS, join, names, record_schema, reference, target, text};

/// Behaviour that all operations share. `url` is the default base URL.
pub(super) fn service(document: &Document, url: &str) -> Service {
    let base_path = url.split_once("://").and_then(|(_, rest)| rest.find('/').and_then(|start| rest.get(start..)));
    let keys = document.emulator().map_or(&Value::Null, Document::json);
    Service {
        document: document.emulator().map_or("", Document::name).to_owned(),
        base_path: base_path.unwrap_or_default().to_owned(),
        error: keys.get("error").cloned().unwrap_or_default(),
        too_many: keys.get("too_many").cloned(),
        block_seconds: keys.get("block_seconds").and_then(Value::as_u64).unwrap_or(0),
        rate_limit_headers: keys.get("rate_limit_headers") == Some(&Value::Bool(true)),
    }
}

/// Behaviour of the emulator in the operation at a pointer.
pub(super) fn emulated(document: &Document, at: &str, operation: &Value) -> Emulated {
    let keys = behaviour(document, operation);
    let optional = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let record = record_schema(document, at).unwrap_or_default();
    let of = optional(keys, "of");
    let members = document.members(&join(&join(SCHEMAS, record), "properties"));
    let own = members.iter().filter(|_| of.is_none()).map(|(name, _)| (*name).to_owned());
    let sorts = operation.pointer("/x-pagination/sort/by").is_some();
    let sortable = members.iter().filter(|(_, member)| sorts && is_scalar(document, member));
    let records = operation.pointer("/x-pagination/records").and_then(Value::as_str);
    let order = keys.get("order").unwrap_or(&Value::Null);
    let item = |value: &Value| value.get("item").cloned().unwrap_or_default();
    Emulated {
        members: own.collect(),
        hidden: names(keys.get("hidden")),
        sortable: sortable.map(|(name, _)| (*name).to_owned()).collect(),
        fixed: text(order, "fixed").to_owned(),
        changed: optional(order, "changed"),
        cut: text(keys, "too_large") == "cut",
        past_end: keys.get("past_end").and_then(Value::as_u64),
        none: keys.get("none").and_then(Value::as_u64),
        parts: keys.get("parts").map(|parts| Parts {
            member: text(parts, "member").to_owned(),
            most: parts.get("most").and_then(Value::as_u64).unwrap_or(u64::MAX),
            item: item(parts),
        }),
        rows: keys.get("rows").map(|rows| Rows { each: optional(rows, "each"), item: item(rows) }),
        response: keys.get("response").cloned().unwrap_or_default(),
        records: records.map_or_else(String::new, |path| format!("/{}", path.replace('.', "/"))),
        times: times(document, record, &[]),
        of,
    }
}

/// Effect of a parameter in the emulator.
pub(super) fn role(document: &Document, parameter: &Value, operation: &Value) -> Role {
    let pagination = operation.get("x-pagination").unwrap_or(&Value::Null);
    let sort = pagination.get("sort").unwrap_or(&Value::Null);
    let name = text(parameter, "name");
    let is = |keys: &Value, key: &str| keys.get(key).and_then(Value::as_str) == Some(name);
    match () {
        () if is(pagination, "limit") => Role::Limit,
        () if is(pagination, "offset") => Role::Offset,
        () if is(pagination, "page") => Role::Page,
        () if is(sort, "by") => Role::SortBy,
        () if is(sort, "order") => Role::SortOrder(text(sort, "ascending").to_owned()),
        () => Role::Filter(tests(parameter, behaviour(document, operation))),
    }
}

/// Returns the entry of an operation; null where there is none.
fn behaviour<'a>(document: &'a Document, operation: &Value) -> &'a Value {
    let at = join("/operations", text(operation, "operationId"));
    document.emulator().and_then(|emulator| emulator.json().pointer(&at)).unwrap_or(&Value::Null)
}

/// The tests of a filter. What is a bound of a number for one parameter is one of a time for another.
fn tests(parameter: &Value, behaviour: &Value) -> Vec<Test> {
    let time = matches!(text(&parameter["schema"], "format"), "unix-seconds" | "date");
    let filter = behaviour.get("filters").and_then(|filters| filters.get(text(parameter, "name")));
    let test = |(kind, paths): (&String, &Value)| {
        let kind = match kind.as_str() {
            "at_least" if time => "since",
            "at_most" if time => "until",
            kind => kind,
        };
        Test { kind: kind.to_owned(), paths: names(Some(paths)) }
    };
    filter.and_then(Value::as_object).into_iter().flatten().map(test).collect()
}

/// True if a value can be sorted by; of what is referred to, an enum can.
fn is_scalar(document: &Document, member: &Value) -> bool {
    let kind =
        |schema: &Value| schema.get("type").and_then(Value::as_str).map(|kind| !matches!(kind, "array" | "object"));
    let referred = || kind(document.json().pointer(&join(SCHEMAS, reference(member)?))?);
    kind(member).or_else(referred).unwrap_or(false)
}

fn is_time(member: &Value) -> bool {
    matches!(text(member, "format"), "unix-time" | "date-time")
}

/// Paths of all times in a component, such as `delivery_attempts[].date`. Components `around` it are not entered again.
fn times(document: &Document, schema: &str, around: &[&str]) -> Vec<String> {
    let around = [around, &[schema]].concat();
    let properties = join(&join(SCHEMAS, schema), "properties");
    let mut found = Vec::new();
    for (name, member) in document.members(&properties) {
        let (step, inner) = match target(document, &join(&join(&properties, name), "items")) {
            Some(inner) => (format!("{name}[]"), Some(inner)),
            None => (name.to_owned(), reference(member)),
        };
        if is_time(member) {
            found.push(step);
        } else if let Some(inner) = inner.filter(|inner| !around.contains(inner)) {
            found.extend(times(document, inner, &around).into_iter().map(|path| format!("{step}.{path}")));
        }
    }
    found
}
