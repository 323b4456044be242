//! Filling the templates of answers.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

/// A template with what stands for its placeholders: every text that begins with `$` is one, and its name is the rest.
pub(super) struct Filled<'a, F> {
    pub(super) template: &'a Value,
    /// What stands for a name; null for one that is not known.
    pub(super) fill: &'a F,
}

/// What stands for a placeholder.
pub(super) enum Filling<'a> {
    Value(Value),
    /// Records, written without the members of these names.
    Records(&'a [std::sync::Arc<Value>], &'static [&'static str]),
    /// The first of them; null if there is none.
    Record(&'a [std::sync::Arc<Value>], &'static [&'static str]),
}

impl<'a, F: Fn(&str) -> Filling<'a>> Serialize for Filled<'_, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let inner = |template| Filled { template, fill: self.fill };
        match self.template {
            Value::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, template) in members {
                    map.serialize_entry(name, &inner(template))?;
                }
                map.end()
            }
            Value::Array(items) => serializer.collect_seq(items.iter().map(inner)),
            Value::String(text) => match text.strip_prefix('$') {
                Some(name) => match (self.fill)(name) {
                    Filling::Value(value) => value.serialize(serializer),
                    Filling::Records(records, hidden) => {
                        serializer.collect_seq(records.iter().map(|record| Shown(record, hidden)))
                    }
                    Filling::Record(records, hidden) => {
                        records.first().map(|record| Shown(record, hidden)).serialize(serializer)
                    }
                },
                None => serializer.serialize_str(text),
            },
            literal => literal.serialize(serializer),
        }
    }
}

/// A record without its hidden members.
struct Shown<'a>(&'a Value, &'static [&'static str]);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(members) if !self.1.is_empty() => {
                serializer.collect_map(members.iter().filter(|(name, _)| !self.1.contains(&name.as_str())))
            }
            other => other.serialize(serializer),
        }
    }
}

/// The template of a generated description, which is JSON.
pub(super) fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Object(Map::new()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;

    #[test]
    fn placeholders_are_filled_and_the_rest_stays() {
        let template = parse(
            r#"{"ok": true, "page": {"n": "$n", "data": "$records", "one": "$record"}, "list": ["$n", "x", null]}"#,
        );
        let records = [Arc::new(json!({ "id": 1, "zone": "eu" })), Arc::new(json!("odd"))];
        let fill = |name: &str| match name {
            "n" => Filling::Value(json!(5)),
            "record" => Filling::Record(&records, &["zone"]),
            _ => Filling::Records(&records, &["zone"]),
        };
        let filled = serde_json::to_value(Filled { template: &template, fill: &fill }).unwrap();
        assert_eq!(
            filled,
            json!({
                "ok": true,
                "page": { "n": 5, "data": [{ "id": 1 }, "odd"], "one": { "id": 1 } },
                "list": [5, "x", null],
            })
        );
    }
}
