//! Finds what belongs together in two versions, by name and never by position.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

const NOTHING: &Value = &Value::Null;

/// A member that is not the same in both versions; `None` where it is absent.
#[derive(Clone, Copy)]
pub(super) struct Difference<'a> {
    pub(super) key: &'a str,
    pub(super) old: Option<&'a Value>,
    pub(super) new: Option<&'a Value>,
}

/// Two versions of a named thing.
pub(super) enum Pair<'a, T> {
    Removed(&'a str, T),
    Added(&'a str, T),
    /// The wire name may have changed while the Rust name stays.
    Both {
        old_name: &'a str,
        name: &'a str,
        old: T,
        new: T,
    },
}

impl<'a> Difference<'a> {
    /// The members that differ further in.
    pub(super) fn inner(&self) -> Vec<Difference<'a>> {
        differences(self.old.unwrap_or(NOTHING), self.new.unwrap_or(NOTHING))
    }
}

/// The members of two objects that differ. What is no object has no members, unless both are something else: then
/// they differ as a whole, under an empty key.
pub(super) fn differences<'a>(old: &'a Value, new: &'a Value) -> Vec<Difference<'a>> {
    let is_whole = |value: &Value| !value.is_object() && !value.is_null();
    if (is_whole(old) || is_whole(new)) && !same(old, new) {
        return vec![Difference { key: "", old: Some(old), new: Some(new) }];
    }
    let keys: BTreeSet<&str> =
        [old, new].into_iter().filter_map(Value::as_object).flat_map(|map| map.keys()).map(String::as_str).collect();
    let pairs = keys.into_iter().map(|key| Difference { key, old: old.get(key), new: new.get(key) });
    pairs.filter(|pair| !matches!((pair.old, pair.new), (Some(old), Some(new)) if same(old, new))).collect()
}

/// The places of all values that differ, in words such as `order.fixed`.
pub(super) fn places(old: &Value, new: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for difference in differences(old, new) {
        match (difference.old, difference.new) {
            (Some(old), Some(new)) if old.is_object() && new.is_object() => {
                found.extend(places(old, new).into_iter().map(|inner| format!("{}.{inner}", difference.key)));
            }
            _ => found.push(difference.key.to_owned()),
        }
    }
    found
}

/// Pairs by wire name, and what is left by the name that it has in Rust.
pub(super) fn pairs<'a, T: Copy>(
    old: &'a BTreeMap<String, T>,
    new: &'a BTreeMap<String, T>,
    rust_name: impl Fn(&str) -> String,
) -> Vec<Pair<'a, T>> {
    let mut gone: BTreeMap<String, (&str, T)> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (name, value) in old.iter().filter(|(name, _)| !new.contains_key(*name)) {
        if let Some((name, value)) = gone.insert(rust_name(name), (name, *value)) {
            pairs.push(Pair::Removed(name, value));
        }
    }
    for (name, value) in new {
        let before = match old.get_key_value(name) {
            Some((old_name, old)) => Some((old_name.as_str(), *old)),
            None => gone.remove(&rust_name(name)),
        };
        pairs.push(match before {
            Some((old_name, old)) => Pair::Both { old_name, name, old, new: *value },
            None => Pair::Added(name, *value),
        });
    }
    pairs.extend(gone.into_values().map(|(name, value)| Pair::Removed(name, value)));
    pairs
}

/// A list of objects by the text of one of their members; `#3` for one that does not have it.
pub(super) fn by_name<'a>(list: Option<&'a Value>, key: &str) -> BTreeMap<String, &'a Value> {
    let items = list.and_then(Value::as_array).into_iter().flatten().enumerate();
    let name = |index: usize, item: &Value| {
        item.get(key).and_then(Value::as_str).map_or_else(|| format!("#{index}"), str::to_owned)
    };
    items.map(|(index, item)| (name(index, item), item)).collect()
}

/// The members of an object.
pub(super) fn members(object: Option<&Value>) -> BTreeMap<String, &Value> {
    let map = object.and_then(Value::as_object);
    map.into_iter().flatten().map(|(key, value)| (key.clone(), value)).collect()
}

/// Equal, numbers by their value: `1` is `1.0`.
pub(super) fn same(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Number(old), Value::Number(new)) => old == new || old.as_f64() == new.as_f64(),
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same(old, new))
        }
        (Value::Object(_), Value::Object(_)) => differences(old, new).is_empty(),
        _ => old == new,
    }
}

/// Equal whatever the order of lists, for what is a set.
pub(super) fn same_set(difference: &Difference<'_>) -> bool {
    match (difference.old, difference.new) {
        (Some(old), Some(new)) => same(&sorted(old), &sorted(new)),
        _ => false,
    }
}

/// A value as it is shown in a line.
pub(super) fn shown(value: &Value) -> String {
    const LONGEST: usize = 60;
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", &line[..end]),
        None => format!("`{line}`"),
    }
}

/// A value with its lists in an order of their own, for what is a set.
pub(super) fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<_> = items.iter().map(sorted).collect();
            items.sort_by_key(Value::to_string);
            Value::Array(items)
        }
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), sorted(value))).collect(),
        other => other.clone(),
    }
}
