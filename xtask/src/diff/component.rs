//! Components: types, and what becomes none.

use serde_json::Value;

use super::{
    change::Group,
    field,
    pair::{Pair, differences, pairs, places},
    rename::Renames,
    view::{View, text},
    vocabulary,
};

/// Compares all components, in a group each.
pub(super) fn compare(old: &View<'_>, new: &View<'_>, renames: &Renames) -> Vec<Group> {
    let (before, now) = (old.schemas(), new.schemas());
    pairs(&before, &now, str::to_owned)
        .into_iter()
        .map(|pair| {
            let (name, before, now) = match pair {
                Pair::Removed(name, schema) => (name, schema, &Value::Null),
                Pair::Added(name, schema) => (name, &Value::Null, schema),
                Pair::Both { name, old, new, .. } => (name, old, new),
            };
            let is_type = old.is_type(name) || new.is_type(name);
            let mut group = Group::new(format!("{} {name}", if is_type { "type" } else { "component" }));
            if let Some(old_name) = renames.get(name) {
                group.itself().breaking(format!("renamed, before `{old_name}`"), "the type has another name");
            }
            let nothing = "nothing of this component becomes Rust";
            match (old.is_type(name), new.is_type(name)) {
                (true, true) => schema(&mut group, before, now),
                (true, false) => group.itself().breaking("removed", "the type is gone"),
                (false, true) => group.itself().additive("new", "one more type"),
                (false, false) if before.is_null() => group.itself().docs("new", nothing),
                (false, false) if now.is_null() => group.itself().docs("removed", nothing),
                (false, false) => {
                    for place in places(before, now) {
                        group.itself().docs(format!("`{place}` changed"), nothing);
                    }
                }
            }
            group
        })
        .collect()
}

fn schema(group: &mut Group, old: &Value, new: &Value) {
    let is_object = |schema: &Value| text(schema, "type") == "object";
    if is_object(old) != is_object(new) {
        return group.itself().breaking("an object and an enum are not the same", "the type is another one");
    }
    if is_object(old) { object(group, old, new) } else { vocabulary::compare(group, old, new) }
}

fn object(group: &mut Group, old: &Value, new: &Value) {
    for difference in differences(old, new) {
        let mut about = group.itself();
        match difference.key {
            "description" | "title" | "example" | "externalDocs" => about.text(&difference),
            "properties" | "required" => {} // field by field, below
            "additionalProperties" => about.docs(difference.text(), "unknown fields are passed over either way"),
            _ => about.unjudged(&difference),
        }
    }
    field::compare(group, old, new);
}
