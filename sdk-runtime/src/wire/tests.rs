use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::UnixTime;

crate::object! {
    #[derive(Debug, Default, PartialEq)]
    struct Record {
        #[wire("text", optional)]
        text: Option<String>,
        #[wire("integer", optional)]
        integer: Option<i64>,
        #[wire("number", optional)]
        number: Option<f64>,
        #[wire("flag", optional)]
        flag: Option<bool>,
        #[wire("time", optional)]
        time: Option<Timestamp>,
        #[wire("unix", optional)]
        unix: Option<UnixTime>,
        #[wire("to", scalars)]
        to: Vec<String>,
        #[wire("inner", list)]
        inner: Vec<Record>,
        #[wire("metadata", map)]
        metadata: Map<String, Value>,
    }
}

crate::object! {
    #[derive(Debug, PartialEq)]
    struct Strict {
        #[wire("uid", required)]
        uid: String,
        #[wire("data", required list)]
        data: Vec<Record>,
    }
}

fn record(json: Value) -> Record {
    read(json).unwrap()
}

/// Through the text, since that is what the services send.
fn read<T: for<'de> Deserialize<'de>>(json: Value) -> Result<T, String> {
    serde_json::from_str(&json.to_string()).map_err(|error| error.to_string())
}

#[test]
fn null_and_absent_are_the_same() {
    let null = json!({
        "text": null, "integer": null, "number": null, "flag": null, "time": null,
        "unix": null, "to": null, "inner": null, "metadata": null,
    });
    assert_eq!(record(null), Record::default());
    assert_eq!(record(json!({})), Record::default());
}

#[test]
fn an_empty_text_is_nothing_unless_text_is_due() {
    let empty = json!({
        "text": "", "integer": "", "number": "", "flag": "", "time": "", "unix": " ",
    });
    let expected = Record { text: Some(String::new()), ..Record::default() };
    assert_eq!(record(empty), expected);
}

#[test]
fn text_is_read_from_numbers() {
    for (value, expected) in [
        (json!("x"), "x"),
        (json!("ü\n\"\\"), "ü\n\"\\"),
        (json!(-7), "-7"),
        (json!(u64::MAX), "18446744073709551615"),
        (json!(12.5), "12.5"),
    ] {
        assert_eq!(record(json!({ "text": value })).text.unwrap(), expected);
    }
    for value in [json!(true), json!([]), json!({})] {
        assert!(read::<Record>(json!({ "text": value })).is_err());
    }
}

#[test]
fn an_integer_is_read_from_integral_floats_and_texts() {
    for value in [json!(12), json!(12.0), json!("12"), json!(" 12 "), json!("12.0"), json!("1.2e1")] {
        assert_eq!(record(json!({ "integer": value })).integer, Some(12));
    }
    let largest = json!({ "integer": i64::MAX.to_string() });
    assert_eq!(record(largest).integer, Some(i64::MAX));
    for value in [json!(1.5), json!("1.5"), json!("x"), json!(true), json!(u64::MAX), json!([1])] {
        assert!(read::<Record>(json!({ "integer": value })).is_err(), "{value}");
    }
}

#[test]
fn an_integer_that_was_rounded_is_refused() {
    let exact: Record = serde_json::from_str(r#"{"integer": 9007199254740993}"#).unwrap();
    assert_eq!(exact.integer, Some(9_007_199_254_740_993));
    for json in [
        r#"{"integer": 9007199254740993.0}"#,
        r#"{"integer": "9007199254740993.0"}"#,
        r#"{"integer": 1e300}"#,
        r#"{"integer": 99999999999999999999999}"#,
    ] {
        assert!(serde_json::from_str::<Record>(json).is_err(), "{json}");
    }
}

#[test]
fn a_number_is_read_from_texts() {
    for (value, expected) in [(json!(0), 0.0), (json!(-1.5), -1.5), (json!("2.5"), 2.5)] {
        assert_eq!(record(json!({ "number": value })).number, Some(expected));
    }
    for value in [json!("inf"), json!("NaN"), json!("x"), json!(false)] {
        assert!(read::<Record>(json!({ "number": value })).is_err(), "{value}");
    }
}

#[test]
fn a_flag_is_read_from_0_and_1_and_texts() {
    for value in [json!(true), json!(1), json!(1.0), json!("1"), json!("true")] {
        assert_eq!(record(json!({ "flag": value })).flag, Some(true));
    }
    for value in [json!(false), json!(0), json!("0"), json!("false")] {
        assert_eq!(record(json!({ "flag": value })).flag, Some(false));
    }
    for value in [json!(2), json!("yes"), json!([])] {
        assert!(read::<Record>(json!({ "flag": value })).is_err(), "{value}");
    }
}

#[test]
fn a_time_is_read_from_rfc_3339_and_from_unix_times() {
    let expected: Timestamp = "2026-04-23T08:46:13.95Z".parse().unwrap();
    for value in [
        json!("2026-04-23T08:46:13.950Z"),
        json!("2026-04-23T10:46:13.950000+02:00"),
        json!("2026-04-23T08:46:13.950+00:00"),
        json!("2026-04-23T08:46:13.95000000000000Z"),
        json!(1_776_933_973_950_i64),
        json!("1776933973950"),
        json!(1_776_933_973.95),
    ] {
        assert_eq!(record(json!({ "time": value })).time, Some(expected), "{value}");
    }
    for value in [json!(0), json!(-5), json!("0")] {
        assert_eq!(record(json!({ "time": value })).time, None, "{value}");
    }
}

#[test]
fn a_time_that_cannot_be_read_is_left_out_where_it_is_optional() {
    for value in [json!("soon"), json!("2026-04-23"), json!(1e300), json!(true), json!([1]), json!({ "a": {} })] {
        assert_eq!(record(json!({ "time": value, "text": "x" })).time, None, "{value}");
    }
    for value in [json!("soon"), json!(true), json!([1]), json!({ "a": {} })] {
        assert_eq!(record(json!({ "unix": value, "text": "x" })).unix, None, "{value}");
        assert!(read::<UnixTime>(value).is_err());
    }
}

#[test]
fn never_and_for_ever_do_not_cost_a_record() {
    for (value, expected) in [
        ("0000-00-00T00:00:00Z", None),
        ("0000-00-00 00:00:00", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59Z", Some(Timestamp::MAX)),
        ("9999-12-31T23:59:59.999999+00:00", Some(Timestamp::MAX)),
    ] {
        let read = record(json!({ "time": value }));
        assert_eq!(read.time, expected, "{value}");
        assert_eq!(record(json!(read)), read, "{value}");
    }
}

#[test]
fn lists_take_null_and_leave_out_elements_that_say_nothing() {
    let read = record(json!({ "to": ["a", null, 5, ""], "inner": [{ "text": "x" }, {}] }));
    assert_eq!(read.to, ["a", "5", ""]);
    assert_eq!(read.inner.len(), 2);
}

#[test]
fn an_array_does_not_pass_for_a_record() {
    let error = read::<Record>(json!({ "inner": [["x"]] })).unwrap_err();
    assert!(error.contains("expected an object"), "{error}");
    assert!(read::<Record>(json!({ "inner": [null] })).is_err());
    assert!(read::<Record>(json!({ "inner": {} })).is_err());
    assert!(read::<Record>(json!({ "to": "x" })).is_err());
}

#[test]
fn an_empty_list_passes_for_an_empty_object() {
    assert_eq!(record(json!({ "metadata": [] })), Record::default());
    assert_eq!(record(json!([])), Record::default());
    assert!(read::<Record>(json!({ "metadata": [1] })).is_err());
    assert!(read::<Strict>(json!([])).is_err());
}

#[test]
fn what_is_required_must_be_there() {
    let strict = Strict { uid: "7".to_owned(), data: Vec::new() };
    assert_eq!(read(json!({ "uid": 7, "data": null })), Ok(strict));
    for value in [json!({ "data": [] }), json!({ "uid": null, "data": [] }), json!({ "uid": "x" })] {
        assert!(read::<Strict>(value.clone()).is_err(), "{value}");
    }
}

#[test]
fn an_error_names_the_kind_and_never_the_value() {
    for (value, expected) in [
        (json!({ "integer": "maria@client.example" }), "invalid value: text, expected an integer"),
        (json!({ "integer": 1.5 }), "invalid value: number, expected an integer"),
        (json!({ "integer": true }), "invalid value: boolean, expected an integer"),
        (json!({ "integer": [] }), "invalid type: sequence, expected an integer"),
        (json!({ "integer": {} }), "invalid type: map, expected an integer"),
    ] {
        let error = read::<Record>(value).unwrap_err();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn what_was_read_is_written_and_read_again_alike() {
    let read = record(json!({
        "text": "x", "integer": "5", "number": 1, "flag": "1", "time": 1_776_933_973,
        "unix": "1776933973950", "to": [1], "inner": [{ "flag": 0 }], "metadata": { "a": [1] },
        "unknown": {},
    }));
    let written = serde_json::to_value(&read).unwrap();
    assert_eq!(
        written,
        json!({
            "text": "x", "integer": 5, "number": 1.0, "flag": true,
            "time": "2026-04-23T08:46:13Z", "unix": 1_776_933_973_950_i64, "to": ["1"],
            "inner": [{ "flag": false }], "metadata": { "a": [1] },
        })
    );
    assert_eq!(record(written), read);
}
