use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};

use super::{Number, aside};

/// Result of reading a [`Scalar`] from a JSON value; `None` if the value says "nothing".
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
    /// Words that follow "expected" in an error.
    #[doc(hidden)]
    const EXPECTED: &'static str;

    /// Says whether a value that cannot be read costs no more than itself, where it is optional.
    #[doc(hidden)]
    const CAN_BE_LEFT_OUT: bool = false;

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

    /// Returns the value of an empty text where the scalar is required.
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
        optional(T::from_bool(value), "boolean")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Option<T>, E> {
        optional(T::from_number(Number::Signed(value)), "number")
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Option<T>, E> {
        optional(T::from_number(unsigned(value)), "number")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Option<T>, E> {
        optional(T::from_number(Number::Float(value)), "number")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Option<T>, E> {
        optional(T::from_text(value), "text")
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Option<T>, E> {
        optional(T::from_string(value), "text")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Option<T>, A::Error> {
        if !T::CAN_BE_LEFT_OUT {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        }
        while elements.next_element::<IgnoredAny>()?.is_some() {}
        optional(Err(Mismatch), "list")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Option<T>, A::Error> {
        let mut members = Half { members, open: false };
        match number(&mut members) {
            Some(read) => optional(read, "number"),
            None if T::CAN_BE_LEFT_OUT => {
                members.skip()?;
                optional(Err(Mismatch), "object")
            }
            None => Err(A::Error::invalid_type(Unexpected::Map, &self)),
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
        required(T::from_bool(value), "boolean")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        required(T::from_number(Number::Signed(value)), "number")
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        required(T::from_number(unsigned(value)), "number")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        required(T::from_number(Number::Float(value)), "number")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        required(T::from_text(value), "text")
    }

    fn visit_string<E: Error>(self, value: String) -> Result<T, E> {
        required(T::from_string(value), "text")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        match number(&mut Half { members, open: false }) {
            Some(read) => required(read, "number"),
            None => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}

fn unsigned(value: u64) -> Number {
    i64::try_from(value).map_or(Number::Unsigned(value), Number::Signed)
}

fn required<T: Scalar, E: Error>(read: Read<T>, kind: &'static str) -> Result<T, E> {
    let value = read.map_err(|Mismatch| mismatch::<T, E>(kind))?;
    value.or_else(T::from_nothing).ok_or_else(|| mismatch::<T, E>("no value"))
}

fn optional<T: Scalar, E: Error>(read: Read<T>, kind: &'static str) -> Result<Option<T>, E> {
    match read {
        Ok(value) => Ok(value),
        Err(Mismatch) if T::CAN_BE_LEFT_OUT => {
            aside::note_left_out();
            Ok(None)
        }
        Err(Mismatch) => Err(mismatch::<T, E>(kind)),
    }
}

/// Names the kind of the value, never the value.
fn mismatch<T: Scalar, E: Error>(kind: &'static str) -> E {
    E::invalid_value(Unexpected::Other(kind), &T::EXPECTED)
}

/// Not only objects come as maps: when any crate of the build turns on `serde_json/arbitrary_precision`, so do all
/// numbers, with their digits. `None` for an object.
fn number<'de, T: Scalar, A: MapAccess<'de>>(members: &mut Half<A>) -> Option<Read<T>> {
    let number = serde_json::Number::deserialize(MapAccessDeserializer::new(members)).ok()?;
    let digits = aside::digits().unwrap_or_else(|| {
        let digits = number.to_string();
        // An exponent has a sign there, whether it came with one or not.
        if digits.contains('e') {
            aside::note_rounded();
        }
        digits
    });
    Some(match Number::parse(&digits) {
        Some(number) => aside::with_digits(&digits, || T::from_number(number)),
        // Beyond the range of a float.
        None => T::from_text(&digits),
    })
}

/// An object that may be left in the middle of a member.
struct Half<A> {
    members: A,
    /// Says whether the value of the last name is still to come.
    open: bool,
}

impl<'de, A: MapAccess<'de>> Half<A> {
    fn skip(mut self) -> Result<(), A::Error> {
        if self.open {
            self.members.next_value::<IgnoredAny>()?;
        }
        while self.members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for &mut Half<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        let name = self.members.next_key_seed(seed);
        self.open = !matches!(name, Ok(None));
        name
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.open = false;
        self.members.next_value_seed(seed)
    }
}
