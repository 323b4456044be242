//! Code that the examples share: the service if there is a key, else an emulator with invented records.

mod arguments;

use std::time::Duration;

use serde_json::{Value, json};
use unosend_sdk::types::Timestamp;
use unosend_sdk::{Client, Error, mock::Emulator};

pub(crate) use arguments::Arguments;

/// Service to read from.
pub(crate) struct Service {
    pub(crate) client: Client,
    /// The emulator that `client` calls, if no key is set.
    #[allow(dead_code, reason = "it must be kept alive, and only `tail` uses it")]
    pub(crate) emulator: Option<Emulator>,
}

impl Service {
    pub(crate) async fn start() -> Result<Self, Error> {
        if std::env::var_os("UNOSEND_API_KEY").is_some() {
            return Ok(Self { client: Client::from_env()?, emulator: None });
        }
        eprintln!("UNOSEND_API_KEY is not set: the records are invented, by an emulator on this machine.");
        let emulator = Emulator::start().await;
        emulator.latency(Duration::from_millis(20));
        // A clock that stands still gives the same records in every run, so that one run can go on where another was.
        let now = Timestamp::from_second(1_776_945_600).unwrap_or_default();
        emulator.set_clock(now);
        for number in 0..3000 {
            emulator.push(email(number, now - Duration::from_secs(180 * (3000 - number))));
        }
        Ok(Self { client: emulator.client()?, emulator: Some(emulator) })
    }
}

/// Makes an email that was accepted for sending at this time.
pub(crate) fn email(number: u64, time: Timestamp) -> Value {
    // Scattered, and the same in every run.
    let dice = (number * 7919 + 13) % 1009;
    let domain = ["client.example", "client.example", "school.example", "school.example", "gone.example"];
    let domain = domain.get(usize::try_from(dice % 5).unwrap_or_default()).copied().unwrap_or_default();
    // Some domains bounce more than others.
    let (status, reason) = match (domain, dice / 5 % 12) {
        ("gone.example", 0..5) => ("bounced", Some("550 5.1.1 the mailbox does not exist")),
        (_, 0) => ("bounced", Some("452 4.2.2 the mailbox is full")),
        ("school.example", 1) => ("failed", None),
        (_, 2) => ("sent", None),
        _ => ("delivered", None),
    };
    let event = json!({ "type": status, "created_at": time.to_string(), "metadata": { "reason": reason } });
    json!({
        "id": format!("{number:08}-0000-4000-8000-000000000000"),
        "from": "orders@shop.example",
        "to": [format!("customer{}@{domain}", number % 400)],
        "subject": format!("Order {number}"),
        "status": status,
        "created_at": time.to_string(),
        "events": [event],
    })
}
