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
    Checkpoint, Error, ErrorKind, Follow, FollowOptions, Outcome, Pages, RateLimit, Records, RequestOptions, Response,
};

/// Tools for tests: [`Emulator`](mock::Emulator) is the service on loopback, filled with the records that a test puts in.
///
/// ```
/// # async fn test() -> Result<(), unosend_sdk::Error> {
/// use serde_json::json;
/// use unosend_sdk::{mock::Emulator, types::Timestamp};
///
/// let emulator = Emulator::start().await;
/// emulator.push(json!({ "id": "a", "status": "sent", "created_at": Timestamp::now().to_string() }));
/// let page = emulator.client()?.list_logs().status("sent").send().await?;
/// assert_eq!(page.data.len(), 1);
/// assert_eq!(emulator.requests()[0].parameter("status"), Some("sent"));
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
