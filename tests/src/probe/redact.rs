//! Redaction of values that are shown or written.

use std::{collections::HashMap, net::IpAddr};

use sdk_runtime::Timestamp;
use serde_json::{Map, Value};

use super::schema::Schema;
use crate::document::Operation;

/// Maximum length of a sample, in characters.
const SAMPLE: usize = 60;

/// Returns the form of a value: letters become `x`, digits become `0`, and all other characters stay.
pub(super) fn form(value: &Value) -> String {
    let letter = |c: char| match c {
        '0'..='9' => '0',
        c if c.is_alphanumeric() => 'x',
        c if c.is_control() => ' ',
        c => c,
    };
    match value {
        Value::Null | Value::Bool(_) => value.to_string(),
        Value::Number(number) => number.to_string().chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect(),
        Value::String(text) => format!("{:?}", cut(&text.chars().map(letter).collect::<String>())),
        Value::Array(elements) => format!("a list of {}", elements.len()),
        Value::Object(members) => format!("an object with {} members", members.len()),
    }
}

/// Returns the value unchanged, on one line.
pub(super) fn shown(value: &Value) -> String {
    cut(&value.to_string())
}

/// Returns true for a name that a programmer chose, which may be shown.
pub(super) fn is_name(text: &str) -> bool {
    (1..=40).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-$".contains(c))
}

/// Replaces everything in the response that may identify people or content of mails. Equal texts get equal
/// replacements, and addresses are replaced by addresses, so that it is still a response of this service.
pub(super) fn response(document: &Value, operation: &Operation, response: &Value) -> Value {
    let schema = Schema::of_response(document, operation, response);
    Redactor::default().value(schema.as_ref(), response)
}

#[derive(Default)]
struct Redactor {
    replaced: HashMap<String, String>,
}

impl Redactor {
    fn value(&mut self, schema: Option<&Schema<'_>>, value: &Value) -> Value {
        match value {
            Value::Null | Value::Bool(_) => value.clone(),
            // Numbers that the document describes are sizes, counts and times; any other may be anything.
            Value::Number(number) if schema.is_none() => {
                let text = self.text(&number.to_string());
                serde_json::from_str(&text).unwrap_or(Value::from(0))
            }
            Value::Number(_) => value.clone(),
            Value::String(text) => {
                let is_word = schema.is_some_and(|schema| schema.known_values().is_some()) && is_name(text);
                if text.is_empty() || is_word || text.parse::<Timestamp>().is_ok() {
                    value.clone()
                } else {
                    Value::from(self.text(text))
                }
            }
            Value::Array(elements) => {
                let items = schema.and_then(Schema::items);
                elements.iter().map(|element| self.value(items.as_ref(), element)).collect()
            }
            Value::Object(members) => {
                let member = |(name, value): (&String, &Value)| {
                    let property = schema.and_then(|schema| schema.property(name));
                    let name = if property.is_some() || is_name(name) { name.clone() } else { self.text(name) };
                    (name, self.value(property.as_ref(), value))
                };
                Value::Object(members.iter().map(member).collect::<Map<_, _>>())
            }
        }
    }

    fn text(&mut self, text: &str) -> String {
        let number = self.replaced.len() + 1;
        let instead = || match text.trim_matches(['[', ']']).parse::<IpAddr>() {
            Ok(IpAddr::V4(_)) => format!("192.0.2.{}", number % 254 + 1),
            Ok(IpAddr::V6(_)) => format!("2001:db8::{number:x}"),
            Err(_) if text.parse::<i64>().is_ok() => number.to_string(),
            Err(_) if text.parse::<f64>().is_ok() => format!("{number}.5"),
            Err(_) if text.contains('@') => format!("address-{number}@example.com"),
            Err(_) => format!("text-{number}"),
        };
        self.replaced.entry(text.to_owned()).or_insert_with(instead).clone()
    }
}

fn cut(text: &str) -> String {
    if text.chars().nth(SAMPLE).is_none() {
        return text.to_owned();
    }
    text.chars().take(SAMPLE - 1).chain(['…']).collect()
}
