//! Records of mails that were sent through Unosend.

use serde_json::{Value, json};

use super::{Clock, DAY, HOUR, MINUTE, SECOND};

/// Returns the records, newest first, as the service lists them.
pub(crate) fn records(clock: Clock) -> Vec<Value> {
    let mail = |id, age, to, subject| Mail::new(clock, id, age, to, subject);
    vec![
        mail("3f1d7a52-90c4-4e6b-8a17-c25be0d94f01", 40 * SECOND, &["reader@client.example"], "Your sign-in code").json(),
        mail("9b2f6c1e-8a47-4d0b-9e35-61c7d2f0a4e8", 12 * MINUTE, &["office@school.example", "team@school.example"], "Welcome to the shop")
            .sent(900)
            .delivered(3_480, json!({ "smtp_response": "250 2.0.0 Ok: queued as 5C11A90E44" }))
            .json(),
        mail("57d0e3a9-1c6b-4f82-b7a4-0e9d8c2b5f16", 51 * MINUTE, &["gone@client.example"], "Invoice 2290")
            .sent(1_020)
            .event(3_071, "bounce", json!({ "bounce_type": "hard", "smtp_response": "550 5.1.1 No such user here" }))
            .with("status", json!("bounced"))
            .json(),
        mail("c81a4f07-6e2d-4b95-a3f8-17d60b9ce542", 2 * HOUR + 5 * MINUTE, &["lager@handel.example"], "Ihre Rechnung für März")
            .sent(880)
            .delivered(2_934, json!({ "smtp_response": "250 2.0.0 Ok" }))
            .event(41 * MINUTE, "opened", json!({ "user_agent": null, "ip": "unknown" }))
            .event(42 * MINUTE + 18_900, "clicked", json!({ "link_id": "lnk_3", "url": "https://shop.example/invoices/2288?a=1&b=2", "user_agent": "Mozilla/5.0", "ip": "203.0.113.8" }))
            .event(3 * MINUTE / 2, "opened", Value::Null)
            .with("metadata", json!({ "tags": [{ "name": "campaign", "value": "invoices" }], "template_id": "tpl_71" }))
            .json(),
        mail("e80a4b7d-3f52-49c6-8d1e-a2b6c9f07d35", 3 * HOUR + 40 * MINUTE, &["later@client.example"], "Your basket")
            .with("status", json!("scheduled"))
            .with("scheduled_for", json!(clock.text(clock.ago(-2 * DAY))))
            .json(),
        mail("14c7f9b2-6d08-4ea3-95bc-d3e1a0f8c672", 6 * HOUR, &["full@client.example"], "Receipt 4702")
            .sent(1_310)
            .event(4_400, "bounced", json!({ "bounce_type": "soft", "reason": "452 4.2.2 The mailbox is full" }))
            .with("status", json!("bounced"))
            .json(),
        mail("c3e65d18-97ab-4210-8f7d-5b4c0e2a1d90", DAY + HOUR, &["angry@client.example"], "News from the shop")
            .sent(940)
            .delivered(2_100, Value::Null)
            .event(3 * HOUR, "complaint", json!({ "feedback_type": "abuse" }))
            .with("status", json!("complained"))
            .json(),
        mail("a41d7c90-52e8-4b36-9f0a-7d8e6c1b2f53", 2 * DAY + 4 * HOUR, &["press@daily.example"], "")
            .with("status", json!("failed"))
            .event(600, "failed", json!({ "error": "The domain shop.example has no valid DKIM key" }))
            .with("subject", Value::Null)
            .with("metadata", Value::Null)
            .json(),
        mail("f6b80e27-4a9c-4d13-8e52-1c7b9d0a3e64", 5 * DAY, &["news@closed.example"], "News from the shop")
            .with("status", json!("suppressed"))
            .with("events", Value::Null)
            .json(),
        mail("02be9d71-c5f3-4a08-b6e4-98a7130fd2c5", 12 * DAY, &["buyer@client.example"], "Order 4511: thank you")
            .sent(1_000)
            .with("status", json!("sent"))
            .json(),
    ]
}

/// A builder for records.
struct Mail {
    clock: Clock,
    /// Unix time in milliseconds.
    created: i64,
    log: Value,
}

impl Mail {
    fn new(clock: Clock, id: &str, age: i64, to: &[&str], subject: &str) -> Self {
        let created = clock.ago(age);
        let log = json!({
            "id": id,
            "from": "hello@shop.example",
            "to": to,
            "subject": subject,
            "status": "queued",
            "created_at": clock.text(created),
            "sent_at": null,
            "delivered_at": null,
            "scheduled_for": null,
            "metadata": {},
            "events": [],
        });
        Self { clock, created, log }
    }

    /// Adds the handover to the mail server this many milliseconds after the creation.
    fn sent(self, after: i64) -> Self {
        let at = json!(self.clock.text(self.created + after));
        self.event(after, "sent", json!({})).with("status", json!("sent")).with("sent_at", at)
    }

    /// Adds the acceptance by the recipient's server.
    fn delivered(self, after: i64, metadata: Value) -> Self {
        let at = json!(self.clock.text(self.created + after));
        self.event(after, "delivered", metadata).with("status", json!("delivered")).with("delivered_at", at)
    }

    fn event(mut self, after: i64, kind: &str, metadata: Value) -> Self {
        let created_at = self.clock.text(self.created + after);
        if let Some(events) = self.log["events"].as_array_mut() {
            events.push(json!({ "type": kind, "created_at": created_at, "metadata": metadata }));
        }
        self
    }

    /// Replaces a member.
    fn with(mut self, member: &str, value: Value) -> Self {
        self.log[member] = value;
        self
    }

    fn json(self) -> Value {
        self.log
    }
}
