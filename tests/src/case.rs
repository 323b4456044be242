//! A case as data: the call, the server's response, the expected result.

use std::{fmt, sync::Arc};

use sdk_runtime::ErrorKind;
use serde_json::Value;

use crate::document::{Operation, Type};

/// One case.
#[derive(Clone, Debug)]
pub struct Case {
    /// The operation to call.
    pub operation: Arc<Operation>,
    /// The subject of the case.
    pub group: Group,
    /// Description of what is tried.
    pub name: String,
    /// The parameters and fields (`Component.field`) that it covers.
    pub covers: Vec<String>,
    /// Suffix added to the server's address to make the base URL.
    pub base: &'static str,
    /// The arguments of the call.
    pub arguments: Vec<Argument>,
    /// The response of the server.
    pub response: Response,
    /// The expected result.
    pub expect: Expect,
}

/// An argument of a call.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Wire name of the parameter.
    pub name: String,
    /// The value that is passed.
    pub value: Value,
    /// The text that must arrive at the server.
    pub wire: String,
}

/// A response of the server.
#[derive(Clone, Debug)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// Headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// The expected result of a call.
#[derive(Clone, Debug)]
pub enum Expect {
    /// The call returns this value, and reading that value again returns the same.
    Decoded(Value),
    /// The call fails with a validation error before anything is sent.
    Invalid {
        /// Parts that the error's text must contain.
        names: Vec<String>,
    },
    /// One request is sent, and the call fails with this error.
    Failed(Failed),
}

/// The expected error for a response. It must keep status and body of the response.
#[derive(Clone, Debug)]
pub struct Failed {
    /// The kind.
    pub kind: ErrorKind,
    /// The message of the service.
    pub message: Option<String>,
    /// The code of the service.
    pub code: Option<String>,
    /// The wait that the service asks for, in seconds.
    pub retry_after: Option<u64>,
    /// Path of the value that cannot be read.
    pub json_path: Option<String>,
}

/// The subject of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Method, path, headers, and no parameters but those that are set.
    Request,
    /// Each parameter on its own.
    Parameter,
    /// All parameters in one call.
    Together,
    /// Values at and beyond the bounds of a parameter.
    Constraint,
    /// The examples of the document.
    Example,
    /// Each field of the response missing, or in another form.
    Field,
    /// Values that an open enum does not know.
    OpenEnum,
    /// Errors of the service and of proxies before it.
    Failure,
    /// Responses with a success status that are not a success.
    FalseSuccess,
}

impl Group {
    /// All groups.
    pub const ALL: [Self; 9] = [
        Self::Request,
        Self::Parameter,
        Self::Together,
        Self::Constraint,
        Self::Example,
        Self::Field,
        Self::OpenEnum,
        Self::Failure,
        Self::FalseSuccess,
    ];
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Request => "request",
            Self::Parameter => "parameter",
            Self::Together => "together",
            Self::Constraint => "constraint",
            Self::Example => "example",
            Self::Field => "field",
            Self::OpenEnum => "open enum",
            Self::Failure => "failure",
            Self::FalseSuccess => "false success",
        })
    }
}

impl Response {
    /// Returns a response with status 200.
    #[must_use]
    pub fn json(value: &Value) -> Self {
        Self::of(200, "application/json", value.to_string())
    }

    /// Returns a response with status 200 and the content of an operation's response.
    #[must_use]
    pub fn content(operation: &Operation, content: &Value) -> Self {
        let byte = |byte: &Value| byte.as_u64().and_then(|byte| u8::try_from(byte).ok());
        match operation.response {
            Type::Csv => Self::of(200, "text/csv", content.as_str().unwrap_or_default()),
            Type::Bytes => {
                let bytes: Vec<u8> = content.as_array().into_iter().flatten().filter_map(byte).collect();
                Self::of(200, "application/octet-stream", bytes)
            }
            Type::Nothing => Self { status: 204, headers: Vec::new(), body: Vec::new() },
            _ => Self::json(content),
        }
    }

    /// Returns a response with any status and content type.
    #[must_use]
    pub fn of(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: vec![("content-type", content_type.to_owned())], body: body.into() }
    }
}

impl Failed {
    /// Returns an expected error with nothing but its kind.
    #[must_use]
    pub fn of(kind: ErrorKind) -> Self {
        Self { kind, message: None, code: None, retry_after: None, json_path: None }
    }
}
