//! A response with the JSON that it was read from.

use std::fmt;
use std::ops::Deref;

use serde_json::Value;

/// Content of a response with the JSON that it was read from, which has the members that the SDK does not know too.
/// Made by `send_raw()`.
///
/// Dereferences to the content. `Debug` shows the content only.
#[derive(Clone, PartialEq)]
pub struct Raw<T> {
    content: T,
    json: Value,
}

impl<T> Raw<T> {
    /// Returns the body of the response, its envelope included. In texts, U+FFFD replaces bytes and escapes that are
    /// not valid Unicode; a number beyond the range of a float, and an integer beyond 64 bits, is a text with its
    /// digits.
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// Returns the content and the JSON.
    pub fn into_parts(self) -> (T, Value) {
        (self.content, self.json)
    }

    pub(crate) fn new(content: T, json: Value) -> Self {
        Self { content, json }
    }
}

impl<T> Deref for Raw<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.content
    }
}

impl<T: fmt::Debug> fmt::Debug for Raw<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Raw").field("content", &self.content).finish_non_exhaustive()
    }
}
