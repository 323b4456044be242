//! The scalars that every service uses. Enums implement theirs in their macro.

use jiff::Timestamp;

use super::{Mismatch, Number, Read, Scalar, time};
use crate::UnixTime;

impl Scalar for String {
    const EXPECTED: &'static str = "text";

    #[inline] // in the crate of the struct: most members are texts
    fn from_text(text: &str) -> Read<Self> {
        Ok(Some(text.to_owned()))
    }

    fn from_string(text: String) -> Read<Self> {
        Ok(Some(text))
    }

    fn from_number(number: Number) -> Read<Self> {
        Ok(Some(number.into_text()))
    }
}

impl Scalar for i64 {
    const EXPECTED: &'static str = "an integer";

    fn from_text(text: &str) -> Read<Self> {
        from_numeric(text)
    }

    fn from_number(number: Number) -> Read<Self> {
        number.as_i64().map(Some).ok_or(Mismatch)
    }
}

impl Scalar for f64 {
    const EXPECTED: &'static str = "a number";

    fn from_text(text: &str) -> Read<Self> {
        from_numeric(text)
    }

    fn from_number(number: Number) -> Read<Self> {
        Ok(Some(number.as_f64()))
    }
}

impl Scalar for bool {
    const EXPECTED: &'static str = "a boolean";

    fn from_text(text: &str) -> Read<Self> {
        match text.trim() {
            "" => Ok(None),
            "true" | "1" => Ok(Some(true)),
            "false" | "0" => Ok(Some(false)),
            _ => Err(Mismatch),
        }
    }

    fn from_number(number: Number) -> Read<Self> {
        match number.as_i64() {
            Some(0) => Ok(Some(false)),
            Some(1) => Ok(Some(true)),
            _ => Err(Mismatch),
        }
    }

    fn from_bool(value: bool) -> Read<Self> {
        Ok(Some(value))
    }
}

impl Scalar for Timestamp {
    const EXPECTED: &'static str = "a time";
    const CAN_BE_LEFT_OUT: bool = true;

    #[inline] // as that of `String`
    fn from_text(text: &str) -> Read<Self> {
        time::read(text).or_else(|Mismatch| from_numeric(text))
    }

    fn from_number(number: Number) -> Read<Self> {
        let time = UnixTime::from_number(number);
        match time.to_timestamp() {
            Some(time) => Ok(Some(time)),
            None if number.as_f64() <= 0.0 => Ok(None), // how the services write "never"
            None => Err(Mismatch),
        }
    }
}

impl Scalar for UnixTime {
    const EXPECTED: &'static str = "a Unix time";
    const CAN_BE_LEFT_OUT: bool = true;

    fn from_text(text: &str) -> Read<Self> {
        match time::read(text) {
            Ok(time) => Ok(time.map(Self::from)),
            Err(Mismatch) => from_numeric(text),
        }
    }

    fn from_number(number: Number) -> Read<Self> {
        Ok(Some(UnixTime::from_number(number)))
    }
}

fn from_numeric<T: Scalar>(text: &str) -> Read<T> {
    match text.trim() {
        "" => Ok(None),
        text => T::from_number(Number::parse(text).ok_or(Mismatch)?),
    }
}
