//! The outcome of a mail. Written by hand: it interprets behaviour that the service leaves undocumented, which a document
//! cannot express.

use std::collections::BTreeMap;

use sdk_runtime::{Timestamp, is_temporary};

use crate::Outcome;
use crate::types::{
    DeliveryAction, DeliveryAttempt, DeliveryStatus, InboundLog, InboundLogType, InboundStatus, OutboundLog,
};

impl OutboundLog {
    /// Returns the outcome of the message. The first of these members that gives one decides.
    ///
    /// 1. `delivery_status`, which is not on the documentation page but is what the service's own command line tool
    ///    shows first. `bounced` is the outcome of the last attempt if that is a bounce or rejection, else the one of 4.
    ///    `queued_pending` is deferred if the last attempt was, and queued otherwise. Any other word is unknown.
    /// 2. The last of the `delivery_attempts` by its time, since their order is undocumented. `ACCEPTED` means that the
    ///    recipient's server accepted the message; `REJECTED`, `SPAM` and `VIRUS` are all [`Rejected`](Outcome::Rejected).
    ///    If every attempt names its receiver, the last one of each receiver counts, and of these the worst: a bounce, then
    ///    a rejection, then one that waits.
    /// 3. `opens` and `clicks`: a message that was opened was delivered.
    /// 4. `bounce_reason`: a soft bounce if it begins with a code of the form `4xx`, else a hard one.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let tried = self.last_attempts();
        match &self.delivery_status {
            Some(DeliveryStatus::Delivered) => return Outcome::Delivered,
            Some(DeliveryStatus::Bounced) => {
                let failed =
                    |tried: &_| matches!(tried, Outcome::BouncedHard | Outcome::BouncedSoft | Outcome::Rejected);
                return tried.filter(failed).unwrap_or_else(|| self.bounce());
            }
            Some(DeliveryStatus::QueuedPending) => {
                return tried.filter(|tried| *tried == Outcome::Deferred).unwrap_or(Outcome::Queued);
            }
            Some(_) => return Outcome::Unknown,
            None => {}
        }
        if let Some(tried) = tried {
            return tried;
        }
        if !self.opens.is_empty() || !self.clicks.is_empty() {
            return Outcome::Delivered;
        }
        match self.bounce_reason.as_deref() {
            None | Some("") => Outcome::Unknown,
            Some(_) => self.bounce(),
        }
    }

    fn bounce(&self) -> Outcome {
        let temporary = self.bounce_reason.as_deref().is_some_and(is_temporary);
        if temporary { Outcome::BouncedSoft } else { Outcome::BouncedHard }
    }

    /// Returns the worst outcome of the last attempts for each receiver; `None` without attempts.
    fn last_attempts(&self) -> Option<Outcome> {
        let apart = self.delivery_attempts.iter().all(|attempt| attempt.receiver.is_some());
        let mut last: BTreeMap<Option<&str>, &DeliveryAttempt> = BTreeMap::new();
        for attempt in &self.delivery_attempts {
            let receiver = attempt.receiver.as_deref().filter(|_| apart);
            let known = last.entry(receiver).or_insert(attempt);
            // Of two attempts without a time the later one in the list counts.
            if attempted_at(attempt) >= attempted_at(known) {
                *known = attempt;
            }
        }
        last.into_values().map(of_attempt).max_by_key(|outcome| badness(*outcome))
    }
}

impl InboundLog {
    /// Returns the outcome of the message. The first of these members that gives one decides.
    ///
    /// 1. `status`: `delivered`, the only word that is documented; `queued` counts as queued.
    /// 2. `delivery_count` and `delivered_timestamp`: a delivery happened, whatever was rejected before.
    /// 3. `rejected_response`, if the service counted a rejection: deferred if it begins with a code of the form
    ///    `4xx`, since the service then tries again for up to five days; else rejected.
    /// 4. `actions`: rejected if there is a row of type `spam`.
    ///
    /// With a status of `queued`, a rejection as in 3. means deferred.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let delivered = self.delivery_count.is_some_and(|count| count > 0)
            || self.delivered_timestamp.is_some_and(|time| time.to_timestamp().is_some());
        if self.status == Some(InboundStatus::Delivered) || delivered {
            return Outcome::Delivered;
        }
        let queued = self.status.as_ref().is_some_and(|status| status.as_str() == "queued");
        if self.rejected_count.is_some_and(|count| count > 0)
            && let Some(response) = self.rejected_response.as_deref()
        {
            let waits = queued || is_temporary(response);
            return if waits { Outcome::Deferred } else { Outcome::Rejected };
        }
        if queued {
            return Outcome::Queued;
        }
        let spam = self.actions.iter().any(|action| action.logtype == Some(InboundLogType::Spam));
        if spam { Outcome::Rejected } else { Outcome::Unknown }
    }
}

fn of_attempt(attempt: &DeliveryAttempt) -> Outcome {
    match &attempt.action {
        Some(DeliveryAction::Accepted) => Outcome::Delivered,
        Some(DeliveryAction::BouncedHard) => Outcome::BouncedHard,
        Some(DeliveryAction::BouncedSoft) => Outcome::BouncedSoft,
        Some(DeliveryAction::Deferred) => Outcome::Deferred,
        Some(DeliveryAction::Rejected | DeliveryAction::Spam | DeliveryAction::Virus) => Outcome::Rejected,
        Some(DeliveryAction::Queued) => Outcome::Queued,
        _ => Outcome::Unknown,
    }
}

fn badness(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::BouncedHard => 6,
        Outcome::BouncedSoft => 5,
        Outcome::Rejected => 4,
        Outcome::Deferred => 3,
        Outcome::Queued => 2,
        Outcome::Delivered => 0,
        _ => 1,
    }
}

fn attempted_at(attempt: &DeliveryAttempt) -> Option<Timestamp> {
    attempt.timestamp.or_else(|| attempt.date.and_then(|date| date.to_timestamp()))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn outbound(mut record: Value) -> Outcome {
        record["uid"] = json!("a");
        serde_json::from_value::<OutboundLog>(record).unwrap().outcome()
    }

    fn inbound(mut record: Value) -> Outcome {
        record["uid"] = json!("a");
        serde_json::from_value::<InboundLog>(record).unwrap().outcome()
    }

    #[test]
    fn the_state_of_the_whole_message_comes_first() {
        let attempt = |action| json!([{ "action": action, "date": 1 }]);
        for (status, action, outcome) in [
            ("delivered", "DEFERRED", Outcome::Delivered),
            ("bounced", "BOUNCED_SOFT", Outcome::BouncedSoft),
            ("bounced", "DEFERRED", Outcome::BouncedHard),
            ("bounced", "VIRUS", Outcome::Rejected),
            ("queued_pending", "DEFERRED", Outcome::Deferred),
            ("queued_pending", "QUEUED", Outcome::Queued),
            ("held_for_review", "ACCEPTED", Outcome::Unknown),
        ] {
            let record = json!({ "delivery_status": status, "delivery_attempts": attempt(action) });
            assert_eq!(outbound(record), outcome, "{status} {action}");
        }
        assert_eq!(
            outbound(json!({ "delivery_status": "bounced", "bounce_reason": "452 full" })),
            Outcome::BouncedSoft
        );
    }

    #[test]
    fn every_action_of_the_last_attempt_has_an_outcome() {
        for (action, outcome) in [
            ("ACCEPTED", Outcome::Delivered),
            ("REJECTED", Outcome::Rejected),
            ("BOUNCED_HARD", Outcome::BouncedHard),
            ("BOUNCED_SOFT", Outcome::BouncedSoft),
            ("DEFERRED", Outcome::Deferred),
            ("SPAM", Outcome::Rejected),
            ("VIRUS", Outcome::Rejected),
            ("QUEUED", Outcome::Queued),
            ("HELD", Outcome::Unknown),
        ] {
            assert_eq!(outbound(json!({ "delivery_attempts": [{ "action": action }] })), outcome, "{action}");
        }
    }

    #[test]
    fn the_last_attempt_is_the_one_with_the_latest_time() {
        let attempts = json!([
            { "action": "ACCEPTED", "date": 1_776_932_224_950_i64 },
            { "action": "DEFERRED", "timestamp": "2026-04-23T08:12:01.388Z" },
        ]);
        assert_eq!(outbound(json!({ "delivery_attempts": attempts })), Outcome::Delivered);
    }

    #[test]
    fn of_several_receivers_the_worst_counts() {
        let attempt = |receiver: Value, action, date| json!({ "receiver": receiver, "action": action, "date": date });
        let of = |attempts: Value| outbound(json!({ "delivery_attempts": attempts }));
        let two = json!([
            attempt(json!("x"), "BOUNCED_HARD", 1),
            attempt(json!("y"), "DEFERRED", 2),
            attempt(json!("y"), "ACCEPTED", 3),
        ]);
        assert_eq!(of(two), Outcome::BouncedHard);
        let unnamed = json!([attempt(json!("x"), "DEFERRED", 1), attempt(Value::Null, "ACCEPTED", 2)]);
        assert_eq!(of(unnamed), Outcome::Delivered);
    }

    #[test]
    fn without_attempts_the_rest_of_the_record_decides() {
        assert_eq!(outbound(json!({ "opens": [{ "date": 1 }] })), Outcome::Delivered);
        assert_eq!(outbound(json!({ "bounce_reason": "550 no such user" })), Outcome::BouncedHard);
        assert_eq!(outbound(json!({ "bounce_reason": "421 wait" })), Outcome::BouncedSoft);
        assert_eq!(outbound(json!({ "bounce_reason": "" })), Outcome::Unknown);
        assert_eq!(outbound(json!({})), Outcome::Unknown);
    }

    #[test]
    fn a_received_message_is_delivered_whatever_was_rejected_before() {
        let rejected = json!({ "rejected_count": 2, "rejected_response": "550 no", "delivery_count": 1 });
        assert_eq!(inbound(rejected), Outcome::Delivered);
        assert_eq!(inbound(json!({ "status": "delivered" })), Outcome::Delivered);
        assert_eq!(inbound(json!({ "delivered_timestamp": 1_776_950_438_250_i64 })), Outcome::Delivered);
    }

    #[test]
    fn a_received_message_that_is_not_delivered_waits_or_was_rejected() {
        for (record, outcome) in [
            (json!({ "status": "queued" }), Outcome::Queued),
            (json!({ "status": "queued", "rejected_count": 1, "rejected_response": "no route" }), Outcome::Deferred),
            (json!({ "rejected_count": 1, "rejected_response": "451 later" }), Outcome::Deferred),
            (json!({ "status": "held", "rejected_count": 1, "rejected_response": "550 no" }), Outcome::Rejected),
            (json!({ "rejected_count": 0, "actions": [{ "logtype": "spam" }] }), Outcome::Rejected),
            (json!({ "status": "held", "actions": [{ "logtype": "inbound" }] }), Outcome::Unknown),
            (json!({}), Outcome::Unknown),
        ] {
            assert_eq!(inbound(record.clone()), outcome, "{record}");
        }
    }
}
