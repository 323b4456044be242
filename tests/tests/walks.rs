//! `stream()` and `pages()` over real sockets, on the emulators, for every list operation of every document.
//!
//! No operation is named here, so new operations of a document are walked too. The walk itself is tested without
//! sockets, beside its code, for every change of a list.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic, its helpers too")]

#[path = "walks/changing_list.rs"]
mod changing_list;
#[path = "walks/costs.rs"]
mod costs;
mod listed;
#[path = "walks/reports.rs"]
mod reports;
#[path = "walks/schedules.rs"]
mod schedules;
#[path = "walks/walker.rs"]
mod walker;
