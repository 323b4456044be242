#![doc = include_str!("../README.md")]

mod mail_log;
mod outcome;

sdk_runtime::sdk! {
    /// Tools for tests: [`Emulator`](mock::Emulator) is the service on loopback, filled with the records that a test puts in.
    ///
    /// Records come from [`push_example`](mock::List::push_example), whole and typed, or from [`push`](mock::List::push), as
    /// JSON in any form. A test of a program that looks for lost mails, from its data to an outage of the service:
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), jetemail_sdk::Error> {
    /// use jetemail_sdk::{ErrorKind, mock::Emulator};
    /// use serde_json::json;
    ///
    /// let emulator = Emulator::start().await;
    /// let logs = emulator.list_outbound_logs();
    /// for (uid, to, action) in [("a", "x@example.com", "ACCEPTED"), ("b", "y@example.com", "BOUNCED_HARD")] {
    ///     let first_seen = emulator.now().as_millisecond();
    ///     logs.push(json!({
    ///         "uid": uid, "to_address": to, "first_seen": first_seen, "delivery_attempts": [{ "action": action }],
    ///     }));
    /// }
    ///
    /// // A client that does not wait between attempts; a program under test takes `emulator.base_url()` and
    /// // `emulator.api_key()`.
    /// let client = emulator.client()?;
    /// let mut lost = client.list_outbound_logs().action("BOUNCED_HARD").stream();
    /// while let Some(log) = lost.next().await {
    ///     assert_eq!(log?.to_address.as_deref(), Some("y@example.com"));
    /// }
    /// assert_eq!(emulator.requests()[0].parameter("action"), Some("BOUNCED_HARD"));
    ///
    /// // Records change while clients read.
    /// logs.update("b", |record| record["delivery_attempts"][0]["action"] = json!("ACCEPTED"));
    /// assert!(client.list_outbound_logs().action("BOUNCED_HARD").send().await?.data.is_empty());
    ///
    /// // The service is down for one request; the client tries again.
    /// emulator.fail_next(1, 503);
    /// assert_eq!(client.list_outbound_logs().send().await?.attempts(), 2);
    ///
    /// // One request beyond the limit blocks the account for five minutes.
    /// emulator.rate_limit(1, std::time::Duration::from_secs(60));
    /// client.list_outbound_logs().send().await?;
    /// let error = client.list_outbound_logs().send().await.unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::RateLimited);
    /// assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(300));
    /// # Ok(())
    /// # }
    /// ```
}
