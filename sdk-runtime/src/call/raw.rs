//! An answer beside the JSON it was read from.

use std::fmt;
use std::ops::Deref;

use serde_json::Value;

/// An answer with the JSON it was read from: what the SDK does not know of is there too. Made by `send_raw()`.
///
/// Derefs to the answer. `Debug` shows the answer only.
#[derive(Clone, PartialEq)]
pub struct Raw<T> {
    answer: T,
    json: Value,
}

impl<T> Raw<T> {
    /// The body of the answer as it came, its envelope included. In texts, U+FFFD stands in place of what is not clean
    /// Unicode; a number beyond the range of a float, and an integer beyond 64 bits, is a text with its digits.
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// The answer and the JSON, apart.
    pub fn into_parts(self) -> (T, Value) {
        (self.answer, self.json)
    }

    pub(crate) fn new(answer: T, json: Value) -> Self {
        Self { answer, json }
    }
}

impl<T> Deref for Raw<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.answer
    }
}

impl<T: fmt::Debug> fmt::Debug for Raw<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Raw").field("answer", &self.answer).finish_non_exhaustive()
    }
}
