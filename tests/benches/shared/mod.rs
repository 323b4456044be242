//! Measurement shared by all benchmarks. A figure is printed as one line of JSON, which `cargo xtask bench` makes a
//! table of.
#![allow(dead_code, reason = "no benchmark uses all of it")]

use std::alloc::System;
use std::time::{Duration, Instant};

use serde_json::json;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

pub(crate) mod by_hand;
pub(crate) mod page;
pub(crate) mod server;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Goal for a ratio or a difference.
#[derive(Clone, Copy)]
pub(crate) enum Goal {
    AtMost(f64),
    AtLeast(f64),
    /// Printed without a goal.
    None,
}

/// Prints a figure whose goal is a ratio of ours to the peer.
pub(crate) fn ratio(name: &str, ours: f64, peer: f64, goal: Goal, show: impl Fn(f64) -> String) {
    let ratio = ours / peer;
    let (goal, met) = match goal {
        Goal::AtMost(most) => (format!("≤ {most}"), Some(ratio <= most)),
        Goal::AtLeast(least) => (format!("≥ {least}"), Some(ratio >= least)),
        Goal::None => (String::new(), None),
    };
    print(name, &show(ours), &show(peer), &format!("{ratio:.3}"), &goal, met);
}

/// Prints a figure that may exceed the peer by at most `more`.
pub(crate) fn at_most_more(name: &str, ours: f64, peer: f64, more: f64) {
    let (difference, show) = (ours - peer, |number: f64| format!("{number:.1}"));
    print(
        name,
        &show(ours),
        &show(peer),
        &format!("{difference:+.1}"),
        &format!("≤ +{more}"),
        Some(difference <= more),
    );
}

fn print(figure: &str, ours: &str, peer: &str, ratio: &str, goal: &str, met: Option<bool>) {
    println!("{}", json!({ "figure": figure, "ours": ours, "peer": peer, "ratio": ratio, "goal": goal, "met": met }));
}

/// Formats a time in seconds, in the unit that suits it.
pub(crate) fn time(seconds: f64) -> String {
    format!("{:.3?}", Duration::from_secs_f64(seconds))
}

/// Formats a number.
pub(crate) fn number(number: f64) -> String {
    format!("{number:.1}")
}

/// Returns the value below which this part of the values lies; 0.5 gives the median.
pub(crate) fn quantile(mut values: Vec<f64>, part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[(values.len() as f64 * part) as usize]
}

/// Returns the seconds that several functions take, run in turn so that whatever slows the machine down slows all of
/// them.
///
/// Each runs twice and only the second time counts, so that none finds the heap as another left it. Of all rounds the
/// first decile is taken: the time without interference.
pub(crate) fn alternate<const N: usize>(rounds: usize, mut sides: [&mut dyn FnMut(); N]) -> [f64; N] {
    let mut times = [const { Vec::new() }; N];
    for _ in 0..rounds {
        for (side, times) in sides.iter_mut().zip(&mut times) {
            side();
            let begin = Instant::now();
            side();
            times.push(begin.elapsed().as_secs_f64());
        }
    }
    times.map(|times| quantile(times, 0.1))
}

/// Counts how often memory is allocated or an allocation grows, in the whole process.
pub(crate) fn allocations<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let region = Region::new(ALLOCATOR);
    let result = run();
    let change = region.change();
    ((change.allocations + change.reallocations) as f64, result)
}
