//! Properties that hold for every response, tested with random responses.
//!
//! The responses are derived from the documents, so additions to one are tested without a change here. `PROPTEST_CASES`
//! is the number of responses per operation, 256 by default. To repeat a failure, set the seed that it prints.
#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only, not beside them")]

#[path = "properties/damage.rs"]
mod damage;
#[path = "properties/json.rs"]
mod json;
mod loopback;
#[path = "properties/moment.rs"]
mod moment;
#[path = "properties/response.rs"]
mod response;
#[path = "properties/scalar.rs"]
mod scalar;
#[path = "properties/texts.rs"]
mod texts;

use std::{cell::RefCell, fmt::Debug, sync::Arc};

use contract_tests::{
    Document, PROVIDERS, canonical::canonical, case::Argument, cases, document::Operation, provider::Caller,
    wire::kind_of,
};
use damage::{Bytes, bytes, damaged};
use loopback::{Loopback, response};
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed, TestCaseResult, TestRunner},
};
use response::bodies;
use sdk_runtime::{Error, ErrorKind};
use serde_json::Value;

/// Maximum length of an error's text, in characters.
const LINE: usize = 300;

/// Number of bytes of a body that an error keeps.
const BODY_KEPT: usize = 64 * 1024;

type Called = Result<Value, Error>;

#[test]
fn whatever_the_document_allows_survives_the_round_trip() {
    for operation in operations() {
        holds(&operation, bodies(&operation), |body| {
            let value = decode(&operation, body.text.as_bytes());
            let value = value.map_err(|error| TestCaseError::fail(format!("expected a response, received {error}")))?;
            prop_assert_eq!(canonical(&operation, &value), canonical(&operation, &body.means));
            same_when_read_again(&operation, &value)
        });
    }
}

#[test]
fn a_damaged_response_gives_a_value_or_an_error_and_never_a_panic() {
    for operation in operations() {
        let whole = prop_oneof![whole(&operation), examples(&operation)];
        holds(&operation, damaged(whole), |body| sound(&operation, &decode(&operation, &body.0)));
    }
}

#[test]
fn invalid_unicode_changes_its_text_and_nothing_else() {
    for operation in operations() {
        let whole = prop_oneof![whole(&operation), examples(&operation)];
        holds(&operation, texts::unclean(whole), |body| {
            let sent = decode(&operation, &body.sent.0);
            prop_assert_eq!(outline(&sent), outline(&decode(&operation, &body.clean.0)));
            sound(&operation, &sent)
        });
    }
}

#[test]
fn random_bytes_give_a_value_or_an_error_and_never_a_panic() {
    for operation in operations() {
        holds(&operation, bytes(), |body| sound(&operation, &decode(&operation, &body.0)));
    }
}

#[test]
fn any_json_gives_a_value_or_an_error_and_never_a_panic() {
    for operation in operations() {
        holds(&operation, scalar::anything(), |body| {
            let body = body.to_string();
            sound(&operation, &decode(&operation, body.as_bytes()))
        });
    }
}

#[test]
fn a_call_gives_the_same_as_reading_its_body() {
    for operation in operations() {
        let http = Http::new(&operation);
        let body = prop_oneof![whole(&operation), damaged(whole(&operation)), bytes()];
        holds(&operation, body, |body| {
            let alone = decode(&operation, &body.0);
            let called = http.call(200, body);
            prop_assert_eq!(outline(&called), outline(&alone));
            sound(&operation, &called)
        });
    }
}

#[test]
fn any_body_with_an_error_status_is_an_error_of_that_status() {
    for operation in operations() {
        let http = Http::new(&operation);
        let body = prop_oneof![
            examples(&operation),
            damaged(examples(&operation)),
            bytes(),
            scalar::anything().prop_map(|body| Bytes(body.to_string().into())),
            error_shaped().prop_map(|body| Bytes(body.to_string().into())),
        ];
        holds(&operation, (400..=599_u16, body), |(status, body)| {
            let called = http.call(status, body.clone());
            let error = called.as_ref().expect_err("an error status");
            prop_assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
            prop_assert_eq!(error.kind(), kind_of(status));
            prop_assert_eq!(error.body(), Some(&body.0[..body.0.len().min(BODY_KEPT)]));
            sound(&operation, &called)
        });
    }
}

/// Returns the part that is the same whenever the same was read.
fn outline(result: &Called) -> Result<Value, (ErrorKind, Option<String>, Option<String>)> {
    let error = match result {
        Ok(value) => return Ok(value.clone()),
        Err(error) => error,
    };
    Err((error.kind(), error.json_path().map(str::to_owned), error.message().map(str::to_owned)))
}

/// Calls over HTTP to a server that sends the responses it is given.
struct Http {
    runtime: tokio::runtime::Runtime,
    server: Loopback,
    operation: Arc<Operation>,
    /// The required arguments.
    arguments: Vec<Argument>,
    client: RefCell<Box<dyn Caller>>,
}

impl Http {
    fn new(operation: &Arc<Operation>) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let server = runtime.block_on(Loopback::start());
        let client = RefCell::new(connect(operation, &server));
        let arguments = cases::required(operation).unwrap();
        Self { runtime, server, operation: Arc::clone(operation), arguments, client }
    }

    fn call(&self, status: u16, Bytes(body): Bytes) -> Called {
        self.server.respond(move |_| response(status, &["content-type: application/json".to_owned()], &body));
        let arguments = self.arguments.iter().map(|argument| (argument.name.as_str(), argument.value.clone()));
        let arguments: Vec<_> = arguments.collect();
        let called = self.runtime.block_on(self.client.borrow().call(&self.operation.id, &arguments));
        // A client that was told to wait sends nothing more.
        if called.as_ref().is_err_and(|error| error.retry_after().is_some()) {
            self.client.replace(connect(&self.operation, &self.server));
        }
        called
    }
}

fn connect(operation: &Operation, server: &Loopback) -> Box<dyn Caller> {
    (operation.provider.connect)(&server.url(), "key-of-the-property-tests").unwrap()
}

/// Tests a property of an operation.
fn holds<S: Strategy>(operation: &Operation, strategy: S, property: impl Fn(S::Value) -> TestCaseResult)
where
    S::Value: Debug,
{
    let mut config = Config { failure_persistence: None, ..Config::default() };
    let seed = match config.rng_seed {
        RngSeed::Fixed(seed) => seed,
        RngSeed::Random => rand_seed(),
    };
    config.rng_seed = RngSeed::Fixed(seed);
    let tried = TestRunner::new(config).run(&strategy, property);
    let failure = tried.err().map(|failure| failure.to_string()).unwrap_or_default();
    let name = format!("{} {}", operation.provider.name, operation.id);
    assert!(failure.is_empty(), "{name}: {failure}\nagain with PROPTEST_RNG_SEED={seed}");
}

/// The hasher's keys are random, and the standard library has no other source of randomness.
fn rand_seed() -> u64 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one(0)
}

/// Checks for a value that is the same when it is read again, or an error that is fit for logs.
fn sound(operation: &Operation, result: &Called) -> TestCaseResult {
    let error = match result {
        Ok(value) => return same_when_read_again(operation, value),
        Err(error) => error,
    };
    let text = error.to_string();
    prop_assert!(!text.is_empty() && text.chars().count() <= LINE, "{} characters: {}", text.chars().count(), text);
    prop_assert!(!text.contains(char::is_control) && !text.contains(['\u{2028}', '\u{2029}']), "no line: {:?}", text);
    let debug = format!("{error:?}");
    prop_assert!(!debug.contains('\n'), "{}", debug);
    Ok(())
}

fn same_when_read_again(operation: &Operation, value: &Value) -> TestCaseResult {
    match decode(operation, value.to_string().as_bytes()) {
        Ok(again) => prop_assert_eq!(value, &again),
        Err(error) => prop_assert!(false, "the response cannot be read again: {}\n{}", error, value),
    }
    Ok(())
}

fn decode(operation: &Operation, body: &[u8]) -> Called {
    (operation.provider.decode)(&operation.id, body)
}

fn whole(operation: &Operation) -> impl Strategy<Value = Bytes> + use<> {
    bodies(operation).prop_map(|body| Bytes(body.text.into()))
}

fn examples(operation: &Operation) -> impl Strategy<Value = Bytes> + use<> {
    let examples = operation.examples.iter().chain(&operation.errors);
    prop::sample::select(examples.map(|example| Bytes(example.value.to_string().into())).collect::<Vec<_>>())
}

/// Returns objects whose members have the names of members of errors.
fn error_shaped() -> impl Strategy<Value = Value> {
    let names = || prop::sample::select(vec!["error", "message", "code", "retry_after", "request_id", "details"]);
    let object = |value: BoxedStrategy<Value>| {
        prop::collection::btree_map(names().prop_map(str::to_owned), value, 0..5)
            .prop_map(|members| Value::Object(members.into_iter().collect()))
    };
    object(prop_oneof![scalar::anything(), object(scalar::anything())].boxed())
}

fn operations() -> Vec<Arc<Operation>> {
    let operations = PROVIDERS.iter().flat_map(|provider| Document::read(provider).unwrap().operations);
    let operations: Vec<_> = operations.filter(|operation| operation.is_described()).collect();
    assert!(!operations.is_empty());
    operations
}
