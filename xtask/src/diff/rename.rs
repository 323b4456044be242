//! Types that have another name and are otherwise the same.
//!
//! Without this a renamed type would be reported as one that is gone, one that is new, and a change of every field
//! that holds it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::view::View;

/// The old names of renamed components, by the new ones.
pub(super) type Renames = BTreeMap<String, String>;

/// The old document with the new names, and which they are.
pub(super) fn follow(old: &Value, new: &Value) -> (Value, Renames) {
    let new = View::new(new);
    let mut document = old.clone();
    let mut renames = Renames::new();
    // One name found can make another one recognisable, whose component refers to it.
    while let Some((from, to)) = find(&document, &new) {
        rename(&mut document, &from, &to);
        renames.insert(to, from);
    }
    (document, renames)
}

fn find(old: &Value, new: &View<'_>) -> Option<(String, String)> {
    let old = View::new(old);
    let (before, now) = (old.schemas(), new.schemas());
    let names: BTreeSet<&String> = now.keys().filter(|name| !before.contains_key(*name) && new.is_type(name)).collect();
    let gone = before.iter().filter(|(name, _)| !now.contains_key(*name) && old.is_type(name));
    for (name, schema) in gone {
        let shape = shape(schema);
        if let Some(other) = names.iter().find(|other| self::shape(new.schema(other)) == shape) {
            return Some((name.clone(), (*other).clone()));
        }
    }
    None
}

/// Returns a schema without its words.
fn shape(schema: &Value) -> Value {
    match schema {
        Value::Array(items) => items.iter().map(shape).collect(),
        Value::Object(map) => {
            let is_text = |key: &str, value: &Value| key == "description" && value.is_string();
            let members = map.iter().filter(|(key, value)| !is_text(key, value));
            members.map(|(key, value)| (key.clone(), shape(value))).collect()
        }
        other => other.clone(),
    }
}

fn rename(document: &mut Value, from: &str, to: &str) {
    if let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut)
        && let Some(schema) = schemas.remove(from)
    {
        schemas.insert(to.to_owned(), schema);
    }
    let path = |name: &str| format!("#/components/schemas/{name}");
    refer(document, &path(from), &path(to));
}

fn refer(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| refer(item, from, to)),
        Value::Object(map) => {
            for (key, value) in map {
                if key == "$ref" && value.as_str() == Some(from) {
                    *value = Value::String(to.to_owned());
                } else {
                    refer(value, from, to);
                }
            }
        }
        _ => {}
    }
}
