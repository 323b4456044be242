// Made from spec/unosend.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

mod logs;
mod webhooks;
mod inbound;
#[cfg(feature = "mock")]
mod emulator;
#[cfg(feature = "mock")]
pub(super) mod mock {
    pub use super::emulator::*;
}
::sdk_runtime::client! {
    /// Client of the Unosend API.
    ///
    /// Logs of the emails that an organisation sent through Unosend, its webhooks, and attachments of the
    /// emails that it received. The service's documentation starts at <https://www.unosend.co/docs>.
    pub struct Client {
        env_prefix: "UNOSEND",
        base_url: "https://www.unosend.co/api/v1",
        key_prefixes: &["un_"],
        rate_limits: &[RateLimit::new(10, ::std::time::Duration::from_secs(1)), RateLimit::new(500, ::std::time::Duration::from_secs(60))],
        quota_codes: &["quota_exceeded", "daily_limit_exceeded", "insufficient_quota"],
        failure: Failure { when_false: &["success"], when_present: &["error", "errors"], ..Failure::NONE },
    }
    /// - `https://www.unosend.co/api/v1` (default): The one that the documentation of the logs uses.
    /// - `https://api.unosend.co/v1`: The one that the service's newer tools use.
    fn builder;
    calls {
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
        /// ```text
        /// # async fn example() -> Result<(), unosend_sdk::Error> {
        /// let client = unosend_sdk::Client::from_env()?;
        /// let response = client.list_logs().status("queued").limit(20).send().await?;
        /// println!("{response:?}");
        ///
        /// // All records, page after page:
        /// let mut all = client.list_logs().status("queued").limit(20).stream();
        /// while let Some(record) = all.next().await {
        ///     println!("{:?}", record?);
        /// }
        /// # Ok(())
        /// # }
        /// ```
        list_logs -> ListLogs,
        /// Lists the webhooks of the organisation.
        ///
        /// The list stands under `data`, as all generations of the documentation have it; the newer ones add
        /// `success`.
        ///
        /// Calls `GET /webhooks`. Documentation:
        /// <https://docs.unosend.co/api-reference/webhooks/create-webhook>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), unosend_sdk::Error> {
        /// let client = unosend_sdk::Client::from_env()?;
        /// let response = client.list_webhooks().send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        list_webhooks -> ListWebhooks,
        /// Finds a webhook.
        ///
        /// The newer generation of the service wraps the webhook in an object with `success` and `data`, the
        /// older one does not. The client accepts both. An identity that is malformed is answered like one
        /// that does not exist.
        ///
        /// `id`: Identity of the webhook. Allowed: any text but an empty one.
        ///
        /// Calls `GET /webhooks/{id}`. Documentation:
        /// <https://docs.unosend.co/api-reference/webhooks/create-webhook>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), unosend_sdk::Error> {
        /// let client = unosend_sdk::Client::from_env()?;
        /// let response = client.get_webhook("…").send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        get_webhook(id: IntoText) -> GetWebhook,
        /// Removes a webhook.
        ///
        /// The newer generation of the service answers with the identity, the older one with a message, also
        /// where nothing was there to be removed. The client accepts both.
        ///
        /// `id`: Identity of the webhook. Allowed: any text but an empty one.
        ///
        /// An attempt that fails is made again, since a second one changes no more than the first.
        /// [`Error::may_have_taken_effect`](::sdk_runtime::Error::may_have_taken_effect) says whether one of
        /// them may have worked.
        ///
        /// Calls `DELETE /webhooks/{id}`. Documentation:
        /// <https://docs.unosend.co/api-reference/webhooks/create-webhook>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), unosend_sdk::Error> {
        /// let client = unosend_sdk::Client::from_env()?;
        /// let response = client.delete_webhook("…").send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        delete_webhook(id: IntoText) -> DeleteWebhook,
        /// Downloads an attachment of an email that was received.
        ///
        /// The response is the file itself, of any media type. The call is known from the service's newer
        /// tools, which call `https://api.unosend.co`; the public source code behind the default base URL does
        /// not have it.
        ///
        /// `id`: Identity of the email. Allowed: any text but an empty one.
        ///
        /// `attachment_id`: Identity of the attachment. Allowed: any text but an empty one.
        ///
        /// Calls `GET /inbound/{id}/attachments/{attachmentId}`. Documentation:
        /// <https://docs.unosend.co/api-reference/inbound>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), unosend_sdk::Error> {
        /// let client = unosend_sdk::Client::from_env()?;
        /// let response = client.download_inbound_attachment("…", "…").send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        download_inbound_attachment(id: IntoText, attachment_id: IntoText) -> DownloadInboundAttachment,
    }
    modules { logs, webhooks, inbound }
}
::sdk_runtime::schemas! { LogPage Log LogEvent LogPagination LogFilters Webhook Removed LogStatus LogEventType WebhookEventType }
