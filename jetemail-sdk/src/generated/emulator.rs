// Made from spec/jetemail.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

::sdk_emulator::emulator! {
    /// The JetEmail API in small, on loopback, for tests: what clients read from it is what a test puts in.
    ///
    /// There is one method a list here, to put records in. What is not about one list is a method of
    /// [`Emulator`](::sdk_emulator::Emulator), to which this derefs: the log of requests, the clock,
    /// faults, latency, limits. An example is at the top of this module.
    ///
    /// It models the service as it is documented; where the documentation is silent, the most likely
    /// behaviour was chosen. That a test passes here proves nothing of the service.
    pub struct Emulator(include_str!("emulator.json"));
    lists {
        /// The records that [`Client::list_outbound_logs`](super::Client::list_outbound_logs) lists.
        list_outbound_logs: OutboundLog,
        /// The records that [`Client::list_inbound_account_logs`](super::Client::list_inbound_account_logs)
        /// lists.
        list_inbound_account_logs: InboundLog,
        /// The records that [`Client::list_inbound_logs`](super::Client::list_inbound_logs) lists. They are
        /// those of [`list_inbound_account_logs`](Self::list_inbound_account_logs).
        list_inbound_logs: InboundLog,
    }
    examples {
        /// A response to start from in tests. A message delivered late, opened and clicked; one that bounced;
        /// one still queued.
        OutboundLogPage = "list_outbound_logs" "",
        /// A record to start from in tests, the first of
        /// [`OutboundLogPage::example`](super::types::OutboundLogPage::example).
        OutboundLog = "list_outbound_logs" "/data/0",
        /// A response to start from in tests. A message to two recipients, one of whom is gone; nulls, and an
        /// action that nobody has seen.
        OutboundLogEvents = "get_outbound_log" "",
        /// A response to start from in tests. 20 of 23 domains were asked and one of them failed; one message
        /// is not delivered yet.
        InboundAccountLogPage = "list_inbound_account_logs" "",
        /// A record to start from in tests, the first of
        /// [`InboundAccountLogPage::example`](super::types::InboundAccountLogPage::example).
        InboundLog = "list_inbound_account_logs" "/data/0",
        /// A response to start from in tests. A message that waits, one of which nothing is known, one with
        /// values nobody has seen.
        InboundLogPage = "list_inbound_logs" "",
        /// A response to start from in tests. A webhook, as the page on creating one shows it.
        Webhook = "get_webhook" "",
    }
}
