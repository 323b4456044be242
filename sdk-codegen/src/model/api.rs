//! Operations and types of a service.
//!
//! A field `rust` is a name in the generated code. Progenitor decides it: it is empty until `progenitor::agree` has found it.

use std::{collections::BTreeSet, path::Path};

use serde_json::Value;

use super::{
    emulated::{Emulated, Role, Service},
    pattern::Pattern,
    types::{Choice, Object},
};
use crate::document::path_names;

/// A service, as a document describes it.
#[derive(Clone, Debug)]
pub struct Api {
    /// Name of the document, as in messages.
    pub document: String,
    /// Name of the service.
    pub title: String,
    /// Version of the document.
    pub version: String,
    /// Description of the service.
    pub description: String,
    /// Base URLs; the first is the default.
    pub servers: Vec<Server>,
    /// Beginning of the environment variables' names.
    pub env_prefix: String,
    /// Beginnings of keys.
    pub keys: Vec<String>,
    /// Requests that the service allows; all hold at once.
    pub limits: Vec<Limit>,
    /// Codes by which the service says that a quota is used up.
    pub quota_codes: Vec<String>,
    /// Marks of a call that failed, where an operation has none of its own.
    pub failure: FailureMarkers,
    /// Operations, in the order of the document.
    pub operations: Vec<Operation>,
    /// Types with members that calls give, in the order of the document.
    pub(crate) objects: Vec<Object>,
    /// Types with a set of values, in the order of the document.
    pub(crate) enums: Vec<Choice>,
    pub(crate) service: Service,
}

/// A base URL.
#[derive(Clone, Debug)]
pub struct Server {
    /// The URL.
    pub url: String,
    /// Description of what answers there.
    pub description: String,
}

/// A number of requests within a time.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// Number of requests.
    pub requests: u32,
    /// Length of the time in seconds.
    pub seconds: u64,
}

/// A call.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Name; that of the client's method.
    pub id: String,
    /// HTTP method, in capitals.
    pub method: String,
    /// Path below the base URL; parts in braces are arguments.
    pub path: String,
    /// The class of repetition, where it is not that of the method.
    pub repeat: Option<Repeat>,
    /// Group of operations that it belongs to.
    pub tag: String,
    /// One line that says what it does.
    pub summary: String,
    /// Description.
    pub description: String,
    /// Address of the provider's page that describes it.
    pub page: String,
    /// Arguments, in the order of the document.
    pub arguments: Vec<Argument>,
    /// Wire names of arguments of which a call has at least one; empty where there are no such.
    pub one_of: Vec<String>,
    /// The response to a call that succeeded.
    pub success: Response,
    pub(crate) pagination: Option<Pagination>,
    pub(crate) emulated: Emulated,
    /// Name of the builder.
    pub(crate) rust: String,
}

/// An argument of a call.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Part of the request that carries it.
    pub place: Place,
    /// Name on the wire.
    pub name: String,
    /// Description.
    pub description: String,
    /// True if a call without it is refused.
    pub required: bool,
    /// Values that are allowed.
    pub rule: Rule,
    /// True if its value may be the cause of a 500.
    pub may_fail: bool,
    /// Value that counts when none is sent.
    pub default: Option<String>,
    pub(crate) role: Role,
    /// Name of the setter.
    pub(crate) rust: String,
}

/// The part of a request that carries an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A part of the path.
    Path,
    /// The query of the URL.
    Query,
    /// A header.
    Header,
}

/// A class of repetition: the reason for which a call may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// The call changes nothing.
    Safe,
    /// A second call changes no more than the first.
    Idempotent,
    /// Each call counts.
    Once,
}

/// Content of a response, which a call gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A type of the document.
    Object(String),
    /// A list of a type of the document.
    List(String),
    /// JSON of which nothing is known.
    Json,
    /// The text of the response.
    Text,
    /// The bytes of the response.
    Bytes,
    /// Nothing but that it succeeded.
    Nothing,
}

/// Values that a setter accepts.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "bounds are those of OpenAPI, by their names")]
pub enum Rule {
    Integer {
        minimum: Option<i64>,
        maximum: Option<i64>,
    },
    UnixSeconds,
    Number {
        minimum: Option<f64>,
        maximum: Option<f64>,
    },
    Boolean,
    Text {
        min_length: Option<u64>,
        max_length: Option<u64>,
        pattern: Option<Pattern>,
    },
    /// Values of an enum of the document.
    Choice {
        name: String,
    },
}

/// The response to a call that succeeded.
#[derive(Clone, Debug)]
pub struct Response {
    /// HTTP statuses.
    pub statuses: Vec<String>,
    /// Content, without the wrapper.
    pub content: Content,
    /// Member in which the content may stand.
    pub envelope: Option<String>,
    /// Marks of a call that failed all the same.
    pub failure: FailureMarkers,
    pub(crate) example: Option<Example>,
}

/// Members at the root of a response with status 2xx that say that the call failed.
#[derive(Clone, Debug)]
pub struct FailureMarkers {
    /// Members that say so by being false.
    pub when_false: Vec<String>,
    /// Members that say so by holding something.
    pub when_present: Vec<String>,
    /// Lists whose records make it a success in part.
    pub unless: Vec<String>,
}

/// A body to start from in tests.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    pub(crate) summary: String,
    /// The body, without the wrapper.
    pub(crate) value: Value,
}

/// The way a list pages. Names are those of arguments and members; paths go from the type of the response inwards.
#[derive(Clone, Debug)]
pub(crate) struct Pagination {
    pub(crate) limit: String,
    pub(crate) max_limit: u64,
    pub(crate) default_limit: u64,
    pub(crate) offset: String,
    pub(crate) page: Option<String>,
    pub(crate) sort: Option<Sort>,
    /// Time of a record that the list is ordered by; empty where that is not known.
    pub(crate) ordered_by: Vec<String>,
    /// Member that lists the records.
    pub(crate) records: String,
    /// Type of a record.
    pub(crate) record: String,
    pub(crate) identity: Vec<String>,
    pub(crate) more: Vec<String>,
    pub(crate) total: Vec<String>,
    pub(crate) capped: Vec<String>,
    pub(crate) cap: Vec<String>,
    /// Argument that cuts the list off at a time, so that several requests can read it at once.
    pub(crate) window: Option<String>,
    pub(crate) coverage: Option<Coverage>,
}

#[derive(Clone, Debug)]
pub(crate) struct Sort {
    pub(crate) by: String,
    pub(crate) order: String,
    pub(crate) ascending: String,
    pub(crate) fixed: Vec<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Coverage {
    pub(crate) included: String,
    pub(crate) of: String,
    pub(crate) parts: String,
    pub(crate) name: String,
    pub(crate) status: String,
    pub(crate) complete: String,
}

impl Api {
    pub(crate) fn choice(&self, name: &str) -> Option<&Choice> {
        self.enums.iter().find(|choice| choice.name == name)
    }

    /// Names of the types that calls take or give.
    pub fn types(&self) -> impl Iterator<Item = &str> {
        let objects = self.objects.iter().map(|object| object.name.as_str());
        objects.chain(self.enums.iter().map(|choice| choice.name.as_str()))
    }

    /// Name of the crate, as Rust names it: that of `spec/jetemail.yaml` is `jetemail_sdk`.
    #[must_use]
    pub fn crate_name(&self) -> String {
        let provider = Path::new(&self.document).file_stem().unwrap_or_default().to_string_lossy();
        format!("{}_sdk", provider.replace('-', "_"))
    }

    /// The types that an operation takes or gives, and what they hold.
    pub(crate) fn reached<'a>(&'a self, operation: &'a Operation) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::new();
        let choices = operation.arguments.iter().filter_map(|argument| match &argument.rule {
            Rule::Choice { name } => Some(name.as_str()),
            _ => None,
        });
        let mut open: Vec<&str> = choices.chain(operation.success.content.component()).collect();
        while let Some(name) = open.pop() {
            let object = self.objects.iter().find(|object| object.name == name).filter(|_| !found.contains(name));
            open.extend(object.into_iter().flat_map(|object| &object.fields).filter_map(|field| field.kind.name()));
            found.insert(name);
        }
        found
    }

    /// True if calls give this type alone.
    pub(crate) fn is_answer(&self, name: &str) -> bool {
        let given =
            |operation: &Operation| matches!(&operation.success.content, Content::Object(given) if given == name);
        self.operations.iter().any(given)
    }
}

impl Operation {
    /// Name of the type of the records that it lists, if it pages.
    #[must_use]
    pub fn record(&self) -> Option<&str> {
        self.pagination.as_ref().map(|pagination| pagination.record.as_str())
    }

    /// Groups of arguments of which a call has at least one each, by wire names.
    pub(crate) fn required(&self) -> impl Iterator<Item = Vec<&str>> {
        let alone = self.arguments.iter().filter(|argument| argument.required);
        let alone = alone.map(|argument| vec![argument.name.as_str()]);
        alone.chain((!self.one_of.is_empty()).then(|| self.one_of.iter().map(String::as_str).collect()))
    }
}

impl Operation {
    /// The arguments that are parts of the path, in its order.
    pub fn in_path(&self) -> impl Iterator<Item = &Argument> {
        path_names(&self.path).filter_map(|name| {
            self.arguments.iter().find(|argument| argument.place == Place::Path && argument.name == name)
        })
    }
}

impl Content {
    /// The type of the document that is given, alone or in a list.
    #[must_use]
    pub fn component(&self) -> Option<&str> {
        match self {
            Self::Object(name) | Self::List(name) => Some(name),
            _ => None,
        }
    }
}

impl Place {
    const ALL: [Self; 3] = [Self::Path, Self::Query, Self::Header];

    /// The word of OpenAPI.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
        }
    }

    pub(super) fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.as_str() == word)
    }
}

impl Repeat {
    const ALL: [Self; 3] = [Self::Safe, Self::Idempotent, Self::Once];

    /// The class that HTTP gives a method, in small letters.
    pub(crate) fn of_method(method: &str) -> Self {
        match method {
            "get" => Self::Safe,
            "put" | "delete" => Self::Idempotent,
            _ => Self::Once,
        }
    }

    /// The word of a document.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Idempotent => "idempotent",
            Self::Once => "once",
        }
    }

    pub(crate) fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == word)
    }
}
