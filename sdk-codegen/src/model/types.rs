//! Types that calls take and give.

/// A type with members.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) fields: Vec<Field>,
}

/// A member.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// Name on the wire.
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) required: bool,
    pub(crate) kind: Kind,
    pub(crate) rust: String,
    /// Says whether it holds the type that it is in, so that it stands in a box.
    pub(crate) boxed: bool,
}

/// A kind of value that a member holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Integer,
    Number,
    Boolean,
    /// A Unix time, in seconds or milliseconds.
    UnixTime,
    /// A time in RFC 3339 form.
    Time,
    /// Members that nobody described.
    Map,
    Object(String),
    Choice(String),
    List(Box<Kind>),
}

/// A type with a set of values.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) name: String,
    pub(crate) description: String,
    /// True if other values are kept as they came.
    pub(crate) open: bool,
    pub(crate) values: Vec<Variant>,
}

/// A value of an enum.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    /// The text on the wire.
    pub(crate) text: String,
    pub(crate) rust: String,
}

impl Kind {
    /// The type of the document that is held.
    pub(super) fn name(&self) -> Option<&str> {
        match self {
            Self::Object(name) | Self::Choice(name) => Some(name),
            Self::List(items) => items.name(),
            _ => None,
        }
    }
}
