//! How the members of an answer are read: tolerantly, in one pass, without
//! anything in between.
//!
//! The functions stand in `#[serde(deserialize_with = "..")]`. A scalar is read
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
mod number;
mod object;
mod scalar;

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

#[doc(hidden)]
pub use number::Number;
pub(crate) use object::Object;
pub use scalar::Scalar;
#[doc(hidden)]
pub use scalar::{Mismatch, Read};
use scalar::{Optional, Required};

/// A scalar that must be there.
///
/// # Errors
///
/// `null`, an empty text unless a text is due, and what the type is not read from.
pub fn required<'de, D: Deserializer<'de>, T: Scalar>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(Required(PhantomData))
}

/// A scalar that may be `null` or empty. Needs `#[serde(default)]` to be absent.
///
/// # Errors
///
/// What the type is not read from.
pub fn optional<'de, D: Deserializer<'de>, T: Scalar>(deserializer: D) -> Result<Option<T>, D::Error> {
    deserializer.deserialize_any(Optional(PhantomData))
}

/// An object that may be `null`. Needs `#[serde(default)]` to be absent.
///
/// # Errors
///
/// Anything else than an object, and what the object refuses.
pub fn object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    struct Nested<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Nested<T> {
        type Value = Option<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_unit<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Option<T>, A::Error> {
            Object::new().visit_map(members).map(Some)
        }
    }

    deserializer.deserialize_any(Nested(PhantomData))
}

/// A list of objects; `null` is an empty one. Needs `#[serde(default)]` to be absent.
///
/// # Errors
///
/// Anything else than a list of objects, and what an element refuses.
pub fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    struct List<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of objects")
        }

        fn visit_unit<E>(self) -> Result<Vec<T>, E> {
            Ok(Vec::new())
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Vec<T>, A::Error> {
            let mut list = Vec::new();
            while let Some(element) = elements.next_element_seed(Object::new())? {
                list.push(element);
            }
            Ok(list)
        }
    }

    deserializer.deserialize_any(List(PhantomData))
}

/// A list of scalars; `null` is an empty one, and elements that [`optional`] reads
/// as `None` are left out. Needs `#[serde(default)]` to be absent.
///
/// # Errors
///
/// Anything else than a list, and what the elements' type is not read from.
pub fn scalars<'de, D: Deserializer<'de>, T: Scalar>(deserializer: D) -> Result<Vec<T>, D::Error> {
    struct Scalars<T>(PhantomData<T>);

    impl<'de, T: Scalar> Visitor<'de> for Scalars<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_unit<E>(self) -> Result<Vec<T>, E> {
            Ok(Vec::new())
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Vec<T>, A::Error> {
            let mut list = Vec::new();
            while let Some(element) = elements.next_element_seed(Optional(PhantomData))? {
                list.extend(element);
            }
            Ok(list)
        }
    }

    deserializer.deserialize_any(Scalars(PhantomData))
}

/// A map; `null` is an empty one. Needs `#[serde(default)]` to be absent.
///
/// # Errors
///
/// What the map refuses.
pub fn map<'de, D: Deserializer<'de>, M: Deserialize<'de> + Default>(deserializer: D) -> Result<M, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

#[cfg(test)]
mod tests;
