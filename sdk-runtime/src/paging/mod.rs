//! Walking a list page by page while it changes, without losing or repeating a record.
//!
//! The lists of the services are read by offset, and they move while they are read: records arrive at the top, others
//! leave. What keeps a walk exact is proof that nothing lies between a page and what was read before ([`engine`]):
//!
//! * Where a time orders the list, all that is newer than the time at which the walk is was passed. A page that begins
//!   with a record of that kind, or where the records of that time began, shows them whole ([`frontier`]). Records of one
//!   time that do not fit on a page are read until their number is that of their places ([`group`]).
//! * Where the order is not known, pages overlap by one record, and its identity is the proof ([`overlap`]). It fails where
//!   records change places, so what came is counted ([`verdict`]).
//! * An offset past the end of a list that became shorter leads back to the end ([`tail`]).
//!
//! So the walk needs no help to be exact; asking for several pages at once only gets them sooner ([`prefetch`]).
//!
//! The engine works on raw records and stands on the small trait [`Fetch`](fetch::Fetch); what is
//! typed ([`Pages`], [`Records`]) is a thin edge.

mod ahead;
mod answer;
mod bracket;
mod checkpoint;
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
mod search;
mod tail;
mod task;
mod time;
mod trail;
mod typed;
mod verdict;

pub use checkpoint::Checkpoint;
pub use follow::{Follow, FollowOptions};
pub use pages::Pages;
pub use pagination::{Coverage, Pagination, Sort};
pub use pinned::Pinned;
pub use records::Records;

#[cfg(test)]
mod tests;
