//! Properties: fields of structs.

use serde_json::Value;

use super::{
    change::{About, Group},
    pair::{Pair, differences, members, pairs},
    view::{field_type, text},
};

/// Compares the properties of an object.
pub(super) fn compare(group: &mut Group, old: &Value, new: &Value) {
    let (before, now) = (members(old.get("properties")), members(new.get("properties")));
    for pair in pairs(&before, &now, sdk_codegen::snake) {
        match pair {
            Pair::Removed(name, _) => group.about("field", name).breaking("removed", "the field is gone"),
            Pair::Added(name, property) => added(&mut group.about("field", name), property, is_required(new, name)),
            Pair::Both { old_name, name, old: before, new: now } => {
                let mut about = group.about("field", name);
                if old_name != name {
                    let what = format!("read and written as `{name}`, no longer as `{old_name}`");
                    about.breaking(what, "the field stays, but JSON that a program stored is no longer read into it");
                }
                both(&mut about, (before, is_required(old, old_name)), (now, is_required(new, name)));
            }
        }
    }
}

fn added(about: &mut About<'_>, property: &Value, required: bool) {
    let what = format!("new, `{}`", field_type(property, required));
    if required {
        about.breaking(format!("{what}, required"), "a response without it is a `Decode` error");
    } else if about.is_named("success") && text(property, "type") == "boolean" {
        about.additive(
            what,
            "one more field; a response that says `false` becomes an error if this is what a call gives",
        );
    } else {
        about.additive(what, "one more field");
    }
}

fn both(about: &mut About<'_>, (old, old_required): (&Value, bool), (new, new_required): (&Value, bool)) {
    let types = (field_type(old, old_required), field_type(new, new_required));
    let is_same = types.0 == types.1;
    if !is_same {
        let why = match (old_required, new_required) {
            _ if field_type(old, true) != field_type(new, true) => "the field has another type",
            (false, true) => "the field is no longer an `Option`, and a response without it is a `Decode` error",
            _ => "the field is an `Option` now",
        };
        about.breaking(format!("`{}` -> `{}`", types.0, types.1), why);
    } else if !old_required && new_required {
        about.breaking("required now", "a response without it is a `Decode` error");
    } else if old_required && !new_required {
        about.additive("no longer required", "absent is read as empty");
    }
    for difference in differences(old, new) {
        match difference.key {
            "description" | "title" | "example" | "externalDocs" => about.text(&difference),
            "nullable" => about.docs(difference.text(), "null is read either way"),
            "type" | "format" | "items" | "allOf" | "$ref" | "additionalProperties" => {
                if is_same {
                    about.docs(difference.presence(), "it becomes the same Rust");
                }
            }
            _ => about.unjudged(&difference),
        }
    }
}

fn is_required(schema: &Value, name: &str) -> bool {
    let required = schema.get("required").and_then(Value::as_array);
    required.is_some_and(|required| required.iter().any(|required| required.as_str() == Some(name)))
}
