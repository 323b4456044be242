//! How the members of an answer are read: tolerantly, in one pass, without
//! anything in between.
//!
//! The functions stand in the attributes `#[wire(..)]` of [`object!`](crate::object). A scalar is read
//! from every form that the services are known to send it in:
//!
//! | member | read from |
//! |---|---|
//! | text | text, number |
//! | `i64` | integer, integral float, numeric text |
//! | `f64` | number, numeric text |
//! | `bool` | boolean, 0 and 1, and the texts of these four |
//! | [`jiff::Timestamp`] | RFC 3339 text, Unix time in seconds or milliseconds |
//! | [`UnixTime`](crate::UnixTime) | number, numeric text, RFC 3339 text |
//! | open enum | text, number |
//!
//! An integral float beyond 2^53 is refused where an integer is due, since its
//! last digits are lost already. Where the member is optional, `null` is `None`,
//! and so is an empty text unless a text is due.

mod impls;
mod json;
mod list;
mod number;
mod object;
mod scalar;

use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::DeserializeSeed;
use serde_json::{Map, Value};

pub(crate) use json::Json;
#[doc(hidden)]
pub use number::Number;
#[doc(hidden)]
pub use object::{Absent, Object, members, object};
pub use scalar::Scalar;
#[doc(hidden)]
pub use scalar::{Mismatch, Read};

/// A scalar that must be there. `null` is refused, and so is an empty text unless a text is due.
pub fn required<'de, T: Scalar>() -> impl DeserializeSeed<'de, Value = T> {
    scalar::Required(PhantomData)
}

/// A scalar that may be `null` or empty.
pub fn optional<'de, T: Scalar>() -> impl DeserializeSeed<'de, Value = Option<T>> {
    scalar::Optional(PhantomData)
}

/// What serde reads as a `T`; for objects, which may be `null` in an `Option`.
pub fn value<'de, T: Deserialize<'de>>() -> impl DeserializeSeed<'de, Value = T> {
    PhantomData
}

/// A list of objects; `null` is an empty one.
pub fn list<'de, T: Deserialize<'de>>() -> impl DeserializeSeed<'de, Value = Vec<T>> {
    list::Objects(PhantomData)
}

/// A list of scalars; `null` is an empty one, and elements that [`optional`] reads
/// as `None` are left out.
pub fn scalars<'de, T: Scalar>() -> impl DeserializeSeed<'de, Value = Vec<T>> {
    list::Scalars(PhantomData)
}

/// A map; `null` is an empty one.
pub fn map<'de>() -> impl DeserializeSeed<'de, Value = Map<String, Value>> {
    json::JsonObject
}

#[cfg(test)]
mod tests;
