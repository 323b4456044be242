//! Templates of responses, and how they are filled.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

/// A template with what stands for its placeholders: every text that begins with `$` is one, and its name is the rest.
pub(crate) struct Filled<'a, F> {
    pub(crate) template: &'a Value,
    /// Value for a name; null for one that is not known.
    pub(crate) fill: &'a F,
}

/// Value for a placeholder.
pub(crate) enum Filling<'a> {
    Value(Value),
    /// Records, written without the members of these names.
    Records(&'a [std::sync::Arc<Value>], &'a [String]),
    /// The first of them; null if there is none.
    Record(&'a [std::sync::Arc<Value>], &'a [String]),
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
struct Shown<'a>(&'a Value, &'a [String]);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(members) if !self.1.is_empty() => {
                serializer.collect_map(members.iter().filter(|(name, _)| !self.1.contains(name)))
            }
            other => other.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;

    #[test]
    fn placeholders_are_filled_and_the_rest_stays() {
        let page = json!({ "n": "$n", "data": "$records", "one": "$record" });
        let template = json!({ "ok": true, "page": page, "list": ["$n", "x", null] });
        let hidden = ["zone".to_owned()];
        let records = [Arc::new(json!({ "id": 1, "zone": "eu" })), Arc::new(json!("odd"))];
        let fill = |name: &str| match name {
            "n" => Filling::Value(json!(5)),
            "record" => Filling::Record(&records, &hidden),
            _ => Filling::Records(&records, &hidden),
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
