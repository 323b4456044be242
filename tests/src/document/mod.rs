//! What a document says, in the terms of the tests.

mod kind;
mod read;

use std::sync::Arc;

use sdk_codegen::join;
use serde_json::Value;

use crate::provider::Provider;

/// A document.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its operations, by path.
    pub operations: Vec<Arc<Operation>>,
}

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Whose operation it is.
    pub provider: &'static Provider,
    /// The `operationId`.
    pub id: String,
    /// The method, in upper case.
    pub method: String,
    /// The path below the base URL, with its parameters in braces.
    pub path: String,
    /// The statuses of success.
    pub statuses: Vec<u16>,
    /// The parameters, in the order of the document.
    pub parameters: Vec<Parameter>,
    /// Parameters of which a call has at least one; none if it can do without.
    pub one_of: Vec<String>,
    /// The answer, taken out of its wrapper.
    pub answer: Type,
    /// The member of the wrapper that holds the answer, where the document knows one.
    pub envelope: Option<String>,
    /// Whether the outermost object says by `success` how the call went.
    pub reports_success: bool,
    /// Members at the root of a response that say by `false` that the call failed.
    pub failed_if_false: Vec<String>,
    /// Members at the root of a response that say so by being there.
    pub failed_if_present: Vec<String>,
    /// The answers that are given as examples.
    pub examples: Vec<Example>,
    /// The errors that are given as examples.
    pub errors: Vec<Example>,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it stands in a request.
    pub at: At,
    /// The name on the wire.
    pub name: String,
    /// Whether a call without it is refused.
    pub required: bool,
    /// Its type and its constraints.
    pub kind: Kind,
}

/// A place in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// A part of the path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
}

/// Type and constraints of a parameter.
#[derive(Clone, Debug)]
pub enum Kind {
    /// An integer within bounds, both included.
    Integer(Option<i64>, Option<i64>),
    /// A Unix time in seconds.
    UnixSeconds,
    /// A number within bounds, both included.
    Number(Option<f64>, Option<f64>),
    /// `true` or `false`.
    Boolean,
    /// A text.
    Text {
        /// The fewest characters.
        min_length: usize,
        /// The most characters.
        max_length: Option<usize>,
        /// A regular expression for the whole text.
        pattern: Option<String>,
    },
    /// One of several texts.
    Choice {
        /// The known ones.
        values: Vec<String>,
        /// Whether others are sent too.
        open: bool,
    },
}

/// Type of a value in an answer.
#[derive(Clone, Debug)]
pub enum Type {
    /// Text.
    Text,
    /// A text with known values.
    OpenEnum(Vec<String>),
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A Unix time, in seconds or milliseconds.
    UnixTime,
    /// A time in RFC 3339 form.
    DateTime,
    /// A list.
    List(Box<Type>),
    /// An object free in form.
    Map,
    /// An object with known fields.
    Object(Object),
    /// Any JSON.
    Anything,
    /// A text, which is no JSON.
    Csv,
    /// Any bytes, as the list of them.
    Bytes,
    /// No content.
    Nothing,
}

/// An object with known fields.
#[derive(Clone, Debug)]
pub struct Object {
    /// The component.
    pub name: String,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A field of an object.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name on the wire.
    pub name: String,
    /// Whether an answer without it is refused.
    pub required: bool,
    /// Its type.
    pub type_: Type,
}

/// A file with an example.
#[derive(Clone, Debug)]
pub struct Example {
    /// Name of the file.
    pub name: String,
    /// What it holds.
    pub value: Value,
}

/// A field at a place in an instance of the answer.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    /// JSON pointer from the answer, through the first element of each list on the way.
    pub pointer: String,
    /// The object that has the field.
    pub owner: &'a Object,
    /// The field.
    pub field: &'a Field,
}

impl Operation {
    /// Whether a call can do without this parameter, whatever else it has.
    #[must_use]
    pub fn is_optional(&self, parameter: &Parameter) -> bool {
        !parameter.required && !self.one_of.contains(&parameter.name)
    }

    /// Whether the answer is an object, or a list of such, whose fields are known.
    #[must_use]
    pub fn is_described(&self) -> bool {
        matches!(self.answer, Type::Object(_) | Type::List(_))
    }

    /// The members without one of which the answer is refused.
    #[must_use]
    pub fn needed(&self) -> Vec<&str> {
        match &self.answer {
            Type::Object(object) => {
                object.fields.iter().filter(|field| field.required).map(|field| field.name.as_str()).collect()
            }
            Type::List(_) => self.envelope.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// The fields of the answer at every depth.
    #[must_use]
    pub fn places(&self) -> Vec<Place<'_>> {
        let mut places = Vec::new();
        collect(&self.answer, "", &mut places);
        places
    }
}

impl Place<'_> {
    /// How the coverage guard calls the field: `Component.field`.
    #[must_use]
    pub fn label(&self) -> String {
        format!("{}.{}", self.owner.name, self.field.name)
    }
}

fn collect<'a>(type_: &'a Type, pointer: &str, places: &mut Vec<Place<'a>>) {
    match type_ {
        Type::List(items) => collect(items, &format!("{pointer}/0"), places),
        Type::Object(owner) => {
            for field in &owner.fields {
                let pointer = join(pointer, &field.name);
                places.push(Place { pointer: pointer.clone(), owner, field });
                collect(&field.type_, &pointer, places);
            }
        }
        _ => {}
    }
}
