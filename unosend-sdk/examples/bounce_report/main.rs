//! The outcomes of the mails of the last days, by the domain of the recipient, worst first.
//!
//! ```text
//! cargo run -p unosend-sdk --features mock --example bounce_report [DAYS]
//! ```
//!
//! With `UNOSEND_API_KEY` set it reads from Unosend, else from an emulator. The default is 7 days, 90 at most.

mod report;
#[path = "../support/mod.rs"]
mod support;

use report::Report;
use support::{Arguments, Service};
use unosend_sdk::Outcome;

const USAGE: &str = "\
Usage: bounce_report [DAYS]

Shows the outcomes of the mails of the last DAYS days, by the domain of the recipient, worst first.
DAYS is 7 by default, 90 at most. With UNOSEND_API_KEY set it reads from Unosend, else from an emulator.";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let days: u8 = Arguments::read(USAGE, 1).next("DAYS").unwrap_or(7);
    let service = Service::start().await?;

    let mut report = Report::default();
    let mut logs = service.client.list_logs().days(days).stream();
    while let Some(item) = logs.next().await {
        match item {
            // One record is one email; its outcome is that of all its recipients.
            Ok(log) => log.to.iter().for_each(|to| report.add(to, log.outcome())),
            // One record that cannot be read is no reason to give up.
            Err(error) if error.raw().is_some() => eprintln!("{error}"),
            Err(error) => return Err(error.into()),
        }
    }
    report.print();
    Ok(())
}
