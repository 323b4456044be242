//! The macro that generated code consists of.

/// The emulator of a service, with one method a list, what tests start from, and what else `mock` of an SDK crate shows.
///
/// It stands in a module beside the `Client`, and its first line names the text of the generated `emulator.json`.
///
/// ```text
/// emulator! {
///     /// The Postbox API in small.
///     pub struct Emulator(include_str!("emulator.json"));
///     lists {
///         /// The records that `list_letters` lists.
///         list_letters: Letter,
///     }
///     examples {
///         /// A page to start from.
///         LetterPage = "list_letters" "",
///     }
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! emulator {
    (
        $(#[doc = $docs:literal])*
        pub struct Emulator($description:expr);
        lists { $($(#[doc = $list_docs:literal])* $list:ident: $record:ident,)* }
        examples { $($(#[doc = $example_docs:literal])* $type:ident = $operation:literal $pointer:literal,)* }
    ) => {
        pub use $crate::{Call, List, Order, Request};

        /// Reads the description once a process.
        fn service() -> &'static $crate::Service {
            static SERVICE: ::std::sync::OnceLock<$crate::Service> = ::std::sync::OnceLock::new();
            SERVICE.get_or_init(|| $crate::Service::of($description))
        }

        $(#[doc = $docs])*
        #[derive(Debug)]
        pub struct Emulator($crate::Emulator);

        impl Emulator {
            /// Starts it on a free port, with empty lists. It responds until it is dropped.
            pub async fn start() -> Self {
                Self($crate::Emulator::start(service()).await)
            }

            /// Settings of a client of this emulator, with a key that it accepts.
            ///
            /// They are those of any client but for what makes a test wait: there is no rate limit, and calls that fail
            /// are tried again at once. `max_retries(0)` shows a fault as it comes. For a client that waits as in
            /// production, give [`api_key`](::sdk_emulator::Emulator::api_key) and
            /// [`base_url`](::sdk_emulator::Emulator::base_url) to [`Client::builder`](super::Client::builder).
            pub fn client_builder(&self) -> super::ClientBuilder {
                super::ClientBuilder::new(self.api_key())
                    .base_url(self.base_url())
                    .rate_limits([])
                    .retry_delay(::core::time::Duration::ZERO)
            }

            /// A client with the settings of [`client_builder`](Self::client_builder).
            ///
            /// # Errors
            ///
            /// As [`ClientBuilder::build`](super::ClientBuilder::build): nothing of this emulator leads to one.
            pub fn client(&self) -> ::core::result::Result<super::Client, ::sdk_runtime::Error> {
                self.client_builder().build()
            }

            $($(#[doc = $list_docs])*
            pub fn $list(&self) -> $crate::List<super::types::$record> {
                match self.0.list(::core::stringify!($list)) {
                    ::core::option::Option::Some(list) => list.of(),
                    ::core::option::Option::None => ::core::unreachable!("the description has this list"),
                }
            })*
        }

        impl ::core::ops::Deref for Emulator {
            type Target = $crate::Emulator;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        $(impl super::types::$type {
            $(#[doc = $example_docs])*
            #[must_use]
            pub fn example() -> Self {
                service().example($operation, $pointer)
            }
        })*
    };
}
