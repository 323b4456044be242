//! Whatever goes over text from outside takes time in proportion to it.
//!
//! No clock is asked. The texts are so long that a function which looks back, or ahead, over all of its text at every
//! sign in it would be busy for very long; the test ends.

use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::{StatusCode, Url};

use crate::call::param::unknown_choice;
use crate::call::param::{Node, Pattern, Text};
use crate::call::untyped;
use crate::error::redact;
use crate::error::request_id;
use crate::error::{Cause, Error, ErrorKind, Problem, http_date};
use crate::rate_limit::headers;
use crate::transport::base_url;
use crate::transport::gzip;
use crate::{Query, RequestOptions, outcome};

const LENGTH: usize = 128 * 1024;

const KEY: &str = "api_0123456789abcdef";

/// The units that something is looked for by, over and over.
const UNITS: [&str; 30] = [
    "@",
    "%40",
    "%",
    "%4",
    "\u{ff20}",
    "a",
    "a@",
    "@a ",
    " @",
    "\"",
    "\"@",
    "@\"",
    "\"a b\" ",
    "<a@",
    "%@",
    " ",
    "\\",
    "<",
    ",",
    ";",
    "=",
    "a=0,",
    ".",
    "../",
    "[",
    "*",
    "0",
    "9,",
    "\u{202e}",
    "api_01234567",
];

const SCANS: [fn(&str); 20] = [
    |text| _ = redact::line(text),
    |text| _ = redact::piece(text, 40),
    |text| _ = redact::value(text),
    |text| _ = redact::addresses(text),
    |text| _ = redact::without(text, KEY),
    |text| _ = Cause::new(text),
    |text| _ = Error::new(ErrorKind::Server, text),
    |text| _ = answered(text),
    |text| _ = Problem::read(beginning(text).as_bytes(), KEY),
    |text| {
        let text = beginning(text);
        let body = serde_json::json!({ "error": text, "message": [text, text], "errors": { text: text } });
        _ = Problem::read(body.to_string().as_bytes(), KEY);
    },
    |text| _ = http_date(text),
    |text| _ = headers::used_up(&headers("ratelimit", text)),
    |text| _ = request_id::of(&headers("x-request-id", text)).map(str::len),
    |text| _ = gzip::codings(&headers("content-encoding", text)).count(),
    |text| _ = Url::parse("http://localhost").unwrap().join(text),
    |text| _ = base_url::parse(&format!("https://localhost/{text}"), false),
    |text| _ = untyped::violation(&format!("/{text}")),
    |text| _ = unknown_choice(text, &["a"]),
    |text| {
        const RUN: Node = Node::Repeat(&Node::Class(&[('a', '~')]), 0, None);
        const SIGN: Node = Node::Class(&[('@', '@')]);
        const RUNS: Node = Node::Repeat(&Node::Alternate(&[Node::Concat(&[RUN, SIGN]), RUN]), 0, None);
        const RULES: &Text =
            &Text { min_length: 1, max_length: usize::MAX, pattern: Some(Pattern { source: "", node: &RUNS }) };
        let mut query = Query::new();
        query.text("a", Some(text.to_owned()), RULES);
        query.violations(&[]);
    },
    |text| {
        _ = outcome::is_temporary(text);
        _ = format!("{:?}", RequestOptions::new().header(text, text).query(text, text));
        _ = serde_json::from_value::<crate::UnixTime>(text.into());
    },
];

#[test]
fn every_function_goes_over_its_text_once() {
    for unit in UNITS {
        let text = unit.repeat(LENGTH / unit.len());
        for scan in SCANS {
            scan(&text);
        }
    }
}

/// As much of a text as is read of an error.
fn beginning(text: &str) -> &str {
    (0..=50_000).rev().find_map(|at| text.get(..at)).unwrap_or_default()
}

fn headers(name: &'static str, value: &str) -> HeaderMap {
    // Where no header can be like this, one is that is all question marks.
    let value =
        HeaderValue::from_str(value).unwrap_or_else(|_| HeaderValue::from_str(&"?".repeat(value.len())).unwrap());
    HeaderMap::from_iter([(name.parse().unwrap(), value)])
}

fn answered(text: &str) -> Error {
    let mut answer = headers("x-request-id", text);
    answer.extend(headers("retry-after", text));
    answer.extend(headers("date", text));
    let error = Error::new(ErrorKind::Server, "x").with_response(StatusCode::BAD_GATEWAY, answer, text.into());
    error.without_secret(KEY)
}
