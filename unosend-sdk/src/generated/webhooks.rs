// Made from spec/unosend.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

pub(super) mod builder {
    ::sdk_runtime::operation! {
        pub struct ListWebhooks = list_webhooks(GET "/webhooks") -> [Webhook] in "data";
        failure { when_false: &["success"], when_present: &["error", "errors"], unless: &["data"] }
        arguments {
        }
    }
    ::sdk_runtime::operation! {
        pub struct GetWebhook = get_webhook(GET "/webhooks/{id}") -> Webhook in "data";
        required ["id"];
        failure { when_false: &["success"], when_present: &["error", "errors"] }
        path {
            id = "id": text,
        }
        arguments {
        }
    }
    ::sdk_runtime::operation! {
        pub struct DeleteWebhook = delete_webhook(DELETE "/webhooks/{id}") -> Removed in "data";
        required ["id"];
        failure { when_false: &["success"], when_present: &["error", "errors"] }
        path {
            id = "id": text,
        }
        arguments {
        }
    }
}
pub(super) mod types {
    ::sdk_runtime::types! {
        /// Events that a webhook is told of. The first six are in all generations of the documentation, each
        /// of the others in some of its sources only.
        pub open WebhookEventType {
            EmailSent = "email.sent",
            EmailDelivered = "email.delivered",
            EmailOpened = "email.opened",
            EmailClicked = "email.clicked",
            EmailBounced = "email.bounced",
            EmailComplained = "email.complained",
            EmailFailed = "email.failed",
            EmailUnsubscribed = "email.unsubscribed",
            EmailReceived = "email.received",
            ContactCreated = "contact.created",
            ContactUnsubscribed = "contact.unsubscribed",
        }
        /// An address of a program that is told of events.
        pub answer Webhook {
            /// Identity of the webhook.
            id: String = "id" required,
            /// Address that is called.
            url: Option<String> = "url" optional,
            /// Events that it is told of.
            events: Vec<WebhookEventType> = "events" scalars,
            /// Whether it is told of events. The newest tools do not know it, and the command line tool calls it
            /// `active`.
            enabled: Option<bool> = "enabled" optional,
            /// When it was created.
            created_at: Option<::sdk_runtime::Timestamp> = "created_at" optional,
        }
        /// What was removed. The newer generation of the service says it by `id`, the older one by `message`.
        pub answer Removed {
            /// Identity of what was removed.
            id: Option<String> = "id" optional,
            /// What was done.
            message: Option<String> = "message" optional,
        }
    }
}
