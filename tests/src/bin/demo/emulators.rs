//! Emulators of both services on this machine, filled with the mails of a shop.

use jetemail_sdk::Error;
use serde_json::Value;

use crate::records::{self, BROKEN_DOMAIN, Clock, DOMAINS};

/// The emulators of the SDK crates. They respond until this is dropped.
pub(crate) struct Emulators {
    jetemail: jetemail_sdk::mock::Emulator,
    unosend: unosend_sdk::mock::Emulator,
}

impl Emulators {
    /// Starts both, on ports that are free.
    pub(crate) async fn start() -> Self {
        let clock = Clock::now();
        let jetemail = jetemail_sdk::mock::Emulator::start().await;
        fill(&jetemail.list_outbound_logs(), records::outbound(clock));
        let inbound = jetemail.list_inbound_account_logs();
        inbound.add_parts(DOMAINS);
        inbound.fail_part(BROKEN_DOMAIN, "timeout");
        fill(&inbound, records::inbound(clock));
        let unosend = unosend_sdk::mock::Emulator::start().await;
        fill(&unosend.list_logs(), records::unosend(clock));
        Self { jetemail, unosend }
    }

    /// Returns the base URLs of both.
    pub(crate) fn base_urls(&self) -> [String; 2] {
        [self.jetemail.base_url(), self.unosend.base_url()]
    }

    /// Returns a client of the JetEmail emulator.
    pub(crate) fn jetemail_client(&self) -> Result<jetemail_sdk::Client, Error> {
        self.jetemail.client()
    }

    /// Returns a client of the Unosend emulator.
    pub(crate) fn unosend_client(&self) -> Result<unosend_sdk::Client, Error> {
        self.unosend.client()
    }
}

fn fill<R>(list: &jetemail_sdk::mock::List<R>, records: Vec<Value>) {
    records.into_iter().for_each(|record| list.push(record));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_record_is_read_by_the_clients() {
        let emulators = Emulators::start().await;
        let jetemail = emulators.jetemail_client().unwrap();
        assert_eq!(jetemail.list_outbound_logs().limit(100).send().await.unwrap().data.len(), 12);
        assert_eq!(jetemail.list_inbound_account_logs().send().await.unwrap().data.len(), 8);
        let unosend = emulators.unosend_client().unwrap();
        assert_eq!(unosend.list_logs().days(30).send().await.unwrap().data.len(), 10);
    }
}
