//! A builder for records of sent mails.

use serde_json::{Value, json};

use super::{Clock, MINUTE, SECOND};

/// A record of the outbound log. Members that depend on its attempts are set as those are added.
pub(crate) struct Mail {
    clock: Clock,
    /// Unix time in milliseconds.
    sent: i64,
    log: Value,
}

impl Mail {
    pub(crate) fn new(clock: Clock, uid: &str, age: i64, from: &str, to: &str, subject: &str) -> Self {
        let sent = clock.ago(age);
        let by_program = from.starts_with("orders@");
        let log = json!({
            "uid": uid,
            "id": format!("{}", sent / MINUTE),
            "message_id": format!("<{}@shop.example>", &uid[8..]),
            "subject": subject,
            "from_address": from,
            "to_address": to,
            "sender": from,
            "receiver": to,
            "user": if by_program { "orders-app" } else { "smtp_user1" },
            "src": if by_program { "192.0.2.11" } else { "192.0.2.10" },
            "originhost": if by_program { "app-1.shop.example" } else { "desk.shop.example" },
            "transtype": if by_program { "api" } else { "smtp" },
            "headerFrom": format!("Shop <{from}>"),
            "rule_id": null,
            "first_seen": sent,
            "last_updated": sent,
            "action_count": 1,
            "final_mx": null,
            "final_host": null,
            "final_ip": null,
            "final_protocol": null,
            "final_response": null,
            "bounce_reason": null,
            "bounce_mx": null,
            "bounce_host": null,
            "delivery_attempts": [],
            "delivery_summary":
                { "total_attempts": 0, "successful_deliveries": 0, "failed_deliveries": 0, "unique_recipients": 1 },
            "opens": [],
            "clicks": [],
            "delivery_status": "queued_pending",
        });
        Self { clock, sent, log }
    }

    /// Adds an attempt this many milliseconds after the mail was sent.
    pub(crate) fn attempt(mut self, after: i64, action: &str, mx: &str, response: &str) -> Self {
        let at = self.sent + after;
        let host = if mx.is_empty() { "" } else { "198.51.100.25" };
        self.push(
            "delivery_attempts",
            json!({
                "action": action,
                "receiver": self.log["to_address"],
                "mx": mx,
                "host": host,
                "ip": "192.0.2.4",
                "response": response,
                "protocol": "smtp",
                "date": at,
                "timestamp": self.clock.text(at),
            }),
            at,
        );
        self.count("total_attempts");
        match action {
            "ACCEPTED" => {
                self.count("successful_deliveries");
                self.with("delivery_status", json!("delivered"))
                    .with("final_mx", json!(mx))
                    .with("final_host", json!(host))
                    .with("final_ip", json!("192.0.2.4"))
                    .with("final_protocol", json!("smtp"))
                    .with("final_response", json!(response))
            }
            "DEFERRED" => {
                self.count("failed_deliveries");
                self
            }
            _ => {
                self.count("failed_deliveries");
                self.with("delivery_status", json!("bounced"))
                    .with("bounce_reason", json!(response))
                    .with("bounce_mx", json!(mx))
                    .with("bounce_host", json!(host))
            }
        }
    }

    pub(crate) fn open(mut self, after: i64, country: &str, email_client: &str) -> Self {
        let at = self.sent + after;
        self.push("opens", json!({ "date": at, "country": country, "email_client": email_client }), at);
        self
    }

    pub(crate) fn click(mut self, after: i64, country: &str, email_client: &str, url: &str) -> Self {
        let at = self.sent + after;
        let click = json!({ "date": at, "country": country, "email_client": email_client, "original_url": url });
        self.push("clicks", click, at);
        self
    }

    /// Replaces a member.
    pub(crate) fn with(mut self, member: &str, value: Value) -> Self {
        self.log[member] = value;
        self
    }

    /// Converts all Unix times to seconds, and removes the other times.
    pub(crate) fn in_seconds(mut self) -> Self {
        let in_seconds = |time: &Value| time.as_i64().map(|time| time / SECOND).into();
        for member in ["first_seen", "last_updated"] {
            self.log[member] = in_seconds(&self.log[member]);
        }
        if let Some(attempts) = self.log["delivery_attempts"].as_array_mut() {
            for attempt in attempts {
                attempt["date"] = in_seconds(&attempt["date"]);
                attempt["timestamp"] = json!("");
            }
        }
        self
    }

    pub(crate) fn json(self) -> Value {
        self.log
    }

    fn push(&mut self, list: &str, event: Value, at: i64) {
        if let Some(events) = self.log[list].as_array_mut() {
            events.push(event);
        }
        self.log["last_updated"] = json!(at);
        self.log["action_count"] = json!(self.log["action_count"].as_i64().unwrap_or(0) + 1);
    }

    fn count(&mut self, member: &str) {
        let counted = &mut self.log["delivery_summary"][member];
        *counted = json!(counted.as_i64().unwrap_or(0) + 1);
    }
}
