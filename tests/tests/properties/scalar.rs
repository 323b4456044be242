//! The forms in which a scalar of a response may be sent, each with its meaning.

use proptest::{prelude::*, sample::select};
use serde_json::{Value, json};

use crate::{json::Json, moment};

/// A value as it is sent, and its meaning.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    /// The value as it is sent.
    pub(crate) json: Json,
    /// The meaning in the type's own form; `null` for no value.
    pub(crate) means: Value,
}

/// Numbers whose digits a JSON number does not keep unchanged.
const DIGITS: &[&str] = &[
    "12345678901234567890000",
    "18446744073709551617",
    "-99999999999999999999",
    "1e400",
    "-1E+9999",
    "1e3",
    "1.50",
    "-0",
];

/// Texts that mean "never".
const NEVER: &[&str] = &[
    "0001-01-01T00:00:00Z",
    "0001-01-01 00:00:00",
    "0000-00-00 00:00:00",
    "-0001-11-30T00:00:00.000000Z",
    "0000-12-31T23:59:59+00:00",
];

/// Texts that are not times, or are ambiguous.
const NO_TIME: &[&str] = &["soon", "2026-04-23", "04/05/2026 08:46", "2026-04-23 08:46 CEST", "true"];

/// Texts that are hard to handle.
const ODD: &[&str] = &[
    "",
    " ",
    "null",
    "true",
    "NaN",
    "0",
    "-1e999",
    "{\"data\":[]}",
    "maria@client.example",
    "\u{0}",
    "\r\n\u{2028}",
    "\u{feff}",
    "\u{202e}abc",
    "e\u{301}",
    "\u{1f468}\u{200d}\u{1f469}",
    "\u{10ffff}",
    "\\u0041\\",
];

pub(crate) fn text() -> BoxedStrategy<Sent> {
    prop_oneof![
        8 => any_text().prop_map(|text| said(Json::Text(text.clone()), json!(text))),
        1 => any::<i64>().prop_map(|number| said(Json::Plain(number.to_string()), json!(number.to_string()))),
        1 => any::<u64>().prop_map(|number| said(Json::Plain(number.to_string()), json!(number.to_string()))),
        1 => (any::<i16>(), select(vec!["5", "25", "125", "0"]))
            .prop_map(|(whole, fraction)| format!("{whole}.{fraction}"))
            .prop_map(|number| said(Json::Plain(number.clone()), json!(number))),
        1 => select(DIGITS).prop_map(|digits| said(Json::Plain(digits.to_owned()), json!(digits))),
    ]
    .boxed()
}

pub(crate) fn open_enum(known: &[String]) -> BoxedStrategy<Sent> {
    prop_oneof![
        6 => select(known.to_vec()).prop_map(|text| said(Json::Text(text.clone()), json!(text))),
        2 => select(known.to_vec()).prop_map(|text| said(Json::Text(text.to_lowercase()), json!(text.to_lowercase()))),
        1 => text(),
    ]
    .prop_map(|sent| if sent.means == "" { said(sent.json, Value::Null) } else { sent })
    .boxed()
}

pub(crate) fn integer() -> BoxedStrategy<Sent> {
    let values = prop_oneof![any::<i64>(), -10_i64..100, -(1_i64 << 53) + 1..1 << 53];
    let forms = (values, 0..8_u8, any::<bool>()).prop_map(|(value, spelling, quoted)| {
        let exact = value.unsigned_abs() < 1 << 53;
        let number = match spelling {
            0 if exact => format!("{value}.0"),
            1 if exact => format!("{value}.000e0"),
            2 if exact && value != 0 => format!("{value}0E-1"),
            _ => value.to_string(),
        };
        let padded = if spelling == 3 { format!(" {number}\n") } else { number.clone() };
        said(if quoted { Json::Text(padded) } else { Json::Plain(number) }, json!(value))
    });
    prop_oneof![9 => forms, 1 => nothing()].boxed()
}

pub(crate) fn number() -> BoxedStrategy<Sent> {
    let values = prop_oneof![
        any::<f64>().prop_filter("JSON has no others", |value| value.is_finite()),
        -1000.0..1000.0,
        (-100_000..100_000_i32).prop_map(|cents| f64::from(cents) / 100.0),
        (-1_000_000..1_000_000_i32).prop_map(f64::from),
    ];
    let forms = (values, 0..4_u8, any::<bool>()).prop_map(|(value, spelling, quoted)| {
        let number = match spelling {
            0 => format!("{value:e}"),
            1 => format!("{value:E}"),
            _ => json!(value).to_string(),
        };
        said(if quoted { Json::Text(number) } else { Json::Plain(number) }, json!(value))
    });
    prop_oneof![9 => forms, 1 => nothing()].boxed()
}

pub(crate) fn boolean() -> BoxedStrategy<Sent> {
    prop_oneof![5 => truth(), 4 => forms_of("false", "0", false), 1 => nothing()].boxed()
}

/// Returns `true`, in all its forms.
pub(crate) fn truth() -> BoxedStrategy<Sent> {
    forms_of("true", "1", true)
}

pub(crate) fn unix_time() -> BoxedStrategy<Sent> {
    let number = prop_oneof![0..10_000_000_000_i64, 1_600_000_000_000..1_900_000_000_000_i64, any::<i64>()];
    let numbers = (number, any::<bool>()).prop_map(|(number, quoted)| {
        let text = number.to_string();
        said(if quoted { Json::Text(text) } else { Json::Plain(text) }, json!(number))
    });
    let halves = (1_600_000_000..1_900_000_000_i64).prop_map(|seconds| {
        let number = format!("{seconds}.5");
        said(Json::Plain(number), json!(seconds as f64 + 0.5))
    });
    // To the millisecond, which is the precision of the field.
    let texts = (10_000_000_000..4_000_000_000_000_i64, moment::writing()).prop_map(|(milliseconds, writing)| {
        let writing = moment::Writing { digits: 3, ..writing };
        let text = moment::text(milliseconds.div_euclid(1000), milliseconds.rem_euclid(1000) * 1_000_000, writing);
        said(Json::Text(text), json!(milliseconds))
    });
    prop_oneof![6 => numbers, 1 => halves, 2 => texts, 1 => no_time(), 1 => nothing()].boxed()
}

pub(crate) fn date_time() -> BoxedStrategy<Sent> {
    let texts =
        (moment::seconds(), 0..1_000_000_000_i64, moment::writing()).prop_map(|(seconds, nanoseconds, writing)| {
            let kept = moment::cut(nanoseconds, writing.digits);
            said(Json::Text(moment::text(seconds, kept, writing)), json!(moment::utc(seconds, kept)))
        });
    // The style of databases: in UTC, written after a space or not at all.
    let of_databases = (moment::seconds(), 0..1_000_000_000_i64, 0..13_usize, select(vec!["", " UTC", "Z", "+00"]));
    let of_databases = of_databases.prop_map(|(seconds, nanoseconds, digits, zone)| {
        let kept = moment::cut(nanoseconds, digits);
        let writing = moment::Writing { offset: None, digits, small: false };
        let text = moment::text(seconds, kept, writing).replace('T', " ").replace('Z', zone);
        said(Json::Text(text), json!(moment::utc(seconds, kept)))
    });
    let number = prop_oneof![1..10_000_000_000_i64, 10_000_000_000..200_000_000_000_000_i64];
    let numbers = (number, any::<bool>()).prop_map(|(number, quoted)| {
        let (seconds, milliseconds) =
            if number < 10_000_000_000 { (number, 0) } else { (number / 1000, number % 1000) };
        let text = number.to_string();
        let json = if quoted { Json::Text(text) } else { Json::Plain(text) };
        said(json, json!(moment::utc(seconds, milliseconds * 1_000_000)))
    });
    let never = prop_oneof![Just(0), -1_000_000..0_i64];
    let never = never.prop_map(|number| said(Json::Plain(number.to_string()), Value::Null));
    prop_oneof![6 => texts, 2 => of_databases, 2 => numbers, 1 => never, 1 => no_time(), 1 => nothing()].boxed()
}

/// Returns any JSON.
pub(crate) fn anything() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from), // `null` for infinite numbers
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(any_text(), inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
    .boxed()
}

pub(crate) fn any_text() -> BoxedStrategy<String> {
    prop_oneof![
        4 => prop::collection::vec(any::<char>(), 0..8).prop_map(String::from_iter),
        4 => "[a-zA-Z0-9 ._-]{1,12}",
        2 => select(ODD).prop_map(str::to_owned),
        1 => (any::<char>(), 100..400_usize).prop_map(|(character, times)| character.to_string().repeat(times)),
    ]
    .boxed()
}

pub(crate) fn said(json: Json, means: Value) -> Sent {
    Sent { json, means }
}

fn forms_of(name: &'static str, digit: &'static str, value: bool) -> BoxedStrategy<Sent> {
    let plain = select(vec![name.to_owned(), digit.to_owned(), format!("{digit}.0")]).prop_map(Json::Plain);
    let text = select(vec![name.to_owned(), digit.to_owned(), format!(" {name} ")]).prop_map(Json::Text);
    prop_oneof![plain, text].prop_map(move |json| said(json, json!(value))).boxed()
}

/// Returns values that are read as no time.
fn no_time() -> BoxedStrategy<Sent> {
    let texts = [NEVER, NO_TIME].concat();
    let other = select(vec![
        json!(true),
        json!([]),
        json!([1]),
        json!({}),
        json!({ "date": "2026-04-23", "zone": { "a": 1 } }),
    ]);
    prop_oneof![
        3 => select(texts).prop_map(|text| said(Json::Text(text.to_owned()), Value::Null)),
        1 => other.prop_map(|value| said(Json::of(&value), Value::Null)),
    ]
    .boxed()
}

/// Returns an empty text in place of another type.
fn nothing() -> BoxedStrategy<Sent> {
    select(vec!["", " "]).prop_map(|text| said(Json::Text(text.to_owned()), Value::Null)).boxed()
}
