//! Gain and cost of a walk: `cargo bench -p contract-tests --bench walk`.
//!
//! 1. Time, as ratios within one run: a walk that requests pages ahead against the loop by hand, at 20 ms of latency
//!    and 10 ms of work per page.
//! 2. Memory: a million records against ten thousand, each read by its own process.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a benchmark may panic")]

#[path = "shared/mod.rs"]
mod shared;

#[path = "walk/memory.rs"]
mod memory;
#[path = "walk/server.rs"]
mod server;
#[path = "walk/speed.rs"]
mod speed;

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        // The benchmark starts this program with these arguments.
        ["serve", count] => server::serve(count.parse().unwrap()),
        ["read", base_url] => memory::read(base_url),
        _ => {
            speed::compare();
            memory::compare();
        }
    }
}
