//! Calls by wire names and JSON values, for the generated `call`, `stream`, `pages` and `decode`. For tests.

mod walk;

use serde::Serialize;
use serde_json::Value;

use crate::error::redact;
use crate::error::{Error, ErrorKind, Problem};
use crate::transport::body::Body;
use crate::wire::decode::{Unreadable, fault};
use crate::{Answer, Bytes, Operation, Response};

// By the words of `operation!`.
pub use self::{integer as unix_seconds, text as choice};
pub use walk::{Due, Walk};

/// A walk, or why there is none.
pub type Walked = Result<Box<dyn Walk>, Error>;

/// A call whose setters are found by wire names. Implemented by `operation!`.
pub trait Call: crate::Call + Sized {
    /// The operation.
    const OPERATION: &'static Operation;

    /// Calls the setter of a parameter.
    fn set(self, name: &str, value: &Value) -> Result<Self, Error>;

    /// The walk over the records, if the operation lists any; with so many requests at once where it can do that.
    fn stream(self, _concurrency: usize) -> Walked {
        Err(unknown_operation(Self::OPERATION.id))
    }

    /// The same page by page.
    fn pages(self, _concurrency: usize) -> Walked {
        Err(unknown_operation(Self::OPERATION.id))
    }
}

/// The call with these parameters, by wire names.
pub fn set<C: Call>(call: C, parameters: &[(&str, Value)]) -> Result<C, Error> {
    parameters.iter().try_fold(call, |call, (name, value)| call.set(name, value))
}

/// The value of an integer parameter; `null` is "not set".
pub fn integer(name: &str, value: &Value) -> Result<Option<i128>, Error> {
    let integer = value.as_i64().map(i128::from);
    let integer = integer.or_else(|| value.as_u64().map(i128::from));
    given(name, value, integer, "an integer")
}

/// The value of a number parameter; `null` is "not set".
pub fn number(name: &str, value: &Value) -> Result<Option<f64>, Error> {
    given(name, value, value.as_f64(), "a number")
}

/// The value of a boolean parameter; `null` is "not set".
pub fn boolean(name: &str, value: &Value) -> Result<Option<bool>, Error> {
    given(name, value, value.as_bool(), "a boolean")
}

/// The value of a text parameter; `null` is "not set".
pub fn text(name: &str, value: &Value) -> Result<Option<String>, Error> {
    given(name, value, value.as_str().map(str::to_owned), "a text")
}

/// The answer as JSON.
pub fn value<T: Serialize>(response: Response<T>) -> Result<Value, Error> {
    to_json(&response.into_inner())
}

/// The answer as JSON, read from a body as `execute` reads that of a success.
pub fn decode<C: Call<Answer: Answer>>(body: &[u8]) -> Result<Value, Error> {
    read::<C::Answer>(body, C::OPERATION)
}

fn read<T: Answer + Serialize>(body: &[u8], operation: &Operation) -> Result<Value, Error> {
    let mut whole = Body::default();
    whole.push(Bytes::copy_from_slice(body));
    match T::read(&mut whole, &operation.into()) {
        Ok(answer) => to_json(&answer),
        Err(Unreadable::Empty) => Err(Error::new(ErrorKind::Decode, "the answer is empty where JSON is due")),
        Err(Unreadable::SaysFailure) => {
            let problem = Problem::read(body, "");
            let text = problem.message.as_deref().unwrap_or("the answer says that the call failed");
            Err(Error::new(ErrorKind::Rejected, text).with_problem(problem.clone()))
        }
        Err(Unreadable::OverBudget(budget)) => {
            Err(Error::new(ErrorKind::UnexpectedResponse, &crate::wire::budget::text(budget)))
        }
        Err(Unreadable::Malformed { path, reason }) => {
            Err(Error::new(ErrorKind::Decode, &fault(path.as_deref(), &reason)).with_json_path(path))
        }
    }
}

/// The operation has no such parameter.
pub fn unknown_parameter(operation: &str, name: &str) -> Error {
    let text = format!("operation `{operation}` has no parameter `{name}`");
    Error::new(ErrorKind::InvalidRequest, &text)
}

/// There is no such operation.
pub fn unknown_operation(operation: &str) -> Error {
    let text = format!("there is no operation `{operation}`");
    Error::new(ErrorKind::InvalidRequest, &text)
}

fn to_json<T: Serialize>(answer: &T) -> Result<Value, Error> {
    serde_json::to_value(answer).map_err(|_| Error::new(ErrorKind::Decode, "the answer cannot be written as JSON"))
}

fn given<T>(name: &str, value: &Value, read: Option<T>, kind: &str) -> Result<Option<T>, Error> {
    if read.is_none() && !value.is_null() {
        let shown = redact::value(&value.to_string());
        let text = format!("parameter `{name}`: {shown} is not allowed; it must be {kind}");
        return Err(Error::new(ErrorKind::InvalidRequest, &text));
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_of_the_right_kind_are_taken() {
        assert_eq!(integer("a", &json!(-5)).unwrap(), Some(-5));
        assert_eq!(integer("a", &json!(u64::MAX)).unwrap(), Some(u64::MAX.into()));
        assert_eq!(number("a", &json!(1)).unwrap(), Some(1.0));
        assert_eq!(boolean("a", &json!(true)).unwrap(), Some(true));
        assert_eq!(text("a", &json!("x")).unwrap().as_deref(), Some("x"));
        assert_eq!(text("a", &Value::Null).unwrap(), None);
    }

    #[test]
    fn values_of_another_kind_are_refused_by_name() {
        let error = integer("limit", &json!("5")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert!(error.to_string().starts_with("parameter `limit`: "), "{error}");
        assert!(number("a", &json!("1")).is_err());
        assert!(boolean("a", &json!(1)).is_err());
        assert!(text("a", &json!(1)).is_err());
        assert!(integer("a", &json!(1.5)).is_err());
    }

    #[test]
    fn a_body_gives_what_a_call_would_give() {
        crate::object! {
            #[derive(Debug)]
            struct Page {
                #[wire("data", required scalars)]
                data: Vec<i64>,
            }
        }

        impl Answer for Page {}

        const OPERATION: Operation = Operation {
            id: "list_numbers",
            envelope: Some("data"),
            failure: crate::wire::envelope::tests::FAILURE,
            ..Operation::NONE
        };
        let page = |body: &str| read::<Page>(body.as_bytes(), &OPERATION);
        for body in [r#"{"data":[1,"2"]}"#, r#"{"success":true,"data":{"data":[1,2.0]}}"#] {
            assert_eq!(page(body).unwrap(), json!({ "data": [1, 2] }), "{body}");
        }
        let error = page(r#"{"success":false,"error":"no\nmaria@client.example"}"#).unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Rejected, "no ***@***"));
        let error = page(r#"{"data":[1,"x"]}"#).unwrap_err();
        assert_eq!((error.kind(), error.json_path()), (ErrorKind::Decode, Some("data[1]")));
        assert_eq!(page(" ").unwrap_err().kind(), ErrorKind::Decode);
    }

    #[test]
    fn unknown_names_are_named() {
        let error = unknown_parameter("list_logs", "x");
        assert_eq!(error.to_string(), "operation `list_logs` has no parameter `x`");
        assert!(unknown_operation("y").to_string().contains("`y`"));
    }
}
