//! Rules for values by their keys: one table says which kind of value each known key has, and every value is held against it.
//!
//! Keys that the table does not know are for `require_keys` to report. Other rules need not speak of a value of the wrong
//! kind, see [`super::check`].

use serde_json::Value;

use super::Checker;
use crate::{
    document::{join, scalar},
    markdown, url,
};

pub(super) const RULE: &str = "type";

/// The kinds that a value can be of.
pub(super) enum Kind {
    /// Whatever the place allows; other rules say what that is.
    Any,
    /// One line.
    Text,
    /// One line of Markdown, as it stands in a table or behind other words.
    Line,
    /// Markdown of any length.
    Prose,
    /// The address of a page.
    Address,
    Flag,
    Whole,
    Number,
    /// A text, a number or a flag.
    Scalar,
    /// A text or a list of texts.
    Texts,
    List(&'static Kind),
    /// A mapping with keys of the document's own.
    Map(&'static Kind),
    /// A kind that is written elsewhere, since it stands in several places or holds itself.
    As(&'static Kind),
    /// A mapping with these keys.
    Object(&'static [(&'static str, Kind)]),
}

use Kind::{Address, Any, As, Flag, Line, List, Map, Number, Object, Prose, Scalar, Text, Texts, Whole};

/// A document.
pub(super) static ROOT: Kind = Object(&[
    ("openapi", Text),
    ("info", As(&INFO)),
    ("externalDocs", As(&PAGE)),
    ("servers", List(&Object(&[("url", Text), ("description", Line)]))),
    ("tags", List(&Object(&[("name", Text), ("description", Prose)]))),
    ("security", As(&SECURITY)),
    ("paths", Map(&PATH)),
    ("components", As(&COMPONENTS)),
    ("x-sdk", As(&SDK)),
]);

/// The behaviour of an emulator.
pub(super) static EMULATOR: Kind = Object(&[
    ("error", Map(&Any)),
    ("too_many", Map(&Any)),
    ("block_seconds", Whole),
    ("rate_limit_headers", Flag),
    ("operations", Map(&EMULATED)),
]);

static INFO: Kind = Object(&[
    ("title", Line),
    ("version", Text),
    ("description", Prose),
    ("license", Object(&[("name", Text), ("url", Address)])),
    ("contact", Object(&[("name", Text), ("url", Address), ("email", Text)])),
    ("termsOfService", Address),
]);

static PAGE: Kind = Object(&[("url", Address), ("description", Prose)]);

static SECURITY: Kind = List(&Map(&List(&Text)));

static SDK: Kind = Object(&[
    ("env_prefix", Text),
    ("key_prefixes", List(&Text)),
    ("envelope", Text),
    ("failure", Any),
    ("rate_limits", List(&Object(&[("requests", Whole), ("seconds", Whole)]))),
    ("quota_codes", List(&Text)),
]);

static COMPONENTS: Kind = Object(&[
    ("schemas", Map(&SCHEMA)),
    ("securitySchemes", Map(&Object(&[("type", Text), ("scheme", Text), ("description", Prose)]))),
]);

static PATH: Kind = Object(&[
    ("get", As(&OPERATION)),
    ("put", As(&OPERATION)),
    ("post", As(&OPERATION)),
    ("patch", As(&OPERATION)),
    ("delete", As(&OPERATION)),
]);

static OPERATION: Kind = Object(&[
    ("operationId", Text),
    ("summary", Line),
    ("description", Prose),
    ("tags", List(&Text)),
    ("security", As(&SECURITY)),
    ("externalDocs", As(&PAGE)),
    ("parameters", List(&PARAMETER)),
    ("responses", Map(&RESPONSE)),
    ("requestBody", Any),
    ("x-envelope", Any),
    ("x-one-of-required", List(&Text)),
    ("x-pagination", As(&PAGINATION)),
    ("x-repeat", Text),
]);

static PARAMETER: Kind =
    Object(&[("name", Text), ("in", Text), ("required", Flag), ("description", Prose), ("schema", As(&SCHEMA))]);

static RESPONSE: Kind = Object(&[("description", Prose), ("content", Map(&MEDIA))]);

static MEDIA: Kind = Object(&[
    ("schema", As(&SCHEMA)),
    ("examples", Map(&Object(&[("summary", Line), ("description", Prose), ("externalValue", Text)]))),
]);

static SCHEMA: Kind = Object(&[
    ("$ref", Text),
    ("type", Text),
    ("format", Text),
    ("description", Prose),
    ("nullable", Flag),
    ("default", Scalar),
    ("minimum", Number),
    ("maximum", Number),
    ("minLength", Whole),
    ("maxLength", Whole),
    ("pattern", Text),
    ("enum", List(&Text)),
    ("x-extensible-enum", List(&Text)),
    ("required", List(&Text)),
    ("properties", Map(&SCHEMA)),
    ("items", As(&SCHEMA)),
    ("allOf", List(&SCHEMA)),
    ("additionalProperties", Any),
]);

static PAGINATION: Kind = Object(&[
    ("limit", Text),
    ("offset", Text),
    ("page", Text),
    ("sort", Object(&[("by", Text), ("order", Text), ("ascending", Text), ("fixed", Texts)])),
    ("records", Text),
    ("identity", Texts),
    ("more", Text),
    ("total", Text),
    ("capped", Text),
    ("cap", Text),
    ("window", Text),
    (
        "coverage",
        Object(&[
            ("included", Text),
            ("of", Text),
            ("parts", Text),
            ("name", Text),
            ("status", Text),
            ("complete", Text),
        ]),
    ),
]);

static EMULATED: Kind = Object(&[
    ("of", Text),
    ("order", Object(&[("fixed", Text), ("changed", Text)])),
    ("hidden", Texts),
    ("too_large", Text),
    ("past_end", Whole),
    ("none", Whole),
    ("parts", Object(&[("member", Text), ("most", Whole), ("item", Any)])),
    ("rows", Object(&[("each", Text), ("item", Any)])),
    ("filters", Map(&Map(&Texts))),
    ("response", Any),
]);

pub(super) fn check(checker: &mut Checker<'_>, root: &Kind) {
    value(checker, "", checker.document.json(), root);
}

fn value(checker: &mut Checker<'_>, at: &str, found: &Value, kind: &Kind) {
    match (kind, found) {
        (Any, _) | (Flag, Value::Bool(_)) | (Number | Scalar, Value::Number(_)) => {}
        (Scalar, Value::Bool(_) | Value::String(_)) => {}
        (As(kind), _) => value(checker, at, found, kind),
        (Text | Line | Prose | Address, Value::String(text)) => texts(checker, at, kind, text),
        (Texts, Value::String(text)) => texts(checker, at, &Text, text),
        (Whole, Value::Number(number)) if number.is_u64() || number.is_i64() => {}
        (Texts, Value::Array(items)) => elements(checker, at, items, &Text),
        (List(kind), Value::Array(items)) => elements(checker, at, items, kind),
        (Map(kind), Value::Object(members)) => {
            members.iter().for_each(|(key, found)| value(checker, &join(at, key), found, kind));
        }
        (Object(keys), Value::Object(members)) => {
            for (key, kind) in *keys {
                members.get(*key).into_iter().for_each(|found| value(checker, &join(at, key), found, kind));
            }
        }
        (kind, found) => report(checker, at, kind.name(), found),
    }
}

fn elements(checker: &mut Checker<'_>, at: &str, items: &[Value], kind: &Kind) {
    for (index, found) in items.iter().enumerate() {
        value(checker, &format!("{at}/{index}"), found, kind);
    }
}

/// Reports a value where a text has to be.
pub(super) fn report_no_text(checker: &mut Checker<'_>, at: &str, found: &Value) {
    report(checker, at, Text.name(), found);
}

fn texts(checker: &mut Checker<'_>, at: &str, kind: &Kind, text: &str) {
    let problems = match kind {
        Line => markdown::line_problems(text),
        Prose => markdown::problems(text),
        Address => url::address(text).err().map(|reason| format!("`{text}` {reason}")).into_iter().collect(),
        _ if text.contains('\n') => vec!["it has several lines; write one".to_owned()],
        _ => Vec::new(),
    };
    for problem in problems {
        checker.report(at, "text", problem);
    }
}

impl Kind {
    fn name(&self) -> &'static str {
        match self {
            Any => "a value",
            Text | Line | Prose | Address => "a text",
            Flag => "true or false",
            Whole => "a whole number",
            Number => "a number",
            Scalar => "a text, a number, true or false",
            Texts => "a text or a list of texts",
            List(_) => "a list",
            Map(_) | Object(_) => "a mapping",
            As(kind) => kind.name(),
        }
    }
}

fn report(checker: &mut Checker<'_>, at: &str, expected: &str, found: &Value) {
    let spelling = checker.document.spelling(at).unwrap_or_default();
    let is_text = expected.starts_with("a text");
    let what = match found {
        Value::Null if spelling.is_empty() => "nothing".to_owned(),
        Value::Null => format!("`{spelling}`, which is nothing"),
        Value::Bool(_) => format!("`{spelling}` without quotes"),
        Value::Number(_) => format!("the number {spelling}"),
        Value::String(text) => format!("the text `{}`", shown(text)),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a mapping".to_owned(),
    };
    let advice = match found {
        Value::Null | Value::Bool(_) | Value::Number(_) if is_text && !spelling.is_empty() => {
            format!("; write it in quotes: '{spelling}'")
        }
        Value::String(text) if expected == "a list" => format!("; write [{}]", shown(text)),
        Value::String(text) if is_same_without_quotes(text, expected) => "; write it without quotes".to_owned(),
        _ => String::new(),
    };
    let key = at.rsplit('/').next().unwrap_or_default();
    let place = match key {
        "" => "the document".to_owned(),
        key if key.bytes().all(|byte| byte.is_ascii_digit()) => "this entry".to_owned(),
        key => format!("`{}`", key.replace("~1", "/").replace("~0", "~")),
    };
    checker.report(at, RULE, format!("{place}: expected {expected}, found {what}{advice}"));
}

fn is_same_without_quotes(text: &str, expected: &str) -> bool {
    match scalar::value(text) {
        Ok(Value::Bool(_)) => expected == Flag.name(),
        Ok(Value::Number(_)) => expected == Whole.name() || expected == Number.name(),
        _ => false,
    }
}

/// The beginning of a text.
fn shown(text: &str) -> String {
    text.lines().next().unwrap_or_default().chars().take(40).collect()
}
