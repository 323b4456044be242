// Made from spec/unosend.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

pub(super) mod builder {
    ::sdk_runtime::operation! {
        pub struct ListLogs = list_logs(GET "/logs") -> LogPage in "data";
        failure { when_false: &["success"], when_present: &["error", "errors"], unless: &["data"] }
        arguments {
            /// Only emails with this status. The documentation names `sent`, `delivered`, `bounced` and `failed`
            /// for this filter; any text is accepted. It is compared as it stands, upper and lower case included,
            /// and a status that does not exist gives an empty list, not an error.
            ///
            /// Allowed: `queued`, `sent`, `delivered`, `bounced`, `failed`, `scheduled`, `complained`,
            /// `cancelled`; other texts but an empty one are sent as they are.
            status = "status": choice(LogStatus),
            /// Only the email with this `id`. It does **not** lift the window of `days`: an older email is not
            /// found even by its id, so ask with `days` set to 90. An id that does not exist gives an empty list;
            /// one that is malformed probably a 500.
            ///
            /// Allowed: any text but an empty one.
            email_id = "email_id": text may_fail,
            /// How many days to look back from now, 1 to 90. Default `7`.
            ///
            /// Allowed: 1 to 90.
            days = "days": integer(1..=90),
            /// Emails per page, 1 to 100. Default `50`.
            ///
            /// Allowed: 1 to 100.
            limit = "limit": integer(1..=100),
            /// Emails to skip, 0 or more. Default `0`. No range is documented; a negative number, which is refused
            /// here, and one past the end of the result probably give a 500.
            ///
            /// Allowed: 0 or more.
            offset = "offset": integer(0..=i64::MAX),
            /// Only emails that have this text in their subject, in any case, or are addressed to it. A recipient
            /// is matched by the **whole** address only, upper and lower case included: `maria@` finds no
            /// recipient. In the subject `%` and `_` act as wildcards, and commas, parentheses, braces and quotes
            /// may lead to a 500.
            ///
            /// Allowed: any text but an empty one.
            search = "search": text may_fail,
        }
        ///
        /// `offset` is where the walk begins.
        list Log {
            limit: "limit",
            max_limit: 100,
            default_limit: 50,
            offset: "offset",
            records: "data",
            identity: &["id"],
            ordered_by: &["created_at"],
            more: &["pagination", "has_more"],
            total: &["pagination", "total"],
        }
    }
}
pub(super) mod types {
    ::sdk_runtime::types! {
        /// Status of an email. `queued`: waits to be sent. `sent`: handed to the mail server. `delivered`:
        /// accepted by the recipient's server. `bounced`: refused, for good or for now. `failed`: could not be
        /// sent. `scheduled`: waits for its time. `complained` (reported as spam) and `cancelled` are not on
        /// the page of the logs; the service's public source code writes them.
        pub open LogStatus {
            Queued = "queued",
            Sent = "sent",
            Delivered = "delivered",
            Bounced = "bounced",
            Failed = "failed",
            Scheduled = "scheduled",
            Complained = "complained",
            Cancelled = "cancelled",
        }
        /// What happened to an email. The page of the logs shows `sent` and `delivered`; the others come from
        /// the service's public source code, which has two spellings each for a bounce (`bounced`, `bounce`)
        /// and for a complaint (`complained`, `complaint`).
        pub open LogEventType {
            Sent = "sent",
            Delivered = "delivered",
            Opened = "opened",
            Clicked = "clicked",
            Bounced = "bounced",
            Complained = "complained",
            Unsubscribed = "unsubscribed",
            Cancelled = "cancelled",
            Bounce = "bounce",
            Complaint = "complaint",
        }
        /// One page of emails.
        pub answer LogPage {
            /// The emails of this page.
            data: Vec<Log> = "data" required list,
            /// Where this page lies in the whole result.
            pagination: Option<LogPagination> = "pagination" value,
            /// The filters that were applied.
            filters: Option<LogFilters> = "filters" value,
        }
        /// One email with its status and its events.
        pub object Log {
            /// Identity of the email.
            id: String = "id" required,
            /// Address of the sender, without a display name.
            from: Option<String> = "from" optional,
            /// Addresses of the recipients.
            to: Vec<String> = "to" scalars,
            /// The subject.
            subject: Option<String> = "subject" optional,
            /// Current status of the email.
            status: Option<LogStatus> = "status" optional,
            /// When the email was created, in RFC 3339 form. The window of `days` goes by this time.
            created_at: Option<::sdk_runtime::Timestamp> = "created_at" optional,
            /// When the email was handed to the mail server; null until then.
            sent_at: Option<::sdk_runtime::Timestamp> = "sent_at" optional,
            /// When the recipient's server accepted the email; null until then.
            delivered_at: Option<::sdk_runtime::Timestamp> = "delivered_at" optional,
            /// The time of sending that was asked for; null when there was none. It stays after the email was
            /// sent, so it does not mean that the email is still waiting.
            scheduled_for: Option<::sdk_runtime::Timestamp> = "scheduled_for" optional,
            /// What was stored with the email, such as its tags; free in form, null when there is nothing.
            metadata: ::serde_json::Map<String, ::serde_json::Value> = "metadata" map,
            /// What happened to the email. The order is not documented.
            events: Vec<LogEvent> = "events" list,
        }
        /// One thing that happened to an email.
        pub object LogEvent {
            /// What happened.
            type_: Option<LogEventType> = "type" optional,
            /// When it happened, in RFC 3339 form.
            created_at: Option<::sdk_runtime::Timestamp> = "created_at" optional,
            /// Details of the event, such as the link that was clicked; free in form, null when there are none.
            metadata: ::serde_json::Map<String, ::serde_json::Value> = "metadata" map,
        }
        /// Where a page lies in the whole result.
        pub object LogPagination {
            /// Emails in the whole result.
            total: Option<i64> = "total" optional,
            /// Emails per page that this answer was made for; a larger number than allowed was cut to 100.
            limit: Option<i64> = "limit" optional,
            /// Emails skipped before this page.
            offset: Option<i64> = "offset" optional,
            /// Whether there are emails after this page.
            has_more: Option<bool> = "has_more" optional,
        }
        /// The filters that were applied, as the service understood them. It does not repeat `email_id`.
        pub object LogFilters {
            /// The status asked for, word for word; null when there was none.
            status: Option<LogStatus> = "status" optional,
            /// Days looked back; a larger number than allowed was cut to 90.
            days: Option<i64> = "days" optional,
            /// The text searched for; null when there was none.
            search: Option<String> = "search" optional,
        }
    }
}
