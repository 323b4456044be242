//! Types that the setter of a parameter takes, and what follows when they change.

use std::fmt;

use serde_json::Value;

use super::{
    change::Verdict,
    view::{reference, text},
};

/// From here on a number is no longer taken for seconds.
const TOO_LATE: i64 = 10_000_000_000;

/// The trait by which a setter takes its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Setter {
    Integer,
    UnixSeconds,
    Number,
    Boolean,
    Text,
    /// A component's values.
    Choice(String),
    /// No rule of a document allows it.
    Other(String),
}

impl Setter {
    pub(super) fn of(schema: &Value) -> Self {
        match (reference(schema), text(schema, "type"), text(schema, "format")) {
            (Some(name), ..) => Self::Choice(name.to_owned()),
            (_, "integer", "unix-seconds") => Self::UnixSeconds,
            (_, "integer", _) => Self::Integer,
            (_, "number", _) => Self::Number,
            (_, "boolean", _) => Self::Boolean,
            (_, "string", _) => Self::Text,
            (_, other, _) => Self::Other(other.to_owned()),
        }
    }
}

impl fmt::Display for Setter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer => f.write_str("an integer"),
            Self::UnixSeconds => f.write_str("a Unix time in seconds"),
            Self::Number => f.write_str("a number"),
            Self::Boolean => f.write_str("a boolean"),
            Self::Text => f.write_str("a text"),
            Self::Choice(name) => write!(f, "a `{name}`"),
            Self::Other(kind) => write!(f, "a value of type `{kind}`"),
        }
    }
}

/// Judges a change from one kind of setter to another: additive only if the new one takes every Rust type that
/// the old one took, and every value of them.
pub(super) fn judge(old: &Value, new: &Value) -> (Verdict, String) {
    match (Setter::of(old), Setter::of(new)) {
        (Setter::Integer, Setter::UnixSeconds) if is_within_seconds(old) => {
            (Verdict::Additive, "integers are still taken, and a `Timestamp` too".to_owned())
        }
        (Setter::Integer, Setter::UnixSeconds) => {
            (Verdict::Breaking, format!("an integer below 0 or from {TOO_LATE} on is refused now"))
        }
        (Setter::UnixSeconds, Setter::Integer) => (Verdict::Breaking, "a `Timestamp` is no longer taken".to_owned()),
        (Setter::Choice(name), Setter::Text) if is_unbounded(new) => {
            (Verdict::Additive, format!("a `{name}` and texts are still taken, and any text is sent"))
        }
        (Setter::Choice(_), Setter::Text) => {
            (Verdict::Breaking, "texts that were sent can be refused by the new bounds".to_owned())
        }
        (Setter::Text, Setter::Choice(name)) => {
            (Verdict::Breaking, format!("values of enums other than `{name}` were taken as texts and no longer are"))
        }
        (Setter::Integer, Setter::Number) => (Verdict::Breaking, "`i128` and `u128` are no longer taken".to_owned()),
        (old, new) => (Verdict::Breaking, format!("the setter takes {new}, no longer {old}")),
    }
}

fn is_within_seconds(schema: &Value) -> bool {
    let bound = |key: &str| schema.get(key).and_then(Value::as_i64);
    bound("minimum").is_some_and(|low| low >= 0) && bound("maximum").is_some_and(|high| high < TOO_LATE)
}

fn is_unbounded(schema: &Value) -> bool {
    ["minLength", "maxLength", "pattern"].iter().all(|key| schema.get(*key).is_none())
}
