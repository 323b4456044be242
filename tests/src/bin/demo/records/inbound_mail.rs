//! A builder for records of received mails.

use serde_json::{Value, json};

use super::{Clock, SECOND, domain_uuid};

/// The other side of a connection; empty texts if there is none.
pub(crate) struct Peer {
    host: &'static str,
    ip: &'static str,
    port: u16,
    mode: &'static str,
}

impl Peer {
    /// No other side, as the service writes it.
    const NONE: Self = Self { host: "", ip: "", port: 0, mode: "" };

    /// Returns a server that speaks SMTP.
    pub(crate) fn of(host: &'static str, ip: &'static str) -> Self {
        Self { host, ip, port: 25, mode: "smtp" }
    }
}

/// A record of the inbound log.
pub(crate) struct Mail {
    clock: Clock,
    /// Unix time in milliseconds.
    received: i64,
    log: Value,
}

impl Mail {
    pub(crate) fn new(clock: Clock, uid: &str, age: i64, from: &str, to: &str, subject: &str) -> Self {
        let domain = to.split_once('@').map_or(to, |(_, domain)| domain);
        let log = json!({
            "_domain": domain,
            "_domain_uuid": domain_uuid(domain),
            "_domain_type": "domain",
            "uid": uid,
            "status": "queued",
            "from": from,
            "to": to,
            "subject": subject,
            "rejected_count": 0,
            "delivery_count": 0,
            "delivered_timestamp": null,
            "rejected_response": "",
            "response": "",
            "actions": [],
        });
        Self { clock, received: clock.ago(age), log }
    }

    /// Adds a row this many milliseconds after the mail was received. The latest stands first.
    pub(crate) fn action(mut self, after: i64, logtype: &str, response: &str, peer: Peer) -> Self {
        let at = self.received + after;
        let uid = self.log["uid"].as_str().unwrap_or_default();
        let action = json!({
            "id": format!("{uid:.8}-{:04}-0000-0000-000000000000", after / SECOND),
            "logtype": logtype,
            "response": response,
            "date": at,
            "timestamp": self.clock.text(at),
            "host": peer.host,
            "ip": peer.ip,
            "port": peer.port,
            "mode": peer.mode,
            "delay": after as f64 / 1000.0,
            "spam_score": 0,
            "spam_report": "",
        });
        if let Some(actions) = self.log["actions"].as_array_mut() {
            actions.insert(0, action);
        }
        self
    }

    /// Adds a delivery attempt that the mailbox's server rejected temporarily.
    pub(crate) fn refused(self, after: i64, response: &str) -> Self {
        let count = self.log["rejected_count"].as_i64().unwrap_or(0) + 1;
        self.action(after, "delivery", response, Peer::of("mailbox.shop.example", "192.0.2.80"))
            .with("rejected_count", json!(count))
            .with("rejected_response", json!(response))
    }

    /// Adds a delivery that the mailbox's server accepted.
    pub(crate) fn delivered(self, after: i64, response: &str) -> Self {
        let at = self.received + after;
        self.action(after, "delivery", response, Peer::NONE)
            .with("status", json!("delivered"))
            .with("delivery_count", json!(1))
            .with("delivered_timestamp", json!(at))
            .with("response", json!(response))
    }

    /// Sets the result of the spam filter on the latest row.
    pub(crate) fn spam(mut self, score: f64, report: &str) -> Self {
        if let Some(action) = self.log["actions"].get_mut(0) {
            action["spam_score"] = json!(score);
            action["spam_report"] = json!(report);
        }
        self
    }

    /// Replaces a member.
    pub(crate) fn with(mut self, member: &str, value: Value) -> Self {
        self.log[member] = value;
        self
    }

    pub(crate) fn json(self) -> Value {
        self.log
    }
}
