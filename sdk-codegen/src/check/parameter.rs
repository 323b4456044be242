//! Rules for the parameters of an operation.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Checker, names};
use crate::{
    document::{ONE_OF, SCHEMAS, join},
    model::{Pattern, snake},
};

/// The places of parameters.
const PLACES: &[&str] = &["path", "query", "header"];

/// Headers that a client sets itself, that are of the connection, or that say how a message is read.
const OWN_HEADERS: &[&str] = &[
    "accept",
    "accept-encoding",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "cookie",
    "host",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

/// The parameters of an operation whose path has parameters of these names.
pub(super) fn check(checker: &mut Checker<'_>, operation: &str, path_names: &[&str]) {
    one_of(checker, operation);
    path(checker, operation, path_names);
    let at = join(operation, "parameters");
    let Some(Value::Array(parameters)) = checker.get(&at) else { return };
    for index in 0..parameters.len() {
        parameter(checker, &format!("{at}/{index}"));
    }
    let names = parameters.iter().enumerate();
    let names = names.filter_map(|(index, it)| Some((format!("{at}/{index}/name"), it.get("name")?.as_str()?)));
    names::distinct(checker, "parameter-name", names, snake);
}

/// The path and the parameters with `in: path` name the same, each once.
fn path(checker: &mut Checker<'_>, operation: &str, names: &[&str]) {
    let at = join(operation, "parameters");
    let parameters = checker.get(&at).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let in_path = |parameter: &Value| parameter.get("in").and_then(Value::as_str) == Some("path");
    let is_named = |parameter: &Value, name: &str| parameter.get("name").and_then(Value::as_str) == Some(name);
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(*name) {
            checker.report(
                operation,
                "path",
                format!("the path has `{{{name}}}` twice; name its parameters differently"),
            );
        } else if !parameters.iter().any(|parameter| in_path(parameter) && is_named(parameter, name)) {
            let message = format!("the path has `{{{name}}}`, so write a parameter `{name}` with `in: path`");
            checker.report(if parameters.is_empty() { operation } else { &at }, "path", message);
        }
    }
    for (index, parameter) in parameters.iter().enumerate().filter(|(_, parameter)| in_path(parameter)) {
        let at = format!("{at}/{index}");
        if let Some(name) = parameter.get("name").and_then(Value::as_str).filter(|name| !seen.contains(name)) {
            checker.report(&at, "path", format!("the path has no `{{{name}}}`; write it there, or take this away"));
        }
        if parameter.get("required") != Some(&Value::Bool(true)) {
            checker.report(&at, "path", "a path without it leads elsewhere: write `required: true`");
        }
        let schema = parameter.get("schema").unwrap_or(&Value::Null);
        let kind = (schema.get("type").and_then(Value::as_str), schema.get("format").and_then(Value::as_str));
        if !matches!(kind, (Some("string"), _) | (Some("integer"), None | Some("int32" | "int64"))) {
            let message = "a parameter of the path is a string or an integer; write `type: string`";
            checker.report(&join(&at, "schema"), "parameter-type", message);
        }
    }
}

/// `x-one-of-required` names parameters that can be left out, and at least two of them.
fn one_of(checker: &mut Checker<'_>, operation: &str) {
    let at = join(operation, ONE_OF);
    let Some(list) = checker.get(&at) else { return };
    let names: BTreeSet<&str> = list.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if names.len() < 2 || list.as_array().is_none_or(|list| list.len() != names.len()) {
        let message =
            "it lists the parameters of which one must be given, such as `[uuid, name]`: two or more, each once";
        checker.report(&at, "one-of-required", message);
    }
    let parameters = checker.get(&join(operation, "parameters")).and_then(Value::as_array);
    for name in names {
        let mut named =
            parameters.into_iter().flatten().filter(|parameter| parameter.get("name") == Some(&name.into()));
        let message = match named.next() {
            None => format!("the operation has no parameter `{name}`"),
            Some(parameter) if parameter.get("required") == Some(&Value::Bool(true)) => {
                format!("`{name}` is `required` already, so a call never lacks all of them; take it off one of the two")
            }
            Some(_) => continue,
        };
        checker.report(&at, "one-of-required", message);
    }
}

fn parameter(checker: &mut Checker<'_>, at: &str) {
    if checker.get(&join(at, "$ref")).is_some() {
        checker.report(at, "reference", "write the parameter out; only schemas can be referred to");
        return;
    }
    let allowed = ["name", "in", "required", "description", "schema", "x-may-fail"];
    checker.require_keys(at, "a parameter", &allowed);
    let may_fail = join(at, "x-may-fail");
    if checker.get(&may_fail).is_some_and(|value| *value != Value::Bool(true)) {
        checker.report(&may_fail, "may-fail", "write `true`, or leave it out");
    }
    let place = checker.text(&join(at, "in")).unwrap_or_default();
    if !PLACES.contains(&place) {
        checker.report(&join(at, "in"), "parameter-place", "write `in: query`, `in: path` or `in: header`");
    }
    if let Some(name) = checker.require_text(at, "name", "parameter-name", "the parameter") {
        names::parameter(checker, &join(at, "name"), name);
        if place == "header" {
            header(checker, &join(at, "name"), name);
        }
    }
    let description = checker.require_text(at, "description", "description", "the parameter").unwrap_or_default();
    let schema = join(at, "schema");
    let rules = match checker.resolve(&schema) {
        Some(name) => {
            checker.require_keys(&schema, "a reference", &["$ref"]);
            join(SCHEMAS, name)
        }
        None if checker.get(&join(&schema, "$ref")).is_some() => return,
        None => {
            scalar(checker, &schema, description);
            schema
        }
    };
    // What is no scalar breaks the rule `type`, and one message is enough.
    if let Some(default) = checker.get(&join(&rules, "default"))
        && !default.is_array()
        && !default.is_object()
    {
        let default = default.as_str().map_or_else(|| default.to_string(), str::to_owned);
        if !description.to_lowercase().contains("default") || !description.contains(&default) {
            checker.report(at, "default", format!("the description names the default: write «Default `{default}`.»"));
        }
    }
}

/// The name of a header, which a call may set.
fn header(checker: &mut Checker<'_>, at: &str, name: &str) {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_|~".contains(c);
    if !name.chars().all(is_token) {
        checker.report(at, "parameter-name", format!("no header can be called `{name}`; write it as it is sent"));
    } else if OWN_HEADERS.contains(&name.to_ascii_lowercase().as_str()) {
        let message = format!("the client sets `{name}` itself, so a call has no such parameter; leave it out");
        checker.report(at, "parameter-name", message);
    }
}

/// Checks an inline parameter schema, which is a scalar with the bounds that setters check.
fn scalar(checker: &mut Checker<'_>, at: &str, description: &str) {
    let format = checker.text(&join(at, "format"));
    let kind = checker.text(&join(at, "type"));
    let bounds: &[&str] = match kind {
        Some("integer" | "number") => &["type", "format", "default", "minimum", "maximum"],
        Some("string") => &["type", "format", "default", "minLength", "maxLength", "pattern"],
        Some("boolean") => &["type", "default"],
        _ => {
            let message = "a parameter is a string, integer, number or boolean, or refers to a named enum; \
                           a list is a string that the service splits";
            checker.report(at, "parameter-type", message);
            return;
        }
    };
    if checker.is_unnamed_enum(at) {
        return;
    }
    checker.require_keys(at, &format!("a parameter of this type (`{}`)", kind.unwrap_or_default()), bounds);
    range(checker, at, "minimum", "maximum");
    range(checker, at, "minLength", "maxLength");
    if let Some(source) = checker.get(&join(at, "pattern")) {
        let translated = source.as_str().ok_or_else(|| "a pattern is text".to_owned()).and_then(Pattern::read);
        if let Err(message) = translated {
            checker.report(&join(at, "pattern"), "pattern", message);
        }
    }
    let says_seconds = description.replace("milliseconds", "").contains("seconds");
    if format == Some("unix-seconds") && (kind != Some("integer") || !says_seconds) {
        checker.report(at, "unix-time", "write `type: integer` with `unix-seconds`, and «seconds» in its description");
    }
    if format == Some("unix-time") {
        checker.report(at, "unix-time", "a request says which unit it means: write `format: unix-seconds`");
    }
}

fn range(checker: &mut Checker<'_>, at: &str, low: &str, high: &str) {
    let mut bound = |key: &str| -> Option<f64> {
        let value = checker.get(&join(at, key))?;
        // Bounds of integers and lengths end up as Rust integers.
        let whole = value.as_i64().is_some();
        let integral = low == "minLength" || checker.text(&join(at, "type")) == Some("integer");
        if (integral && !whole) || value.as_f64().is_none() || (low == "minLength" && value.as_u64().is_none()) {
            checker.report(
                &join(at, key),
                "bounds",
                format!("`{key}` is no bound of this parameter; write a number that it can take"),
            );
            return None;
        }
        value.as_f64()
    };
    let (low_value, high_value) = (bound(low), bound(high));
    if low == "minLength" && high_value == Some(0.0) {
        let message = "only an empty text is allowed, and that is never sent; write how many characters are taken";
        checker.report(&join(at, high), "bounds", message);
    } else if let (Some(low_value), Some(high_value)) = (low_value, high_value)
        && low_value > high_value
    {
        checker.report(
            at,
            "bounds",
            format!("`{low}` is greater than `{high}`, so nothing is allowed; write the lower bound as `{low}`"),
        );
    }
}
