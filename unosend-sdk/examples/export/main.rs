//! All mails of the last days as lines of JSON.
//!
//! ```text
//! cargo run -p unosend-sdk --features mock --example export [FILE [DAYS]]
//! ```
//!
//! With `UNOSEND_API_KEY` set it asks Unosend, else an emulator. The file is `logs.ndjson` and the days are 7 unless you
//! say otherwise, 90 at most. However it is stopped, the next run goes on where it was: no record is missing or comes twice.

mod resumable;
#[path = "../support/mod.rs"]
mod support;

use std::error::Error;

use indicatif::{ProgressBar, ProgressStyle};
use resumable::Lines;
use support::Service;
use unosend_sdk::Checkpoint;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "logs.ndjson".to_owned());
    let days = std::env::args().nth(2).map_or(Ok(7), |days| days.parse::<u8>())?;
    let service = Service::start().await?;
    let mut lines = Lines::open(path.clone().into(), days)?;

    // The window ends now: what slides out of it between two runs is what Unosend no longer gives.
    let mut logs = service.client.list_logs().days(*lines.window()).stream();
    if let Some(checkpoint) = lines.checkpoint() {
        println!("Going on after {} records.", lines.count());
        logs = logs.resume(checkpoint);
    }
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
                // A record that the types cannot hold is still a record.
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
    Err(format!("{stopped}; run it again to go on").into())
}
