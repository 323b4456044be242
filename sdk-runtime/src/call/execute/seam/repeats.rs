use super::*;
use crate::{Repeat, RequestOptions};

const CLASSES: [Repeat; 3] = [Repeat::Safe, Repeat::Idempotent, Repeat::Once];

fn operation(class: Repeat) -> Operation {
    Operation { method: Method::POST, repeat: Some(class), ..LIST }
}

async fn call(core: &Core, class: Repeat) -> Result<Response<Page>, Error> {
    execute(core, &operation(class), Query::new()).await
}

/// A failure, the classes in which another attempt follows, and whether it may have had an effect.
fn failures() -> Vec<(&'static str, Step, &'static [Repeat], bool)> {
    use Repeat::{Idempotent, Once, Safe};
    let no_connection = |kind, for_good| Outcome::NoConnection(kind, for_good).into();
    vec![
        ("no connection", no_connection(ErrorKind::Connection, false), &[Safe, Idempotent, Once], false),
        ("no connection in time", no_connection(ErrorKind::Timeout, false), &[Safe, Idempotent, Once], false),
        ("TLS or proxy refused", no_connection(ErrorKind::Connection, true), &[], false),
        ("reset", Outcome::Fails(ErrorKind::Connection).into(), &[Safe, Idempotent], true),
        ("timeout", Outcome::Fails(ErrorKind::Timeout).into(), &[Safe, Idempotent], true),
        ("silence", Outcome::Silence.into(), &[Safe, Idempotent], true),
        ("half a body", Outcome::BreaksOff.into(), &[Safe, Idempotent], true),
        ("302", status(302), &[], true),
        ("400", status(400), &[], false),
        ("404", status(404), &[], false),
        ("408", status(408), &[Safe, Idempotent], true),
        ("409", status(409), &[], false),
        ("425", status(425), &[], false),
        ("429", status(429), &[Safe, Idempotent, Once], false),
        ("429 with a time", status(429).header("retry-after", 1), &[Safe, Idempotent, Once], false),
        ("500", status(500), &[Safe, Idempotent], true),
        ("501", status(501), &[], true),
        ("502", status(502), &[Safe, Idempotent], true),
        ("503", status(503), &[Safe, Idempotent], true),
        ("503 with a time", status(503).header("retry-after", 1), &[Safe, Idempotent, Once], false),
        ("504", status(504), &[Safe, Idempotent], true),
        ("a 200 that cannot be read", response(200, "{"), &[], true),
        ("an empty 200", response(200, ""), &[], true),
        ("a 200 that says failure", response(200, r#"{"success":false,"error":"no"}"#), &[], false),
    ]
}

#[tokio::test(start_paused = true)]
async fn another_attempt_follows_where_the_class_allows_it() {
    for (name, failure, repeated, _) in failures() {
        for class in CLASSES {
            let fake = Fake::new([failure.clone()], ok());
            let result = call(&client(&fake), class).await;
            let expected = if repeated.contains(&class) { 2 } else { 1 };
            assert_eq!((fake.calls(), result.is_ok()), (expected, expected == 2), "{name}, {class:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_says_whether_the_call_may_have_taken_effect() {
    for (name, failure, _, effect) in failures() {
        for class in CLASSES {
            let fake = Fake::new([], failure.clone());
            let error = call(&client(&fake), class).await.unwrap_err();
            let expected = effect && class != Repeat::Safe;
            assert_eq!(error.may_have_taken_effect(), expected, "{name}, {class:?}: {error}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_may_have_had_an_effect_counts_whatever_follows() {
    for (script, class, calls, kind) in [
        ([status(502), status(404)], Repeat::Idempotent, 2, ErrorKind::NotFound),
        ([Outcome::Silence.into(), status(409)], Repeat::Idempotent, 2, ErrorKind::Rejected),
        ([Outcome::NoConnection(ErrorKind::Connection, false).into(), status(500)], Repeat::Once, 2, ErrorKind::Server),
    ] {
        let fake = Fake::new(script, ok());
        let error = call(&client(&fake), class).await.unwrap_err();
        assert_eq!((error.kind(), fake.calls()), (kind, calls));
        assert!(error.may_have_taken_effect(), "{error}");
    }
    let fake = Fake::new([status(429), status(404)], ok());
    assert!(!call(&client(&fake), Repeat::Idempotent).await.unwrap_err().may_have_taken_effect());
}

#[tokio::test(start_paused = true)]
async fn what_was_not_sent_has_had_no_effect() {
    let fake = Fake::new([status(429).header("retry-after", 300)], ok());
    let core = client(&fake);
    let rejected = core.with_options(RequestOptions::new().header("host", "x"));
    assert!(!call(&rejected, Repeat::Once).await.unwrap_err().may_have_taken_effect());
    assert_eq!(call(&core, Repeat::Once).await.unwrap_err().attempts(), 1);
    let closed = call(&core, Repeat::Once).await.unwrap_err();
    assert_eq!((closed.attempts(), closed.may_have_taken_effect()), (0, false));
}

#[tokio::test(start_paused = true)]
async fn a_deadline_ends_the_call_as_a_whole() {
    let within = |core: &Core, milliseconds| {
        core.with_options(RequestOptions::new().deadline(Duration::from_millis(milliseconds)))
    };
    // Two attempts that take three seconds each.
    let fake = Fake::new([], status(500).after(3000));
    let start = Instant::now();
    let error = call(&within(&client(&fake), 5000), Repeat::Idempotent).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), start.elapsed()), (ErrorKind::Timeout, 2, seconds(5)));
    assert_eq!(error.to_string(), "list_logs: 2 attempts gave no complete response within the deadline of 5s");
    assert!(error.may_have_taken_effect());
    // What ends in time is not touched.
    let fake = Fake::new([status(500).after(1000)], ok());
    assert_eq!(call(&within(&client(&fake), 5000), Repeat::Safe).await.unwrap().attempts(), 2);
}

#[tokio::test(start_paused = true)]
async fn at_a_deadline_the_effect_is_that_of_the_attempts_so_far() {
    let deadline = RequestOptions::new().deadline(seconds(2));
    for (name, first, class, attempts, effect) in [
        ("under way", status(200).after(9000), Repeat::Once, 1, true),
        ("under way, safe", status(200).after(9000), Repeat::Safe, 1, false),
        ("waits after 429", status(429).header("retry-after", 9), Repeat::Once, 1, false),
        ("waits after 500", status(500).header("retry-after", 9), Repeat::Idempotent, 1, true),
    ] {
        let fake = Fake::new([first], ok());
        let error = call(&client(&fake).with_options(deadline.clone()), class).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, attempts), "{name}");
        assert_eq!(error.may_have_taken_effect(), effect, "{name}");
    }
    let fake = Fake::new([], ok());
    let core = client_with(&fake, |builder| builder.rate_limits([crate::RateLimit::new(1, seconds(60))]));
    call(&core, Repeat::Once).await.unwrap();
    let error = call(&core.with_options(deadline), Repeat::Once).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), error.may_have_taken_effect()), (ErrorKind::Timeout, 0, false));
    assert_eq!(error.to_string(), "list_logs: the deadline of 2s was over before the request could be sent");
}

#[tokio::test(start_paused = true)]
async fn a_deadline_of_zero_is_a_validation_error() {
    let fake = Fake::new([], ok());
    let core = client(&fake).with_options(RequestOptions::new().deadline(Duration::ZERO));
    let error = call(&core, Repeat::Safe).await.unwrap_err();
    assert_eq!((error.kind(), fake.calls()), (ErrorKind::InvalidRequest, 0));
    assert!(error.to_string().contains("a deadline must be longer than zero"), "{error}");
}
