// Made from spec/unosend.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

/// Client of the Unosend API.
///
/// Logs of the emails that an organisation sent through Unosend. The service's documentation starts at
/// <https://www.unosend.co/docs>.
#[derive(Clone, Debug)]
pub struct Client {
    core: ::sdk_runtime::Core,
}
impl ::sdk_runtime::Provider for Client {
    const SDK: &'static ::sdk_runtime::Sdk = &::sdk_runtime::Sdk {
        name: ::std::env!("CARGO_PKG_NAME"),
        version: ::std::env!("CARGO_PKG_VERSION"),
        env_prefix: "UNOSEND",
        base_url: "https://www.unosend.co/api/v1",
        key_prefixes: &["un_"],
        rate_limits: &[
            ::sdk_runtime::RateLimit::new(10, ::std::time::Duration::from_secs(1)),
            ::sdk_runtime::RateLimit::new(500, ::std::time::Duration::from_secs(60)),
        ],
        quota_codes: &["quota_exceeded", "daily_limit_exceeded", "insufficient_quota"],
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
    /// A client with the key in the environment variable `UNOSEND_API_KEY`. `UNOSEND_BASE_URL`, if it is
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
    /// - `https://www.unosend.co/api/v1` (default): The one that the documentation of the logs uses.
    /// - `https://api.unosend.co/v1`: The one that the service's newer tools use.
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
    /// Lists the emails of the last days, newest first.
    ///
    /// Every record is one email, whatever the number of its recipients, with its status, its times and the
    /// events of its delivery. Only emails created within the last `days` are searched; there is no other
    /// date filter. All parameters are optional and narrow the result together.
    ///
    /// The answer has two forms: wrapped, as documented, in an object with `success` and `data`, and bare,
    /// as
    /// the service's own tools read it. The client accepts both.
    ///
    /// What is said here beyond the documentation comes from public source code of the service, as it was
    /// in
    /// November 2025, and may have changed.
    ///
    /// Calls `GET /logs`. Documentation: <https://www.unosend.co/docs/api/logs>
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
    /// let answer = client.list_logs().status("queued").limit(20).send().await?;
    /// println!("{answer:?}");
    ///
    /// // All records, page after page:
    /// let mut all = client.list_logs().status("queued").limit(20).stream();
    /// while let Some(record) = all.next().await {
    ///     println!("{:?}", record?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_logs(&self) -> builder::ListLogs {
        builder::ListLogs::new(self.clone())
    }
}
/// What calls take and answer.
pub mod types {
    pub use ::sdk_runtime::{Timestamp, UnixTime};
    ::sdk_runtime::open_enum! {
        /// Status of an email. `queued`: waits to be sent. `sent`: handed to the mail server. `delivered`:
        /// accepted by the recipient's server. `bounced`: refused, for good or for now. `failed`: could not be
        /// sent. `scheduled`: waits for its time. `complained` (reported as spam) and `cancelled` are not on
        /// the page of the logs; the service's public source code writes them.
        pub enum LogStatus {
            Queued = "queued",
            Sent = "sent",
            Delivered = "delivered",
            Bounced = "bounced",
            Failed = "failed",
            Scheduled = "scheduled",
            Complained = "complained",
            Cancelled = "cancelled",
        }
    }
    ::sdk_runtime::open_enum! {
        /// What happened to an email. The page of the logs shows `sent` and `delivered`; the others come from
        /// the service's public source code, which has two spellings each for a bounce (`bounced`, `bounce`)
        /// and for a complaint (`complained`, `complaint`).
        pub enum LogEventType {
            Sent = "sent",
            Delivered = "delivered",
            Opened = "opened",
            Clicked = "clicked",
            Bounced = "bounced",
            Complained = "complained",
            Unsubscribed = "unsubscribed",
            Cancelled = "cancelled",
            Bounce = "bounce",
            Complaint = "complaint",
        }
    }
    ::sdk_runtime::object! {
        /// One page of emails.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct LogPage {
            /// The emails of this page.
            #[wire("data", required list)]
            pub data: Vec<Log>,
            /// Where this page lies in the whole result.
            #[wire("pagination", value)]
            pub pagination: Option<LogPagination>,
            /// The filters that were applied.
            #[wire("filters", value)]
            pub filters: Option<LogFilters>,
        }
    }
    impl ::sdk_runtime::Answer for LogPage {}
    ::sdk_runtime::object! {
        /// One email with its status and its events.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct Log {
            /// Identity of the email.
            #[wire("id", required)]
            pub id: String,
            /// Address of the sender, without a display name.
            #[wire("from", optional)]
            pub from: Option<String>,
            /// Addresses of the recipients.
            #[wire("to", scalars)]
            pub to: Vec<String>,
            /// The subject.
            #[wire("subject", optional)]
            pub subject: Option<String>,
            /// Current status of the email.
            #[wire("status", optional)]
            pub status: Option<LogStatus>,
            /// When the email was created, in RFC 3339 form. The window of `days` goes by this time.
            #[wire("created_at", optional)]
            pub created_at: Option<Timestamp>,
            /// When the email was handed to the mail server; null until then.
            #[wire("sent_at", optional)]
            pub sent_at: Option<Timestamp>,
            /// When the recipient's server accepted the email; null until then.
            #[wire("delivered_at", optional)]
            pub delivered_at: Option<Timestamp>,
            /// The time of sending that was asked for; null when there was none. It stays after the email was
            /// sent, so it does not mean that the email is still waiting.
            #[wire("scheduled_for", optional)]
            pub scheduled_for: Option<Timestamp>,
            /// What was stored with the email, such as its tags; free in form, null when there is nothing.
            #[wire("metadata", map)]
            pub metadata: ::serde_json::Map<String, ::serde_json::Value>,
            /// What happened to the email. The order is not documented.
            #[wire("events", list)]
            pub events: Vec<LogEvent>,
        }
    }
    ::sdk_runtime::object! {
        /// One thing that happened to an email.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct LogEvent {
            /// What happened.
            #[wire("type", optional)]
            pub type_: Option<LogEventType>,
            /// When it happened, in RFC 3339 form.
            #[wire("created_at", optional)]
            pub created_at: Option<Timestamp>,
            /// Details of the event, such as the link that was clicked; free in form, null when there are none.
            #[wire("metadata", map)]
            pub metadata: ::serde_json::Map<String, ::serde_json::Value>,
        }
    }
    ::sdk_runtime::object! {
        /// Where a page lies in the whole result.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct LogPagination {
            /// Emails in the whole result.
            #[wire("total", optional)]
            pub total: Option<i64>,
            /// Emails per page that this answer was made for; a larger number than allowed was cut to 100.
            #[wire("limit", optional)]
            pub limit: Option<i64>,
            /// Emails skipped before this page.
            #[wire("offset", optional)]
            pub offset: Option<i64>,
            /// Whether there are emails after this page.
            #[wire("has_more", optional)]
            pub has_more: Option<bool>,
        }
    }
    ::sdk_runtime::object! {
        /// The filters that were applied, as the service understood them. It does not repeat `email_id`.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct LogFilters {
            /// The status asked for, word for word; null when there was none.
            #[wire("status", optional)]
            pub status: Option<LogStatus>,
            /// Days looked back; a larger number than allowed was cut to 90.
            #[wire("days", optional)]
            pub days: Option<i64>,
            /// The text searched for; null when there was none.
            #[wire("search", optional)]
            pub search: Option<String>,
        }
    }
}
/// Calls under construction: set parameters, then send.
pub mod builder {
    /// A call of [`Client::list_logs`](super::Client::list_logs) under construction.
    ///
    /// Every setter takes a value or an `Option` of one; `None` leaves the parameter out, and setting it
    /// again replaces it. A value that the service does not allow is refused by `send` before anything is
    /// sent.
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until it is sent"]
    pub struct ListLogs {
        client: super::Client,
        query: ::sdk_runtime::Query,
    }
    impl ListLogs {
        const OPERATION: ::sdk_runtime::Operation = ::sdk_runtime::Operation {
            id: "list_logs",
            method: ::sdk_runtime::Method::GET,
            path: "/logs",
            required: &[],
            envelope: Some("data"),
        };
        pub(super) fn new(client: super::Client) -> Self {
            Self {
                client,
                query: ::sdk_runtime::Query::new(),
            }
        }
        /// Only emails with this status. The documentation names `sent`, `delivered`, `bounced` and `failed`
        /// for this filter; any text is accepted. It is compared as it stands, upper and lower case included,
        /// and a status that does not exist gives an empty list, not an error.
        ///
        /// Allowed: `queued`, `sent`, `delivered`, `bounced`, `failed`, `scheduled`, `complained`,
        /// `cancelled`; other texts are sent as they are.
        pub fn status(
            mut self,
            value: impl ::sdk_runtime::param::IntoChoice<super::types::LogStatus>,
        ) -> Self {
            self.query.choice("status", value.into_choice());
            self
        }
        /// Only the email with this `id`. It does **not** lift the window of `days`: an older email is not
        /// found even by its id, so ask with `days` set to 90. An id that does not exist gives an empty list;
        /// one that is malformed probably a 500.
        pub fn email_id(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text("email_id", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// How many days to look back from now, 1 to 90. Default `7`.
        ///
        /// Allowed: 1 to 90.
        pub fn days(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
            self.query.integer("days", value.into_integer(), 1..=90);
            self
        }
        /// Emails per page, 1 to 100. Default `50`.
        ///
        /// Allowed: 1 to 100.
        pub fn limit(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
            self.query.integer("limit", value.into_integer(), 1..=100);
            self
        }
        /// Emails to skip. Default `0`. No range is documented; a negative number, and one past the end of the
        /// result, probably gives a 500.
        pub fn offset(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
            self.query.integer("offset", value.into_integer(), i64::MIN..=i64::MAX);
            self
        }
        /// Only emails that have this text in their subject, in any case, or are addressed to it. A recipient
        /// is matched by the **whole** address only, upper and lower case included: `maria@` finds no
        /// recipient. In the subject `%` and `_` act as wildcards, and commas, parentheses, braces and quotes
        /// may lead to a 500.
        pub fn search(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text("search", value.into_text(), &::sdk_runtime::param::Text::ANY);
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
            ::sdk_runtime::Response<super::types::LogPage>,
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
            ::sdk_runtime::Response<::sdk_runtime::Raw<super::types::LogPage>>,
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
            ::sdk_runtime::Response<super::types::LogPage>,
            ::sdk_runtime::Error,
        > {
            ::sdk_runtime::blocking::wait(self.send())?
        }
        const PAGINATION: ::sdk_runtime::Pagination = ::sdk_runtime::Pagination {
            limit: "limit",
            max_limit: 100,
            default_limit: 50,
            offset: "offset",
            page: None,
            sort: None,
            ordered_by: &["created_at"],
            records: "data",
            identity: &["id"],
            more: &["pagination", "has_more"],
            total: &["pagination", "total"],
            capped: &[],
            cap: &[],
            window: None,
            coverage: None,
        };
        /// All records of [`list_logs`](super::Client::list_logs), one by one, page after page.
        ///
        /// Every record that matches when the walk begins is yielded exactly once, while records arrive,
        /// change and leave: see [`Records`](::sdk_runtime::Records).
        ///
        /// **`limit` is the page size, not a number of records to take**; left out, the largest page is asked
        /// for, and 1 is taken for 2, since pages overlap by one record. `offset` is where the walk begins.
        ///
        /// A parameter that is refused is the first item, and nothing is sent.
        pub fn stream(self) -> ::sdk_runtime::Records<super::types::Log> {
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
        pub fn pages(self) -> ::sdk_runtime::Pages<super::types::LogPage> {
            ::sdk_runtime::Pages::new(
                ::sdk_runtime::Provider::core(&self.client),
                Self::OPERATION,
                &Self::PAGINATION,
                self.query,
            )
        }
        /// New and changed records of [`list_logs`](super::Client::list_logs), as they come.
        ///
        /// Oldest first, none lost and no version twice, also when more arrive than a page has and when the
        /// service is away; see [`Follow`](::sdk_runtime::Follow). Where it begins, how often it asks and how
        /// far back it looks for changes is said by [`FollowOptions`](::sdk_runtime::FollowOptions).
        ///
        /// `limit` is the page size; left out, the largest page is asked for, and 1 is taken for 2. `offset`
        /// is refused, since it always reads from the newest record on.
        ///
        /// What is refused is the first item, and nothing is sent.
        pub fn follow(
            self,
            options: ::sdk_runtime::FollowOptions,
        ) -> ::sdk_runtime::Follow<super::types::Log> {
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
    impl ::sdk_runtime::emulator::Call for ListLogs {
        type Answer = super::types::LogPage;
        fn parts(&self) -> (&::sdk_runtime::Operation, &::sdk_runtime::Query) {
            (&Self::OPERATION, &self.query)
        }
    }
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
        "list_logs" => {
            ::sdk_runtime::by_name::value(
                by_name::list_logs(client, operation, parameters)?.send().await?,
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
        "list_logs" => {
            Ok(Box::new(by_name::list_logs(client, operation, parameters)?.stream()))
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
        "list_logs" => {
            Ok(Box::new(by_name::list_logs(client, operation, parameters)?.pages()))
        }
        _ => Err(::sdk_runtime::by_name::unknown_operation(operation)),
    }
}
/// The builders of the calls, with parameters by their wire names.
#[cfg(feature = "mock")]
mod by_name {
    pub(super) fn list_logs(
        client: &super::Client,
        operation: &str,
        parameters: &[(&str, ::serde_json::Value)],
    ) -> Result<super::builder::ListLogs, ::sdk_runtime::Error> {
        let mut call = client.list_logs();
        for (name, value) in parameters {
            call = match *name {
                "status" => call.status(::sdk_runtime::by_name::text(name, value)?),
                "email_id" => call.email_id(::sdk_runtime::by_name::text(name, value)?),
                "days" => call.days(::sdk_runtime::by_name::integer(name, value)?),
                "limit" => call.limit(::sdk_runtime::by_name::integer(name, value)?),
                "offset" => call.offset(::sdk_runtime::by_name::integer(name, value)?),
                "search" => call.search(::sdk_runtime::by_name::text(name, value)?),
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
        "list_logs" => {
            ::sdk_runtime::by_name::decode::<types::LogPage>(body, Some("data"))
        }
        _ => Err(::sdk_runtime::by_name::unknown_operation(operation)),
    }
}
#[cfg(feature = "mock")]
mod emulated {
    use ::sdk_runtime::emulator::description::*;
    pub(super) const SERVICE: &Service = &Service {
        base_path: "/api/v1",
        key_prefixes: &["un_"],
        envelope: Some("data"),
        error: "{\"error\":{\"code\":\"$status\",\"message\":\"$message\"}}",
        too_many: Some(
            "{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"$message\",\"retry_after\":\"$retry_after\"}}",
        ),
        rate_limits: &[
            ::sdk_runtime::RateLimit::new(10, ::std::time::Duration::from_secs(1)),
            ::sdk_runtime::RateLimit::new(500, ::std::time::Duration::from_secs(60)),
        ],
        block_seconds: 0,
        rate_limit_headers: true,
        lists: &[
            Listing {
                id: "list_logs",
                path: "/logs",
                of: None,
                identity: "id",
                members: &[
                    "id",
                    "from",
                    "to",
                    "subject",
                    "status",
                    "created_at",
                    "sent_at",
                    "delivered_at",
                    "scheduled_for",
                    "metadata",
                    "events",
                ],
                hidden: &[],
                sortable: &[],
                fixed: "created_at",
                changed: None,
                cut: true,
                past_end: Some(500),
                none: None,
                parts: None,
                rows: None,
                parameters: &[
                    Parameter::filter("status", &[Test::Equals("status")]),
                    Parameter::filter("email_id", &[Test::Equals("id")]),
                    Parameter::filter("days", &[Test::LastDays("created_at")])
                        .kind(Kind::Integer(1, 90))
                        .default("7"),
                    Parameter::new("limit", Role::Limit)
                        .kind(Kind::Integer(1, 100))
                        .default("50"),
                    Parameter::new("offset", Role::Offset)
                        .kind(Kind::Integer(i64::MIN, i64::MAX))
                        .default("0"),
                    Parameter::filter(
                        "search",
                        &[Test::Contains("subject"), Test::Equals("to[]")],
                    ),
                ],
                required: &[],
                answer: "{\"data\":{\"data\":\"$records\",\"filters\":{\"days\":\"$parameter.days\",\"search\":\"$parameter.search\",\"status\":\"$parameter.status\"},\"pagination\":{\"has_more\":\"$more\",\"limit\":\"$limit\",\"offset\":\"$offset\",\"total\":\"$total\"}},\"success\":true}",
                example: "{\"data\":[{\"created_at\":\"2026-03-02T08:15:00.104277+00:00\",\"delivered_at\":\"2026-03-02T08:15:04.5+00:00\",\"events\":[{\"created_at\":\"2026-03-02T08:15:04.5+00:00\",\"metadata\":null,\"type\":\"delivered\"},{\"created_at\":\"2026-03-02T08:15:01.020881+00:00\",\"metadata\":null,\"type\":\"sent\"},{\"created_at\":\"2026-03-02T09:40:12.337+00:00\",\"metadata\":{\"ip\":\"unknown\",\"user_agent\":null},\"type\":\"opened\"},{\"created_at\":\"2026-03-02T09:40:30.9+00:00\",\"metadata\":{\"ip\":\"203.0.113.8\",\"link_id\":\"lnk_3\",\"url\":\"https://shop.example/spring?a=1&b=2\",\"user_agent\":\"Mozilla/5.0\"},\"type\":\"clicked\"}],\"from\":\"hello@shop.example\",\"id\":\"9b2f6c1e-8a47-4d0b-9e35-61c7d2f0a4e8\",\"metadata\":{\"tags\":[{\"name\":\"campaign\",\"value\":\"spring\"}],\"template_id\":\"tpl_71\"},\"scheduled_for\":null,\"sent_at\":\"2026-03-02T08:15:01.020881+00:00\",\"status\":\"delivered\",\"subject\":\"Neuigkeiten im März\",\"to\":[\"reader@client.example\",\"team@client.example\"]},{\"created_at\":\"2026-03-02T08:02:10.000001+00:00\",\"delivered_at\":null,\"events\":[{\"created_at\":\"2026-03-02T08:02:11+00:00\",\"metadata\":null,\"type\":\"sent\"},{\"created_at\":\"2026-03-02T08:02:13.071002+00:00\",\"metadata\":null,\"type\":\"bounce\"}],\"from\":\"hello@shop.example\",\"id\":\"57d0e3a9-1c6b-4f82-b7a4-0e9d8c2b5f16\",\"metadata\":null,\"scheduled_for\":null,\"sent_at\":\"2026-03-02T08:02:11+00:00\",\"status\":\"bounced\",\"subject\":\"Your invoice\",\"to\":[\"gone@client.example\"]},{\"created_at\":\"2026-03-02T07:58:44.61+00:00\",\"delivered_at\":null,\"events\":[],\"from\":\"hello@shop.example\",\"id\":\"e80a4b7d-3f52-49c6-8d1e-a2b6c9f07d35\",\"metadata\":{},\"scheduled_for\":\"2026-03-05T06:00:00+01:00\",\"sent_at\":null,\"status\":\"scheduled\",\"subject\":\"Reminder\",\"to\":[\"later@client.example\"]},{\"created_at\":\"2026-03-02T07:50:00+00:00\",\"delivered_at\":null,\"events\":[{\"created_at\":\"2026-03-02T07:55:00.000Z\",\"metadata\":null,\"type\":\"cancelled\"}],\"from\":\"hello@shop.example\",\"id\":\"14c7f9b2-6d08-4ea3-95bc-d3e1a0f8c672\",\"metadata\":{\"cancelled_at\":\"2026-03-02T07:55:00.000Z\"},\"scheduled_for\":\"2026-03-04T06:00:00+00:00\",\"sent_at\":null,\"status\":\"cancelled\",\"subject\":\"Draft\",\"to\":[\"reader@client.example\"]},{\"created_at\":\"2026-03-02T07:41:09.9999+00:00\",\"delivered_at\":\"2026-03-02T07:41:12+00:00\",\"events\":[{\"created_at\":\"2026-03-02T07:41:10.5+00:00\",\"metadata\":null,\"type\":\"sent\"},{\"created_at\":\"2026-03-02T07:41:12+00:00\",\"metadata\":null,\"type\":\"delivered\"},{\"created_at\":\"2026-03-02T08:00:00+00:00\",\"metadata\":null,\"type\":\"complaint\"}],\"from\":\"hello@shop.example\",\"id\":\"c3e65d18-97ab-4210-8f7d-5b4c0e2a1d90\",\"metadata\":{\"broadcast_id\":\"brd_9\",\"contact_id\":\"con_55\"},\"scheduled_for\":null,\"sent_at\":\"2026-03-02T07:41:10.5+00:00\",\"status\":\"complained\",\"subject\":\"\",\"to\":[\"angry@client.example\"]}],\"filters\":{\"days\":30,\"search\":null,\"status\":null},\"pagination\":{\"has_more\":false,\"limit\":50,\"offset\":0,\"total\":5}}",
                records: "/data",
                times: &[
                    "created_at",
                    "sent_at",
                    "delivered_at",
                    "scheduled_for",
                    "events[].created_at",
                ],
            },
        ],
    };
}
#[cfg(feature = "mock")]
impl types::LogPage {
    /// An answer to start from in tests. Emails of several statuses, with missing metadata and times in
    /// microseconds.
    #[must_use]
    pub fn example() -> Self {
        emulated::SERVICE.example("list_logs", "")
    }
}
#[cfg(feature = "mock")]
impl types::Log {
    /// A record to start from in tests, the first of [`LogPage::example`](types::LogPage::example).
    #[must_use]
    pub fn example() -> Self {
        emulated::SERVICE.example("list_logs", "/data/0")
    }
}
/// The Unosend API in small, on loopback, for tests: what clients read from it is what a test puts in.
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
    /// The records that [`Client::list_logs`] lists.
    pub fn list_logs(&self) -> ::sdk_runtime::emulator::List<types::Log> {
        match self.0.list("list_logs") {
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
    generator.subschema_for::<types::LogPage>();
    generator.subschema_for::<types::Log>();
    generator.subschema_for::<types::LogEvent>();
    generator.subschema_for::<types::LogPagination>();
    generator.subschema_for::<types::LogFilters>();
    generator.subschema_for::<types::LogStatus>();
    generator.subschema_for::<types::LogEventType>();
    generator.take_definitions(true)
}
