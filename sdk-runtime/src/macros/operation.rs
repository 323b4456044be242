/// The builder of a call: setters that check, `send`, and walks where the operation lists records.
///
/// There is one line for each argument: its setter, its name on the wire, and which values are allowed. What reads that
/// table are the setters and calls by name. `may_fail` marks an argument whose value may be the cause of a 500.
///
/// The arguments under `path` are those of the client's method; all others are in the query, but for those that `headers`
/// names. What a call gives is an object, `[Object]` for a list, `json` for any JSON, `text`, `bytes` or `nothing`.
///
/// ```text
/// operation! {
///     pub struct ListLogs = list_logs(GET "/logs") -> LogPage in "data";
///     required ["zone"], ["uuid", "subdomain_id"];
///     failure { when_false: &["success"], when_present: &["error"], unless: &["data"] }
///     arguments {
///         /// Size of a page, 1 to 100.
///         limit = "limit": integer(1..=100),
///         /// The subject.
///         subject = "subject": text(max_length: 200) may_fail,
///         /// The status.
///         status = "status": choice(LogStatus),
///     }
///     list Log { limit: "limit", offset: "offset", max_limit: 100, default_limit: 50, records: "data", identity: &["id"] }
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! operation {
    (
        $(#[doc = $docs:literal])*
        pub struct $name:ident = $id:ident($method:ident $path:literal) -> $content:tt $(in $envelope:literal)?;
        $(repeat $repeat:ident;)?
        $(required $([$($required:literal),+]),+;)?
        $(headers $($header:literal),+;)?
        $(failure { $($failure:tt)* })?
        $(path {
            $(
                $part:ident = $part_wire:literal: $part_kind:ident $(($($part_rule:tt)+))? $($part_may_fail:ident)?,
            )+
        })?
        arguments {
            $(
                $(#[doc = $argument_docs:literal])*
                $setter:ident = $wire:literal: $kind:ident $(($($rule:tt)+))? $($may_fail:ident)?,
            )*
        }
        $($(#[doc = $list_docs:literal])* list $record:ident $($pinned:ident)? { $($pagination:tt)+ })?
    ) => {
        #[doc = ::core::concat!(
            " A call of [`Client::", ::core::stringify!($id), "`](super::super::Client::", ::core::stringify!($id),
            ") under construction."
        )]
        ///
        /// Every setter takes a value or an `Option` of one; `None` leaves the parameter out, and setting it again replaces
        /// it. For a value that the service does not allow `send` returns a validation error, and nothing is sent.
        $(#[doc = $docs])*
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct $name {
            client: super::super::Client,
            query: $crate::Query,
        }

        impl $name {
            #[allow(clippy::needless_update, reason = "where all is said already")]
            const OPERATION: $crate::Operation = $crate::Operation {
                id: ::core::stringify!($id),
                method: $crate::Method::$method,
                path: $path,
                headers: &[$($($header),+)?],
                $(repeat: ::core::option::Option::Some($crate::Repeat::$repeat),)?
                required: &[$($(&[$($required),+]),+)?],
                $(envelope: ::core::option::Option::Some($envelope),)?
                $(failure: $crate::Failure { $($failure)*, ..$crate::Failure::NONE },)?
                may_fail: &[
                    $($($($crate::__may_fail!($part_may_fail $part_wire),)?)+)?
                    $($($crate::__may_fail!($may_fail $wire),)?)*
                ],
                ..$crate::Operation::NONE
            };

            pub(crate) fn new(client: super::super::Client) -> Self {
                Self { client, query: $crate::Query::new() }
            }

            $($($crate::__setter! { pub(crate) $part $part_wire $part_kind $($($part_rule)+)? })+)?

            $($crate::__setter! { $(#[doc = $argument_docs])* pub $setter $wire $kind $($($rule)+)? })*

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// A parameter is not valid, the service could not be reached, it reported an error, or its response could
            /// not be read: see [`ErrorKind`](::sdk_runtime::ErrorKind).
            pub async fn send(
                self,
            ) -> ::core::result::Result<$crate::Response<$crate::__content!($content)>, $crate::Error> {
                $crate::execute($crate::Provider::core(&self.client), &Self::OPERATION, self.query).await
            }

            $crate::__send_raw! { $content }

            /// Sends the call and waits, for programs without a runtime.
            ///
            /// # Errors
            ///
            /// As [`send`](Self::send), and `Configuration` inside a Tokio runtime, whose thread it would stop.
            #[cfg(feature = "blocking")]
            pub fn send_blocking(
                self,
            ) -> ::core::result::Result<$crate::Response<$crate::__content!($content)>, $crate::Error> {
                $crate::blocking::wait(self.send())?
            }

            $($crate::__list! { $id $content $record [$($list_docs)*] { $($pagination)+ } })?
        }

        #[cfg(feature = "mock")]
        impl $crate::Call for $name {
            type Answer = $crate::__content!($content);

            fn parts(&self) -> (&$crate::Operation, &$crate::Query) {
                (&Self::OPERATION, &self.query)
            }
        }

        #[cfg(feature = "mock")]
        impl $crate::by_name::Call for $name {
            const OPERATION: &'static $crate::Operation = &<$name>::OPERATION;

            fn set(self, name: &str, value: &::serde_json::Value) -> ::core::result::Result<Self, $crate::Error> {
                match name {
                    $($($part_wire => ::core::result::Result::Ok(
                        self.$part($crate::by_name::$part_kind(name, value)?),
                    ),)+)?
                    $($wire => ::core::result::Result::Ok(self.$setter($crate::by_name::$kind(name, value)?)),)*
                    _ => ::core::result::Result::Err(
                        $crate::by_name::unknown_parameter(::core::stringify!($id), name),
                    ),
                }
            }

            $($crate::__walks! { $record $($pinned)? })?
        }
    };
}

/// The type that a call gives.
#[doc(hidden)]
#[macro_export]
macro_rules! __content {
    ([$name:ident]) => {
        ::std::vec::Vec<super::super::types::$name>
    };
    (json) => {
        ::serde_json::Value
    };
    (text) => {
        ::std::string::String
    };
    (bytes) => {
        $crate::Bytes
    };
    (nothing) => {
        ()
    };
    ($name:ident) => {
        super::super::types::$name
    };
}

/// `send_raw` of a call whose response is JSON.
#[doc(hidden)]
#[macro_export]
macro_rules! __send_raw {
    (text) => {};
    (bytes) => {};
    (nothing) => {};
    ($content:tt) => {
        /// Sends the call, and gives beside its content the JSON that it was read from.
        ///
        /// # Errors
        ///
        /// As [`send`](Self::send).
        pub async fn send_raw(
            self,
        ) -> ::core::result::Result<$crate::Response<$crate::Raw<$crate::__content!($content)>>, $crate::Error> {
            $crate::execute_raw($crate::Provider::core(&self.client), &Self::OPERATION, self.query).await
        }
    };
}

/// The name of an argument whose value may be the cause of a 500.
#[doc(hidden)]
#[macro_export]
macro_rules! __may_fail {
    (may_fail $wire:literal) => {
        $wire
    };
}

/// A setter, by the kind of value that it takes.
#[doc(hidden)]
#[macro_export]
macro_rules! __setter {
    ($(#[doc = $docs:literal])* $vis:vis $setter:ident $wire:literal integer $($range:expr)?) => {
        $(#[doc = $docs])*
        $vis fn $setter(mut self, value: impl $crate::param::IntoInteger) -> Self {
            self.query.integer($wire, value.into_integer(), $crate::__range!(i64 $($range)?));
            self
        }
    };
    ($(#[doc = $docs:literal])* $vis:vis $setter:ident $wire:literal number $($range:expr)?) => {
        $(#[doc = $docs])*
        $vis fn $setter(mut self, value: impl $crate::param::IntoNumber) -> Self {
            self.query.number($wire, value.into_number(), $crate::__range!(f64 $($range)?));
            self
        }
    };
    ($(#[doc = $docs:literal])* $vis:vis $setter:ident $wire:literal unix_seconds) => {
        $(#[doc = $docs])*
        $vis fn $setter(mut self, value: impl $crate::param::IntoUnixSeconds) -> Self {
            self.query.unix_seconds($wire, value.into_unix_seconds());
            self
        }
    };
    ($(#[doc = $docs:literal])* $vis:vis $setter:ident $wire:literal boolean) => {
        $(#[doc = $docs])*
        $vis fn $setter(mut self, value: impl $crate::param::IntoBoolean) -> Self {
            self.query.boolean($wire, value.into_boolean());
            self
        }
    };
    ($(#[doc = $docs:literal])* $vis:vis $setter:ident $wire:literal text $($rules:tt)*) => {
        $(#[doc = $docs])*
        $vis fn $setter(mut self, value: impl $crate::param::IntoText) -> Self {
            self.query.text($wire, value.into_text(), $crate::__text!($($rules)*));
            self
        }
    };
    ($(#[doc = $docs:literal])* $vis:vis $setter:ident $wire:literal choice $choice:ident) => {
        $(#[doc = $docs])*
        $vis fn $setter(mut self, value: impl $crate::param::IntoChoice<super::super::types::$choice>) -> Self {
            self.query.choice($wire, value.into_choice());
            self
        }
    };
}

/// The range of a number.
#[doc(hidden)]
#[macro_export]
macro_rules! __range {
    ($number:ident) => {
        $number::MIN..=$number::MAX
    };
    ($number:ident $range:expr) => {
        $range
    };
}

/// The rules of a text.
#[doc(hidden)]
#[macro_export]
macro_rules! __text {
    () => {
        &$crate::param::Text::ANY
    };
    ($($rules:tt)+) => {{
        #[allow(unused_imports, reason = "most rules have no pattern")]
        use $crate::param::{Node::*, Pattern};
        #[allow(clippy::needless_update, reason = "a text with all rules has no use for it")]
        const RULES: &$crate::param::Text = &$crate::param::Text { $($rules)+, ..$crate::param::Text::ANY };
        RULES
    }};
}
