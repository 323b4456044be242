//! Values at a path of a record.

use serde_json::Value;

/// Calls `found` with every value at `path`, such as `delivery_attempts[].action`, until it says `true`. Returns true if it did.
pub(crate) fn any(value: &Value, path: &str, found: &mut dyn FnMut(&Value) -> bool) -> bool {
    let (step, rest) = match path.split_once('.') {
        Some((step, rest)) => (step, Some(rest)),
        None => (path, None),
    };
    let mut go_on = |value: &Value| match rest {
        Some(rest) => any(value, rest, found),
        None => found(value),
    };
    match step.strip_suffix("[]") {
        Some(name) => match value.get(name) {
            Some(Value::Array(items)) => items.iter().any(go_on),
            _ => false,
        },
        None => value.get(step).is_some_and(&mut go_on),
    }
}

/// Calls `change` with every value at `path`.
pub(crate) fn each(value: &mut Value, path: &str, change: &mut dyn FnMut(&mut Value)) {
    let (step, rest) = match path.split_once('.') {
        Some((step, rest)) => (step, Some(rest)),
        None => (path, None),
    };
    let go_on = |value: &mut Value| match rest {
        Some(rest) => each(value, rest, change),
        None => change(value),
    };
    match step.strip_suffix("[]") {
        Some(name) => value.get_mut(name).and_then(Value::as_array_mut).into_iter().flatten().for_each(go_on),
        None => value.get_mut(step).into_iter().for_each(go_on),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn all(value: &Value, path: &str) -> Vec<Value> {
        let mut values = Vec::new();
        any(value, path, &mut |value| {
            values.push(value.clone());
            false
        });
        values
    }

    #[test]
    fn a_path_leads_through_objects_and_lists() {
        let record = json!({ "a": 1, "b": { "c": 2 }, "d": [3, 4], "e": [{ "f": 5 }, {}, { "f": 6 }] });
        assert_eq!(all(&record, "a"), [1]);
        assert_eq!(all(&record, "b.c"), [2]);
        assert_eq!(all(&record, "d[]"), [3, 4]);
        assert_eq!(all(&record, "e[].f"), [5, 6]);
    }

    #[test]
    fn every_value_at_a_path_can_be_changed() {
        let mut record = json!({ "a": 1, "b": { "c": 2 }, "d": [3, 4], "e": [{ "f": 5 }, {}, { "f": 6 }] });
        for path in ["a", "b.c", "d[]", "e[].f", "x", "a.b", "a[]"] {
            each(&mut record, path, &mut |value| *value = json!(value.as_i64().unwrap() * 10));
        }
        assert_eq!(record, json!({ "a": 10, "b": { "c": 20 }, "d": [30, 40], "e": [{ "f": 50 }, {}, { "f": 60 }] }));
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        let record = json!({ "a": 1, "d": null, "e": [5] });
        for path in ["x", "a.b", "a[]", "d[]", "e[].f", "e", ""] {
            assert!(path == "e" || all(&record, path).is_empty(), "{path}");
        }
        assert!(all(&json!("no object"), "a").is_empty());
    }
}
