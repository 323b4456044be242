//! Reading the description of a failure from the body of a response, in any of these forms:
//!
//! * `{"error": "text"}`, `{"error": {"message", "code", "details", "retry_after"}}`
//! * `{"message": "text"}`, with or without `error` and `code` beside it
//! * `{"title", "detail", "type"}` (RFC 9457), `{"error": "code", "error_description"}` (RFC 6749)
//! * `{"errors": ..}` with a list of texts or of any of these, or with texts by the name of a field
//! * a JSON string, or plain text
//!
//! An HTML page gives nothing.

use serde_json::{Map, Value};

use crate::error::{Problem, redact};
use crate::wire::decode::{decode_value, without_mark};

/// Length of the longest body that is read, in bytes. Descriptions are shorter, and
/// reading JSON takes many times its size in memory.
const LOOKED_AT: usize = 256 * 1024;

impl Problem {
    /// Reads a body. Never fails: members that are not understood are left out. Addresses
    /// and the `key`, which some services repeat, are redacted.
    pub(crate) fn read(body: &[u8], key: &str) -> Self {
        let mut problem = Self::as_sent(body);
        for text in [&mut problem.message, &mut problem.code, &mut problem.request_id].into_iter().flatten() {
            *text = redact::addresses(&redact::without(text, key));
        }
        problem
    }

    fn as_sent(body: &[u8]) -> Self {
        if body.len() > LOOKED_AT {
            return Self::default();
        }
        let body = without_mark(body);
        match decode_value(body) {
            Ok(value) => Self::of_json(&value),
            Err(_) => Self { message: plain_text(body), ..Self::default() },
        }
    }

    fn of_json(value: &Value) -> Self {
        let error = value.get("error").filter(|error| !error.is_null());
        let several = value.get("errors");
        // Members of the error come first, then those beside it, then those of the first of several errors.
        let places = [error, Some(value), several.and_then(|errors| errors.get(0))];
        let member = |name| places.into_iter().flatten().filter_map(move |place| place.get(name));
        let own = [error, Some(value)].into_iter().flatten().filter_map(Value::as_object).find_map(said);
        let message = own.or_else(|| several.and_then(all));
        let bare = error.or(Some(value)).and_then(text);
        // Beside a message, `error` is a code; alone it may be the message, the code or both.
        let word = bare
            .clone()
            .filter(|word| error.is_some() && (message.is_some() || word.contains('_')))
            .filter(|word| word.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c)));
        let title = member("title").find_map(text);
        let is_problem = title.is_some() || member("detail").any(|detail| text(detail).is_some());
        let kind = member("type").find_map(scalar).filter(|kind| is_problem && kind != "about:blank");
        Self {
            code: member("code").find_map(scalar).or(word).or(kind),
            retry_after: member("retry_after").find_map(scalar),
            request_id: member("request_id").find_map(scalar),
            message: message.or(bare).or(title),
        }
    }
}

/// Returns a text that is not empty; from a list, the texts of its elements.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Array(values) => values.iter().filter_map(one).collect::<Vec<_>>().join("; "),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// Returns the text of one error, in any form.
fn one(value: &Value) -> Option<String> {
    match value {
        Value::Object(error) => said(error).or_else(|| text(error.get("title")?)),
        _ => text(value),
    }
}

/// Returns the texts of several errors: a list, or an object with errors by the name of a field.
fn all(errors: &Value) -> Option<String> {
    let Value::Object(fields) = errors else { return text(errors) };
    one(errors).or_else(|| {
        let texts = fields.iter().filter_map(|(name, error)| Some(format!("{name}: {}", one(error)?)));
        let texts: Vec<_> = texts.collect();
        (!texts.is_empty()).then(|| texts.join("; "))
    })
}

/// Returns the message of an object that is an error.
fn said(error: &Map<String, Value>) -> Option<String> {
    ["message", "error_description", "detail", "msg"].into_iter().find_map(|name| text(error.get(name)?))
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        _ => None,
    }
}

/// Returns the body, if it is plain text.
fn plain_text(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let text = text.trim();
    let is_markup_or_broken_json = text.starts_with(['<', '{', '[', '"']);
    let is_unclear = text.matches(char::REPLACEMENT_CHARACTER).count() > text.chars().count() / 4;
    let is_binary = is_unclear || text.contains(|c: char| c.is_control() && !c.is_whitespace());
    (!text.is_empty() && !is_markup_or_broken_json && !is_binary).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> (Option<String>, Option<String>) {
        let problem = Problem::read(body.as_bytes(), "");
        (problem.message, problem.code)
    }

    fn some(message: &str, code: &str) -> (Option<String>, Option<String>) {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        (text(message), text(code))
    }

    #[test]
    fn every_shape_gives_its_text_and_code() {
        for (body, message, code) in [
            (r#"{"error":"domain not found"}"#, "domain not found", ""),
            (r#"{"success":false,"error":"Username is required"}"#, "Username is required", ""),
            (r#"{"error":{"message":"Invalid key","code":401}}"#, "Invalid key", "401"),
            (
                r#"{"error":{"code":"invalid_api_key","message":"M","status":401,"details":{"a":1}}}"#,
                "M",
                "invalid_api_key",
            ),
            (r#"{"success":false,"error":{"code":"domain_not_verified"}}"#, "", "domain_not_verified"),
            (r#"{"message":"M"}"#, "M", ""),
            (r#"{"message":"M","code":"C"}"#, "M", "C"),
            (r#"{"error":"E","message":"M","code":7}"#, "M", "7"),
            (r#"{"error":"Bad Request","message":"M"}"#, "M", ""),
            (r#"{"error":"IDEMPOTENCY_IN_FLIGHT"}"#, "IDEMPOTENCY_IN_FLIGHT", "IDEMPOTENCY_IN_FLIGHT"),
            (r#"{"error":"bad_request","message":["a","b"]}"#, "a; b", "bad_request"),
            (r#"{"error":{"message":"","code":null},"message":"M","code":5}"#, "M", "5"),
            (r#"{"error":null,"message":"M"}"#, "M", ""),
            (r#"{"type":"about:blank","title":"T","detail":"D","status":422}"#, "D", ""),
            (r#"{"type":"https://api.example/credit","title":"T","detail":"D"}"#, "D", "https://api.example/credit"),
            (r#"{"title":"T","status":422,"code":"C","type":"x"}"#, "T", "C"),
            (
                r#"{"title":"T","errors":{"to":["is empty"," is no address"],"from":"is missing"}}"#,
                "from: is missing; to: is empty; is no address",
                "",
            ),
            (r#"{"detail":[{"loc":["query","limit"],"msg":"too large","type":"number"}]}"#, "too large", ""),
            (r#"{"type":"string","size":3}"#, "", ""),
            (
                r#"{"error":"invalid_token","error_description":"The token expired"}"#,
                "The token expired",
                "invalid_token",
            ),
            (r#"{"errors":[{"message":"M","code":"C"},{"message":"N","code":"D"}]}"#, "M; N", "C"),
            (r#"{"errors":[{"status":"422","title":"T","detail":"D","code":7}]}"#, "D", "7"),
            (r#"{"errors":[{"title":"T"}],"data":null}"#, "T", ""),
            (r#"{"errors":["a","b"]}"#, "a; b", ""),
            (r#"{"errors":"a"}"#, "a", ""),
            (r#"{"errors":{"message":"M"}}"#, "M", ""),
            (r#"{"message":"M","errors":{"to":["is empty"]}}"#, "M", ""),
            (r#"{"error":"validation_error","errors":[{"message":"to is empty"}]}"#, "to is empty", "validation_error"),
            (r#"{"error":[{"message":"M"}]}"#, "M", ""),
            (r#"[{"message":"M"}]"#, "M", ""),
            (r#""Unauthorized""#, "Unauthorized", ""),
            ("upstream is gone\n", "upstream is gone", ""),
        ] {
            assert_eq!(read(body), some(message, code), "{body}");
        }
    }

    #[test]
    fn a_body_that_is_not_understood_gives_nothing() {
        let nested = "[".repeat(100_000);
        for body in [
            "",
            " \n",
            "{}",
            "[]",
            "null",
            "5",
            "true",
            r#"{"error":5}"#,
            r#"{"error":{"message":{"a":1},"code":{}}}"#,
            r#"{"error":"cut of"#,
            r#"{"errors":[]}"#,
            r#"{"errors":{"to":[]},"error":null}"#,
            r#"{"errors":[[],{},5,null]}"#,
            "<!DOCTYPE html><html><body>502</body></html>",
            nested.as_str(),
        ] {
            assert_eq!(Problem::read(body.as_bytes(), ""), Problem::default(), "{body}");
        }
        assert_eq!(Problem::read(b"\xff\xfe", ""), Problem::default());
        assert_eq!(Problem::read(b"a\0b", ""), Problem::default());
    }

    #[test]
    fn addresses_and_the_key_are_redacted_and_nothing_else() {
        let body = br#"{"error":{"message":"to maria@client.example:\n key un_12345","code":"un_12345"},"request_id":"un_12345"}"#;
        let problem = Problem::read(body, "un_12345");
        assert_eq!(problem.message.as_deref(), Some("to ***@***:\n key ***"));
        assert_eq!((problem.code.as_deref(), problem.request_id.as_deref()), (Some("***"), Some("***")));
    }

    #[test]
    fn a_long_body_is_not_looked_at() {
        let body = |length: usize| format!(r#"{{"error":"x","filler":"{}"}}"#, "x".repeat(length));
        assert_eq!(read(&body(LOOKED_AT - 100)).0.as_deref(), Some("x"));
        assert_eq!(Problem::read(body(LOOKED_AT).as_bytes(), ""), Problem::default());
        assert_eq!(Problem::read("x".repeat(LOOKED_AT + 1).as_bytes(), ""), Problem::default());
    }

    #[test]
    fn the_wait_is_read_from_the_body() {
        for (body, wait) in [
            ("\u{feff}{\"retry_after\":7}", Some("7")),
            (r#"{"error":{"retry_after":60}}"#, Some("60")),
            (r#"{"error":"x","retry_after":"5"}"#, Some("5")),
            (r#"{"error":{"retry_after":null}}"#, None),
        ] {
            assert_eq!(Problem::read(body.as_bytes(), "").retry_after.as_deref(), wait, "{body}");
        }
    }

    #[test]
    fn the_request_id_is_read_from_the_body() {
        let problem = Problem::read(br#"{"error":"x","request_id":"req_1"}"#, "");
        assert_eq!(problem.request_id.as_deref(), Some("req_1"));
    }
}
