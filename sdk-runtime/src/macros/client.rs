/// The client of a service, with one method an operation, the types and builders of the modules, and calls by name for
/// tests.
///
/// ```text
/// client! {
///     /// Client of the Postbox API.
///     pub struct Client { env_prefix: "POSTBOX", base_url: "https://api.postbox.example/v1", key_prefixes: &["pb_"] }
///     /// - `https://api.postbox.example/v1` (default): Production.
///     fn builder;
///     calls {
///         /// Lists letters.
///         list_letters -> ListLetters,
///         /// Gives a letter.
///         get_letter(id: IntoText) -> GetLetter,
///     }
///     modules { letters }
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! client {
    (
        $(#[doc = $docs:literal])*
        pub struct Client { env_prefix: $prefix:literal, $($field:ident: $value:expr),+ $(,)? }
        $(#[doc = $servers:literal])*
        fn builder;
        calls { $($(#[doc = $call_docs:literal])* $id:ident $(($($argument:ident: $taken:ident),+))? -> $builder:ident,)* }
        modules { $($module:ident),* }
    ) => {
        $(#[doc = $docs])*
        #[derive(Clone, Debug)]
        pub struct Client {
            core: $crate::Core,
        }

        impl $crate::Provider for Client {
            #[allow(clippy::needless_update, reason = "a service of which all is said has no use for it")]
            const SDK: &'static $crate::Sdk = {
                #[allow(unused_imports, reason = "some services have neither")]
                use $crate::{Failure, RateLimit};
                &$crate::Sdk {
                    name: ::core::env!("CARGO_PKG_NAME"),
                    version: ::core::env!("CARGO_PKG_VERSION"),
                    env_prefix: $prefix,
                    $($field: $value,)+
                    ..$crate::Sdk::NONE
                }
            };

            fn from_core(core: $crate::Core) -> Self {
                Self { core }
            }

            fn core(&self) -> &$crate::Core {
                &self.core
            }
        }

        /// Settings of a [`Client`] that is about to be built.
        pub type ClientBuilder = $crate::ClientBuilder<Client>;

        impl Client {
            #[doc = ::core::concat!(
                " A client with the key in the environment variable `", $prefix, "_API_KEY`. `", $prefix,
                "_BASE_URL`, if it is set, replaces the default base URL."
            )]
            ///
            /// # Errors
            ///
            /// `Configuration`: the variable is not set, or its value cannot be used.
            pub fn from_env() -> ::core::result::Result<Self, $crate::Error> {
                ClientBuilder::from_env()?.build()
            }

            /// A builder for a client with this key.
            ///
            /// Known base URLs, to be set with `base_url`:
            ///
            $(#[doc = $servers])*
            pub fn builder(api_key: impl ::core::convert::Into<$crate::SecretString>) -> ClientBuilder {
                ClientBuilder::new(api_key)
            }

            /// A client that does some things otherwise, for one call or for many. It shares the rate limit with this
            /// one, and the connections too unless `connect_timeout` is another.
            #[must_use]
            pub fn with_options(&self, options: $crate::RequestOptions) -> Self {
                Self { core: self.core.with_options(options) }
            }

            /// A call that this crate does not know, such as `client.request(Method::GET, "/path")`, with the key,
            /// retries, rate limit and errors of this client. The path goes below the base URL.
            pub fn request(
                &self,
                method: $crate::Method,
                path: impl ::core::convert::Into<::std::string::String>,
            ) -> $crate::UntypedCall {
                $crate::UntypedCall::new(&self.core, method, path)
            }

            $($(#[doc = $call_docs])*
            pub fn $id(&self $($(, $argument: impl $crate::param::$taken)+)?) -> builder::$builder {
                builder::$builder::new(self.clone())$($(.$argument($argument))+)?
            })*
        }

        /// Types that calls take and give.
        pub mod types {
            pub use $crate::{Timestamp, UnixTime};
            $(pub use super::$module::types::*;)*
        }

        /// Calls under construction: set parameters, then send.
        pub mod builder {
            $(pub use super::$module::builder::*;)*
        }

        /// Calls an operation by its name, with parameters by their wire names, through the same typed builders that
        /// everybody uses. It is for tests that take their cases from the document.
        ///
        /// # Errors
        ///
        /// `InvalidRequest` for a name that the document does not know or a value of another type; else as `send` of
        /// the operation.
        #[cfg(feature = "mock")]
        pub async fn call(
            client: &Client,
            operation: &str,
            parameters: &[(&str, ::serde_json::Value)],
        ) -> ::core::result::Result<::serde_json::Value, $crate::Error> {
            match operation {
                $(::core::stringify!($id) => {
                    let call = builder::$builder::new(client.clone());
                    $crate::by_name::value($crate::by_name::set(call, parameters)?.send().await?)
                })*
                _ => ::core::result::Result::Err($crate::by_name::unknown_operation(operation)),
            }
        }

        $crate::__walk_by_name! { stream [$($id $builder)*] }
        $crate::__walk_by_name! { pages [$($id $builder)*] }

        /// Reads the body of a response to an operation as its `send` does.
        ///
        /// # Errors
        ///
        /// `InvalidRequest` for a name that the document does not know, `Rejected` for a body that says that the call
        /// failed, `Decode` for one that cannot be read.
        #[cfg(feature = "mock")]
        #[doc(hidden)]
        pub fn decode(operation: &str, body: &[u8]) -> ::core::result::Result<::serde_json::Value, $crate::Error> {
            match operation {
                $(::core::stringify!($id) => $crate::by_name::decode::<builder::$builder>(body),)*
                _ => ::core::result::Result::Err($crate::by_name::unknown_operation(operation)),
            }
        }
    };
}

/// A walk of an operation by its name.
#[doc(hidden)]
#[macro_export]
macro_rules! __walk_by_name {
    ($walk:ident [$($id:ident $builder:ident)*]) => {
        #[doc = ::core::concat!(
            " Items of `", ::core::stringify!($walk), "` of an operation, as JSON; by so many requests at once where the \
             operation can do that."
        )]
        ///
        /// # Errors
        ///
        /// `InvalidRequest` for a name that the document does not know, a list or a parameter, or a value of another type.
        #[cfg(feature = "mock")]
        #[doc(hidden)]
        pub fn $walk(
            client: &Client,
            operation: &str,
            parameters: &[(&str, ::serde_json::Value)],
            concurrency: usize,
        ) -> $crate::by_name::Walked {
            match operation {
                $(::core::stringify!($id) => {
                    let call = builder::$builder::new(client.clone());
                    $crate::by_name::Call::$walk($crate::by_name::set(call, parameters)?, concurrency)
                })*
                _ => ::core::result::Result::Err($crate::by_name::unknown_operation(operation)),
            }
        }
    };
}

/// The JSON schema of every type, by its name, for tests that compare them with the document.
#[doc(hidden)]
#[macro_export]
macro_rules! schemas {
    ($($name:ident)*) => {
        /// The JSON schema of every type in [`types`], by its name. References lead to `#/$defs/<name>`.
        #[cfg(all(feature = "mock", feature = "schemars"))]
        #[doc(hidden)]
        pub fn schemas() -> ::serde_json::Map<::std::string::String, ::serde_json::Value> {
            let mut generator = $crate::__private::schemars::SchemaGenerator::default();
            $(generator.subschema_for::<types::$name>();)*
            generator.take_definitions(true)
        }
    };
}
