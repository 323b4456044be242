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

/// The service has no filter that keeps new mails off a list while it is read, so several requests at once would lose
/// nothing only by chance. In order it can be read:
///
/// ```
/// fn in_order(client: unosend_sdk::Client) {
///     let logs = client.list_logs().stream();
///     let pages = client.list_logs().pages();
/// }
/// ```
///
/// and not in any other way:
///
/// ```compile_fail
/// fn at_once(client: unosend_sdk::Client) {
///     let logs = client.list_logs().stream().concurrency(8);
/// }
/// ```
///
/// ```compile_fail
/// fn at_once(client: unosend_sdk::Client) {
///     let pages = client.list_logs().pages().concurrency(8);
/// }
/// ```
#[cfg(doctest)]
struct InOrder;

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
