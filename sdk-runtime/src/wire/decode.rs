//! From the bytes of a response to the type of its content.
//!
//! A response that is read in one go, as nearly all are, is read by serde_json and nothing else. What cannot be read so,
//! or not exactly, is read a second time: without what is wrong with its texts (`repair`), and with care (`careful`).

mod careful;
mod repair;

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, DeserializeSeed, Error as _};
use serde_json::Value;

pub(crate) use self::repair::repaired;

use self::careful::{TOO_DEEP, carefully};
use crate::error::redact;
use crate::wire::Json;
use crate::wire::aside::{self, Told};
use crate::wire::budget;
use crate::wire::envelope::{self, Form, Outline, Seen, Wrapped};
use crate::{Failure, trace};

/// Reason why a body gives no content.
#[derive(Debug, PartialEq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It says itself that the call failed.
    SaysFailure,
    /// The content takes more than the budget, which is so many bytes.
    OverBudget(usize),
    /// It is not what it should be.
    Malformed {
        /// Place, as `data[3].final_ip`; `None` if it is the whole.
        path: Option<String>,
        /// Fault. Never holds a value of the body.
        reason: String,
    },
}

/// Returns the words of an error about a response of which a part cannot be read.
pub(crate) fn fault(path: Option<&str>, reason: &str) -> String {
    let place = path.map(|path| format!(" at `{}`", redact::piece(path, 120))).unwrap_or_default();
    format!("the answer cannot be read{place}: {reason}")
}

/// Reads the response, in its envelope or without it.
pub(crate) fn decode<T: DeserializeOwned>(body: &[u8], form: &Form) -> Result<T, Unreadable> {
    decode_content(body, form).map(|(content, _)| content)
}

/// As [`decode`]; says whether the content came in its envelope.
pub(crate) fn decode_content<T: DeserializeOwned>(body: &[u8], form: &Form) -> Result<(T, bool), Unreadable> {
    decode_telling(body, form, &mut |path| trace::left_out(None, path))
}

/// As [`decode_content`], and tells the paths of the times that could not be read and were left out.
pub(crate) fn decode_telling<T: DeserializeOwned>(
    body: &[u8],
    form: &Form,
    tell: &mut dyn FnMut(&str),
) -> Result<(T, bool), Unreadable> {
    let body = content(body).ok_or(Unreadable::Empty)?;
    let ((first, seen), told) = aside::listening(|| envelope::open(body, form));
    // What is not final is dropped before the second reading, so that there are never two.
    match first.ok().filter(|_| is_final(told)) {
        Some(_) if seen.is_suspect && Outline::of(body, form).is_ok_and(Outline::says_failure) => {
            Err(Unreadable::SaysFailure)
        }
        Some(content) => Ok((content, seen.is_wrapped)),
        None => again(body, form, tell),
    }
}

/// Reads a response of which nothing is known but that it is JSON, or nothing at all.
pub(crate) fn decode_untyped(body: &[u8], failure: Failure) -> Result<Value, Unreadable> {
    let Some(body) = content(body) else { return Ok(Value::Null) };
    let form = Form { envelope: None, failure, is_list: false };
    if Outline::of(body, &form).is_ok_and(Outline::says_failure) {
        return Err(Unreadable::SaysFailure);
    }
    decode_value(body)
}

/// Reads a text as it came, but for what is not Unicode. An object of JSON in its place is an error, of whichever kind.
pub(crate) fn decode_text(body: &[u8], form: &Form) -> Result<String, Unreadable> {
    let body = without_mark(body);
    let is_object = body.trim_ascii_start().starts_with(b"{");
    match is_object.then(|| Outline::of(body, form)) {
        Some(Ok(outline)) if outline.says_failure() => Err(Unreadable::SaysFailure),
        Some(Ok(_)) => Err(Unreadable::Malformed { path: None, reason: "expected text, found JSON".to_owned() }),
        Some(Err(_)) | None => Ok(String::from_utf8_lossy(body).into_owned()),
    }
}

/// Reads a response as it came. A number that none can hold is a text of its digits.
pub(crate) fn decode_value(body: &[u8]) -> Result<Value, Unreadable> {
    let body = without_mark(body);
    let (first, told) = aside::listening(|| read(Json, body));
    match first.ok().filter(|_| is_final(told)) {
        Some(value) => Ok(value),
        None => carefully(Json, &clean(body)?, &mut |_| {}),
    }
}

/// The fault, where it is the budget.
pub(crate) fn over_budget() -> Option<Unreadable> {
    budget::exceeded().map(Unreadable::OverBudget)
}

/// The body without a byte-order mark, if there is anything in it.
pub(crate) fn content(body: &[u8]) -> Option<&[u8]> {
    Some(without_mark(body)).filter(|body| !body.trim_ascii().is_empty())
}

/// The body without the byte-order mark that some servers put before their text.
pub(crate) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}

/// Reads one record of a list; tells the paths in it of the times that could not be read and were left out.
pub(crate) fn decode_record<T: DeserializeOwned>(json: &str, tell: &mut dyn FnMut(&str)) -> Result<T, Unreadable> {
    let json = json.as_bytes();
    let (first, told) = aside::listening(|| read(PhantomData::<T>, json));
    match first.ok().filter(|_| is_final(told)) {
        Some(record) => Ok(record),
        None => carefully(PhantomData, &clean(json)?, tell),
    }
}

/// Says whether nothing asks for a second reading of what could be read.
fn is_final(told: Told) -> bool {
    !(told.rounded || told.left_out && trace::is_heard())
}

/// The JSON for a second reading, of which the budget counts anew; by how much it is longer counts too.
fn clean(json: &[u8]) -> Result<Cow<'_, [u8]>, Unreadable> {
    if let Some(unreadable) = over_budget() {
        return Err(unreadable);
    }
    budget::renew();
    let clean = repaired(json);
    match budget::charge(clean.len().saturating_sub(json.len())) {
        Ok(()) => Ok(clean),
        Err(exceeded) => {
            Err(over_budget().unwrap_or_else(|| malformed(String::new(), &serde_json::Error::custom(exceeded))))
        }
    }
}

pub(crate) fn read<'de, S: DeserializeSeed<'de>>(seed: S, body: &'de [u8]) -> Result<S::Value, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let value = seed.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// Reads a response again, after it could not be read or a part of it not exactly; finds out what is wrong with it.
fn again<T: DeserializeOwned>(body: &[u8], form: &Form, tell: &mut dyn FnMut(&str)) -> Result<(T, bool), Unreadable> {
    let body = &*clean(body)?;
    let outline = match Outline::of(body, form) {
        Ok(outline) => outline,
        // What is no JSON at all is wrong as a whole.
        Err(error) if !error.is_data() => return Err(malformed(String::new(), &error)),
        Err(_) => Outline::default(), // JSON, but no object
    };
    if outline.says_failure() {
        return Err(Unreadable::SaysFailure);
    }
    // Which form was meant, the content of the envelope tells.
    // No object but the wrapper holds a list.
    let is_wrapped =
        outline.is_wrapped || form.is_list && form.envelope.is_some() && body.trim_ascii().starts_with(b"{");
    let content = match is_wrapped {
        true => carefully(Wrapped::new(form, &mut Seen::default()), body, tell),
        false => carefully(PhantomData, body, tell),
    };
    content.map(|content| (content, is_wrapped))
}

pub(crate) fn malformed(mut path: String, error: &serde_json::Error) -> Unreadable {
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(&*text, |(text, _)| text);
    if let Some(field) = text.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()) {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(field);
    }
    let reason = if error.is_data() {
        without_values(text)
    } else {
        // What serde_json itself says of the syntax never quotes the body.
        format!("{text} (line {}, column {})", error.line(), error.column())
    };
    let path = Some(path).filter(|path| !path.is_empty());
    Unreadable::Malformed { path, reason }
}

/// Returns the words of serde about a value that does not fit, without the value.
fn without_values(text: &str) -> String {
    if text.starts_with("missing field") {
        return "it is missing".to_owned();
    }
    if text == TOO_DEEP {
        return text.to_owned();
    }
    let found = text.strip_prefix("invalid type: ").or_else(|| text.strip_prefix("invalid value: "));
    match (found, text.rsplit_once(", expected ")) {
        (Some(found), Some((_, expected))) => {
            // `string "..", expected text`: the kind ends where the value begins.
            let kind = found.split(['"', '`', ',']).next().unwrap_or_default().trim();
            format!("expected {expected}, found {kind}")
        }
        _ => "it does not fit".to_owned(),
    }
}

#[cfg(test)]
mod odd;

#[cfg(test)]
mod tests;
