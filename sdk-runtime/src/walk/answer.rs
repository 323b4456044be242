//! From an answer to a page of raw records.

use std::borrow::Cow;
use std::fmt;

use jiff::Timestamp;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde::de::{Deserializer as _, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::coverage::Gap;
use super::fingerprint;
use super::members::Members;
use super::page::{Page, Record};
use super::pagination::Pagination;
use super::time;
use super::typed::Rest;
use crate::Operation;
use crate::decode::{Unreadable, content, malformed};
use crate::error::{Error, ErrorKind};

/// Reads the members of a body.
///
/// # Errors
///
/// The body is no object, or says itself that the call failed.
pub(super) fn members(body: &[u8]) -> Result<Members, Unreadable> {
    let body = content(body).ok_or(Unreadable::Empty)?;
    let members: Members = serde_json::from_slice(body).map_err(|error| malformed(String::new(), &error))?;
    match members.get("success").and_then(value).and_then(|success| flag(&success)) {
        Some(false) => Err(Unreadable::SaysFailure),
        _ => Ok(members),
    }
}

/// Reads a successful answer to a request for the records from `offset` on.
///
/// # Errors
///
/// `Decode`, if the list of records is missing or no list.
pub(super) fn page(
    operation: &Operation,
    pagination: &Pagination,
    offset: u64,
    (status, headers, mut members): (StatusCode, HeaderMap, Members),
) -> Result<Page, Error> {
    // The rule of `decode`: an object under the key of the envelope is the answer proper.
    let inner = operation
        .envelope
        .and_then(|key| members.get(key))
        .filter(|inner| inner.get().starts_with('{'))
        .and_then(|inner| serde_json::from_str(inner.get()).ok());
    let wrapped = inner.is_some();
    if let Some(inner) = inner {
        members = inner;
    }
    let list = members.take(pagination.records);
    let mut rest = Rest { members, wrapped, status, headers };
    let list = list.ok_or_else(|| rest.unreadable(operation, pagination.records, "it is missing"))?;
    let raws: Option<Vec<Box<RawValue>>> = match serde_json::from_str(list.get()) {
        Ok(raws) => raws,
        Err(_) => {
            rest.members.push(pagination.records, list);
            return Err(rest.unreadable(operation, pagination.records, "expected a list of objects"));
        }
    };
    let records: Vec<_> = raws.unwrap_or_default().into_iter().map(|raw| record(pagination, raw)).collect();
    let count = records.len() as u64;
    let pick = |path: &[&str]| pick(&rest.members, path);
    let total = pick(pagination.total).and_then(|value| integer(&value));
    let end = offset.saturating_add(count);
    let capped = pick(pagination.capped).and_then(|value| flag(&value)) == Some(true);
    let cap = pick(pagination.cap).and_then(|value| integer(&value)).or(total).filter(|_| capped);
    let more = if pagination.more.is_empty() {
        total.map(|total| end < total)
    } else {
        pick(pagination.more).and_then(|value| flag(&value))
    };
    // A service whose count failed says that there are 0 in all, and from that, that no more follow.
    let contradicted = !capped && count > 0 && total.is_some_and(|total| total < end);
    let more = more.filter(|more| *more || !contradicted);
    let gap = pagination.coverage.as_ref().and_then(|coverage| Gap::read(coverage, &rest.members));
    Ok(Page { offset, records, more, total: total.filter(|_| !contradicted), cap, gap, rest })
}

fn record(pagination: &Pagination, raw: Box<RawValue>) -> Record {
    let mut deserializer = serde_json::Deserializer::from_str(raw.get());
    let (identity, time) = deserializer.deserialize_any(Identity(pagination)).unwrap_or_default();
    let identified = identity.is_some();
    let key = identity.unwrap_or_else(|| format!("\0{:016x}", fingerprint::of(raw.get().as_bytes())));
    Record { key: key.into(), identified, time, raw }
}

/// Reads the members that identify a record, and the time that the list is ordered by, and nothing else.
struct Identity<'a>(&'a Pagination);

impl<'de> Visitor<'de> for Identity<'_> {
    type Value = (Option<String>, Option<Timestamp>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let Pagination { identity, ordered_by, .. } = self.0;
        let (mut found, mut time) = (vec![None; identity.len()], None);
        while let Some(name) = members.next_key::<Cow<'_, str>>()? {
            match identity.iter().position(|member| *member == name).and_then(|index| found.get_mut(index)) {
                Some(place) => *place = text(&members.next_value()?),
                None if ordered_by.first().is_some_and(|member| *member == name) => {
                    time = time::read(&members.next_value()?, ordered_by.get(1..).unwrap_or_default());
                }
                None => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        // Without the first member there is no identity, whatever the others say.
        let first = found.first().is_some_and(Option::is_some);
        let parts: Vec<_> = found.into_iter().map(Option::unwrap_or_default).collect();
        Ok((first.then(|| parts.join("\u{1f}").trim_end_matches('\u{1f}').to_owned()), time))
    }
}

fn pick(members: &Members, path: &[&str]) -> Option<Value> {
    let (first, rest) = path.split_first()?;
    let mut found = value(members.get(first)?)?;
    for name in rest {
        found = found.get_mut(*name)?.take();
    }
    Some(found)
}

fn value(raw: &RawValue) -> Option<Value> {
    serde_json::from_str(raw.get()).ok()
}

/// An integer of 0 or more, also as text.
pub(super) fn integer(value: &Value) -> Option<u64> {
    let integral = |float: f64| (float >= 0.0 && float.fract() == 0.0 && float < 9e15).then_some(float as u64);
    match value {
        Value::Number(number) => number.as_u64().or_else(|| integral(number.as_f64()?)),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// A text that is not empty, also as a number.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A boolean, also as 0 and 1, and as text.
fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::Number(number) => number.as_u64().filter(|number| *number < 2).map(|number| number == 1),
        Value::String(text) => match text.as_str() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

impl Rest {
    fn unreadable(&self, operation: &Operation, member: &str, reason: &str) -> Error {
        let path = self.path(operation, member);
        let text = format!("{}: {}: the answer cannot be read at `{path}`: {reason}", operation.id, self.status);
        Error::new(ErrorKind::Decode, &text).with_attempts(1).with_json_path(Some(path)).with_answer(
            self.status,
            self.headers.clone(),
            self.body(operation, None).into_bytes(),
        )
    }
}
