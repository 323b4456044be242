//! Times that the services send as a number.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use jiff::Timestamp;
use serde::de::DeserializeSeed;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::wire::{self, Number};

/// From here on a number counts milliseconds. In seconds it would lie beyond the
/// year 2286, in milliseconds below it before May 1970.
const MILLISECONDS_FROM: f64 = 10_000_000_000.0;

/// A Unix time as the service sent it, in seconds or in milliseconds.
///
/// The raw number is kept and serialized again; [`to_timestamp`](Self::to_timestamp)
/// tells the unit by the magnitude. The default is 0, "no time".
///
/// Ordered by the moment, "no time" first, and where that is the same by the raw number: a time in seconds and the same in
/// milliseconds are two values.
#[derive(Clone, Copy, Debug)]
pub struct UnixTime(Number);

impl UnixTime {
    /// The raw number, `None` if it has a fraction or does not fit.
    pub fn as_i64(self) -> Option<i64> {
        self.0.as_i64()
    }

    /// The raw number.
    pub fn as_f64(self) -> f64 {
        self.0.as_f64()
    }

    /// The moment: a number below 10^10 counts seconds, from there on
    /// milliseconds. `None` for 0 and below, by which the services mean "no
    /// time", and for what lies beyond the year 9999.
    pub fn to_timestamp(self) -> Option<Timestamp> {
        let raw = self.as_f64();
        if raw <= 0.0 {
            return None;
        }
        let seconds = raw < MILLISECONDS_FROM;
        match self.as_i64() {
            Some(raw) if seconds => Timestamp::from_second(raw).ok(),
            Some(raw) => Timestamp::from_millisecond(raw).ok(),
            // A float holds today's time to the microsecond, not finer.
            None if seconds => Timestamp::from_microsecond((raw * 1e6).round() as i64).ok(),
            None => Timestamp::from_microsecond((raw * 1e3).round() as i64).ok(),
        }
    }

    pub(crate) fn from_number(number: Number) -> Self {
        // One form for one value, so that 5.0 equals 5.
        Self(number.as_i64().map_or(number, Number::Signed))
    }
}

impl PartialEq for UnixTime {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

/// A raw number is finite.
impl Eq for UnixTime {}

impl PartialOrd for UnixTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for UnixTime {
    fn cmp(&self, other: &Self) -> Ordering {
        let moments = self.to_timestamp().cmp(&other.to_timestamp());
        moments.then_with(|| self.0.compare(other.0))
    }
}

impl Hash for UnixTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.0 {
            Number::Signed(raw) => raw.hash(state),
            Number::Unsigned(raw) => raw.hash(state),
            Number::Float(raw) => raw.to_bits().hash(state),
        }
    }
}

impl Default for UnixTime {
    fn default() -> Self {
        Self::from(0)
    }
}

impl From<i64> for UnixTime {
    fn from(raw: i64) -> Self {
        Self(Number::Signed(raw))
    }
}

impl From<Timestamp> for UnixTime {
    /// In milliseconds, a finer fraction cut off; in seconds before May 1970, where
    /// milliseconds would be taken for seconds.
    fn from(time: Timestamp) -> Self {
        let milliseconds = time.as_millisecond();
        if (milliseconds as f64) < MILLISECONDS_FROM {
            return Self::from(time.as_second());
        }
        Self::from(milliseconds)
    }
}

/// The raw number.
impl fmt::Display for UnixTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The raw number.
impl Serialize for UnixTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Number::Signed(raw) => serializer.serialize_i64(raw),
            Number::Unsigned(raw) => serializer.serialize_u64(raw),
            Number::Float(raw) => serializer.serialize_f64(raw),
        }
    }
}

/// From a number, a numeric text or a time as text; see [`wire`].
impl<'de> Deserialize<'de> for UnixTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::required().deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> UnixTime {
        serde_json::from_str(json).unwrap()
    }

    fn shown(time: UnixTime) -> Option<String> {
        time.to_timestamp().map(|time| time.to_string())
    }

    #[test]
    fn the_magnitude_tells_the_unit() {
        let moment = Some("2026-04-23T19:34:07Z".to_owned());
        assert_eq!(shown(read("1776972847")), moment);
        assert_eq!(shown(read("1776972847000")), moment);
        assert_eq!(shown(read("9999999999")).unwrap(), "2286-11-20T17:46:39Z");
        assert_eq!(shown(read("10000000000")).unwrap(), "1970-04-26T17:46:40Z");
    }

    #[test]
    fn a_time_is_read_from_every_form() {
        let raw = UnixTime::from(1_776_972_847_891);
        for json in [
            "1776972847891",
            "1776972847891.0",
            "\"1776972847891\"",
            "\" 1776972847891 \"",
            "\"2026-04-23T19:34:07.891Z\"",
            "\"2026-04-23T21:34:07.891+02:00\"",
        ] {
            assert_eq!(read(json), raw, "{json}");
        }
    }

    #[test]
    fn a_fraction_is_kept() {
        let time = read("1776972847.5");
        assert_eq!(time.as_i64(), None);
        assert_eq!(time.as_f64(), 1_776_972_847.5);
        assert_eq!(shown(time).unwrap(), "2026-04-23T19:34:07.5Z");
        assert_eq!(shown(read("1776972847891.5")).unwrap(), "2026-04-23T19:34:07.8915Z");
        assert_eq!(serde_json::to_string(&time).unwrap(), "1776972847.5");
    }

    #[test]
    fn zero_and_below_and_far_beyond_are_no_time() {
        for json in ["0", "-1", "-0.5", "1e300", "18446744073709551615", "\"0\""] {
            assert_eq!(shown(read(json)), None, "{json}");
        }
        assert_eq!(UnixTime::default().to_timestamp(), None);
    }

    #[test]
    fn the_raw_number_is_serialized_and_shown() {
        for json in ["1776972847891", "-1", "18446744073709551615"] {
            assert_eq!(serde_json::to_string(&read(json)).unwrap(), json);
            assert_eq!(read(json).to_string(), json);
        }
    }

    #[test]
    fn times_are_ordered_by_moment_and_then_by_number() {
        // Each before the next; the two of 19:34:07 say one moment in two units.
        let texts = [
            "-1",
            "0",
            "1e300",
            "1000",
            "1776972846.5",
            "1776972847",
            "1776972847000",
            "1776972847001",
            "9999999999999",
        ];
        let times: Vec<_> = texts.iter().map(|text| read(text)).collect();
        for (place, time) in times.iter().enumerate() {
            for (other_place, other) in times.iter().enumerate() {
                assert_eq!(time.cmp(other), place.cmp(&other_place), "{time} {other}");
                assert_eq!(time == other, place == other_place, "{time} {other}");
            }
        }
        assert!(read("18446744073709551614") < read("18446744073709551615"));
        assert!(read("9007199254740993") > read("9007199254740992"));
        let hashed: std::collections::HashSet<_> = ["5", "5.0", "\"5\""].map(read).into();
        assert_eq!(hashed.len(), 1);
    }

    #[test]
    fn an_early_time_survives_its_own_number() {
        let early: Timestamp = "1970-01-02T00:00:00Z".parse().unwrap();
        assert_eq!(UnixTime::from(early).to_timestamp(), Some(early));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for json in ["null", "\"\"", "\"soon\"", "true", "[]", "{}"] {
            assert!(serde_json::from_str::<UnixTime>(json).is_err(), "{json}");
        }
    }
}
