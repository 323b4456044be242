//! Runtime of the generated email SDK crates: sending calls, one error type,
//! arguments that are checked before anything is sent, and types that read the
//! responses that the services really send.
//!
//! Use it through an SDK crate (`jetemail-sdk`, `unosend-sdk`), which re-exports
//! the items that its users need. This crate knows no service: the description of
//! one is generated into its crate, as an [`Sdk`] and one [`Operation`] per call.
//!
//! Two rules decide most questions:
//!
//! * **Strict in what is sent.** For an argument that is not valid, [`Query`] has a
//!   validation error that names the parameter, the value and the rule, and nothing
//!   is sent.
//! * **Tolerant in what is read.** The functions of [`wire`] accept a number for
//!   a text, a text for a number, `null` for a list. An [`Error`] keeps status,
//!   headers, request id and body of a response that could not be used.
//!
//! # Sending a call
//!
//! [`execute`] validates the call, waits until it may start, sends it, and retries
//! failures that may be temporary. A call may start when the gate is open, which is
//! closed during a pause that the service asked for, and when the limiter has a
//! permit for it. Each attempt takes a permit. Gate and limiter belong to a client,
//! its clones and the clients that [`RequestOptions`] make of them; they know of
//! this process only. The waits do not count as time of an attempt. When the gate
//! opens, the calls that waited start one by one, spread over the limiter's window.
//!
//! # Features
//!
//! None is on by default; the SDK crates turn `rustls` and `gzip` on.
//!
//! | Feature | Effect |
//! |---|---|
//! | `rustls` | TLS by rustls with ring, with the certificates that the operating system trusts. No process-wide crypto provider is installed or needed. |
//! | `native-tls` | TLS by the operating system's library (OpenSSL on Linux). When both are on, `rustls` is used. |
//! | `gzip` | Asks for compressed responses. |
//! | `tracing` | A span for each call, with OpenTelemetry's names for HTTP clients, and events: `DEBUG` for retries, `WARN` for pauses, for times that cannot be read, and for a call that failed. The target is `sdk_runtime`. Its own fields are `sdk.name`, `sdk.operation`, `sdk.attempts`, `sdk.duration_ms` and `sdk.limiter_wait_ms`, those of events `sdk.error_kind`, `sdk.retry_wait_ms` and `sdk.json_path` too. Never the key, the query, addresses, subjects or bodies. |
//! | `blocking` | Calls and lists for programs without an asynchronous runtime. |
//! | `schemars` | `schemars::JsonSchema` for the types of responses. |
//! | `mock` | For tests: calls as data ([`Call`]), and calls of an operation by its wire names. |

mod call;
mod client;
mod error;
mod macros;
mod mail_log;
mod outcome;
mod paging;
mod rate_limit;
#[cfg(any(test, feature = "mock"))]
mod testing;
mod trace;
mod transport;
pub mod wire;

pub use bytes::Bytes;
pub use jiff::Timestamp;
pub use reqwest::header::HeaderMap;
pub use reqwest::{Method, StatusCode};
pub use secrecy::SecretString;

pub use call::content::Answer;
pub use call::execute::{execute, execute_raw};
pub use call::operation::Operation;
pub use call::param;
pub use call::query::Query;
pub use call::raw::Raw;
pub use call::repeat::Repeat;
pub use call::response::Response;
pub use call::untyped::UntypedCall;
#[cfg(feature = "blocking")]
#[doc(hidden)]
pub use client::blocking;
#[cfg(feature = "blocking")]
pub use client::blocking::Blocking;
pub use client::builder::ClientBuilder;
pub use client::core::{Core, Provider, Sdk};
pub use client::options::RequestOptions;
pub use error::{Error, ErrorKind};
pub use mail_log::MailLog;
#[doc(hidden)]
pub use mail_log::Sealed;
#[doc(hidden)]
pub use outcome::is_temporary;
pub use outcome::{Outcome, ParseOutcomeError};
pub use paging::{Checkpoint, Coverage, Follow, FollowOptions, Pages, Pagination, Pinned, Records, Sort};
pub use rate_limit::limiter::RateLimit;
#[cfg(feature = "mock")]
#[doc(hidden)]
pub use testing::by_name;
#[cfg(feature = "mock")]
pub use testing::call::Call;
#[cfg(any(test, feature = "mock"))]
#[doc(hidden)]
pub use testing::random;
pub use wire::envelope::Failure;
pub use wire::unix_time::UnixTime;

/// Items that the macros of this crate expand to. Not for use by hand.
#[doc(hidden)]
pub mod __private {
    pub use crate::call::param::refused;
    #[cfg(feature = "schemars")]
    pub use crate::wire::schema::{object, text};
    #[cfg(feature = "schemars")]
    pub use schemars;
    pub use serde;
}
