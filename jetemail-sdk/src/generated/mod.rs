// Made from spec/jetemail.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

mod outbound;
mod inbound;
mod suppression;
mod webhooks;
#[cfg(feature = "mock")]
mod emulator;
#[cfg(feature = "mock")]
pub(super) mod mock {
    pub use super::emulator::*;
}
::sdk_runtime::client! {
    /// Client of the JetEmail API.
    ///
    /// Logs of the mails that JetEmail sent (outbound) and received (inbound) for an account, its
    /// suppressed addresses, and its webhooks. The service's documentation starts at
    /// <https://jetemail.com/docs/>.
    pub struct Client {
        env_prefix: "JETEMAIL",
        base_url: "https://api.jetemail.com",
        key_prefixes: &["api_"],
        rate_limits: &[RateLimit::new(240, ::std::time::Duration::from_secs(60))],
        failure: Failure { when_false: &["success"], when_present: &["error", "errors"], ..Failure::NONE },
    }
    /// - `https://api.jetemail.com` (default): Production, the only server there is.
    fn builder;
    calls {
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
        /// ```text
        /// # async fn example() -> Result<(), jetemail_sdk::Error> {
        /// let client = jetemail_sdk::Client::from_env()?;
        /// let response = client.list_outbound_logs().action("ACCEPTED").limit(20).send().await?;
        /// println!("{response:?}");
        ///
        /// // All records, page after page:
        /// let mut all = client.list_outbound_logs().action("ACCEPTED").limit(20).stream();
        /// while let Some(record) = all.next().await {
        ///     println!("{:?}", record?);
        /// }
        /// # Ok(())
        /// # }
        /// ```
        list_outbound_logs -> ListOutboundLogs,
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
        /// ```text
        /// # async fn example() -> Result<(), jetemail_sdk::Error> {
        /// let client = jetemail_sdk::Client::from_env()?;
        /// let response = client.get_outbound_log().uid("…").send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        get_outbound_log -> GetOutboundLog,
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
        /// ```text
        /// # async fn example() -> Result<(), jetemail_sdk::Error> {
        /// let client = jetemail_sdk::Client::from_env()?;
        /// let response = client.list_inbound_account_logs().logtype("spam").limit(20).send().await?;
        /// println!("{response:?}");
        ///
        /// // All records, page after page:
        /// let mut all = client.list_inbound_account_logs().logtype("spam").limit(20).stream();
        /// while let Some(record) = all.next().await {
        ///     println!("{:?}", record?);
        /// }
        /// # Ok(())
        /// # }
        /// ```
        list_inbound_account_logs -> ListInboundAccountLogs,
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
        /// **One of `uuid`, `subdomain_id` must be given**; a call without any is a validation error.
        ///
        /// Calls `GET /inbound/logs`. Documentation:
        /// <https://jetemail.com/docs/api-reference/inbound/get-inbound-email-logs>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), jetemail_sdk::Error> {
        /// let client = jetemail_sdk::Client::from_env()?;
        /// let response = client.list_inbound_logs().uuid("…").logtype("spam").limit(20).send().await?;
        /// println!("{response:?}");
        ///
        /// // All records, page after page:
        /// let mut all = client.list_inbound_logs().uuid("…").logtype("spam").limit(20).stream();
        /// while let Some(record) = all.next().await {
        ///     println!("{:?}", record?);
        /// }
        /// # Ok(())
        /// # }
        /// ```
        list_inbound_logs -> ListInboundLogs,
        /// Takes an address off the suppressed ones, so that it is sent mails again.
        ///
        /// No page documents this call; it is known from the service's own command line tool, which says that
        /// it releases the rule. Nobody has seen a response, so it is given as the JSON that it is.
        ///
        /// `id`: Number of the rule that suppresses the address. Allowed: 1 or more.
        ///
        /// An attempt that fails is made again, since a second one changes no more than the first.
        /// [`Error::may_have_taken_effect`](::sdk_runtime::Error::may_have_taken_effect) says whether one of
        /// them may have worked.
        ///
        /// Calls `DELETE /outbound/suppression/{id}`. Documentation: <https://github.com/jetemail/jetemail-cli>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), jetemail_sdk::Error> {
        /// let client = jetemail_sdk::Client::from_env()?;
        /// let response = client.delete_suppression(1).send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        delete_suppression(id: IntoInteger) -> DeleteSuppression,
        /// Lists the suppressed addresses as CSV.
        ///
        /// No page documents this call; it is known from the service's own command line tool. Which columns
        /// there are is not known; the table that can be imported has a column `target_value`, the address.
        /// The media type is not known either, so any is taken.
        ///
        /// Calls `GET /outbound/suppression/export`. Documentation: <https://github.com/jetemail/jetemail-cli>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), jetemail_sdk::Error> {
        /// let client = jetemail_sdk::Client::from_env()?;
        /// let response = client.export_suppressions().send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        export_suppressions -> ExportSuppressions,
        /// Lists the webhooks of the account.
        ///
        /// No page documents this call; it is known from the service's own command line tool. That the list
        /// stands under `webhooks`, and that a webhook has the members that the page on creating one shows, is
        /// an assumption; a bare list is read too. Whether the secret is among them is not known; it is left
        /// out here.
        ///
        /// Calls `GET /webhooks`. Documentation: <https://jetemail.com/docs/cli/commands/webhooks>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), jetemail_sdk::Error> {
        /// let client = jetemail_sdk::Client::from_env()?;
        /// let response = client.list_webhooks().send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        list_webhooks -> ListWebhooks,
        /// Finds a webhook.
        ///
        /// No page documents this call; it is known from the service's own command line tool. That the webhook
        /// stands under `webhook`, as in the response of the page on creating one, is an assumption; a bare
        /// one is read too. Whether the secret is among its members is not known; it is left out here.
        ///
        /// `uuid`: Identity of the webhook. Allowed: any text but an empty one.
        ///
        /// Calls `GET /webhooks/{uuid}`. Documentation: <https://jetemail.com/docs/cli/commands/webhooks>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), jetemail_sdk::Error> {
        /// let client = jetemail_sdk::Client::from_env()?;
        /// let response = client.get_webhook("…").send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        get_webhook(uuid: IntoText) -> GetWebhook,
        /// Removes a webhook.
        ///
        /// No page documents this call; it is known from the service's own command line tool. Nobody has seen
        /// a response, so it is given as the JSON that it is.
        ///
        /// `uuid`: Identity of the webhook. Allowed: any text but an empty one.
        ///
        /// An attempt that fails is made again, since a second one changes no more than the first.
        /// [`Error::may_have_taken_effect`](::sdk_runtime::Error::may_have_taken_effect) says whether one of
        /// them may have worked.
        ///
        /// Calls `DELETE /webhooks/{uuid}`. Documentation: <https://jetemail.com/docs/cli/commands/webhooks>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), jetemail_sdk::Error> {
        /// let client = jetemail_sdk::Client::from_env()?;
        /// let response = client.delete_webhook("…").send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        delete_webhook(uuid: IntoText) -> DeleteWebhook,
    }
    modules { outbound, inbound, suppression, webhooks }
}
impl ::sdk_runtime::Pinned for types::InboundAccountLogPage {}
impl ::sdk_runtime::Pinned for types::InboundLog {}
impl ::sdk_runtime::Pinned for types::InboundLogPage {}
impl ::sdk_runtime::Pinned for types::OutboundLog {}
impl ::sdk_runtime::Pinned for types::OutboundLogPage {}
::sdk_runtime::schemas! { OutboundLogPage OutboundPagination OutboundLog DeliveryAttempt DeliverySummary OpenEvent ClickEvent OutboundLogEvents OutboundLogEvent InboundAccountLogPage InboundLogPage InboundAccountPagination InboundLog InboundLogAction DomainQuery Webhook SortOrder OutboundActionFilter OutboundProtocolFilter TransportTypeFilter InboundLogTypeFilter ConnectionModeFilter DeliveryAction DeliveryStatus TransportType Protocol InboundStatus InboundLogType ConnectionMode DomainType DomainQueryStatus WebhookEventType }
