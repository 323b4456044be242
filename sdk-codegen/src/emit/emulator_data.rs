//! The emulator's description of a service, as `sdk-emulator` reads it.

use serde_json::{Map, Value, json};

use crate::model::{Api, Argument, Content, Operation, Place, Role, Rule};

/// The text of `emulator.json`: entries that say nothing are left out.
pub(super) fn file(api: &Api) -> String {
    let service = &api.service;
    let limits = api.limits.iter().map(|limit| json!({ "requests": limit.requests, "seconds": limit.seconds }));
    let operations: Vec<_> = api.operations.iter().map(|operation| self::operation(api, operation)).collect();
    let comment = format!(
        "Made from {} and {} by `cargo xtask regenerate`. Changes made here are overwritten.",
        api.document, service.document
    );
    let json = object([
        ("$comment", comment.into()),
        ("base_path", service.base_path.as_str().into()),
        ("key_prefixes", api.keys.clone().into()),
        ("error", service.error.clone()),
        ("too_many", service.too_many.clone().into()),
        ("rate_limits", limits.collect()),
        ("block_seconds", some(service.block_seconds)),
        ("rate_limit_headers", flag(service.rate_limit_headers)),
        ("operations", operations.into()),
    ]);
    format!("{json:#}\n")
}

fn operation(api: &Api, operation: &Operation) -> Value {
    let emulated = &operation.emulated;
    let identity = operation.pagination.as_ref().and_then(|pagination| pagination.identity.first());
    let order = object([("fixed", emulated.fixed.as_str().into()), ("changed", emulated.changed.clone().into())]);
    let parts = emulated.parts.as_ref();
    let status = operation.success.statuses.first().and_then(|status| status.parse::<u16>().ok());
    let content = match operation.success.content {
        Content::Text => Some("csv"),
        Content::Bytes => Some("bytes"),
        Content::Nothing => Some("nothing"),
        Content::Object(_) | Content::List(_) | Content::Json => None,
    };
    // It acts on no header.
    let arguments = || operation.arguments.iter().filter(|argument| argument.place != Place::Header);
    let is_known = |group: &Vec<&str>| group.iter().all(|name| arguments().any(|argument| argument.name == *name));
    let rows = emulated.rows.as_ref();
    object([
        ("id", operation.id.as_str().into()),
        ("method", operation.method.as_str().into()),
        ("path", operation.path.as_str().into()),
        ("status", status.filter(|status| *status != 200).into()),
        ("content", content.into()),
        ("envelope", operation.success.envelope.clone().into()),
        ("of", emulated.of.clone().into()),
        ("identity", identity.cloned().into()),
        ("members", emulated.members.clone().into()),
        ("hidden", emulated.hidden.clone().into()),
        ("sortable", emulated.sortable.clone().into()),
        ("order", (!emulated.fixed.is_empty()).then_some(order).into()),
        ("cut", flag(emulated.cut)),
        ("past_end", emulated.past_end.into()),
        ("none", emulated.none.into()),
        ("parts", parts.map(|parts| json!({ "member": parts.member, "most": parts.most, "item": parts.item })).into()),
        ("rows", rows.map(|rows| object([("each", rows.each.clone().into()), ("item", rows.item.clone())])).into()),
        ("parameters", arguments().map(|argument| parameter(api, argument)).collect()),
        ("required", operation.required().filter(is_known).collect()),
        ("example", operation.success.example.as_ref().map(|example| example.value.clone()).into()),
        ("records", emulated.records.as_str().into()),
        ("times", emulated.times.clone().into()),
        ("response", emulated.response.clone()),
    ])
}

fn parameter(api: &Api, argument: &Argument) -> Value {
    let (role, ascending) = match &argument.role {
        Role::Limit => (Some("limit"), None),
        Role::Offset => (Some("offset"), None),
        Role::Page => (Some("page"), None),
        Role::SortBy => (Some("sort_by"), None),
        Role::SortOrder(ascending) => (Some("sort_order"), Some(ascending.as_str())),
        Role::Filter(_) => (None, None),
    };
    let filter: Map<_, _> = match &argument.role {
        Role::Filter(tests) => tests.iter().map(|test| (test.kind.clone(), test.paths.clone().into())).collect(),
        _ => Map::new(),
    };
    let (kind, minimum, maximum) = match argument.rule {
        Rule::Integer { minimum, maximum } => (Some("integer"), minimum, maximum),
        Rule::Number { .. } => (Some("number"), None, None),
        _ => (None, None, None),
    };
    object([
        ("name", argument.name.as_str().into()),
        ("role", role.into()),
        ("ascending", ascending.into()),
        ("filter", (!filter.is_empty()).then_some(filter).into()),
        ("type", kind.into()),
        ("minimum", minimum.into()),
        ("maximum", maximum.into()),
        ("allowed", allowed(api, argument)),
        ("default", argument.default.clone().into()),
    ])
}

/// Texts that are allowed, if others are not.
fn allowed(api: &Api, argument: &Argument) -> Value {
    let Rule::Choice { name } = &argument.rule else { return Value::Null };
    let closed = api.choice(name).filter(|choice| !choice.open);
    closed.map(|choice| choice.values.iter().map(|value| value.text.as_str()).collect::<Vec<_>>()).into()
}

fn some(number: u64) -> Value {
    (number > 0).then_some(number).into()
}

fn flag(is_set: bool) -> Value {
    is_set.then_some(true).into()
}

/// An object without what says nothing.
fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let says_nothing = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    members
        .into_iter()
        .filter(|(_, value)| !says_nothing(value))
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
