//! The requests of a walk, over a socket.

use httpmock::prelude::*;
use serde_json::{Value, json};

use super::list::{FLAG, LIST, Log, LogPage};
use crate::call::param::{IntoInteger, IntoText, Text};
use crate::paging::pagination::{Pagination, Sort};
use crate::{ClientBuilder, Core, ErrorKind, Follow, FollowOptions, Operation, Pages, Query, Records, RequestOptions};

crate::testing::provider! {}

pub(super) static PAGINATION: Pagination = Pagination { sort: Some(SORT), coverage: None, ..FLAG };

const SORT: Sort = Sort { by: "sort_by", order: "sort_order", ascending: "ASC", fixed: &["date"] };

const WRAPPED: Operation = Operation { envelope: Some("data"), ..LIST };

pub(super) fn core(server: &MockServer) -> Core {
    let client: Client = ClientBuilder::new("key_0123").base_url(server.base_url()).build().unwrap();
    client.core
}

fn body_of(ids: std::ops::Range<u64>, more: bool) -> Value {
    let data: Vec<_> = ids.map(|id| json!({"uid": id.to_string()})).collect();
    json!({"data": data, "pagination": {"more": more, "total": 150}})
}

pub(super) fn with(parameters: &[(&'static str, i64)]) -> Query {
    let mut query = Query::new();
    for (name, value) in parameters {
        query.integer(name, value.into_integer(), i64::MIN..=i64::MAX);
    }
    query
}

/// Returns offset and limit of the first request of a walk with these parameters.
async fn first_request(parameters: &[(&'static str, i64)]) -> (u64, u64) {
    let server = MockServer::start_async().await;
    let found = std::sync::Arc::new(std::sync::Mutex::new((0, 0)));
    let seen = found.clone();
    server
        .mock_async(|when, then| {
            when.is_true(move |request| {
                let query: std::collections::HashMap<_, _> = request.query_params().into_iter().collect();
                assert!(!query.contains_key("page"));
                *seen.lock().unwrap() = (query["offset"].parse().unwrap(), query["limit"].parse().unwrap());
                true
            });
            then.json_body(body_of(0..0, false));
        })
        .await;
    let mut records = Records::<Log>::new(&core(&server), LIST, &PAGINATION, with(parameters));
    assert!(records.next().await.is_none());
    *found.lock().unwrap()
}

#[tokio::test]
async fn a_walk_begins_where_the_caller_set_it() {
    assert_eq!(first_request(&[]).await, (0, 100));
    assert_eq!(first_request(&[("limit", 30)]).await, (0, 30));
    assert_eq!(first_request(&[("offset", 7)]).await, (7, 100));
    assert_eq!(first_request(&[("limit", 1), ("page", 4)]).await, (3, 2));
    // Without a limit the page is that of a single call, which has 50 records.
    assert_eq!(first_request(&[("page", 3)]).await, (100, 100));
}

#[tokio::test]
async fn two_beginnings_and_parameters_that_are_not_valid_are_the_first_item() {
    let server = MockServer::start_async().await;
    let mut long = Query::new();
    long.text("search", "abc".into_text(), &Text { max_length: 2, ..Text::ANY });
    const SCOPED: Operation = Operation { required: &[&["uuid", "subdomain_id"]], ..LIST };
    for (list, query) in [(LIST, with(&[("page", 2), ("offset", 5)])), (LIST, long), (SCOPED, Query::new())] {
        let mut records = Records::<Log>::new(&core(&server), list, &PAGINATION, query);
        assert_eq!(records.next().await.unwrap().unwrap_err().kind(), ErrorKind::InvalidRequest);
        assert!(records.next().await.is_none());
    }
}

#[tokio::test]
async fn both_forms_of_an_answer_are_walked() {
    for wrapped in [false, true] {
        let server = MockServer::start_async().await;
        for (offset, ids, more) in [("0", 0..100, true), ("99", 99..150, false)] {
            let mut body = body_of(ids, more);
            if offset == "99" {
                body["data"][1]["version"] = json!("x");
            }
            let body = if wrapped { json!({"success": true, "data": body}) } else { body };
            server
                .mock_async(|when, then| {
                    when.path("/logs").query_param("offset", offset).query_param("zone", "eu");
                    then.json_body(body);
                })
                .await;
        }
        let mut query = Query::new();
        query.text("zone", "eu".into_text(), &Text::ANY);
        let mut records = Records::<Log>::new(&core(&server), WRAPPED, &PAGINATION, query.clone());
        let (mut good, mut paths) = (0, Vec::new());
        while let Some(item) = records.next().await {
            match item {
                Ok(_) => good += 1,
                Err(error) => paths.push(error.json_path().unwrap().to_owned()),
            }
        }
        let path = if wrapped { "data.data[1].version" } else { "data[1].version" };
        assert_eq!((good, paths), (149, vec![path.to_owned()]));
        assert_eq!(records.total(), Some(150));

        let mut pages = Pages::<LogPage>::new(&core(&server), WRAPPED, &PAGINATION, query);
        assert_eq!(pages.next().await.unwrap().unwrap().data.len(), 100);
        assert_eq!(pages.next().await.unwrap().unwrap_err().json_path(), Some(path));
        assert!(pages.next().await.is_none());
    }
}

#[tokio::test]
async fn a_page_that_says_that_the_call_failed_is_an_error_of_every_walk() {
    for body in [
        json!({"data": null, "error": {"message": "Invalid API key", "code": 401}}),
        json!({"error": {"message": "Invalid API key", "code": 401}}),
        json!({"success": false, "data": [], "error": {"message": "Invalid API key", "code": "401"}}),
        json!({"success": true, "data": {"data": []}, "error": {"message": "Invalid API key", "code": 401}}),
    ] {
        let server = MockServer::start_async().await;
        server.mock_async(|_, then| drop(then.json_body(body.clone()))).await;
        let core = core(&server);
        let mut records = Records::<Log>::new(&core, WRAPPED, &PAGINATION, Query::new());
        let mut pages = Pages::<LogPage>::new(&core, WRAPPED, &PAGINATION, Query::new());
        let mut follow = Follow::<Log>::new(&core, WRAPPED, &PAGINATION, Query::new(), FollowOptions::new());
        for error in [
            records.next().await.unwrap().map(drop),
            pages.next().await.unwrap().map(drop),
            follow.next().await.unwrap().map(drop),
        ] {
            let error = error.unwrap_err();
            assert_eq!((error.kind(), error.message()), (ErrorKind::Rejected, Some("Invalid API key")), "{body}");
            assert_eq!((error.code(), error.status()), (Some("401"), Some(crate::StatusCode::OK)), "{body}");
        }
    }
}

#[tokio::test]
async fn records_beside_errors_are_walked() {
    for body in [
        json!({"data": [{"uid": "a"}], "errors": [{"message": "one zone is away"}]}),
        json!({"data": {"data": [{"uid": "a"}]}, "error": "one zone is away"}),
    ] {
        let server = MockServer::start_async().await;
        server.mock_async(|_, then| drop(then.json_body(body))).await;
        let mut records = Records::<Log>::new(&core(&server), WRAPPED, &PAGINATION, Query::new());
        assert_eq!(records.next().await.unwrap().unwrap().uid, "a");
        let mut pages = Pages::<LogPage>::new(&core(&server), WRAPPED, &PAGINATION, Query::new());
        assert_eq!(pages.next().await.unwrap().unwrap().data.len(), 1);
    }
}

#[tokio::test]
async fn an_answer_without_its_list_is_an_error_with_its_path() {
    for (body, path) in [
        (json!({"rows": []}), "data"),
        (json!({"success": true, "data": {"rows": []}}), "data.data"),
        (json!({"data": "x"}), "data"),
    ] {
        let server = MockServer::start_async().await;
        server.mock_async(|_, then| drop(then.json_body(body))).await;
        let mut records = Records::<Log>::new(&core(&server), WRAPPED, &PAGINATION, Query::new());
        let error = records.next().await.unwrap().unwrap_err();
        assert_eq!((error.kind(), error.json_path()), (ErrorKind::Decode, Some(path)));
        assert!(records.next().await.is_none());
    }
}

#[tokio::test]
async fn a_checkpoint_of_another_call_is_an_error() {
    let server = MockServer::start_async().await;
    let core = core(&server);
    let plain = || Records::<Log>::new(&core, LIST, &PAGINATION, Query::new());
    let mut zone = Query::new();
    zone.text("zone", "eu".into_text(), &Text::ANY);
    let filtered = Records::<Log>::new(&core, LIST, &PAGINATION, zone);
    let other = Operation { id: "list_others", ..LIST };
    let other = Records::<Log>::new(&core, other, &PAGINATION, Query::new());
    for mut records in [filtered.resume(plain().resume_from()), plain().resume(other.resume_from())] {
        assert_eq!(records.next().await.unwrap().unwrap_err().kind(), ErrorKind::InvalidRequest);
        assert!(records.next().await.is_none());
    }
    assert_eq!(plain().resume_from(), plain().resume_from());
}

/// Returns the ends of the windows from the second page on, in a walk with these parameters.
async fn windows(
    parameters: &[(&'static str, i64)],
    sort: &[(&'static str, &str)],
    added: Option<&str>,
) -> Vec<String> {
    let server = MockServer::start_async().await;
    let found = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let seen = found.clone();
    for page in 0..6 {
        let seen = seen.clone();
        server
            .mock_async(|when, then| {
                when.query_param("offset", (page * 99).to_string()).is_true(move |request| {
                    let ends = request.query_params().into_iter().filter(|(name, _)| name == "date_to");
                    seen.lock().unwrap().push((page, ends.map(|(_, end)| end).collect::<Vec<_>>().join("+")));
                    true
                });
                let mut body = body_of(page * 99..page * 99 + 100, page < 5);
                body["pagination"]["total"] = json!(595);
                then.header("Date", "Thu, 23 Apr 2026 08:12:01 GMT").json_body(body);
            })
            .await;
    }
    let mut query = with(parameters);
    for (name, value) in sort {
        query.text(name, value.into_text(), &Text::ANY);
    }
    let options = added.map(|name| RequestOptions::new().query(name, "1"));
    let mut core = core(&server);
    if let Some(options) = options {
        core = core.with_options(options);
    }
    let mut records = Records::<Log>::new(&core, LIST, &PAGINATION, query).concurrency(3);
    while let Some(record) = records.next().await {
        record.unwrap();
    }
    let mut found = std::mem::take(&mut *found.lock().unwrap());
    found.sort();
    found.dedup();
    let own = parameters.iter().find(|(name, _)| *name == "date_to").map(|(_, end)| end.to_string());
    let added = added.filter(|name| *name == "date_to").map(|_| "1".to_owned());
    assert_eq!(found[0].1, own.or(added).unwrap_or_default(), "the first page is that of the caller");
    found.into_iter().skip(1).map(|(_, end)| end).collect()
}

#[tokio::test]
async fn pages_that_are_asked_for_in_advance_are_cut_off_at_the_clock_of_the_service() {
    let pinned = ["1776931922"; 5];
    assert_eq!(windows(&[], &[], None).await, pinned);
    assert_eq!(windows(&[("date_to", 1776999999)], &[], None).await, pinned);
    assert_eq!(windows(&[("date_to", 1700000000)], &[], None).await, ["1700000000"; 5]);
    assert_eq!(windows(&[], &[("sort_by", "date"), ("sort_order", "DESC")], None).await, pinned);
    assert_eq!(windows(&[], &[], Some("zone")).await, pinned);
}

#[tokio::test]
async fn in_an_order_that_changes_alter_and_in_one_that_is_not_known_nothing_is_asked_for_in_advance() {
    assert_eq!(windows(&[], &[("sort_by", "last_updated")], None).await, [""; 5]);
    assert_eq!(windows(&[], &[("sort_order", "ASC")], None).await, [""; 5]);
    assert_eq!(windows(&[], &[], Some("sort_by")).await, [""; 5]);
    assert_eq!(windows(&[], &[], Some("date_to")).await, ["1"; 5]);
}
