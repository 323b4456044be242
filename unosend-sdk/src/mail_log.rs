//! The records of the log, as what they have in common with those of other services.

use sdk_runtime::{Sealed, Timestamp};

use crate::types::Log;
use crate::{MailLog, Outcome};

impl Sealed for Log {}

/// The time is `created_at`.
impl MailLog for Log {
    fn id(&self) -> &str {
        &self.id
    }

    fn recipients(&self) -> Vec<&str> {
        self.to.iter().map(String::as_str).collect()
    }

    fn sender(&self) -> Option<&str> {
        self.from.as_deref()
    }

    fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }

    fn time(&self) -> Option<Timestamp> {
        self.created_at
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
    fn a_record_tells_what_it_has_in_common_with_others() {
        let record = json!({
            "id": "a", "to": ["x@client.example", "y@client.example"], "from": "from@shop.example", "subject": "S",
            "created_at": "2026-04-23T08:12:00Z", "status": "bounced",
        });
        let log: Log = serde_json::from_value(record).unwrap();
        let log: &dyn MailLog = &log;
        assert_eq!((log.id(), log.recipients()), ("a", vec!["x@client.example", "y@client.example"]));
        assert_eq!((log.sender(), log.subject()), (Some("from@shop.example"), Some("S")));
        assert_eq!(log.time().map(|time| time.to_string()).as_deref(), Some("2026-04-23T08:12:00Z"));
        assert_eq!(log.outcome(), Outcome::BouncedHard);
    }
}
