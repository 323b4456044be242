#![doc = include_str!("../README.md")]

mod generated {
    #[cfg(not(sdk_generated))]
    include!("generated.rs");
    #[cfg(sdk_generated)]
    include!(concat!(env!("OUT_DIR"), "/generated.rs"));
}

pub use generated::{Client, ClientBuilder, builder, types};
pub use sdk_runtime::{Error, ErrorKind, RateLimit, RequestOptions, Response};

/// Tools for tests.
#[cfg(feature = "mock")]
pub mod mock {
    pub use crate::generated::call;
    #[doc(hidden)]
    pub use crate::generated::decode;
}
