//! The macro that makes the `lib.rs` of an SDK crate.

/// All that an SDK crate is besides its documentation: the generated client and what goes with it.
///
/// It compiles what `build.rs` generated into `OUT_DIR` if there is such (`cfg(sdk_generated)`), else the folder
/// `generated` beside the file that says `sdk!`. The crate depends on `serde_json`, whose maps generated types
/// have, and has a feature `mock`, with which the generated code has a module `mock` too, whose items are public, and which turns
/// on that of `sdk-runtime`; features `blocking` and `schemars` it may have.
/// Documentation and attributes that are given are those of the module `mock`.
#[macro_export]
macro_rules! sdk {
    () => {
        $crate::sdk! {
            /// Tools for tests.
        }
    };
    ($(#[$mock:meta])+) => {
        #[allow(
            clippy::doc_lazy_continuation,
            clippy::doc_overindented_list_items,
            clippy::should_implement_trait,
            reason = "setters are called as parameters are, and descriptions are the document's"
        )]
        mod generated {
            #[cfg(not(sdk_generated))]
            include!("generated/mod.rs");
            #[cfg(sdk_generated)]
            include!(concat!(env!("OUT_DIR"), "/generated/mod.rs"));
        }

        pub use generated::{Client, ClientBuilder, builder, types};
        #[cfg(feature = "blocking")]
        pub use $crate::Blocking;
        pub use $crate::{
            Bytes, Checkpoint, Error, ErrorKind, Follow, FollowOptions, MailLog, Method, Outcome, Pages, ParseOutcomeError, Pinned,
            RateLimit, Raw, Records, Repeat, RequestOptions, Response, StatusCode, UntypedCall,
        };

        $(#[$mock])+
        #[cfg(feature = "mock")]
        pub mod mock {
            #[cfg(feature = "schemars")]
            #[doc(hidden)]
            pub use super::generated::schemas;
            pub use super::generated::{call, mock::*};
            #[doc(hidden)]
            pub use super::generated::{decode, pages, stream};
        }
    };
}
