//! Code that the examples share: the service if there is a key, else an emulator with invented records.

mod arguments;

use jetemail_sdk::types::Timestamp;
use jetemail_sdk::{Client, Error, mock::Emulator};
use serde_json::{Value, json};

pub(crate) use arguments::Arguments;

/// Service to read from.
pub(crate) struct Service {
    pub(crate) client: Client,
    /// The emulator that `client` calls, if no key is set.
    #[allow(dead_code, reason = "it must be kept alive, and only `tail` uses it")]
    pub(crate) emulator: Option<Emulator>,
    /// The time at the service.
    pub(crate) now: Timestamp,
}

impl Service {
    pub(crate) async fn start() -> Result<Self, Error> {
        if std::env::var_os("JETEMAIL_API_KEY").is_some() {
            return Ok(Self { client: Client::from_env()?, emulator: None, now: Timestamp::now() });
        }
        eprintln!("JETEMAIL_API_KEY is not set: the records are invented, by an emulator on this machine.");
        let emulator = Emulator::start().await;
        emulator.latency(std::time::Duration::from_millis(20));
        // A fixed clock gives the same records in every run, so that one run can continue where another was.
        let now = Timestamp::from_second(1_776_945_600).unwrap_or_default();
        emulator.set_clock(now);
        (0..3000).for_each(|number| emulator.push(mail(number, now.as_millisecond() - 180_000 * (3000 - number))));
        Ok(Self { client: emulator.client()?, emulator: Some(emulator), now })
    }
}

/// Makes a mail that was sent at this time, in Unix milliseconds.
pub(crate) fn mail(number: i64, time: i64) -> Value {
    // Pseudorandom, and the same in every run.
    let dice = (number * 7919 + 13) % 1009;
    let domain = match dice % 7 {
        0..3 => "client.example",
        3..5 => "school.example",
        5 => "slow.example",
        _ => "gone.example",
    };
    // Some domains bounce more than others.
    let (action, response) = match (domain, dice / 7 % 12) {
        ("gone.example", 0..4) => ("BOUNCED_HARD", "550 5.1.1 the mailbox does not exist"),
        ("slow.example", 0..5) => ("DEFERRED", "451 4.7.1 Greylisted, please try again later"),
        (_, 0) => ("BOUNCED_SOFT", "452 4.2.2 the mailbox is full"),
        ("school.example", 1..3) => ("SPAM", "554 5.7.1 refused as spam"),
        _ => ("ACCEPTED", "250 2.0.0 Ok"),
    };
    json!({
        "uid": format!("mail-{number:05}"),
        "from_address": "orders@shop.example",
        "to_address": format!("customer{}@{domain}", number % 400),
        "subject": format!("Order {number}"),
        "first_seen": time,
        "last_updated": time + 1500,
        "delivery_attempts": [{ "action": action, "date": time + 1500, "response": response }],
    })
}
