//! A service in small, on loopback: the engine behind the emulators of the SDK crates.
//!
//! It knows no service. What is particular to one is generated from its document as a [`description::Service`]; the
//! records are JSON values that a test puts in. See [`Emulator`] for what it can do.

mod answer;
mod clock;
#[doc(hidden)]
pub mod description;
mod faults;
mod filter;
mod fixture;
mod given;
mod limits;
mod list;
mod moment;
mod path;
mod record;
mod request;
mod selection;
mod sent;
mod serve;
mod server;
mod state;
mod store;
mod template;

pub use given::Call;
pub use list::List;
pub use request::Request;
pub use server::Emulator;
pub use store::Order;
