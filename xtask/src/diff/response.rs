//! Responses: what a call gives.

use serde_json::Value;

use super::{
    change::{About, Group},
    pair::{Difference, differences},
    view::{is_success, reference},
};

/// Purpose of the schema of a response.
#[derive(Clone, Copy)]
enum Schema {
    Error,
    Answer { gives_same: bool },
}

/// Compares what the responses of an operation say of themselves. `gives_same`: the type that the call gives stays.
pub(super) fn compare(group: &mut Group, old: &Value, new: &Value, gives_same: bool) {
    for difference in differences(&old["responses"], &new["responses"]) {
        let mut about = group.about("response", difference.key);
        let is_error = matches!(difference.key, "4XX" | "5XX");
        let schema = if is_error { Schema::Error } else { Schema::Answer { gives_same } };
        match (difference.old, difference.new) {
            (Some(old), Some(new)) if is_error || is_success(difference.key) => response(&mut about, old, new, schema),
            _ if is_error => about.docs(difference.presence(), "all errors are read into `Error`, documented or not"),
            _ => about.unjudged(&difference),
        }
    }
}

/// Compares the types that a call gives.
pub(super) fn compare_type(group: &mut Group, old: Option<&str>, new: Option<&str>) {
    if old != new {
        let name = |name: Option<&str>| name.map_or_else(|| "nothing".to_owned(), |name| format!("`{name}`"));
        group
            .itself()
            .breaking(format!("gives {}, before {}", name(new), name(old)), "the type of the response changes");
    }
}

fn response(about: &mut About<'_>, old: &Value, new: &Value, schema: Schema) {
    for difference in differences(old, new) {
        match difference.key {
            "description" => about.text(&difference),
            "headers" => about.docs("`headers` changed", "every header of a response can be read"),
            "content" => content(about, &difference, schema),
            _ => about.unjudged(&difference),
        }
    }
}

fn content(about: &mut About<'_>, difference: &Difference<'_>, schema: Schema) {
    for difference in difference.inner() {
        match difference.key {
            "application/json" => media(about, &difference, schema),
            _ => about.unjudged(&difference),
        }
    }
}

fn media(about: &mut About<'_>, difference: &Difference<'_>, schema: Schema) {
    for difference in difference.inner() {
        match difference.key {
            "examples" | "example" => {
                for difference in difference.inner() {
                    about.docs(format!("example {}", difference.presence()), "");
                }
            }
            "schema" if !is_reference(difference.old) || !is_reference(difference.new) => about.unjudged(&difference),
            "schema" => match schema {
                Schema::Error => about.docs("`schema` changed", "all errors are read into `Error`"),
                Schema::Answer { gives_same: true } => {
                    about.docs("`schema` changed", "only the wrapper, not what is in it");
                }
                Schema::Answer { gives_same: false } => {} // said of the operation itself
            },
            _ => about.unjudged(&difference),
        }
    }
}

fn is_reference(schema: Option<&Value>) -> bool {
    schema.is_some_and(|schema| reference(schema).is_some())
}
