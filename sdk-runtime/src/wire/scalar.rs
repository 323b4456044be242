use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Unexpected, Visitor};

use super::Number;

/// What a [`Scalar`] makes of a JSON value; `None` if the value says "nothing".
#[doc(hidden)]
pub type Read<T> = Result<Option<T>, Mismatch>;

/// The value is none that the type is read from. Which value is not told, so that
/// no error can show it.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mismatch;

/// A type that a single JSON value is read as. Implemented for texts, numbers,
/// booleans, times and the generated open enums.
pub trait Scalar: Sized {
    /// What stands in an error after "expected".
    #[doc(hidden)]
    const EXPECTED: &'static str;

    #[doc(hidden)]
    fn from_text(text: &str) -> Read<Self>;

    /// For types that can keep the very string.
    #[doc(hidden)]
    fn from_string(text: String) -> Read<Self> {
        Self::from_text(&text)
    }

    #[doc(hidden)]
    fn from_number(number: Number) -> Read<Self>;

    #[doc(hidden)]
    fn from_bool(_: bool) -> Read<Self> {
        Err(Mismatch)
    }

    /// What an empty text is where the scalar is required.
    #[doc(hidden)]
    fn from_nothing() -> Option<Self> {
        None
    }
}

/// Reads a scalar that may be missing.
pub(super) struct Optional<T>(pub(super) PhantomData<T>);

impl<'de, T: Scalar> DeserializeSeed<'de> for Optional<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// One call of `deserialize_any` and one of these methods is all that a scalar costs.
impl<'de, T: Scalar> Visitor<'de> for Optional<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Option<T>, E> {
        read(T::from_bool(value), "boolean")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Option<T>, E> {
        read(T::from_number(Number::Signed(value)), "number")
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Option<T>, E> {
        let number = i64::try_from(value).map_or(Number::Unsigned(value), Number::Signed);
        read(T::from_number(number), "number")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Option<T>, E> {
        read(T::from_number(Number::Float(value)), "number")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Option<T>, E> {
        read(T::from_text(value), "text")
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Option<T>, E> {
        read(T::from_string(value), "text")
    }

    /// Not only objects come here: when any crate of the build turns on
    /// `serde_json/arbitrary_precision`, so do all numbers.
    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Option<T>, A::Error> {
        let number = serde_json::Number::deserialize(MapAccessDeserializer::new(members))
            .map_err(|_| A::Error::invalid_type(Unexpected::Map, &T::EXPECTED))?;
        match Number::parse(&number.to_string()) {
            Some(number) => read(T::from_number(number), "number"),
            None => Err(mismatch::<T, _>("number")),
        }
    }
}

/// Reads a scalar that must be there.
pub(super) struct Required<T>(pub(super) PhantomData<T>);

impl<'de, T: Scalar> DeserializeSeed<'de> for Required<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: Scalar> Visitor<'de> for Required<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Err(E::invalid_type(Unexpected::Unit, &self))
    }

    fn visit_none<E: Error>(self) -> Result<T, E> {
        Err(E::invalid_type(Unexpected::Unit, &self))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
        there(Optional(self.0).visit_bool(value)?)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        there(Optional(self.0).visit_i64(value)?)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        there(Optional(self.0).visit_u64(value)?)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        there(Optional(self.0).visit_f64(value)?)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        there(Optional(self.0).visit_str(value)?)
    }

    fn visit_string<E: Error>(self, value: String) -> Result<T, E> {
        there(Optional(self.0).visit_string(value)?)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        there(Optional(self.0).visit_map(members)?)
    }
}

fn there<T: Scalar, E: Error>(value: Option<T>) -> Result<T, E> {
    value.or_else(T::from_nothing).ok_or_else(|| mismatch::<T, E>("no value"))
}

fn read<T: Scalar, E: Error>(read: Read<T>, kind: &'static str) -> Result<Option<T>, E> {
    read.map_err(|Mismatch| mismatch::<T, E>(kind))
}

/// Names the kind of the value, never the value.
fn mismatch<T: Scalar, E: Error>(kind: &'static str) -> E {
    E::invalid_value(Unexpected::Other(kind), &T::EXPECTED)
}
