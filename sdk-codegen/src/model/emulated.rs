//! The behaviour of the emulator: our model of the service, kept apart from what is known of it.

use serde_json::Value;

/// Behaviour that all operations share.
#[derive(Clone, Debug)]
pub(crate) struct Service {
    /// Name of the file that says so, as in messages.
    pub(crate) document: String,
    /// Path of the default base URL; empty if it has none.
    pub(crate) base_path: String,
    /// Template of an error's body.
    pub(crate) error: Value,
    /// The same of status 429, where it is another one.
    pub(crate) too_many: Option<Value>,
    pub(crate) block_seconds: u64,
    pub(crate) rate_limit_headers: bool,
}

/// Behaviour of the emulator in an operation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Emulated {
    /// List whose records it answers from; its own where there is none.
    pub(crate) of: Option<String>,
    /// Members of a record; none where the records are those of another list.
    pub(crate) members: Vec<String>,
    /// Members that are filtered by and not shown.
    pub(crate) hidden: Vec<String>,
    /// Members that can be sorted by.
    pub(crate) sortable: Vec<String>,
    /// Path of the time that the default order goes by.
    pub(crate) fixed: String,
    /// Path of the time of the last change.
    pub(crate) changed: Option<String>,
    /// True if a number above its maximum is cut to it.
    pub(crate) cut: bool,
    /// Status of the response to an offset past the end.
    pub(crate) past_end: Option<u64>,
    /// Status of the response if no record is found.
    pub(crate) none: Option<u64>,
    pub(crate) parts: Option<Parts>,
    pub(crate) rows: Option<Rows>,
    /// Template of the response.
    pub(crate) response: Value,
    /// JSON pointer to the records of a response; empty if it is no list.
    pub(crate) records: String,
    /// Paths of all times in a record.
    pub(crate) times: Vec<String>,
}

/// The parts of an account that a response gathers.
#[derive(Clone, Debug)]
pub(crate) struct Parts {
    pub(crate) member: String,
    pub(crate) most: u64,
    pub(crate) item: Value,
}

/// Rows that stand in a response in place of records.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    pub(crate) each: Option<String>,
    pub(crate) item: Value,
}

/// Effect of an argument in the emulator.
#[derive(Clone, Debug)]
pub(crate) enum Role {
    Limit,
    Offset,
    Page,
    SortBy,
    /// The value that turns the order to the oldest or least first.
    SortOrder(String),
    Filter(Vec<Test>),
}

/// A test of the values at paths of a record.
#[derive(Clone, Debug)]
pub(crate) struct Test {
    /// Name of the comparison.
    pub(crate) kind: String,
    pub(crate) paths: Vec<String>,
}
