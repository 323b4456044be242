//! Records and responses to start from, as the document shows them.

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::description::{Listing, Service};
use crate::{moment, path};

impl Service {
    /// Returns what stands at a JSON pointer of the response that the document shows for an operation.
    #[must_use]
    pub fn example<T: DeserializeOwned + Default>(&self, operation: &str, pointer: &str) -> T {
        let listing = self.lists.iter().find(|listing| listing.id == operation);
        listing.and_then(|listing| read(listing, pointer)).unwrap_or_default()
    }
}

/// Returns the first record that the document shows, with this identity, and with its times moved so that the last of them is
/// `now`, in microseconds.
pub(crate) fn record(listing: &Listing, identity: String, now: i64) -> Value {
    let mut record: Value = read(listing, &format!("{}/0", listing.records)).unwrap_or_default();
    let mut last = None;
    for at in &listing.times {
        path::each(&mut record, at, &mut |time| last = last.max(moment::of_value(time)));
    }
    for at in &listing.times {
        path::each(&mut record, at, &mut |time| move_by(time, now - last.unwrap_or(now)));
    }
    if let Some(member) = record.get_mut(&listing.identity) {
        *member = identity.into();
    }
    record
}

fn read<T: DeserializeOwned>(listing: &Listing, pointer: &str) -> Option<T> {
    serde_json::from_value(listing.example.pointer(pointer)?.clone()).ok()
}

/// Moves a time, which keeps its form and unit.
fn move_by(time: &mut Value, micros: i64) {
    let Some(before) = moment::of_value(time) else { return };
    let after = before.saturating_add(micros);
    match time {
        Value::String(text) => {
            if let Ok(moved) = Timestamp::from_microsecond(after) {
                *text = moved.to_string();
            }
        }
        number => {
            let in_seconds = number.as_f64().is_some_and(|raw| raw < 1e10);
            *number = after.div_euclid(if in_seconds { 1_000_000 } else { 1000 }).into();
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn times_keep_form_unit_and_distance() {
        let at = |time: Value| {
            let mut time = time;
            move_by(&mut time, 3_600_000_000);
            time
        };
        assert_eq!(at(json!(1_776_931_921)), json!(1_776_935_521));
        assert_eq!(at(json!(1_776_931_921_388_i64)), json!(1_776_935_521_388_i64));
        assert_eq!(at(json!("2026-04-23T10:12:01.388+02:00")), json!("2026-04-23T09:12:01.388Z"));
        for none in [json!(null), json!(""), json!(0), json!("soon")] {
            assert_eq!(at(none.clone()), none);
        }
    }
}
