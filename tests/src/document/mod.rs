//! The content of a document, in the terms of the tests.

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
    /// The provider of the operation.
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
    /// Parameters of which a call needs at least one; empty if it needs none.
    pub one_of: Vec<String>,
    /// Type of the response, without its wrapper.
    pub response: Type,
    /// The member of the wrapper that holds the response, if the document describes one.
    pub envelope: Option<String>,
    /// True if the outermost object says by `success` whether the call succeeded.
    pub reports_success: bool,
    /// Members at the root of a response that mean a failed call if they are `false`.
    pub failed_if_false: Vec<String>,
    /// Members at the root of a response that mean a failed call if they are present.
    pub failed_if_present: Vec<String>,
    /// The example responses.
    pub examples: Vec<Example>,
    /// The example errors.
    pub errors: Vec<Example>,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The part of a request that carries it.
    pub at: At,
    /// The name on the wire.
    pub name: String,
    /// True if a call without it is a validation error.
    pub required: bool,
    /// Its type and its constraints.
    pub kind: Kind,
}

/// A part of a request.
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
    /// An integer within inclusive bounds.
    Integer(Option<i64>, Option<i64>),
    /// A Unix time in seconds.
    UnixSeconds,
    /// A number within inclusive bounds.
    Number(Option<f64>, Option<f64>),
    /// `true` or `false`.
    Boolean,
    /// A text.
    Text {
        /// Minimum length, in characters.
        min_length: usize,
        /// Maximum length, in characters.
        max_length: Option<usize>,
        /// A regular expression for the whole text.
        pattern: Option<String>,
    },
    /// One of several texts.
    Choice {
        /// The known texts.
        values: Vec<String>,
        /// True if other texts are sent too.
        open: bool,
    },
}

/// Type of a value in a response.
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
    /// An object with any members.
    Map,
    /// An object with known fields.
    Object(Object),
    /// Any JSON.
    Anything,
    /// A text that is not JSON.
    Csv,
    /// Any bytes. As JSON they are a list of numbers.
    Bytes,
    /// No content.
    Nothing,
}

/// An object with known fields.
#[derive(Clone, Debug)]
pub struct Object {
    /// The name of the component.
    pub name: String,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A field of an object.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name on the wire.
    pub name: String,
    /// True if a response without it cannot be read.
    pub required: bool,
    /// Its type.
    pub type_: Type,
}

/// A file with an example.
#[derive(Clone, Debug)]
pub struct Example {
    /// Name of the file.
    pub name: String,
    /// The content of the file.
    pub value: Value,
}

/// A field at a place in an instance of the response.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    /// JSON pointer from the response, through the first element of each list on the way.
    pub pointer: String,
    /// The object that has the field.
    pub owner: &'a Object,
    /// The field.
    pub field: &'a Field,
}

impl Operation {
    /// Returns true if a call is valid without this parameter, whatever its other arguments.
    #[must_use]
    pub fn is_optional(&self, parameter: &Parameter) -> bool {
        !parameter.required && !self.one_of.contains(&parameter.name)
    }

    /// Returns true if the response is an object, or a list of objects, whose fields are known.
    #[must_use]
    pub fn is_described(&self) -> bool {
        matches!(self.response, Type::Object(_) | Type::List(_))
    }

    /// Returns the members without which a response cannot be read.
    #[must_use]
    pub fn needed(&self) -> Vec<&str> {
        match &self.response {
            Type::Object(object) => {
                object.fields.iter().filter(|field| field.required).map(|field| field.name.as_str()).collect()
            }
            Type::List(_) => self.envelope.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// Returns the fields of the response at every depth.
    #[must_use]
    pub fn places(&self) -> Vec<Place<'_>> {
        let mut places = Vec::new();
        collect(&self.response, "", &mut places);
        places
    }
}

impl Place<'_> {
    /// Returns the name of the field in the check of coverage: `Component.field`.
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
