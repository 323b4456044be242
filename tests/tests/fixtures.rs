//! Fixtures for users' tests: the records of the documents' examples, and responses to certain calls.

use std::time::Duration;

use jetemail_sdk::types::{DeliveryAction, InboundLog, OutboundLog, OutboundLogPage, Timestamp};
use jetemail_sdk::{ErrorKind, Outcome};
use unosend_sdk::types::{Log, LogPage};

#[tokio::test]
async fn an_example_is_a_whole_record_whose_fields_a_test_can_replace() {
    let emulator = jetemail_sdk::mock::Emulator::start().await;
    let logs = emulator.list_outbound_logs();
    logs.push_example(|log| log.to_address = Some("x@example.com".into()));
    logs.push_example(|log| {
        log.uid = "late".into();
        log.delivery_attempts.truncate(1);
        log.delivery_status = None;
    });
    let call = emulator.client().unwrap().list_outbound_logs();

    let page = call.clone().to_address("x@example.com").send().await.unwrap();
    let [log] = page.data.as_slice() else { panic!("{page:?}") };
    assert_eq!((log.uid.as_str(), log.subject.clone()), ("example-1", OutboundLog::example().subject));
    assert_eq!((log.delivery_attempts.len(), log.outcome()), (2, Outcome::Delivered));

    let page = call.action("DEFERRED").limit(1).send().await.unwrap();
    assert_eq!((page.data[0].uid.as_str(), page.data[0].outcome()), ("late", Outcome::Deferred));
}

#[tokio::test]
async fn examples_get_unique_identities_and_current_times_and_keep_the_distances_between_them() {
    let emulator = unosend_sdk::mock::Emulator::start().await;
    let now: Timestamp = "2031-05-06T07:08:09.5Z".parse().unwrap();
    emulator.set_clock(now);
    let logs = emulator.list_logs();
    logs.push_example(|_| {});
    emulator.advance(Duration::from_secs(60));
    logs.push_example(|_| {});

    // Without `days` the service looks a week back.
    let page = emulator.client().unwrap().list_logs().send().await.unwrap();
    let ids: Vec<_> = page.data.iter().map(|log| log.id.as_str()).collect();
    assert_eq!(ids, ["example-2", "example-1"]);
    let (log, example) = (&page.data[1], Log::example());
    let last = log.events.iter().filter_map(|event| event.created_at).max();
    assert_eq!(last, Some(now));
    let took = |log: &Log| log.delivered_at.unwrap().duration_since(log.created_at.unwrap());
    assert_eq!(took(log), took(&example));
}

#[tokio::test]
async fn unix_times_of_examples_become_current_too() {
    let emulator = jetemail_sdk::mock::Emulator::start().await;
    let inbound = emulator.list_inbound_account_logs();
    inbound.push_example(|_| {});
    let call = emulator.client().unwrap().list_inbound_account_logs();
    let page = call.date_from(emulator.now() - Duration::from_secs(3600)).send().await.unwrap();
    let (log, example) = (&page.data[0], InboundLog::example());
    let distance = |log: &InboundLog| {
        let [first, .., last] = log.actions.as_slice() else { panic!("{log:?}") };
        let raw = |time: Option<jetemail_sdk::types::UnixTime>| time.and_then(|time| time.as_i64()).unwrap();
        (raw(first.date) - raw(last.date), first.timestamp.unwrap().as_millisecond() - raw(first.date))
    };
    assert_eq!(distance(log), distance(&example));
}

#[tokio::test]
async fn a_test_can_set_the_responses_to_certain_calls_and_all_others_come_from_the_records() {
    let emulator = jetemail_sdk::mock::Emulator::start().await;
    emulator.list_outbound_logs().push_example(|_| {});
    let client = emulator.client_builder().max_retries(0).build().unwrap();
    let call = || client.list_outbound_logs();

    let mut page = OutboundLogPage::example();
    page.data.truncate(2);
    page.data[1].delivery_attempts[0].action = Some(DeliveryAction::Virus);
    emulator.answer(call().action("VIRUS"), page.clone());
    emulator.refuse(call().uid("gone"), 404);
    emulator.refuse(call().uid("no uid"), 500);

    assert_eq!(call().limit(5).action("VIRUS").send().await.unwrap().into_inner(), page);
    let error = call().uid("gone").send().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::NotFound, 404));
    for other in [call(), call().action("ACCEPTED"), call().uid("example-1")] {
        assert_eq!(other.send().await.unwrap().data[0].uid, "example-1");
    }
    assert_eq!(call().uid("no uid").send().await.unwrap_err().kind(), ErrorKind::InvalidRequest);
    emulator.refuse(call(), 500);
    assert_eq!(call().action("VIRUS").send().await.unwrap_err().kind(), ErrorKind::Server);
    emulator.answer(call().action("VIRUS"), OutboundLogPage::default());
    assert!(call().action("VIRUS").send().await.unwrap().data.is_empty());
    emulator.restore(call());
    assert_eq!(call().send().await.unwrap().data[0].uid, "example-1");
}

#[tokio::test]
async fn a_response_has_the_wrapper_of_the_service_unless_the_test_leaves_it_out() {
    let emulator = unosend_sdk::mock::Emulator::start().await;
    let call = || emulator.client().unwrap().list_logs().status("bounced");
    emulator.answer(call(), LogPage::example());
    for wrapped in [true, false] {
        emulator.wrapped(wrapped);
        let response = call().send_raw().await.unwrap();
        assert_eq!(response.data, LogPage::example().data);
        assert_eq!(response.json().get("success").is_some(), wrapped);
    }
}
