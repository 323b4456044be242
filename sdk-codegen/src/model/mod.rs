//! The meaning of a document, typed: read once from the checked document, and read by everything after it.

mod api;
mod emulated;
mod names;
mod pattern;
mod read;
mod read_emulated;
mod types;

pub use api::{Api, Argument, Content, FailureMarkers, Limit, Operation, Place, Repeat, Response, Rule, Server};
pub(crate) use api::{Coverage, Pagination, Sort};
pub(crate) use emulated::Role;
pub(crate) use names::module;
pub use names::{pascal, snake};
pub(crate) use pattern::{Node, Pattern};
pub(crate) use types::{Choice, Field, Kind, Object};
