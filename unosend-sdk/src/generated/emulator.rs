// Made from spec/unosend.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

::sdk_emulator::emulator! {
    /// The Unosend API in small, on loopback, for tests: what clients read from it is what a test puts in.
    ///
    /// There is one method a list here, to put records in. What is not about one list is a method of
    /// [`Emulator`](::sdk_emulator::Emulator), to which this derefs: the log of requests, the clock,
    /// faults, latency, limits. An example is at the top of this module.
    ///
    /// It models the service as it is documented; where the documentation is silent, the most likely
    /// behaviour was chosen. That a test passes here proves nothing of the service.
    pub struct Emulator(include_str!("emulator.json"));
    lists {
        /// The records that [`Client::list_logs`](super::Client::list_logs) lists.
        list_logs: Log,
    }
    examples {
        /// A response to start from in tests. Emails of several statuses, with missing metadata and times in
        /// microseconds.
        LogPage = "list_logs" "",
        /// A record to start from in tests, the first of [`LogPage::example`](super::types::LogPage::example).
        Log = "list_logs" "/data/0",
        /// A response to start from in tests. A webhook in the newer form.
        Webhook = "get_webhook" "",
        /// A response to start from in tests. The newer form.
        Removed = "delete_webhook" "",
    }
}
