//! A case as data: what is called, what the server answers, what must come of it.

use std::{fmt, sync::Arc};

use sdk_runtime::ErrorKind;
use serde_json::Value;

use crate::document::{Operation, Type};

/// One case.
#[derive(Clone, Debug)]
pub struct Case {
    /// The operation that is called.
    pub operation: Arc<Operation>,
    /// What the case is about.
    pub group: Group,
    /// What it tries, in words.
    pub name: String,
    /// The parameters and fields (`Component.field`) that it tries.
    pub covers: Vec<String>,
    /// What is added to the server's address to make the base URL.
    pub base: &'static str,
    /// The arguments of the call.
    pub arguments: Vec<Argument>,
    /// What the server answers.
    pub answer: Answer,
    /// What must come of it.
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

/// What the server answers.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// What must come of a call.
#[derive(Clone, Debug)]
pub enum Expect {
    /// The call gives this value, and reading that value again gives the same.
    Decoded(Value),
    /// The call is refused before anything is sent.
    Refused {
        /// What the error must name.
        names: Vec<String>,
    },
    /// The server was asked once, and this error tells what it answered.
    Failed(Failed),
}

/// An error about an answer. It must keep status and body of the answer.
#[derive(Clone, Debug)]
pub struct Failed {
    /// Its kind.
    pub kind: ErrorKind,
    /// The message of the service.
    pub message: Option<String>,
    /// The code of the service.
    pub code: Option<String>,
    /// How many seconds the service wants to be left alone.
    pub retry_after: Option<u64>,
    /// Where the answer is wrong.
    pub json_path: Option<String>,
}

/// What a case is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Method, path, headers, and nothing that was not asked for.
    Request,
    /// Each parameter on its own.
    Parameter,
    /// All parameters in one call.
    Together,
    /// Values at and beyond the bounds of a parameter.
    Constraint,
    /// The examples of the document.
    Example,
    /// Each field of the answer missing, or in another form.
    Field,
    /// Values that an open enum does not know.
    OpenEnum,
    /// Errors of the service and of what stands before it.
    Failure,
    /// A status of success over an answer that is none.
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

impl Answer {
    /// An answer of status 200.
    #[must_use]
    pub fn json(value: &Value) -> Self {
        Self::of(200, "application/json", value.to_string())
    }

    /// An answer of status 200 that holds what the operation gives.
    #[must_use]
    pub fn content(operation: &Operation, content: &Value) -> Self {
        let text = || content.as_str().unwrap_or_default().to_owned();
        let byte = |byte: &Value| byte.as_u64().and_then(|byte| u8::try_from(byte).ok());
        match operation.answer {
            Type::Csv => Self::of(200, "text/csv", text()),
            Type::Bytes => {
                let bytes: Vec<u8> = content.as_array().into_iter().flatten().filter_map(byte).collect();
                Self::of(200, "application/octet-stream", bytes)
            }
            Type::Nothing => Self { status: 204, headers: Vec::new(), body: Vec::new() },
            _ => Self::json(content),
        }
    }

    /// An answer of any status and type.
    #[must_use]
    pub fn of(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: vec![("content-type", content_type.to_owned())], body: body.into() }
    }
}

impl Failed {
    /// An error that knows no more than its kind.
    #[must_use]
    pub fn of(kind: ErrorKind) -> Self {
        Self { kind, message: None, code: None, retry_after: None, json_path: None }
    }
}
