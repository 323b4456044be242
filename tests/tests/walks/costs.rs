//! Number of requests of a walk, from the emulator's log.

use crate::changing_list::{ChangingList, Schedule};
use crate::listed::listed;
use crate::walker::Kind;

const RESTING: Schedule = Schedule { arrivals: 0, leaving: 0, changes: 0, failing: 0, ties: 1 };

#[tokio::test]
async fn an_unchanging_list_costs_one_record_of_overlap_per_page_and_nothing_after_the_end() {
    for listed in listed().await {
        for (count, limit) in [(0, 10), (1, 10), (2, 2), (9, 10), (10, 10), (11, 10), (19, 10), (100, 10), (250, 100)] {
            for kind in [Kind::Stream, Kind::Pages] {
                let changing = ChangingList::new(&listed, count, limit, 1, RESTING).await;
                let mut walk = changing.walk(kind);
                let mut seen = 0;
                while let Some(item) = walk.next().await {
                    seen += changing.ids(kind, &item.unwrap()).len();
                }
                assert!(walk.next().await.is_none(), "the end stays the end");
                let total = listed.named("/total").map(|_| count as u64);
                assert_eq!((seen, walk.total()), (count, total));
                // If the response does not tell the end, another request is needed to find it.
                let told = total.is_some() || listed.named("/more").is_some();
                let most = count.saturating_sub(1).div_ceil(limit - 1).max(1) + usize::from(!told);
                let requests = listed_requests(&changing);
                assert!(requests.len() <= most, "{}: {count} in pages of {limit}: {}", listed.id(), changing.log());
                assert!(requests.iter().all(|status| *status == 200), "{}", changing.log());
            }
        }
    }
}

#[tokio::test]
async fn a_walk_that_is_dropped_requests_one_page_ahead_and_no_more() {
    for listed in listed().await {
        for kind in [Kind::Stream, Kind::Pages] {
            let changing = ChangingList::new(&listed, 500, 10, 1, RESTING).await;
            let mut walk = changing.walk(kind);
            walk.next().await.unwrap().unwrap();
            drop(walk);
            for _ in 0..20 {
                changing.listed.call(&[]).await.unwrap();
            }
            let walked = listed_requests(&changing).len() - 20;
            assert!((1..=2).contains(&walked), "{}: {}", listed.id(), changing.log());
        }
    }
}

#[tokio::test]
async fn an_offset_past_the_end_of_a_list_that_shrank_is_no_failure() {
    for listed in listed().await {
        let changing = ChangingList::new(&listed, 20, 10, 1, RESTING).await;
        let list = listed_records(&changing);
        let emulated = changing.listed.list();
        let (name, leaving) = (changing.listed.identity().to_owned(), list[5..].to_vec());
        // Before the second request all but the five newest are removed.
        changing.listed.emulator.before_each(move |before| {
            for record in leaving.iter().filter(|_| before == 1) {
                emulated.remove(record[&name].as_str().unwrap());
            }
        });
        let seen = changing.collect(Kind::Stream, || changing.walk(Kind::Stream), 1).await;
        assert_eq!(seen.len(), 10, "{}", changing.log());
        let failed = listed_requests(&changing).iter().any(|status| *status != 200);
        assert_eq!(failed, listed.behaviour().get("past_end").is_some(), "{}", changing.log());
    }
}

#[tokio::test]
async fn a_walk_loses_no_record_when_most_of_the_list_is_removed() {
    for listed in listed().await {
        // The oldest, the newest, and all but the oldest and the newest.
        for leaving in [0..200, 100..300, 50..250] {
            for resumed in [false, true] {
                let changing = ChangingList::new(&listed, 300, 100, 1, RESTING).await;
                let mut walk = changing.walk(Kind::Stream);
                let mut seen = Vec::new();
                for _ in 0..200 {
                    seen.extend(changing.ids(Kind::Stream, &walk.next().await.unwrap().unwrap()));
                }
                let list = listed_records(&changing);
                let name = |record: &serde_json::Value| record[changing.listed.identity()].as_str().unwrap().to_owned();
                let all: Vec<_> = list.iter().rev().map(name).collect();
                all[leaving.clone()].iter().for_each(|id| assert_eq!(changing.listed.list().remove(id), 1));
                if resumed {
                    let checkpoint = walk.resume_from();
                    walk = changing.walk(Kind::Stream).resume(checkpoint);
                }
                while let Some(item) = walk.next().await {
                    seen.extend(
                        changing.ids(Kind::Stream, &item.unwrap_or_else(|error| panic!("{error}\n{}", changing.log()))),
                    );
                }
                let stayed = all.iter().enumerate().filter(|(number, _)| !leaving.contains(number));
                let lost: Vec<_> = stayed.filter(|(_, id)| !seen.contains(id)).collect();
                assert!(lost.is_empty(), "{}: {leaving:?}: {lost:?}\n{}", listed.id(), changing.log());
                seen.sort();
                assert!(seen.is_sorted_by(|a, b| a < b), "one came twice");
            }
        }
    }
}

fn listed_requests(changing: &ChangingList) -> Vec<u16> {
    changing.listed.emulator.requests().iter().map(|request| request.status).collect()
}

/// Returns the records that the walk covers, newest first.
fn listed_records(changing: &ChangingList) -> Vec<serde_json::Value> {
    let id = changing.listed.identity();
    changing.listed.list().records().into_iter().filter(|record| record[id] != "other").collect()
}
