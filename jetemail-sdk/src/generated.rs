// Made from spec/jetemail.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

/// Client of the JetEmail API.
///
/// Logs of the mails that JetEmail sent (outbound) and received (inbound) for an account. The
/// service's documentation starts at <https://jetemail.com/docs/>.
#[derive(Clone, Debug)]
pub struct Client {
    core: ::sdk_runtime::Core,
}
impl ::sdk_runtime::Provider for Client {
    const SDK: &'static ::sdk_runtime::Sdk = &::sdk_runtime::Sdk {
        name: ::std::env!("CARGO_PKG_NAME"),
        version: ::std::env!("CARGO_PKG_VERSION"),
        env_prefix: "JETEMAIL",
        base_url: "https://api.jetemail.com",
        key_prefixes: &["api_"],
        rate_limits: &[
            ::sdk_runtime::RateLimit::new(240, ::std::time::Duration::from_secs(60)),
        ],
        quota_codes: &[],
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
    /// A client with the key in the environment variable `JETEMAIL_API_KEY`. `JETEMAIL_BASE_URL`, if it is
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
    /// - `https://api.jetemail.com` (default): Production, the only server there is.
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
    /// Lists sent messages, one record per message, newest first.
    ///
    /// Every record gathers all events known for one message `uid`: the attempts to deliver it, its final
    /// outcome, its opens and clicks. A record changes after it first appears (see `last_updated`).
    ///
    /// All filters are optional and narrow the result together. Whether a filter on a text wants the whole
    /// value or finds a part of it is not documented.
    ///
    /// On this operation `from` and `to` are **dates**; the addresses are `from_address` and `to_address`.
    ///
    /// Calls `GET /outbound/logs`. Documentation:
    /// <https://jetemail.com/docs/api-reference/outbound/get-outbound-email-logs>
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
    /// let answer = client.list_outbound_logs().action("ACCEPTED").limit(20).send().await?;
    /// println!("{answer:?}");
    ///
    /// // All records, page after page:
    /// let mut all = client.list_outbound_logs().action("ACCEPTED").limit(20).stream();
    /// while let Some(record) = all.next().await {
    ///     println!("{:?}", record?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_outbound_logs(&self) -> builder::ListOutboundLogs {
        builder::ListOutboundLogs::new(self.clone())
    }
    /// Lists the delivery events of one sent message.
    ///
    /// Says whether the message was delivered: one row per event, not one record for the whole message as
    /// `list_outbound_logs` has. The `uid` is that of the records there.
    ///
    /// In which order the rows come is not documented, and neither is what an unknown `uid` gives: take an
    /// error
    /// of kind `NotFound` and an empty list both for «not known».
    ///
    /// Calls `GET /outbound/logs/uid`. Documentation:
    /// <https://jetemail.com/docs/api-reference/outbound/get-outbound-email-logs-by-uid>
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
    /// let answer = client.get_outbound_log().uid("…").send().await?;
    /// println!("{answer:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_outbound_log(&self) -> builder::GetOutboundLog {
        builder::GetOutboundLog::new(self.clone())
    }
    /// Lists received messages of all domains of the account, newest first.
    ///
    /// The service asks each domain of the account, merges and sorts what they give, and then cuts out the
    /// page that was asked for. Every record gathers all that is known of one received message.
    ///
    /// **At most 20 domains are asked in one call.** When the account has more, the answer covers a part
    /// only: compare `domains_included` with `total_domains`, and name the domains you want in `domains`. A
    /// domain can also fail on its own, which `domains_queried` tells.
    ///
    /// All filters are optional and narrow the result together. Whether a filter on a text wants the whole
    /// value or finds a part of it is not documented.
    ///
    /// On this operation `from` and `to` are **addresses**; the dates are `date_from` and `date_to`.
    ///
    /// Calls `GET /inbound/account/logs`. Documentation:
    /// <https://jetemail.com/docs/api-reference/inbound/get-logs-for-all-account-domains>
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
    /// let answer = client.list_inbound_account_logs().logtype("spam").limit(20).send().await?;
    /// println!("{answer:?}");
    ///
    /// // All records, page after page:
    /// let mut all = client.list_inbound_account_logs().logtype("spam").limit(20).stream();
    /// while let Some(record) = all.next().await {
    ///     println!("{:?}", record?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_inbound_account_logs(&self) -> builder::ListInboundAccountLogs {
        builder::ListInboundAccountLogs::new(self.clone())
    }
    /// Lists received messages of one domain or subdomain, newest first.
    ///
    /// The log of one domain (`uuid`) or of one subdomain (`subdomain_id`). For all domains at once there
    /// is
    /// `list_inbound_account_logs`, whose records these are, but for the three fields that name the domain.
    ///
    /// **The answer does not tell how many messages there are**: whether its `count` is that of the page
    /// or of
    /// all is not documented. A walk therefore ends when a further request brings nothing new.
    ///
    /// Beyond `uuid`, `subdomain_id` and paging, the parameters are known from the service's own command
    /// line
    /// tool only; what is said of their values is assumed to be as on `list_inbound_account_logs`. All
    /// filters
    /// are optional and narrow the result together.
    ///
    /// On this operation `from` and `to` are **addresses**; the dates are `date_from` and `date_to`.
    ///
    /// **One of `uuid`, `subdomain_id` must be given**; a call without any is refused.
    ///
    /// Calls `GET /inbound/logs`. Documentation:
    /// <https://jetemail.com/docs/api-reference/inbound/get-inbound-email-logs>
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
    /// let answer = client.list_inbound_logs().uuid("…").logtype("spam").limit(20).send().await?;
    /// println!("{answer:?}");
    ///
    /// // All records, page after page:
    /// let mut all = client.list_inbound_logs().uuid("…").logtype("spam").limit(20).stream();
    /// while let Some(record) = all.next().await {
    ///     println!("{:?}", record?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_inbound_logs(&self) -> builder::ListInboundLogs {
        builder::ListInboundLogs::new(self.clone())
    }
}
/// What calls take and answer.
pub mod types {
    pub use ::sdk_runtime::{Timestamp, UnixTime};
    ::sdk_runtime::closed_enum! {
        /// Direction of a sort, ascending (`ASC`) or descending (`DESC`). Default `DESC`.
        pub enum SortOrder {
            Asc = "ASC",
            Desc = "DESC",
        }
    }
    ::sdk_runtime::closed_enum! {
        /// Action to filter sent messages by. `ACCEPTED` means that the recipient's server took the message,
        /// not merely that JetEmail did.
        pub enum OutboundActionFilter {
            Accepted = "ACCEPTED",
            Rejected = "REJECTED",
            BouncedHard = "BOUNCED_HARD",
            BouncedSoft = "BOUNCED_SOFT",
            Deferred = "DEFERRED",
            Spam = "SPAM",
            Virus = "VIRUS",
            Queued = "QUEUED",
        }
    }
    ::sdk_runtime::closed_enum! {
        /// Delivery protocol to filter sent messages by.
        pub enum OutboundProtocolFilter {
            Smtp = "smtp",
            Http = "http",
            Https = "https",
        }
    }
    ::sdk_runtime::closed_enum! {
        /// Transport by which a message was submitted, to filter sent messages by.
        pub enum TransportTypeFilter {
            Smtp = "smtp",
            Http = "http",
            Api = "api",
        }
    }
    ::sdk_runtime::closed_enum! {
        /// Type of log row to filter received messages by. What `outbound` finds among them is not documented.
        pub enum InboundLogTypeFilter {
            Spam = "spam",
            Delivery = "delivery",
            Inbound = "inbound",
            Outbound = "outbound",
        }
    }
    ::sdk_runtime::closed_enum! {
        /// Kind of connection to filter received messages by.
        pub enum ConnectionModeFilter {
            Smtp = "smtp",
            Http = "http",
            Https = "https",
        }
    }
    ::sdk_runtime::open_enum! {
        /// Outcome of an attempt to deliver a message. `ACCEPTED` means that the recipient's server took it.
        /// The known values are those of the `action` filter; the documentation names none for the answer.
        pub enum DeliveryAction {
            Accepted = "ACCEPTED",
            Rejected = "REJECTED",
            BouncedHard = "BOUNCED_HARD",
            BouncedSoft = "BOUNCED_SOFT",
            Deferred = "DEFERRED",
            Spam = "SPAM",
            Virus = "VIRUS",
            Queued = "QUEUED",
        }
    }
    ::sdk_runtime::open_enum! {
        /// Overall state of a sent message. It is not on the documentation page; the known values are those
        /// that the service's own command line tool speaks of.
        pub enum DeliveryStatus {
            QueuedPending = "queued_pending",
            Delivered = "delivered",
            Bounced = "bounced",
        }
    }
    ::sdk_runtime::open_enum! {
        /// Transport by which a message was submitted. The known values are those of the `transtype` filter;
        /// older documentation shows `ESMTPSA` and `HTTP` too.
        pub enum TransportType {
            Smtp = "smtp",
            Http = "http",
            Api = "api",
        }
    }
    ::sdk_runtime::open_enum! {
        /// Protocol of a delivery. The known values are those of the `protocol` filter.
        pub enum Protocol {
            Smtp = "smtp",
            Http = "http",
            Https = "https",
        }
    }
    ::sdk_runtime::open_enum! {
        /// State of a received message. Only `delivered` is documented, and there must be others: a message
        /// can wait for its delivery for up to five days.
        pub enum InboundStatus {
            Delivered = "delivered",
        }
    }
    ::sdk_runtime::open_enum! {
        /// Type of a log row. The known values are those of the `logtype` filter.
        pub enum InboundLogType {
            Spam = "spam",
            Delivery = "delivery",
            Inbound = "inbound",
            Outbound = "outbound",
        }
    }
    ::sdk_runtime::open_enum! {
        /// Kind of connection. The known values are those of the `mode` filter; the service sends an empty
        /// text where there is none.
        pub enum ConnectionMode {
            Smtp = "smtp",
            Http = "http",
            Https = "https",
        }
    }
    ::sdk_runtime::open_enum! {
        /// Kind of domain. Only `domain` is documented; the account's subdomains are asked too, under a value
        /// that is not known.
        pub enum DomainType {
            Domain = "domain",
        }
    }
    ::sdk_runtime::open_enum! {
        /// How the query of one domain ended. Only `success` is documented; take anything else for a failure.
        pub enum DomainQueryStatus {
            Success = "success",
        }
    }
    ::sdk_runtime::object! {
        /// One page of sent messages.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct OutboundLogPage {
            /// Whether the call succeeded.
            #[wire("success", optional)]
            pub success: Option<bool>,
            /// Where this page lies in the whole result.
            #[wire("pagination", value)]
            pub pagination: Option<OutboundPagination>,
            /// The messages of this page, one record per `uid`.
            #[wire("data", required list)]
            pub data: Vec<OutboundLog>,
        }
    }
    impl ::sdk_runtime::Answer for OutboundLogPage {
        fn success(&self) -> Option<bool> {
            self.success
        }
    }
    ::sdk_runtime::object! {
        /// Where a page of sent messages lies in the whole result.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct OutboundPagination {
            /// Messages in the whole result. It may be capped, see `count_limited`.
            #[wire("total_count", optional)]
            pub total_count: Option<i64>,
            /// Pages in the whole result.
            #[wire("total_pages", optional)]
            pub total_pages: Option<i64>,
            /// Number of this page, counted from 1.
            #[wire("current_page", optional)]
            pub current_page: Option<i64>,
            /// Messages per page that this answer was made for.
            #[wire("per_page", optional)]
            pub per_page: Option<i64>,
            /// Messages skipped before this page.
            #[wire("offset", optional)]
            pub offset: Option<i64>,
            /// Whether there is a page after this one.
            #[wire("has_next_page", optional)]
            pub has_next_page: Option<bool>,
            /// Whether there is a page before this one.
            #[wire("has_previous_page", optional)]
            pub has_previous_page: Option<bool>,
            /// The `offset` of the next page. What the service sends on the last page is not documented.
            #[wire("next_offset", optional)]
            pub next_offset: Option<i64>,
            /// The `offset` of the page before. What the service sends on the first page is not documented.
            #[wire("previous_offset", optional)]
            pub previous_offset: Option<i64>,
            /// Position of the first message of this page in the whole result.
            #[wire("showing_from", optional)]
            pub showing_from: Option<i64>,
            /// Position of the last message of this page in the whole result.
            #[wire("showing_to", optional)]
            pub showing_to: Option<i64>,
            /// Whether the service stopped counting, so that `total_count` is too low. The name says so; the
            /// documentation does not explain it.
            #[wire("count_limited", optional)]
            pub count_limited: Option<bool>,
            /// The count at which the service stops counting, presumably; the documentation does not explain it.
            #[wire("max_count_limit", optional)]
            pub max_count_limit: Option<i64>,
        }
    }
    ::sdk_runtime::object! {
        /// One sent message with all that is known of it. Times are Unix times, read as seconds or
        /// milliseconds by their magnitude.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct OutboundLog {
            /// Identity of the message in the log.
            #[wire("uid", required)]
            pub uid: String,
            /// Id of the record.
            #[wire("id", optional)]
            pub id: Option<String>,
            /// The Message-ID header, with or without angle brackets.
            #[wire("message_id", optional)]
            pub message_id: Option<String>,
            /// The subject.
            #[wire("subject", optional)]
            pub subject: Option<String>,
            /// Address of the sender.
            #[wire("from_address", optional)]
            pub from_address: Option<String>,
            /// Address of the recipient. A single one, even where the message had several (see
            /// `delivery_summary.unique_recipients`).
            #[wire("to_address", optional)]
            pub to_address: Option<String>,
            /// The sender as the delivery saw it. How it differs from `from_address` is not documented.
            #[wire("sender", optional)]
            pub sender: Option<String>,
            /// The receiver as the delivery saw it. How it differs from `to_address` is not documented.
            #[wire("receiver", optional)]
            pub receiver: Option<String>,
            /// User who submitted the message; usually a plain name, not an address.
            #[wire("user", optional)]
            pub user: Option<String>,
            /// Source of the message, as far as is known the IP address that submitted it.
            #[wire("src", optional)]
            pub src: Option<String>,
            /// Host that submitted the message.
            #[wire("originhost", optional)]
            pub originhost: Option<String>,
            /// Transport by which the message was submitted.
            #[wire("transtype", optional)]
            pub transtype: Option<TransportType>,
            /// The From header.
            #[wire("headerFrom", optional)]
            pub header_from: Option<String>,
            /// Id of the rule that was applied to the message, if there was one.
            #[wire("rule_id", optional)]
            pub rule_id: Option<String>,
            /// When the message was first seen, as a Unix time. The unit is not documented; milliseconds are to be
            /// expected.
            #[wire("first_seen", optional)]
            pub first_seen: Option<UnixTime>,
            /// When the record last changed, as a Unix time in milliseconds.
            #[wire("last_updated", optional)]
            pub last_updated: Option<UnixTime>,
            /// Number of events that were recorded for the message.
            #[wire("action_count", optional)]
            pub action_count: Option<i64>,
            /// Mail exchanger of the final delivery. Which `final_` fields an undelivered message has is not
            /// documented.
            #[wire("final_mx", optional)]
            pub final_mx: Option<String>,
            /// Host of the final delivery.
            #[wire("final_host", optional)]
            pub final_host: Option<String>,
            /// IP address of the final delivery, IPv4 or IPv6.
            #[wire("final_ip", optional)]
            pub final_ip: Option<String>,
            /// Protocol of the final delivery.
            #[wire("final_protocol", optional)]
            pub final_protocol: Option<Protocol>,
            /// What the receiving server said in the end.
            #[wire("final_response", optional)]
            pub final_response: Option<String>,
            /// Why the message bounced. Which `bounce_` fields a delivered message has is not documented.
            #[wire("bounce_reason", optional)]
            pub bounce_reason: Option<String>,
            /// Mail exchanger that refused the message.
            #[wire("bounce_mx", optional)]
            pub bounce_mx: Option<String>,
            /// Host of the attempt that bounced.
            #[wire("bounce_host", optional)]
            pub bounce_host: Option<String>,
            /// The attempts to deliver the message. Their order is not documented.
            #[wire("delivery_attempts", list)]
            pub delivery_attempts: Vec<DeliveryAttempt>,
            /// The attempts in numbers.
            #[wire("delivery_summary", value)]
            pub delivery_summary: Option<DeliverySummary>,
            /// The times the message was opened, as far as open tracking could tell.
            #[wire("opens", list)]
            pub opens: Vec<OpenEvent>,
            /// The clicks on links of the message, as far as click tracking could tell.
            #[wire("clicks", list)]
            pub clicks: Vec<ClickEvent>,
            /// Overall state of the message. **Not on the documentation page**: the service's own command line
            /// tool reads it, so it may or may not come.
            #[wire("delivery_status", optional)]
            pub delivery_status: Option<DeliveryStatus>,
        }
    }
    ::sdk_runtime::object! {
        /// One attempt to deliver a message to one receiver.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct DeliveryAttempt {
            /// Outcome of the attempt.
            #[wire("action", optional)]
            pub action: Option<DeliveryAction>,
            /// Address that the attempt was for.
            #[wire("receiver", optional)]
            pub receiver: Option<String>,
            /// Mail exchanger that was asked.
            #[wire("mx", optional)]
            pub mx: Option<String>,
            /// Host of the attempt, a name or an IP address.
            #[wire("host", optional)]
            pub host: Option<String>,
            /// IP address of the attempt, IPv4 or IPv6. Whose it is, is not documented.
            #[wire("ip", optional)]
            pub ip: Option<String>,
            /// What the receiving server said.
            #[wire("response", optional)]
            pub response: Option<String>,
            /// Protocol of the attempt.
            #[wire("protocol", optional)]
            pub protocol: Option<Protocol>,
            /// When the attempt was made, as a Unix time. The unit is not documented; milliseconds are to be
            /// expected.
            #[wire("date", optional)]
            pub date: Option<UnixTime>,
            /// When the attempt was made, in RFC 3339 form.
            #[wire("timestamp", optional)]
            pub timestamp: Option<Timestamp>,
        }
    }
    ::sdk_runtime::object! {
        /// The attempts to deliver a message, in numbers.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct DeliverySummary {
            /// Number of attempts.
            #[wire("total_attempts", optional)]
            pub total_attempts: Option<i64>,
            /// Number of attempts that succeeded.
            #[wire("successful_deliveries", optional)]
            pub successful_deliveries: Option<i64>,
            /// Number of attempts that failed.
            #[wire("failed_deliveries", optional)]
            pub failed_deliveries: Option<i64>,
            /// Number of different recipients.
            #[wire("unique_recipients", optional)]
            pub unique_recipients: Option<i64>,
        }
    }
    ::sdk_runtime::object! {
        /// One opening of a message.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct OpenEvent {
            /// When the message was opened, as a Unix time. The unit is not documented; milliseconds are to be
            /// expected.
            #[wire("date", optional)]
            pub date: Option<UnixTime>,
            /// Country it was opened in. Whether as a name or a code is not documented.
            #[wire("country", optional)]
            pub country: Option<String>,
            /// Mail program it was opened with.
            #[wire("email_client", optional)]
            pub email_client: Option<String>,
        }
    }
    ::sdk_runtime::object! {
        /// One click on a link of a message.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct ClickEvent {
            /// When the link was clicked, as a Unix time. The unit is not documented; milliseconds are to be
            /// expected.
            #[wire("date", optional)]
            pub date: Option<UnixTime>,
            /// Country of the click. Whether as a name or a code is not documented.
            #[wire("country", optional)]
            pub country: Option<String>,
            /// Program that opened the link.
            #[wire("email_client", optional)]
            pub email_client: Option<String>,
            /// Address the link leads to, as it was before click tracking rewrote it.
            #[wire("original_url", optional)]
            pub original_url: Option<String>,
        }
    }
    ::sdk_runtime::object! {
        /// What is known of the delivery of one sent message.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct OutboundLogEvents {
            /// Whether the call succeeded.
            #[wire("success", optional)]
            pub success: Option<bool>,
            /// The events, as far as is known one for each attempt to deliver the message.
            #[wire("data", required list)]
            pub data: Vec<OutboundLogEvent>,
        }
    }
    impl ::sdk_runtime::Answer for OutboundLogEvents {
        fn success(&self) -> Option<bool> {
            self.success
        }
    }
    ::sdk_runtime::object! {
        /// One event in the delivery of a sent message.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct OutboundLogEvent {
            /// Identity of the message in the log; the same in all its events.
            #[wire("uid", optional)]
            pub uid: Option<String>,
            /// What happened.
            #[wire("action", optional)]
            pub action: Option<DeliveryAction>,
            /// The Message-ID header, with angle brackets as far as is known.
            #[wire("message_id", optional)]
            pub message_id: Option<String>,
            /// What the receiving server said. What an event has here to which no server said anything is not
            /// documented.
            #[wire("response", optional)]
            pub response: Option<String>,
            /// User who submitted the message; a plain name, not an address.
            #[wire("user", optional)]
            pub user: Option<String>,
            /// Address of the sender.
            #[wire("from_address", optional)]
            pub from_address: Option<String>,
            /// Address of the recipient.
            #[wire("to_address", optional)]
            pub to_address: Option<String>,
            /// When it happened, in ISO 8601 form; other than in the list not a Unix time.
            #[wire("date", optional)]
            pub date: Option<Timestamp>,
            /// Mail exchanger that was asked.
            #[wire("mx", optional)]
            pub mx: Option<String>,
            /// Name of the server that handled the message.
            #[wire("host", optional)]
            pub host: Option<String>,
            /// IP address that the message was sent from.
            #[wire("outbound_ip", optional)]
            pub outbound_ip: Option<String>,
        }
    }
    ::sdk_runtime::object! {
        /// One page of received messages, merged from several domains, and which domains it covers.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct InboundAccountLogPage {
            /// Whether the call succeeded. It can be true although single domains failed.
            #[wire("success", optional)]
            pub success: Option<bool>,
            /// The messages of this page, merged and sorted over the domains.
            #[wire("data", required list)]
            pub data: Vec<InboundLog>,
            /// Where this page lies in the merged list.
            #[wire("pagination", value)]
            pub pagination: Option<InboundAccountPagination>,
            /// How the query of each domain ended.
            #[wire("domains_queried", list)]
            pub domains_queried: Vec<DomainQuery>,
            /// Number of domains in the account.
            #[wire("total_domains", optional)]
            pub total_domains: Option<i64>,
            /// Number of domains that were asked, at most 20. Less than `total_domains` means a partial answer.
            #[wire("domains_included", optional)]
            pub domains_included: Option<i64>,
        }
    }
    impl ::sdk_runtime::Answer for InboundAccountLogPage {
        fn success(&self) -> Option<bool> {
            self.success
        }
    }
    ::sdk_runtime::object! {
        /// One page of received messages of one domain or subdomain.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct InboundLogPage {
            /// Whether the call succeeded.
            #[wire("success", optional)]
            pub success: Option<bool>,
            /// The messages of this page, without the fields that name their domain.
            #[wire("data", required list)]
            pub data: Vec<InboundLog>,
            /// A number of messages. Whether it counts those of this page or of the whole result is not
            /// documented, so nothing relies on it.
            #[wire("count", optional)]
            pub count: Option<i64>,
        }
    }
    impl ::sdk_runtime::Answer for InboundLogPage {
        fn success(&self) -> Option<bool> {
            self.success
        }
    }
    ::sdk_runtime::object! {
        /// Where a page lies in the merged list of received messages.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct InboundAccountPagination {
            /// Messages in the merged list.
            #[wire("total", optional)]
            pub total: Option<i64>,
            /// Messages per page that this answer was made for.
            #[wire("limit", optional)]
            pub limit: Option<i64>,
            /// Messages skipped before this page.
            #[wire("offset", optional)]
            pub offset: Option<i64>,
            /// Messages on this page.
            #[wire("returned", optional)]
            pub returned: Option<i64>,
        }
    }
    ::sdk_runtime::object! {
        /// One received message with all that is known of it.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct InboundLog {
            /// Domain that the message was received for.
            #[wire("_domain", optional)]
            pub domain: Option<String>,
            /// Id of that domain. A `uid` belongs to its domain, so the two together are the identity of a record.
            #[wire("_domain_uuid", optional)]
            pub domain_uuid: Option<String>,
            /// Kind of that domain.
            #[wire("_domain_type", optional)]
            pub domain_type: Option<DomainType>,
            /// Identity of the message in the log of its domain.
            #[wire("uid", required)]
            pub uid: String,
            /// State of the message.
            #[wire("status", optional)]
            pub status: Option<InboundStatus>,
            /// Address of the sender.
            #[wire("from", optional)]
            pub from: Option<String>,
            /// Address of the recipient.
            #[wire("to", optional)]
            pub to: Option<String>,
            /// The subject.
            #[wire("subject", optional)]
            pub subject: Option<String>,
            /// How many attempts to deliver the message were rejected.
            #[wire("rejected_count", optional)]
            pub rejected_count: Option<i64>,
            /// How many attempts to deliver the message succeeded.
            #[wire("delivery_count", optional)]
            pub delivery_count: Option<i64>,
            /// When the message was delivered, as a Unix time in milliseconds. What an undelivered message has
            /// here is not documented.
            #[wire("delivered_timestamp", optional)]
            pub delivered_timestamp: Option<UnixTime>,
            /// What was said at a rejection. It stays even when the message was delivered later.
            #[wire("rejected_response", optional)]
            pub rejected_response: Option<String>,
            /// What the server that took the message said.
            #[wire("response", optional)]
            pub response: Option<String>,
            /// The log rows that this record sums up.
            #[wire("actions", list)]
            pub actions: Vec<InboundLogAction>,
        }
    }
    ::sdk_runtime::object! {
        /// One row of the log of a received message. Empty texts and 0 stand for values that are missing.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct InboundLogAction {
            /// Id of the row. It looks like a UUID but need not be a valid one.
            #[wire("id", optional)]
            pub id: Option<String>,
            /// Type of the row.
            #[wire("logtype", optional)]
            pub logtype: Option<InboundLogType>,
            /// What the other server said.
            #[wire("response", optional)]
            pub response: Option<String>,
            /// When it happened, as a Unix time in milliseconds.
            #[wire("date", optional)]
            pub date: Option<UnixTime>,
            /// When it happened, in RFC 3339 form; the same instant as `date`.
            #[wire("timestamp", optional)]
            pub timestamp: Option<Timestamp>,
            /// Host of the other side; empty where there is none.
            #[wire("host", optional)]
            pub host: Option<String>,
            /// IP address of the other side; empty where there is none.
            #[wire("ip", optional)]
            pub ip: Option<String>,
            /// Port of the connection; 0 where there is none.
            #[wire("port", optional)]
            pub port: Option<i64>,
            /// Kind of connection; an empty text where there is none.
            #[wire("mode", optional)]
            pub mode: Option<ConnectionMode>,
            /// Delay of the delivery. The unit is not documented.
            #[wire("delay", optional)]
            pub delay: Option<f64>,
            /// Spam score of the message. The scale is not documented.
            #[wire("spam_score", optional)]
            pub spam_score: Option<f64>,
            /// What the spam filter found; empty where there is nothing.
            #[wire("spam_report", optional)]
            pub spam_report: Option<String>,
        }
    }
    ::sdk_runtime::object! {
        /// How the query of one domain ended.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct DomainQuery {
            /// Name of the domain.
            #[wire("domain", optional)]
            pub domain: Option<String>,
            /// Id of the domain.
            #[wire("domain_uuid", optional)]
            pub domain_uuid: Option<String>,
            /// Kind of the domain.
            #[wire("domain_type", optional)]
            pub domain_type: Option<DomainType>,
            /// Messages that the domain gave.
            #[wire("count", optional)]
            pub count: Option<i64>,
            /// Whether the domain could be asked; anything but `success` means that its messages are missing.
            #[wire("status", optional)]
            pub status: Option<DomainQueryStatus>,
        }
    }
}
/// Calls under construction: set parameters, then send.
pub mod builder {
    /// A call of [`Client::list_outbound_logs`](super::Client::list_outbound_logs) under construction.
    ///
    /// Every setter takes a value or an `Option` of one; `None` leaves the parameter out, and setting it
    /// again replaces it. A value that the service does not allow is refused by `send` before anything is
    /// sent.
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until it is sent"]
    pub struct ListOutboundLogs {
        client: super::Client,
        query: ::sdk_runtime::Query,
    }
    impl ListOutboundLogs {
        const OPERATION: ::sdk_runtime::Operation = ::sdk_runtime::Operation {
            id: "list_outbound_logs",
            method: ::sdk_runtime::Method::GET,
            path: "/outbound/logs",
            required: &[],
            envelope: None,
        };
        pub(super) fn new(client: super::Client) -> Self {
            Self {
                client,
                query: ::sdk_runtime::Query::new(),
            }
        }
        /// Messages per page, 1 to 100. Default `50`.
        ///
        /// Allowed: 1 to 100.
        pub fn limit(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
            self.query.integer("limit", value.into_integer(), 1..=100);
            self
        }
        /// Number of the page, counted from 1. Default `1`. It is not documented whether `page` or `offset`
        /// wins when both are sent, so set only one of them.
        ///
        /// Allowed: 1 or more.
        pub fn page(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
            self.query.integer("page", value.into_integer(), 1..=i64::MAX);
            self
        }
        /// Messages to skip, 0 or more; the alternative to `page`. Default `0`. It is not documented which of
        /// the two wins when both are sent, so set only one of them.
        ///
        /// Allowed: 0 or more.
        pub fn offset(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
            self.query.integer("offset", value.into_integer(), 0..=i64::MAX);
            self
        }
        /// Name of the field to sort by, at most 50 characters. Default `date`. The accepted names are not
        /// documented, and `date` itself is no field of a record.
        ///
        /// Allowed: at most 50 characters.
        pub fn sort_by(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "sort_by",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        max_length: 50,
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Direction of the sort, `ASC` or `DESC`. Default `DESC`, the newest first.
        ///
        /// Allowed: `ASC`, `DESC`.
        pub fn sort_order(
            mut self,
            value: impl ::sdk_runtime::param::IntoChoice<super::types::SortOrder>,
        ) -> Self {
            self.query.choice("sort_order", value.into_choice());
            self
        }
        /// Only the record with this `id`, at most 100 characters.
        ///
        /// Allowed: at most 100 characters.
        pub fn id(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "id",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        max_length: 100,
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Only the message with this `uid`, the identity of a record. 1 to 100 letters, digits, hyphens and
        /// underscores.
        ///
        /// Allowed: text that matches `^[A-Za-z0-9-_]{1,100}$`.
        pub fn uid(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "uid",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        pattern: Some(::sdk_runtime::param::Pattern {
                            source: "^[A-Za-z0-9-_]{1,100}$",
                            node: &::sdk_runtime::param::Node::Repeat(
                                &::sdk_runtime::param::Node::Class(
                                    &[
                                        ('-', '-'),
                                        ('0', '9'),
                                        ('A', 'Z'),
                                        ('_', '_'),
                                        ('a', 'z'),
                                    ],
                                ),
                                1,
                                Some(100),
                            ),
                        }),
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Only messages with this action, for example `BOUNCED_HARD`.
        ///
        /// Allowed: `ACCEPTED`, `REJECTED`, `BOUNCED_HARD`, `BOUNCED_SOFT`, `DEFERRED`, `SPAM`, `VIRUS`,
        /// `QUEUED`.
        pub fn action(
            mut self,
            value: impl ::sdk_runtime::param::IntoChoice<
                super::types::OutboundActionFilter,
            >,
        ) -> Self {
            self.query.choice("action", value.into_choice());
            self
        }
        /// Only messages of this zone, at most 50 characters. What a zone is, the service does not document.
        ///
        /// Allowed: at most 50 characters.
        pub fn zone(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "zone",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        max_length: 50,
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Only the message with this Message-ID header, at most 100 characters. Real ones can be longer; look
        /// those up by `uid`, or by addresses and dates.
        ///
        /// Allowed: at most 100 characters.
        pub fn message_id(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "message_id",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        max_length: 100,
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Only messages from this address. The sender's address is this one, not `from`, which is a date.
        pub fn from_address(
            mut self,
            value: impl ::sdk_runtime::param::IntoText,
        ) -> Self {
            self.query
                .text(
                    "from_address",
                    value.into_text(),
                    &::sdk_runtime::param::Text::ANY,
                );
            self
        }
        /// Only messages to this address. The recipient's address is this one, not `to`, which is a date.
        pub fn to_address(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text("to_address", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// Only messages for which this mail exchanger of the recipient's domain was used, at most 100
        /// characters.
        ///
        /// Allowed: at most 100 characters.
        pub fn mx(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "mx",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        max_length: 100,
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Only messages handled by this host, at most 100 characters. In records it has been seen to hold a
        /// name as well as an IP address.
        ///
        /// Allowed: at most 100 characters.
        pub fn host(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "host",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        max_length: 100,
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Only messages with this IP address, an **IPv4** address in dotted form. The records also hold IPv6
        /// addresses, for which this filter cannot be used.
        ///
        /// Allowed: text that matches
        /// `^(?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\.){3}(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$`.
        pub fn ip(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "ip",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        pattern: Some(::sdk_runtime::param::Pattern {
                            source: "^(?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$",
                            node: &::sdk_runtime::param::Node::Concat(
                                &[
                                    ::sdk_runtime::param::Node::Repeat(
                                        &::sdk_runtime::param::Node::Concat(
                                            &[
                                                ::sdk_runtime::param::Node::Alternate(
                                                    &[
                                                        ::sdk_runtime::param::Node::Concat(
                                                            &[
                                                                ::sdk_runtime::param::Node::Class(&[('2', '2')]),
                                                                ::sdk_runtime::param::Node::Class(&[('5', '5')]),
                                                                ::sdk_runtime::param::Node::Class(&[('0', '5')]),
                                                            ],
                                                        ),
                                                        ::sdk_runtime::param::Node::Concat(
                                                            &[
                                                                ::sdk_runtime::param::Node::Class(&[('2', '2')]),
                                                                ::sdk_runtime::param::Node::Class(&[('0', '4')]),
                                                                ::sdk_runtime::param::Node::Class(&[('0', '9')]),
                                                            ],
                                                        ),
                                                        ::sdk_runtime::param::Node::Concat(
                                                            &[
                                                                ::sdk_runtime::param::Node::Repeat(
                                                                    &::sdk_runtime::param::Node::Class(&[('0', '1')]),
                                                                    0,
                                                                    Some(1),
                                                                ),
                                                                ::sdk_runtime::param::Node::Class(&[('0', '9')]),
                                                                ::sdk_runtime::param::Node::Repeat(
                                                                    &::sdk_runtime::param::Node::Class(&[('0', '9')]),
                                                                    0,
                                                                    Some(1),
                                                                ),
                                                            ],
                                                        ),
                                                    ],
                                                ),
                                                ::sdk_runtime::param::Node::Class(&[('.', '.')]),
                                            ],
                                        ),
                                        3,
                                        Some(3),
                                    ),
                                    ::sdk_runtime::param::Node::Alternate(
                                        &[
                                            ::sdk_runtime::param::Node::Concat(
                                                &[
                                                    ::sdk_runtime::param::Node::Class(&[('2', '2')]),
                                                    ::sdk_runtime::param::Node::Class(&[('5', '5')]),
                                                    ::sdk_runtime::param::Node::Class(&[('0', '5')]),
                                                ],
                                            ),
                                            ::sdk_runtime::param::Node::Concat(
                                                &[
                                                    ::sdk_runtime::param::Node::Class(&[('2', '2')]),
                                                    ::sdk_runtime::param::Node::Class(&[('0', '4')]),
                                                    ::sdk_runtime::param::Node::Class(&[('0', '9')]),
                                                ],
                                            ),
                                            ::sdk_runtime::param::Node::Concat(
                                                &[
                                                    ::sdk_runtime::param::Node::Repeat(
                                                        &::sdk_runtime::param::Node::Class(&[('0', '1')]),
                                                        0,
                                                        Some(1),
                                                    ),
                                                    ::sdk_runtime::param::Node::Class(&[('0', '9')]),
                                                    ::sdk_runtime::param::Node::Repeat(
                                                        &::sdk_runtime::param::Node::Class(&[('0', '9')]),
                                                        0,
                                                        Some(1),
                                                    ),
                                                ],
                                            ),
                                        ],
                                    ),
                                ],
                            ),
                        }),
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Only messages with this answer of the receiving server, at most 500 characters.
        ///
        /// Allowed: at most 500 characters.
        pub fn response(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "response",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        max_length: 500,
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Only messages submitted by this user. The documentation calls it an e-mail address; the names of
        /// SMTP users, such as `smtp_user1`, are plain names, so any text is accepted here.
        pub fn user(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query.text("user", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// Only messages delivered by this protocol, `smtp`, `http` or `https`.
        ///
        /// Allowed: `smtp`, `http`, `https`.
        pub fn protocol(
            mut self,
            value: impl ::sdk_runtime::param::IntoChoice<
                super::types::OutboundProtocolFilter,
            >,
        ) -> Self {
            self.query.choice("protocol", value.into_choice());
            self
        }
        /// Only messages from this source, at most 50 characters; as far as is known the IP address that
        /// submitted them.
        ///
        /// Allowed: at most 50 characters.
        pub fn src(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "src",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        max_length: 50,
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Only messages with this subject, at most 500 characters.
        ///
        /// Allowed: at most 500 characters.
        pub fn subject(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "subject",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        max_length: 500,
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Only messages with this MD5 sum, 32 hexadecimal digits in either case. What it is the sum of, the
        /// service does not document.
        ///
        /// Allowed: text that matches `^[a-fA-F0-9]{32}$`.
        pub fn md5(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "md5",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        pattern: Some(::sdk_runtime::param::Pattern {
                            source: "^[a-fA-F0-9]{32}$",
                            node: &::sdk_runtime::param::Node::Repeat(
                                &::sdk_runtime::param::Node::Class(
                                    &[('0', '9'), ('A', 'F'), ('a', 'f')],
                                ),
                                32,
                                Some(32),
                            ),
                        }),
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Only messages that came in through this interface, at most 50 characters. The possible names are
        /// not documented.
        ///
        /// Allowed: at most 50 characters.
        pub fn interface(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "interface",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        max_length: 50,
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Only messages that were submitted by this host, at most 100 characters.
        ///
        /// Allowed: at most 100 characters.
        pub fn originhost(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "originhost",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        max_length: 100,
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Only messages submitted by this transport, `smtp`, `http` or `api`.
        ///
        /// Allowed: `smtp`, `http`, `api`.
        pub fn transtype(
            mut self,
            value: impl ::sdk_runtime::param::IntoChoice<
                super::types::TransportTypeFilter,
            >,
        ) -> Self {
            self.query.choice("transtype", value.into_choice());
            self
        }
        /// Only messages whose From header holds this address. It can differ from `from_address`, the sender
        /// of the envelope.
        ///
        /// Sent as `headerFrom`.
        pub fn header_from(
            mut self,
            value: impl ::sdk_runtime::param::IntoText,
        ) -> Self {
            self.query
                .text("headerFrom", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// Start of the time range, a Unix time in **seconds**, 0 or more. The times in the answer are, as far
        /// as is known, milliseconds. Take it for a coarse filter: the service is known to apply it inexactly,
        /// so check the records' own times. Whether the bound itself belongs to the range is not documented.
        ///
        /// Allowed: a Unix time in seconds, or a [`Timestamp`](super::types::Timestamp).
        pub fn date_from(
            mut self,
            value: impl ::sdk_runtime::param::IntoUnixSeconds,
        ) -> Self {
            self.query.unix_seconds("date_from", value.into_unix_seconds());
            self
        }
        /// End of the time range, a Unix time in **seconds**, 0 or more. A coarse filter like `date_from`;
        /// whether the bound itself belongs to the range is not documented.
        ///
        /// Allowed: a Unix time in seconds, or a [`Timestamp`](super::types::Timestamp).
        pub fn date_to(
            mut self,
            value: impl ::sdk_runtime::param::IntoUnixSeconds,
        ) -> Self {
            self.query.unix_seconds("date_to", value.into_unix_seconds());
            self
        }
        /// **A date, not an address**: for the sender's address use `from_address`. Start of the time range,
        /// as `YYYY-MM-DD` or in ISO 8601 form. A coarse filter like `date_from`. Which time zone a bare date
        /// is read in, and what happens when `date_from` is set too, is not documented.
        pub fn from(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query.text("from", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// **A date, not an address**: for the recipient's address use `to_address`. End of the time range, as
        /// `YYYY-MM-DD` or in ISO 8601 form. A coarse filter like `date_from`. Which time zone a bare date is
        /// read in, whether that day itself is included, and what happens when `date_to` is set too, is not
        /// documented.
        pub fn to(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query.text("to", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// Only messages to which the rule with this id was applied, at most 100 characters.
        ///
        /// Allowed: at most 100 characters.
        pub fn rule_id(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "rule_id",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        max_length: 100,
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Only messages with this text in one of their fields, at most 200 characters.
        ///
        /// Allowed: at most 200 characters.
        pub fn search(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "search",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        max_length: 200,
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
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
            ::sdk_runtime::Response<super::types::OutboundLogPage>,
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
            ::sdk_runtime::Response<::sdk_runtime::Raw<super::types::OutboundLogPage>>,
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
            ::sdk_runtime::Response<super::types::OutboundLogPage>,
            ::sdk_runtime::Error,
        > {
            ::sdk_runtime::blocking::wait(self.send())?
        }
        const PAGINATION: ::sdk_runtime::Pagination = ::sdk_runtime::Pagination {
            limit: "limit",
            max_limit: 100,
            default_limit: 50,
            offset: "offset",
            page: Some("page"),
            sort: Some(::sdk_runtime::Sort {
                by: "sort_by",
                order: "sort_order",
                ascending: "ASC",
                fixed: &["date"],
            }),
            ordered_by: &["first_seen"],
            records: "data",
            identity: &["uid"],
            more: &["pagination", "has_next_page"],
            total: &["pagination", "total_count"],
            capped: &["pagination", "count_limited"],
            cap: &["pagination", "max_count_limit"],
            window: Some("date_to"),
            coverage: None,
        };
        /// All records of [`list_outbound_logs`](super::Client::list_outbound_logs), one by one, page after
        /// page.
        ///
        /// Every record that matches when the walk begins is yielded exactly once, while records arrive,
        /// change and leave: see [`Records`](::sdk_runtime::Records). That holds while `sort_by` is left out
        /// or is `date`. In other orders it is best effort.
        ///
        /// **`limit` is the page size, not a number of records to take**; left out, the largest page is asked
        /// for, and 1 is taken for 2, since pages overlap by one record. `offset` or `page` is where the walk
        /// begins.
        ///
        /// With [`concurrency`](::sdk_runtime::Records::concurrency) several pages are asked for at once.
        ///
        /// A parameter that is refused is the first item, and nothing is sent.
        pub fn stream(self) -> ::sdk_runtime::Records<super::types::OutboundLog> {
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
        pub fn pages(self) -> ::sdk_runtime::Pages<super::types::OutboundLogPage> {
            ::sdk_runtime::Pages::new(
                ::sdk_runtime::Provider::core(&self.client),
                Self::OPERATION,
                &Self::PAGINATION,
                self.query,
            )
        }
        /// New and changed records of [`list_outbound_logs`](super::Client::list_outbound_logs), as they come.
        ///
        /// Oldest first, none lost and no version twice, also when more arrive than a page has and when the
        /// service is away; see [`Follow`](::sdk_runtime::Follow). Where it begins, how often it asks and how
        /// far back it looks for changes is said by [`FollowOptions`](::sdk_runtime::FollowOptions).
        ///
        /// `limit` is the page size; left out, the largest page is asked for, and 1 is taken for 2. `offset`,
        /// `page`, `sort_by` and `sort_order` are refused, since it always reads from the newest record on.
        ///
        /// What is refused is the first item, and nothing is sent.
        pub fn follow(
            self,
            options: ::sdk_runtime::FollowOptions,
        ) -> ::sdk_runtime::Follow<super::types::OutboundLog> {
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
    impl ::sdk_runtime::emulator::Call for ListOutboundLogs {
        type Answer = super::types::OutboundLogPage;
        fn parts(&self) -> (&::sdk_runtime::Operation, &::sdk_runtime::Query) {
            (&Self::OPERATION, &self.query)
        }
    }
    /// A call of [`Client::get_outbound_log`](super::Client::get_outbound_log) under construction.
    ///
    /// Every setter takes a value or an `Option` of one; `None` leaves the parameter out, and setting it
    /// again replaces it. A value that the service does not allow is refused by `send` before anything is
    /// sent.
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until it is sent"]
    pub struct GetOutboundLog {
        client: super::Client,
        query: ::sdk_runtime::Query,
    }
    impl GetOutboundLog {
        const OPERATION: ::sdk_runtime::Operation = ::sdk_runtime::Operation {
            id: "get_outbound_log",
            method: ::sdk_runtime::Method::GET,
            path: "/outbound/logs/uid",
            required: &[&["uid"]],
            envelope: None,
        };
        pub(super) fn new(client: super::Client) -> Self {
            Self {
                client,
                query: ::sdk_runtime::Query::new(),
            }
        }
        /// The `uid` of the message. 1 to 50 letters, digits, hyphens and underscores; the filter of the list
        /// allows 100.
        ///
        /// Required. Allowed: text that matches `^[A-Za-z0-9-_]{1,50}$`.
        pub fn uid(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "uid",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        pattern: Some(::sdk_runtime::param::Pattern {
                            source: "^[A-Za-z0-9-_]{1,50}$",
                            node: &::sdk_runtime::param::Node::Repeat(
                                &::sdk_runtime::param::Node::Class(
                                    &[
                                        ('-', '-'),
                                        ('0', '9'),
                                        ('A', 'Z'),
                                        ('_', '_'),
                                        ('a', 'z'),
                                    ],
                                ),
                                1,
                                Some(50),
                            ),
                        }),
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
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
            ::sdk_runtime::Response<super::types::OutboundLogEvents>,
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
            ::sdk_runtime::Response<::sdk_runtime::Raw<super::types::OutboundLogEvents>>,
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
            ::sdk_runtime::Response<super::types::OutboundLogEvents>,
            ::sdk_runtime::Error,
        > {
            ::sdk_runtime::blocking::wait(self.send())?
        }
    }
    #[cfg(feature = "mock")]
    impl ::sdk_runtime::emulator::Call for GetOutboundLog {
        type Answer = super::types::OutboundLogEvents;
        fn parts(&self) -> (&::sdk_runtime::Operation, &::sdk_runtime::Query) {
            (&Self::OPERATION, &self.query)
        }
    }
    /// A call of [`Client::list_inbound_account_logs`](super::Client::list_inbound_account_logs) under
    /// construction.
    ///
    /// Every setter takes a value or an `Option` of one; `None` leaves the parameter out, and setting it
    /// again replaces it. A value that the service does not allow is refused by `send` before anything is
    /// sent.
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until it is sent"]
    pub struct ListInboundAccountLogs {
        client: super::Client,
        query: ::sdk_runtime::Query,
    }
    impl ListInboundAccountLogs {
        const OPERATION: ::sdk_runtime::Operation = ::sdk_runtime::Operation {
            id: "list_inbound_account_logs",
            method: ::sdk_runtime::Method::GET,
            path: "/inbound/account/logs",
            required: &[],
            envelope: None,
        };
        pub(super) fn new(client: super::Client) -> Self {
            Self {
                client,
                query: ::sdk_runtime::Query::new(),
            }
        }
        /// Only these domains: their names in one text, separated by commas, for example
        /// `example.com,mail.example.com`. Left out, all domains of the account are asked, up to 20 of them.
        pub fn domains(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text("domains", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// Only messages with log rows of this type, `spam`, `delivery`, `inbound` or `outbound`.
        ///
        /// Allowed: `spam`, `delivery`, `inbound`, `outbound`.
        pub fn logtype(
            mut self,
            value: impl ::sdk_runtime::param::IntoChoice<
                super::types::InboundLogTypeFilter,
            >,
        ) -> Self {
            self.query.choice("logtype", value.into_choice());
            self
        }
        /// **An address, not a date**: only messages to this recipient. For the end of the time range use
        /// `date_to`.
        pub fn to(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query.text("to", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// **An address, not a date**: only messages from this sender. For the start of the time range use
        /// `date_from`.
        pub fn from(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query.text("from", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// Only messages with this subject, at most 500 characters.
        ///
        /// Allowed: at most 500 characters.
        pub fn subject(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "subject",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        max_length: 500,
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Only messages with this IP address. Unlike its namesake on the outbound logs it has no documented
        /// form.
        pub fn ip(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query.text("ip", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// Start of the time range, a Unix time in **seconds**. The times in the answer are milliseconds. Take
        /// it for a coarse filter: the service is known to apply it inexactly, so check the records' own
        /// times. Whether the bound itself belongs to the range is not documented.
        ///
        /// Allowed: a Unix time in seconds, or a [`Timestamp`](super::types::Timestamp).
        pub fn date_from(
            mut self,
            value: impl ::sdk_runtime::param::IntoUnixSeconds,
        ) -> Self {
            self.query.unix_seconds("date_from", value.into_unix_seconds());
            self
        }
        /// End of the time range, a Unix time in **seconds**. A coarse filter like `date_from`; whether the
        /// bound itself belongs to the range is not documented.
        ///
        /// Allowed: a Unix time in seconds, or a [`Timestamp`](super::types::Timestamp).
        pub fn date_to(
            mut self,
            value: impl ::sdk_runtime::param::IntoUnixSeconds,
        ) -> Self {
            self.query.unix_seconds("date_to", value.into_unix_seconds());
            self
        }
        /// Only messages with at least this spam score. Fractions are allowed; the scale is not documented.
        pub fn spamscore_min(
            mut self,
            value: impl ::sdk_runtime::param::IntoNumber,
        ) -> Self {
            self.query.number("spamscore_min", value.into_number(), f64::MIN..=f64::MAX);
            self
        }
        /// Only messages with at most this spam score. Fractions are allowed; the scale is not documented.
        pub fn spamscore_max(
            mut self,
            value: impl ::sdk_runtime::param::IntoNumber,
        ) -> Self {
            self.query.number("spamscore_max", value.into_number(), f64::MIN..=f64::MAX);
            self
        }
        /// Only messages handled by this host.
        pub fn host(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query.text("host", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// Only messages that used this port, 1 to 65535. In the answer 0 means that there is none.
        ///
        /// Allowed: 1 to 65535.
        pub fn port(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
            self.query.integer("port", value.into_integer(), 1..=65535);
            self
        }
        /// Only messages that came in by this kind of connection, `smtp`, `http` or `https`. In the answer an
        /// empty text means that there is none.
        ///
        /// Allowed: `smtp`, `http`, `https`.
        pub fn mode(
            mut self,
            value: impl ::sdk_runtime::param::IntoChoice<
                super::types::ConnectionModeFilter,
            >,
        ) -> Self {
            self.query.choice("mode", value.into_choice());
            self
        }
        /// Messages per page, 1 to 1000, counted after all domains are merged. Default `100`.
        ///
        /// Allowed: 1 to 1000.
        pub fn limit(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
            self.query.integer("limit", value.into_integer(), 1..=1000);
            self
        }
        /// Messages of the merged list to skip, 0 or more. Ignored when `page` is set.
        ///
        /// Allowed: 0 or more.
        pub fn offset(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
            self.query.integer("offset", value.into_integer(), 0..=i64::MAX);
            self
        }
        /// Number of the page, counted from 1; the alternative to `offset`, over which it takes precedence.
        ///
        /// Allowed: 1 or more.
        pub fn page(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
            self.query.integer("page", value.into_integer(), 1..=i64::MAX);
            self
        }
        /// Name of the field to sort by. Default `date`. The accepted names are not documented, and `date`
        /// itself is no field of a record, only of its `actions`.
        pub fn sort_by(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text("sort_by", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// Direction of the sort, `ASC` or `DESC`. Default `DESC`, the newest first.
        ///
        /// Allowed: `ASC`, `DESC`.
        pub fn sort_order(
            mut self,
            value: impl ::sdk_runtime::param::IntoChoice<super::types::SortOrder>,
        ) -> Self {
            self.query.choice("sort_order", value.into_choice());
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
            ::sdk_runtime::Response<super::types::InboundAccountLogPage>,
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
            ::sdk_runtime::Response<
                ::sdk_runtime::Raw<super::types::InboundAccountLogPage>,
            >,
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
            ::sdk_runtime::Response<super::types::InboundAccountLogPage>,
            ::sdk_runtime::Error,
        > {
            ::sdk_runtime::blocking::wait(self.send())?
        }
        const PAGINATION: ::sdk_runtime::Pagination = ::sdk_runtime::Pagination {
            limit: "limit",
            max_limit: 1000,
            default_limit: 100,
            offset: "offset",
            page: Some("page"),
            sort: Some(::sdk_runtime::Sort {
                by: "sort_by",
                order: "sort_order",
                ascending: "ASC",
                fixed: &["date"],
            }),
            ordered_by: &[],
            records: "data",
            identity: &["uid", "_domain_uuid"],
            more: &[],
            total: &["pagination", "total"],
            capped: &[],
            cap: &[],
            window: Some("date_to"),
            coverage: Some(::sdk_runtime::Coverage {
                included: "domains_included",
                of: "total_domains",
                parts: "domains_queried",
                name: "domain",
                status: "status",
                complete: "success",
            }),
        };
        /// All records of [`list_inbound_account_logs`](super::Client::list_inbound_account_logs), one by one,
        /// page after page.
        ///
        /// Every record that matches when the walk begins is yielded exactly once, while records arrive,
        /// change and leave: see [`Records`](::sdk_runtime::Records). That holds while `sort_by` is left out
        /// or is `date`. In other orders it is best effort.
        ///
        /// **`limit` is the page size, not a number of records to take**; left out, the largest page is asked
        /// for, and 1 is taken for 2, since pages overlap by one record. `offset` or `page` is where the walk
        /// begins.
        ///
        /// An answer that covers only a part of the account is reported as an `Err` of kind
        /// [`Partial`](::sdk_runtime::ErrorKind::Partial), once per change of that part, and the walk goes on.
        ///
        /// With [`concurrency`](::sdk_runtime::Records::concurrency) several pages are asked for at once.
        ///
        /// A parameter that is refused is the first item, and nothing is sent.
        pub fn stream(self) -> ::sdk_runtime::Records<super::types::InboundLog> {
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
        pub fn pages(self) -> ::sdk_runtime::Pages<super::types::InboundAccountLogPage> {
            ::sdk_runtime::Pages::new(
                ::sdk_runtime::Provider::core(&self.client),
                Self::OPERATION,
                &Self::PAGINATION,
                self.query,
            )
        }
        /// New and changed records of [`list_inbound_account_logs`](super::Client::list_inbound_account_logs),
        /// as they come.
        ///
        /// Oldest first, none lost and no version twice, also when more arrive than a page has and when the
        /// service is away; see [`Follow`](::sdk_runtime::Follow). Where it begins, how often it asks and how
        /// far back it looks for changes is said by [`FollowOptions`](::sdk_runtime::FollowOptions).
        ///
        /// `limit` is the page size; left out, the largest page is asked for, and 1 is taken for 2. `offset`,
        /// `page`, `sort_by` and `sort_order` are refused, since it always reads from the newest record on.
        ///
        /// What is refused is the first item, and nothing is sent.
        pub fn follow(
            self,
            options: ::sdk_runtime::FollowOptions,
        ) -> ::sdk_runtime::Follow<super::types::InboundLog> {
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
    impl ::sdk_runtime::emulator::Call for ListInboundAccountLogs {
        type Answer = super::types::InboundAccountLogPage;
        fn parts(&self) -> (&::sdk_runtime::Operation, &::sdk_runtime::Query) {
            (&Self::OPERATION, &self.query)
        }
    }
    /// A call of [`Client::list_inbound_logs`](super::Client::list_inbound_logs) under construction.
    ///
    /// Every setter takes a value or an `Option` of one; `None` leaves the parameter out, and setting it
    /// again replaces it. A value that the service does not allow is refused by `send` before anything is
    /// sent.
    ///
    /// **One of `uuid`, `subdomain_id` must be given**; a call without any is refused.
    #[derive(Clone, Debug)]
    #[must_use = "a call does nothing until it is sent"]
    pub struct ListInboundLogs {
        client: super::Client,
        query: ::sdk_runtime::Query,
    }
    impl ListInboundLogs {
        const OPERATION: ::sdk_runtime::Operation = ::sdk_runtime::Operation {
            id: "list_inbound_logs",
            method: ::sdk_runtime::Method::GET,
            path: "/inbound/logs",
            required: &[&["uuid", "subdomain_id"]],
            envelope: None,
        };
        pub(super) fn new(client: super::Client) -> Self {
            Self {
                client,
                query: ::sdk_runtime::Query::new(),
            }
        }
        /// Id of the domain, a UUID of version 4 in lower case; `_domain_uuid` in the records of
        /// `list_inbound_account_logs`.
        ///
        /// Allowed: text that matches `^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`.
        ///
        /// **One of `uuid`, `subdomain_id` must be given**; a call without any is refused.
        pub fn uuid(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text(
                    "uuid",
                    value.into_text(),
                    &::sdk_runtime::param::Text {
                        pattern: Some(::sdk_runtime::param::Pattern {
                            source: "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
                            node: &::sdk_runtime::param::Node::Concat(
                                &[
                                    ::sdk_runtime::param::Node::Repeat(
                                        &::sdk_runtime::param::Node::Class(
                                            &[('0', '9'), ('a', 'f')],
                                        ),
                                        8,
                                        Some(8),
                                    ),
                                    ::sdk_runtime::param::Node::Class(&[('-', '-')]),
                                    ::sdk_runtime::param::Node::Repeat(
                                        &::sdk_runtime::param::Node::Class(
                                            &[('0', '9'), ('a', 'f')],
                                        ),
                                        4,
                                        Some(4),
                                    ),
                                    ::sdk_runtime::param::Node::Class(&[('-', '-')]),
                                    ::sdk_runtime::param::Node::Class(&[('4', '4')]),
                                    ::sdk_runtime::param::Node::Repeat(
                                        &::sdk_runtime::param::Node::Class(
                                            &[('0', '9'), ('a', 'f')],
                                        ),
                                        3,
                                        Some(3),
                                    ),
                                    ::sdk_runtime::param::Node::Class(&[('-', '-')]),
                                    ::sdk_runtime::param::Node::Class(
                                        &[('8', '9'), ('a', 'b')],
                                    ),
                                    ::sdk_runtime::param::Node::Repeat(
                                        &::sdk_runtime::param::Node::Class(
                                            &[('0', '9'), ('a', 'f')],
                                        ),
                                        3,
                                        Some(3),
                                    ),
                                    ::sdk_runtime::param::Node::Class(&[('-', '-')]),
                                    ::sdk_runtime::param::Node::Repeat(
                                        &::sdk_runtime::param::Node::Class(
                                            &[('0', '9'), ('a', 'f')],
                                        ),
                                        12,
                                        Some(12),
                                    ),
                                ],
                            ),
                        }),
                        ..::sdk_runtime::param::Text::ANY
                    },
                );
            self
        }
        /// Number of the subdomain, 1 or more.
        ///
        /// Allowed: 1 or more.
        ///
        /// **One of `uuid`, `subdomain_id` must be given**; a call without any is refused.
        pub fn subdomain_id(
            mut self,
            value: impl ::sdk_runtime::param::IntoInteger,
        ) -> Self {
            self.query.integer("subdomain_id", value.into_integer(), 1..=i64::MAX);
            self
        }
        /// Messages per page, 1 to 1000. Default `100`.
        ///
        /// Allowed: 1 to 1000.
        pub fn limit(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
            self.query.integer("limit", value.into_integer(), 1..=1000);
            self
        }
        /// Number of the page, counted from 1. Default `1`. It is not documented whether `page` or `offset`
        /// wins when both are sent, so set only one of them.
        ///
        /// Allowed: 1 or more.
        pub fn page(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
            self.query.integer("page", value.into_integer(), 1..=i64::MAX);
            self
        }
        /// Messages to skip, 0 or more; the alternative to `page`. Default `0`. It is not documented which of
        /// the two wins when both are sent, so set only one of them.
        ///
        /// Allowed: 0 or more.
        pub fn offset(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
            self.query.integer("offset", value.into_integer(), 0..=i64::MAX);
            self
        }
        /// Only the message with this `uid`. Which characters it may have is not known.
        pub fn uid(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query.text("uid", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// Only messages with log rows of this type. The known values are those of the account's logs, where
        /// they are documented; any other text is sent as it is.
        ///
        /// Allowed: `spam`, `delivery`, `inbound`, `outbound`; other texts are sent as they are.
        pub fn logtype(
            mut self,
            value: impl ::sdk_runtime::param::IntoChoice<super::types::InboundLogType>,
        ) -> Self {
            self.query.choice("logtype", value.into_choice());
            self
        }
        /// Only messages with this subject.
        pub fn subject(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text("subject", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// **An address, not a date**: only messages from this sender. For the start of the time range use
        /// `date_from`.
        pub fn from(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query.text("from", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// **An address, not a date**: only messages to this recipient. For the end of the time range use
        /// `date_to`.
        pub fn to(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query.text("to", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// Only messages with at least this spam score. Fractions are allowed; the scale is not documented.
        pub fn spamscore_min(
            mut self,
            value: impl ::sdk_runtime::param::IntoNumber,
        ) -> Self {
            self.query.number("spamscore_min", value.into_number(), f64::MIN..=f64::MAX);
            self
        }
        /// Only messages with at most this spam score. Fractions are allowed; the scale is not documented.
        pub fn spamscore_max(
            mut self,
            value: impl ::sdk_runtime::param::IntoNumber,
        ) -> Self {
            self.query.number("spamscore_max", value.into_number(), f64::MIN..=f64::MAX);
            self
        }
        /// Only messages handled by this host.
        pub fn host(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query.text("host", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// Only messages with this IP address.
        pub fn ip(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query.text("ip", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// Start of the time range, a Unix time in **seconds**. The times in the answer are milliseconds. Take
        /// it for a coarse filter: the service is known to apply it inexactly, so check the records' own
        /// times.
        ///
        /// Allowed: a Unix time in seconds, or a [`Timestamp`](super::types::Timestamp).
        pub fn date_from(
            mut self,
            value: impl ::sdk_runtime::param::IntoUnixSeconds,
        ) -> Self {
            self.query.unix_seconds("date_from", value.into_unix_seconds());
            self
        }
        /// End of the time range, a Unix time in **seconds**. A coarse filter like `date_from`.
        ///
        /// Allowed: a Unix time in seconds, or a [`Timestamp`](super::types::Timestamp).
        pub fn date_to(
            mut self,
            value: impl ::sdk_runtime::param::IntoUnixSeconds,
        ) -> Self {
            self.query.unix_seconds("date_to", value.into_unix_seconds());
            self
        }
        /// Name of the field to sort by. The accepted names are not documented. Default `date`, which is
        /// assumed.
        pub fn sort_by(mut self, value: impl ::sdk_runtime::param::IntoText) -> Self {
            self.query
                .text("sort_by", value.into_text(), &::sdk_runtime::param::Text::ANY);
            self
        }
        /// Direction of the sort, `ASC` or `DESC`, which is assumed. Default `DESC`, the newest first, which
        /// is assumed too.
        ///
        /// Allowed: `ASC`, `DESC`.
        pub fn sort_order(
            mut self,
            value: impl ::sdk_runtime::param::IntoChoice<super::types::SortOrder>,
        ) -> Self {
            self.query.choice("sort_order", value.into_choice());
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
            ::sdk_runtime::Response<super::types::InboundLogPage>,
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
            ::sdk_runtime::Response<::sdk_runtime::Raw<super::types::InboundLogPage>>,
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
            ::sdk_runtime::Response<super::types::InboundLogPage>,
            ::sdk_runtime::Error,
        > {
            ::sdk_runtime::blocking::wait(self.send())?
        }
        const PAGINATION: ::sdk_runtime::Pagination = ::sdk_runtime::Pagination {
            limit: "limit",
            max_limit: 1000,
            default_limit: 100,
            offset: "offset",
            page: Some("page"),
            sort: Some(::sdk_runtime::Sort {
                by: "sort_by",
                order: "sort_order",
                ascending: "ASC",
                fixed: &["date"],
            }),
            ordered_by: &[],
            records: "data",
            identity: &["uid"],
            more: &[],
            total: &[],
            capped: &[],
            cap: &[],
            window: Some("date_to"),
            coverage: None,
        };
        /// All records of [`list_inbound_logs`](super::Client::list_inbound_logs), one by one, page after page.
        ///
        /// Every record that matches when the walk begins is yielded exactly once, while records arrive,
        /// change and leave: see [`Records`](::sdk_runtime::Records). That holds while `sort_by` is left out
        /// or is `date`. In other orders it is best effort.
        ///
        /// **`limit` is the page size, not a number of records to take**; left out, the largest page is asked
        /// for, and 1 is taken for 2, since pages overlap by one record. `offset` or `page` is where the walk
        /// begins.
        ///
        /// With [`concurrency`](::sdk_runtime::Records::concurrency) several pages are asked for at once.
        ///
        /// A parameter that is refused is the first item, and nothing is sent.
        pub fn stream(self) -> ::sdk_runtime::Records<super::types::InboundLog> {
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
        pub fn pages(self) -> ::sdk_runtime::Pages<super::types::InboundLogPage> {
            ::sdk_runtime::Pages::new(
                ::sdk_runtime::Provider::core(&self.client),
                Self::OPERATION,
                &Self::PAGINATION,
                self.query,
            )
        }
        /// New and changed records of [`list_inbound_logs`](super::Client::list_inbound_logs), as they come.
        ///
        /// Oldest first, none lost and no version twice, also when more arrive than a page has and when the
        /// service is away; see [`Follow`](::sdk_runtime::Follow). Where it begins, how often it asks and how
        /// far back it looks for changes is said by [`FollowOptions`](::sdk_runtime::FollowOptions).
        ///
        /// `limit` is the page size; left out, the largest page is asked for, and 1 is taken for 2. `offset`,
        /// `page`, `sort_by` and `sort_order` are refused, since it always reads from the newest record on.
        ///
        /// What is refused is the first item, and nothing is sent.
        pub fn follow(
            self,
            options: ::sdk_runtime::FollowOptions,
        ) -> ::sdk_runtime::Follow<super::types::InboundLog> {
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
    impl ::sdk_runtime::emulator::Call for ListInboundLogs {
        type Answer = super::types::InboundLogPage;
        fn parts(&self) -> (&::sdk_runtime::Operation, &::sdk_runtime::Query) {
            (&Self::OPERATION, &self.query)
        }
    }
    impl ::sdk_runtime::Pinned for super::types::InboundAccountLogPage {}
    impl ::sdk_runtime::Pinned for super::types::InboundLog {}
    impl ::sdk_runtime::Pinned for super::types::InboundLogPage {}
    impl ::sdk_runtime::Pinned for super::types::OutboundLog {}
    impl ::sdk_runtime::Pinned for super::types::OutboundLogPage {}
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
        "list_outbound_logs" => {
            ::sdk_runtime::by_name::value(
                by_name::list_outbound_logs(client, operation, parameters)?.send().await?,
            )
        }
        "get_outbound_log" => {
            ::sdk_runtime::by_name::value(
                by_name::get_outbound_log(client, operation, parameters)?.send().await?,
            )
        }
        "list_inbound_account_logs" => {
            ::sdk_runtime::by_name::value(
                by_name::list_inbound_account_logs(client, operation, parameters)?
                    .send()
                    .await?,
            )
        }
        "list_inbound_logs" => {
            ::sdk_runtime::by_name::value(
                by_name::list_inbound_logs(client, operation, parameters)?.send().await?,
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
        "list_outbound_logs" => {
            Ok(
                Box::new(
                    by_name::list_outbound_logs(client, operation, parameters)?
                        .stream()
                        .concurrency(concurrency),
                ),
            )
        }
        "list_inbound_account_logs" => {
            Ok(
                Box::new(
                    by_name::list_inbound_account_logs(client, operation, parameters)?
                        .stream()
                        .concurrency(concurrency),
                ),
            )
        }
        "list_inbound_logs" => {
            Ok(
                Box::new(
                    by_name::list_inbound_logs(client, operation, parameters)?
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
        "list_outbound_logs" => {
            Ok(
                Box::new(
                    by_name::list_outbound_logs(client, operation, parameters)?
                        .pages()
                        .concurrency(concurrency),
                ),
            )
        }
        "list_inbound_account_logs" => {
            Ok(
                Box::new(
                    by_name::list_inbound_account_logs(client, operation, parameters)?
                        .pages()
                        .concurrency(concurrency),
                ),
            )
        }
        "list_inbound_logs" => {
            Ok(
                Box::new(
                    by_name::list_inbound_logs(client, operation, parameters)?
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
    pub(super) fn list_outbound_logs(
        client: &super::Client,
        operation: &str,
        parameters: &[(&str, ::serde_json::Value)],
    ) -> Result<super::builder::ListOutboundLogs, ::sdk_runtime::Error> {
        let mut call = client.list_outbound_logs();
        for (name, value) in parameters {
            call = match *name {
                "limit" => call.limit(::sdk_runtime::by_name::integer(name, value)?),
                "page" => call.page(::sdk_runtime::by_name::integer(name, value)?),
                "offset" => call.offset(::sdk_runtime::by_name::integer(name, value)?),
                "sort_by" => call.sort_by(::sdk_runtime::by_name::text(name, value)?),
                "sort_order" => {
                    call.sort_order(::sdk_runtime::by_name::text(name, value)?)
                }
                "id" => call.id(::sdk_runtime::by_name::text(name, value)?),
                "uid" => call.uid(::sdk_runtime::by_name::text(name, value)?),
                "action" => call.action(::sdk_runtime::by_name::text(name, value)?),
                "zone" => call.zone(::sdk_runtime::by_name::text(name, value)?),
                "message_id" => {
                    call.message_id(::sdk_runtime::by_name::text(name, value)?)
                }
                "from_address" => {
                    call.from_address(::sdk_runtime::by_name::text(name, value)?)
                }
                "to_address" => {
                    call.to_address(::sdk_runtime::by_name::text(name, value)?)
                }
                "mx" => call.mx(::sdk_runtime::by_name::text(name, value)?),
                "host" => call.host(::sdk_runtime::by_name::text(name, value)?),
                "ip" => call.ip(::sdk_runtime::by_name::text(name, value)?),
                "response" => call.response(::sdk_runtime::by_name::text(name, value)?),
                "user" => call.user(::sdk_runtime::by_name::text(name, value)?),
                "protocol" => call.protocol(::sdk_runtime::by_name::text(name, value)?),
                "src" => call.src(::sdk_runtime::by_name::text(name, value)?),
                "subject" => call.subject(::sdk_runtime::by_name::text(name, value)?),
                "md5" => call.md5(::sdk_runtime::by_name::text(name, value)?),
                "interface" => call.interface(::sdk_runtime::by_name::text(name, value)?),
                "originhost" => {
                    call.originhost(::sdk_runtime::by_name::text(name, value)?)
                }
                "transtype" => call.transtype(::sdk_runtime::by_name::text(name, value)?),
                "headerFrom" => {
                    call.header_from(::sdk_runtime::by_name::text(name, value)?)
                }
                "date_from" => {
                    call.date_from(::sdk_runtime::by_name::integer(name, value)?)
                }
                "date_to" => call.date_to(::sdk_runtime::by_name::integer(name, value)?),
                "from" => call.from(::sdk_runtime::by_name::text(name, value)?),
                "to" => call.to(::sdk_runtime::by_name::text(name, value)?),
                "rule_id" => call.rule_id(::sdk_runtime::by_name::text(name, value)?),
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
    pub(super) fn get_outbound_log(
        client: &super::Client,
        operation: &str,
        parameters: &[(&str, ::serde_json::Value)],
    ) -> Result<super::builder::GetOutboundLog, ::sdk_runtime::Error> {
        let mut call = client.get_outbound_log();
        for (name, value) in parameters {
            call = match *name {
                "uid" => call.uid(::sdk_runtime::by_name::text(name, value)?),
                _ => {
                    return Err(
                        ::sdk_runtime::by_name::unknown_parameter(operation, name),
                    );
                }
            };
        }
        Ok(call)
    }
    pub(super) fn list_inbound_account_logs(
        client: &super::Client,
        operation: &str,
        parameters: &[(&str, ::serde_json::Value)],
    ) -> Result<super::builder::ListInboundAccountLogs, ::sdk_runtime::Error> {
        let mut call = client.list_inbound_account_logs();
        for (name, value) in parameters {
            call = match *name {
                "domains" => call.domains(::sdk_runtime::by_name::text(name, value)?),
                "logtype" => call.logtype(::sdk_runtime::by_name::text(name, value)?),
                "to" => call.to(::sdk_runtime::by_name::text(name, value)?),
                "from" => call.from(::sdk_runtime::by_name::text(name, value)?),
                "subject" => call.subject(::sdk_runtime::by_name::text(name, value)?),
                "ip" => call.ip(::sdk_runtime::by_name::text(name, value)?),
                "date_from" => {
                    call.date_from(::sdk_runtime::by_name::integer(name, value)?)
                }
                "date_to" => call.date_to(::sdk_runtime::by_name::integer(name, value)?),
                "spamscore_min" => {
                    call.spamscore_min(::sdk_runtime::by_name::number(name, value)?)
                }
                "spamscore_max" => {
                    call.spamscore_max(::sdk_runtime::by_name::number(name, value)?)
                }
                "host" => call.host(::sdk_runtime::by_name::text(name, value)?),
                "port" => call.port(::sdk_runtime::by_name::integer(name, value)?),
                "mode" => call.mode(::sdk_runtime::by_name::text(name, value)?),
                "limit" => call.limit(::sdk_runtime::by_name::integer(name, value)?),
                "offset" => call.offset(::sdk_runtime::by_name::integer(name, value)?),
                "page" => call.page(::sdk_runtime::by_name::integer(name, value)?),
                "sort_by" => call.sort_by(::sdk_runtime::by_name::text(name, value)?),
                "sort_order" => {
                    call.sort_order(::sdk_runtime::by_name::text(name, value)?)
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
    pub(super) fn list_inbound_logs(
        client: &super::Client,
        operation: &str,
        parameters: &[(&str, ::serde_json::Value)],
    ) -> Result<super::builder::ListInboundLogs, ::sdk_runtime::Error> {
        let mut call = client.list_inbound_logs();
        for (name, value) in parameters {
            call = match *name {
                "uuid" => call.uuid(::sdk_runtime::by_name::text(name, value)?),
                "subdomain_id" => {
                    call.subdomain_id(::sdk_runtime::by_name::integer(name, value)?)
                }
                "limit" => call.limit(::sdk_runtime::by_name::integer(name, value)?),
                "page" => call.page(::sdk_runtime::by_name::integer(name, value)?),
                "offset" => call.offset(::sdk_runtime::by_name::integer(name, value)?),
                "uid" => call.uid(::sdk_runtime::by_name::text(name, value)?),
                "logtype" => call.logtype(::sdk_runtime::by_name::text(name, value)?),
                "subject" => call.subject(::sdk_runtime::by_name::text(name, value)?),
                "from" => call.from(::sdk_runtime::by_name::text(name, value)?),
                "to" => call.to(::sdk_runtime::by_name::text(name, value)?),
                "spamscore_min" => {
                    call.spamscore_min(::sdk_runtime::by_name::number(name, value)?)
                }
                "spamscore_max" => {
                    call.spamscore_max(::sdk_runtime::by_name::number(name, value)?)
                }
                "host" => call.host(::sdk_runtime::by_name::text(name, value)?),
                "ip" => call.ip(::sdk_runtime::by_name::text(name, value)?),
                "date_from" => {
                    call.date_from(::sdk_runtime::by_name::integer(name, value)?)
                }
                "date_to" => call.date_to(::sdk_runtime::by_name::integer(name, value)?),
                "sort_by" => call.sort_by(::sdk_runtime::by_name::text(name, value)?),
                "sort_order" => {
                    call.sort_order(::sdk_runtime::by_name::text(name, value)?)
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
        "list_outbound_logs" => {
            ::sdk_runtime::by_name::decode::<types::OutboundLogPage>(body, None)
        }
        "get_outbound_log" => {
            ::sdk_runtime::by_name::decode::<types::OutboundLogEvents>(body, None)
        }
        "list_inbound_account_logs" => {
            ::sdk_runtime::by_name::decode::<types::InboundAccountLogPage>(body, None)
        }
        "list_inbound_logs" => {
            ::sdk_runtime::by_name::decode::<types::InboundLogPage>(body, None)
        }
        _ => Err(::sdk_runtime::by_name::unknown_operation(operation)),
    }
}
#[cfg(feature = "mock")]
mod emulated {
    use ::sdk_runtime::emulator::description::*;
    pub(super) const SERVICE: &Service = &Service {
        base_path: "",
        key_prefixes: &["api_"],
        envelope: None,
        error: "{\"error\":\"$message\",\"success\":false}",
        too_many: None,
        rate_limits: &[
            ::sdk_runtime::RateLimit::new(240, ::std::time::Duration::from_secs(60)),
        ],
        block_seconds: 300,
        rate_limit_headers: false,
        lists: &[
            Listing {
                id: "list_outbound_logs",
                path: "/outbound/logs",
                of: None,
                identity: "uid",
                members: &[
                    "uid",
                    "id",
                    "message_id",
                    "subject",
                    "from_address",
                    "to_address",
                    "sender",
                    "receiver",
                    "user",
                    "src",
                    "originhost",
                    "transtype",
                    "headerFrom",
                    "rule_id",
                    "first_seen",
                    "last_updated",
                    "action_count",
                    "final_mx",
                    "final_host",
                    "final_ip",
                    "final_protocol",
                    "final_response",
                    "bounce_reason",
                    "bounce_mx",
                    "bounce_host",
                    "delivery_attempts",
                    "delivery_summary",
                    "opens",
                    "clicks",
                    "delivery_status",
                ],
                hidden: &["zone", "md5", "interface"],
                sortable: &[
                    ("uid", false),
                    ("id", false),
                    ("message_id", false),
                    ("subject", false),
                    ("from_address", false),
                    ("to_address", false),
                    ("sender", false),
                    ("receiver", false),
                    ("user", false),
                    ("src", false),
                    ("originhost", false),
                    ("transtype", false),
                    ("headerFrom", false),
                    ("rule_id", false),
                    ("first_seen", true),
                    ("last_updated", true),
                    ("action_count", false),
                    ("final_mx", false),
                    ("final_host", false),
                    ("final_ip", false),
                    ("final_protocol", false),
                    ("final_response", false),
                    ("bounce_reason", false),
                    ("bounce_mx", false),
                    ("bounce_host", false),
                    ("delivery_status", false),
                ],
                fixed: "first_seen",
                changed: Some("last_updated"),
                cut: false,
                past_end: None,
                none: None,
                parts: None,
                rows: None,
                parameters: &[
                    Parameter::new("limit", Role::Limit)
                        .kind(Kind::Integer(1, 100))
                        .default("50"),
                    Parameter::new("page", Role::Page)
                        .kind(Kind::Integer(1, i64::MAX))
                        .default("1"),
                    Parameter::new("offset", Role::Offset)
                        .kind(Kind::Integer(0, i64::MAX))
                        .default("0"),
                    Parameter::new("sort_by", Role::SortBy).default("date"),
                    Parameter::new("sort_order", Role::SortOrder("ASC"))
                        .kind(Kind::Choice(&["ASC", "DESC"])),
                    Parameter::filter("id", &[Test::Equals("id")]),
                    Parameter::filter("uid", &[Test::Equals("uid")]),
                    Parameter::filter(
                            "action",
                            &[Test::Equals("delivery_attempts[].action")],
                        )
                        .kind(
                            Kind::Choice(
                                &[
                                    "ACCEPTED",
                                    "REJECTED",
                                    "BOUNCED_HARD",
                                    "BOUNCED_SOFT",
                                    "DEFERRED",
                                    "SPAM",
                                    "VIRUS",
                                    "QUEUED",
                                ],
                            ),
                        ),
                    Parameter::filter("zone", &[Test::Equals("zone")]),
                    Parameter::filter("message_id", &[Test::Equals("message_id")]),
                    Parameter::filter("from_address", &[Test::Equals("from_address")]),
                    Parameter::filter("to_address", &[Test::Equals("to_address")]),
                    Parameter::filter(
                        "mx",
                        &[
                            Test::Equals("delivery_attempts[].mx"),
                            Test::Equals("final_mx"),
                            Test::Equals("bounce_mx"),
                        ],
                    ),
                    Parameter::filter(
                        "host",
                        &[
                            Test::Equals("delivery_attempts[].host"),
                            Test::Equals("final_host"),
                            Test::Equals("bounce_host"),
                        ],
                    ),
                    Parameter::filter(
                        "ip",
                        &[
                            Test::Equals("delivery_attempts[].ip"),
                            Test::Equals("final_ip"),
                        ],
                    ),
                    Parameter::filter(
                        "response",
                        &[
                            Test::Contains("delivery_attempts[].response"),
                            Test::Contains("final_response"),
                            Test::Contains("bounce_reason"),
                        ],
                    ),
                    Parameter::filter("user", &[Test::Equals("user")]),
                    Parameter::filter(
                            "protocol",
                            &[
                                Test::Equals("delivery_attempts[].protocol"),
                                Test::Equals("final_protocol"),
                            ],
                        )
                        .kind(Kind::Choice(&["smtp", "http", "https"])),
                    Parameter::filter("src", &[Test::Equals("src")]),
                    Parameter::filter("subject", &[Test::Contains("subject")]),
                    Parameter::filter("md5", &[Test::Equals("md5")]),
                    Parameter::filter("interface", &[Test::Equals("interface")]),
                    Parameter::filter("originhost", &[Test::Equals("originhost")]),
                    Parameter::filter("transtype", &[Test::Equals("transtype")])
                        .kind(Kind::Choice(&["smtp", "http", "api"])),
                    Parameter::filter("headerFrom", &[Test::Contains("headerFrom")]),
                    Parameter::filter("date_from", &[Test::Since("first_seen")]),
                    Parameter::filter("date_to", &[Test::Until("first_seen")]),
                    Parameter::filter("from", &[Test::Since("first_seen")]),
                    Parameter::filter("to", &[Test::Until("first_seen")]),
                    Parameter::filter("rule_id", &[Test::Equals("rule_id")]),
                    Parameter::filter(
                        "search",
                        &[
                            Test::Contains("subject"),
                            Test::Contains("from_address"),
                            Test::Contains("to_address"),
                            Test::Contains("headerFrom"),
                            Test::Contains("message_id"),
                            Test::Contains("uid"),
                        ],
                    ),
                ],
                required: &[],
                answer: "{\"data\":\"$records\",\"pagination\":{\"count_limited\":\"$count_limited\",\"current_page\":\"$page\",\"has_next_page\":\"$more\",\"has_previous_page\":\"$before\",\"max_count_limit\":\"$count_limit\",\"next_offset\":\"$next_offset\",\"offset\":\"$offset\",\"per_page\":\"$limit\",\"previous_offset\":\"$previous_offset\",\"showing_from\":\"$first\",\"showing_to\":\"$last\",\"total_count\":\"$total\",\"total_pages\":\"$pages\"},\"success\":true}",
                example: "{\"data\":[{\"action_count\":5,\"bounce_host\":null,\"bounce_mx\":null,\"bounce_reason\":null,\"clicks\":[{\"country\":\"NL\",\"date\":1776936641002,\"email_client\":\"Apple Mail\",\"original_url\":\"https://shop.example/orders/4711?ref=mail&step=1\"}],\"delivery_attempts\":[{\"action\":\"DEFERRED\",\"date\":1776931921388,\"host\":\"192.0.2.25\",\"ip\":\"198.51.100.4\",\"mx\":\"mx1.client.example\",\"protocol\":\"smtp\",\"receiver\":\"buyer@client.example\",\"response\":\"451 4.7.1 Greylisted, try again in 300 seconds\",\"timestamp\":\"2026-04-23T08:12:01.388Z\"},{\"action\":\"ACCEPTED\",\"date\":1776932224950,\"host\":\"2001:db8:17::25\",\"ip\":\"2001:db8:a::4\",\"mx\":\"mx1.client.example\",\"protocol\":\"smtp\",\"receiver\":\"buyer@client.example\",\"response\":\"250 2.0.0 Ok: queued as 4F1B26A0C3\",\"timestamp\":\"2026-04-23T08:17:04.950Z\"}],\"delivery_status\":\"delivered\",\"delivery_summary\":{\"failed_deliveries\":1,\"successful_deliveries\":1,\"total_attempts\":2,\"unique_recipients\":1},\"final_host\":\"2001:db8:17::25\",\"final_ip\":\"2001:db8:a::4\",\"final_mx\":\"mx1.client.example\",\"final_protocol\":\"smtp\",\"final_response\":\"250 2.0.0 Ok: queued as 4F1B26A0C3\",\"first_seen\":1776931920140,\"from_address\":\"orders@shop.example\",\"headerFrom\":\"Shop <orders@shop.example>\",\"id\":\"184467\",\"last_updated\":1776936641002,\"message_id\":\"<20260423081200.7f80d1@shop.example>\",\"opens\":[{\"country\":\"NL\",\"date\":1776934931000,\"email_client\":\"Thunderbird\"},{\"country\":\"NL\",\"date\":1776936612000,\"email_client\":\"Apple Mail\"}],\"originhost\":\"app-2.shop.example\",\"receiver\":\"buyer@client.example\",\"rule_id\":null,\"sender\":\"orders@shop.example\",\"src\":\"192.0.2.10\",\"subject\":\"Ihre Bestellung 4711: Größe geändert\",\"to_address\":\"buyer@client.example\",\"transtype\":\"smtp\",\"uid\":\"69e9d3f0b1c24a7f80d1\",\"user\":\"smtp_user1\"},{\"action_count\":2,\"bounce_host\":\"192.0.2.26\",\"bounce_mx\":\"mx2.client.example\",\"bounce_reason\":\"550 5.1.1 The mailbox does not exist\",\"clicks\":[],\"delivery_attempts\":[{\"action\":\"BOUNCED_SOFT\",\"date\":1776931331640,\"host\":\"192.0.2.25\",\"ip\":\"198.51.100.4\",\"mx\":\"mx1.client.example\",\"protocol\":\"smtp\",\"receiver\":\"gone@client.example\",\"response\":\"421 4.3.2 Service shutting down\",\"timestamp\":\"2026-04-23T08:02:11.640Z\"},{\"action\":\"BOUNCED_HARD\",\"date\":1776931333071,\"host\":\"192.0.2.26\",\"ip\":\"198.51.100.4\",\"mx\":\"mx2.client.example\",\"protocol\":\"smtp\",\"receiver\":\"gone@client.example\",\"response\":\"550 5.1.1 The mailbox does not exist\",\"timestamp\":\"2026-04-23T08:02:13.071Z\"}],\"delivery_status\":\"bounced\",\"delivery_summary\":{\"failed_deliveries\":2,\"successful_deliveries\":0,\"total_attempts\":2,\"unique_recipients\":1},\"first_seen\":1776931330500,\"from_address\":\"billing@shop.example\",\"headerFrom\":\"billing@shop.example\",\"id\":\"184466\",\"last_updated\":1776931333071,\"message_id\":\"<20260423080210.3390aa@shop.example>\",\"opens\":[],\"originhost\":\"app-1.shop.example\",\"receiver\":\"gone@client.example\",\"rule_id\":\"17\",\"sender\":\"billing@shop.example\",\"src\":\"192.0.2.11\",\"subject\":\"Your invoice\",\"to_address\":\"gone@client.example\",\"transtype\":\"api\",\"uid\":\"69e9d1a2c07e5b3390aa\",\"user\":\"api-user\"},{\"action_count\":1,\"delivery_attempts\":[],\"delivery_status\":\"queued_pending\",\"final_host\":null,\"final_ip\":null,\"final_mx\":null,\"final_protocol\":null,\"final_response\":null,\"first_seen\":1776930900000,\"from_address\":\"news@shop.example\",\"id\":\"184465\",\"last_updated\":1776930900000,\"message_id\":\"<20260423075500.e6b2c4@shop.example>\",\"subject\":\"\",\"to_address\":\"reader@slow.example\",\"transtype\":\"smtp\",\"uid\":\"69e9d0017d0f42e6b2c4\",\"user\":\"smtp_user1\"}],\"pagination\":{\"count_limited\":false,\"current_page\":1,\"has_next_page\":false,\"has_previous_page\":false,\"max_count_limit\":10000,\"next_offset\":null,\"offset\":0,\"per_page\":50,\"previous_offset\":null,\"showing_from\":1,\"showing_to\":3,\"total_count\":3,\"total_pages\":1},\"success\":true}",
                records: "/data",
                times: &[
                    "first_seen",
                    "last_updated",
                    "delivery_attempts[].date",
                    "delivery_attempts[].timestamp",
                    "opens[].date",
                    "clicks[].date",
                ],
            },
            Listing {
                id: "get_outbound_log",
                path: "/outbound/logs/uid",
                of: Some("list_outbound_logs"),
                identity: "",
                members: &[],
                hidden: &[],
                sortable: &[],
                fixed: "",
                changed: None,
                cut: false,
                past_end: None,
                none: None,
                parts: None,
                rows: Some(Rows {
                    each: Some("delivery_attempts"),
                    item: "{\"action\":\"$element.action\",\"date\":\"$element.timestamp\",\"from_address\":\"$record.from_address\",\"host\":\"$element.host\",\"message_id\":\"$record.message_id\",\"mx\":\"$element.mx\",\"outbound_ip\":\"$element.ip\",\"response\":\"$element.response\",\"to_address\":\"$element.receiver\",\"uid\":\"$record.uid\",\"user\":\"$record.user\"}",
                }),
                parameters: &[Parameter::filter("uid", &[Test::Equals("uid")])],
                required: &[&["uid"]],
                answer: "{\"data\":\"$records\",\"success\":true}",
                example: "{\"data\":[{\"action\":\"DEFERRED\",\"date\":\"2026-04-23T10:12:01.388+02:00\",\"from_address\":\"orders@shop.example\",\"host\":\"out-3.mail.example\",\"message_id\":\"<20260423081200.7f80d1@shop.example>\",\"mx\":\"mx1.client.example\",\"outbound_ip\":\"2001:db8:17::25\",\"response\":\"451 4.7.1 Greylisted, try again in 300 seconds\",\"to_address\":\"buyer@client.example\",\"uid\":\"69e9d3f0b1c24a7f80d1\",\"user\":\"smtp_user1\"},{\"action\":\"ACCEPTED\",\"date\":\"2026-04-23T08:17:03Z\",\"from_address\":\"orders@shop.example\",\"host\":null,\"message_id\":null,\"mx\":\"mx1.client.example\",\"outbound_ip\":\"\",\"response\":\"250 2.0.0 Ok: queued as 4F1B26A0C3\",\"to_address\":\"buyer@client.example\",\"uid\":\"69e9d3f0b1c24a7f80d1\",\"user\":\"\"},{\"action\":\"DROPPED\",\"host\":null,\"mx\":null,\"outbound_ip\":null,\"response\":null,\"to_address\":\"Größe <leaver@client.example>\",\"uid\":\"69e9d3f0b1c24a7f80d1\"}],\"success\":true}",
                records: "",
                times: &[],
            },
            Listing {
                id: "list_inbound_account_logs",
                path: "/inbound/account/logs",
                of: None,
                identity: "uid",
                members: &[
                    "_domain",
                    "_domain_uuid",
                    "_domain_type",
                    "uid",
                    "status",
                    "from",
                    "to",
                    "subject",
                    "rejected_count",
                    "delivery_count",
                    "delivered_timestamp",
                    "rejected_response",
                    "response",
                    "actions",
                ],
                hidden: &["subdomain_id"],
                sortable: &[
                    ("_domain", false),
                    ("_domain_uuid", false),
                    ("_domain_type", false),
                    ("uid", false),
                    ("status", false),
                    ("from", false),
                    ("to", false),
                    ("subject", false),
                    ("rejected_count", false),
                    ("delivery_count", false),
                    ("delivered_timestamp", true),
                    ("rejected_response", false),
                    ("response", false),
                ],
                fixed: "actions[].date",
                changed: Some("actions[].date"),
                cut: false,
                past_end: None,
                none: None,
                parts: Some(Parts {
                    member: "_domain",
                    most: 20,
                    item: "{\"count\":\"$count\",\"domain\":\"$name\",\"domain_type\":\"domain\",\"domain_uuid\":\"$record._domain_uuid\",\"status\":\"$status\"}",
                }),
                rows: None,
                parameters: &[
                    Parameter::filter("domains", &[Test::OneOf("_domain")]),
                    Parameter::filter("logtype", &[Test::Equals("actions[].logtype")])
                        .kind(
                            Kind::Choice(&["spam", "delivery", "inbound", "outbound"]),
                        ),
                    Parameter::filter("to", &[Test::Equals("to")]),
                    Parameter::filter("from", &[Test::Equals("from")]),
                    Parameter::filter("subject", &[Test::Contains("subject")]),
                    Parameter::filter("ip", &[Test::Equals("actions[].ip")]),
                    Parameter::filter("date_from", &[Test::Since("actions[].date")]),
                    Parameter::filter("date_to", &[Test::Until("actions[].date")]),
                    Parameter::filter(
                            "spamscore_min",
                            &[Test::AtLeast("actions[].spam_score")],
                        )
                        .kind(Kind::Number),
                    Parameter::filter(
                            "spamscore_max",
                            &[Test::AtMost("actions[].spam_score")],
                        )
                        .kind(Kind::Number),
                    Parameter::filter("host", &[Test::Equals("actions[].host")]),
                    Parameter::filter("port", &[Test::Equals("actions[].port")])
                        .kind(Kind::Integer(1, 65535)),
                    Parameter::filter("mode", &[Test::Equals("actions[].mode")])
                        .kind(Kind::Choice(&["smtp", "http", "https"])),
                    Parameter::new("limit", Role::Limit)
                        .kind(Kind::Integer(1, 1000))
                        .default("100"),
                    Parameter::new("offset", Role::Offset)
                        .kind(Kind::Integer(0, i64::MAX)),
                    Parameter::new("page", Role::Page).kind(Kind::Integer(1, i64::MAX)),
                    Parameter::new("sort_by", Role::SortBy).default("date"),
                    Parameter::new("sort_order", Role::SortOrder("ASC"))
                        .kind(Kind::Choice(&["ASC", "DESC"])),
                ],
                required: &[],
                answer: "{\"data\":\"$records\",\"domains_included\":\"$parts_asked\",\"domains_queried\":\"$parts\",\"pagination\":{\"limit\":\"$limit\",\"offset\":\"$offset\",\"returned\":\"$returned\",\"total\":\"$total\"},\"success\":true,\"total_domains\":\"$parts_total\"}",
                example: "{\"data\":[{\"_domain\":\"client.example\",\"_domain_type\":\"domain\",\"_domain_uuid\":\"7c9e6679-7425-40de-944b-000000000001\",\"actions\":[{\"date\":1776950438250,\"delay\":62.75,\"host\":\"mail.client.example\",\"id\":\"1f0e4a7c-5d43-4c51-9a0e-0c9b8f2d6a11\",\"ip\":\"198.51.100.30\",\"logtype\":\"delivery\",\"mode\":\"smtp\",\"port\":25,\"response\":\"250 2.0.0 Ok: queued as 9D04C17E2B\",\"spam_report\":\"\",\"spam_score\":0.4,\"timestamp\":\"2026-04-23T13:20:38.250Z\"},{\"date\":1776950375500,\"delay\":0.5,\"host\":\"mail.client.example\",\"id\":\"c2b7d9e8-60fb-4a35-8f4d-3b5a1e7c9d22\",\"ip\":\"198.51.100.30\",\"logtype\":\"delivery\",\"mode\":\"smtp\",\"port\":25,\"response\":\"450 4.2.0 Mailbox busy\",\"spam_report\":\"\",\"spam_score\":0.4,\"timestamp\":\"2026-04-23T13:19:35.500Z\"},{\"date\":1776950375001,\"delay\":0,\"host\":\"out.shop.example\",\"id\":\"d4a1f6b3-2c87-4e09-b6d5-7e8f9a0b1c33\",\"ip\":\"2001:db8:a::4\",\"logtype\":\"inbound\",\"mode\":\"smtp\",\"port\":25,\"response\":\"250 2.0.0 Ok\",\"spam_report\":\"SPF_PASS 0.0; HTML_MESSAGE 0.4\",\"spam_score\":0.4,\"timestamp\":\"2026-04-23T13:19:35.001Z\"}],\"delivered_timestamp\":1776950438250,\"delivery_count\":1,\"from\":\"orders@shop.example\",\"rejected_count\":1,\"rejected_response\":\"450 4.2.0 Mailbox busy\",\"response\":\"250 2.0.0 Ok: queued as 9D04C17E2B\",\"status\":\"delivered\",\"subject\":\"Your order\",\"to\":\"buyer@client.example\",\"uid\":\"69ea1c04be55d7f1a9c3\"},{\"_domain\":\"support.client.example\",\"_domain_type\":\"domain\",\"_domain_uuid\":\"7c9e6679-7425-40de-944b-000000000002\",\"actions\":[{\"date\":1776950151730,\"delay\":0,\"host\":\"mx.slow.example\",\"id\":\"e5b2a7c4-3d98-4f1a-87e6-8f90ab1c2d44\",\"ip\":\"203.0.113.77\",\"logtype\":\"inbound\",\"mode\":\"smtp\",\"port\":25,\"response\":\"250 2.0.0 Ok\",\"spam_report\":\"\",\"spam_score\":-1.1,\"timestamp\":\"2026-04-23T13:15:51.730Z\"}],\"delivered_timestamp\":null,\"delivery_count\":0,\"from\":\"someone@slow.example\",\"rejected_count\":3,\"rejected_response\":\"451 4.4.1 Connection timed out\",\"status\":\"queued\",\"subject\":\"Re: broken link\",\"to\":\"help@support.client.example\",\"uid\":\"69ea1b57a3c1f0e28d44\"}],\"domains_included\":20,\"domains_queried\":[{\"count\":3,\"domain\":\"client.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000001\",\"status\":\"success\"},{\"count\":1,\"domain\":\"support.client.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000002\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand01.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000003\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand02.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000004\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand03.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000005\",\"status\":\"success\"},{\"count\":2,\"domain\":\"brand04.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000006\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand05.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000007\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand06.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000008\",\"status\":\"error\"},{\"count\":0,\"domain\":\"brand07.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000009\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand08.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000010\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand09.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000011\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand10.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000012\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand11.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000013\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand12.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000014\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand13.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000015\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand14.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000016\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand15.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000017\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand16.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000018\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand17.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000019\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand18.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000020\",\"status\":\"success\"}],\"pagination\":{\"limit\":2,\"offset\":0,\"returned\":2,\"total\":6},\"success\":true,\"total_domains\":23}",
                records: "/data",
                times: &["delivered_timestamp", "actions[].date", "actions[].timestamp"],
            },
            Listing {
                id: "list_inbound_logs",
                path: "/inbound/logs",
                of: Some("list_inbound_account_logs"),
                identity: "uid",
                members: &[],
                hidden: &["_domain", "_domain_uuid", "_domain_type", "subdomain_id"],
                sortable: &[
                    ("_domain", false),
                    ("_domain_uuid", false),
                    ("_domain_type", false),
                    ("uid", false),
                    ("status", false),
                    ("from", false),
                    ("to", false),
                    ("subject", false),
                    ("rejected_count", false),
                    ("delivery_count", false),
                    ("delivered_timestamp", true),
                    ("rejected_response", false),
                    ("response", false),
                ],
                fixed: "",
                changed: None,
                cut: false,
                past_end: None,
                none: None,
                parts: None,
                rows: None,
                parameters: &[
                    Parameter::filter("uuid", &[Test::Equals("_domain_uuid")]),
                    Parameter::filter("subdomain_id", &[Test::Equals("subdomain_id")])
                        .kind(Kind::Integer(1, i64::MAX)),
                    Parameter::new("limit", Role::Limit)
                        .kind(Kind::Integer(1, 1000))
                        .default("100"),
                    Parameter::new("page", Role::Page)
                        .kind(Kind::Integer(1, i64::MAX))
                        .default("1"),
                    Parameter::new("offset", Role::Offset)
                        .kind(Kind::Integer(0, i64::MAX))
                        .default("0"),
                    Parameter::filter("uid", &[Test::Equals("uid")]),
                    Parameter::filter("logtype", &[Test::Equals("actions[].logtype")]),
                    Parameter::filter("subject", &[Test::Contains("subject")]),
                    Parameter::filter("from", &[Test::Equals("from")]),
                    Parameter::filter("to", &[Test::Equals("to")]),
                    Parameter::filter(
                            "spamscore_min",
                            &[Test::AtLeast("actions[].spam_score")],
                        )
                        .kind(Kind::Number),
                    Parameter::filter(
                            "spamscore_max",
                            &[Test::AtMost("actions[].spam_score")],
                        )
                        .kind(Kind::Number),
                    Parameter::filter("host", &[Test::Equals("actions[].host")]),
                    Parameter::filter("ip", &[Test::Equals("actions[].ip")]),
                    Parameter::filter("date_from", &[Test::Since("actions[].date")]),
                    Parameter::filter("date_to", &[Test::Until("actions[].date")]),
                    Parameter::new("sort_by", Role::SortBy).default("date"),
                    Parameter::new("sort_order", Role::SortOrder("ASC"))
                        .kind(Kind::Choice(&["ASC", "DESC"])),
                ],
                required: &[&["uuid", "subdomain_id"]],
                answer: "{\"count\":\"$returned\",\"data\":\"$records\",\"success\":true}",
                example: "{\"count\":250,\"data\":[{\"actions\":[{\"date\":1776954680000,\"delay\":61,\"host\":\"out.shop.example\",\"id\":\"5b1c7e92-a4c5-4f88-9d26-3a5c7b9e1f24\",\"ip\":\"203.0.113.9\",\"logtype\":\"delivery\",\"mode\":\"smtp\",\"port\":25,\"response\":\"452 4.2.2 Mailbox full\",\"spam_report\":\"HTML_MESSAGE 1.25\",\"spam_score\":-0.1,\"timestamp\":\"2026-04-23T14:31:20Z\"},{\"date\":1776954619000,\"delay\":0,\"host\":\"\",\"id\":\"6c2d8fa3-b5d6-4a99-8e37-4b6d8caf2035\",\"ip\":\"\",\"logtype\":\"inbound\",\"mode\":\"\",\"port\":0,\"response\":\"250 2.0.0 Ok\",\"spam_report\":\"\",\"spam_score\":1.25,\"timestamp\":\"2026-04-23T14:30:19Z\"}],\"delivered_timestamp\":null,\"delivery_count\":0,\"from\":\"news@shop.example\",\"rejected_count\":3,\"rejected_response\":\"452 4.2.2 Mailbox full\",\"response\":\"\",\"status\":\"queued\",\"subject\":\"Grüße aus Köln 📧\",\"to\":\"away@client.example\",\"uid\":\"69ea2c11d2e8a4b5f6c7\"},{\"uid\":\"690422\"},{\"actions\":[{\"date\":1776954800123,\"host\":\"\",\"id\":\"not-a-uuid\",\"logtype\":\"quarantine\",\"mode\":\"\",\"port\":0,\"spam_score\":12.5}],\"delivered_timestamp\":null,\"delivery_count\":0,\"from\":\"\",\"rejected_count\":1,\"rejected_response\":null,\"response\":\"held: score 12.5\",\"status\":\"quarantined\",\"to\":\"team@client.example\",\"uid\":\"69ea2d22e3f9b5c6a7d8\"}],\"success\":true}",
                records: "/data",
                times: &["delivered_timestamp", "actions[].date", "actions[].timestamp"],
            },
        ],
    };
}
#[cfg(feature = "mock")]
impl types::OutboundLogPage {
    /// An answer to start from in tests. A message delivered late, opened and clicked; one that bounced;
    /// one still queued.
    #[must_use]
    pub fn example() -> Self {
        emulated::SERVICE.example("list_outbound_logs", "")
    }
}
#[cfg(feature = "mock")]
impl types::OutboundLog {
    /// A record to start from in tests, the first of
    /// [`OutboundLogPage::example`](types::OutboundLogPage::example).
    #[must_use]
    pub fn example() -> Self {
        emulated::SERVICE.example("list_outbound_logs", "/data/0")
    }
}
#[cfg(feature = "mock")]
impl types::OutboundLogEvents {
    /// An answer to start from in tests. A message to two recipients, one of whom is gone; nulls, and an
    /// action that nobody has seen.
    #[must_use]
    pub fn example() -> Self {
        emulated::SERVICE.example("get_outbound_log", "")
    }
}
#[cfg(feature = "mock")]
impl types::InboundAccountLogPage {
    /// An answer to start from in tests. 20 of 23 domains were asked and one of them failed; one message
    /// is not delivered yet.
    #[must_use]
    pub fn example() -> Self {
        emulated::SERVICE.example("list_inbound_account_logs", "")
    }
}
#[cfg(feature = "mock")]
impl types::InboundLog {
    /// A record to start from in tests, the first of
    /// [`InboundAccountLogPage::example`](types::InboundAccountLogPage::example).
    #[must_use]
    pub fn example() -> Self {
        emulated::SERVICE.example("list_inbound_account_logs", "/data/0")
    }
}
#[cfg(feature = "mock")]
impl types::InboundLogPage {
    /// An answer to start from in tests. A message that waits, one of which nothing is known, one with
    /// values nobody has seen.
    #[must_use]
    pub fn example() -> Self {
        emulated::SERVICE.example("list_inbound_logs", "")
    }
}
/// The JetEmail API in small, on loopback, for tests: what clients read from it is what a test puts in.
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
    /// The records that [`Client::list_outbound_logs`] lists.
    pub fn list_outbound_logs(
        &self,
    ) -> ::sdk_runtime::emulator::List<types::OutboundLog> {
        match self.0.list("list_outbound_logs") {
            Some(list) => list.of(),
            None => ::std::unreachable!("the description has this list"),
        }
    }
    /// The records that [`Client::list_inbound_account_logs`] lists.
    pub fn list_inbound_account_logs(
        &self,
    ) -> ::sdk_runtime::emulator::List<types::InboundLog> {
        match self.0.list("list_inbound_account_logs") {
            Some(list) => list.of(),
            None => ::std::unreachable!("the description has this list"),
        }
    }
    /// The records that [`Client::list_inbound_logs`] lists. They are those of
    /// [`list_inbound_account_logs`](Self::list_inbound_account_logs).
    pub fn list_inbound_logs(&self) -> ::sdk_runtime::emulator::List<types::InboundLog> {
        match self.0.list("list_inbound_logs") {
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
    generator.subschema_for::<types::OutboundLogPage>();
    generator.subschema_for::<types::OutboundPagination>();
    generator.subschema_for::<types::OutboundLog>();
    generator.subschema_for::<types::DeliveryAttempt>();
    generator.subschema_for::<types::DeliverySummary>();
    generator.subschema_for::<types::OpenEvent>();
    generator.subschema_for::<types::ClickEvent>();
    generator.subschema_for::<types::OutboundLogEvents>();
    generator.subschema_for::<types::OutboundLogEvent>();
    generator.subschema_for::<types::InboundAccountLogPage>();
    generator.subschema_for::<types::InboundLogPage>();
    generator.subschema_for::<types::InboundAccountPagination>();
    generator.subschema_for::<types::InboundLog>();
    generator.subschema_for::<types::InboundLogAction>();
    generator.subschema_for::<types::DomainQuery>();
    generator.subschema_for::<types::SortOrder>();
    generator.subschema_for::<types::OutboundActionFilter>();
    generator.subschema_for::<types::OutboundProtocolFilter>();
    generator.subschema_for::<types::TransportTypeFilter>();
    generator.subschema_for::<types::InboundLogTypeFilter>();
    generator.subschema_for::<types::ConnectionModeFilter>();
    generator.subschema_for::<types::DeliveryAction>();
    generator.subschema_for::<types::DeliveryStatus>();
    generator.subschema_for::<types::TransportType>();
    generator.subschema_for::<types::Protocol>();
    generator.subschema_for::<types::InboundStatus>();
    generator.subschema_for::<types::InboundLogType>();
    generator.subschema_for::<types::ConnectionMode>();
    generator.subschema_for::<types::DomainType>();
    generator.subschema_for::<types::DomainQueryStatus>();
    generator.take_definitions(true)
}
