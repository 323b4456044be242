//! Walking a list page by page while it changes, without losing or repeating a record.
//!
//! The lists of the services are read by offset, and they move while they are read: records
//! arrive at the top, others leave. Three things keep a walk exact:
//!
//! * Every page overlaps the one before by one record. A page that has a record which was seen
//!   already *proves* that nothing lies between the two; what follows it is new ([`engine`]).
//! * Where a known record stands now gives the next offset, however far it was pushed: exactly, or, if records in between
//!   left, as an upper bound ([`bracket`]).
//! * When the overlap is missing, the walk looks for known ground around the place where the growth of the list puts it
//!   ([`search`]).
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
