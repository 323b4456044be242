//! Values at a path of a record.

use serde_json::Value;

/// Calls `found` with every value at `path`, such as `delivery_attempts[].action`, until it says `true`. Whether it did.
pub(super) fn any(value: &Value, path: &str, found: &mut dyn FnMut(&Value) -> bool) -> bool {
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
    fn what_is_not_there_is_not_found() {
        let record = json!({ "a": 1, "d": null, "e": [5] });
        for path in ["x", "a.b", "a[]", "d[]", "e[].f", "e", ""] {
            assert!(path == "e" || all(&record, path).is_empty(), "{path}");
        }
        assert!(all(&json!("no object"), "a").is_empty());
    }
}
