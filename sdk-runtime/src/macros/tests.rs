//! The output of the macros, as in an SDK crate: a client of a service that lists letters.
#![allow(unreachable_pub, reason = "what the macros make is public, as it is in an SDK crate")]
#![allow(dead_code, unused_imports, reason = "not all of it is used")]

mod generated {
    crate::client! {
        /// Client of the Postbox API.
        pub struct Client { env_prefix: "POSTBOX", base_url: "https://api.postbox.example", rate_limits: &[RateLimit::new(1, std::time::Duration::from_secs(1))] }
        /// - `https://api.postbox.example` (default): Production.
        fn builder;
        calls {
            /// Lists letters.
            list_letters -> ListLetters,
            /// Reads one letter.
            get_letter -> GetLetter,
        }
        modules { letters }
    }

    mod letters {
        pub mod types {
            crate::types! {
                /// One page.
                pub answer LetterPage {
                    /// Says whether the call succeeded.
                    success: Option<bool> = "success" optional,
                    /// The letters.
                    letters: Vec<Letter> = "letters" required list,
                }
                /// One letter.
                pub answer Letter {
                    /// Identity.
                    id: String = "id" required,
                    /// Kind of letter.
                    kind: Option<Kind> = "letterKind" optional,
                }
                /// Kind of letter.
                pub open Kind { Air = "air", Sea = "sea" }
                /// Direction of a sort.
                pub closed Direction { Up = "ASC", Down = "DESC" }
            }
        }

        pub mod builder {
            crate::operation! {
                /// More about it.
                pub struct ListLetters = list_letters(GET "/letters") -> LetterPage in "data";
                required ["sender"], ["zone", "code"];
                failure { when_false: &["success"] }
                arguments {
                    /// Size of a page.
                    limit = "limit": integer(1..=100),
                    /// Letters to skip.
                    offset = "offset": integer,
                    /// Author.
                    sender = "sender": text(max_length: 5) may_fail,
                    /// The zone.
                    zone = "zone": text,
                    /// The code.
                    code = "code": text(pattern: Some(Pattern { source: "^[a-c]$", node: &Class(&[('a', 'c')]) })),
                    /// Weight.
                    weight = "weight": number(0.0..=9.5),
                    /// Time.
                    since = "since": unix_seconds,
                    /// Read or not.
                    read = "read": boolean,
                    /// Kind.
                    kind = "letterKind": choice(Kind),
                    /// Direction.
                    order = "order": choice(Direction),
                }
                /// In other orders it is best effort.
                list Letter pinned {
                    limit: "limit",
                    offset: "offset",
                    max_limit: 100,
                    default_limit: 20,
                    records: "letters",
                    identity: &["id"],
                    sort: Some(Sort { by: "by", order: "order", ascending: "ASC", fixed: &["date"] }),
                }
            }
            impl crate::Pinned for super::super::types::Letter {}
            impl crate::Pinned for super::super::types::LetterPage {}
            crate::operation! {
                pub struct GetLetter = get_letter(GET "/letter") -> Letter;
                arguments {
                    /// Identity.
                    id = "id": text,
                }
            }
        }
    }
}

use generated::types::{Direction, Kind};
use generated::{Client, builder};

use crate::ErrorKind;

fn client() -> Client {
    Client::builder("pb_key").base_url("http://127.0.0.1:9").max_retries(0).build().unwrap()
}

async fn refused(call: builder::ListLetters) -> String {
    let error = call.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    error.to_string()
}

#[tokio::test]
async fn every_row_is_a_setter_that_keeps_the_bounds_of_the_row() {
    let call = || client().list_letters().sender("Ada").zone("north");
    for (call, expected) in [
        (call().limit(101), "`limit`: 101 is not allowed; it must be an integer from 1 to 100"),
        (call().sender("Ada Lovelace"), "a text of at most 5 characters"),
        (call().code("d"), "a text that matches ^[a-c]$"),
        (call().weight(10), "`weight`: 10 is not allowed"),
        (call().since(99_999_999_999_i64), "`since`: 99999999999 is not allowed"),
        (call().order("UP"), "one of ASC, DESC"),
        (client().list_letters().zone("north"), "parameter `sender` is required"),
        (client().list_letters().sender("Ada"), "one of the parameters `zone`, `code` must be given"),
    ] {
        let error = refused(call).await;
        assert!(error.contains(expected), "{error}");
    }
}

#[tokio::test]
async fn what_keeps_the_bounds_is_sent_under_its_name_on_the_wire() {
    let call = client().list_letters().limit(100).offset(-1).sender("Ada").code("a").weight(9.5).since(1).read(true);
    let call = call.kind("by foot").kind(Some(Kind::Air)).order(Direction::Up).zone(None::<&str>);
    assert_eq!(
        format!("{call:?}").split_once("query: ").unwrap().1,
        r#"Query["limit", "offset", "sender", "code", "weight", "since", "read", "letterKind", "order"] }"#
    );
    // Nobody listens there: it was not refused.
    assert_ne!(call.send().await.unwrap_err().kind(), ErrorKind::InvalidRequest);
}

#[cfg(feature = "mock")]
mod by_name {
    use serde_json::json;

    use super::{client, generated};
    use crate::ErrorKind;

    async fn call(parameters: &[(&str, serde_json::Value)]) -> crate::Error {
        generated::call(&client(), "list_letters", parameters).await.unwrap_err()
    }

    #[tokio::test]
    async fn a_call_by_name_goes_through_the_setters() {
        let error = call(&[("limit", json!(0)), ("letterKind", json!("air")), ("sender", json!("Ada"))]).await;
        assert!(error.to_string().contains("`limit`: 0 is not allowed"), "{error}");
        assert!(call(&[("kind", json!("air"))]).await.to_string().contains("has no parameter `kind`"));
        assert!(call(&[("limit", json!("5"))]).await.to_string().contains("must be an integer"));
        let error = generated::call(&client(), "list_words", &[]).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    }

    #[test]
    fn only_lists_are_walked_by_name() {
        assert!(generated::stream(&client(), "list_letters", &[], 2).is_ok());
        assert!(generated::pages(&client(), "list_letters", &[], 2).is_ok());
        for walk in [generated::stream, generated::pages] {
            let error = walk(&client(), "get_letter", &[], 1).err().unwrap();
            assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        }
    }

    #[test]
    fn a_body_is_read_as_the_call_reads_it() {
        let body = |body: &str| generated::decode("list_letters", body.as_bytes());
        assert_eq!(body(r#"{"data":{"letters":[{"id":7}]}}"#).unwrap(), json!({ "letters": [{ "id": "7" }] }));
        assert_eq!(body(r#"{"success":false,"letters":[]}"#).unwrap_err().kind(), ErrorKind::Rejected);
    }

    #[test]
    fn an_argument_that_may_be_the_cause_of_a_500_is_known_to_the_operation() {
        use crate::testing::by_name::Call;

        assert_eq!(generated::builder::ListLetters::OPERATION.may_fail, ["sender"]);
        assert!(generated::builder::GetLetter::OPERATION.may_fail.is_empty());
    }
}
