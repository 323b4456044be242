//! Cost of reading a response: `cargo bench -p contract-tests --bench decode`.
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

/// Measures decoding against structs written for the response, and against no structs at all.
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

/// Measures that the cost of a record does not depend on the number of records.
fn linear() {
    type Page = jetemail_sdk::types::OutboundLogPage;
    const COUNTS: [f64; 3] = [10.0, 100.0, 1000.0];
    let pages = COUNTS.map(|count| OUTBOUND.page(count as usize));
    let [mut few, mut some, mut many] = pages.each_ref().map(|page| reading::<Page>(page));
    let times = alternate(500, [&mut few, &mut some, &mut many]);
    for (index, name) in [(1, "100"), (2, "1,000")] {
        let per_record = |index: usize| times[index] / COUNTS[index];
        let name = format!("time per record, {name} a page against 10");
        ratio(&name, per_record(index), per_record(0), Goal::AtMost(1.1), time);
    }
    let allocations = |index: usize| allocations(reading::<Page>(&pages[index])).0 / COUNTS[index];
    let name = "allocations per record, 1,000 a page against 10";
    ratio(name, allocations(2), allocations(0), Goal::AtMost(1.1), number);
}

fn reading<T: DeserializeOwned>(page: &str) -> impl FnMut() {
    || {
        black_box(serde_json::from_str::<T>(black_box(page)).unwrap());
    }
}

/// Returns a number of rounds that takes about the same time for each number of records.
fn rounds(count: usize) -> usize {
    100_000 / count
}
