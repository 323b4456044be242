//! What the generated email SDK crates stand on: one function that sends a
//! call, one error type, parameters that are checked before anything is sent,
//! and types that read what the services really answer.
//!
//! Take it through an SDK crate (`jetemail-sdk`, `unosend-sdk`), which
//! re-exports what its users need. This crate knows no service; what is
//! particular to one is generated into its crate and handed over as an
//! [`Sdk`] and an [`Operation`] per call.
//!
//! Two rules decide most questions:
//!
//! * **Strict in what is sent.** A [`Query`] refuses a bad argument with an
//!   error that names the parameter, the value and the rule, and nothing goes
//!   on the wire.
//! * **Tolerant in what is read.** The functions of [`wire`] take a number for
//!   a text, a text for a number, `null` for a list. An [`Error`] keeps status,
//!   headers, request id and body of what could not be used.
//!
//! # How a call goes out
//!
//! [`execute`] checks the call, waits for its turn, sends, and tries again what can
//! pass. The turn is given by a gate, closed while the service wants to be left
//! alone, and a limiter. Both belong to a client, its clones and what
//! [`RequestOptions`] make of them; both know of this process only. Neither wait
//! counts as time of an attempt. Every attempt takes a place of the limiter. When the gate opens, the calls that
//! waited start one by one, spread over the limiter's window.
//!
//! # Features
//!
//! None is on by default; the SDK crates turn `rustls` and `gzip` on.
//!
//! | feature | what it brings |
//! |---|---|
//! | `rustls` | TLS by rustls with ring, trusting what the operating system trusts. No process-wide crypto provider is installed or needed. |
//! | `native-tls` | TLS by the operating system's library (OpenSSL on Linux). When both are on, `rustls` is used. |
//! | `gzip` | Asks for compressed answers. |
//! | `tracing` | A span for each call, with OpenTelemetry's names for HTTP clients, and events: `DEBUG` for retries, `WARN` for pauses, for times that cannot be read, and for a call that failed for good. The target is `sdk_runtime`. Its own fields are `sdk.name`, `sdk.operation`, `sdk.attempts`, `sdk.duration_ms` and `sdk.limiter_wait_ms`, those of events `sdk.error_kind`, `sdk.retry_wait_ms` and `sdk.json_path` too. Never key, query, addresses, subjects or bodies. |
//! | `blocking` | Calls and walks for programs without a runtime. |
//! | `schemars` | `schemars::JsonSchema` for the types of answers. |
//! | `mock` | For tests: calls as data ([`Call`]), and calls of an operation by its wire names. |

mod call;
mod client;
mod error;
mod macros;
mod outcome;
mod paging;
mod rate_limit;
#[cfg(any(test, feature = "mock"))]
mod testing;
mod trace;
mod transport;
pub mod wire;

pub use jiff::Timestamp;
pub use reqwest::header::HeaderMap;
pub use reqwest::{Method, StatusCode};
pub use secrecy::SecretString;

pub use call::execute::{execute, execute_raw};
pub use call::operation::{Answer, Operation};
pub use call::param;
pub use call::query::Query;
pub use call::raw::Raw;
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
pub use outcome::Outcome;
#[doc(hidden)]
pub use outcome::is_temporary;
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

/// What the macros of this crate expand to. Not for use by hand.
#[doc(hidden)]
pub mod __private {
    pub use crate::call::param::refused;
    #[cfg(feature = "schemars")]
    pub use crate::wire::schema::{object, text};
    #[cfg(feature = "schemars")]
    pub use schemars;
    pub use serde;
}
