// Made from spec/jetemail.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

pub(super) mod builder {
    ::sdk_runtime::operation! {
        pub struct ListOutboundLogs = list_outbound_logs(GET "/outbound/logs") -> OutboundLogPage;
        failure { when_false: &["success"], when_present: &["error", "errors"], unless: &["data"] }
        arguments {
            /// Messages per page, 1 to 100. Default `50`.
            ///
            /// Allowed: 1 to 100.
            limit = "limit": integer(1..=100),
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
            /// Name of the field to sort by, at most 50 characters. Default `date`. The accepted names are not
            /// documented, and `date` itself is no field of a record.
            ///
            /// Allowed: 1 to 50 characters.
            sort_by = "sort_by": text(max_length: 50),
            /// Direction of the sort, `ASC` or `DESC`. Default `DESC`, the newest first.
            ///
            /// Allowed: `ASC`, `DESC`.
            sort_order = "sort_order": choice(SortOrder),
            /// Only the record with this `id`, at most 100 characters.
            ///
            /// Allowed: 1 to 100 characters.
            id = "id": text(max_length: 100),
            /// Only the message with this `uid`, the identity of a record. 1 to 100 letters, digits, hyphens and
            /// underscores.
            ///
            /// Allowed: text that matches `^[A-Za-z0-9-_]{1,100}$`.
            uid = "uid": text(pattern: Some(Pattern { source: "^[A-Za-z0-9-_]{1,100}$", node: &Repeat(&Class(&[('-', '-'), ('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]), 1, Some(100)), ..Pattern::NONE })),
            /// Only messages with this action, for example `BOUNCED_HARD`.
            ///
            /// Allowed: `ACCEPTED`, `REJECTED`, `BOUNCED_HARD`, `BOUNCED_SOFT`, `DEFERRED`, `SPAM`, `VIRUS`,
            /// `QUEUED`.
            action = "action": choice(OutboundActionFilter),
            /// Only messages of this zone, at most 50 characters. What a zone is, the service does not document.
            ///
            /// Allowed: 1 to 50 characters.
            zone = "zone": text(max_length: 50),
            /// Only the message with this Message-ID header, at most 100 characters. Real ones can be longer; look
            /// those up by `uid`, or by addresses and dates.
            ///
            /// Allowed: 1 to 100 characters.
            message_id = "message_id": text(max_length: 100),
            /// Only messages from this address. The sender's address is this one, not `from`, which is a date.
            ///
            /// Allowed: any text but an empty one.
            from_address = "from_address": text,
            /// Only messages to this address. The recipient's address is this one, not `to`, which is a date.
            ///
            /// Allowed: any text but an empty one.
            to_address = "to_address": text,
            /// Only messages for which this mail exchanger of the recipient's domain was used, at most 100
            /// characters.
            ///
            /// Allowed: 1 to 100 characters.
            mx = "mx": text(max_length: 100),
            /// Only messages handled by this host, at most 100 characters. In records it has been seen to hold a
            /// name as well as an IP address.
            ///
            /// Allowed: 1 to 100 characters.
            host = "host": text(max_length: 100),
            /// Only messages with this IP address, an **IPv4** address in dotted form. The records also hold IPv6
            /// addresses, for which this filter cannot be used.
            ///
            /// Allowed: text that matches
            /// `^(?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\.){3}(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$`.
            ip = "ip": text(pattern: Some(Pattern { source: "^(?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$", node: &Concat(&[Repeat(&Concat(&[Alternate(&[Concat(&[Class(&[('2', '2')]), Class(&[('5', '5')]), Class(&[('0', '5')])]), Concat(&[Class(&[('2', '2')]), Class(&[('0', '4')]), Class(&[('0', '9')])]), Concat(&[Repeat(&Class(&[('0', '1')]), 0, Some(1)), Class(&[('0', '9')]), Repeat(&Class(&[('0', '9')]), 0, Some(1))])]), Class(&[('.', '.')])]), 3, Some(3)), Alternate(&[Concat(&[Class(&[('2', '2')]), Class(&[('5', '5')]), Class(&[('0', '5')])]), Concat(&[Class(&[('2', '2')]), Class(&[('0', '4')]), Class(&[('0', '9')])]), Concat(&[Repeat(&Class(&[('0', '1')]), 0, Some(1)), Class(&[('0', '9')]), Repeat(&Class(&[('0', '9')]), 0, Some(1))])])]), ..Pattern::NONE })),
            /// Only messages with this answer of the receiving server, at most 500 characters.
            ///
            /// Allowed: 1 to 500 characters.
            response = "response": text(max_length: 500),
            /// Only messages submitted by this user. The documentation calls it an e-mail address; the names of
            /// SMTP users, such as `smtp_user1`, are plain names, so any text is accepted here.
            ///
            /// Allowed: any text but an empty one.
            user = "user": text,
            /// Only messages delivered by this protocol, `smtp`, `http` or `https`.
            ///
            /// Allowed: `smtp`, `http`, `https`.
            protocol = "protocol": choice(OutboundProtocolFilter),
            /// Only messages from this source, at most 50 characters; as far as is known the IP address that
            /// submitted them.
            ///
            /// Allowed: 1 to 50 characters.
            src = "src": text(max_length: 50),
            /// Only messages with this subject, at most 500 characters.
            ///
            /// Allowed: 1 to 500 characters.
            subject = "subject": text(max_length: 500),
            /// Only messages with this MD5 sum, 32 hexadecimal digits in either case. What it is the sum of, the
            /// service does not document.
            ///
            /// Allowed: text that matches `^[a-fA-F0-9]{32}$`.
            md5 = "md5": text(pattern: Some(Pattern { source: "^[a-fA-F0-9]{32}$", node: &Repeat(&Class(&[('0', '9'), ('A', 'F'), ('a', 'f')]), 32, Some(32)), ..Pattern::NONE })),
            /// Only messages that came in through this interface, at most 50 characters. The possible names are
            /// not documented.
            ///
            /// Allowed: 1 to 50 characters.
            interface = "interface": text(max_length: 50),
            /// Only messages that were submitted by this host, at most 100 characters.
            ///
            /// Allowed: 1 to 100 characters.
            originhost = "originhost": text(max_length: 100),
            /// Only messages submitted by this transport, `smtp`, `http` or `api`.
            ///
            /// Allowed: `smtp`, `http`, `api`.
            transtype = "transtype": choice(TransportTypeFilter),
            /// Only messages whose From header holds this address. It can differ from `from_address`, the sender
            /// of the envelope.
            ///
            /// Allowed: any text but an empty one.
            ///
            /// Sent as `headerFrom`.
            header_from = "headerFrom": text,
            /// Start of the time range, a Unix time in **seconds**, 0 or more. The times in the answer are, as far
            /// as is known, milliseconds. Take it for a coarse filter: the service is known to apply it inexactly,
            /// so check the records' own times. Whether the bound itself belongs to the range is not documented.
            ///
            /// Allowed: a Unix time in seconds, or a time, date or text as
            /// [`IntoUnixSeconds`](::sdk_runtime::param::IntoUnixSeconds) takes it.
            date_from = "date_from": unix_seconds,
            /// End of the time range, a Unix time in **seconds**, 0 or more. A coarse filter like `date_from`;
            /// whether the bound itself belongs to the range is not documented.
            ///
            /// Allowed: a Unix time in seconds, or a time, date or text as
            /// [`IntoUnixSeconds`](::sdk_runtime::param::IntoUnixSeconds) takes it.
            date_to = "date_to": unix_seconds,
            /// **A date, not an address**: for the sender's address use `from_address`. Start of the time range,
            /// as `YYYY-MM-DD` or in ISO 8601 form. A coarse filter like `date_from`. Which time zone a bare date
            /// is read in, and what happens when `date_from` is set too, is not documented.
            ///
            /// Allowed: any text but an empty one.
            from = "from": text,
            /// **A date, not an address**: for the recipient's address use `to_address`. End of the time range, as
            /// `YYYY-MM-DD` or in ISO 8601 form. A coarse filter like `date_from`. Which time zone a bare date is
            /// read in, whether that day itself is included, and what happens when `date_to` is set too, is not
            /// documented.
            ///
            /// Allowed: any text but an empty one.
            to = "to": text,
            /// Only messages to which the rule with this id was applied, at most 100 characters.
            ///
            /// Allowed: 1 to 100 characters.
            rule_id = "rule_id": text(max_length: 100),
            /// Only messages with this text in one of their fields, at most 200 characters.
            ///
            /// Allowed: 1 to 200 characters.
            search = "search": text(max_length: 200),
        }
        ///
        /// That holds while `sort_by` is left out or is `date`. In other orders it is best effort.
        ///
        /// `offset` or `page` is where the walk begins.
        ///
        /// With [`concurrency`](::sdk_runtime::Records::concurrency) several pages are asked for at once.
        list OutboundLog pinned {
            limit: "limit",
            max_limit: 100,
            default_limit: 50,
            offset: "offset",
            records: "data",
            identity: &["uid"],
            ordered_by: &["first_seen"],
            more: &["pagination", "has_next_page"],
            total: &["pagination", "total_count"],
            capped: &["pagination", "count_limited"],
            cap: &["pagination", "max_count_limit"],
            page: Some("page"),
            window: Some("date_to"),
            sort: Some(Sort { by: "sort_by", order: "sort_order", ascending: "ASC", fixed: &["date"], ..Sort::NONE }),
        }
    }
    ::sdk_runtime::operation! {
        pub struct GetOutboundLog = get_outbound_log(GET "/outbound/logs/uid") -> OutboundLogEvents;
        required ["uid"];
        failure { when_false: &["success"], when_present: &["error", "errors"], unless: &["data"] }
        arguments {
            /// The `uid` of the message. 1 to 50 letters, digits, hyphens and underscores; the filter of the list
            /// allows 100.
            ///
            /// Required. Allowed: text that matches `^[A-Za-z0-9-_]{1,50}$`.
            uid = "uid": text(pattern: Some(Pattern { source: "^[A-Za-z0-9-_]{1,50}$", node: &Repeat(&Class(&[('-', '-'), ('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]), 1, Some(50)), ..Pattern::NONE })),
        }
    }
}
pub(super) mod types {
    ::sdk_runtime::types! {
        /// Direction of a sort, ascending (`ASC`) or descending (`DESC`). Default `DESC`.
        pub closed SortOrder {
            Asc = "ASC",
            Desc = "DESC",
        }
        /// Action to filter sent messages by. `ACCEPTED` means that the recipient's server took the message,
        /// not merely that JetEmail did.
        pub closed OutboundActionFilter {
            Accepted = "ACCEPTED",
            Rejected = "REJECTED",
            BouncedHard = "BOUNCED_HARD",
            BouncedSoft = "BOUNCED_SOFT",
            Deferred = "DEFERRED",
            Spam = "SPAM",
            Virus = "VIRUS",
            Queued = "QUEUED",
        }
        /// Delivery protocol to filter sent messages by.
        pub closed OutboundProtocolFilter {
            Smtp = "smtp",
            Http = "http",
            Https = "https",
        }
        /// Transport by which a message was submitted, to filter sent messages by.
        pub closed TransportTypeFilter {
            Smtp = "smtp",
            Http = "http",
            Api = "api",
        }
        /// Outcome of an attempt to deliver a message. `ACCEPTED` means that the recipient's server took it.
        /// The known values are those of the `action` filter; the documentation names none for the answer.
        pub open DeliveryAction {
            Accepted = "ACCEPTED",
            Rejected = "REJECTED",
            BouncedHard = "BOUNCED_HARD",
            BouncedSoft = "BOUNCED_SOFT",
            Deferred = "DEFERRED",
            Spam = "SPAM",
            Virus = "VIRUS",
            Queued = "QUEUED",
        }
        /// Overall state of a sent message. It is not on the documentation page; the known values are those
        /// that the service's own command line tool speaks of.
        pub open DeliveryStatus {
            QueuedPending = "queued_pending",
            Delivered = "delivered",
            Bounced = "bounced",
        }
        /// Transport by which a message was submitted. The known values are those of the `transtype` filter;
        /// older documentation shows `ESMTPSA` and `HTTP` too.
        pub open TransportType {
            Smtp = "smtp",
            Http = "http",
            Api = "api",
        }
        /// Protocol of a delivery. The known values are those of the `protocol` filter.
        pub open Protocol {
            Smtp = "smtp",
            Http = "http",
            Https = "https",
        }
        /// One page of sent messages.
        pub answer OutboundLogPage {
            /// Whether the call succeeded.
            success: Option<bool> = "success" optional,
            /// Where this page lies in the whole result.
            pagination: Option<OutboundPagination> = "pagination" value,
            /// The messages of this page, one record per `uid`.
            data: Vec<OutboundLog> = "data" required list,
        }
        /// Where a page of sent messages lies in the whole result.
        pub object OutboundPagination {
            /// Messages in the whole result. It may be capped, see `count_limited`.
            total_count: Option<i64> = "total_count" optional,
            /// Pages in the whole result.
            total_pages: Option<i64> = "total_pages" optional,
            /// Number of this page, counted from 1.
            current_page: Option<i64> = "current_page" optional,
            /// Messages per page that this answer was made for.
            per_page: Option<i64> = "per_page" optional,
            /// Messages skipped before this page.
            offset: Option<i64> = "offset" optional,
            /// Whether there is a page after this one.
            has_next_page: Option<bool> = "has_next_page" optional,
            /// Whether there is a page before this one.
            has_previous_page: Option<bool> = "has_previous_page" optional,
            /// The `offset` of the next page. What the service sends on the last page is not documented.
            next_offset: Option<i64> = "next_offset" optional,
            /// The `offset` of the page before. What the service sends on the first page is not documented.
            previous_offset: Option<i64> = "previous_offset" optional,
            /// Position of the first message of this page in the whole result.
            showing_from: Option<i64> = "showing_from" optional,
            /// Position of the last message of this page in the whole result.
            showing_to: Option<i64> = "showing_to" optional,
            /// Whether the service stopped counting, so that `total_count` is too low. The name says so; the
            /// documentation does not explain it.
            count_limited: Option<bool> = "count_limited" optional,
            /// The count at which the service stops counting, presumably; the documentation does not explain it.
            max_count_limit: Option<i64> = "max_count_limit" optional,
        }
        /// One sent message with all that is known of it. Times are Unix times, read as seconds or
        /// milliseconds by their magnitude.
        pub object OutboundLog {
            /// Identity of the message in the log.
            uid: String = "uid" required,
            /// Id of the record.
            id: Option<String> = "id" optional,
            /// The Message-ID header, with or without angle brackets.
            message_id: Option<String> = "message_id" optional,
            /// The subject.
            subject: Option<String> = "subject" optional,
            /// Address of the sender.
            from_address: Option<String> = "from_address" optional,
            /// Address of the recipient. A single one, even where the message had several (see
            /// `delivery_summary.unique_recipients`).
            to_address: Option<String> = "to_address" optional,
            /// The sender as the delivery saw it. How it differs from `from_address` is not documented.
            sender: Option<String> = "sender" optional,
            /// The receiver as the delivery saw it. How it differs from `to_address` is not documented.
            receiver: Option<String> = "receiver" optional,
            /// User who submitted the message; usually a plain name, not an address.
            user: Option<String> = "user" optional,
            /// Source of the message, as far as is known the IP address that submitted it.
            src: Option<String> = "src" optional,
            /// Host that submitted the message.
            originhost: Option<String> = "originhost" optional,
            /// Transport by which the message was submitted.
            transtype: Option<TransportType> = "transtype" optional,
            /// The From header.
            header_from: Option<String> = "headerFrom" optional,
            /// Id of the rule that was applied to the message, if there was one.
            rule_id: Option<String> = "rule_id" optional,
            /// When the message was first seen, as a Unix time. The unit is not documented; milliseconds are to be
            /// expected.
            first_seen: Option<::sdk_runtime::UnixTime> = "first_seen" optional,
            /// When the record last changed, as a Unix time in milliseconds.
            last_updated: Option<::sdk_runtime::UnixTime> = "last_updated" optional,
            /// Number of events that were recorded for the message.
            action_count: Option<i64> = "action_count" optional,
            /// Mail exchanger of the final delivery. Which `final_` fields an undelivered message has is not
            /// documented.
            final_mx: Option<String> = "final_mx" optional,
            /// Host of the final delivery.
            final_host: Option<String> = "final_host" optional,
            /// IP address of the final delivery, IPv4 or IPv6.
            final_ip: Option<String> = "final_ip" optional,
            /// Protocol of the final delivery.
            final_protocol: Option<Protocol> = "final_protocol" optional,
            /// What the receiving server said in the end.
            final_response: Option<String> = "final_response" optional,
            /// Why the message bounced. Which `bounce_` fields a delivered message has is not documented.
            bounce_reason: Option<String> = "bounce_reason" optional,
            /// Mail exchanger that refused the message.
            bounce_mx: Option<String> = "bounce_mx" optional,
            /// Host of the attempt that bounced.
            bounce_host: Option<String> = "bounce_host" optional,
            /// The attempts to deliver the message. Their order is not documented.
            delivery_attempts: Vec<DeliveryAttempt> = "delivery_attempts" list,
            /// The attempts in numbers.
            delivery_summary: Option<DeliverySummary> = "delivery_summary" value,
            /// The times the message was opened, as far as open tracking could tell.
            opens: Vec<OpenEvent> = "opens" list,
            /// The clicks on links of the message, as far as click tracking could tell.
            clicks: Vec<ClickEvent> = "clicks" list,
            /// Overall state of the message. **Not on the documentation page**: the service's own command line
            /// tool reads it, so it may or may not come.
            delivery_status: Option<DeliveryStatus> = "delivery_status" optional,
        }
        /// One attempt to deliver a message to one receiver.
        pub object DeliveryAttempt {
            /// Outcome of the attempt.
            action: Option<DeliveryAction> = "action" optional,
            /// Address that the attempt was for.
            receiver: Option<String> = "receiver" optional,
            /// Mail exchanger that was asked.
            mx: Option<String> = "mx" optional,
            /// Host of the attempt, a name or an IP address.
            host: Option<String> = "host" optional,
            /// IP address of the attempt, IPv4 or IPv6. Whose it is, is not documented.
            ip: Option<String> = "ip" optional,
            /// What the receiving server said.
            response: Option<String> = "response" optional,
            /// Protocol of the attempt.
            protocol: Option<Protocol> = "protocol" optional,
            /// When the attempt was made, as a Unix time. The unit is not documented; milliseconds are to be
            /// expected.
            date: Option<::sdk_runtime::UnixTime> = "date" optional,
            /// When the attempt was made, in RFC 3339 form.
            timestamp: Option<::sdk_runtime::Timestamp> = "timestamp" optional,
        }
        /// The attempts to deliver a message, in numbers.
        pub object DeliverySummary {
            /// Number of attempts.
            total_attempts: Option<i64> = "total_attempts" optional,
            /// Number of attempts that succeeded.
            successful_deliveries: Option<i64> = "successful_deliveries" optional,
            /// Number of attempts that failed.
            failed_deliveries: Option<i64> = "failed_deliveries" optional,
            /// Number of different recipients.
            unique_recipients: Option<i64> = "unique_recipients" optional,
        }
        /// One opening of a message.
        pub object OpenEvent {
            /// When the message was opened, as a Unix time. The unit is not documented; milliseconds are to be
            /// expected.
            date: Option<::sdk_runtime::UnixTime> = "date" optional,
            /// Country it was opened in. Whether as a name or a code is not documented.
            country: Option<String> = "country" optional,
            /// Mail program it was opened with.
            email_client: Option<String> = "email_client" optional,
        }
        /// One click on a link of a message.
        pub object ClickEvent {
            /// When the link was clicked, as a Unix time. The unit is not documented; milliseconds are to be
            /// expected.
            date: Option<::sdk_runtime::UnixTime> = "date" optional,
            /// Country of the click. Whether as a name or a code is not documented.
            country: Option<String> = "country" optional,
            /// Program that opened the link.
            email_client: Option<String> = "email_client" optional,
            /// Address the link leads to, as it was before click tracking rewrote it.
            original_url: Option<String> = "original_url" optional,
        }
        /// What is known of the delivery of one sent message.
        pub answer OutboundLogEvents {
            /// Whether the call succeeded.
            success: Option<bool> = "success" optional,
            /// The events, as far as is known one for each attempt to deliver the message.
            data: Vec<OutboundLogEvent> = "data" required list,
        }
        /// One event in the delivery of a sent message.
        pub object OutboundLogEvent {
            /// Identity of the message in the log; the same in all its events.
            uid: Option<String> = "uid" optional,
            /// What happened.
            action: Option<DeliveryAction> = "action" optional,
            /// The Message-ID header, with angle brackets as far as is known.
            message_id: Option<String> = "message_id" optional,
            /// What the receiving server said. What an event has here to which no server said anything is not
            /// documented.
            response: Option<String> = "response" optional,
            /// User who submitted the message; a plain name, not an address.
            user: Option<String> = "user" optional,
            /// Address of the sender.
            from_address: Option<String> = "from_address" optional,
            /// Address of the recipient.
            to_address: Option<String> = "to_address" optional,
            /// When it happened, in ISO 8601 form; other than in the list not a Unix time.
            date: Option<::sdk_runtime::Timestamp> = "date" optional,
            /// Mail exchanger that was asked.
            mx: Option<String> = "mx" optional,
            /// Name of the server that handled the message.
            host: Option<String> = "host" optional,
            /// IP address that the message was sent from.
            outbound_ip: Option<String> = "outbound_ip" optional,
        }
    }
}
