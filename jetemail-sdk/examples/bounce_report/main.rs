//! The outcomes of the mails of the last days, by the domain of the recipient, worst first.
//!
//! ```text
//! cargo run -p jetemail-sdk --features mock --example bounce_report [DAYS]
//! ```
//!
//! With `JETEMAIL_API_KEY` set it reads from JetEmail, else from an emulator. The default is 7 days.

mod report;
#[path = "../support/mod.rs"]
mod support;

use jetemail_sdk::{ErrorKind, Outcome};
use report::Report;
use support::{Arguments, Service};

const USAGE: &str = "\
Usage: bounce_report [DAYS]

Shows the outcomes of the mails of the last DAYS days, by the domain of the recipient, worst first.
DAYS is 7 by default. With JETEMAIL_API_KEY set it reads from JetEmail, else from an emulator.";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let days: u32 = Arguments::read(USAGE, 1).next("DAYS").unwrap_or(7);
    let service = Service::start().await?;
    let from = service.now.as_second() - i64::from(days) * 24 * 60 * 60;

    let mut report = Report::default();
    let mut logs = service.client.list_outbound_logs().date_from(from).stream();
    while let Some(item) = logs.next().await {
        match item {
            Ok(log) => report.add(log.to_address.as_deref().unwrap_or_default(), log.outcome()),
            // The report continues without a record that cannot be read.
            Err(error) if matches!(error.kind(), ErrorKind::Decode | ErrorKind::Partial) => eprintln!("{error}"),
            Err(error) => return Err(error.into()),
        }
    }
    report.print();
    Ok(())
}
