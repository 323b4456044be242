//! Whether a record passes the filters of a request.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;

use super::description::Test;
use super::{moment, path};

/// The tests of one parameter, with what was sent made ready once for all records.
pub(super) struct Filter<'a> {
    tests: Vec<(&'static str, Wanted<'a>)>,
    /// What tells it from other filters, if the passing of time does not change what it lets through.
    fingerprint: Option<u64>,
}

/// What a value has to be.
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
    /// The filter for what was sent, at the time `now` in microseconds; none if it cannot be understood.
    pub(super) fn new(tests: &'static [Test], sent: &'a str, now: i64) -> Option<Self> {
        let moves = tests.iter().any(|test| matches!(test, Test::LastDays(_)));
        let mut hasher = DefaultHasher::new();
        (tests.as_ptr().addr(), tests.len(), sent).hash(&mut hasher);
        let fingerprint = (!moves).then(|| hasher.finish());
        let tests = tests.iter().map(|test| {
            Some(match *test {
                Test::Equals(path) => (path, Wanted::Equal(sent)),
                Test::Contains(path) => (path, Wanted::Part(sent.to_lowercase())),
                Test::OneOf(path) => (path, Wanted::OneOf(split(sent).collect())),
                Test::AtLeast(path) => (path, Wanted::AtLeast(sent.parse().ok()?)),
                Test::AtMost(path) => (path, Wanted::AtMost(sent.parse().ok()?)),
                Test::Since(path) => (path, Wanted::Since(moment::of_text(sent)?)),
                Test::Until(path) => (path, Wanted::Until(moment::end_of_text(sent)?)),
                Test::LastDays(path) => {
                    let days: i64 = sent.parse().ok()?;
                    (path, Wanted::Since(now.saturating_sub(days.saturating_mul(DAY))))
                }
            })
        });
        Some(Self { tests: tests.collect::<Option<_>>()?, fingerprint })
    }

    /// What tells it from other filters, if the passing of time does not change what it lets through.
    pub(super) fn fingerprint(&self) -> Option<u64> {
        self.fingerprint
    }

    /// The earliest time that passes, if that of the one value at this path is all that it looks at.
    pub(super) fn earliest(&self, path: &str) -> Option<i64> {
        match self.tests.as_slice() {
            [(tested, Wanted::Since(begin))] if *tested == path && !path.contains("[]") => Some(*begin),
            _ => None,
        }
    }

    /// Whether the record passes one of the tests.
    pub(super) fn passes(&self, record: &Value) -> bool {
        self.tests.iter().any(|(path, wanted)| path::any(record, path, &mut |value| wanted.is(value)))
    }
}

/// The names in a list that is separated by commas.
pub(super) fn split(list: &str) -> impl Iterator<Item = &str> {
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

/// Whether a value is what a text says: numbers by value, texts by every letter.
pub(super) fn equal(value: &Value, text: &str) -> bool {
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

    fn passes(tests: &'static [Test], sent: &str, record: Value) -> bool {
        Filter::new(tests, sent, 10 * DAY).unwrap().passes(&record)
    }

    #[test]
    fn equality_is_exact_for_texts_and_by_value_for_numbers() {
        const TESTS: &[Test] = &[Test::Equals("a")];
        assert!(passes(TESTS, "x", json!({ "a": "x" })));
        assert!(!passes(TESTS, "x", json!({ "a": "X" })));
        assert!(!passes(TESTS, "x", json!({ "a": null })));
        assert!(passes(TESTS, "25", json!({ "a": 25 })));
        assert!(passes(TESTS, "25", json!({ "a": "25" })));
        assert!(passes(TESTS, "true", json!({ "a": true })));
        assert!(!passes(TESTS, "x", json!({ "a": 25 })));
    }

    #[test]
    fn a_part_is_found_in_any_case() {
        const TESTS: &[Test] = &[Test::Contains("a"), Test::Equals("b[]")];
        assert!(passes(TESTS, "GRÖSSE", json!({ "a": "die größsse grösse" })));
        assert!(passes(TESTS, "x", json!({ "a": "no", "b": ["y", "x"] })));
        assert!(!passes(TESTS, "x", json!({ "a": "no", "b": ["xy"] })));
    }

    #[test]
    fn a_list_of_values_wants_any_of_them() {
        const TESTS: &[Test] = &[Test::OneOf("a")];
        assert!(passes(TESTS, "x, y", json!({ "a": "y" })));
        assert!(!passes(TESTS, "x,y", json!({ "a": "x,y" })));
    }

    #[test]
    fn bounds_belong_to_the_range() {
        for (tests, inside) in [
            (const { &[Test::AtLeast("a")] as &[Test] }, [false, true, true]),
            (&[Test::AtMost("a")], [true, true, false]),
            (&[Test::Since("a")], [false, true, true]),
            (&[Test::Until("a")], [true, true, false]),
        ] {
            let passed = [99, 100, 101].map(|value| passes(tests, "100", json!({ "a": value })));
            assert_eq!(passed, inside, "{tests:?}");
            assert!(!passes(tests, "100", json!({ "a": null })));
        }
    }

    #[test]
    fn the_last_days_end_now() {
        const TESTS: &[Test] = &[Test::LastDays("a")];
        assert!(passes(TESTS, "3", json!({ "a": "1970-01-08T00:00:00Z" })));
        assert!(!passes(TESTS, "3", json!({ "a": "1970-01-07T23:59:59Z" })));
    }

    #[test]
    fn what_cannot_be_understood_gives_no_filter() {
        for (tests, sent) in [
            (const { &[Test::AtLeast("a")] as &[Test] }, "many"),
            (&[Test::Since("a")], "soon"),
            (&[Test::LastDays("a")], "1.5"),
        ] {
            assert!(Filter::new(tests, sent, 0).is_none(), "{sent}");
        }
    }
}
