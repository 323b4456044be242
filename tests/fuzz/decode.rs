//! Bytes read as the body of a response give a value or an error that is fit for logs; a value, written and read again,
//! stays the same.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// The provider and the operation whose responses are read: `provider_operation`.
static OPERATION: LazyLock<String> = LazyLock::new(|| std::env::var("OPERATION").expect("OPERATION is not set"));

/// Maximum length of an error's text, in characters.
const LINE: usize = 300;

fuzz_target!(|body: &[u8]| {
    match decode(body) {
        Ok(value) => {
            let written = value.to_string();
            match decode(written.as_bytes()) {
                Ok(again) => assert_eq!(value, again, "the response, read again, is another"),
                Err(error) => panic!("the response cannot be read again: {error}\n{written}"),
            }
        }
        Err(error) => {
            let text = error.to_string();
            assert!(!text.is_empty() && text.chars().count() <= LINE, "{text}");
            assert!(!text.contains(char::is_control), "{text:?}");
            let _ = (format!("{error:?}"), error.message(), error.code(), error.json_path());
        }
    }
});

fn decode(body: &[u8]) -> Result<Value, jetemail_sdk::Error> {
    match OPERATION.split_once('_') {
        Some(("jetemail", operation)) => jetemail_sdk::mock::decode(operation, body),
        Some(("unosend", operation)) => unosend_sdk::mock::decode(operation, body),
        _ => panic!("{} names no provider", *OPERATION),
    }
}
