//! Enums: the values that a service knows.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    change::{About, Group},
    pair::{Pair, differences, pairs},
};

/// Compares two versions of an enum.
pub(super) fn compare(group: &mut Group, old: &Value, new: &Value) {
    for difference in differences(old, new) {
        let mut about = group.itself();
        match difference.key {
            "enum" | "x-extensible-enum" => {} // value by value, below
            "description" => about.text(&difference),
            "default" => about.docs(difference.text(), "the service is said to act otherwise where it is left out"),
            _ => about.unjudged(&difference),
        }
    }
    let is_open = is_open(new);
    match (self::is_open(old), is_open) {
        (false, true) => {
            let why = "it is no longer `Copy`, has `Unknown`, and takes any text";
            group.itself().breaking("open now", why);
        }
        (true, false) => group.itself().breaking("closed now", "`Unknown` is gone, and other texts are refused"),
        _ => {}
    }
    let (before, now) = (values(old), values(new));
    for pair in pairs(&before, &now, sdk_codegen::pascal) {
        match pair {
            Pair::Removed(value, ()) => removed(&mut group.about("value", value), value, is_open),
            Pair::Added(value, ()) => added(&mut group.about("value", value), value, is_open),
            Pair::Both { old_name, name, .. } if old_name != name => group.about("value", name).breaking(
                format!("before `{old_name}`"),
                format!("the variant `{}` stays and stands for another text", sdk_codegen::pascal(name)),
            ),
            Pair::Both { .. } => {}
        }
    }
}

fn removed(about: &mut About<'_>, value: &str, is_open: bool) {
    let variant = sdk_codegen::pascal(value);
    let also = if is_open { "the text is `Unknown` now" } else { "the text is refused now" };
    about.breaking("removed", format!("the variant `{variant}` is gone; {also}"));
}

fn added(about: &mut About<'_>, value: &str, is_open: bool) {
    let variant = sdk_codegen::pascal(value);
    let why = match is_open {
        true => format!("what was `Unknown(\"{value}\")` is the variant `{variant}` now"),
        false => format!("one more variant, `{variant}`; its text is taken now"),
    };
    about.additive("new", why);
}

fn is_open(schema: &Value) -> bool {
    schema.get("x-extensible-enum").is_some()
}

fn values(schema: &Value) -> BTreeMap<String, ()> {
    let values = schema.get("x-extensible-enum").or_else(|| schema.get("enum")).and_then(Value::as_array);
    let name = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    values.into_iter().flatten().map(|value| (name(value), ())).collect()
}
