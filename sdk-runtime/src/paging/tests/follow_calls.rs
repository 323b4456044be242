//! The requests and the validation errors of a followed call, over a socket.

use std::time::Duration;

use httpmock::prelude::*;
use serde_json::json;

use super::calls::{PAGINATION, core, with};
use super::list::{LIST, Log};
use crate::call::param::{IntoText, Text};
use crate::{Checkpoint, Core, ErrorKind, Follow, FollowOptions, Operation, Pages, Query, Records};

fn follow(core: &Core, query: Query, options: FollowOptions) -> Follow<Log> {
    Follow::new(core, LIST, &PAGINATION, query, options)
}

/// Returns the text of the validation error that is the first item and the last.
async fn validation_error(mut follow: Follow<Log>) -> String {
    let error = follow.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    assert!(follow.next().await.is_none());
    error.to_string()
}

#[tokio::test]
async fn parameters_that_follow_sets_itself_are_named_errors() {
    let server = MockServer::start_async().await;
    let asked = server.mock_async(|_, then| drop(then.json_body(json!({"data": []})))).await;
    let core = core(&server);
    for name in ["offset", "page", "sort_by", "sort_order"] {
        let text = validation_error(follow(&core, with(&[(name, 1)]), FollowOptions::new())).await;
        assert!(text.contains(&format!("`{name}` cannot be set")), "{text}");
    }
    let text = validation_error(follow(&core, with(&[("offset", 1), ("page", 1)]), FollowOptions::new())).await;
    assert!(text.contains("`offset`, `page` cannot"), "{text}");
    let mut long = Query::new();
    long.text("search", "abc".into_text(), &Text { max_length: 2, ..Text::ANY });
    let text = validation_error(follow(&core, long, FollowOptions::new())).await;
    assert!(text.contains("`search`"), "{text}");
    let scoped = Operation { required: &[&["uuid", "subdomain_id"]], ..LIST };
    let text = validation_error(Follow::new(&core, scoped, &PAGINATION, Query::new(), FollowOptions::new())).await;
    assert!(text.contains("one of the parameters `uuid`, `subdomain_id` must be given"), "{text}");
    asked.assert_calls_async(0).await;
}

#[tokio::test]
async fn limit_is_the_page_size_and_filters_are_sent() {
    let server = MockServer::start_async().await;
    let mut query = with(&[("limit", 30)]);
    query.text("zone", "eu".into_text(), &Text::ANY);
    let empty = server
        .mock_async(|when, then| {
            when.path("/logs").query_param("limit", "30").query_param("offset", "0").query_param("zone", "eu");
            then.json_body(json!({"data": [], "pagination": {"more": false}}));
        })
        .await;
    let mut logs = follow(&core(&server), query, FollowOptions::new().interval(Duration::ZERO));
    tokio::select! {
        item = logs.next() => panic!("{item:?}"),
        () = async { while empty.calls_async().await < 3 { tokio::task::yield_now().await } } => {}
    }
    empty.delete_async().await;
    server
        .mock_async(|_, then| drop(then.json_body(json!({"data": [{"uid": 1}], "pagination": {"more": false}}))))
        .await;
    assert_eq!(logs.next().await.unwrap().unwrap().uid, "1");
}

#[tokio::test]
async fn a_checkpoint_of_anything_else_is_an_error() {
    let server = MockServer::start_async().await;
    let core = core(&server);
    let mut zone = Query::new();
    zone.text("zone", "eu".into_text(), &Text::ANY);
    let of_follow = |query| follow(&core, query, FollowOptions::new()).checkpoint();
    let of_walk = Records::<Log>::new(&core, LIST, &PAGINATION, Query::new()).resume_from();
    let of_other = Operation { id: "list_others", ..LIST };
    let of_other = Follow::<Log>::new(&core, of_other, &PAGINATION, Query::new(), FollowOptions::new()).checkpoint();
    for (query, checkpoint, reason) in [
        (zone, of_follow(Query::new()), "other filters"),
        (Query::new(), of_other, "`list_others`"),
        (Query::new(), of_walk, "`stream` or `pages`"),
    ] {
        let text = validation_error(follow(&core, query, FollowOptions::resume(checkpoint))).await;
        assert!(text.contains(reason), "{text}");
    }
    // The reverse fails too.
    let checkpoint: Checkpoint = of_follow(Query::new());
    let mut records = Records::<Log>::new(&core, LIST, &PAGINATION, Query::new()).resume(checkpoint.clone());
    let mut pages = Pages::<super::list::LogPage>::new(&core, LIST, &PAGINATION, Query::new()).resume(checkpoint);
    for error in [records.next().await.unwrap().unwrap_err(), pages.next().await.unwrap().unwrap_err()] {
        assert!(error.kind() == ErrorKind::InvalidRequest && error.to_string().contains("`follow`"), "{error}");
    }
}

#[tokio::test]
async fn the_page_size_is_no_part_of_what_a_checkpoint_belongs_to() {
    let server = MockServer::start_async().await;
    let body = json!({"data": [{"uid": "a"}], "pagination": {"more": false}});
    server.mock_async(|_, then| drop(then.json_body(body))).await;
    let core = core(&server);
    let checkpoint = follow(&core, with(&[("limit", 30)]), FollowOptions::new().from_beginning()).checkpoint();
    let mut logs = follow(&core, with(&[("limit", 40)]), FollowOptions::resume(checkpoint));
    assert_eq!(logs.next().await.unwrap().unwrap().uid, "a");
}
