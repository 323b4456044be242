// Made from spec/jetemail.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

pub(super) mod builder {
    ::sdk_runtime::operation! {
        pub struct ListWebhooks = list_webhooks(GET "/webhooks") -> [Webhook] in "webhooks";
        failure { when_false: &["success"], when_present: &["error", "errors"], unless: &["webhooks"] }
        arguments {
        }
    }
    ::sdk_runtime::operation! {
        pub struct GetWebhook = get_webhook(GET "/webhooks/{uuid}") -> Webhook in "webhook";
        required ["uuid"];
        failure { when_false: &["success"], when_present: &["error", "errors"] }
        path {
            uuid = "uuid": text,
        }
        arguments {
        }
    }
    ::sdk_runtime::operation! {
        pub struct DeleteWebhook = delete_webhook(DELETE "/webhooks/{uuid}") -> json;
        required ["uuid"];
        failure { when_false: &["success"], when_present: &["error", "errors"] }
        path {
            uuid = "uuid": text,
        }
        arguments {
        }
    }
}
pub(super) mod types {
    ::sdk_runtime::types! {
        /// Events that a webhook is told of. `outbound.queued` cannot be subscribed to by its page; the page
        /// on the history of events names it.
        pub open WebhookEventType {
            OutboundQueued = "outbound.queued",
            OutboundDelivered = "outbound.delivered",
            OutboundBounced = "outbound.bounced",
            OutboundRejected = "outbound.rejected",
            OutboundDeferred = "outbound.deferred",
            OutboundSpam = "outbound.spam",
            OutboundDropped = "outbound.dropped",
            OutboundVirus = "outbound.virus",
            OutboundOpened = "outbound.opened",
            OutboundClicked = "outbound.clicked",
            OutboundComplaint = "outbound.complaint",
            InboundReceived = "inbound.received",
            InboundDelivered = "inbound.delivered",
            InboundSpam = "inbound.spam",
            InboundBlocked = "inbound.blocked",
        }
        /// An address of a program that is told of events.
        pub answer Webhook {
            /// Identity of the webhook.
            uuid: String = "uuid" required,
            /// Name that somebody gave it.
            name: Option<String> = "name" optional,
            /// Address that is called.
            url: Option<String> = "url" optional,
            /// Events that it is told of.
            events: Vec<WebhookEventType> = "events" scalars,
            /// `enabled` in the only known response. Requests say it as a number, 1 for enabled and 0 for
            /// disabled; the service's command line tool reads both.
            status: Option<String> = "status" optional,
            /// Users to whose mails it is restricted; null when it is not.
            filter_users: Vec<String> = "filter_users" scalars,
            /// Domains to whose mails it is restricted; null when it is not.
            filter_domains: Vec<String> = "filter_domains" scalars,
            /// When it was created, seen in seconds.
            created_at: Option<::sdk_runtime::UnixTime> = "created_at" optional,
            /// When it was last changed, seen in seconds.
            last_modified: Option<::sdk_runtime::UnixTime> = "last_modified" optional,
        }
    }
}
