//! What it costs to read an answer: `cargo bench -p contract-tests --bench decode`.
#![allow(clippy::unwrap_used, reason = "a benchmark may panic")]

#[path = "shared/mod.rs"]
mod shared;

use std::hint::black_box;

use serde::de::DeserializeOwned;
use serde_json::Value;

use shared::by_hand::{InboundPage, OutboundPage, UnosendPage};
use shared::page::{INBOUND, Kind, OUTBOUND, UNOSEND};
use shared::{Goal, allocations, alternate, number, ratio, time};

fn main() {
    against_others::<jetemail_sdk::types::OutboundLogPage, OutboundPage>(&OUTBOUND);
    against_others::<jetemail_sdk::types::InboundAccountLogPage, InboundPage>(&INBOUND);
    against_others::<unosend_sdk::types::LogPage, UnosendPage>(&UNOSEND);
    linear();
}

/// Against structs written for the answer, and against no structs at all.
fn against_others<Ours: DeserializeOwned, ByHand: DeserializeOwned>(kind: &Kind) {
    for count in [100, 1000] {
        let page = kind.page(count);
        let [ours, by_hand, value] = alternate(
            rounds(count),
            [&mut reading::<Ours>(&page), &mut reading::<ByHand>(&page), &mut reading::<Value>(&page)],
        );
        let what = format!("decoding {count} × `{}`", kind.name);
        ratio(&format!("{what}, structs by hand"), ours, by_hand, Goal::AtMost(1.05), time);
        ratio(&format!("{what}, `Value` against ours"), value, ours, Goal::AtLeast(1.5), time);
    }
}

/// The costs of a record do not depend on how many there are.
fn linear() {
    let pages = [10, 100, 1000].map(|count| OUTBOUND.page(count));
    // Equal numbers of records, so that all are measured equally long.
    let read = |page: &str, times: usize| {
        for _ in 0..times {
            reading::<jetemail_sdk::types::OutboundLogPage>(page)();
        }
    };
    let times = alternate(
        rounds(1000),
        [&mut || read(&pages[0], 100), &mut || read(&pages[1], 10), &mut || read(&pages[2], 1)],
    );
    let [(few, ()), (_, ()), (many, ())] = [(0, 10.0), (1, 100.0), (2, 1000.0)].map(|(page, count)| {
        let (allocations, ()) = allocations(reading::<jetemail_sdk::types::OutboundLogPage>(&pages[page]));
        (allocations / count, ())
    });
    for (name, time_of) in [("100", times[1]), ("1,000", times[2])] {
        let name = format!("time per record, {name} a page against 10");
        ratio(&name, time_of / 1000.0, times[0] / 1000.0, Goal::AtMost(1.1), time);
    }
    ratio("allocations per record, 1,000 a page against 10", many, few, Goal::AtMost(1.1), number);
}

fn reading<T: DeserializeOwned>(page: &str) -> impl FnMut() {
    || {
        black_box(serde_json::from_str::<T>(black_box(page)).unwrap());
    }
}

/// About the same time for each number of records.
fn rounds(count: usize) -> usize {
    100_000 / count
}
