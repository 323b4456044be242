//! Rules for the parameters of an operation.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Checker, names};
use crate::{
    document::{ONE_OF, SCHEMAS, join},
    model::{Pattern, snake},
};

pub(super) fn check(checker: &mut Checker<'_>, operation: &str) {
    one_of(checker, operation);
    let at = join(operation, "parameters");
    let Some(Value::Array(parameters)) = checker.get(&at) else { return };
    for index in 0..parameters.len() {
        parameter(checker, &format!("{at}/{index}"));
    }
    let names = parameters.iter().enumerate();
    let names = names.filter_map(|(index, it)| Some((format!("{at}/{index}/name"), it.get("name")?.as_str()?)));
    names::distinct(checker, "parameter-name", names, snake);
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
    if checker.text(&join(at, "in")) != Some("query") {
        checker.report(
            &join(at, "in"),
            "parameter-place",
            "write `in: query`; only such parameters are generated so far",
        );
    }
    if let Some(name) = checker.require_text(at, "name", "parameter-name", "the parameter") {
        names::parameter(checker, &join(at, "name"), name);
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
