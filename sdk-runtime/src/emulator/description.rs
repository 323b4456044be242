//! What the generated code says about a service, for the engine to act on.

use std::ops::RangeInclusive;

use crate::call::param::Choices;
use crate::{RateLimit, Sdk};

/// A service: what all its operations share.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// The path of its base URL, such as `/api/v1`; empty if it has none.
    pub base_path: &'static str,
    /// How keys begin. A key that begins otherwise is refused.
    pub key_prefixes: &'static [&'static str],
    /// The member of an answer's template that is the answer proper, where the service is known to leave the wrapper out.
    pub envelope: Option<&'static str>,
    /// Template of an error's body, as JSON.
    pub error: &'static str,
    /// The same of status 429, where it is another one.
    pub too_many: Option<&'static str>,
    /// What the service allows; all hold at once.
    pub rate_limits: &'static [RateLimit],
    /// Seconds for which every call is refused after one too many. 0: until the time span of the limit is over.
    pub block_seconds: u64,
    /// Whether every answer carries `X-RateLimit-Limit`, `X-RateLimit-Remaining` and `X-RateLimit-Reset`.
    pub rate_limit_headers: bool,
    /// The operations.
    pub lists: &'static [Listing],
}

impl Service {
    /// The description of a service as far as its client knows it.
    #[must_use]
    pub const fn of(sdk: &Sdk) -> Self {
        Self {
            base_path: "",
            key_prefixes: sdk.key_prefixes,
            envelope: None,
            error: "null",
            too_many: None,
            rate_limits: sdk.rate_limits,
            block_seconds: 0,
            rate_limit_headers: false,
            lists: &[],
        }
    }
}

/// An operation that lists records, or answers otherwise from those that another one lists.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    /// The operation's name.
    pub id: &'static str,
    /// The path below the base URL.
    pub path: &'static str,
    /// The operation whose records it answers from. None: its own.
    pub of: Option<&'static str>,
    /// The member of a record that identifies it.
    pub identity: &'static str,
    /// The members that the document describes; none if it has no records of its own.
    pub members: &'static [&'static str],
    /// Members that the service filters by and does not show.
    pub hidden: &'static [&'static str],
    /// The members that `sort_by` can name, and whether each is a time.
    pub sortable: &'static [(&'static str, bool)],
    /// Where a record has the time that the default order goes by and that never changes; the earliest if there are several.
    pub fixed: &'static str,
    /// Where it has the time of its last change; the latest if there are several. None if the service never orders by that.
    pub changed: Option<&'static str>,
    /// Whether a number above its maximum is cut to it. Otherwise it is refused.
    pub cut: bool,
    /// The status of the answer to an offset past the end. None: an empty page.
    pub past_end: Option<u16>,
    /// The status of the answer if no record is found. None: an answer without any.
    pub none: Option<u16>,
    /// How an answer is put together from the parts of an account.
    pub parts: Option<Parts>,
    /// What is answered in place of the records.
    pub rows: Option<Rows>,
    /// The parameters.
    pub parameters: &'static [Parameter],
    /// The values that are allowed for each argument, by its name.
    pub arguments: &'static [(&'static str, Kind)],
    /// Names of parameters without which a request is refused: of each group one must be sent.
    pub required: &'static [&'static [&'static str]],
    /// Template of the answer, as JSON.
    pub answer: &'static str,
    /// An answer without its wrapper, as the document shows it, as JSON.
    pub example: &'static str,
    /// JSON pointer to the records of an answer; empty if it is no list.
    pub records: &'static str,
    /// Where a record has times.
    pub times: &'static [&'static str],
}

impl Listing {
    /// An operation of which nothing is said.
    pub const NONE: Self = Self {
        id: "",
        path: "",
        of: None,
        identity: "",
        members: &[],
        hidden: &[],
        sortable: &[],
        fixed: "",
        changed: None,
        cut: false,
        past_end: None,
        none: None,
        parts: None,
        rows: None,
        parameters: &[],
        arguments: &[],
        required: &[],
        answer: "null",
        example: "null",
        records: "",
        times: &[],
    };

    /// The values that are allowed for a parameter.
    pub(super) fn kind(&self, parameter: &str) -> Kind {
        let found = self.arguments.iter().find(|(name, _)| *name == parameter);
        found.map_or(Kind::Text, |(_, kind)| *kind)
    }
}

/// The parts of an account, such as its domains, that an answer gathers.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// The member of a record that names its part.
    pub member: &'static str,
    /// How many parts one answer gathers at most.
    pub most: usize,
    /// Template of what an answer says about a part, as JSON.
    pub item: &'static str,
}

impl Parts {
    /// Parts of which nothing is said.
    pub const NONE: Self = Self { member: "", most: 0, item: "null" };
}

/// What is answered in place of a record.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    /// The list in a record of which each element gives a row. None: a record gives one.
    pub each: Option<&'static str>,
    /// Template of a row, as JSON.
    pub item: &'static str,
}

impl Rows {
    /// Rows of which nothing is said.
    pub const NONE: Self = Self { each: None, item: "null" };
}

/// A parameter and what it does.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: &'static str,
    /// What it does.
    pub role: Role,
    /// The value that counts when none is sent.
    pub default: Option<&'static str>,
}

impl Parameter {
    /// A parameter without a default.
    #[must_use]
    pub const fn new(name: &'static str, role: Role) -> Self {
        Self { name, role, default: None }
    }

    /// A filter without a default.
    #[must_use]
    pub const fn filter(name: &'static str, tests: &'static [Test]) -> Self {
        Self::new(name, Role::Filter(tests))
    }

    /// The same parameter with a default.
    #[must_use]
    pub const fn default(mut self, value: &'static str) -> Self {
        self.default = Some(value);
        self
    }
}

/// What a parameter does.
#[derive(Clone, Copy, Debug)]
pub enum Role {
    /// The size of a page.
    Limit,
    /// How many records to skip.
    Offset,
    /// The number of the page, counted from 1. It wins over [`Offset`](Self::Offset).
    Page,
    /// The name of the member to sort by; its default stands for the default order.
    SortBy,
    /// The direction of the sort; this value turns it to the oldest or least first.
    SortOrder(&'static str),
    /// Which records are listed: those that pass one of the tests.
    Filter(&'static [Test]),
}

/// What a parameter allows.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Any text.
    Text,
    /// An integer within bounds, both included.
    Integer(i64, i64),
    /// A number.
    Number,
    /// One of these texts.
    Choice(&'static [&'static str]),
}

impl Kind {
    /// An integer in a range.
    #[must_use]
    pub const fn integer(range: RangeInclusive<i64>) -> Self {
        Self::Integer(*range.start(), *range.end())
    }

    /// A value of an enum: one of its texts, unless others are taken too.
    #[must_use]
    pub const fn choice<E: Choices>() -> Self {
        if E::OPEN { Self::Text } else { Self::Choice(E::VALUES) }
    }
}

/// A test that the values at a path of the record pass or not: one that passes is enough.
///
/// A path names members, separated by dots; `[]` behind a name stands for all elements of a list.
#[derive(Clone, Copy, Debug)]
pub enum Test {
    /// The value is what was sent, upper and lower case included.
    Equals(&'static str),
    /// The value contains what was sent, in any case.
    Contains(&'static str),
    /// The value is one of those that were sent, separated by commas.
    OneOf(&'static str),
    /// The value is a number and not below the one that was sent.
    AtLeast(&'static str),
    /// The value is a number and not above the one that was sent.
    AtMost(&'static str),
    /// The value is a time and not before the one that was sent.
    Since(&'static str),
    /// The value is a time and not after the one that was sent. A date means its whole day.
    Until(&'static str),
    /// The value is a time within the last days, of which the number was sent.
    LastDays(&'static str),
}
