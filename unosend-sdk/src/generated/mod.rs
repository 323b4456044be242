// Made from spec/unosend.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

mod logs;
#[cfg(feature = "mock")]
mod emulator;
#[cfg(feature = "mock")]
pub(super) mod mock {
    pub use super::emulator::*;
}
::sdk_runtime::client! {
    /// Client of the Unosend API.
    ///
    /// Logs of the emails that an organisation sent through Unosend. The service's documentation starts at
    /// <https://www.unosend.co/docs>.
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
        list_logs -> ListLogs,
    }
    modules { logs }
}
::sdk_runtime::schemas! { LogPage Log LogEvent LogPagination LogFilters LogStatus LogEventType }
