//! Paging: reading a list page by page while it changes, without losing or repeating a record.
//!
//! The lists of the services are read by offset, and they change while they are read: records arrive at the top, others
//! leave. Reading a list to its end is called a *walk*, and a record that it has yielded is *passed*. A walk is exact
//! because it proves for each page that no record lies between the page and the records that were passed ([`engine`]):
//!
//! * If the list is ordered by a time, all records newer than the current time of the walk were passed. A page that begins
//!   with such a record, or where the records of the current time began, has all records of that time ([`frontier`]).
//!   Records of one time that do not fit on a page are read until as many were found as there are places ([`group`],
//!   [`census`]).
//! * If the order is not known, pages overlap by one record, and its identity is the proof ([`overlap`]). The proof fails
//!   if records change places, so records are counted too ([`count`]).
//! * From an offset past the end of a list that became shorter, the walk steps back to the end ([`tail`]).
//!
//! Requesting several pages at once makes a walk faster, and is not needed for the proof ([`prefetch`]).
//!
//! The engine works on undecoded records and needs only the trait [`Fetch`](fetch::Fetch); the public types
//! ([`Pages`], [`Records`]) decode them.

mod ahead;
mod bracket;
mod census;
mod checkpoint;
mod count;
mod coverage;
mod engine;
mod fetch;
mod file;
mod fingerprint;
mod follow;
mod frontier;
mod group;
mod members;
mod overlap;
mod page;
mod pages;
mod pagination;
mod pinned;
mod place;
mod plan;
mod prefetch;
mod reader;
mod records;
mod response;
mod search;
mod tail;
mod task;
mod time;
mod trail;
mod typed;

pub use checkpoint::Checkpoint;
pub use follow::{Follow, FollowOptions};
pub use pages::Pages;
pub use pagination::{Coverage, Pagination, Sort};
pub use pinned::Pinned;
pub use records::Records;

#[cfg(test)]
mod tests;
