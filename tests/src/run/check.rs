//! Comparison of a call's result with the expected one.

use sdk_runtime::{Error, ErrorKind};
use serde_json::Value;

use crate::{
    canonical::canonical,
    case::{Failed, Response},
    document::Operation,
};

/// Number of bytes of a body that an error keeps.
const BODY_KEPT: usize = 64 * 1024;

/// Maximum length of an error's text, in characters.
const LINE: usize = 300;

/// Part of every mail address in the cases. No error may show it.
const ADDRESS: &str = "maria";

type Called = Result<Value, Error>;

/// Checks that the call returned a value equivalent to `expected`.
pub(super) fn decoded(operation: &Operation, expected: &Value, called: Called) -> Result<Value, String> {
    let value = called.map_err(|error| format!("expected a response\nactual   {}", shown(&error)))?;
    let (expected, came) = (canonical(operation, expected), canonical(operation, &value));
    match difference("", &expected, &came) {
        Some(difference) => Err(difference),
        None => Ok(value),
    }
}

/// Checks that reading a written value returns the same value.
pub(super) fn again(value: &Value, called: Called) -> Result<(), String> {
    let came = called.map_err(|error| format!("the response, read again: {}", shown(&error)))?;
    match difference("", value, &came) {
        Some(difference) => Err(format!("the response, read again: {difference}")),
        None => Ok(()),
    }
}

/// Checks that the call failed with a validation error that contains all of `names`.
pub(super) fn invalid(names: &[String], called: Called, key: &str) -> Result<(), String> {
    let error = called.err().ok_or("expected InvalidRequest\nactual   a response")?;
    equal("kind", &ErrorKind::InvalidRequest, &error.kind(), &error)?;
    equal("status", &None, &error.status(), &error)?;
    equal("attempts", &0, &error.attempts(), &error)?;
    fit_for_logs(&error, key)?;
    let text = error.to_string();
    match names.iter().find(|name| !text.contains(name.as_str())) {
        Some(name) => Err(format!("expected an error that names {name}\nactual   {text}")),
        None => Ok(()),
    }
}

/// Checks that the call failed with everything that the response said.
pub(super) fn failed(expected: &Failed, response: &Response, called: Called, key: &str) -> Result<(), String> {
    let error = match called {
        Ok(value) => {
            let beginning: String = value.to_string().chars().take(LINE).collect();
            return Err(format!("expected {:?}\nactual   the response {beginning}", expected.kind));
        }
        Err(error) => error,
    };
    equal("kind", &expected.kind, &error.kind(), &error)?;
    equal("status", &Some(response.status), &error.status().map(|status| status.as_u16()), &error)?;
    equal("attempts", &1, &error.attempts(), &error)?;
    equal("message", &expected.message.as_deref(), &error.message(), &error)?;
    equal("code", &expected.code.as_deref(), &error.code(), &error)?;
    equal("json_path", &expected.json_path.as_deref(), &error.json_path(), &error)?;
    equal("retry_after", &expected.retry_after, &error.retry_after().map(|wait| wait.as_secs()), &error)?;
    let kept = response.body.get(..BODY_KEPT).unwrap_or(&response.body);
    if error.body() != Some(kept) {
        let came = error.body().map(String::from_utf8_lossy);
        return Err(format!("body\nexpected {}\nactual   {came:?}", String::from_utf8_lossy(kept)));
    }
    for (name, value) in &response.headers {
        let came = error.headers().and_then(|headers| headers.get(*name)).and_then(|value| value.to_str().ok());
        equal(&format!("header {name}"), &Some(value.as_str()), &came, &error)?;
    }
    if let Some(path) = &expected.json_path
        && !error.to_string().contains(path.as_str())
    {
        return Err(format!("expected an error that names {path}\nactual   {error}"));
    }
    fit_for_logs(&error, key)
}

/// Checks that an error is fit for logs: one line of bounded length, without key and mail addresses.
fn fit_for_logs(error: &Error, key: &str) -> Result<(), String> {
    let text = error.to_string();
    if text.chars().count() > LINE || text.contains(char::is_control) || text.is_empty() {
        return Err(format!("expected one line of at most {LINE} characters\nactual   {text:?}"));
    }
    for text in [text, format!("{error:?}")] {
        if text.contains(key) || text.contains(ADDRESS) {
            return Err(format!("expected neither key nor address\nactual   {text}"));
        }
    }
    Ok(())
}

fn equal<T: std::fmt::Debug + PartialEq>(what: &str, expected: &T, came: &T, error: &Error) -> Result<(), String> {
    if expected == came {
        return Ok(());
    }
    Err(format!("{what}\nexpected {expected:?}\nactual   {came:?} in: {}", shown(error)))
}

fn shown(error: &Error) -> String {
    format!("{} ({:?})", error, error.kind())
}

/// Returns the first place where two values differ.
fn difference(place: &str, expected: &Value, came: &Value) -> Option<String> {
    match (expected, came) {
        (Value::Object(left), Value::Object(right)) => {
            let keys = left.keys().chain(right.keys().filter(|key| !left.contains_key(*key)));
            let null = Value::Null;
            keys.into_iter().find_map(|key| match (left.get(key), right.get(key)) {
                (None, Some(more)) => Some(differs(&format!("{place}/{key}"), &null, more)),
                (Some(less), None) => Some(differs(&format!("{place}/{key}"), less, &null)),
                (Some(left), Some(right)) => difference(&format!("{place}/{key}"), left, right),
                (None, None) => None,
            })
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            let mut pairs = left.iter().zip(right).enumerate();
            pairs.find_map(|(index, (left, right))| difference(&format!("{place}/{index}"), left, right))
        }
        _ if expected == came => None,
        _ => Some(differs(place, expected, came)),
    }
}

fn differs(place: &str, expected: &Value, came: &Value) -> String {
    format!("at {place}\nexpected {expected}\nactual   {came}")
}
