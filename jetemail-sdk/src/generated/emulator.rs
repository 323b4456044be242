// Made from spec/jetemail.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

::sdk_runtime::emulator! {
    /// The JetEmail API in small, on loopback, for tests: what clients read from it is what a test puts in.
    ///
    /// There is one method a list here, to put records in. What is not about one list is a method of
    /// [`Emulator`](::sdk_runtime::emulator::Emulator), to which this derefs: the log of requests, the
    /// clock, faults, latency, limits. An example is at the top of this module.
    ///
    /// It models the service as it is documented; where the documentation is silent, the most likely
    /// behaviour was chosen. That a test passes here proves nothing of the service.
    pub struct Emulator;
    service {
        error: "{\"error\":\"$message\",\"success\":false}",
        block_seconds: 300,
    }
    operations {
        ListOutboundLogs {
            identity: "uid",
            members: &["uid", "id", "message_id", "subject", "from_address", "to_address", "sender", "receiver", "user", "src", "originhost", "transtype", "headerFrom", "rule_id", "first_seen", "last_updated", "action_count", "final_mx", "final_host", "final_ip", "final_protocol", "final_response", "bounce_reason", "bounce_mx", "bounce_host", "delivery_attempts", "delivery_summary", "opens", "clicks", "delivery_status"],
            hidden: &["zone", "md5", "interface"],
            sortable: &[("uid", false), ("id", false), ("message_id", false), ("subject", false), ("from_address", false), ("to_address", false), ("sender", false), ("receiver", false), ("user", false), ("src", false), ("originhost", false), ("transtype", false), ("headerFrom", false), ("rule_id", false), ("first_seen", true), ("last_updated", true), ("action_count", false), ("final_mx", false), ("final_host", false), ("final_ip", false), ("final_protocol", false), ("final_response", false), ("bounce_reason", false), ("bounce_mx", false), ("bounce_host", false), ("delivery_status", false)],
            fixed: "first_seen",
            changed: Some("last_updated"),
            answer: "{\"data\":\"$records\",\"pagination\":{\"count_limited\":\"$count_limited\",\"current_page\":\"$page\",\"has_next_page\":\"$more\",\"has_previous_page\":\"$before\",\"max_count_limit\":\"$count_limit\",\"next_offset\":\"$next_offset\",\"offset\":\"$offset\",\"per_page\":\"$limit\",\"previous_offset\":\"$previous_offset\",\"showing_from\":\"$first\",\"showing_to\":\"$last\",\"total_count\":\"$total\",\"total_pages\":\"$pages\"},\"success\":true}",
            example: "{\"data\":[{\"action_count\":5,\"bounce_host\":null,\"bounce_mx\":null,\"bounce_reason\":null,\"clicks\":[{\"country\":\"NL\",\"date\":1776936641002,\"email_client\":\"Apple Mail\",\"original_url\":\"https://shop.example/orders/4711?ref=mail&step=1\"}],\"delivery_attempts\":[{\"action\":\"DEFERRED\",\"date\":1776931921388,\"host\":\"192.0.2.25\",\"ip\":\"198.51.100.4\",\"mx\":\"mx1.client.example\",\"protocol\":\"smtp\",\"receiver\":\"buyer@client.example\",\"response\":\"451 4.7.1 Greylisted, try again in 300 seconds\",\"timestamp\":\"2026-04-23T08:12:01.388Z\"},{\"action\":\"ACCEPTED\",\"date\":1776932224950,\"host\":\"2001:db8:17::25\",\"ip\":\"2001:db8:a::4\",\"mx\":\"mx1.client.example\",\"protocol\":\"smtp\",\"receiver\":\"buyer@client.example\",\"response\":\"250 2.0.0 Ok: queued as 4F1B26A0C3\",\"timestamp\":\"2026-04-23T08:17:04.950Z\"}],\"delivery_status\":\"delivered\",\"delivery_summary\":{\"failed_deliveries\":1,\"successful_deliveries\":1,\"total_attempts\":2,\"unique_recipients\":1},\"final_host\":\"2001:db8:17::25\",\"final_ip\":\"2001:db8:a::4\",\"final_mx\":\"mx1.client.example\",\"final_protocol\":\"smtp\",\"final_response\":\"250 2.0.0 Ok: queued as 4F1B26A0C3\",\"first_seen\":1776931920140,\"from_address\":\"orders@shop.example\",\"headerFrom\":\"Shop <orders@shop.example>\",\"id\":\"184467\",\"last_updated\":1776936641002,\"message_id\":\"<20260423081200.7f80d1@shop.example>\",\"opens\":[{\"country\":\"NL\",\"date\":1776934931000,\"email_client\":\"Thunderbird\"},{\"country\":\"NL\",\"date\":1776936612000,\"email_client\":\"Apple Mail\"}],\"originhost\":\"app-2.shop.example\",\"receiver\":\"buyer@client.example\",\"rule_id\":null,\"sender\":\"orders@shop.example\",\"src\":\"192.0.2.10\",\"subject\":\"Ihre Bestellung 4711: Größe geändert\",\"to_address\":\"buyer@client.example\",\"transtype\":\"smtp\",\"uid\":\"69e9d3f0b1c24a7f80d1\",\"user\":\"smtp_user1\"},{\"action_count\":2,\"bounce_host\":\"192.0.2.26\",\"bounce_mx\":\"mx2.client.example\",\"bounce_reason\":\"550 5.1.1 The mailbox does not exist\",\"clicks\":[],\"delivery_attempts\":[{\"action\":\"BOUNCED_SOFT\",\"date\":1776931331640,\"host\":\"192.0.2.25\",\"ip\":\"198.51.100.4\",\"mx\":\"mx1.client.example\",\"protocol\":\"smtp\",\"receiver\":\"gone@client.example\",\"response\":\"421 4.3.2 Service shutting down\",\"timestamp\":\"2026-04-23T08:02:11.640Z\"},{\"action\":\"BOUNCED_HARD\",\"date\":1776931333071,\"host\":\"192.0.2.26\",\"ip\":\"198.51.100.4\",\"mx\":\"mx2.client.example\",\"protocol\":\"smtp\",\"receiver\":\"gone@client.example\",\"response\":\"550 5.1.1 The mailbox does not exist\",\"timestamp\":\"2026-04-23T08:02:13.071Z\"}],\"delivery_status\":\"bounced\",\"delivery_summary\":{\"failed_deliveries\":2,\"successful_deliveries\":0,\"total_attempts\":2,\"unique_recipients\":1},\"first_seen\":1776931330500,\"from_address\":\"billing@shop.example\",\"headerFrom\":\"billing@shop.example\",\"id\":\"184466\",\"last_updated\":1776931333071,\"message_id\":\"<20260423080210.3390aa@shop.example>\",\"opens\":[],\"originhost\":\"app-1.shop.example\",\"receiver\":\"gone@client.example\",\"rule_id\":\"17\",\"sender\":\"billing@shop.example\",\"src\":\"192.0.2.11\",\"subject\":\"Your invoice\",\"to_address\":\"gone@client.example\",\"transtype\":\"api\",\"uid\":\"69e9d1a2c07e5b3390aa\",\"user\":\"api-user\"},{\"action_count\":1,\"delivery_attempts\":[],\"delivery_status\":\"queued_pending\",\"final_host\":null,\"final_ip\":null,\"final_mx\":null,\"final_protocol\":null,\"final_response\":null,\"first_seen\":1776930900000,\"from_address\":\"news@shop.example\",\"id\":\"184465\",\"last_updated\":1776930900000,\"message_id\":\"<20260423075500.e6b2c4@shop.example>\",\"subject\":\"\",\"to_address\":\"reader@slow.example\",\"transtype\":\"smtp\",\"uid\":\"69e9d0017d0f42e6b2c4\",\"user\":\"smtp_user1\"}],\"pagination\":{\"count_limited\":false,\"current_page\":1,\"has_next_page\":false,\"has_previous_page\":false,\"max_count_limit\":10000,\"next_offset\":null,\"offset\":0,\"per_page\":50,\"previous_offset\":null,\"showing_from\":1,\"showing_to\":3,\"total_count\":3,\"total_pages\":1},\"success\":true}",
            records: "/data",
            times: &["first_seen", "last_updated", "delivery_attempts[].date", "delivery_attempts[].timestamp", "opens[].date", "clicks[].date"],
            parameters: &[
                Parameter::new("limit", Role::Limit).default("50"),
                Parameter::new("page", Role::Page).default("1"),
                Parameter::new("offset", Role::Offset).default("0"),
                Parameter::new("sort_by", Role::SortBy).default("date"),
                Parameter::new("sort_order", Role::SortOrder("ASC")),
                Parameter::filter("id", &[Test::Equals("id")]),
                Parameter::filter("uid", &[Test::Equals("uid")]),
                Parameter::filter("action", &[Test::Equals("delivery_attempts[].action")]),
                Parameter::filter("zone", &[Test::Equals("zone")]),
                Parameter::filter("message_id", &[Test::Equals("message_id")]),
                Parameter::filter("from_address", &[Test::Equals("from_address")]),
                Parameter::filter("to_address", &[Test::Equals("to_address")]),
                Parameter::filter("mx", &[Test::Equals("delivery_attempts[].mx"), Test::Equals("final_mx"), Test::Equals("bounce_mx")]),
                Parameter::filter("host", &[Test::Equals("delivery_attempts[].host"), Test::Equals("final_host"), Test::Equals("bounce_host")]),
                Parameter::filter("ip", &[Test::Equals("delivery_attempts[].ip"), Test::Equals("final_ip")]),
                Parameter::filter("response", &[Test::Contains("delivery_attempts[].response"), Test::Contains("final_response"), Test::Contains("bounce_reason")]),
                Parameter::filter("user", &[Test::Equals("user")]),
                Parameter::filter("protocol", &[Test::Equals("delivery_attempts[].protocol"), Test::Equals("final_protocol")]),
                Parameter::filter("src", &[Test::Equals("src")]),
                Parameter::filter("subject", &[Test::Contains("subject")]),
                Parameter::filter("md5", &[Test::Equals("md5")]),
                Parameter::filter("interface", &[Test::Equals("interface")]),
                Parameter::filter("originhost", &[Test::Equals("originhost")]),
                Parameter::filter("transtype", &[Test::Equals("transtype")]),
                Parameter::filter("headerFrom", &[Test::Contains("headerFrom")]),
                Parameter::filter("date_from", &[Test::Since("first_seen")]),
                Parameter::filter("date_to", &[Test::Until("first_seen")]),
                Parameter::filter("from", &[Test::Since("first_seen")]),
                Parameter::filter("to", &[Test::Until("first_seen")]),
                Parameter::filter("rule_id", &[Test::Equals("rule_id")]),
                Parameter::filter("search", &[Test::Contains("subject"), Test::Contains("from_address"), Test::Contains("to_address"), Test::Contains("headerFrom"), Test::Contains("message_id"), Test::Contains("uid")]),
            ],
        }
        GetOutboundLog {
            of: Some("list_outbound_logs"),
            rows: Some(Rows { each: Some("delivery_attempts"), item: "{\"action\":\"$element.action\",\"date\":\"$element.timestamp\",\"from_address\":\"$record.from_address\",\"host\":\"$element.host\",\"message_id\":\"$record.message_id\",\"mx\":\"$element.mx\",\"outbound_ip\":\"$element.ip\",\"response\":\"$element.response\",\"to_address\":\"$element.receiver\",\"uid\":\"$record.uid\",\"user\":\"$record.user\"}", ..Rows::NONE }),
            answer: "{\"data\":\"$records\",\"success\":true}",
            example: "{\"data\":[{\"action\":\"DEFERRED\",\"date\":\"2026-04-23T10:12:01.388+02:00\",\"from_address\":\"orders@shop.example\",\"host\":\"out-3.mail.example\",\"message_id\":\"<20260423081200.7f80d1@shop.example>\",\"mx\":\"mx1.client.example\",\"outbound_ip\":\"2001:db8:17::25\",\"response\":\"451 4.7.1 Greylisted, try again in 300 seconds\",\"to_address\":\"buyer@client.example\",\"uid\":\"69e9d3f0b1c24a7f80d1\",\"user\":\"smtp_user1\"},{\"action\":\"ACCEPTED\",\"date\":\"2026-04-23T08:17:03Z\",\"from_address\":\"orders@shop.example\",\"host\":null,\"message_id\":null,\"mx\":\"mx1.client.example\",\"outbound_ip\":\"\",\"response\":\"250 2.0.0 Ok: queued as 4F1B26A0C3\",\"to_address\":\"buyer@client.example\",\"uid\":\"69e9d3f0b1c24a7f80d1\",\"user\":\"\"},{\"action\":\"DROPPED\",\"host\":null,\"mx\":null,\"outbound_ip\":null,\"response\":null,\"to_address\":\"Größe <leaver@client.example>\",\"uid\":\"69e9d3f0b1c24a7f80d1\"}],\"success\":true}",
            parameters: &[
                Parameter::filter("uid", &[Test::Equals("uid")]),
            ],
        }
        ListInboundAccountLogs {
            identity: "uid",
            members: &["_domain", "_domain_uuid", "_domain_type", "uid", "status", "from", "to", "subject", "rejected_count", "delivery_count", "delivered_timestamp", "rejected_response", "response", "actions"],
            hidden: &["subdomain_id"],
            sortable: &[("_domain", false), ("_domain_uuid", false), ("_domain_type", false), ("uid", false), ("status", false), ("from", false), ("to", false), ("subject", false), ("rejected_count", false), ("delivery_count", false), ("delivered_timestamp", true), ("rejected_response", false), ("response", false)],
            fixed: "actions[].date",
            changed: Some("actions[].date"),
            parts: Some(Parts { member: "_domain", most: 20, item: "{\"count\":\"$count\",\"domain\":\"$name\",\"domain_type\":\"domain\",\"domain_uuid\":\"$record._domain_uuid\",\"status\":\"$status\"}", ..Parts::NONE }),
            answer: "{\"data\":\"$records\",\"domains_included\":\"$parts_asked\",\"domains_queried\":\"$parts\",\"pagination\":{\"limit\":\"$limit\",\"offset\":\"$offset\",\"returned\":\"$returned\",\"total\":\"$total\"},\"success\":true,\"total_domains\":\"$parts_total\"}",
            example: "{\"data\":[{\"_domain\":\"client.example\",\"_domain_type\":\"domain\",\"_domain_uuid\":\"7c9e6679-7425-40de-944b-000000000001\",\"actions\":[{\"date\":1776950438250,\"delay\":62.75,\"host\":\"mail.client.example\",\"id\":\"1f0e4a7c-5d43-4c51-9a0e-0c9b8f2d6a11\",\"ip\":\"198.51.100.30\",\"logtype\":\"delivery\",\"mode\":\"smtp\",\"port\":25,\"response\":\"250 2.0.0 Ok: queued as 9D04C17E2B\",\"spam_report\":\"\",\"spam_score\":0.4,\"timestamp\":\"2026-04-23T13:20:38.250Z\"},{\"date\":1776950375500,\"delay\":0.5,\"host\":\"mail.client.example\",\"id\":\"c2b7d9e8-60fb-4a35-8f4d-3b5a1e7c9d22\",\"ip\":\"198.51.100.30\",\"logtype\":\"delivery\",\"mode\":\"smtp\",\"port\":25,\"response\":\"450 4.2.0 Mailbox busy\",\"spam_report\":\"\",\"spam_score\":0.4,\"timestamp\":\"2026-04-23T13:19:35.500Z\"},{\"date\":1776950375001,\"delay\":0,\"host\":\"out.shop.example\",\"id\":\"d4a1f6b3-2c87-4e09-b6d5-7e8f9a0b1c33\",\"ip\":\"2001:db8:a::4\",\"logtype\":\"inbound\",\"mode\":\"smtp\",\"port\":25,\"response\":\"250 2.0.0 Ok\",\"spam_report\":\"SPF_PASS 0.0; HTML_MESSAGE 0.4\",\"spam_score\":0.4,\"timestamp\":\"2026-04-23T13:19:35.001Z\"}],\"delivered_timestamp\":1776950438250,\"delivery_count\":1,\"from\":\"orders@shop.example\",\"rejected_count\":1,\"rejected_response\":\"450 4.2.0 Mailbox busy\",\"response\":\"250 2.0.0 Ok: queued as 9D04C17E2B\",\"status\":\"delivered\",\"subject\":\"Your order\",\"to\":\"buyer@client.example\",\"uid\":\"69ea1c04be55d7f1a9c3\"},{\"_domain\":\"support.client.example\",\"_domain_type\":\"domain\",\"_domain_uuid\":\"7c9e6679-7425-40de-944b-000000000002\",\"actions\":[{\"date\":1776950151730,\"delay\":0,\"host\":\"mx.slow.example\",\"id\":\"e5b2a7c4-3d98-4f1a-87e6-8f90ab1c2d44\",\"ip\":\"203.0.113.77\",\"logtype\":\"inbound\",\"mode\":\"smtp\",\"port\":25,\"response\":\"250 2.0.0 Ok\",\"spam_report\":\"\",\"spam_score\":-1.1,\"timestamp\":\"2026-04-23T13:15:51.730Z\"}],\"delivered_timestamp\":null,\"delivery_count\":0,\"from\":\"someone@slow.example\",\"rejected_count\":3,\"rejected_response\":\"451 4.4.1 Connection timed out\",\"status\":\"queued\",\"subject\":\"Re: broken link\",\"to\":\"help@support.client.example\",\"uid\":\"69ea1b57a3c1f0e28d44\"}],\"domains_included\":20,\"domains_queried\":[{\"count\":3,\"domain\":\"client.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000001\",\"status\":\"success\"},{\"count\":1,\"domain\":\"support.client.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000002\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand01.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000003\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand02.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000004\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand03.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000005\",\"status\":\"success\"},{\"count\":2,\"domain\":\"brand04.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000006\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand05.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000007\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand06.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000008\",\"status\":\"error\"},{\"count\":0,\"domain\":\"brand07.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000009\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand08.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000010\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand09.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000011\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand10.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000012\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand11.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000013\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand12.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000014\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand13.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000015\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand14.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000016\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand15.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000017\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand16.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000018\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand17.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000019\",\"status\":\"success\"},{\"count\":0,\"domain\":\"brand18.example\",\"domain_type\":\"domain\",\"domain_uuid\":\"7c9e6679-7425-40de-944b-000000000020\",\"status\":\"success\"}],\"pagination\":{\"limit\":2,\"offset\":0,\"returned\":2,\"total\":6},\"success\":true,\"total_domains\":23}",
            records: "/data",
            times: &["delivered_timestamp", "actions[].date", "actions[].timestamp"],
            parameters: &[
                Parameter::filter("domains", &[Test::OneOf("_domain")]),
                Parameter::filter("logtype", &[Test::Equals("actions[].logtype")]),
                Parameter::filter("to", &[Test::Equals("to")]),
                Parameter::filter("from", &[Test::Equals("from")]),
                Parameter::filter("subject", &[Test::Contains("subject")]),
                Parameter::filter("ip", &[Test::Equals("actions[].ip")]),
                Parameter::filter("date_from", &[Test::Since("actions[].date")]),
                Parameter::filter("date_to", &[Test::Until("actions[].date")]),
                Parameter::filter("spamscore_min", &[Test::AtLeast("actions[].spam_score")]),
                Parameter::filter("spamscore_max", &[Test::AtMost("actions[].spam_score")]),
                Parameter::filter("host", &[Test::Equals("actions[].host")]),
                Parameter::filter("port", &[Test::Equals("actions[].port")]),
                Parameter::filter("mode", &[Test::Equals("actions[].mode")]),
                Parameter::new("limit", Role::Limit).default("100"),
                Parameter::new("offset", Role::Offset),
                Parameter::new("page", Role::Page),
                Parameter::new("sort_by", Role::SortBy).default("date"),
                Parameter::new("sort_order", Role::SortOrder("ASC")),
            ],
        }
        ListInboundLogs {
            of: Some("list_inbound_account_logs"),
            identity: "uid",
            hidden: &["_domain", "_domain_uuid", "_domain_type", "subdomain_id"],
            sortable: &[("_domain", false), ("_domain_uuid", false), ("_domain_type", false), ("uid", false), ("status", false), ("from", false), ("to", false), ("subject", false), ("rejected_count", false), ("delivery_count", false), ("delivered_timestamp", true), ("rejected_response", false), ("response", false)],
            answer: "{\"count\":\"$returned\",\"data\":\"$records\",\"success\":true}",
            example: "{\"count\":250,\"data\":[{\"actions\":[{\"date\":1776954680000,\"delay\":61,\"host\":\"out.shop.example\",\"id\":\"5b1c7e92-a4c5-4f88-9d26-3a5c7b9e1f24\",\"ip\":\"203.0.113.9\",\"logtype\":\"delivery\",\"mode\":\"smtp\",\"port\":25,\"response\":\"452 4.2.2 Mailbox full\",\"spam_report\":\"HTML_MESSAGE 1.25\",\"spam_score\":-0.1,\"timestamp\":\"2026-04-23T14:31:20Z\"},{\"date\":1776954619000,\"delay\":0,\"host\":\"\",\"id\":\"6c2d8fa3-b5d6-4a99-8e37-4b6d8caf2035\",\"ip\":\"\",\"logtype\":\"inbound\",\"mode\":\"\",\"port\":0,\"response\":\"250 2.0.0 Ok\",\"spam_report\":\"\",\"spam_score\":1.25,\"timestamp\":\"2026-04-23T14:30:19Z\"}],\"delivered_timestamp\":null,\"delivery_count\":0,\"from\":\"news@shop.example\",\"rejected_count\":3,\"rejected_response\":\"452 4.2.2 Mailbox full\",\"response\":\"\",\"status\":\"queued\",\"subject\":\"Grüße aus Köln 📧\",\"to\":\"away@client.example\",\"uid\":\"69ea2c11d2e8a4b5f6c7\"},{\"uid\":\"690422\"},{\"actions\":[{\"date\":1776954800123,\"host\":\"\",\"id\":\"not-a-uuid\",\"logtype\":\"quarantine\",\"mode\":\"\",\"port\":0,\"spam_score\":12.5}],\"delivered_timestamp\":null,\"delivery_count\":0,\"from\":\"\",\"rejected_count\":1,\"rejected_response\":null,\"response\":\"held: score 12.5\",\"status\":\"quarantined\",\"to\":\"team@client.example\",\"uid\":\"69ea2d22e3f9b5c6a7d8\"}],\"success\":true}",
            records: "/data",
            times: &["delivered_timestamp", "actions[].date", "actions[].timestamp"],
            parameters: &[
                Parameter::filter("uuid", &[Test::Equals("_domain_uuid")]),
                Parameter::filter("subdomain_id", &[Test::Equals("subdomain_id")]),
                Parameter::new("limit", Role::Limit).default("100"),
                Parameter::new("page", Role::Page).default("1"),
                Parameter::new("offset", Role::Offset).default("0"),
                Parameter::filter("uid", &[Test::Equals("uid")]),
                Parameter::filter("logtype", &[Test::Equals("actions[].logtype")]),
                Parameter::filter("subject", &[Test::Contains("subject")]),
                Parameter::filter("from", &[Test::Equals("from")]),
                Parameter::filter("to", &[Test::Equals("to")]),
                Parameter::filter("spamscore_min", &[Test::AtLeast("actions[].spam_score")]),
                Parameter::filter("spamscore_max", &[Test::AtMost("actions[].spam_score")]),
                Parameter::filter("host", &[Test::Equals("actions[].host")]),
                Parameter::filter("ip", &[Test::Equals("actions[].ip")]),
                Parameter::filter("date_from", &[Test::Since("actions[].date")]),
                Parameter::filter("date_to", &[Test::Until("actions[].date")]),
                Parameter::new("sort_by", Role::SortBy).default("date"),
                Parameter::new("sort_order", Role::SortOrder("ASC")),
            ],
        }
    }
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
        /// An answer to start from in tests. A message delivered late, opened and clicked; one that bounced;
        /// one still queued.
        OutboundLogPage = "list_outbound_logs" "",
        /// A record to start from in tests, the first of
        /// [`OutboundLogPage::example`](super::types::OutboundLogPage::example).
        OutboundLog = "list_outbound_logs" "/data/0",
        /// An answer to start from in tests. A message to two recipients, one of whom is gone; nulls, and an
        /// action that nobody has seen.
        OutboundLogEvents = "get_outbound_log" "",
        /// An answer to start from in tests. 20 of 23 domains were asked and one of them failed; one message
        /// is not delivered yet.
        InboundAccountLogPage = "list_inbound_account_logs" "",
        /// A record to start from in tests, the first of
        /// [`InboundAccountLogPage::example`](super::types::InboundAccountLogPage::example).
        InboundLog = "list_inbound_account_logs" "/data/0",
        /// An answer to start from in tests. A message that waits, one of which nothing is known, one with
        /// values nobody has seen.
        InboundLogPage = "list_inbound_logs" "",
    }
}
