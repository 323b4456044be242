//! A filter of a request, which a record passes or not.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;

use crate::description::{Compare, Test};
use crate::{moment, path};

/// The tests of one parameter, with what was sent made ready once for all records.
pub(crate) struct Filter<'a> {
    tests: Vec<(&'static str, Wanted<'a>)>,
    /// Number that tells it from other filters, if the passing of time does not change what it lets through.
    fingerprint: Option<u64>,
}

/// The condition for a value.
enum Wanted<'a> {
    Equal(&'a str),
    /// In lower case.
    Part(String),
    OneOf(Vec<&'a str>),
    AtLeast(f64),
    AtMost(f64),
    /// Microseconds since 1970.
    Since(i64),
    Until(i64),
}

const DAY: i64 = 86_400_000_000;

impl<'a> Filter<'a> {
    /// Makes the filter for what was sent, at the time `now` in microseconds; none if it cannot be understood.
    pub(crate) fn new(tests: &'static [Test], sent: &'a str, now: i64) -> Option<Self> {
        let moves = tests.iter().any(|test| test.compare == Compare::LastDays);
        let mut hasher = DefaultHasher::new();
        (tests.as_ptr().addr(), tests.len(), sent).hash(&mut hasher);
        let fingerprint = (!moves).then(|| hasher.finish());
        let tests = tests.iter().map(|Test { compare, path }| {
            let wanted = match compare {
                Compare::Equals => Wanted::Equal(sent),
                Compare::Contains => Wanted::Part(sent.to_lowercase()),
                Compare::OneOf => Wanted::OneOf(split(sent).collect()),
                Compare::AtLeast => Wanted::AtLeast(sent.parse().ok()?),
                Compare::AtMost => Wanted::AtMost(sent.parse().ok()?),
                Compare::Since => Wanted::Since(moment::of_text(sent)?),
                Compare::Until => Wanted::Until(moment::end_of_text(sent)?),
                Compare::LastDays => {
                    let days: i64 = sent.parse().ok()?;
                    Wanted::Since(now.saturating_sub(days.saturating_mul(DAY)))
                }
            };
            Some((path.as_str(), wanted))
        });
        Some(Self { tests: tests.collect::<Option<_>>()?, fingerprint })
    }

    /// Returns a number that tells it from other filters, if the passing of time does not change what it lets through.
    pub(crate) fn fingerprint(&self) -> Option<u64> {
        self.fingerprint
    }

    /// Returns the earliest time that passes, if that of the one value at this path is all that it looks at.
    pub(crate) fn earliest(&self, path: &str) -> Option<i64> {
        match self.tests.as_slice() {
            [(tested, Wanted::Since(begin))] if *tested == path && !path.contains("[]") => Some(*begin),
            _ => None,
        }
    }

    /// True if the record passes one of the tests.
    pub(crate) fn passes(&self, record: &Value) -> bool {
        self.tests.iter().any(|(path, wanted)| path::any(record, path, &mut |value| wanted.is(value)))
    }
}

/// Splits a list that is separated by commas.
pub(crate) fn split(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim)
}

impl Wanted<'_> {
    fn is(&self, value: &Value) -> bool {
        match self {
            Self::Equal(text) => equal(value, text),
            Self::Part(part) => value.as_str().is_some_and(|text| text.to_lowercase().contains(part)),
            Self::OneOf(texts) => texts.iter().any(|text| equal(value, text)),
            Self::AtLeast(least) => value.as_f64().is_some_and(|number| number >= *least),
            Self::AtMost(most) => value.as_f64().is_some_and(|number| number <= *most),
            Self::Since(begin) => moment::of_value(value).is_some_and(|time| time >= *begin),
            Self::Until(end) => moment::of_value(value).is_some_and(|time| time <= *end),
        }
    }
}

/// True if a value is what a text says: numbers by value, texts by every letter.
pub(crate) fn equal(value: &Value, text: &str) -> bool {
    match value {
        Value::String(value) => value == text,
        Value::Number(value) => value.as_f64() == text.parse().ok(),
        Value::Bool(value) => text.parse() == Ok(*value),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::description::tests::tests as read;

    fn passes(tests: &Value, sent: &str, record: Value) -> bool {
        Filter::new(read(tests.clone()), sent, 10 * DAY).unwrap().passes(&record)
    }

    #[test]
    fn equality_is_exact_for_texts_and_by_value_for_numbers() {
        let tests = json!({ "equals": ["a"] });
        assert!(passes(&tests, "x", json!({ "a": "x" })));
        assert!(!passes(&tests, "x", json!({ "a": "X" })));
        assert!(!passes(&tests, "x", json!({ "a": null })));
        assert!(passes(&tests, "25", json!({ "a": 25 })));
        assert!(passes(&tests, "25", json!({ "a": "25" })));
        assert!(passes(&tests, "true", json!({ "a": true })));
        assert!(!passes(&tests, "x", json!({ "a": 25 })));
    }

    #[test]
    fn a_part_is_found_in_any_case() {
        let tests = json!({ "contains": ["a"], "equals": ["b[]"] });
        assert!(passes(&tests, "GRÖSSE", json!({ "a": "die größsse grösse" })));
        assert!(passes(&tests, "x", json!({ "a": "no", "b": ["y", "x"] })));
        assert!(!passes(&tests, "x", json!({ "a": "no", "b": ["xy"] })));
    }

    #[test]
    fn a_list_of_values_wants_any_of_them() {
        let tests = json!({ "one_of": ["a"] });
        assert!(passes(&tests, "x, y", json!({ "a": "y" })));
        assert!(!passes(&tests, "x,y", json!({ "a": "x,y" })));
    }

    #[test]
    fn bounds_belong_to_the_range() {
        for (tests, inside) in [
            (json!({ "at_least": ["a"] }), [false, true, true]),
            (json!({ "at_most": ["a"] }), [true, true, false]),
            (json!({ "since": ["a"] }), [false, true, true]),
            (json!({ "until": ["a"] }), [true, true, false]),
        ] {
            let passed = [99, 100, 101].map(|value| passes(&tests, "100", json!({ "a": value })));
            assert_eq!(passed, inside, "{tests}");
            assert!(!passes(&tests, "100", json!({ "a": null })));
        }
    }

    #[test]
    fn the_last_days_end_now() {
        let tests = json!({ "last_days": ["a"] });
        assert!(passes(&tests, "3", json!({ "a": "1970-01-08T00:00:00Z" })));
        assert!(!passes(&tests, "3", json!({ "a": "1970-01-07T23:59:59Z" })));
    }

    #[test]
    fn what_cannot_be_understood_gives_no_filter() {
        for (tests, sent) in [
            (json!({ "at_least": ["a"] }), "many"),
            (json!({ "since": ["a"] }), "soon"),
            (json!({ "last_days": ["a"] }), "1.5"),
        ] {
            assert!(Filter::new(read(tests), sent, 0).is_none(), "{sent}");
        }
    }
}
