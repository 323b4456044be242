//! The content of a response: what a call gives.

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::transport::body::Body;
use crate::wire::Items;
use crate::wire::decode::{Unreadable, decode, decode_text, decode_untyped};
use crate::wire::envelope::{Form, Outline};

/// Content of a response.
///
/// A described object, a `Vec` of such, [`Value`] for JSON of which nothing is known, `String` for a text, [`Bytes`] for
/// anything, or `()` for nothing.
pub trait Answer: DeserializeOwned {
    /// The header `Accept` of the request.
    #[doc(hidden)]
    const ACCEPT: &'static str = "application/json";

    /// True for JSON of which nothing is known, which takes more memory.
    #[doc(hidden)]
    const IS_FREE_FORM: bool = false;

    /// Reads the body of a successful response. Nothing is an object without members.
    #[doc(hidden)]
    fn read(body: &mut Body, form: &Form) -> Result<Self, Unreadable> {
        match decode(body, form) {
            Err(Unreadable::Empty) => decode(b"{}", form).map_err(|_| Unreadable::Empty),
            result => result,
        }
    }
}

impl<T: DeserializeOwned> Answer for Vec<T> {
    fn read(body: &mut Body, form: &Form) -> Result<Self, Unreadable> {
        decode(body, &Form { is_list: true, ..*form }).map(|Items(items)| items)
    }
}

impl Answer for Value {
    const IS_FREE_FORM: bool = true;

    fn read(body: &mut Body, form: &Form) -> Result<Self, Unreadable> {
        decode_untyped(body, form.failure)
    }
}

impl Answer for String {
    // Some services do not say that it is CSV.
    const ACCEPT: &'static str = "text/csv, */*;q=0.5";

    fn read(body: &mut Body, form: &Form) -> Result<Self, Unreadable> {
        decode_text(body, form)
    }
}

impl Answer for Bytes {
    const ACCEPT: &'static str = "*/*";

    fn read(body: &mut Body, _form: &Form) -> Result<Self, Unreadable> {
        Ok(std::mem::take(body).into_bytes())
    }
}

impl Answer for () {
    fn read(body: &mut Body, form: &Form) -> Result<Self, Unreadable> {
        match Outline::of(body, form) {
            Ok(outline) if outline.says_failure() => Err(Unreadable::SaysFailure),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Failure;
    use crate::wire::envelope::tests::FAILURE;

    crate::object! {
        #[derive(Debug, PartialEq)]
        struct Row {
            #[wire("id", required)]
            id: String,
        }
    }

    crate::object! {
        #[derive(Debug, PartialEq)]
        struct Done {
            #[wire("message", optional)]
            message: Option<String>,
        }
    }

    impl Answer for Row {}
    impl Answer for Done {}

    const FORM: Form =
        Form { envelope: Some("rows"), failure: Failure { unless: &["rows"], ..FAILURE }, is_list: false };

    fn read<T: Answer>(body: &[u8]) -> Result<T, Unreadable> {
        let mut whole = Body::default();
        whole.push(Bytes::copy_from_slice(body));
        T::read(&mut whole, &FORM)
    }

    fn rows(ids: &[&str]) -> Result<Vec<Row>, Unreadable> {
        Ok(ids.iter().map(|id| Row { id: (*id).to_owned() }).collect())
    }

    #[test]
    fn a_list_is_read_with_its_wrapper_and_without() {
        for body in [
            r#"{"success":true,"rows":[{"id":"a"},{"id":2}]}"#,
            r#"[{"id":"a","more":[1]},{"id":"2"}]"#,
            "\u{feff} [{\"id\":\"a\"},{\"id\":\"2\"}] ",
            r#"{"rows":[{"id":"a"},{"id":"2"}],"error":"one of three failed"}"#,
        ] {
            assert_eq!(read(body.as_bytes()), rows(&["a", "2"]), "{body}");
        }
        for body in [r#"{"rows":[]}"#, r#"{"rows":null,"success":true}"#, "[]"] {
            assert_eq!(read(body.as_bytes()), rows(&[]), "{body}");
        }
        let unclean = read::<Vec<Row>>(br#"{"rows":[{"id":"a\ud800"}]}"#);
        assert_eq!(unclean, rows(&["a\u{fffd}"]));
    }

    #[test]
    fn what_is_no_list_is_told_where_it_was_due() {
        let path = |body: &str| match read::<Vec<Row>>(body.as_bytes()) {
            Err(Unreadable::Malformed { path, .. }) => path,
            other => panic!("{body}: {other:?}"),
        };
        assert_eq!(path("null"), None);
        assert_eq!(path(r#"{"data":[]}"#).as_deref(), Some("rows"));
        assert_eq!(path(r#"{"rows":{}}"#).as_deref(), Some("rows"));
        assert_eq!(path(r#"{"rows":[{"id":"a"},{}]}"#).as_deref(), Some("rows[1].id"));
        assert_eq!(path(r#"[{"id":null}]"#).as_deref(), Some("[0].id"));
        assert_eq!(read::<Vec<Row>>(b" "), Err(Unreadable::Empty));
        assert_eq!(read::<Vec<Row>>(br#"{"success":false,"rows":[]}"#), Err(Unreadable::SaysFailure));
    }

    #[test]
    fn nothing_is_an_object_without_members_where_none_is_required() {
        assert_eq!(read(b""), Ok(Done { message: None }));
        assert_eq!(read(b"\r\n"), Ok(Done { message: None }));
        assert_eq!(read::<Row>(b""), Err(Unreadable::Empty));
        assert_eq!(read(b""), Ok(Value::Null));
        assert_eq!(read(b""), Ok(()));
        assert_eq!(read(b""), Ok(String::new()));
        assert_eq!(read(b""), Ok(Bytes::new()));
    }

    #[test]
    fn json_of_which_nothing_is_known_is_kept_as_it_came() {
        let body = br#"{"rows":{"a":[1]}}"#;
        assert_eq!(read(body), Ok(json!({ "rows": { "a": [1] } })));
        assert_eq!(read::<Value>(br#"{"success":false}"#), Err(Unreadable::SaysFailure));
    }

    #[test]
    fn a_text_is_looked_into_only_for_json_in_its_place() {
        for text in ["a,b\r\n1,2\r\n", "[1]", "<html>", "{curly},b\n", "success,false"] {
            assert_eq!(read(text.as_bytes()), Ok(text.to_owned()));
        }
        assert_eq!(read(b"\xef\xbb\xbfa,\xff"), Ok("a,\u{fffd}".to_owned()));
        assert_eq!(read::<String>(br#" {"success":false,"error":"no"}"#), Err(Unreadable::SaysFailure));
        assert!(matches!(read::<String>(br#"{"rows":[]}"#), Err(Unreadable::Malformed { .. })));
    }

    #[test]
    fn bytes_are_never_looked_into() {
        for bytes in [&b"\xff\0"[..], br#"{"success":false}"#, b"<html>"] {
            assert_eq!(read(bytes), Ok(Bytes::copy_from_slice(bytes)));
        }
    }

    #[test]
    fn a_response_without_content_may_say_that_the_call_failed() {
        assert_eq!(read::<()>(br#"{"success":false}"#), Err(Unreadable::SaysFailure));
        for body in ["OK", r#"{"success":true}"#, "[]"] {
            assert_eq!(read(body.as_bytes()), Ok(()), "{body}");
        }
    }
}
