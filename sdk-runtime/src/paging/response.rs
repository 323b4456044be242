//! Reading a response into a page of undecoded records.

use std::borrow::Cow;
use std::fmt;

use jiff::Timestamp;
use serde::de::{Deserializer as _, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
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
use crate::error::{Error, ErrorKind, status_line};
use crate::wire::budget;
use crate::wire::decode::{decode_value, fault, repaired};

/// Reads a successful response to a request for the records from `offset` on.
///
/// # Errors
///
/// `Decode`, if the list of records is missing or not a list.
pub(super) fn page(operation: &Operation, pagination: &Pagination, offset: u64, mut rest: Rest) -> Result<Page, Error> {
    let list = rest.members.take(pagination.records);
    let list = list.ok_or_else(|| rest.unreadable(operation, pagination.records, "it is missing"))?;
    let records = match serde_json::Deserializer::from_str(list.get()).deserialize_any(Records(pagination)) {
        Ok(records) => records,
        Err(_) => {
            rest.members.push(pagination.records, list);
            return Err(match budget::exceeded() {
                Some(bytes) => rest.over_budget(operation, bytes),
                None => rest.unreadable(operation, pagination.records, "expected a list of objects"),
            });
        }
    };
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
    // A service whose count failed says that there are 0 records in all, and therefore that no more follow.
    let contradicted = !capped && count > 0 && total.is_some_and(|total| total < end);
    let more = more.filter(|more| *more || !contradicted);
    let gap = pagination.coverage.as_ref().and_then(|coverage| Gap::read(coverage, &rest.members));
    Ok(Page { offset, records, more, total: total.filter(|_| !contradicted), cap, gap, rest })
}

/// Visitor of the list of records; `null` is an empty list.
struct Records<'a>(&'a Pagination);

/// The most memory that a record takes besides its own bytes, including its entry in a list.
const COST: usize = 400;

impl<'de> Visitor<'de> for Records<'_> {
    type Value = Vec<Record>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects")
    }

    fn visit_unit<E>(self) -> Result<Vec<Record>, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Vec<Record>, A::Error> {
        let mut records = Vec::new();
        while let Some(raw) = elements.next_element()? {
            budget::charge(COST).map_err(A::Error::custom)?;
            records.push(record(self.0, raw));
        }
        Ok(records)
    }
}

fn record(pagination: &Pagination, raw: Box<RawValue>) -> Record {
    let json = raw.get();
    let identity = Identity(pagination);
    let first = serde_json::Deserializer::from_str(json).deserialize_any(identity);
    let identity = first.or_else(|_| {
        let clean = repaired(json.as_bytes());
        serde_json::Deserializer::from_slice(&clean).deserialize_any(identity)
    });
    let (identity, time) = identity.unwrap_or_default();
    let identified = identity.is_some();
    let key = match identity {
        // Other identities may differ from it only in the characters that were replaced.
        Some(identity) if identity.contains(char::REPLACEMENT_CHARACTER) => {
            format!("{identity}\u{1f}{:016x}", fingerprint::of(json.as_bytes()))
        }
        Some(identity) => identity,
        None => format!("\0{:016x}", fingerprint::of(json.as_bytes())),
    };
    Record { key: key.into(), identified, time, raw }
}

/// Visitor that reads the members that identify a record, and the time that the list is ordered by.
#[derive(Clone, Copy)]
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
                Some(place) => *place = identifier(members.next_value()?).map_err(A::Error::custom)?,
                None if ordered_by.first().is_some_and(|member| *member == name) => {
                    time = time::read(&members.next_value()?, ordered_by.get(1..).unwrap_or_default());
                }
                None => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        // Without the first member there is no identity, even if the others are present.
        let first = found.first().is_some_and(Option::is_some);
        let parts: Vec<_> = found.into_iter().map(Option::unwrap_or_default).collect();
        Ok((first.then(|| parts.join("\u{1f}").trim_end_matches('\u{1f}').to_owned()), time))
    }
}

/// Reads a text that is not empty, or a number with its digits as they came. A long one becomes a hash, since many are
/// kept.
fn identifier(raw: &RawValue) -> serde_json::Result<Option<String>> {
    const LONG: usize = 1024;
    Ok(match raw.get().as_bytes() {
        [b'"' | b'-' | b'0'..=b'9', ..] if raw.get().len() > LONG => {
            Some(format!("\u{1}{:016x}", fingerprint::of(raw.get().as_bytes())))
        }
        [b'"', ..] => Some(serde_json::from_str(raw.get())?).filter(|text: &String| !text.is_empty()),
        [b'-' | b'0'..=b'9', ..] => Some(raw.get().to_owned()),
        _ => None,
    })
}

fn pick(members: &Members, path: &[&str]) -> Option<Value> {
    let (first, rest) = path.split_first()?;
    let mut found = value(members.get(first)?)?;
    for name in rest {
        found = found.get_mut(*name)?.take();
    }
    Some(found)
}

/// Decodes a member about the page or its coverage; `None` for one of more than 1 MiB.
pub(super) fn value(raw: &RawValue) -> Option<Value> {
    const LONG: usize = 1024 * 1024;
    let json = Some(raw.get()).filter(|json| json.len() <= LONG)?;
    decode_value(json.as_bytes()).ok()
}

/// Reads an integer of 0 or more, also from a text.
pub(super) fn integer(value: &Value) -> Option<u64> {
    let integral = |float: f64| (float >= 0.0 && float.fract() == 0.0 && float < 9e15).then_some(float as u64);
    match value {
        Value::Number(number) => number.as_u64().or_else(|| integral(number.as_f64()?)),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// Reads a text that is not empty, also from a number.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Reads a boolean, also from 0 and 1, and from a text.
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
    fn over_budget(&self, operation: &Operation, bytes: usize) -> Error {
        let text =
            format!("{}: {}: the answer was not read: {}", operation.id, status_line(self.status), budget::text(bytes));
        Error::new(ErrorKind::UnexpectedResponse, &text).with_attempts(1).for_good().with_response(
            self.status,
            self.headers.clone(),
            self.body(operation, None).into_bytes(),
        )
    }

    fn unreadable(&self, operation: &Operation, member: &str, reason: &str) -> Error {
        let path = self.path(operation, member);
        let text = format!("{}: {}: {}", operation.id, status_line(self.status), fault(Some(&path), reason));
        Error::new(ErrorKind::Decode, &text).with_attempts(1).with_json_path(Some(path)).with_response(
            self.status,
            self.headers.clone(),
            self.body(operation, None).into_bytes(),
        )
    }
}
