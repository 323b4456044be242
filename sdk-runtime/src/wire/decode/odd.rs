//! Answers that a strict reader would not take.

use serde_json::{Map, Value, json};

use super::*;
use crate::wire::envelope::tests::FAILURE;
use crate::{Timestamp, UnixTime};

const BARE: Form = Form { envelope: None, failure: FAILURE, is_list: false };
const WRAPPED: Form = Form { envelope: Some("data"), ..BARE };

fn untyped(body: &[u8]) -> Result<Value, Unreadable> {
    decode_untyped(body, FAILURE)
}

crate::object! {
    #[derive(Debug, PartialEq)]
    struct Log {
        #[wire("id", required)]
        id: String,
        #[wire("subject", optional)]
        subject: Option<String>,
        #[wire("size", optional)]
        size: Option<i64>,
        #[wire("score", optional)]
        score: Option<f64>,
        #[wire("at", optional)]
        at: Option<Timestamp>,
        #[wire("seen", optional)]
        seen: Option<UnixTime>,
        #[wire("to", scalars)]
        to: Vec<String>,
        #[wire("metadata", map)]
        metadata: Map<String, Value>,
        #[wire("inner", value)]
        inner: Option<Box<Log>>,
    }
}

crate::object! {
    #[derive(Debug, PartialEq)]
    struct Logs {
        #[wire("data", required list)]
        data: Vec<Log>,
        #[wire("counts", value)]
        counts: Option<Counts>,
    }
}

crate::object! {
    #[derive(Debug, PartialEq)]
    struct Counts {
        #[wire("total", optional)]
        total: Option<i64>,
    }
}

/// The logs in all three forms, which must be the same.
fn logs(list: impl AsRef<[u8]>) -> Result<Vec<Log>, Unreadable> {
    let of = |form: Form, before: &str, after: &str| {
        let body = [before.as_bytes(), list.as_ref(), after.as_bytes()].concat();
        decode::<Logs>(&body, &form).map(|logs| logs.data)
    };
    let bare = of(BARE, "{\"data\":", "}");
    for (before, after) in [("{\"data\":", ",\"success\":true}"), ("{\"data\":{\"data\":", "},\"success\":true}")] {
        let other = of(WRAPPED, before, after);
        assert!(bare.is_ok() && other == bare || other.is_err(), "{other:?} {bare:?}");
    }
    bare
}

fn log(members: &str) -> Log {
    logs(format!("[{{\"id\":1,{members}}}]")).unwrap().remove(0)
}

#[test]
fn a_text_that_is_not_clean_costs_itself_only() {
    for (text, expected) in [
        (&br"Sale now on \ud83d"[..], "Sale now on \u{fffd}"),
        (br"\udc4d\ud83d\udc4d", "\u{fffd}\u{1f44d}"),
        (b"Montr\xe9al", "Montr\u{fffd}al"),
        (b"a\x01\n\x7fb", "a\u{fffd}\u{fffd}\x7fb"),
        (br"C:\Users", "C:\u{fffd}Users"),
    ] {
        let text = String::from_utf8_lossy(text).into_owned().replace('\u{fffd}', "BYTE");
        let bytes = |json: String| {
            let mut bytes = Vec::new();
            for (index, piece) in json.split("BYTE").enumerate() {
                bytes.extend_from_slice(if index > 0 { b"\xe9" } else { b"" });
                bytes.extend_from_slice(piece.as_bytes());
            }
            bytes
        };
        let list = bytes(format!(
            r#"[{{"id":"a"}},{{"id":"b","subject":"{text}","to":["{text}"],"metadata":{{"{text}":"{text}"}},"x":"{text}","{text}":{{"{text}":1}}}},{{"id":"{text}"}}]"#
        ));
        let logs = logs(list).unwrap();
        assert_eq!(logs[0].id, "a");
        assert_eq!((logs[1].id.as_str(), logs[1].subject.as_deref()), ("b", Some(expected)));
        assert_eq!(logs[1].to, [expected]);
        assert_eq!(Value::from(logs[1].metadata.clone()), json!({ expected: expected }));
        assert_eq!(logs[2].id, expected);

        let value = untyped(&bytes(format!(r#"{{"{text}":["{text}"],"n":1}}"#)));
        assert_eq!(value, Ok(json!({ expected: [expected], "n": 1 })));
        let failure = untyped(&bytes(format!(r#"{{"{text}":"{text}","success":false}}"#)));
        assert_eq!(failure, Err(Unreadable::SaysFailure));
    }
}

#[test]
fn what_is_wrong_beside_such_a_text_has_its_path() {
    let at = |path: &str, reason: &str| Unreadable::Malformed { path: Some(path.into()), reason: reason.into() };
    let list = br#"[{"id":"\ud83d","x":"\xff"},{"id":"b","metadata":{"a":[1,{}],"\xff":2},"size":"many"}]"#;
    assert_eq!(logs(list), Err(at("data[1].size", "expected an integer, found text")));
    let list = br#"[{"id":"\ud83d"},{"subject":"b"}]"#;
    assert_eq!(logs(list), Err(at("data[1].id", "it is missing")));
    assert_eq!(logs(r#"[{"id":"a","size":1e400}]"#), Err(at("data[0].size", "expected an integer, found text")));
    let deep = format!(r#"[{{"id":"\ud83d","metadata":{{"a":{}{}}}}}]"#, "[".repeat(200), "]".repeat(200));
    let error = logs(deep).unwrap_err();
    assert!(
        matches!(&error, Unreadable::Malformed { path: Some(path), reason }
        if path.starts_with("data[0].metadata.a[0][0]") && reason == TOO_DEEP),
        "{error:?}"
    );
    let skipped = format!(r#"[{{"id":"\ud83d","x":{}"]\""{}}}]"#, "[".repeat(5000), "]".repeat(5000));
    assert_eq!(logs(skipped).unwrap()[0].id, "\u{fffd}");
}

#[test]
fn broken_json_stays_broken_beside_such_a_text() {
    for list in [
        &br#"[{"id":"\ud83d"}"#[..],
        b"[{\"id\":\"\xff}]",
        b"[\xff]",
        b"[{\"id\":\"a\" \x01}]",
        br#"[{"id":"\ud83d",}]"#,
    ] {
        let error = logs(list).unwrap_err();
        assert!(matches!(error, Unreadable::Malformed { path: None, .. }), "{error:?}");
    }
}

#[test]
fn a_text_keeps_the_digits_of_a_number_as_they_came() {
    for digits in [
        "12345678901234567890000",
        "18446744073709551617",
        "18446744073709551615",
        "-99999999999999999999",
        "1e400",
        "-1E+400",
        "1e3",
        "1.50",
        "0.10",
        "-0",
        "7",
    ] {
        let list = format!(r#"[{{"id":{digits},"subject":{digits},"to":[{digits}, "x"],"size":3.0,"score":0.50}}]"#);
        let log = logs(list).unwrap().remove(0);
        assert_eq!((log.id.as_str(), log.subject.as_deref(), &log.to[0][..]), (digits, Some(digits), digits));
        assert_eq!((log.size, log.score), (Some(3), Some(0.5)));
    }
}

#[test]
fn a_value_has_the_digits_of_what_no_number_can_hold_as_a_text() {
    let numbers = r#"[1e400,-1e400,18446744073709551616,12345678901234567890000,-9223372036854775809,1e30,1.50,-0,7,
        18446744073709551615,0.1234567890123456789]"#;
    let expected = json!([
        "1e400",
        "-1e400",
        "18446744073709551616",
        "12345678901234567890000",
        "-9223372036854775809",
        1e30,
        1.5,
        -0.0,
        7,
        u64::MAX,
        0.123_456_789_012_345_68,
    ]);
    assert_eq!(untyped(numbers.as_bytes()), Ok(expected.clone()));
    assert_eq!(log(&format!(r#""metadata":{{"a":{numbers}}}"#)).metadata["a"], expected);
    // A clean member reads alike beside one that is not.
    assert_eq!(log(r#""metadata":{"a":1.50,"b":1e3},"subject":"\ud83d""#).metadata["a"], json!(1.5));
    assert_eq!(
        log(r#""metadata":{"a":5,"b":12345678901234567890000}"#).metadata["b"],
        json!("12345678901234567890000")
    );
}

#[test]
fn a_number_that_none_can_hold_does_not_matter_where_nobody_asks() {
    assert_eq!(log(r#""x":1e400,"y":[{"z":-1e999}]"#).id, "1");
}

#[test]
fn an_empty_list_is_an_empty_object() {
    let with = log(r#""metadata":[],"inner":[]"#);
    assert_eq!((with.metadata, with.inner), (Map::new(), None));
    let body = |counts: &str| decode::<Logs>(format!(r#"{{"data":[],"counts":{counts}}}"#).as_bytes(), &BARE);
    assert_eq!(body("[]").unwrap().counts, Some(Counts { total: None }));
    assert_eq!(body(" [ ] ").unwrap().counts, Some(Counts { total: None }));
    assert_eq!(body("null").unwrap().counts, None);
    for other in ["[1]", "[[]]", "5", "\"\""] {
        assert!(body(other).is_err(), "{other}");
    }
    assert!(logs("[[]]").is_err(), "a record is missing its identity");
    assert!(decode::<Counts>(b"[]", &BARE).is_ok() && decode::<Counts>(b"[]", &WRAPPED).is_ok());
    assert_eq!(decode::<Counts>(br#"{"success":true,"data":[]}"#, &WRAPPED), Ok(Counts { total: None }));
}

#[test]
fn an_odd_time_costs_itself_only() {
    for odd in [
        r#""soon""#,
        "true",
        "[1,[2]]",
        "{}",
        r#"{"date":"2026-04-23","timezone":{"a":1}}"#,
        "1e300",
        r#""2026-04-23""#,
    ] {
        let log = log(&format!(r#""at":{odd},"seen":{odd},"subject":"x""#));
        assert_eq!((log.at, log.subject.as_deref()), (None, Some("x")), "{odd}");
        assert_eq!(log.seen.and_then(UnixTime::to_timestamp), None, "{odd}");
    }
    let time: Timestamp = "2026-04-23T08:46:13Z".parse().unwrap();
    for clear in [r#""2026-04-23 08:46:13""#, r#""Thu, 23 Apr 2026 08:46:13 GMT""#, "1776933973", r#""1776933973000""#]
    {
        let log = log(&format!(r#""at":{clear},"seen":{clear}"#));
        assert_eq!((log.at, log.seen.and_then(UnixTime::to_timestamp)), (Some(time), Some(time)), "{clear}");
    }
}

#[test]
fn what_was_left_out_is_told_by_its_path() {
    let body = br#"{"data":[{"id":"a","at":"0001-01-01T00:00:00Z"},{"id":"\ud83d","at":"soon","inner":{"id":5,"seen":true}}]}"#;
    let mut told = Vec::new();
    decode_telling::<Logs>(body, &BARE, &mut |path| told.push(path.to_owned())).unwrap();
    assert_eq!(told, ["data[1].at", "data[1].inner.seen"]);
}
