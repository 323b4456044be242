//! Calls as a user writes them: setters, fields, enums and times with their Rust types.
#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only, not beside them")]

mod stubbed;

use std::fs;

use contract_tests::{PROVIDERS, case::Response, stub_server::StubServer, wire};
use jetemail_sdk::types::{
    DeliveryAction, DomainQueryStatus, OutboundActionFilter, SortOrder, Timestamp, TransportType,
};
use serde_json::{Value, json};
use stubbed::{empty, jetemail, unosend};
use unosend_sdk::types::{LogEventType, LogStatus};

fn example(provider: &str, name: &str) -> Value {
    let provider = PROVIDERS.iter().find(|known| known.name == provider).unwrap();
    let file = provider.document().with_file_name("examples").join(provider.name).join(name);
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// Returns the query of the only request, in its original order.
fn query(server: &StubServer) -> Vec<(String, String)> {
    let seen = server.seen();
    assert_eq!(seen.len(), 1);
    wire::split(&seen[0].target).unwrap().1.unwrap_or_default()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn outbound_logs_are_typed() {
    let (_server, client) = jetemail(&example("jetemail", "list_outbound_logs.mixed.json")).await;
    let page = client.list_outbound_logs().send().await.unwrap();
    assert_eq!(page.status(), 200);
    assert_eq!(page.success, Some(true));
    let pagination = page.pagination.as_ref().unwrap();
    assert_eq!(
        (pagination.total_count, pagination.has_next_page, pagination.next_offset),
        (Some(3), Some(false), None)
    );
    let log = &page.data[0];
    assert_eq!(log.uid, "69e9d3f0b1c24a7f80d1");
    assert_eq!(log.subject.as_deref(), Some("Ihre Bestellung 4711: Größe geändert"));
    assert_eq!(log.header_from.as_deref(), Some("Shop <orders@shop.example>"));
    assert_eq!(log.transtype, Some(TransportType::Smtp));
    assert_eq!(log.rule_id, None);
    assert_eq!(log.delivery_attempts[0].action, Some(DeliveryAction::Deferred));
    assert_eq!(log.delivery_attempts[1].action.as_ref().unwrap(), "ACCEPTED");
    assert_eq!(log.delivery_summary.as_ref().unwrap().failed_deliveries, Some(1));
    assert_eq!(log.clicks[0].original_url.as_deref(), Some("https://shop.example/orders/4711?ref=mail&step=1"));
    let first_seen = log.first_seen.unwrap();
    assert_eq!(first_seen.as_i64(), Some(1_776_931_920_140));
    assert_eq!(first_seen.to_timestamp(), Some("2026-04-23T08:12:00.140Z".parse().unwrap()));
    let attempt = &log.delivery_attempts[0];
    assert_eq!(attempt.date.unwrap().to_timestamp(), attempt.timestamp);
    assert_eq!(page.into_inner().data.len(), 3);
}

#[tokio::test]
async fn inbound_account_logs_are_typed() {
    let (_server, client) = jetemail(&example("jetemail", "list_inbound_account_logs.partial.json")).await;
    let page = client.list_inbound_account_logs().send().await.unwrap();
    assert_eq!((page.total_domains, page.domains_included), (Some(23), Some(20)));
    assert!(page.domains_queried.iter().any(|domain| domain.status != Some(DomainQueryStatus::Success)));
    let log = &page.data[0];
    assert_eq!(log.uid, "69ea1c04be55d7f1a9c3");
    assert_eq!(log.domain.as_deref(), Some("client.example"));
    assert_eq!(log.from.as_deref(), Some("orders@shop.example"));
    let action = &log.actions[0];
    assert_eq!((action.port, action.delay, action.spam_score), (Some(25), Some(62.75), Some(0.4)));
    assert_eq!(action.date.unwrap().to_timestamp(), action.timestamp);
    assert_eq!(page.data[1].status.as_ref().map(ToString::to_string).as_deref(), Some("queued"));
    assert_eq!(page.data[1].delivered_timestamp, None);
}

#[tokio::test]
async fn unosend_logs_are_typed_and_equal_in_both_forms() {
    let wrapped = example("unosend", "list_logs.mixed.json");
    let (server, client) = unosend(&wrapped).await;
    let page = client.list_logs().send().await.unwrap().into_inner();
    server.expect(Response::json(&wrapped["data"]));
    assert_eq!(client.list_logs().send().await.unwrap().into_inner(), page);
    let log = &page.data[0];
    assert_eq!(log.to, ["reader@client.example", "team@client.example"]);
    assert_eq!(log.status, Some(LogStatus::Delivered));
    assert_eq!(log.events[2].type_, Some(LogEventType::Opened));
    assert_eq!(log.created_at, Some("2026-03-02T08:15:00.104277Z".parse().unwrap()));
    assert_eq!(log.metadata["template_id"], "tpl_71");
    assert!(page.data[1].metadata.is_empty());
    assert_eq!(page.filters.as_ref().unwrap().days, Some(30));
}

#[tokio::test]
async fn an_unknown_value_is_kept_and_can_be_matched() {
    let (_server, client) = unosend(&json!({ "data": [{ "id": 7, "status": "Greylisted" }] })).await;
    let page = client.list_logs().send().await.unwrap();
    assert_eq!(page.data[0].id, "7");
    let status = page.data[0].status.clone().unwrap();
    assert_eq!(status, LogStatus::Unknown("Greylisted".to_owned()));
    assert_eq!((status.as_str(), status.to_string().as_str()), ("Greylisted", "Greylisted"));
}

#[tokio::test]
async fn setters_accept_values_options_and_every_common_type() {
    let (server, client) = jetemail(&empty()).await;
    let time: Timestamp = "2026-04-23T19:34:07.999Z".parse().unwrap();
    let address = String::from("a+b@client.example");
    client
        .list_outbound_logs()
        .limit(100)
        .offset(0_usize)
        .page(None::<i64>)
        .sort_order(SortOrder::Asc)
        .action(Some("BOUNCED_HARD"))
        .transtype("smtp".to_owned())
        .from_address(&address)
        .to_address(Some(address.clone()))
        .header_from("maria@client.example")
        .date_from(time)
        .date_to(Some(1_776_972_847_u32))
        .from("2026-04-01")
        .search(None::<String>)
        .send()
        .await
        .unwrap();
    let expected = [
        ("limit", "100"),
        ("offset", "0"),
        ("sort_order", "ASC"),
        ("action", "BOUNCED_HARD"),
        ("transtype", "smtp"),
        ("from_address", "a+b@client.example"),
        ("to_address", "a+b@client.example"),
        ("headerFrom", "maria@client.example"),
        ("date_from", "1776972847"),
        ("date_to", "1776972847"),
        ("from", "2026-04-01"),
    ];
    assert_eq!(query(&server), pairs(&expected));
}

#[tokio::test]
async fn setting_a_parameter_again_replaces_it_and_none_removes_it() {
    let (server, client) = jetemail(&empty()).await;
    let call = client.list_outbound_logs().limit(1).action(OutboundActionFilter::Spam).subject("x");
    call.limit(2).action("VIRUS").subject(None::<&str>).send().await.unwrap();
    assert_eq!(query(&server), pairs(&[("limit", "2"), ("action", "VIRUS")]));
}

#[tokio::test]
async fn setters_accept_numbers_of_every_type() {
    let (server, client) = jetemail(&empty()).await;
    let call = client.list_inbound_account_logs().spamscore_min(-1.5).spamscore_max(5).port(25_u16);
    call.send().await.unwrap();
    assert_eq!(query(&server), pairs(&[("spamscore_min", "-1.5"), ("spamscore_max", "5"), ("port", "25")]));
}

#[tokio::test]
async fn an_open_enum_of_a_request_accepts_its_values_and_any_text() {
    let (server, client) = unosend(&empty()).await;
    client.list_logs().status(LogStatus::Bounced).days(90).send().await.unwrap();
    assert_eq!(query(&server), pairs(&[("status", "bounced"), ("days", "90")]));
    server.expect(Response::json(&empty()));
    client.list_logs().status("held").send().await.unwrap();
    assert_eq!(query(&server), pairs(&[("status", "held")]));
}

#[tokio::test]
async fn a_call_can_be_kept_cloned_and_sent_from_another_task() {
    let (server, client) = jetemail(&json!({ "data": null })).await;
    let call = client.list_outbound_logs().limit(5);
    drop(client);
    let page = tokio::spawn(call.clone().send()).await.unwrap().unwrap();
    assert!(page.data.is_empty());
    assert_eq!(query(&server), pairs(&[("limit", "5")]));
    drop(call);
}
