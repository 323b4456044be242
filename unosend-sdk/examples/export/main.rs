//! All mails of the last days as lines of JSON.
//!
//! ```text
//! cargo run -p unosend-sdk --features mock --example export [FILE [DAYS]]
//! ```
//!
//! With `UNOSEND_API_KEY` set it reads from Unosend, else from an emulator. By default the file is `logs.ndjson` and the days
//! are 7, 90 at most. However it is stopped, the next run continues where it was: no record is missing or comes twice.

mod resumable;
#[path = "../support/mod.rs"]
mod support;

use std::error::Error;

use indicatif::{ProgressBar, ProgressStyle};
use resumable::Lines;
use support::{Arguments, Service};
use unosend_sdk::Checkpoint;

const USAGE: &str = "\
Usage: export [FILE [DAYS]]

Writes all mails of the last DAYS days to FILE, as lines of JSON. However it is stopped, the next run continues where it was.
By default FILE is logs.ndjson and DAYS is 7, 90 at most. With UNOSEND_API_KEY set it reads from Unosend, else from an emulator.";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = Arguments::read(USAGE, 2);
    let path = arguments.next("FILE").unwrap_or_else(|| "logs.ndjson".to_owned());
    let days: u8 = arguments.next("DAYS").unwrap_or(7);
    let (mut lines, saved) = Lines::open(path.clone().into())?;
    let service = Service::start().await?;

    let mut logs = match saved {
        Some(checkpoint) => {
            println!("Continuing after {} records, with the days of the first run.", lines.count());
            service.client.list_logs().stream().resume(checkpoint)
        }
        None => {
            // The window ends now. Records that leave it between two runs are those that Unosend no longer returns.
            service.client.list_logs().days(days).stream()
        }
    };
    // From here on, every run exports the same records.
    lines.save(logs.resume_from())?;
    let bar = ProgressBar::no_length().with_position(lines.count());
    bar.set_style(ProgressStyle::with_template("{wide_bar} {pos} of {len} records, {per_sec}, {eta} to go")?);
    let stopped = loop {
        let item = tokio::select! {
            item = logs.next() => item,
            _ = tokio::signal::ctrl_c() => break "stopped".to_owned(),
        };
        match item {
            None => {
                bar.finish();
                println!("{} records in {path}", lines.count());
                return lines.finish();
            }
            Some(Ok(log)) => lines.add(&serde_json::to_string(&log)?)?,
            Some(Err(error)) => match error.raw() {
                // A record that cannot be read into the types is exported as it came.
                Some(raw) => lines.add(&raw.to_string())?,
                None => break error.to_string(),
            },
        }
        bar.set_position(lines.count());
        if let Some(total) = logs.total() {
            bar.set_length(total);
        }
        if lines.count().is_multiple_of(500) {
            lines.save(logs.resume_from())?;
        }
    };
    lines.save(logs.resume_from())?;
    bar.abandon();
    Err(format!("{stopped}; run it again to continue").into())
}
