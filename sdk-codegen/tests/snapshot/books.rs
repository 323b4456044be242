// Made from spec/books.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

/// Client of the Library API.
///
/// A small document that uses each thing that the pipeline knows.
#[derive(Clone, Debug)]
pub struct Client {
    core: ::sdk_runtime::Core,
}
impl ::sdk_runtime::Provider for Client {
    const SDK: &'static ::sdk_runtime::Sdk = &::sdk_runtime::Sdk {
        name: ::std::env!("CARGO_PKG_NAME"),
        version: ::std::env!("CARGO_PKG_VERSION"),
        env_prefix: "LIBRARY",
        base_url: "https://library.example/v1",
        key_prefixes: &["lib_"],
        rate_limits: &[
            ::sdk_runtime::RateLimit::new(5, ::std::time::Duration::from_secs(1)),
            ::sdk_runtime::RateLimit::new(60, ::std::time::Duration::from_secs(60)),
        ],
        quota_codes: &["borrowed_out"],
    };
    fn from_core(core: ::sdk_runtime::Core) -> Self {
        Self { core }
    }
    fn core(&self) -> &::sdk_runtime::Core {
        &self.core
    }
}
/// Settings of a [`Client`] that is about to be built.
pub type ClientBuilder = ::sdk_runtime::ClientBuilder<Client>;
impl Client {
    /// A client with the key in the environment variable `LIBRARY_API_KEY`. `LIBRARY_BASE_URL`, if it is
    /// set, replaces the default base URL.
    ///
    /// # Errors
    ///
    /// `Configuration`: the variable is not set, or its value cannot be used.
    pub fn from_env() -> Result<Self, ::sdk_runtime::Error> {
        ClientBuilder::from_env()?.build()
    }
    /// A builder for a client with this key.
    ///
    /// Known base URLs, to be set with `base_url`:
    ///
    /// - `https://library.example/v1` (default): The only one.
    pub fn builder(api_key: impl Into<::sdk_runtime::SecretString>) -> ClientBuilder {
        ClientBuilder::new(api_key)
    }
    /// A client that does some things otherwise, for one call or for many. It shares the rate limit with this
    /// one, and the connections too unless `connect_timeout` is another.
    #[must_use]
    pub fn with_options(&self, options: ::sdk_runtime::RequestOptions) -> Self {
        Self {
            core: self.core.with_options(options),
        }
    }
    /// A call that this crate does not know, such as `client.request(Method::GET, "/path")`, with the key, retries,
    /// rate limit and errors of this client. The path goes below the base URL.
    pub fn request(
        &self,
        method: ::sdk_runtime::Method,
        path: impl Into<String>,
    ) -> ::sdk_runtime::UntypedCall {
        ::sdk_runtime::UntypedCall::new(&self.core, method, path)
    }
    /// Lists books.
    ///
    /// The newest first.
    ///
    /// - A list item in the description stays a list item even where the text is so long that the line has
    ///   to be broken somewhere.
    ///
    /// Calls `GET /books`. Documentation: <https://library.example/docs/books>
    ///
    /// # Example
    ///
    /// ```no_run
    #[doc = ::std::concat!(
        " # async fn example() -> Result<(), ", ::std::env!("CARGO_CRATE_NAME"),
        "::Error> {"
    )]
    #[doc = ::std::concat!(
        " let client = ", ::std::env!("CARGO_CRATE_NAME"), "::Client::from_env()?;"
    )]
    /// let answer = client.list_books().isbn("…").type_("novel").limit(20).send().await?;
    /// println!("{answer:?}");
    ///
    /// // All records, page after page:
    /// let mut all = client.list_books().isbn("…").type_("novel").limit(20).stream();
    /// while let Some(record) = all.next().await {
    ///     println!("{:?}", record?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_books(&self) -> builder::ListBooks {
        builder::ListBooks::new(self.clone())
    }
}
/// What calls take and answer.
pub mod types {
    pub use ::sdk_runtime::{Timestamp, UnixTime};
    ::sdk_runtime::closed_enum! {
        /// Sort direction.
        pub enum Direction {
            Asc = "ASC",
            Desc = "DESC",
        }
    }
    ::sdk_runtime::open_enum! {
        /// Kind of book.
        pub enum Kind {
            Novel = "novel",
            ShortStory = "short-story",
        }
    }
    ::sdk_runtime::object! {
        /// One page of books.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct BookPage {
            /// The books.
            #[wire("data", required list)]
            pub data: Vec<Book>,
            /// Number of all books.
            #[wire("total", optional)]
            pub total: Option<i64>,
        }
    }
    impl ::sdk_runtime::Answer for BookPage {}
    ::sdk_runtime::object! {
        /// One book.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct Book {
            /// Identity.
            #[wire("id", required)]
            pub id: String,
            /// Title.
            #[wire("shortTitle", optional)]
            pub short_title: Option<String>,
            /// Kind of the book.
            #[wire("kind", optional)]
            pub kind: Option<Kind>,
            /// Mean of all votes.
            #[wire("stars", optional)]
            pub stars: Option<f64>,
            /// Number of all votes.
            #[wire("votes", optional)]
            pub votes: Option<i64>,
            /// Whether somebody has it.
            #[wire("lent", optional)]
            pub lent: Option<bool>,
            /// Names of the authors.
            #[wire("authors", scalars)]
            pub authors: Vec<String>,
            /// Whatever the librarians wrote.
            #[wire("notes", map)]
            pub notes: ::serde_json::Map<String, ::serde_json::Value>,
            /// When it was printed.
            #[wire("printed_at", optional)]
            pub printed_at: Option<Timestamp>,
            /// Seen in milliseconds.
            #[wire("lent_until", optional)]
            pub lent_until: Option<UnixTime>,
        }
    }
}
/// Calls under construction: set parameters, then send.
pub mod builder {
    /// A call of [`Client::list_books`](super::Client::list_books) under construction.
    ///
    /// Every setter takes a value or an `Option` of one; `None` leaves the parameter out, and setting it
    /// again replaces it. A value that the service does not allow is refused by `send` before anything is
    /// sent.
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until it is sent"]
    pub struct ListBooks {
        client: super::Client,
        query: ::sdk_runtime::Query,
    }
    impl ListBooks {
        const OPERATION: ::sdk_runtime::Operation = ::sdk_runtime::Operation {
            id: "list_books",
            method: ::sdk_runtime::Method::GET,
            path: "/books",
            required: &[&["isbn"]],
            envelope: Some("data"),
        };
        pub(super) fn new(client: super::Client) -> Self {
            Self {
                client,
                query: ::sdk_runtime::Query::new(),
            }
        }
        /// Page size, 1 to 50; default 10.
        ///
        /// Allowed: 1 to 50.
        pub fn limit(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
            self.query.integer("limit", value.into_integer(), 1..=50);
            self
        }
        /// Books to skip.
        ///
        /// Allowed: 0 or more.
        pub fn offset(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
            self.query.integer("offset", value.into_integer(), 0..=i64::MAX);
            self
        }
        /// Field to sort by.
        pub fn sort_by(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text("sort_by", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// Earliest birth of the author, a Unix time in seconds.
        ///
        /// Allowed: a Unix time in seconds, or a [`Timestamp`](super::types::Timestamp).
        ///
        /// Sent as `bornAfter`.
        pub fn born_after(
            mut self,
            value: impl ::sdk_runtime::param::IntoUnixSeconds,
        ) -> Self {
            self.query.unix_seconds("bornAfter", value.into_unix_seconds());
            self
        }
        /// Least number of stars.
        ///
        /// Allowed: 0 to 5.
        pub fn stars(mut self, value: impl ::sdk_runtime::param::IntoNumber) -> Self {
            self.query.number("stars", value.into_number(), 0.0..=5.0);
            self
        }
        /// Only books that are lent, or only those that are not.
        pub fn lent(mut self, value: impl ::sdk_runtime::param::IntoBoolean) -> Self {
            self.query.boolean("lent", value.into_boolean());
            self
        }
        /// Part of the title.
        ///
        /// Allowed: 2 to 40 characters.
        pub fn title(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "title",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        min_length: 2,
                        max_length: 40,
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// The ISBN without hyphens.
        ///
        /// Required. Allowed: text that matches `^(97[89])?[0-9]{9}[0-9X]$`.
        pub fn isbn(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "isbn",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        pattern: Some(::sdk_runtime::param::Pattern {
                            source: "^(97[89])?[0-9]{9}[0-9X]$",
                            node: &::sdk_runtime::param::Node::Concat(
                                &[
                                    ::sdk_runtime::param::Node::Repeat(
                                        &::sdk_runtime::param::Node::Concat(
                                            &[
                                                ::sdk_runtime::param::Node::Class(&[('9', '9')]),
                                                ::sdk_runtime::param::Node::Class(&[('7', '7')]),
                                                ::sdk_runtime::param::Node::Class(&[('8', '9')]),
                                            ],
                                        ),
                                        0,
                                        Some(1),
                                    ),
                                    ::sdk_runtime::param::Node::Repeat(
                                        &::sdk_runtime::param::Node::Class(&[('0', '9')]),
                                        9,
                                        Some(9),
                                    ),
                                    ::sdk_runtime::param::Node::Class(&[('0', '9'), ('X', 'X')]),
                                ],
                            ),
                        }),
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Direction. Default `DESC`.
        ///
        /// Allowed: `ASC`, `DESC`.
        pub fn order(
            mut self,
            value: impl ::sdk_runtime::param::IntoChoice<super::types::Direction>,
        ) -> Self {
            self.query.choice("order", value.into_choice());
            self
        }
        /// Kind of book.
        ///
        /// Allowed: `novel`, `short-story`; other texts are sent as they are.
        ///
        /// Sent as `type`.
        pub fn type_(
            mut self,
            value: impl ::sdk_runtime::param::IntoChoice<super::types::Kind>,
        ) -> Self {
            self.query.choice("type", value.into_choice());
            self
        }
        /// Latest time of printing, a Unix time in seconds.
        ///
        /// Allowed: a Unix time in seconds, or a [`Timestamp`](super::types::Timestamp).
        ///
        /// Sent as `printedUntil`.
        pub fn printed_until(
            mut self,
            value: impl ::sdk_runtime::param::IntoUnixSeconds,
        ) -> Self {
            self.query.unix_seconds("printedUntil", value.into_unix_seconds());
            self
        }
        /// Sends the call.
        ///
        /// # Errors
        ///
        /// A parameter was refused, the service could not be reached, it reported an error, or its answer could
        /// not be understood: see [`ErrorKind`](::sdk_runtime::ErrorKind).
        pub async fn send(
            self,
        ) -> Result<
            ::sdk_runtime::Response<super::types::BookPage>,
            ::sdk_runtime::Error,
        > {
            ::sdk_runtime::execute(
                    ::sdk_runtime::Provider::core(&self.client),
                    &Self::OPERATION,
                    self.query,
                )
                .await
        }
        /// Sends the call, and gives beside its answer the JSON that it was read from.
        ///
        /// # Errors
        ///
        /// As [`send`](Self::send).
        pub async fn send_raw(
            self,
        ) -> Result<
            ::sdk_runtime::Response<::sdk_runtime::Raw<super::types::BookPage>>,
            ::sdk_runtime::Error,
        > {
            ::sdk_runtime::execute_raw(
                    ::sdk_runtime::Provider::core(&self.client),
                    &Self::OPERATION,
                    self.query,
                )
                .await
        }
        /// Sends the call and waits, for programs without a runtime.
        ///
        /// # Errors
        ///
        /// As [`send`](Self::send), and `Configuration` inside a Tokio runtime, whose thread it would stop.
        #[cfg(feature = "blocking")]
        pub fn send_blocking(
            self,
        ) -> Result<
            ::sdk_runtime::Response<super::types::BookPage>,
            ::sdk_runtime::Error,
        > {
            ::sdk_runtime::blocking::wait(self.send())?
        }
        const PAGINATION: ::sdk_runtime::Pagination = ::sdk_runtime::Pagination {
            limit: "limit",
            max_limit: 50,
            default_limit: 10,
            offset: "offset",
            page: None,
            sort: Some(::sdk_runtime::Sort {
                by: "sort_by",
                order: "order",
                ascending: "ASC",
                fixed: &["printed_at"],
            }),
            ordered_by: &["printed_at"],
            records: "data",
            identity: &["id"],
            more: &[],
            total: &["total"],
            capped: &[],
            cap: &[],
            window: Some("printedUntil"),
            coverage: None,
        };
        /// All records of [`list_books`](super::Client::list_books), one by one, page after page.
        ///
        /// Every record that matches when the walk begins is yielded exactly once, while records arrive,
        /// change and leave: see [`Records`](::sdk_runtime::Records). That holds while `sort_by` is left out
        /// or is `printed_at`. In other orders it is best effort.
        ///
        /// **`limit` is the page size, not a number of records to take**; left out, the largest page is asked
        /// for, and 1 is taken for 2, since pages overlap by one record. `offset` is where the walk begins.
        ///
        /// With [`concurrency`](::sdk_runtime::Records::concurrency) several pages are asked for at once.
        ///
        /// A parameter that is refused is the first item, and nothing is sent.
        pub fn stream(self) -> ::sdk_runtime::Records<super::types::Book> {
            ::sdk_runtime::Records::new(
                ::sdk_runtime::Provider::core(&self.client),
                Self::OPERATION,
                &Self::PAGINATION,
                self.query,
            )
        }
        /// The same page by page.
        ///
        /// A page holds those of its records that were on none before; see [`Pages`](::sdk_runtime::Pages),
        /// and [`stream`](Self::stream) for what the parameters mean to a walk.
        pub fn pages(self) -> ::sdk_runtime::Pages<super::types::BookPage> {
            ::sdk_runtime::Pages::new(
                ::sdk_runtime::Provider::core(&self.client),
                Self::OPERATION,
                &Self::PAGINATION,
                self.query,
            )
        }
        /// New and changed records of [`list_books`](super::Client::list_books), as they come.
        ///
        /// Oldest first, none lost and no version twice, also when more arrive than a page has and when the
        /// service is away; see [`Follow`](::sdk_runtime::Follow). Where it begins, how often it asks and how
        /// far back it looks for changes is said by [`FollowOptions`](::sdk_runtime::FollowOptions).
        ///
        /// `limit` is the page size; left out, the largest page is asked for, and 1 is taken for 2. `offset`,
        /// `sort_by` and `order` are refused, since it always reads from the newest record on.
        ///
        /// What is refused is the first item, and nothing is sent.
        pub fn follow(
            self,
            options: ::sdk_runtime::FollowOptions,
        ) -> ::sdk_runtime::Follow<super::types::Book> {
            ::sdk_runtime::Follow::new(
                ::sdk_runtime::Provider::core(&self.client),
                Self::OPERATION,
                &Self::PAGINATION,
                self.query,
                options,
            )
        }
    }
    #[cfg(feature = "mock")]
    impl ::sdk_runtime::emulator::Call for ListBooks {
        type Answer = super::types::BookPage;
        fn parts(&self) -> (&::sdk_runtime::Operation, &::sdk_runtime::Query) {
            (&Self::OPERATION, &self.query)
        }
    }
    impl ::sdk_runtime::Pinned for super::types::Book {}
    impl ::sdk_runtime::Pinned for super::types::BookPage {}
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
) -> Result<::serde_json::Value, ::sdk_runtime::Error> {
    match operation {
        "list_books" => {
            ::sdk_runtime::by_name::value(
                by_name::list_books(client, operation, parameters)?.send().await?,
            )
        }
        _ => Err(::sdk_runtime::by_name::unknown_operation(operation)),
    }
}
/// What `stream` of an operation yields, as JSON; with so many requests at once where the operation can do that.
///
/// # Errors
///
/// `InvalidRequest` for a name that the document does not know, a list or a parameter, or a value of another type.
#[cfg(feature = "mock")]
#[doc(hidden)]
#[allow(
    unused_variables,
    reason = "a document need not have lists, or such that are read by several requests at once"
)]
pub fn stream(
    client: &Client,
    operation: &str,
    parameters: &[(&str, ::serde_json::Value)],
    concurrency: usize,
) -> Result<Box<dyn ::sdk_runtime::by_name::Walk>, ::sdk_runtime::Error> {
    match operation {
        "list_books" => {
            Ok(
                Box::new(
                    by_name::list_books(client, operation, parameters)?
                        .stream()
                        .concurrency(concurrency),
                ),
            )
        }
        _ => Err(::sdk_runtime::by_name::unknown_operation(operation)),
    }
}
/// What `pages` of an operation yields, as JSON.
///
/// # Errors
///
/// As [`stream`].
#[cfg(feature = "mock")]
#[doc(hidden)]
#[allow(
    unused_variables,
    reason = "a document need not have lists, or such that are read by several requests at once"
)]
pub fn pages(
    client: &Client,
    operation: &str,
    parameters: &[(&str, ::serde_json::Value)],
    concurrency: usize,
) -> Result<Box<dyn ::sdk_runtime::by_name::Walk>, ::sdk_runtime::Error> {
    match operation {
        "list_books" => {
            Ok(
                Box::new(
                    by_name::list_books(client, operation, parameters)?
                        .pages()
                        .concurrency(concurrency),
                ),
            )
        }
        _ => Err(::sdk_runtime::by_name::unknown_operation(operation)),
    }
}
/// The builders of the calls, with parameters by their wire names.
#[cfg(feature = "mock")]
mod by_name {
    pub(super) fn list_books(
        client: &super::Client,
        operation: &str,
        parameters: &[(&str, ::serde_json::Value)],
    ) -> Result<super::builder::ListBooks, ::sdk_runtime::Error> {
        let mut call = client.list_books();
        for (name, value) in parameters {
            call = match *name {
                "limit" => call.limit(::sdk_runtime::by_name::integer(name, value)?),
                "offset" => call.offset(::sdk_runtime::by_name::integer(name, value)?),
                "sort_by" => call.sort_by(::sdk_runtime::by_name::text(name, value)?),
                "bornAfter" => {
                    call.born_after(::sdk_runtime::by_name::integer(name, value)?)
                }
                "stars" => call.stars(::sdk_runtime::by_name::number(name, value)?),
                "lent" => call.lent(::sdk_runtime::by_name::boolean(name, value)?),
                "title" => call.title(::sdk_runtime::by_name::text(name, value)?),
                "isbn" => call.isbn(::sdk_runtime::by_name::text(name, value)?),
                "order" => call.order(::sdk_runtime::by_name::text(name, value)?),
                "type" => call.type_(::sdk_runtime::by_name::text(name, value)?),
                "printedUntil" => {
                    call.printed_until(::sdk_runtime::by_name::integer(name, value)?)
                }
                _ => {
                    return Err(
                        ::sdk_runtime::by_name::unknown_parameter(operation, name),
                    );
                }
            };
        }
        Ok(call)
    }
}
/// Reads the body of an answer to an operation as its `send` does.
///
/// # Errors
///
/// `InvalidRequest` for a name that the document does not know, `Rejected` for a body that says that the call
/// failed, `Decode` for one that cannot be read.
#[cfg(feature = "mock")]
#[doc(hidden)]
pub fn decode(
    operation: &str,
    body: &[u8],
) -> Result<::serde_json::Value, ::sdk_runtime::Error> {
    match operation {
        "list_books" => {
            ::sdk_runtime::by_name::decode::<types::BookPage>(body, Some("data"))
        }
        _ => Err(::sdk_runtime::by_name::unknown_operation(operation)),
    }
}
#[cfg(feature = "mock")]
mod emulated {
    use ::sdk_runtime::emulator::description::*;
    pub(super) const SERVICE: &Service = &Service {
        base_path: "/v1",
        key_prefixes: &["lib_"],
        envelope: Some("data"),
        error: "{\"code\":\"$status\",\"message\":\"$message\"}",
        too_many: None,
        rate_limits: &[
            ::sdk_runtime::RateLimit::new(5, ::std::time::Duration::from_secs(1)),
            ::sdk_runtime::RateLimit::new(60, ::std::time::Duration::from_secs(60)),
        ],
        block_seconds: 5,
        rate_limit_headers: false,
        lists: &[
            Listing {
                id: "list_books",
                path: "/books",
                of: None,
                identity: "id",
                members: &[
                    "id",
                    "shortTitle",
                    "kind",
                    "stars",
                    "votes",
                    "lent",
                    "authors",
                    "notes",
                    "printed_at",
                    "lent_until",
                ],
                hidden: &["isbn"],
                sortable: &[
                    ("id", false),
                    ("shortTitle", false),
                    ("kind", false),
                    ("stars", false),
                    ("votes", false),
                    ("lent", false),
                    ("printed_at", true),
                    ("lent_until", true),
                ],
                fixed: "printed_at",
                changed: Some("printed_at"),
                cut: true,
                past_end: Some(500),
                none: None,
                parts: None,
                rows: None,
                parameters: &[
                    Parameter::new("limit", Role::Limit)
                        .kind(Kind::Integer(1, 50))
                        .default("10"),
                    Parameter::new("offset", Role::Offset)
                        .kind(Kind::Integer(0, i64::MAX)),
                    Parameter::new("sort_by", Role::SortBy),
                    Parameter::filter("bornAfter", &[Test::Since("printed_at")]),
                    Parameter::filter("stars", &[Test::AtLeast("votes")])
                        .kind(Kind::Number),
                    Parameter::filter("lent", &[Test::Equals("lent")]),
                    Parameter::filter(
                        "title",
                        &[Test::Contains("shortTitle"), Test::Contains("authors[]")],
                    ),
                    Parameter::filter("isbn", &[Test::Equals("isbn")]),
                    Parameter::new("order", Role::SortOrder("ASC"))
                        .kind(Kind::Choice(&["ASC", "DESC"])),
                    Parameter::filter("type", &[Test::Equals("kind")]),
                    Parameter::filter("printedUntil", &[Test::Until("printed_at")]),
                ],
                required: &[&["isbn"]],
                answer: "{\"data\":{\"data\":\"$records\",\"total\":\"$total\"},\"success\":true}",
                example: "null",
                records: "/data",
                times: &["printed_at", "lent_until"],
            },
        ],
    };
}
/// The Library API in small, on loopback, for tests: what clients read from it is what a test puts in.
///
/// There is one method a list here, to put records in. What is not about one list is a method of
/// [`Emulator`](::sdk_runtime::emulator::Emulator), to which this derefs: the log of requests, the
/// clock, faults, latency, limits. An example is at the top of this module.
///
/// It models the service as it is documented; where the documentation is silent, the most likely
/// behaviour was chosen. That a test passes here proves nothing of the service.
#[cfg(feature = "mock")]
#[derive(Debug)]
pub struct Emulator(::sdk_runtime::emulator::Emulator);
#[cfg(feature = "mock")]
impl Emulator {
    /// Starts it on a free port, with empty lists. It answers until it is dropped.
    pub async fn start() -> Self {
        Self(::sdk_runtime::emulator::Emulator::start(emulated::SERVICE).await)
    }
    /// Settings of a client of this emulator, with a key that it accepts.
    ///
    /// They are those of any client but for what makes a test wait: there is no rate limit, and calls that fail
    /// are tried again at once. `max_retries(0)` shows a fault as it comes. For a client that waits as in
    /// production, give [`api_key`](::sdk_runtime::emulator::Emulator::api_key) and
    /// [`base_url`](::sdk_runtime::emulator::Emulator::base_url) to [`Client::builder`].
    pub fn client_builder(&self) -> ClientBuilder {
        ClientBuilder::new(self.api_key())
            .base_url(self.base_url())
            .rate_limits([])
            .retry_delay(::std::time::Duration::ZERO)
    }
    /// A client with the settings of [`client_builder`](Self::client_builder).
    ///
    /// # Errors
    ///
    /// As [`ClientBuilder::build`]: nothing of this emulator leads to one.
    pub fn client(&self) -> Result<Client, ::sdk_runtime::Error> {
        self.client_builder().build()
    }
    /// The records that [`Client::list_books`] lists.
    pub fn list_books(&self) -> ::sdk_runtime::emulator::List<types::Book> {
        match self.0.list("list_books") {
            Some(list) => list.of(),
            None => ::std::unreachable!("the description has this list"),
        }
    }
}
#[cfg(feature = "mock")]
impl ::std::ops::Deref for Emulator {
    type Target = ::sdk_runtime::emulator::Emulator;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}
/// The JSON schema of every type in [`types`], by its name. References lead to `#/$defs/<name>`.
#[cfg(all(feature = "mock", feature = "schemars"))]
#[doc(hidden)]
pub fn schemas() -> ::serde_json::Map<String, ::serde_json::Value> {
    let mut generator = ::sdk_runtime::__private::schemars::SchemaGenerator::default();
    generator.subschema_for::<types::BookPage>();
    generator.subschema_for::<types::Book>();
    generator.subschema_for::<types::Direction>();
    generator.subschema_for::<types::Kind>();
    generator.take_definitions(true)
}
