//! The probe finds everything that a document does not describe, and shows no secrets.
#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only, not beside them")]

use contract_tests::{
    PROVIDERS, Provider,
    probe::{DriftKind, Options, Probed, probe, report},
    provider::Emulated,
};
use serde_json::{Value, json};

const SUBJECT: &str = "Your invoice, Jane";
const ADDRESS: &str = "jane@customer.example";

fn provider(name: &str) -> &'static Provider {
    PROVIDERS.iter().find(|provider| provider.name == name).unwrap()
}

async fn probed(provider: &'static Provider, emulator: &Emulated, options: &Options) -> Vec<Probed> {
    let caller = (provider.connect)(&emulator.base_url(), &emulator.api_key()).unwrap();
    probe(provider, &document(provider), &*caller, options).await.unwrap()
}

fn of<'a>(probed: &'a [Probed], operation: &str) -> &'a Probed {
    probed.iter().find(|probed| probed.operation == operation).unwrap()
}

fn text(provider: &Provider, probed: &[Probed], show_values: bool) -> String {
    report(&document(provider), probed, show_values)
}

fn document(provider: &Provider) -> sdk_codegen::Document {
    sdk_codegen::read(&provider.document()).unwrap()
}

/// Starts an emulator of JetEmail that differs from its document.
async fn drifted() -> Emulated {
    let emulator = (provider("jetemail").emulate)().await;
    let logs = emulator.list("list_outbound_logs").unwrap();
    logs.push(json!({
        "uid": "u1", "subject": SUBJECT, "to_address": ADDRESS, "first_seen": 1_776_902_400_000_u64,
        "delivery_attempts": [{ "action": "DROPPED", "date": 1_776_902_400_000_u64 }],
        "region": "eu", "scores": [1.5], "trace": { "hop": 1 }, "by_user": { (ADDRESS): 1 }, (ADDRESS): true,
    }));
    logs.push(json!({
        "uid": "u2", "subject": null, "to_address": 17, "first_seen": 1_776_902_400_000_000_u64,
        "last_updated": 1_776_902_400_u64, "region": null, "action_count": "3",
    }));
    logs.push(json!({ "subject": SUBJECT }));
    emulator
}

#[tokio::test]
async fn a_service_that_matches_its_document_has_no_drift() {
    for provider in PROVIDERS {
        let emulator = (provider.emulate)().await;
        emulator.count_limit(10_000);
        for probed in probed(provider, &emulator, &Options::default()).await {
            assert!(probed.drift.is_empty(), "{probed:#?}");
        }
    }
}

#[tokio::test]
async fn every_kind_of_drift_is_found_with_its_count_and_its_place() {
    let probed = probed(provider("jetemail"), &drifted().await, &Options::default()).await;
    let drift = &of(&probed, "list_outbound_logs").drift;
    let found: Vec<_> =
        drift.found().map(|(path, what, found)| (path.join("."), what, found.count, found.of)).collect();
    for expected in [
        ("data[].region", DriftKind::UnknownField, 2, 3),
        ("data[].delivery_attempts[].action", DriftKind::UnknownValue, 1, 1),
        ("data[].to_address", DriftKind::OtherType, 1, 2),
        ("data[].action_count", DriftKind::OtherType, 1, 1),
        ("data[].subject", DriftKind::Null, 1, 3),
        ("data[].uid", DriftKind::Missing, 1, 3),
        ("data[].first_seen", DriftKind::Unit, 1, 2),
        ("data[].last_updated", DriftKind::Unit, 1, 1),
    ] {
        let (path, what, count, of) = expected;
        assert!(found.contains(&(path.to_owned(), what, count, of)), "{expected:?} is not among {found:#?}");
    }
    assert_eq!(found.iter().filter(|(_, what, ..)| *what == DriftKind::UnknownField).count(), 5);
}

#[tokio::test]
async fn the_report_shows_the_lines_to_add_and_their_place() {
    let provider = provider("jetemail");
    let text = text(provider, &probed(provider, &drifted().await, &Options::default()).await, false);
    for part in [
        "data[].delivery_attempts[].action: an unknown value, 1 of 1: \"DROPPED\"\n    spec/jetemail.yaml:",
        " /components/schemas/DeliveryAction/x-extensible-enum\n      - DROPPED\n",
        " /components/schemas/OutboundLog/properties\n      region:\n        type: string\n        nullable: true\n        description: …\n",
        "      scores:\n        type: array\n        items:\n          type: number\n",
        "      trace:\n        allOf: [{ $ref: '#/components/schemas/Trace' }]",
        " /components/schemas/OutboundLog/properties/subject\n      nullable: true\n",
    ] {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

#[tokio::test]
async fn contents_of_mails_are_shown_on_request_only() {
    let (provider, emulator) = (provider("jetemail"), drifted().await);
    let probed = probed(provider, &emulator, &Options::default()).await;
    let text_of = |show_values| text(provider, &probed, show_values);
    for secret in [SUBJECT, ADDRESS, "customer", "\"eu\"", &emulator.api_key()] {
        assert!(!text_of(false).contains(secret), "{secret} is in\n{}", text_of(false));
    }
    assert!(text_of(true).contains("\"eu\"") && text_of(true).contains(ADDRESS), "{}", text_of(true));
}

#[tokio::test]
async fn recorded_responses_are_read_by_the_client_and_have_no_content_of_mails() {
    let (provider, folder) = (provider("jetemail"), tempfile::tempdir().unwrap());
    let options = Options { record: Some(folder.path().to_owned()), ..Options::default() };
    let emulator = drifted().await;
    let logs = emulator.list("list_outbound_logs").unwrap();
    logs.remove("u1");
    let found = probed(provider, &emulator, &options).await;
    let recorded = std::fs::read_to_string(folder.path().join("list_outbound_logs.1.json")).unwrap();
    for secret in [SUBJECT, ADDRESS, "customer", "u2"] {
        assert!(!recorded.contains(secret), "{secret} is in\n{recorded}");
    }
    let response: Value = serde_json::from_str(&recorded).unwrap();
    assert_eq!(response["data"].as_array().map(Vec::len), Some(2));
    assert_eq!(of(&found, "list_outbound_logs").records, 2);
}

#[tokio::test]
async fn a_response_without_its_wrapper_is_reported_once_and_compared_nevertheless() {
    let provider = provider("unosend");
    let emulator = (provider.emulate)().await;
    emulator.wrapped(false);
    emulator.list("list_logs").unwrap().push(json!({ "id": "a", "status": "held", "created_at": emulator.now() }));
    let found = probed(provider, &emulator, &Options::default()).await;
    let kinds: Vec<_> = of(&found, "list_logs").drift.found().map(|(path, what, _)| (path.join("."), what)).collect();
    assert_eq!(kinds, [(String::new(), DriftKind::Form), ("data[].status".to_owned(), DriftKind::UnknownValue)]);
}

#[tokio::test]
async fn several_pages_are_read_and_no_more_than_there_are() {
    let provider = provider("jetemail");
    let emulator = (provider.emulate)().await;
    for index in 0..250 {
        emulator.list("list_outbound_logs").unwrap().push(json!({ "uid": index.to_string() }));
    }
    for (pages, expected) in [(1, (1, 100)), (2, (2, 200)), (9, (3, 250))] {
        let found = probed(provider, &emulator, &Options { pages, ..Options::default() }).await;
        let found = of(&found, "list_outbound_logs");
        assert_eq!((found.responses, found.records), expected);
    }
}

#[tokio::test]
async fn a_call_that_fails_is_reported_and_the_others_are_made() {
    let provider = provider("jetemail");
    let emulator = (provider.emulate)().await;
    emulator.fail_next_with(1, 403, "text/html", "<html>no</html>");
    let found = probed(provider, &emulator, &Options::default()).await;
    let problem = found[0].problem.as_deref().unwrap();
    assert!(problem.contains("403") && problem.contains("nothing that the client understands"), "{problem}");
    assert!(found[1..].iter().any(|probed| probed.responses == 1), "{found:#?}");
}
