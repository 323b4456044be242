//! Tolerant reading of the members of a response, in one pass, without anything in
//! between.
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
//! | [`jiff::Timestamp`] | RFC 3339 text, also without offset (UTC), RFC 2822 text, Unix time in seconds or milliseconds |
//! | [`UnixTime`](crate::UnixTime) | the same; a number is kept as it came |
//! | open enum | text, number |
//! | object, map | object, empty list |
//!
//! An integral float beyond 2^53 is refused where an integer is due, since its
//! last digits are lost already. Where the member is optional, `null` is `None`,
//! and so is an empty text unless a text is due. A time that cannot be read is
//! `None` too; so is one of the year 1 or before, by which many say that there is none.
//!
//! Some numbers have lost digits when serde_json hands them over. A call, which has the bytes of the response, reads it
//! again where this may be so: a text then has the digits as they came, and in a map an integer beyond 64 bits, or a
//! number beyond the range of a float, is a text with its digits.

pub(crate) mod aside;
pub(crate) mod budget;
pub(crate) mod decode;
pub(crate) mod envelope;
mod impls;
mod json;
mod list;
mod number;
mod object;
mod scalar;
#[cfg(feature = "schemars")]
pub(crate) mod schema;
mod something;
mod time;
pub(crate) mod unix_time;

use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::DeserializeSeed;
use serde_json::{Map, Value};

pub(crate) use json::Json;
pub(crate) use list::Items;
#[doc(hidden)]
pub use number::Number;
pub(crate) use number::is_rounded;
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

/// The value that serde reads as a `T`; for objects that must be there.
pub fn value<'de, T: Deserialize<'de>>() -> impl DeserializeSeed<'de, Value = T> {
    PhantomData
}

/// An object that may be `null`. Of an empty list it is an empty object, or `None` where a member of it must be there.
pub fn nested<'de, T: Object>() -> impl DeserializeSeed<'de, Value = Option<T>> {
    object::Nested(PhantomData)
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

/// A map of anything; `null` and an empty list are an empty one.
pub fn map<'de>() -> impl DeserializeSeed<'de, Value = Map<String, Value>> {
    json::JsonObject
}

#[cfg(test)]
mod tests;
