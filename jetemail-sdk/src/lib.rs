#![doc = include_str!("../README.md")]

mod generated {
    #[cfg(not(sdk_generated))]
    include!("generated.rs");
    #[cfg(sdk_generated)]
    include!(concat!(env!("OUT_DIR"), "/generated.rs"));
}

mod outcome;

pub use generated::{Client, ClientBuilder, builder, types};
pub use sdk_runtime::{
    Checkpoint, Error, ErrorKind, Follow, FollowOptions, Outcome, Pages, Pinned, RateLimit, Records, RequestOptions,
    Response,
};

/// Tools for tests: [`Emulator`](mock::Emulator) is the service on loopback, filled with the records that a test puts in.
///
/// ```
/// # async fn test() -> Result<(), jetemail_sdk::Error> {
/// use jetemail_sdk::mock::Emulator;
/// use serde_json::json;
///
/// let emulator = Emulator::start().await;
/// emulator.list_outbound_logs().push(json!({ "uid": "a", "to_address": "x@example.com", "first_seen": 1776931920140_i64 }));
/// let client = emulator.client()?;
/// let page = client.list_outbound_logs().to_address("x@example.com").send().await?;
/// assert_eq!(page.data.len(), 1);
/// assert_eq!(emulator.requests()[0].parameter("to_address"), Some("x@example.com"));
/// # Ok(())
/// # }
/// ```
#[cfg(feature = "mock")]
pub mod mock {
    #[doc(hidden)]
    pub use crate::generated::decode;
    pub use crate::generated::{Emulator, call};
    pub use sdk_runtime::emulator::{List, Order, Request};
}
