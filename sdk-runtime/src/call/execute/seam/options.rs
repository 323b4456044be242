use super::*;
use crate::RequestOptions;
use crate::call::param::Text;

const ANY: &Text = &Text { min_length: 0, max_length: usize::MAX, pattern: None };

fn last(fake: &Fake) -> Request {
    fake.seen.lock().unwrap().pop().unwrap().1
}

#[tokio::test(start_paused = true)]
async fn options_hold_for_the_client_they_make_and_no_other() {
    let fake = Fake::new([], status(500));
    let core = client(&fake);
    let changed = core.with_options(RequestOptions::new().timeout(seconds(1)).max_retries(0).header("x-a", "b"));
    assert_eq!(call(&changed).await.unwrap_err().attempts(), 1);
    let request = last(&fake);
    assert_eq!(request.timeout(), Some(&seconds(1)));
    assert_eq!(request.headers()["x-a"], "b");
    assert_eq!(request.headers().len(), 4);
    assert_eq!(call(&core).await.unwrap_err().attempts(), 3);
    let request = last(&fake);
    assert_eq!(request.timeout(), Some(&seconds(30)));
    assert_eq!(request.headers().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn options_are_added_to_those_before() {
    let fake = Fake::new([], ok());
    let core = client(&fake)
        .with_options(RequestOptions::new().timeout(seconds(9)).header("x-a", "1").header("x-b", "1").query("q", "1"))
        .with_options(RequestOptions::new().max_retries(0).header("X-A", "2").query("r", "2"));
    call(&core).await.unwrap();
    let request = last(&fake);
    assert_eq!(request.timeout(), Some(&seconds(9)));
    assert_eq!((&request.headers()["x-a"], &request.headers()["x-b"]), (&"2".parse().unwrap(), &"1".parse().unwrap()));
    assert_eq!(request.headers().get_all("x-a").iter().count(), 1);
    assert_eq!(request.url().query(), Some("q=1&r=2"));
    call(&core.with_options(RequestOptions::new().query("q", "3").query("q", "4"))).await.unwrap();
    assert_eq!(last(&fake).url().query(), Some("r=2&q=3&q=4"));
}

#[tokio::test(start_paused = true)]
async fn further_parameters_come_after_those_of_the_call() {
    let fake = Fake::new([], ok());
    let core = client(&fake).with_options(RequestOptions::new().query("zone", "eu & us").query("a", "x"));
    let mut query = Query::new();
    query.text("a", Some("1".to_owned()), ANY);
    execute::<Page>(&core, &LIST, query).await.unwrap();
    assert_eq!(last(&fake).url().query(), Some("a=1&zone=eu+%26+us&a=x"));
}

#[tokio::test(start_paused = true)]
async fn the_error_of_an_option_that_cannot_be_sent_names_it() {
    let fake = Fake::new([], ok());
    for (options, reason) in [
        (
            RequestOptions::new().header("authorization", "secret"),
            "header \"authorization\": the client sets it itself",
        ),
        (RequestOptions::new().header("User-Agent", "secret"), "header \"User-Agent\": the client sets it itself"),
        (RequestOptions::new().header("Accept", "secret"), "the client sets it itself"),
        (RequestOptions::new().header("host", "secret"), "the client sets it itself"),
        (RequestOptions::new().header("accept-encoding", "secret"), "the client sets it itself"),
        (RequestOptions::new().header("Transfer-Encoding", "secret"), "the client sets it itself"),
        (RequestOptions::new().header("x a", "secret"), "header \"x a\": a header cannot have this name"),
        (RequestOptions::new().header("", "secret"), "header \"\": a header cannot have this name"),
        (RequestOptions::new().header("x-a", "secret\r\nb: c"), "header \"x-a\": its value holds a character"),
        (RequestOptions::new().query("", "secret"), "a query parameter without a name"),
        (RequestOptions::new().timeout(Duration::ZERO), "a timeout must be longer than zero"),
        (RequestOptions::new().connect_timeout(Duration::ZERO), "a timeout must be longer than zero"),
    ] {
        let error = call(&client(&fake).with_options(options)).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::InvalidRequest, 0));
        let text = error.to_string();
        assert!(text.starts_with("list_logs: ") && text.contains(reason), "{text}");
        assert!(!format!("{error:?}{text}").contains("secret"), "{error:?}");
    }
    assert_eq!(fake.calls(), 0);
}

#[tokio::test(start_paused = true)]
async fn another_connect_timeout_takes_another_transport_and_the_same_limiter() {
    let fake = Fake::new([status(429).header("retry-after", 300)], ok());
    let core = client(&fake);
    let same = core.with_options(RequestOptions::new().connect_timeout(seconds(10)));
    assert!(Arc::ptr_eq(&core.settings().transport, &same.settings().transport));
    let other = core.with_options(RequestOptions::new().connect_timeout(seconds(1)));
    assert!(!Arc::ptr_eq(&core.settings().transport, &other.settings().transport));
    let again = other.with_options(RequestOptions::new().connect_timeout(seconds(1)).timeout(seconds(2)));
    assert!(Arc::ptr_eq(&again.settings().transport, &other.settings().transport));
    call(&core).await.unwrap_err();
    assert_eq!(call(&other).await.unwrap_err().kind(), ErrorKind::RateLimited);
}

#[test]
fn debug_shows_names_and_no_values() {
    let options = RequestOptions::new().header("x-a", "secret").query("zone", "secret");
    let text = format!("{options:?}");
    assert!(text.contains("x-a") && text.contains("zone") && !text.contains("secret"), "{text}");
}
