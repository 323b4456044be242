//! `stream()` and `pages()` over real sockets, on the emulators, for every list operation of every document.
//!
//! No operation is named here, so one that is added to a document is walked too. How the walk itself copes with
//! everything that can happen to a list is tested without sockets, beside its code.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic, its helpers too")]

#[path = "walks/costs.rs"]
mod costs;
mod listed;
#[path = "walks/reports.rs"]
mod reports;
#[path = "walks/schedules.rs"]
mod schedules;
#[path = "walks/walker.rs"]
mod walker;
#[path = "walks/world.rs"]
mod world;
