use super::*;
use crate::wire::envelope::tests::FAILURE;

const BARE: Form = Form { envelope: None, failure: FAILURE, is_list: false };
const WRAPPED: Form = Form { envelope: Some("data"), ..BARE };

crate::object! {
    #[derive(Debug, PartialEq)]
    struct Row {
        #[wire("id", required)]
        id: String,
        #[wire("size", optional)]
        size: Option<i64>,
    }
}

crate::object! {
    #[derive(Debug, PartialEq)]
    struct Page {
        #[wire("data", required list)]
        data: Vec<Row>,
        #[wire("more", value)]
        more: Option<Row>,
    }
}

crate::object! {
    #[derive(Debug, PartialEq)]
    struct Flagged {
        #[wire("success", optional)]
        success: Option<bool>,
        #[wire("data", required list)]
        data: Vec<Row>,
    }
}

fn page(body: &str) -> Result<Page, Unreadable> {
    decode(body.as_bytes(), &WRAPPED)
}

fn flagged(body: &str) -> Result<Flagged, Unreadable> {
    decode(body.as_bytes(), &BARE)
}

fn at(path: &str, reason: &str) -> Unreadable {
    Unreadable::Malformed { path: Some(path.to_owned()).filter(|path| !path.is_empty()), reason: reason.to_owned() }
}

#[test]
fn both_forms_give_the_same_answer() {
    let inner = r#"{"data":[{"id":"a"}],"more":{"id":"b"}}"#;
    let bare = page(inner).unwrap();
    assert_eq!(bare.data.len(), 1);
    for wrapped in [
        format!(r#"{{"success":true,"data":{inner}}}"#),
        format!(r#"{{"data":{inner},"success":true,"meta":[1]}}"#),
        format!(r#" {{"d\u0061ta":{inner}}} "#),
        r#"{"success":true,"data":[{"id":"a"}],"more":{"id":"b"}}"#.to_owned(),
        r#"{"data":[{"id":"a"}],"succ\u0065ss":null,"mor\u0065":{"id":"b"}}"#.to_owned(),
    ] {
        assert_eq!(page(&wrapped).as_ref(), Ok(&bare), "{wrapped}");
    }
}

#[test]
fn an_empty_list_is_the_bare_form() {
    for body in [r#"{"data":[]}"#, r#"{"data":null}"#, r#"{"success":true,"data":{"data":[]}}"#] {
        assert_eq!(page(body), Ok(Page { data: Vec::new(), more: None }), "{body}");
    }
}

#[test]
fn a_missing_list_is_refused_in_both_forms() {
    assert_eq!(page("{}"), Err(at("data", "it is missing")));
    assert_eq!(page(r#"{"rows":[]}"#), Err(at("data", "it is missing")));
    let wrapped = r#"{"success":true,"data":{"rows":[]}}"#;
    assert_eq!(page(wrapped), Err(at("data.data", "it is missing")));
    assert_eq!(flagged(r#"{"success":true}"#), Err(at("data", "it is missing")));
}

#[test]
fn an_answer_that_says_failure_is_none() {
    for body in [
        r#"{"success":false}"#,
        r#"{"success":false,"error":"x"}"#,
        r#"{"success":false,"data":null}"#,
        r#"{"success":false,"data":[]}"#,
        r#"{"data":[],"success":false}"#,
        r#"{"success":0,"data":5}"#,
        r#"{"success":"false","data":[{"id":"a"}]}"#,
    ] {
        assert_eq!(page(body), Err(Unreadable::SaysFailure), "{body}");
        assert_eq!(flagged(body), Err(Unreadable::SaysFailure), "{body}");
    }
    let wrapped = r#"{"success":false,"data":{"data":[]}}"#;
    assert_eq!(page(wrapped), Err(Unreadable::SaysFailure));
}

#[test]
fn the_path_of_what_cannot_be_read_is_named_in_both_forms() {
    let expected = "expected an integer, found text";
    let rows = r#"[{"id":"a"},{"id":"b","size":"maria@client.example"}]"#;
    assert_eq!(flagged(&format!(r#"{{"data":{rows}}}"#)), Err(at("data[1].size", expected)));
    assert_eq!(page(&format!(r#"{{"data":{rows}}}"#)), Err(at("data[1].size", expected)));
    let wrapped = format!(r#"{{"success":true,"data":{{"data":{rows}}}}}"#);
    assert_eq!(page(&wrapped), Err(at("data.data[1].size", expected)));
    let missing = r#"{"data":{"data":[{"size":1}]}}"#;
    assert_eq!(page(missing), Err(at("data.data[0].id", "it is missing")));
    let null = r#"{"data":{"data":[{"id":null}]}}"#;
    assert_eq!(page(null), Err(at("data.data[0].id", "expected text, found null")));
    let array = r#"{"data":[["a",1]]}"#;
    assert_eq!(page(array), Err(at("data[0]", "expected an object, found sequence")));
}

#[test]
fn another_json_value_is_no_answer() {
    for (body, found) in [("[]", "sequence"), ("5", "integer"), ("\"x\"", "string"), ("null", "null")] {
        let expected = format!("expected an object, found {found}");
        assert_eq!(page(body), Err(at("", &expected)));
        assert_eq!(flagged(body), Err(at("", &expected)));
    }
    assert!(page(r#"[[{"id":"a"}],null]"#).is_err());
}

#[test]
fn broken_json_is_said_to_be_so() {
    for body in [
        r#"{"data":[{"id":"a"}]"#,
        r#"{"success":true,"data":{"data":[{"id":"a"}"#,
        r#"{"data":[]} x"#,
        "<html>",
        "{\"data\":[{\"id\":\"a\"\u{1}}]}",
    ] {
        for error in [page(body).unwrap_err(), flagged(body).unwrap_err()] {
            let Unreadable::Malformed { path: None, reason } = &error else {
                panic!("{error:?}");
            };
            assert!(reason.contains("(line 1, column "), "{reason}");
        }
    }
    for form in [BARE, WRAPPED] {
        let no_text = decode::<Page>(b"{\"data\":[{\"id\":\xff}]}", &form).unwrap_err();
        assert!(matches!(no_text, Unreadable::Malformed { path: None, .. }), "{no_text:?}");
    }
    assert!(page(&"[".repeat(1_000_000)).is_err());
    assert!(page(&r#"{"data":"#.repeat(100_000)).is_err());
}

crate::object! {
    /// An answer that takes any object.
    #[derive(Debug, PartialEq)]
    struct Loose {
        #[wire("size", optional)]
        size: Option<i64>,
    }
}

#[test]
fn an_envelope_is_not_taken_for_an_answer_that_takes_any_object() {
    let loose = |body: &str| decode::<Loose>(body.as_bytes(), &WRAPPED);
    assert_eq!(loose(r#"{"success":true,"data":{"size":1}}"#), Ok(Loose { size: Some(1) }));
    assert_eq!(loose(r#"{"size":1}"#), Ok(Loose { size: Some(1) }));
    let expected = "expected an integer, found text";
    assert_eq!(loose(r#"{"data":{"size":"x"}}"#), Err(at("data.size", expected)));
    assert_eq!(loose(r#"{"success":false,"size":1}"#), Err(Unreadable::SaysFailure));
}

#[test]
fn nothing_is_said_to_be_nothing() {
    for body in ["", " ", "\r\n"] {
        assert_eq!(page(body), Err(Unreadable::Empty));
    }
}

#[test]
fn a_reason_never_holds_a_value() {
    for (text, expected) in [
        ("invalid type: string \"a, expected b\", expected text", "expected text, found string"),
        ("invalid value: integer `5`, expected a boolean", "expected a boolean, found integer"),
        ("invalid type: floating point `1.5`, expected x", "expected x, found floating point"),
        ("unknown variant `maria`, expected one of `a`", "it does not fit"),
        ("maria", "it does not fit"),
    ] {
        assert_eq!(without_values(text), expected);
    }
}
