//! Reader of descriptions. A member that is not known is an error: it would have no effect.

use std::time::Duration;

use serde_json::{Map, Value};

use super::{Compare, Content, Kind, Listing, Parameter, Parts, Role, Rows, Service, Test};

/// Value that was read, or the reason why there is none, in words.
type Read<T> = Result<T, String>;

impl Service {
    /// Reads the description that an SDK crate brings.
    ///
    /// # Panics
    ///
    /// The text is no description. Those of the SDK crates are generated, and tests read them.
    #[must_use]
    #[expect(clippy::panic, reason = "an SDK crate without its description is broken, and this says why")]
    pub fn of(text: &str) -> Self {
        Self::read(text)
            .unwrap_or_else(|error| panic!("the description of the emulated service cannot be read: {error}"))
    }

    /// Reads a description.
    ///
    /// # Errors
    ///
    /// The first value that is not as it should be, in words.
    pub fn read(text: &str) -> Result<Self, String> {
        let json = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let mut members = Members::of(json)?;
        let _made_from = members.optional("$comment", self::text)?;
        let service = Self {
            base_path: members.or_default("base_path", self::text)?,
            key_prefixes: members.or_default("key_prefixes", texts)?,
            error: members.required("error", Ok)?,
            too_many: members.optional("too_many", Ok)?,
            rate_limits: members.or_default("rate_limits", |value| list(value, rate_limit))?,
            block: Duration::from_secs(members.or_default("block_seconds", whole)?),
            rate_limit_headers: members.or_default("rate_limit_headers", flag)?,
            lists: members.required("operations", |value| list(value, Listing::read))?,
        };
        members.end()?;
        Ok(service)
    }
}

impl Listing {
    pub(super) fn read(json: Value) -> Read<Self> {
        let mut members = Members::of(json)?;
        let mut order = members.optional("order", Members::of)?.unwrap_or_default();
        let listing = Self {
            id: members.required("id", text)?,
            method: members.required("method", text)?,
            path: members.required("path", text)?,
            status: members.optional("status", status)?.unwrap_or(200),
            content: members.optional("content", content)?.unwrap_or(Content::Json),
            envelope: members.optional("envelope", text)?,
            of: members.optional("of", text)?,
            identity: members.or_default("identity", text)?,
            members: members.or_default("members", texts)?,
            hidden: members.or_default("hidden", texts)?,
            sortable: members.or_default("sortable", texts)?,
            fixed: order.or_default("fixed", text)?,
            changed: order.optional("changed", text)?,
            cut: members.or_default("cut", flag)?,
            past_end: members.optional("past_end", status)?,
            none: members.optional("none", status)?,
            parts: members.optional("parts", parts)?,
            rows: members.optional("rows", rows)?,
            parameters: members.or_default("parameters", |value| list(value, parameter))?,
            required: members.or_default("required", |value| list(value, texts))?,
            response: members.or_default("response", Ok)?,
            example: members.or_default("example", Ok)?,
            records: members.or_default("records", text)?,
            times: members.or_default("times", texts)?,
        };
        order.end()?;
        members.end()?;
        Ok(listing)
    }
}

fn content(json: Value) -> Read<Content> {
    match text(json)?.as_str() {
        "csv" => Ok(Content::Csv),
        "bytes" => Ok(Content::Bytes),
        "nothing" => Ok(Content::Nothing),
        other => Err(format!("`{other}` is no content")),
    }
}

fn rate_limit(json: Value) -> Read<(u64, Duration)> {
    let mut members = Members::of(json)?;
    let limit = (members.required("requests", whole)?, Duration::from_secs(members.required("seconds", whole)?));
    members.end()?;
    Ok(limit)
}

fn parts(json: Value) -> Read<Parts> {
    let mut members = Members::of(json)?;
    let most = usize::try_from(members.required("most", whole)?).unwrap_or(usize::MAX);
    let parts = Parts { member: members.required("member", text)?, most, item: members.required("item", Ok)? };
    members.end()?;
    Ok(parts)
}

fn rows(json: Value) -> Read<Rows> {
    let mut members = Members::of(json)?;
    let rows = Rows { each: members.optional("each", text)?, item: members.required("item", Ok)? };
    members.end()?;
    Ok(rows)
}

fn parameter(json: Value) -> Read<Parameter> {
    let mut members = Members::of(json)?;
    let role = match members.optional("role", text)?.as_deref() {
        None => Role::Filter(members.or_default("filter", tests)?),
        Some("limit") => Role::Limit,
        Some("offset") => Role::Offset,
        Some("page") => Role::Page,
        Some("sort_by") => Role::SortBy,
        Some("sort_order") => Role::SortOrder(members.required("ascending", text)?),
        Some(other) => return Err(format!("`{other}` is no role")),
    };
    let kind = match members.optional("type", text)?.as_deref() {
        None => members.optional("allowed", texts)?.map_or(Kind::Text, Kind::Choice),
        Some("number") => Kind::Number,
        Some("integer") => Kind::Integer(
            members.optional("minimum", integer)?.unwrap_or(i64::MIN),
            members.optional("maximum", integer)?.unwrap_or(i64::MAX),
        ),
        Some(other) => return Err(format!("`{other}` is no type")),
    };
    let name = members.required("name", text)?;
    let parameter = Parameter { name, role, kind, default: members.optional("default", text)? };
    members.end()?;
    Ok(parameter)
}

/// Tests, by the names of their comparisons.
pub(super) fn tests(json: Value) -> Read<Vec<Test>> {
    let mut tests = Vec::new();
    for (name, paths) in Members::of(json)?.0 {
        let compare = match name.as_str() {
            "equals" => Compare::Equals,
            "contains" => Compare::Contains,
            "one_of" => Compare::OneOf,
            "at_least" => Compare::AtLeast,
            "at_most" => Compare::AtMost,
            "since" => Compare::Since,
            "until" => Compare::Until,
            "last_days" => Compare::LastDays,
            _ => return Err(format!("`{name}` is no comparison")),
        };
        tests.extend(texts(paths)?.into_iter().map(|path| Test { compare, path }));
    }
    Ok(tests)
}

/// The members of an object that are still to be read.
#[derive(Default)]
struct Members(Map<String, Value>);

impl Members {
    fn of(json: Value) -> Read<Self> {
        match json {
            Value::Object(members) => Ok(Self(members)),
            other => Err(format!("{other} is no object")),
        }
    }

    fn optional<T>(&mut self, name: &str, read: impl FnOnce(Value) -> Read<T>) -> Read<Option<T>> {
        self.0.remove(name).map(read).transpose().map_err(|error| format!("{name}: {error}"))
    }

    fn or_default<T: Default>(&mut self, name: &str, read: impl FnOnce(Value) -> Read<T>) -> Read<T> {
        self.optional(name, read).map(Option::unwrap_or_default)
    }

    fn required<T>(&mut self, name: &str, read: impl FnOnce(Value) -> Read<T>) -> Read<T> {
        self.optional(name, read)?.ok_or_else(|| format!("there is no `{name}`"))
    }

    fn end(self) -> Read<()> {
        self.0.keys().next().map_or(Ok(()), |name| Err(format!("`{name}` is not known")))
    }
}

fn text(json: Value) -> Read<String> {
    match json {
        Value::String(text) => Ok(text),
        other => Err(format!("{other} is no text")),
    }
}

fn flag(json: Value) -> Read<bool> {
    json.as_bool().ok_or_else(|| format!("{json} is not true or false"))
}

fn whole(json: Value) -> Read<u64> {
    json.as_u64().ok_or_else(|| format!("{json} is no whole number"))
}

fn integer(json: Value) -> Read<i64> {
    json.as_i64().ok_or_else(|| format!("{json} is no integer"))
}

fn status(json: Value) -> Read<u16> {
    json.as_u64().and_then(|status| u16::try_from(status).ok()).ok_or_else(|| format!("{json} is no status"))
}

fn texts(json: Value) -> Read<Vec<String>> {
    list(json, text)
}

fn list<T>(json: Value, read: impl Fn(Value) -> Read<T>) -> Read<Vec<T>> {
    match json {
        Value::Array(items) => items
            .into_iter()
            .enumerate()
            .map(|(index, item)| read(item).map_err(|error| format!("[{index}]: {error}")))
            .collect(),
        other => Err(format!("{other} is no list")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_wrong_in_a_description_is_named_with_its_place() {
        let with = |parameter: Value| {
            let operation =
                json!({ "id": "a", "method": "GET", "path": "/a", "response": {}, "parameters": [parameter] });
            Service::read(&json!({ "error": {}, "operations": [operation] }).to_string()).map(|_| ()).unwrap_err()
        };
        for (parameter, reason) in [
            (json!({ "name": 5 }), "name: 5 is no text"),
            (json!({}), "there is no `name`"),
            (json!({ "name": "x", "role": "width" }), "`width` is no role"),
            (json!({ "name": "x", "type": "integer", "minimum": 1.5 }), "minimum: 1.5 is no integer"),
            (json!({ "name": "x", "filter": { "above": ["a"] } }), "filter: `above` is no comparison"),
            (json!({ "name": "x", "other": 1 }), "`other` is not known"),
        ] {
            assert_eq!(with(parameter), format!("operations: [0]: parameters: [0]: {reason}"));
        }
        assert!(Service::read("{").is_err());
        assert_eq!(Service::read("{}").unwrap_err(), "there is no `error`");
    }
}
