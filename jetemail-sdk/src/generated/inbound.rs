// Made from spec/jetemail.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

pub(super) mod builder {
    ::sdk_runtime::operation! {
        pub struct ListInboundAccountLogs = list_inbound_account_logs(GET "/inbound/account/logs") -> InboundAccountLogPage;
        failure { when_false: &["success"], when_present: &["error", "errors"], unless: &["data"] }
        arguments {
            /// Only these domains: their names in one text, separated by commas, for example
            /// `example.com,mail.example.com`. Left out, all domains of the account are asked, up to 20 of them.
            ///
            /// Allowed: any text but an empty one.
            domains = "domains": text,
            /// Only messages with log rows of this type, `spam`, `delivery`, `inbound` or `outbound`.
            ///
            /// Allowed: `spam`, `delivery`, `inbound`, `outbound`.
            logtype = "logtype": choice(InboundLogTypeFilter),
            /// **An address, not a date**: only messages to this recipient. For the end of the time range use
            /// `date_to`.
            ///
            /// Allowed: any text but an empty one.
            to = "to": text,
            /// **An address, not a date**: only messages from this sender. For the start of the time range use
            /// `date_from`.
            ///
            /// Allowed: any text but an empty one.
            from = "from": text,
            /// Only messages with this subject, at most 500 characters.
            ///
            /// Allowed: 1 to 500 characters.
            subject = "subject": text(max_length: 500),
            /// Only messages with this IP address. Unlike its namesake on the outbound logs it has no documented
            /// form.
            ///
            /// Allowed: any text but an empty one.
            ip = "ip": text,
            /// Start of the time range, a Unix time in **seconds**. The times in the answer are milliseconds. Take
            /// it for a coarse filter: the service is known to apply it inexactly, so check the records' own
            /// times. Whether the bound itself belongs to the range is not documented.
            ///
            /// Allowed: a Unix time in seconds, or a time, date or text as
            /// [`IntoUnixSeconds`](::sdk_runtime::param::IntoUnixSeconds) takes it.
            date_from = "date_from": unix_seconds,
            /// End of the time range, a Unix time in **seconds**. A coarse filter like `date_from`; whether the
            /// bound itself belongs to the range is not documented.
            ///
            /// Allowed: a Unix time in seconds, or a time, date or text as
            /// [`IntoUnixSeconds`](::sdk_runtime::param::IntoUnixSeconds) takes it.
            date_to = "date_to": unix_seconds,
            /// Only messages with at least this spam score. Fractions are allowed; the scale is not documented.
            spamscore_min = "spamscore_min": number,
            /// Only messages with at most this spam score. Fractions are allowed; the scale is not documented.
            spamscore_max = "spamscore_max": number,
            /// Only messages handled by this host.
            ///
            /// Allowed: any text but an empty one.
            host = "host": text,
            /// Only messages that used this port, 1 to 65535. In the answer 0 means that there is none.
            ///
            /// Allowed: 1 to 65535.
            port = "port": integer(1..=65535),
            /// Only messages that came in by this kind of connection, `smtp`, `http` or `https`. In the answer an
            /// empty text means that there is none.
            ///
            /// Allowed: `smtp`, `http`, `https`.
            mode = "mode": choice(ConnectionModeFilter),
            /// Messages per page, 1 to 1000, counted after all domains are merged. Default `100`.
            ///
            /// Allowed: 1 to 1000.
            limit = "limit": integer(1..=1000),
            /// Messages of the merged list to skip, 0 or more. Ignored when `page` is set.
            ///
            /// Allowed: 0 or more.
            offset = "offset": integer(0..=i64::MAX),
            /// Number of the page, counted from 1; the alternative to `offset`, over which it takes precedence.
            ///
            /// Allowed: 1 or more.
            page = "page": integer(1..=i64::MAX),
            /// Name of the field to sort by. Default `date`. The accepted names are not documented, and `date`
            /// itself is no field of a record, only of its `actions`.
            ///
            /// Allowed: any text but an empty one.
            sort_by = "sort_by": text,
            /// Direction of the sort, `ASC` or `DESC`. Default `DESC`, the newest first.
            ///
            /// Allowed: `ASC`, `DESC`.
            sort_order = "sort_order": choice(SortOrder),
        }
        ///
        /// That holds while `sort_by` is left out or is `date`. In other orders it is best effort.
        ///
        /// `offset` or `page` is where the walk begins.
        ///
        /// A response that covers only a part of the account is reported as an `Err` of kind
        /// [`Partial`](::sdk_runtime::ErrorKind::Partial), once per change of that part, and the walk goes on.
        ///
        /// With [`concurrency`](::sdk_runtime::Records::concurrency) several pages are asked for at once.
        list InboundLog pinned {
            limit: "limit",
            max_limit: 1000,
            default_limit: 100,
            offset: "offset",
            records: "data",
            identity: &["uid", "_domain_uuid"],
            total: &["pagination", "total"],
            page: Some("page"),
            window: Some("date_to"),
            sort: Some(Sort { by: "sort_by", order: "sort_order", ascending: "ASC", fixed: &["date"], ..Sort::NONE }),
            coverage: Some(Coverage { included: "domains_included", of: "total_domains", parts: "domains_queried", name: "domain", status: "status", complete: "success", ..Coverage::NONE }),
        }
    }
    ::sdk_runtime::operation! {
        ///
        /// **One of `uuid`, `subdomain_id` must be given**; a call without any is a validation error.
        pub struct ListInboundLogs = list_inbound_logs(GET "/inbound/logs") -> InboundLogPage;
        required ["uuid", "subdomain_id"];
        failure { when_false: &["success"], when_present: &["error", "errors"], unless: &["data"] }
        arguments {
            /// Id of the domain, a UUID of version 4 in lower case; `_domain_uuid` in the records of
            /// `list_inbound_account_logs`.
            ///
            /// Allowed: text that matches `^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`.
            ///
            /// **One of `uuid`, `subdomain_id` must be given**; a call without any is a validation error.
            uuid = "uuid": text(pattern: Some(Pattern { source: "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", node: &Concat(&[Repeat(&Class(&[('0', '9'), ('a', 'f')]), 8, Some(8)), Class(&[('-', '-')]), Repeat(&Class(&[('0', '9'), ('a', 'f')]), 4, Some(4)), Class(&[('-', '-')]), Class(&[('4', '4')]), Repeat(&Class(&[('0', '9'), ('a', 'f')]), 3, Some(3)), Class(&[('-', '-')]), Class(&[('8', '9'), ('a', 'b')]), Repeat(&Class(&[('0', '9'), ('a', 'f')]), 3, Some(3)), Class(&[('-', '-')]), Repeat(&Class(&[('0', '9'), ('a', 'f')]), 12, Some(12))]), ..Pattern::NONE })),
            /// Number of the subdomain, 1 or more.
            ///
            /// Allowed: 1 or more.
            ///
            /// **One of `uuid`, `subdomain_id` must be given**; a call without any is a validation error.
            subdomain_id = "subdomain_id": integer(1..=i64::MAX),
            /// Messages per page, 1 to 1000. Default `100`.
            ///
            /// Allowed: 1 to 1000.
            limit = "limit": integer(1..=1000),
            /// Number of the page, counted from 1. Default `1`. It is not documented whether `page` or `offset`
            /// wins when both are sent, so set only one of them.
            ///
            /// Allowed: 1 or more.
            page = "page": integer(1..=i64::MAX),
            /// Messages to skip, 0 or more; the alternative to `page`. Default `0`. It is not documented which of
            /// the two wins when both are sent, so set only one of them.
            ///
            /// Allowed: 0 or more.
            offset = "offset": integer(0..=i64::MAX),
            /// Only the message with this `uid`. Which characters it may have is not known.
            ///
            /// Allowed: any text but an empty one.
            uid = "uid": text,
            /// Only messages with log rows of this type. The known values are those of the account's logs, where
            /// they are documented; any other text is sent as it is.
            ///
            /// Allowed: `spam`, `delivery`, `inbound`, `outbound`; other texts but an empty one are sent as they
            /// are.
            logtype = "logtype": choice(InboundLogType),
            /// Only messages with this subject.
            ///
            /// Allowed: any text but an empty one.
            subject = "subject": text,
            /// **An address, not a date**: only messages from this sender. For the start of the time range use
            /// `date_from`.
            ///
            /// Allowed: any text but an empty one.
            from = "from": text,
            /// **An address, not a date**: only messages to this recipient. For the end of the time range use
            /// `date_to`.
            ///
            /// Allowed: any text but an empty one.
            to = "to": text,
            /// Only messages with at least this spam score. Fractions are allowed; the scale is not documented.
            spamscore_min = "spamscore_min": number,
            /// Only messages with at most this spam score. Fractions are allowed; the scale is not documented.
            spamscore_max = "spamscore_max": number,
            /// Only messages handled by this host.
            ///
            /// Allowed: any text but an empty one.
            host = "host": text,
            /// Only messages with this IP address.
            ///
            /// Allowed: any text but an empty one.
            ip = "ip": text,
            /// Start of the time range, a Unix time in **seconds**. The times in the answer are milliseconds. Take
            /// it for a coarse filter: the service is known to apply it inexactly, so check the records' own
            /// times.
            ///
            /// Allowed: a Unix time in seconds, or a time, date or text as
            /// [`IntoUnixSeconds`](::sdk_runtime::param::IntoUnixSeconds) takes it.
            date_from = "date_from": unix_seconds,
            /// End of the time range, a Unix time in **seconds**. A coarse filter like `date_from`.
            ///
            /// Allowed: a Unix time in seconds, or a time, date or text as
            /// [`IntoUnixSeconds`](::sdk_runtime::param::IntoUnixSeconds) takes it.
            date_to = "date_to": unix_seconds,
            /// Name of the field to sort by. The accepted names are not documented. Default `date`, which is
            /// assumed.
            ///
            /// Allowed: any text but an empty one.
            sort_by = "sort_by": text,
            /// Direction of the sort, `ASC` or `DESC`, which is assumed. Default `DESC`, the newest first, which
            /// is assumed too.
            ///
            /// Allowed: `ASC`, `DESC`.
            sort_order = "sort_order": choice(SortOrder),
        }
        ///
        /// That holds while `sort_by` is left out or is `date`. In other orders it is best effort.
        ///
        /// `offset` or `page` is where the walk begins.
        ///
        /// With [`concurrency`](::sdk_runtime::Records::concurrency) several pages are asked for at once.
        list InboundLog pinned {
            limit: "limit",
            max_limit: 1000,
            default_limit: 100,
            offset: "offset",
            records: "data",
            identity: &["uid"],
            page: Some("page"),
            window: Some("date_to"),
            sort: Some(Sort { by: "sort_by", order: "sort_order", ascending: "ASC", fixed: &["date"], ..Sort::NONE }),
        }
    }
}
pub(super) mod types {
    ::sdk_runtime::types! {
        /// Type of log row to filter received messages by. What `outbound` finds among them is not documented.
        pub closed InboundLogTypeFilter {
            Spam = "spam",
            Delivery = "delivery",
            Inbound = "inbound",
            Outbound = "outbound",
        }
        /// Kind of connection to filter received messages by.
        pub closed ConnectionModeFilter {
            Smtp = "smtp",
            Http = "http",
            Https = "https",
        }
        /// State of a received message. Only `delivered` is documented, and there must be others: a message
        /// can wait for its delivery for up to five days.
        pub open InboundStatus {
            Delivered = "delivered",
        }
        /// Type of a log row. The known values are those of the `logtype` filter.
        pub open InboundLogType {
            Spam = "spam",
            Delivery = "delivery",
            Inbound = "inbound",
            Outbound = "outbound",
        }
        /// Kind of connection. The known values are those of the `mode` filter; the service sends an empty
        /// text where there is none.
        pub open ConnectionMode {
            Smtp = "smtp",
            Http = "http",
            Https = "https",
        }
        /// Kind of domain. Only `domain` is documented; the account's subdomains are asked too, under a value
        /// that is not known.
        pub open DomainType {
            Domain = "domain",
        }
        /// How the query of one domain ended. Only `success` is documented; take anything else for a failure.
        pub open DomainQueryStatus {
            Success = "success",
        }
        /// One page of received messages, merged from several domains, and which domains it covers.
        pub answer InboundAccountLogPage {
            /// Whether the call succeeded. It can be true although single domains failed.
            success: Option<bool> = "success" optional,
            /// The messages of this page, merged and sorted over the domains.
            data: Vec<InboundLog> = "data" required list,
            /// Where this page lies in the merged list.
            pagination: Option<InboundAccountPagination> = "pagination" value,
            /// How the query of each domain ended.
            domains_queried: Vec<DomainQuery> = "domains_queried" list,
            /// Number of domains in the account.
            total_domains: Option<i64> = "total_domains" optional,
            /// Number of domains that were asked, at most 20. Less than `total_domains` means a partial answer.
            domains_included: Option<i64> = "domains_included" optional,
        }
        /// One page of received messages of one domain or subdomain.
        pub answer InboundLogPage {
            /// Whether the call succeeded.
            success: Option<bool> = "success" optional,
            /// The messages of this page, without the fields that name their domain.
            data: Vec<InboundLog> = "data" required list,
            /// A number of messages. Whether it counts those of this page or of the whole result is not
            /// documented, so nothing relies on it.
            count: Option<i64> = "count" optional,
        }
        /// Where a page lies in the merged list of received messages.
        pub object InboundAccountPagination {
            /// Messages in the merged list.
            total: Option<i64> = "total" optional,
            /// Messages per page that this answer was made for.
            limit: Option<i64> = "limit" optional,
            /// Messages skipped before this page.
            offset: Option<i64> = "offset" optional,
            /// Messages on this page.
            returned: Option<i64> = "returned" optional,
        }
        /// One received message with all that is known of it.
        pub object InboundLog {
            /// Domain that the message was received for.
            domain: Option<String> = "_domain" optional,
            /// Id of that domain. A `uid` belongs to its domain, so the two together are the identity of a record.
            domain_uuid: Option<String> = "_domain_uuid" optional,
            /// Kind of that domain.
            domain_type: Option<DomainType> = "_domain_type" optional,
            /// Identity of the message in the log of its domain.
            uid: String = "uid" required,
            /// State of the message.
            status: Option<InboundStatus> = "status" optional,
            /// Address of the sender.
            from: Option<String> = "from" optional,
            /// Address of the recipient.
            to: Option<String> = "to" optional,
            /// The subject.
            subject: Option<String> = "subject" optional,
            /// How many attempts to deliver the message were rejected.
            rejected_count: Option<i64> = "rejected_count" optional,
            /// How many attempts to deliver the message succeeded.
            delivery_count: Option<i64> = "delivery_count" optional,
            /// When the message was delivered, as a Unix time in milliseconds. What an undelivered message has
            /// here is not documented.
            delivered_timestamp: Option<::sdk_runtime::UnixTime> = "delivered_timestamp" optional,
            /// What was said at a rejection. It stays even when the message was delivered later.
            rejected_response: Option<String> = "rejected_response" optional,
            /// What the server that took the message said.
            response: Option<String> = "response" optional,
            /// The log rows that this record sums up.
            actions: Vec<InboundLogAction> = "actions" list,
        }
        /// One row of the log of a received message. Empty texts and 0 stand for values that are missing.
        pub object InboundLogAction {
            /// Id of the row. It looks like a UUID but need not be a valid one.
            id: Option<String> = "id" optional,
            /// Type of the row.
            logtype: Option<InboundLogType> = "logtype" optional,
            /// What the other server said.
            response: Option<String> = "response" optional,
            /// When it happened, as a Unix time in milliseconds.
            date: Option<::sdk_runtime::UnixTime> = "date" optional,
            /// When it happened, in RFC 3339 form; the same instant as `date`.
            timestamp: Option<::sdk_runtime::Timestamp> = "timestamp" optional,
            /// Host of the other side; empty where there is none.
            host: Option<String> = "host" optional,
            /// IP address of the other side; empty where there is none.
            ip: Option<String> = "ip" optional,
            /// Port of the connection; 0 where there is none.
            port: Option<i64> = "port" optional,
            /// Kind of connection; an empty text where there is none.
            mode: Option<ConnectionMode> = "mode" optional,
            /// Delay of the delivery. The unit is not documented.
            delay: Option<f64> = "delay" optional,
            /// Spam score of the message. The scale is not documented.
            spam_score: Option<f64> = "spam_score" optional,
            /// What the spam filter found; empty where there is nothing.
            spam_report: Option<String> = "spam_report" optional,
        }
        /// How the query of one domain ended.
        pub object DomainQuery {
            /// Name of the domain.
            domain: Option<String> = "domain" optional,
            /// Id of the domain.
            domain_uuid: Option<String> = "domain_uuid" optional,
            /// Kind of the domain.
            domain_type: Option<DomainType> = "domain_type" optional,
            /// Messages that the domain gave.
            count: Option<i64> = "count" optional,
            /// Whether the domain could be asked; anything but `success` means that its messages are missing.
            status: Option<DomainQueryStatus> = "status" optional,
        }
    }
}
