//! The content of checkpoints, and calls that are resumed from them.

use httpmock::prelude::*;
use serde_json::{Value, json};

use super::calls::{PAGINATION, core};
use super::list::{LIST, Log, LogPage};
use crate::call::param::{IntoText, Text};
use crate::{Checkpoint, Core, ErrorKind, Follow, FollowOptions, Operation, Pages, Query, Records};

fn texts(parameters: &[(&'static str, &str)]) -> Query {
    let mut query = Query::new();
    for (name, value) in parameters {
        query.text(name, value.into_text(), &Text::ANY);
    }
    query
}

fn records(core: &Core, parameters: &[(&'static str, &str)]) -> Records<Log> {
    Records::new(core, LIST, &PAGINATION, texts(parameters))
}

fn follow(core: &Core, parameters: &[(&'static str, &str)], options: FollowOptions) -> Follow<Log> {
    Follow::new(core, LIST, &PAGINATION, texts(parameters), options)
}

/// Starts a service with one record for calls with exactly these parameters, besides limit and offset.
async fn only_for(parameters: &[(&'static str, &str)]) -> MockServer {
    let server = MockServer::start_async().await;
    let mut expected: Vec<_> = parameters.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    expected.sort();
    let body = json!({"data": [{"uid": "a"}], "pagination": {"more": false, "total": 1}});
    server
        .mock_async(move |when, then| {
            when.is_true(move |request| {
                let mut sent = request.query_params();
                sent.retain(|(name, _)| name != "limit" && name != "offset");
                sent.sort();
                sent == expected
            });
            then.json_body(body);
        })
        .await;
    server
}

/// Returns the text of the validation error that is the first item and the last.
async fn validation_error(mut records: Records<Log>) -> String {
    let error = records.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    assert!(records.next().await.is_none());
    error.to_string()
}

#[tokio::test]
async fn filters_that_are_left_out_are_taken_from_the_checkpoint() {
    let filters = [("zone", "eu"), ("date_from", "1776327121"), ("search", "a b&c")];
    let server = only_for(&filters).await;
    let core = core(&server);
    let saved = records(&core, &filters).resume_from();
    for set in [&[][..], &filters[1..], &filters] {
        let mut resumed = records(&core, set).resume(saved.clone());
        assert_eq!(resumed.resume_from(), saved);
        assert_eq!(resumed.next().await.unwrap().unwrap().uid, "a", "{set:?}");
        assert!(resumed.next().await.is_none());
        let again = records(&core, &[]).resume(resumed.resume_from()).resume_from();
        assert_eq!(again, resumed.resume_from(), "the checkpoint of a resumed walk has them too");
        let mut pages = Pages::<LogPage>::new(&core, LIST, &PAGINATION, texts(set)).resume(saved.clone());
        assert_eq!(pages.next().await.unwrap().unwrap().data.len(), 1);
    }
    let saved = follow(&core, &filters, FollowOptions::new().from_beginning()).checkpoint();
    let mut logs = follow(&core, &filters[..1], FollowOptions::resume(saved));
    assert_eq!(logs.next().await.unwrap().unwrap().uid, "a");
    let mut logs = follow(&core, &[], FollowOptions::resume(logs.checkpoint()));
    tokio::select! {
        biased;
        item = logs.next() => panic!("{item:?}"),
        () = async { for _ in 0..1000 { tokio::task::yield_now().await } } => {}
    }
}

#[tokio::test]
async fn a_filter_with_another_value_is_named_and_texts_are_not_shown() {
    let server = MockServer::start_async().await;
    let asked = server.mock_async(|_, then| drop(then.json_body(json!({"data": []})))).await;
    let core = core(&server);
    let saved = records(&core, &[("date_from", "1776327121"), ("to", "maria@client.example")]).resume_from();
    for (set, named) in [
        (&[("date_from", "1776931921")][..], &["`date_from` is 1776931921 and was 1776327121"][..]),
        (&[("to", "Zed")], &["`to` was another"]),
        (&[("date_from", "1776327121"), ("zone", "us")], &["`zone` was not set"]),
        (&[("date_from", "yesterday"), ("zone", "us")], &["`date_from` was another, `zone` was not set"]),
        (&[("sort_order", "ASC")], &["`sort_order` was not set"]),
    ] {
        for concurrency in [1, 4] {
            let text = validation_error(records(&core, set).concurrency(concurrency).resume(saved.clone())).await;
            assert!(text.contains("other filters") && named.iter().all(|named| text.contains(named)), "{text}");
            assert!(!text.contains("maria") && !text.contains("Zed") && !text.contains("`page"), "{text}");
        }
    }
    let saved = follow(&core, &[("zone", "eu")], FollowOptions::new()).checkpoint();
    let error = follow(&core, &[("zone", "us")], FollowOptions::resume(saved)).next().await.unwrap().unwrap_err();
    assert!(error.kind() == ErrorKind::InvalidRequest && error.to_string().contains("`zone` was another"), "{error}");
    asked.assert_calls_async(0).await;
}

#[tokio::test]
async fn a_value_that_is_not_valid_is_not_replaced_by_that_of_the_checkpoint() {
    let server = only_for(&[("zone", "eu")]).await;
    let core = core(&server);
    let saved = records(&core, &[("zone", "eu")]).resume_from();
    let mut query = Query::new();
    query.text("zone", "toolong".into_text(), &Text { max_length: 2, ..Text::ANY });
    let text = validation_error(Records::new(&core, LIST, &PAGINATION, query).resume(saved)).await;
    assert!(text.contains("parameter `zone`"), "{text}");
}

#[tokio::test]
async fn the_checkpoint_may_have_what_a_call_requires() {
    const SCOPED: Operation = Operation { required: &[&["uuid", "subdomain_id"], &["zone"]], ..LIST };
    let server = only_for(&[("uuid", "u"), ("zone", "eu")]).await;
    let core = core(&server);
    let scoped = |set| Records::<Log>::new(&core, SCOPED, &PAGINATION, texts(set));
    let saved = scoped(&[("uuid", "u"), ("zone", "eu")]).resume_from();
    assert_eq!(scoped(&[]).resume(saved).next().await.unwrap().unwrap().uid, "a");
    let text = validation_error(scoped(&[]).resume(scoped(&[("zone", "eu")]).resume_from())).await;
    assert!(text.contains("one of the parameters `uuid`, `subdomain_id` must be given"), "{text}");
    let saved = Follow::<Log>::new(&core, SCOPED, &PAGINATION, texts(&[("uuid", "u"), ("zone", "eu")]), {
        FollowOptions::new().from_beginning()
    });
    let options = FollowOptions::resume(saved.checkpoint());
    let mut logs = Follow::<Log>::new(&core, SCOPED, &PAGINATION, Query::new(), options);
    assert_eq!(logs.next().await.unwrap().unwrap().uid, "a");
}

#[tokio::test]
async fn the_order_is_that_of_the_checkpoint() {
    let server = MockServer::start_async().await;
    // In ascending order records behind the last one of the beginning arrived later.
    for (offset, ids, total) in [("0", 0..2, 4), ("1", 1..3, 9), ("2", 2..4, 9)] {
        let data: Vec<_> = ids.map(|id: u64| json!({"uid": id.to_string()})).collect();
        server
            .mock_async(|when, then| {
                when.query_param("sort_order", "ASC").query_param("offset", offset);
                then.json_body(json!({"data": data, "pagination": {"more": true, "total": total}}));
            })
            .await;
    }
    let core = core(&server);
    let limit = |query: &mut Query| query.integer("limit", Some(2), 1..=100);
    let mut ascending = texts(&[("sort_order", "ASC")]);
    limit(&mut ascending);
    let mut plain = Query::new();
    limit(&mut plain);
    let mut records = Records::<Log>::new(&core, LIST, &PAGINATION, ascending);
    for uid in ["0", "1"] {
        assert_eq!(records.next().await.unwrap().unwrap().uid, uid);
    }
    let mut resumed = Records::<Log>::new(&core, LIST, &PAGINATION, plain).resume(records.resume_from());
    for uid in ["2", "3"] {
        assert_eq!(resumed.next().await.unwrap().unwrap().uid, uid);
    }
    assert!(resumed.next().await.is_none());
}

#[tokio::test]
async fn the_window_of_pages_that_are_asked_for_in_advance_is_no_filter() {
    let server = MockServer::start_async().await;
    server
        .mock_async(|when, then| {
            when.query_param("date_from", "1700000000");
            then.respond_with(|request: &HttpMockRequest| {
                let offset = request.query_params().into_iter().find(|(name, _)| name == "offset");
                let offset = offset.unwrap().1.parse::<u64>().unwrap();
                let ids = offset..(offset + 100).min(595);
                let data: Vec<_> = ids.clone().map(|id| json!({"uid": id.to_string()})).collect();
                let body = json!({"data": data, "pagination": {"more": ids.end < 595, "total": 595}});
                HttpMockResponse::builder()
                    .status(200)
                    .header("Date", "Thu, 23 Apr 2026 08:12:01 GMT")
                    .body(body.to_string())
                    .build()
            });
        })
        .await;
    let core = core(&server);
    let filters = [("date_from", "1700000000"), ("date_to", "1776999999")];
    for filters in [&filters[..1], &filters] {
        for before in [true, false] {
            let mut walk = records(&core, filters).concurrency(3);
            let mut uids = Vec::new();
            for _ in 0..250 {
                uids.push(walk.next().await.unwrap().unwrap().uid);
            }
            let text = serde_json::to_string(&walk.resume_from()).unwrap();
            assert!(!text.contains("1776931922"), "{text}");
            let saved: Checkpoint = serde_json::from_str(&text).unwrap();
            let resumed = records(&core, &[]);
            let mut resumed = match before {
                true => resumed.concurrency(3).resume(saved),
                false => resumed.resume(saved).concurrency(3),
            };
            while let Some(record) = resumed.next().await {
                uids.push(record.unwrap().uid);
            }
            assert_eq!(uids, (0..595).map(|id| id.to_string()).collect::<Vec<_>>());
        }
    }
}

#[tokio::test]
async fn a_checkpoint_that_cannot_be_used_is_not_lost_when_it_is_saved_again() {
    let server = MockServer::start_async().await;
    let core = core(&server);
    let saved = records(&core, &[("zone", "eu")]).resume_from();
    let mut walk = records(&core, &[("zone", "us")]).resume(saved.clone());
    assert!(walk.next().await.unwrap().is_err());
    assert_eq!(walk.resume_from(), saved);
    let saved = follow(&core, &[("zone", "eu")], FollowOptions::new()).checkpoint();
    let mut logs = follow(&core, &[("zone", "us")], FollowOptions::resume(saved.clone()));
    assert!(logs.next().await.unwrap().is_err());
    assert_eq!(logs.checkpoint(), saved);
}

/// Checkpoints of version 0.1.0, with `zone=eu`: of a walk, and of a followed list.
pub(super) const OF_WALK: &str = r#"{"operation":"list_logs","filters":5393370067363078685,"walk":{"offset":1,"passed":["z","a"],"total":3},"follow":null}"#;
const OF_FOLLOW: &str = r#"{"operation":"list_logs","filters":5393370067363078685,"walk":null,"follow":{"known":{"versions":[["a",1,false]],"whole":true,"settled":0},"from_beginning":false}}"#;

#[tokio::test]
async fn checkpoints_of_the_first_version_are_read_and_go_on_with_the_same_filters() {
    let server = MockServer::start_async().await;
    let body = json!({"data": [{"uid": "a"}, {"uid": "b"}], "pagination": {"more": false, "total": 3}});
    server
        .mock_async(|when, then| {
            when.query_param("zone", "eu").query_param("offset", "1");
            then.json_body(body);
        })
        .await;
    let core = core(&server);
    let saved: Checkpoint = serde_json::from_str(OF_WALK).unwrap();
    let mut resumed = records(&core, &[("zone", "eu")]).resume(saved.clone());
    assert_eq!(resumed.next().await.unwrap().unwrap().uid, "b");
    assert!(resumed.next().await.is_none());
    for set in [&[][..], &[("zone", "us")], &[("zone", "eu"), ("search", "x")]] {
        let text = validation_error(records(&core, set).resume(saved.clone())).await;
        assert!(text.contains("other filters") && text.contains("0.1.0"), "{text}");
    }
    // A checkpoint made after that has the values.
    let later = records(&core, &[]).resume(records(&core, &[("zone", "eu")]).resume(saved).resume_from());
    let written = serde_json::to_value(later.resume_from()).unwrap();
    assert_eq!(written["values"], json!({"zone": "eu"}));
    let (first, mut written): (Value, _) = (serde_json::from_str(OF_WALK).unwrap(), written);
    // Version 0.1.0 ignores the members that it does not know.
    written.as_object_mut().unwrap().remove("values");
    written["walk"].as_object_mut().unwrap().retain(|name, _| !["open", "count"].contains(&name.as_str()));
    assert_eq!(written, first, "version 0.1.0 reads what this one writes");
}

#[tokio::test]
async fn followed_checkpoints_of_the_first_version_are_read() {
    let server = MockServer::start_async().await;
    let body = json!({"data": [{"uid": "b"}, {"uid": "a"}], "pagination": {"more": false, "total": 2}});
    server
        .mock_async(|when, then| {
            when.query_param("zone", "eu");
            then.json_body(body);
        })
        .await;
    let core = core(&server);
    let saved: Checkpoint = serde_json::from_str(OF_FOLLOW).unwrap();
    let error = follow(&core, &[], FollowOptions::resume(saved.clone())).next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    let mut logs = follow(&core, &[("zone", "eu")], FollowOptions::resume(saved));
    let uids = [logs.next().await.unwrap().unwrap().uid, logs.next().await.unwrap().unwrap().uid];
    assert!(uids.contains(&"b".to_owned()), "{uids:?}");
}
