//! JSON schemas of what the macros make.
//!
//! A schema says what a value is written as. Reading accepts more, as [`wire`](crate::wire) says.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Map;

use crate::UnixTime;

/// A number: usually an integer, but a fraction is kept.
impl JsonSchema for UnixTime {
    fn schema_name() -> Cow<'static, str> {
        "UnixTime".into()
    }

    fn schema_id() -> Cow<'static, str> {
        concat!(module_path!(), "::UnixTime").into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "format": "unix-time" })
    }
}

/// The schema of an enum: the only texts of a closed one, examples of an open one.
pub fn text(docs: &[&str], values: &[&str], open: bool) -> Schema {
    let mut schema = json_schema!({ "type": "string", "description": description(docs) });
    schema.insert(if open { "examples" } else { "enum" }.to_owned(), values.into());
    schema
}

/// The schema of a struct, whose members come with documentation, whether they must be there, and a schema.
pub fn object<'a>(docs: &[&str], members: impl IntoIterator<Item = (&'a str, &'a [&'a str], bool, Schema)>) -> Schema {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for (name, docs, is_required, mut schema) in members {
        schema.insert("description".to_owned(), description(docs).into());
        properties.insert(name.to_owned(), schema.into());
        required.extend(is_required.then_some(name));
    }
    json_schema!({
        "type": "object", "description": description(docs), "properties": properties, "required": required,
    })
}

fn description(docs: &[&str]) -> String {
    docs.iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    #![allow(unreachable_pub, reason = "what the macros make is public, as it is in an SDK crate")]

    use schemars::{JsonSchema, schema_for};
    use serde_json::json;

    use crate::{Timestamp, UnixTime};

    crate::open_enum! {
        /// What became
        /// of a message.
        pub enum State { Sent = "sent", Bounced = "bounced" }
    }
    crate::closed_enum! {
        /// A direction.
        pub enum Order { Up = "ASC", Down = "DESC" }
    }

    fn schema<T: JsonSchema>() -> serde_json::Value {
        let mut schema = schema_for!(T);
        schema.remove("$schema");
        schema.remove("title");
        schema.to_value()
    }

    #[test]
    fn an_open_enum_is_a_text_with_examples() {
        let expected = json!({
            "type": "string", "description": "What became\nof a message.", "examples": ["sent", "bounced"],
        });
        assert_eq!(schema::<State>(), expected);
        assert_eq!(State::schema_name(), "State");
    }

    #[test]
    fn a_closed_enum_is_one_of_its_texts() {
        assert_eq!(
            schema::<Order>(),
            json!({ "type": "string", "description": "A direction.", "enum": ["ASC", "DESC"] })
        );
    }

    #[test]
    fn times_are_what_they_are_written_as() {
        assert_eq!(schema::<UnixTime>(), json!({ "type": "number", "format": "unix-time" }));
        assert_eq!(schema::<Timestamp>(), json!({ "type": "string", "format": "date-time" }));
    }
}
