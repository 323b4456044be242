//! A record with its place in the order.

use std::cell::Cell;
use std::sync::Arc;

use serde_json::Value;

use crate::moment;

/// The key of the order: a time, and a number that tells those of one time apart.
pub(crate) type Place = (Option<i64>, u64);

pub(crate) struct Record {
    pub(crate) value: Arc<Value>,
    /// In microseconds; records without a time are the oldest.
    pub(crate) time: Option<i64>,
    /// Tells records of one time apart.
    pub(crate) number: u64,
    /// True if the filters of this fingerprint let it through: a walk asks the same again and again.
    pub(crate) passed: Cell<Option<(u64, bool)>>,
}

impl Record {
    pub(crate) fn place(&self) -> Place {
        (self.time, self.number)
    }
}

/// Compares by time or number where both are such, else by text; what is not there comes first.
pub(crate) fn compare(a: Option<&Value>, b: Option<&Value>, is_time: bool) -> std::cmp::Ordering {
    if is_time {
        return a.and_then(moment::of_value).cmp(&b.and_then(moment::of_value));
    }
    let number = |value: Option<&Value>| value.and_then(Value::as_f64);
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        _ => {
            let text = |value: Option<&Value>| match value {
                None | Some(Value::Null) => None,
                Some(Value::String(text)) => Some(text.clone()),
                Some(value) => Some(value.to_string()),
            };
            text(a).cmp(&text(b))
        }
    }
}
