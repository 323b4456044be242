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
    /// Path below the base URL.
    pub path: String,
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
    /// The query of the URL.
    Query,
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

/// A response that is read into a type.
#[derive(Clone, Debug)]
pub struct Response {
    /// HTTP statuses.
    pub statuses: Vec<String>,
    /// Name of the type, without the wrapper.
    pub body: String,
    /// Member in which the type may stand.
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
        let mut open: Vec<&str> = choices.chain([operation.success.body.as_str()]).collect();
        while let Some(name) = open.pop() {
            let object = self.objects.iter().find(|object| object.name == name).filter(|_| !found.contains(name));
            open.extend(object.into_iter().flat_map(|object| &object.fields).filter_map(|field| field.kind.name()));
            found.insert(name);
        }
        found
    }

    /// True if calls give this type.
    pub(crate) fn is_answer(&self, name: &str) -> bool {
        self.operations.iter().any(|operation| operation.success.body == name)
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

impl Place {
    /// The word of OpenAPI.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Query => "query",
        }
    }
}
