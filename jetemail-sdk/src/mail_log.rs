//! The records of the logs, as what they have in common with those of other services.

use sdk_runtime::{Sealed, Timestamp};

use crate::types::{InboundLog, OutboundLog};
use crate::{MailLog, Outcome};

impl Sealed for OutboundLog {}

/// The time is `first_seen`.
impl MailLog for OutboundLog {
    fn id(&self) -> &str {
        &self.uid
    }

    fn recipients(&self) -> Vec<&str> {
        self.to_address.as_deref().into_iter().collect()
    }

    fn sender(&self) -> Option<&str> {
        self.from_address.as_deref()
    }

    fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }

    fn time(&self) -> Option<Timestamp> {
        self.first_seen?.to_timestamp()
    }

    fn outcome(&self) -> Outcome {
        Self::outcome(self)
    }
}

impl Sealed for InboundLog {}

/// The time is that of the earliest of the `actions`.
impl MailLog for InboundLog {
    fn id(&self) -> &str {
        &self.uid
    }

    fn recipients(&self) -> Vec<&str> {
        self.to.as_deref().into_iter().collect()
    }

    fn sender(&self) -> Option<&str> {
        self.from.as_deref()
    }

    fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }

    fn time(&self) -> Option<Timestamp> {
        let times = self.actions.iter().filter_map(|action| {
            let date = action.date.and_then(|date| date.to_timestamp());
            date.or(action.timestamp)
        });
        times.min()
    }

    fn outcome(&self) -> Outcome {
        Self::outcome(self)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_records_of_both_logs_tell_the_same_things() {
        let outbound: OutboundLog = serde_json::from_value(json!({
            "uid": "a", "to_address": "to@client.example", "from_address": "from@shop.example", "subject": "S",
            "first_seen": 1_776_931_920_140_i64, "delivery_status": "delivered",
        }))
        .unwrap();
        let inbound: InboundLog = serde_json::from_value(json!({
            "uid": "b", "to": "to@client.example", "from": "from@shop.example", "subject": "S", "status": "delivered",
            "actions": [
                { "date": 1_776_931_999_000_i64 },
                { "timestamp": "2026-04-23T08:12:00.140Z" },
            ],
        }))
        .unwrap();
        let logs: [(&dyn MailLog, &str); 2] = [(&outbound, "a"), (&inbound, "b")];
        for (log, id) in logs {
            assert_eq!((log.id(), log.recipients()), (id, vec!["to@client.example"]));
            assert_eq!((log.sender(), log.subject()), (Some("from@shop.example"), Some("S")));
            assert_eq!(log.time().map(|time| time.to_string()).as_deref(), Some("2026-04-23T08:12:00.14Z"));
            assert_eq!(log.outcome(), Outcome::Delivered);
        }
    }

    #[test]
    fn what_a_record_does_not_tell_is_none() {
        let outbound: OutboundLog = serde_json::from_value(json!({ "uid": "a", "first_seen": 0 })).unwrap();
        let inbound: InboundLog = serde_json::from_value(json!({ "uid": "a" })).unwrap();
        let logs: [&dyn MailLog; 2] = [&outbound, &inbound];
        for log in logs {
            assert!(log.recipients().is_empty());
            assert_eq!((log.sender(), log.subject(), log.time(), log.outcome()), (None, None, None, Outcome::Unknown));
        }
    }
}
