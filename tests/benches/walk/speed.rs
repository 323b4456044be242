//! Time that a walk takes, against the loop by hand.

use std::time::{Duration, Instant};

use jetemail_sdk::{Client, mock::Emulator};
use sdk_runtime::by_name::Walk;
use serde_json::json;

use crate::shared::{self, Goal, ratio};

const LATENCY: Duration = Duration::from_millis(20);
const WORK: Duration = Duration::from_millis(10);
const PAGES: u64 = 200;
const LIMIT: u64 = 20;
/// Pages overlap by one record.
const STEP: u64 = LIMIT - 1;

type Row = (&'static str, Box<dyn Walk>, u64, Duration, f64);

/// Prints the figures.
pub(crate) fn compare() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let emulator = Emulator::start().await;
        let logs = emulator.list_outbound_logs();
        for number in 0..=PAGES * STEP {
            logs.push(json!({ "uid": format!("m{number}"), "first_seen": 1_776_945_600_000_u64 + number }));
        }
        let client = emulator.client().unwrap();
        client.list_outbound_logs().send().await.unwrap(); // connects
        emulator.latency(LATENCY);
        let working = timed(by_hand(&client, WORK)).await;
        let idle = timed(by_hand(&client, Duration::ZERO)).await;
        let call = || client.list_outbound_logs().limit(LIMIT);
        // One line for each way to walk: its name, the walk, the items in a page, the work for a page, and the goal.
        let rows: [Row; 4] = [
            ("`pages()`", Box::new(call().pages()), 1, WORK, 0.75),
            ("`stream()`", Box::new(call().stream()), STEP, WORK, 0.75),
            ("`concurrency(8)`", Box::new(call().stream().concurrency(8)), STEP, WORK, 0.40),
            ("`concurrency(8)`", Box::new(call().stream().concurrency(8)), STEP, Duration::ZERO, 0.20),
        ];
        for (name, walk, per_page, work, goal) in rows {
            let before = emulator.requests().len();
            let time = timed(read(walk, per_page, work)).await;
            assert_eq!(emulator.requests().len() - before, usize::try_from(PAGES).unwrap());
            let by_hand = if work.is_zero() { idle } else { working };
            let name = format!("{PAGES} pages by {name}, {LATENCY:?} of latency and {work:?} of work a page");
            ratio(&name, time.as_secs_f64(), by_hand.as_secs_f64(), Goal::AtMost(goal), shared::time);
        }
    })
}

async fn timed(what: impl Future<Output = ()>) -> Duration {
    let begin = Instant::now();
    what.await;
    begin.elapsed()
}

/// Reads page by page, each requested after the work for the one before. The offsets are those of a walk.
async fn by_hand(client: &Client, work: Duration) {
    for page in 0..PAGES {
        let page = client.list_outbound_logs().limit(LIMIT).offset(page * STEP).send().await.unwrap();
        assert_eq!(page.data.len() as u64, LIMIT);
        tokio::time::sleep(work).await;
    }
}

/// Reads to the end, and works for this long after each page.
async fn read(mut walk: Box<dyn Walk>, per_page: u64, work: Duration) {
    let mut items = 0;
    while let Some(item) = walk.next().await {
        item.unwrap();
        items += 1;
        if items % per_page == 0 {
            tokio::time::sleep(work).await;
        }
    }
    assert!(items >= PAGES * per_page);
}
