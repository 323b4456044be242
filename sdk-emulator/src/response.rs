//! Responses, as they are made without a socket.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::clock::http_date;
use crate::description::{Content, Listing, Parts, Rows, Service};
use crate::limits::Standing;
use crate::sent::Sent;
use crate::store::{Listed, Part, Store};
use crate::template::{Filled, Filling};

/// A response.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

/// Settings for one response.
pub(crate) struct Mode<'a> {
    /// The time of the service, in microseconds.
    pub(crate) now: i64,
    /// Number of records that are counted at most.
    pub(crate) count_limit: Option<u64>,
    /// True if a response comes in its wrapper, where the service has one.
    pub(crate) wrapped: bool,
    /// Filters that have no effect.
    pub(crate) ignored: &'a [String],
}

impl Service {
    /// Makes the response of an error.
    pub(crate) fn error(&self, status: u16, message: &str, retry_after: Option<i64>, now: i64) -> Response {
        let template = self.too_many.as_ref().filter(|_| status == 429).unwrap_or(&self.error);
        let fill = |name: &str| {
            Filling::Value(match name {
                "message" => json!(message),
                "status" => json!(status),
                "retry_after" => json!(retry_after),
                _ => Value::Null,
            })
        };
        let mut response = Response::new(status, &Filled { template, fill: &fill }, now);
        response.headers.extend(retry_after.map(|seconds| ("retry-after", seconds.to_string())));
        response
    }

    /// Makes a response of what is given without its wrapper.
    pub(crate) fn given(&self, listing: &Listing, given: Value, mode: &Mode<'_>) -> Response {
        let mut wrapper = listing.response.clone();
        let proper = listing.envelope.as_ref().filter(|_| mode.wrapped).and_then(|member| wrapper.get_mut(member));
        match proper {
            Some(proper) => {
                *proper = given;
                Response::success(listing, &wrapper, mode.now)
            }
            None => Response::success(listing, &given, mode.now),
        }
    }

    /// Makes the response of an operation to a query.
    pub(crate) fn list(
        &self,
        listing: &'static Listing,
        store: &Store,
        query: &[(String, String)],
        mode: &Mode<'_>,
    ) -> Response {
        let most = mode.count_limit.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
        let sent = match Sent::read(listing, query, mode.ignored) {
            Ok(sent) => sent,
            Err(message) => return self.error(400, &message, None, mode.now),
        };
        let mut listed = match sent.asked(mode.now, most) {
            Ok(asked) => store.list(&asked),
            Err(message) => return self.error(400, &message, None, mode.now),
        };
        let window = Window { offset: sent.offset(), limit: sent.limit(), total: listed.total };
        if let Some(status) = listing.past_end.filter(|_| window.offset > 0 && window.offset >= window.total) {
            return self.error(status, "Failed to fetch the list", None, mode.now);
        }
        if let Some(status) = listing.none.filter(|_| listed.records.is_empty()) {
            return self.error(status, "Not found", None, mode.now);
        }
        let mut hidden = listing.hidden.as_slice();
        if let Some(rows) = &listing.rows {
            listed.records = rows_of(&listed.records, rows);
            hidden = &[]; // a row shows what its template says
        }
        let template = &listing.response;
        let bare = listing.envelope.as_ref().filter(|_| !mode.wrapped).and_then(|member| template.get(member));
        let value = |name: &str| {
            let value = window.fill(name).or_else(|| about(&listed, listing.parts.as_ref(), mode, name));
            value.unwrap_or_else(|| name.strip_prefix("parameter.").map_or(Value::Null, |name| sent.echo(name)))
        };
        let fill = |name: &str| match name {
            "records" => Filling::Records(&listed.records, hidden),
            "record" => Filling::Record(&listed.records, hidden),
            _ => Filling::Value(value(name)),
        };
        Response::success(listing, &Filled { template: bare.unwrap_or(template), fill: &fill }, mode.now)
    }
}

/// Returns the headers that say how a request stands to the limit.
pub(crate) fn rate_limit_headers(standing: &Standing) -> [(&'static str, String); 3] {
    [
        ("x-ratelimit-limit", standing.limit.to_string()),
        ("x-ratelimit-remaining", standing.remaining.to_string()),
        ("x-ratelimit-reset", whole_seconds(standing.reset).to_string()),
    ]
}

/// Returns whole seconds, rounded up, so that nobody comes too early.
pub(crate) fn whole_seconds(micros: i64) -> i64 {
    micros.saturating_add(999_999).div_euclid(1_000_000)
}

impl Response {
    fn new(status: u16, body: &impl serde::Serialize, now: i64) -> Self {
        Self {
            status,
            headers: vec![("content-type", "application/json".to_owned()), ("date", http_date(now))],
            body: serde_json::to_vec(body).unwrap_or_default(),
        }
    }

    /// Makes a response of success.
    fn success(listing: &Listing, content: &impl serde::Serialize, now: i64) -> Self {
        let mut response = Self::new(listing.status, content, now);
        let content_type = match listing.content {
            Content::Json => return response,
            Content::Csv => Some("text/csv"),
            Content::Bytes => Some("application/octet-stream"),
            Content::Nothing => None,
        };
        response.headers.retain(|(name, _)| *name != "content-type");
        response.headers.extend(content_type.map(|kind| ("content-type", kind.to_owned())));
        response.body = as_it_is(content);
        response
    }
}

/// Returns the bytes that a text, or a list of them, stands for.
fn as_it_is(content: &impl serde::Serialize) -> Vec<u8> {
    match serde_json::to_value(content) {
        Ok(Value::String(text)) => text.into_bytes(),
        Ok(Value::Array(bytes)) => {
            bytes.iter().filter_map(Value::as_u64).filter_map(|byte| u8::try_from(byte).ok()).collect()
        }
        _ => Vec::new(),
    }
}

/// The page within the whole result.
struct Window {
    offset: usize,
    limit: usize,
    total: usize,
}

impl Window {
    fn fill(&self, name: &str) -> Option<Value> {
        let Self { offset, limit, total } = *self;
        let end = offset.saturating_add(limit);
        let returned = end.min(total).saturating_sub(offset);
        let more = end < total;
        Some(match name {
            "total" => json!(total),
            "limit" => json!(limit),
            "offset" => json!(offset),
            "returned" => json!(returned),
            "pages" => json!(total.div_ceil(limit.max(1))),
            "page" => json!(offset / limit.max(1) + 1),
            "more" => json!(more),
            "before" => json!(offset > 0),
            "next_offset" => json!(more.then_some(end)),
            "previous_offset" => json!((offset > 0).then_some(offset.saturating_sub(limit))),
            "first" => json!(if returned > 0 { offset + 1 } else { 0 }),
            "last" => json!(if returned > 0 { offset + returned } else { 0 }),
            _ => return None,
        })
    }
}

/// Value that a response says about the counting and about the parts.
fn about(listed: &Listed, parts: Option<&Parts>, mode: &Mode<'_>, name: &str) -> Option<Value> {
    Some(match name {
        "count_limited" => json!(listed.limited),
        "count_limit" => json!(mode.count_limit),
        "parts" => {
            let item = parts.map_or(&Value::Null, |parts| &parts.item);
            listed.parts.iter().map(|part| about_part(part, item)).collect()
        }
        "parts_asked" => json!(listed.parts.len()),
        "parts_total" => json!(listed.all_parts),
        _ => return None,
    })
}

fn about_part(part: &Part, item: &Value) -> Value {
    let fill = |name: &str| {
        Filling::Value(match name {
            "name" => json!(part.name),
            "count" => json!(part.count),
            "status" => json!(part.status),
            _ => member(name, "record", part.sample.as_deref()),
        })
    };
    serde_json::to_value(Filled { template: item, fill: &fill }).unwrap_or(Value::Null)
}

/// Makes the rows that stand in place of the records, in their order.
fn rows_of(records: &[Arc<Value>], rows: &Rows) -> Vec<Arc<Value>> {
    let row = |record: &Value, element: Option<&Value>| {
        let fill = |name: &str| {
            Filling::Value(match name.starts_with("record") {
                true => member(name, "record", Some(record)),
                false => member(name, "element", element),
            })
        };
        Arc::new(serde_json::to_value(Filled { template: &rows.item, fill: &fill }).unwrap_or(Value::Null))
    };
    let of_record = |record: &Arc<Value>| match &rows.each {
        None => vec![row(record, None)],
        Some(list) => {
            let elements = record.get(list).and_then(Value::as_array);
            elements.into_iter().flatten().map(|element| row(record, Some(element))).collect()
        }
    };
    records.iter().flat_map(of_record).collect()
}

/// Value that `<of>` or `<of>.<member>` stands for.
fn member(name: &str, of: &str, value: Option<&Value>) -> Value {
    let found = name.strip_prefix(of).and_then(|rest| match rest.strip_prefix('.') {
        Some(member) => value?.get(member),
        None => value.filter(|_| rest.is_empty()),
    });
    found.cloned().unwrap_or(Value::Null)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_in_the_middle_tells_the_way_in_both_directions() {
        let window = Window { offset: 4, limit: 3, total: 9 };
        let fill = |name| window.fill(name).unwrap();
        for (name, value) in [
            ("pages", json!(3)),
            ("page", json!(2)),
            ("more", json!(true)),
            ("before", json!(true)),
            ("next_offset", json!(7)),
            ("previous_offset", json!(1)),
            ("first", json!(5)),
            ("last", json!(7)),
            ("returned", json!(3)),
        ] {
            assert_eq!(fill(name), value, "{name}");
        }
    }

    #[test]
    fn at_both_ends_there_is_no_way_on() {
        let window = Window { offset: 0, limit: 3, total: 3 };
        assert_eq!(window.fill("next_offset"), Some(Value::Null));
        assert_eq!(window.fill("previous_offset"), Some(Value::Null));
        let empty = Window { offset: 0, limit: 3, total: 0 };
        assert_eq!((empty.fill("first"), empty.fill("last")), (Some(json!(0)), Some(json!(0))));
        let past = Window { offset: 9, limit: 3, total: 3 };
        assert_eq!((past.fill("returned"), past.fill("more")), (Some(json!(0)), Some(json!(false))));
    }

    #[test]
    fn a_record_gives_one_row_or_one_for_each_element() {
        let records = [Arc::new(json!({ "id": 1, "tries": [{ "to": "a" }, 5] })), Arc::new(json!({ "id": 2 }))];
        let item = json!({ "id": "$record.id", "to": "$element.to", "all": "$element", "ok": true });
        let rows = |each| -> Vec<Value> {
            let rows = rows_of(&records, &Rows { each, item: item.clone() });
            rows.iter().map(|row| Value::clone(row)).collect()
        };
        let of_elements = [
            json!({ "id": 1, "to": "a", "all": { "to": "a" }, "ok": true }),
            json!({ "id": 1, "to": null, "all": 5, "ok": true }),
        ];
        assert_eq!(rows(Some("tries".to_owned())), of_elements);
        assert_eq!(rows(None)[1], json!({ "id": 2, "to": null, "all": null, "ok": true }));
    }

    #[test]
    fn seconds_are_rounded_up() {
        assert_eq!([0, 1, 1_000_000, 1_000_001].map(whole_seconds), [0, 1, 1, 2]);
    }
}
