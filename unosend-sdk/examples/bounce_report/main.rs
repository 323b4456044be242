//! What became of the mails of the last days, by the domain of the recipient, worst first.
//!
//! ```text
//! cargo run -p unosend-sdk --features mock --example bounce_report [DAYS]
//! ```
//!
//! With `UNOSEND_API_KEY` set it asks Unosend, else an emulator. 7 days unless you say otherwise, 90 at most.

mod report;
#[path = "../support/mod.rs"]
mod support;

use report::Report;
use support::Service;
use unosend_sdk::Outcome;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let days = std::env::args().nth(1).map_or(Ok(7), |days| days.parse::<u8>())?;
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
