use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::call::execute::seam::{Fake, LIST, Page, client, ok, response};
use crate::call::param::Text;
use crate::{Core, Query, RequestOptions, execute};

/// Keeps every span and event as its fields.
#[derive(Clone, Default)]
struct Collected {
    spans: Arc<Mutex<BTreeMap<u64, Fields>>>,
    events: Arc<Mutex<Vec<Fields>>>,
    ids: Arc<AtomicU64>,
}

#[derive(Default)]
struct Fields(BTreeMap<String, String>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}").trim_matches('"').to_owned());
    }
}

impl Subscriber for Collected {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sdk_runtime"
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let id = self.ids.fetch_add(1, Ordering::Relaxed) + 1;
        let mut fields = Fields::default();
        span.record(&mut fields);
        self.spans.lock().unwrap().insert(id, fields);
        Id::from_u64(id)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        values.record(self.spans.lock().unwrap().get_mut(&span.into_u64()).unwrap());
    }

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        fields.0.insert("level".to_owned(), event.metadata().level().to_string());
        event.record(&mut fields);
        self.events.lock().unwrap().push(fields);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// The span of a call with secrets wherever a caller can put one.
async fn traced(core: &Core) -> (BTreeMap<String, String>, Vec<Fields>) {
    let collected = Collected::default();
    let guard = tracing::subscriber::set_default(collected.clone());
    let core = core.with_options(RequestOptions::new().header("x-a", "secret").query("q", "secret"));
    let mut query = Query::new();
    let any = Text { min_length: 0, max_length: usize::MAX, pattern: None };
    query.text("search", Some("secret".to_owned()), &any);
    let _ = execute::<Page>(&core, &LIST, query).await;
    drop(guard);
    let spans = std::mem::take(&mut *collected.spans.lock().unwrap());
    let events = std::mem::take(&mut *collected.events.lock().unwrap());
    let shown = spans.values().chain(&events).flat_map(|fields| fields.0.values());
    for value in shown {
        assert!(!value.contains("secret") && !value.contains("api_0123456789"), "{value}");
    }
    assert_eq!(spans.len(), 1);
    (spans.into_values().next().unwrap().0, events)
}

#[tokio::test(start_paused = true)]
async fn a_call_is_one_span_with_the_names_of_opentelemetry() {
    let (mut span, events) = traced(&client(&Fake::new([], ok()))).await;
    assert!(span.remove("sdk.duration_ms").is_some());
    let expected = [
        ("http.request.method", "GET"),
        ("http.response.status_code", "200"),
        ("otel.kind", "client"),
        ("otel.name", "GET /logs"),
        ("sdk.attempts", "1"),
        ("sdk.limiter_wait_ms", "0"),
        ("sdk.name", "test-sdk"),
        ("sdk.operation", "list_logs"),
        ("server.address", "localhost"),
        ("server.port", "1"),
        ("url.template", "/logs"),
    ];
    let expected: BTreeMap<_, _> =
        expected.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    assert_eq!(span, expected);
    assert!(events.is_empty());
}

#[tokio::test(start_paused = true)]
async fn retries_and_pauses_are_events_and_counted() {
    let script = [
        response(500, "secret"),
        response(429, r#"{"error":"secret","code":"secret"}"#)
            .header("retry-after", 2)
            .header("x-request-id", "secret"),
    ];
    let (span, events) = traced(&client(&Fake::new(script, response(404, "secret")))).await;
    assert_eq!(span["sdk.attempts"], "3");
    assert_eq!(span["http.request.resend_count"], "2");
    assert_eq!(span["http.response.status_code"], "404");
    assert_eq!((&*span["error.type"], &*span["otel.status_code"]), ("404", "ERROR"));
    assert_eq!(span["sdk.limiter_wait_ms"], Duration::from_secs(2).as_millis().to_string());
    let shown: Vec<_> = events
        .iter()
        .map(|event| {
            let field = |name| event.0.get(name).map(String::as_str);
            (&*event.0["level"], field("error.type"), field("sdk.retry_wait_ms"))
        })
        .collect();
    let expected = [
        ("DEBUG", Some("500"), Some("0")),
        ("WARN", None, Some("2000")),
        ("DEBUG", Some("429"), Some("2000")),
        ("WARN", Some("404"), None),
    ];
    assert_eq!(shown, expected);
    assert!(events.iter().all(|event| event.0["sdk.operation"] == "list_logs" && event.0["sdk.name"] == "test-sdk"));
}

#[tokio::test(start_paused = true)]
async fn a_call_that_failed_for_good_is_one_warning_with_what_there_is_to_know() {
    let failed = |status: &'static str, attempts: &'static str, kind: &'static str, of_type: &'static str| {
        let mut fields = vec![
            ("error.type", of_type),
            ("level", "WARN"),
            ("message", "call failed"),
            ("sdk.attempts", attempts),
            ("sdk.error_kind", kind),
            ("sdk.name", "test-sdk"),
            ("sdk.operation", "list_logs"),
        ];
        fields.extend(Some(("http.response.status_code", status)).filter(|(_, status)| !status.is_empty()));
        fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<BTreeMap<_, _>>()
    };
    for (fake, expected) in [
        (Fake::new([], response(404, "secret")), failed("404", "1", "not found", "404")),
        (Fake::new([], response(503, "secret")), failed("503", "3", "server", "503")),
        (Fake::new([], response(200, "secret")), failed("200", "1", "decode", "decode")),
        (
            Fake::new([], response(200, r#"{"success":false,"error":"secret"}"#)),
            failed("200", "1", "rejected", "rejected"),
        ),
    ] {
        let (_, events) = traced(&client(&fake)).await;
        let warnings: Vec<_> = events.iter().filter(|event| event.0["level"] == "WARN").map(|event| &event.0).collect();
        assert_eq!(warnings, [&expected]);
    }
    let core = client(&Fake::new([], ok())).with_options(RequestOptions::new().header("x a", "secret"));
    let (_, events) = traced(&core).await;
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].0, failed("", "0", "invalid request", "invalid_request"));
}

#[tokio::test(start_paused = true)]
async fn an_error_without_a_status_has_its_kind() {
    let (span, _) = traced(&client(&Fake::new([response(200, "secret")], ok()))).await;
    assert_eq!((&*span["error.type"], &*span["http.response.status_code"]), ("decode", "200"));
}

#[tokio::test(start_paused = true)]
async fn a_time_that_was_left_out_is_a_warning_with_its_path_and_without_its_value() {
    let body = r#"{"data":[],"times":["0001-01-01T00:00:00Z","secret","2026-04-23 08:46:13",true]}"#;
    let (_, events) = traced(&client(&Fake::new([response(200, body)], ok()))).await;
    let shown: Vec<_> = events.iter().map(|event| (&*event.0["level"], &*event.0["sdk.json_path"])).collect();
    assert_eq!(shown, [("WARN", "times[1]"), ("WARN", "times[3]")]);
}
