#![doc = include_str!("../README.md")]

mod mail_log;
mod outcome;

/// The service has no filter that keeps new mails off a list while it is read, so several requests at once could lose
/// records. A list can be read one request after the other:
///
/// ```
/// fn in_order(client: unosend_sdk::Client) {
///     let logs = client.list_logs().stream();
///     let pages = client.list_logs().pages();
/// }
/// ```
///
/// and not in any other way:
///
/// ```compile_fail
/// fn at_once(client: unosend_sdk::Client) {
///     let logs = client.list_logs().stream().concurrency(8);
/// }
/// ```
///
/// ```compile_fail
/// fn at_once(client: unosend_sdk::Client) {
///     let pages = client.list_logs().pages().concurrency(8);
/// }
/// ```
#[cfg(doctest)]
struct InOrder;

sdk_runtime::sdk! {
    /// Tools for tests: [`Emulator`](mock::Emulator) is the service on loopback, filled with the records that a test puts in.
    ///
    /// Records come from [`push_example`](mock::List::push_example), whole and typed, or from [`push`](mock::List::push), as
    /// JSON in any form. A test of a program that looks for lost emails, from its data to an outage of the service:
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), unosend_sdk::Error> {
    /// use serde_json::json;
    /// use unosend_sdk::{ErrorKind, mock::Emulator};
    ///
    /// let emulator = Emulator::start().await;
    /// let logs = emulator.list_logs();
    /// for (id, to, status) in [("a", "x@example.com", "delivered"), ("b", "y@example.com", "bounced")] {
    ///     let created_at = emulator.now().to_string();
    ///     logs.push(json!({ "id": id, "to": [to], "status": status, "created_at": created_at }));
    /// }
    ///
    /// // A client that does not wait between attempts; a program under test takes `emulator.base_url()` and
    /// // `emulator.api_key()`.
    /// let client = emulator.client()?;
    /// let mut lost = client.list_logs().status("bounced").stream();
    /// while let Some(log) = lost.next().await {
    ///     assert_eq!(log?.to, ["y@example.com"]);
    /// }
    /// assert_eq!(emulator.requests()[0].parameter("status"), Some("bounced"));
    ///
    /// // Records change while clients read, and the window of days moves with the clock.
    /// logs.update("b", |record| record["status"] = json!("delivered"));
    /// assert!(client.list_logs().status("bounced").send().await?.data.is_empty());
    /// emulator.advance(std::time::Duration::from_secs(8 * 86_400));
    /// assert!(client.list_logs().send().await?.data.is_empty());
    ///
    /// // The service is down for one request; the client tries again.
    /// emulator.fail_next(1, 503);
    /// assert_eq!(client.list_logs().send().await?.attempts(), 2);
    ///
    /// // One request too many.
    /// emulator.rate_limit(1, std::time::Duration::from_secs(60));
    /// client.list_logs().send().await?;
    /// let once = client.with_options(unosend_sdk::RequestOptions::new().max_retries(0));
    /// let error = once.list_logs().send().await.unwrap_err();
    /// assert_eq!((error.kind(), error.code()), (ErrorKind::RateLimited, Some("rate_limit_exceeded")));
    /// # Ok(())
    /// # }
    /// ```
}
