//! The behaviour of a service, as the generated `emulator.json` has it.

mod read;

use std::time::Duration;

use serde_json::Value;

/// A service: its operations, and what they share.
#[derive(Debug)]
pub struct Service {
    /// Path of the base URL, such as `/api/v1`; empty if it has none.
    pub(crate) base_path: String,
    /// Beginnings of keys. A key that begins otherwise is not accepted.
    pub(crate) key_prefixes: Vec<String>,
    /// Template of an error's body.
    pub(crate) error: Value,
    /// Template of the body of an error with status 429, where it is another one.
    pub(crate) too_many: Option<Value>,
    /// Numbers of requests that are allowed within a time; all hold at once.
    pub(crate) rate_limits: Vec<(u64, Duration)>,
    /// Time for which every call fails after one too many. Zero: until the time span of the limit is over.
    pub(crate) block: Duration,
    /// True if every response carries `X-RateLimit-Limit`, `X-RateLimit-Remaining` and `X-RateLimit-Reset`.
    pub(crate) rate_limit_headers: bool,
    pub(crate) lists: Vec<Listing>,
}

/// An operation that lists records, or responds otherwise from those that another one lists.
#[derive(Debug)]
pub(crate) struct Listing {
    /// Name of the operation.
    pub(crate) id: String,
    /// HTTP method, in upper case.
    pub(crate) method: String,
    /// Path below the base URL. A part in braces is the parameter of that name.
    pub(crate) path: String,
    /// Status of a response of success.
    pub(crate) status: u16,
    /// The kind of content of its responses.
    pub(crate) content: Content,
    /// Member of a response's template that is the response proper, where the service is known to leave the wrapper out.
    pub(crate) envelope: Option<String>,
    /// Operation whose records it responds from. None: its own.
    pub(crate) of: Option<String>,
    /// Member of a record that identifies it.
    pub(crate) identity: String,
    /// Members that the document describes; none if it has no records of its own.
    pub(crate) members: Vec<String>,
    /// Members that the service filters by and does not show.
    pub(crate) hidden: Vec<String>,
    /// Members that `sort_by` can name.
    pub(crate) sortable: Vec<String>,
    /// Path of the time that the default order goes by and that never changes; the earliest if there are several.
    pub(crate) fixed: String,
    /// Path of the time of the last change; the latest if there are several. None if the service never orders by that.
    pub(crate) changed: Option<String>,
    /// True if a number above its maximum is cut to it. Otherwise it is an error.
    pub(crate) cut: bool,
    /// Status of the response to an offset past the end. None: an empty page.
    pub(crate) past_end: Option<u16>,
    /// Status of the response if no record is found. None: a response without any.
    pub(crate) none: Option<u16>,
    /// Parts of an account from which a response is gathered.
    pub(crate) parts: Option<Parts>,
    /// Rows that stand in a response in place of the records.
    pub(crate) rows: Option<Rows>,
    pub(crate) parameters: Vec<Parameter>,
    /// Names of parameters without which a request fails: of each group one must be sent.
    pub(crate) required: Vec<Vec<String>>,
    /// Template of the response.
    pub(crate) response: Value,
    /// Response without its wrapper, as the document shows it.
    pub(crate) example: Value,
    /// JSON pointer to the records of a response; empty if it is no list.
    pub(crate) records: String,
    /// Paths of the times of a record.
    pub(crate) times: Vec<String>,
}

/// Kind of content of a response.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Content {
    Json,
    Csv,
    Bytes,
    Nothing,
}

/// The parts of an account, such as its domains, that a response gathers.
#[derive(Debug)]
pub(crate) struct Parts {
    /// Member of a record that names its part.
    pub(crate) member: String,
    /// Number of parts that one response gathers at most.
    pub(crate) most: usize,
    /// Template of what a response says about a part.
    pub(crate) item: Value,
}

/// The rows that stand in a response in place of a record.
#[derive(Debug)]
pub(crate) struct Rows {
    /// List in a record of which each element gives a row. None: a record gives one.
    pub(crate) each: Option<String>,
    /// Template of a row.
    pub(crate) item: Value,
}

/// A parameter and what it does.
#[derive(Debug)]
pub(crate) struct Parameter {
    /// Name on the wire.
    pub(crate) name: String,
    pub(crate) role: Role,
    /// Values that are allowed.
    pub(crate) kind: Kind,
    /// Value that counts when none is sent.
    pub(crate) default: Option<String>,
}

/// The effect of a parameter.
#[derive(Debug)]
pub(crate) enum Role {
    /// The size of a page.
    Limit,
    /// The number of records to skip.
    Offset,
    /// The number of the page, counted from 1. It wins over [`Offset`](Self::Offset).
    Page,
    /// The name of the member to sort by; its default stands for the default order.
    SortBy,
    /// The direction of the sort; this value turns it to the oldest or least first.
    SortOrder(String),
    /// The records that are listed: those that pass one of the tests.
    Filter(Vec<Test>),
}

/// The values that a parameter allows.
#[derive(Debug, PartialEq)]
pub(crate) enum Kind {
    /// Any text.
    Text,
    /// An integer within bounds, both included.
    Integer(i64, i64),
    /// A number.
    Number,
    /// One of these texts.
    Choice(Vec<String>),
}

/// A test that the values at a path of the record pass or not: one that passes is enough.
///
/// A path names members, separated by dots; `[]` behind a name stands for all elements of a list.
#[derive(Debug)]
pub(crate) struct Test {
    pub(crate) compare: Compare,
    pub(crate) path: String,
}

/// The comparison of a value with what was sent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Compare {
    /// The value is what was sent, upper and lower case included.
    Equals,
    /// The value contains what was sent, in any case.
    Contains,
    /// The value is one of those that were sent, separated by commas.
    OneOf,
    /// The value is a number and not below the one that was sent.
    AtLeast,
    /// The value is a number and not above the one that was sent.
    AtMost,
    /// The value is a time and not before the one that was sent.
    Since,
    /// The value is a time and not after the one that was sent. A date means its whole day.
    Until,
    /// The value is a time within the last days, of which the number was sent.
    LastDays,
}

impl Listing {
    /// Returns the values that a parameter allows.
    pub(crate) fn kind(&self, parameter: &str) -> &Kind {
        let found = self.parameters.iter().find(|known| known.name == parameter);
        found.map_or(&Kind::Text, |parameter| &parameter.kind)
    }

    /// True if a member is a time.
    pub(crate) fn is_time(&self, member: &str) -> bool {
        self.times.iter().any(|time| time == member)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::{Value, json};

    use super::{Listing, Test, read};

    /// A listing with these entries and what each has.
    pub(crate) fn listing(entries: Value) -> &'static Listing {
        let mut json = json!({ "id": "list", "method": "GET", "path": "/list", "identity": "id", "members": ["id"], "response": {} });
        json.as_object_mut().unwrap().extend(entries.as_object().unwrap().clone());
        Box::leak(Box::new(Listing::read(json).unwrap()))
    }

    pub(crate) fn tests(json: Value) -> &'static [Test] {
        Vec::leak(read::tests(json).unwrap())
    }
}
