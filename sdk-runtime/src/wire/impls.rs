//! The scalars that every service uses. Enums implement theirs in their macro.

use jiff::Timestamp;

use super::{Mismatch, Number, Read, Scalar};
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
        Ok(Some(number.to_string()))
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

    fn from_text(text: &str) -> Read<Self> {
        match text.trim() {
            text if is_never(text) => Ok(None),
            text => match rfc_3339(text) {
                Some(time) => Ok(Some(time)),
                None => from_numeric(text),
            },
        }
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

    fn from_text(text: &str) -> Read<Self> {
        match text.trim() {
            text if is_never(text) => Ok(None),
            text => match rfc_3339(text) {
                Some(time) => Ok(Some(time.into())),
                None => from_numeric(text),
            },
        }
    }

    fn from_number(number: Number) -> Read<Self> {
        Ok(Some(UnixTime::from_number(number)))
    }
}

/// How databases write that there is no time.
fn is_never(text: &str) -> bool {
    text.is_empty() || text.starts_with("0000-00-00")
}

/// A time with an offset. Digits beyond the nanosecond are cut off.
fn rfc_3339(text: &str) -> Option<Timestamp> {
    if let Ok(time) = text.parse() {
        return Some(time);
    }
    // How databases write "for ever"; jiff ends some hours before.
    if text.starts_with("9999-12-3") {
        return Some(Timestamp::MAX);
    }
    let (whole, fraction) = text.split_once('.')?;
    let offset = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = fraction.strip_suffix(offset)?;
    let nanoseconds = digits.get(..9)?; // with fewer it was no time before either
    format!("{whole}.{nanoseconds}{offset}").parse().ok()
}

fn from_numeric<T: Scalar>(text: &str) -> Read<T> {
    match text.trim() {
        "" => Ok(None),
        text => T::from_number(Number::parse(text).ok_or(Mismatch)?),
    }
}
