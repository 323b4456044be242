// Made from spec/unosend.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

::sdk_runtime::emulator! {
    /// The Unosend API in small, on loopback, for tests: what clients read from it is what a test puts in.
    ///
    /// There is one method a list here, to put records in. What is not about one list is a method of
    /// [`Emulator`](::sdk_runtime::emulator::Emulator), to which this derefs: the log of requests, the
    /// clock, faults, latency, limits. An example is at the top of this module.
    ///
    /// It models the service as it is documented; where the documentation is silent, the most likely
    /// behaviour was chosen. That a test passes here proves nothing of the service.
    pub struct Emulator;
    service {
        base_path: "/api/v1",
        envelope: Some("data"),
        error: "{\"error\":{\"code\":\"$status\",\"message\":\"$message\"}}",
        too_many: Some("{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"$message\",\"retry_after\":\"$retry_after\"}}"),
        rate_limit_headers: true,
    }
    operations {
        ListLogs {
            identity: "id",
            members: &["id", "from", "to", "subject", "status", "created_at", "sent_at", "delivered_at", "scheduled_for", "metadata", "events"],
            fixed: "created_at",
            cut: true,
            past_end: Some(500),
            answer: "{\"data\":{\"data\":\"$records\",\"filters\":{\"days\":\"$parameter.days\",\"search\":\"$parameter.search\",\"status\":\"$parameter.status\"},\"pagination\":{\"has_more\":\"$more\",\"limit\":\"$limit\",\"offset\":\"$offset\",\"total\":\"$total\"}},\"success\":true}",
            example: "{\"data\":[{\"created_at\":\"2026-03-02T08:15:00.104277+00:00\",\"delivered_at\":\"2026-03-02T08:15:04.5+00:00\",\"events\":[{\"created_at\":\"2026-03-02T08:15:04.5+00:00\",\"metadata\":null,\"type\":\"delivered\"},{\"created_at\":\"2026-03-02T08:15:01.020881+00:00\",\"metadata\":null,\"type\":\"sent\"},{\"created_at\":\"2026-03-02T09:40:12.337+00:00\",\"metadata\":{\"ip\":\"unknown\",\"user_agent\":null},\"type\":\"opened\"},{\"created_at\":\"2026-03-02T09:40:30.9+00:00\",\"metadata\":{\"ip\":\"203.0.113.8\",\"link_id\":\"lnk_3\",\"url\":\"https://shop.example/spring?a=1&b=2\",\"user_agent\":\"Mozilla/5.0\"},\"type\":\"clicked\"}],\"from\":\"hello@shop.example\",\"id\":\"9b2f6c1e-8a47-4d0b-9e35-61c7d2f0a4e8\",\"metadata\":{\"tags\":[{\"name\":\"campaign\",\"value\":\"spring\"}],\"template_id\":\"tpl_71\"},\"scheduled_for\":null,\"sent_at\":\"2026-03-02T08:15:01.020881+00:00\",\"status\":\"delivered\",\"subject\":\"Neuigkeiten im März\",\"to\":[\"reader@client.example\",\"team@client.example\"]},{\"created_at\":\"2026-03-02T08:02:10.000001+00:00\",\"delivered_at\":null,\"events\":[{\"created_at\":\"2026-03-02T08:02:11+00:00\",\"metadata\":null,\"type\":\"sent\"},{\"created_at\":\"2026-03-02T08:02:13.071002+00:00\",\"metadata\":null,\"type\":\"bounce\"}],\"from\":\"hello@shop.example\",\"id\":\"57d0e3a9-1c6b-4f82-b7a4-0e9d8c2b5f16\",\"metadata\":null,\"scheduled_for\":null,\"sent_at\":\"2026-03-02T08:02:11+00:00\",\"status\":\"bounced\",\"subject\":\"Your invoice\",\"to\":[\"gone@client.example\"]},{\"created_at\":\"2026-03-02T07:58:44.61+00:00\",\"delivered_at\":null,\"events\":[],\"from\":\"hello@shop.example\",\"id\":\"e80a4b7d-3f52-49c6-8d1e-a2b6c9f07d35\",\"metadata\":{},\"scheduled_for\":\"2026-03-05T06:00:00+01:00\",\"sent_at\":null,\"status\":\"scheduled\",\"subject\":\"Reminder\",\"to\":[\"later@client.example\"]},{\"created_at\":\"2026-03-02T07:50:00+00:00\",\"delivered_at\":null,\"events\":[{\"created_at\":\"2026-03-02T07:55:00.000Z\",\"metadata\":null,\"type\":\"cancelled\"}],\"from\":\"hello@shop.example\",\"id\":\"14c7f9b2-6d08-4ea3-95bc-d3e1a0f8c672\",\"metadata\":{\"cancelled_at\":\"2026-03-02T07:55:00.000Z\"},\"scheduled_for\":\"2026-03-04T06:00:00+00:00\",\"sent_at\":null,\"status\":\"cancelled\",\"subject\":\"Draft\",\"to\":[\"reader@client.example\"]},{\"created_at\":\"2026-03-02T07:41:09.9999+00:00\",\"delivered_at\":\"2026-03-02T07:41:12+00:00\",\"events\":[{\"created_at\":\"2026-03-02T07:41:10.5+00:00\",\"metadata\":null,\"type\":\"sent\"},{\"created_at\":\"2026-03-02T07:41:12+00:00\",\"metadata\":null,\"type\":\"delivered\"},{\"created_at\":\"2026-03-02T08:00:00+00:00\",\"metadata\":null,\"type\":\"complaint\"}],\"from\":\"hello@shop.example\",\"id\":\"c3e65d18-97ab-4210-8f7d-5b4c0e2a1d90\",\"metadata\":{\"broadcast_id\":\"brd_9\",\"contact_id\":\"con_55\"},\"scheduled_for\":null,\"sent_at\":\"2026-03-02T07:41:10.5+00:00\",\"status\":\"complained\",\"subject\":\"\",\"to\":[\"angry@client.example\"]}],\"filters\":{\"days\":30,\"search\":null,\"status\":null},\"pagination\":{\"has_more\":false,\"limit\":50,\"offset\":0,\"total\":5}}",
            records: "/data",
            times: &["created_at", "sent_at", "delivered_at", "scheduled_for", "events[].created_at"],
            parameters: &[
                Parameter::filter("status", &[Test::Equals("status")]),
                Parameter::filter("email_id", &[Test::Equals("id")]),
                Parameter::filter("days", &[Test::LastDays("created_at")]).default("7"),
                Parameter::new("limit", Role::Limit).default("50"),
                Parameter::new("offset", Role::Offset).default("0"),
                Parameter::filter("search", &[Test::Contains("subject"), Test::Equals("to[]")]),
            ],
        }
    }
    lists {
        /// The records that [`Client::list_logs`](super::Client::list_logs) lists.
        list_logs: Log,
    }
    examples {
        /// An answer to start from in tests. Emails of several statuses, with missing metadata and times in
        /// microseconds.
        LogPage = "list_logs" "",
        /// A record to start from in tests, the first of [`LogPage::example`](super::types::LogPage::example).
        Log = "list_logs" "/data/0",
    }
}
