//! What a walk sends, over a socket.

use httpmock::prelude::*;
use serde_json::{Value, json};

use super::simulator::{FLAG, LIST, Log, LogPage};
use crate::param::{IntoInteger, IntoText, Text};
use crate::walk::pagination::{Pagination, Sort};
use crate::{ClientBuilder, Core, ErrorKind, Operation, Pages, Provider, Query, Records, Sdk};

#[derive(Clone, Debug)]
struct Client(Core);

impl Provider for Client {
    const SDK: &'static Sdk = &Sdk {
        name: "test-sdk",
        version: "1.0.0",
        env_prefix: "TEST",
        base_url: "http://localhost:1",
        key_prefixes: &[],
        rate_limits: &[],
        quota_codes: &[],
    };

    fn from_core(core: Core) -> Self {
        Self(core)
    }

    fn core(&self) -> &Core {
        &self.0
    }
}

static PAGINATION: Pagination = Pagination { sort: Some(SORT), coverage: None, ..FLAG };

const SORT: Sort = Sort { by: "sort_by", order: "sort_order", ascending: "ASC", fixed: &["date"] };

const WRAPPED: Operation = Operation { envelope: Some("data"), ..LIST };

fn core(server: &MockServer) -> Core {
    let client: Client = ClientBuilder::new("key_0123").base_url(server.base_url()).build().unwrap();
    client.0
}

fn answer(ids: std::ops::Range<u64>, more: bool) -> Value {
    let data: Vec<_> = ids.map(|id| json!({"uid": id.to_string()})).collect();
    json!({"data": data, "pagination": {"more": more, "total": 150}})
}

fn with(parameters: &[(&'static str, i64)]) -> Query {
    let mut query = Query::new();
    for (name, value) in parameters {
        query.integer(name, value.into_integer(), i64::MIN..=i64::MAX);
    }
    query
}

/// The first request of a walk with these parameters.
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
            then.json_body(answer(0..0, false));
        })
        .await;
    let mut records = Records::<Log>::new(&core(&server), LIST, &PAGINATION, with(parameters));
    assert!(records.next().await.is_none());
    *found.lock().unwrap()
}

#[tokio::test]
async fn what_the_caller_set_is_where_the_walk_begins() {
    assert_eq!(first_request(&[]).await, (0, 100));
    assert_eq!(first_request(&[("limit", 30)]).await, (0, 30));
    assert_eq!(first_request(&[("offset", 7)]).await, (7, 100));
    assert_eq!(first_request(&[("limit", 1), ("page", 4)]).await, (3, 2));
    // Without a limit the page is that of a single call, which has 50 records.
    assert_eq!(first_request(&[("page", 3)]).await, (100, 100));
}

#[tokio::test]
async fn two_beginnings_and_refused_parameters_are_the_first_item() {
    let server = MockServer::start_async().await;
    let mut long = Query::new();
    long.text("search", "abc".into_text(), &Text { max_length: 2, ..Text::ANY });
    for query in [with(&[("page", 2), ("offset", 5)]), long] {
        let mut records = Records::<Log>::new(&core(&server), LIST, &PAGINATION, query);
        assert_eq!(records.next().await.unwrap().unwrap_err().kind(), ErrorKind::InvalidRequest);
        assert!(records.next().await.is_none());
    }
}

#[tokio::test]
async fn both_forms_of_an_answer_are_walked() {
    for wrapped in [false, true] {
        let server = MockServer::start_async().await;
        for (offset, ids, more) in [("0", 0..100, true), ("99", 99..150, false)] {
            let mut body = answer(ids, more);
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
async fn a_checkpoint_of_another_call_is_refused() {
    let server = MockServer::start_async().await;
    let core = core(&server);
    let plain = || Records::<Log>::new(&core, LIST, &PAGINATION, Query::new());
    let mut zone = Query::new();
    zone.text("zone", "eu".into_text(), &Text::ANY);
    let filtered = Records::<Log>::new(&core, LIST, &PAGINATION, zone);
    let other = Operation { id: "list_others", ..LIST };
    let other = Records::<Log>::new(&core, other, &PAGINATION, Query::new());
    for checkpoint in [filtered.resume_from(), other.resume_from()] {
        let mut records = plain().resume(checkpoint);
        assert_eq!(records.next().await.unwrap().unwrap_err().kind(), ErrorKind::InvalidRequest);
        assert!(records.next().await.is_none());
    }
    assert_eq!(plain().resume_from(), plain().resume_from());
}
