//! Responses of the emulators: pages, counts, domains, wrappers, filters and validation errors.

use jetemail_sdk::ErrorKind;
use serde_json::{Value, json};

use crate::{NOON, ago, bare, email, error_of, jetemail, received, sent, unosend};

#[tokio::test]
async fn a_page_of_sent_messages_has_its_position() {
    let (emulator, client) = jetemail().await;
    for number in 0..5 {
        emulator.push(sent(&format!("m{number}"), 100 - number));
    }
    let page = client.list_outbound_logs().limit(2).offset(2).send().await.unwrap();
    assert_eq!(page.success, Some(true));
    let pagination = serde_json::to_value(&page.pagination).unwrap();
    assert_eq!(
        pagination,
        json!({
            "total_count": 5, "total_pages": 3, "current_page": 2, "per_page": 2, "offset": 2,
            "has_next_page": true, "has_previous_page": true, "next_offset": 4, "previous_offset": 0,
            "showing_from": 3, "showing_to": 4, "count_limited": false,
        })
    );
    let last = client.list_outbound_logs().limit(2).page(3).send().await.unwrap();
    let pagination = last.pagination.as_ref().unwrap();
    assert_eq!((pagination.has_next_page, pagination.next_offset), (Some(false), None));
    let (_, _, body) = bare(format!("{}/outbound/logs?offset=4", emulator.base_url()), "api_x").await;
    assert_eq!(body["pagination"].get("next_offset"), Some(&Value::Null));
}

#[tokio::test]
async fn a_limited_count_is_reported_and_ends_the_list() {
    let (emulator, client) = jetemail().await;
    emulator.count_limit(3);
    for number in 0..5 {
        emulator.push(sent(&format!("m{number}"), 100 - number));
    }
    let page = client.list_outbound_logs().limit(2).offset(2).send().await.unwrap();
    let pagination = page.pagination.as_ref().unwrap();
    assert_eq!((pagination.count_limited, pagination.max_count_limit), (Some(true), Some(3)));
    assert_eq!((pagination.total_count, pagination.has_next_page, page.data.len()), (Some(3), Some(false), 1));
}

#[tokio::test]
async fn a_limited_number_of_domains_is_queried_and_a_failed_one_has_no_records() {
    let (emulator, client) = jetemail().await;
    let logs = emulator.list_inbound_account_logs();
    let names: Vec<_> = (1..=23).map(|number| format!("d{number:02}.example")).collect();
    logs.add_parts(names.iter().map(String::as_str));
    for (uid, domain) in [("a", "d01.example"), ("b", "d20.example"), ("c", "d21.example"), ("d", "d02.example")] {
        logs.push(received(uid, domain));
    }
    logs.fail_part("d02.example", "timeout");
    let page = client.list_inbound_account_logs().send().await.unwrap();
    assert_eq!((page.total_domains, page.domains_included, page.domains_queried.len()), (Some(23), Some(20), 20));
    let pagination = page.pagination.as_ref().unwrap();
    assert_eq!((pagination.total, pagination.returned, pagination.limit), (Some(2), Some(2), Some(100)));
    let queried = serde_json::to_value(&page.domains_queried[..2]).unwrap();
    assert_eq!(
        queried,
        json!([
            { "domain": "d01.example", "domain_uuid": "id of d01.example", "domain_type": "domain", "count": 1, "status": "success" },
            { "domain": "d02.example", "domain_uuid": "id of d02.example", "domain_type": "domain", "count": 0, "status": "timeout" },
        ])
    );
    let named = client.list_inbound_account_logs().domains("d21.example,d01.example").send().await.unwrap();
    assert_eq!((named.domains_included, named.data.len()), (Some(2), 2));
}

#[tokio::test]
async fn both_forms_of_a_response_are_read_alike() {
    let (emulator, client) = unosend().await;
    emulator.push(email("a", "2026-04-23T11:00:00Z"));
    let call = || client.list_logs().status("sent").days(30).send();
    let wrapped = call().await.unwrap().into_inner();
    assert_eq!(
        serde_json::to_value(&wrapped).unwrap()["filters"],
        json!({ "status": "sent", "days": 30 }),
        "null members are left out"
    );
    emulator.wrapped(false);
    assert_eq!(call().await.unwrap().into_inner(), wrapped);
    let (_, _, body) = bare(format!("{}/logs?search=&days=365&limit=500", emulator.base_url()), "un_x").await;
    assert_eq!(body["filters"], json!({ "status": null, "days": 90, "search": null }));
    assert_eq!(body["pagination"], json!({ "total": 1, "limit": 100, "offset": 0, "has_more": false }));
    emulator.wrapped(true);
    let (_, _, body) = bare(format!("{}/logs", emulator.base_url()), "un_x").await;
    assert_eq!((&body["success"], &body["data"]["data"][0]["id"]), (&json!(true), &json!("a")));
}

#[tokio::test]
async fn an_offset_past_the_end_fails_if_it_does_at_the_service() {
    let (emulator, client) = unosend().await;
    emulator.push(email("a", NOON));
    let error = error_of(client.list_logs().offset(1).send().await);
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Server, 500));
    assert_eq!(error.code(), Some("500"));
    let (emulator, client) = jetemail().await;
    emulator.push(sent("a", 1));
    assert!(client.list_outbound_logs().offset(9).send().await.unwrap().data.is_empty());
}

#[tokio::test]
async fn a_wrong_key_gives_the_service_s_error() {
    let (emulator, _) = jetemail().await;
    let other =
        |key: &str| jetemail_sdk::Client::builder(key).base_url(emulator.base_url()).max_retries(0).build().unwrap();
    let error = error_of(other("transactional_x").list_outbound_logs().send().await);
    assert_eq!((error.kind(), error.message()), (ErrorKind::Authentication, Some("Invalid or missing API key")));
    assert!(other("api_any").list_outbound_logs().send().await.is_ok());
    emulator.accept_key("api_only");
    assert!(other("api_any").list_outbound_logs().send().await.is_err());
    assert!(emulator.client().unwrap().list_outbound_logs().send().await.is_ok());
    let (emulator, _) = unosend().await;
    let (status, _, body) = bare(format!("{}/logs", emulator.base_url()), "api_x").await;
    assert_eq!((status, body), (401, json!({ "error": { "message": "Invalid or missing API key", "code": 401 } })));
}

#[tokio::test]
async fn a_filter_can_be_left_without_effect() {
    let (emulator, client) = jetemail().await;
    emulator.push(sent("a", 10));
    let found = async || client.list_outbound_logs().date_to(ago(99) / 1000).send().await.unwrap().data.len();
    assert_eq!(found().await, 0);
    emulator.ignore(["date_to"]);
    assert_eq!(found().await, 1);
}

#[tokio::test]
async fn a_hidden_member_is_filtered_by_and_not_shown() {
    let (emulator, client) = jetemail().await;
    emulator.push(json!({ "uid": "a", "first_seen": 1, "zone": "eu" }));
    assert_eq!(client.list_outbound_logs().zone("eu").send().await.unwrap().data.len(), 1);
    assert_eq!(client.list_outbound_logs().zone("us").send().await.unwrap().data.len(), 0);
    let (_, _, body) = bare(format!("{}/outbound/logs", emulator.base_url()), "api_x").await;
    assert_eq!(body["data"], json!([{ "uid": "a", "first_seen": 1 }]));
}

#[tokio::test]
async fn an_error_names_the_invalid_parameter() {
    let (emulator, _) = jetemail().await;
    for query in ["limit=101", "limit=0", "offset=-1", "action=LOST", "date_from=soon", "sort_by=colour"] {
        let (status, _, body) = bare(format!("{}/outbound/logs?{query}", emulator.base_url()), "api_x").await;
        let name = query.split_once('=').unwrap().0;
        assert_eq!((status, &body["error"]), (400, &json!(format!("Invalid value for {name}"))), "{query}");
    }
    assert_eq!(bare(format!("{}/nowhere", emulator.base_url()), "api_x").await.0, 404);
}
