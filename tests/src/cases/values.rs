//! Ordinary values of a parameter.

use serde_json::{Value, json};

use crate::{
    case::Argument,
    document::{At, Kind, Operation, Parameter},
    pattern,
};

/// Texts that a careless encoder damages.
const SPECIAL: &[&str] = &[
    " ",
    "a b",
    " a ",
    "a+b",
    "+",
    "a&b=c",
    "100%",
    "%41",
    "%2B",
    "%zz",
    "\"quoted\"",
    "it's",
    "ü",
    "Größe ＠ 日本",
    "\u{1f4e7}",
    "maria@client.example",
    "a=b",
    "#1",
    "?x",
    "a/b",
    "a\\b",
    "<a@b.example>",
    "a,b;c",
    "[0]",
    "{}",
    "~*|^`",
    "a\nb",
    "a\tb",
    "a\u{a0}b",
    "\u{0}",
];

/// Returns the required arguments: one for each required parameter, and one for the first parameter of which at least
/// one is required.
///
/// # Errors
///
/// Fails if no value is known for one of them.
pub fn required(operation: &Operation) -> Result<Vec<Argument>, String> {
    let first = operation.one_of.first();
    let required = operation.parameters.iter().filter(|parameter| parameter.required || Some(&parameter.name) == first);
    required.map(one).collect()
}

/// Returns a valid value of the parameter; for a text, one that contains the parameter's name.
pub(super) fn one(parameter: &Parameter) -> Result<Argument, String> {
    ordinary(parameter)?.pop().ok_or_else(|| none_known(parameter))
}

/// Returns another valid value.
pub(super) fn another(parameter: &Parameter) -> Result<Argument, String> {
    let values = ordinary(parameter)?;
    let visible = values.iter().find(|argument| !argument.wire.trim().is_empty());
    visible.cloned().ok_or_else(|| none_known(parameter))
}

fn none_known(parameter: &Parameter) -> String {
    format!("no value is known for parameter {}", parameter.name)
}

/// Returns ordinary values, and for texts those that a careless encoder damages.
pub(super) fn ordinary(parameter: &Parameter) -> Result<Vec<Argument>, String> {
    let (name, kind) = (&parameter.name, &parameter.kind);
    let mut values = match kind {
        Kind::Integer(min, max) => {
            let (least, most) = (min.unwrap_or(-5_000_000_000), max.unwrap_or(5_000_000_000));
            let middle = least / 2 + most / 2;
            [least, middle, 7, 0, 42]
                .into_iter()
                .filter(|value| (least..=most).contains(value))
                .map(|value| number(name, json!(value)))
                .collect()
        }
        Kind::UnixSeconds => [1_776_972_847_i64, 0, 1].map(|value| number(name, json!(value))).into(),
        Kind::Number(min, max) => {
            let (least, most) = (min.unwrap_or(f64::MIN), max.unwrap_or(f64::MAX));
            let all = [(0.1, "0.1"), (-2.5, "-2.5"), (5.0, "5"), (0.0, "0"), (1234.5678, "1234.5678")];
            let fits = all.into_iter().filter(|(value, _)| (least..=most).contains(value));
            fits.map(|(value, wire)| argument(name, json!(value), wire)).collect()
        }
        Kind::Boolean => [true, false].map(|value| number(name, json!(value))).into(),
        Kind::Text { min_length, max_length, pattern } => {
            let mut texts: Vec<String> = SPECIAL.iter().map(|text| (*text).to_owned()).collect();
            texts.push(format!("plain {name}"));
            if let Some(pattern) = pattern {
                texts.extend(pattern::texts(pattern)?.inside.into_iter().filter(|text| !text.is_empty()).take(1));
            }
            let mut taken = Vec::new();
            for value in texts {
                let length = value.chars().count();
                let fits = length >= *min_length && max_length.is_none_or(|most| length <= most);
                let matching = pattern.as_ref().map_or(Ok(true), |pattern| pattern::whole_match(pattern, &value))?;
                if fits && matching && stands_at(parameter.at, &value) {
                    taken.push(text(name, &value));
                }
            }
            taken
        }
        Kind::Choice { values, .. } => values.iter().map(|value| text(name, value)).collect(),
    };
    unique(&mut values);
    Ok(values)
}

/// Returns true if this part of a request can carry the text.
pub(super) fn stands_at(at: At, text: &str) -> bool {
    match at {
        At::Query => true,
        At::Path => !matches!(text, "." | ".."),
        At::Header => text.trim() == text && text.bytes().all(|byte| byte == b'\t' || matches!(byte, b' '..=b'~')),
    }
}

pub(super) fn number(name: &str, value: Value) -> Argument {
    let wire = value.to_string();
    Argument { name: name.to_owned(), value, wire }
}

pub(super) fn text(name: &str, value: &str) -> Argument {
    argument(name, json!(value), value)
}

pub(super) fn argument(name: &str, value: Value, wire: &str) -> Argument {
    Argument { name: name.to_owned(), value, wire: wire.to_owned() }
}

/// Removes duplicates.
pub(super) fn unique(arguments: &mut Vec<Argument>) {
    let mut seen: Vec<String> = Vec::new();
    arguments.retain(|argument| {
        let new = !seen.contains(&argument.wire);
        seen.push(argument.wire.clone());
        new
    });
}
