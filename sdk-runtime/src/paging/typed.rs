//! Decoding raw records into the types of the caller.

use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::members::Members;
use super::page::{Page, Record, Spot};
use super::response;
use crate::error::redact;
use crate::error::{Cause, Error, ErrorKind, status_line};
use crate::wire::budget::{self, Budget};
use crate::wire::decode::{Unreadable, decode_record, decode_telling, fault};
use crate::{Answer, Operation, trace};

/// Response without its records.
#[derive(Debug)]
pub(super) struct Rest {
    /// The members of the content, without the envelope.
    pub(super) members: Members,
    /// Says that the content came in an envelope.
    pub(super) wrapped: bool,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
}

impl Rest {
    /// Returns the path in the body of a member of the content.
    pub(super) fn path(&self, operation: &Operation, member: &str) -> String {
        match operation.envelope.filter(|_| self.wrapped) {
            Some(envelope) => format!("{envelope}.{member}"),
            None => member.to_owned(),
        }
    }

    /// Returns the response as JSON, with these records under the name of their list.
    pub(super) fn body(&self, operation: &Operation, list: Option<(&str, &[&Record])>) -> String {
        let envelope = operation.envelope.filter(|_| self.wrapped);
        // Allocated at once, since it can be long.
        let lists = list.iter().flat_map(|(_, records)| records.iter()).map(|record| record.raw.get().len() + 1);
        let members = self.members.iter().map(|(name, raw)| name.len() + raw.get().len() + 16);
        let mut text = String::with_capacity(members.sum::<usize>() + lists.sum::<usize>() + 64);
        if let Some(envelope) = envelope {
            text.extend(["{", &name(envelope)]);
        }
        text.push('{');
        let mut comma = "";
        for (member, raw) in self.members.iter() {
            text.extend([std::mem::replace(&mut comma, ","), &name(member), raw.get()]);
        }
        if let Some((member, records)) = list {
            text.extend([comma, &name(member), "["]);
            let mut comma = "";
            for record in records {
                text.extend([std::mem::replace(&mut comma, ","), record.raw.get()]);
            }
            text.push(']');
        }
        text.push_str(if envelope.is_some() { "}}" } else { "}" });
        text
    }
}

/// Returns the name of a member as JSON, with its colon.
fn name(name: &str) -> String {
    format!("{}:", serde_json::Value::from(name))
}

/// Decodes the page with only these of its records.
///
/// # Errors
///
/// `Decode`, with the path and the body of the whole response.
pub(super) fn typed_page<P: Answer>(
    operation: &Operation,
    list: &'static str,
    page: &Page,
    fresh: &[usize],
    max_body_size: usize,
) -> Result<P, Error> {
    let chosen: Vec<&Record> = fresh.iter().filter_map(|index| page.records.get(*index)).collect();
    let text = page.rest.body(operation, Some((list, &chosen)));
    let budget = Budget::page(max_body_size, text.len());
    let in_response = |path: &str| renumber(path, &page.rest.path(operation, list), fresh);
    let mut report = |path: &str| trace::left_out(Some(operation.id), &in_response(path));
    let read = || decode_telling(text.as_bytes(), &operation.into(), &mut report);
    budget.within(read).map(|(page, _)| page).map_err(|unreadable| {
        let kind = kind(&unreadable);
        let (path, reason) = parts(unreadable);
        let path = path.map(|path| in_response(&path));
        let all: Vec<&Record> = page.records.iter().collect();
        let body = page.rest.body(operation, Some((list, &all)));
        unreadable_page(kind, operation, page, path, &reason).with_response(
            page.rest.status,
            page.rest.headers.clone(),
            body.into_bytes(),
        )
    })
}

/// Decodes a record of the page.
///
/// # Errors
///
/// `Decode`, with the path in the response and the record as it came.
pub(super) fn typed_record<T: DeserializeOwned>(
    operation: &Operation,
    raw: &RawValue,
    spot: &Spot,
    max_body_size: usize,
) -> Result<T, Error> {
    let budget = Budget::page(max_body_size, raw.get().len());
    let mut report = |path: &str| trace::left_out(Some(operation.id), &format!("{spot}.{path}"));
    budget.within(|| decode_record(raw.get(), &mut report)).map_err(|unreadable| {
        let kind = kind(&unreadable);
        let (inside, reason) = parts(unreadable);
        let path = match inside {
            Some(inside) if inside.starts_with('[') => format!("{spot}{inside}"),
            Some(inside) => format!("{spot}.{inside}"),
            None => spot.to_string(),
        };
        let value = response::value(raw).unwrap_or_default();
        let place = redact::piece(&path, 120);
        let text = format!("{}: a record cannot be read at `{place}`: {reason}", operation.id);
        Error::new(kind, &text)
            .with_attempts(1)
            .with_source(Cause::new(&reason))
            .with_json_path(Some(path))
            .with_raw(value)
    })
}

fn parts(unreadable: Unreadable) -> (Option<String>, String) {
    match unreadable {
        Unreadable::Malformed { path, reason } => (path, reason),
        Unreadable::OverBudget(bytes) => (None, budget::text(bytes)),
        Unreadable::Empty | Unreadable::SaysFailure => (None, "the answer says that the call failed".to_owned()),
    }
}

fn kind(unreadable: &Unreadable) -> ErrorKind {
    match unreadable {
        Unreadable::OverBudget(_) => ErrorKind::UnexpectedResponse,
        _ => ErrorKind::Decode,
    }
}

fn unreadable_page(kind: ErrorKind, operation: &Operation, page: &Page, path: Option<String>, reason: &str) -> Error {
    let text = format!("{}: {}: {}", operation.id, status_line(page.rest.status), fault(path.as_deref(), reason));
    Error::new(kind, &text).with_attempts(1).with_source(Cause::new(reason)).with_json_path(path)
}

/// Returns the path in the whole response, of which only the records in `fresh` were read.
fn renumber(path: &str, list: &str, fresh: &[usize]) -> String {
    let renumbered = || {
        let (index, rest) = path.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?;
        let index = fresh.get(index.parse::<usize>().ok()?)?;
        Some(format!("{list}[{index}]{rest}"))
    };
    renumbered().unwrap_or_else(|| path.to_owned())
}
