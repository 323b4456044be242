//! A service in small, on loopback: the engine behind the emulators of the email SDK crates.
//!
//! Take it through the feature `mock` of an SDK crate (`jetemail-sdk`, `unosend-sdk`), which re-exports what its users need.
//! This crate knows no service. What is particular to one is a [`Service`], read once a process from the `emulator.json` that
//! is generated beside the client; the records are JSON values that a test puts in. See [`Emulator`] for what it can do.

mod clock;
mod description;
mod faults;
mod fixture;
mod given;
mod limits;
mod list;
mod macros;
mod moment;
mod path;
mod request;
mod response;
mod sent;
mod serve;
mod server;
mod state;
mod store;
mod template;

#[doc(hidden)]
pub use description::Service;
pub use list::List;
pub use request::Request;
pub use sdk_runtime::Call;
pub use server::Emulator;
pub use store::Order;
