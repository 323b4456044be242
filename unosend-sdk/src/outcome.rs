//! The outcome of an email. Written by hand: it interprets behaviour that the service leaves undocumented, which a document
//! cannot express.

use sdk_runtime::is_temporary;

use crate::Outcome;
use crate::types::{Log, LogEvent, LogEventType, LogStatus};

/// Members of an event's metadata that are known to hold the reply of the recipient's server.
const REPLIES: [&str; 2] = ["smtp_response", "reason"];

impl Log {
    /// Returns the outcome of the email, by its `status`.
    ///
    /// - `delivered`, and `complained`, since a recipient who complains has received it: delivered.
    /// - `bounced` is documented for hard and soft bounces alike: a soft bounce if the last event of a bounce holds a
    ///   reply of the recipient's server that begins with a code of the form `4xx`, else a hard one.
    /// - `failed`, documented as a failed sending: rejected.
    /// - `queued`, `scheduled`, and `sent`, which means handed to the mail server: queued.
    /// - `cancelled`, any other word and none: unknown.
    ///
    /// One record is one email, whatever the number of its recipients, and has one outcome.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match &self.status {
            Some(LogStatus::Delivered | LogStatus::Complained) => Outcome::Delivered,
            Some(LogStatus::Bounced) if self.bounce().is_some_and(is_temporary) => Outcome::BouncedSoft,
            Some(LogStatus::Bounced) => Outcome::BouncedHard,
            Some(LogStatus::Failed) => Outcome::Rejected,
            Some(LogStatus::Queued | LogStatus::Scheduled | LogStatus::Sent) => Outcome::Queued,
            _ => Outcome::Unknown,
        }
    }

    /// Returns the reply of the recipient's server in the last bounce.
    fn bounce(&self) -> Option<&str> {
        let bounces = self.events.iter().filter(|event| {
            // Two spellings are known.
            matches!(event.type_, Some(LogEventType::Bounced | LogEventType::Bounce))
        });
        let replies = bounces.filter_map(|event| Some((event.created_at, reply(event)?)));
        replies.max_by_key(|(at, _)| *at).map(|(_, reply)| reply)
    }
}

fn reply(event: &LogEvent) -> Option<&str> {
    REPLIES.iter().find_map(|name| event.metadata.get(*name)?.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn outcome(mut record: Value) -> Outcome {
        record["id"] = json!("a");
        serde_json::from_value::<Log>(record).unwrap().outcome()
    }

    #[test]
    fn every_status_has_an_outcome() {
        for (status, expected) in [
            ("queued", Outcome::Queued),
            ("sent", Outcome::Queued),
            ("delivered", Outcome::Delivered),
            ("bounced", Outcome::BouncedHard),
            ("failed", Outcome::Rejected),
            ("scheduled", Outcome::Queued),
            ("complained", Outcome::Delivered),
            ("cancelled", Outcome::Unknown),
            ("suppressed", Outcome::Unknown),
        ] {
            assert_eq!(outcome(json!({ "status": status })), expected, "{status}");
        }
        assert_eq!(outcome(json!({})), Outcome::Unknown);
    }

    #[test]
    fn the_last_reply_at_a_bounce_decides_whether_it_is_permanent() {
        let event = |kind, at, reply| json!({ "type": kind, "created_at": at, "metadata": { "smtp_response": reply } });
        let bounced = |events: Value| outcome(json!({ "status": "bounced", "events": events }));
        let first = event("bounced", "2026-03-02T11:00:00Z", "550 no such user");
        let last = event("bounce", "2026-03-02T12:00:00Z", "452 mailbox full");
        assert_eq!(bounced(json!([last, first])), Outcome::BouncedSoft);
        assert_eq!(bounced(json!([first])), Outcome::BouncedHard);
        assert_eq!(bounced(json!([event("sent", "2026-03-02T11:00:00Z", "452 wait")])), Outcome::BouncedHard);
        assert_eq!(bounced(json!([{ "type": "bounce", "metadata": null }])), Outcome::BouncedHard);
    }
}
