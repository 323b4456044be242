//! Fetching the next page while the caller works, and stopping when the caller does.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::list::{Log, LogPage};
use super::simulator::Simulator;
use crate::{Pages, Records};

#[tokio::test(start_paused = true)]
async fn one_page_is_fetched_ahead_and_no_more() {
    let world = Simulator::new(1000);
    let mut pages = world.pages(100);
    assert_eq!(world.requests(), 0, "nothing is asked for before the caller asks");
    pages.next().await.unwrap().unwrap();
    sleep(Duration::from_secs(60)).await;
    assert_eq!(world.requests(), 2);
    pages.next().await.unwrap().unwrap();
    sleep(Duration::from_secs(60)).await;
    assert_eq!(world.requests(), 3);
}

#[tokio::test(start_paused = true)]
async fn work_and_waiting_overlap() {
    let world = Simulator::new(100 + 19 * 99);
    let mut pages = world.pages(100);
    let start = Instant::now();
    while let Some(page) = pages.next().await {
        page.unwrap();
        sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(world.requests(), 20);
    // Waiting (20 ms) and work (10 ms) of a page overlap, so only the longer one counts.
    assert_eq!(start.elapsed(), Duration::from_millis(20 * 20 + 10));
}

#[tokio::test(start_paused = true)]
async fn nothing_is_asked_for_after_the_stream_is_dropped() {
    let world = Simulator::new(10_000);
    let mut records = world.records(100);
    records.next().await.unwrap().unwrap();
    let before = world.requests();
    drop(records);
    sleep(Duration::from_secs(60)).await;
    assert_eq!(world.requests(), before);
}

#[tokio::test(start_paused = true)]
async fn a_next_that_is_given_up_loses_nothing() {
    let world = Simulator::new(500);
    let mut records = world.records(100);
    let mut count = 0;
    loop {
        match tokio::time::timeout(Duration::from_millis(3), records.next()).await {
            Ok(Some(record)) => count += usize::from(record.is_ok()),
            Ok(None) => break,
            Err(_) => {}
        }
    }
    assert_eq!(count, 500);
}

#[test]
fn without_a_runtime_the_first_item_says_so() {
    let mut records = Simulator::new(5).records(100);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let next = std::pin::pin!(records.next()).poll(&mut context);
    let std::task::Poll::Ready(Some(Err(error))) = next else { panic!("{next:?}") };
    assert_eq!(error.kind(), crate::ErrorKind::Configuration);
}

#[test]
fn the_streams_can_be_spawned() {
    fn spawns<T: Send + Unpin + 'static>() {}
    spawns::<Pages<LogPage>>();
    spawns::<Records<Log>>();
}
