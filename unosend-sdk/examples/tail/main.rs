//! New mails and their outcomes, as they come.
//!
//! ```text
//! cargo run -p unosend-sdk --features mock --example tail [LINES]
//! ```
//!
//! With `UNOSEND_API_KEY` set it reads from Unosend, until Ctrl-C; else from an emulator, by default for 12 lines.

#[path = "../support/mod.rs"]
mod support;

use std::time::Duration;

use serde_json::json;
use support::{Arguments, Service, email};
use unosend_sdk::FollowOptions;
use unosend_sdk::mock::List;
use unosend_sdk::types::{Log, Timestamp};

const USAGE: &str = "\
Usage: tail [LINES]

Shows new mails and their outcomes, as they come: LINES lines, or without LINES all until Ctrl-C.
With UNOSEND_API_KEY set it reads from Unosend, else from an emulator, for 12 lines by default.";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given: Option<usize> = Arguments::read(USAGE, 1).next("LINES");
    let service = Service::start().await?;
    let (interval, usual) = match &service.emulator {
        None => (Duration::from_secs(5), usize::MAX),
        Some(emulator) => {
            tokio::spawn(send_emails(emulator.list_logs(), emulator.now()));
            (Duration::from_millis(200), 12)
        }
    };

    let mut logs = service.client.list_logs().follow(FollowOptions::new().interval(interval));
    let mut lines = given.unwrap_or(usual);
    while lines > 0 {
        let item = tokio::select! {
            item = logs.next() => item,
            _ = tokio::signal::ctrl_c() => break,
        };
        match item {
            None => break,
            Some(Ok(log)) => {
                let time = log.created_at.map(|time| time.to_string());
                println!(
                    "{:24}  {:13}  {:32}  {}",
                    time.as_deref().unwrap_or("-"),
                    log.outcome(),
                    log.to.join(", "),
                    log.subject.as_deref().unwrap_or("-"),
                );
                lines -= 1;
            }
            // The stream continues by itself. An outage is reported.
            Some(Err(error)) => eprintln!("{error}"),
        }
    }
    Ok(())
}

/// Sends emails in the emulator's account, which are delivered a little later.
async fn send_emails(list: List<Log>, now: Timestamp) {
    for number in 3000.. {
        let mut sent = email(number, now + Duration::from_secs(number - 3000));
        let status = sent["status"].take();
        sent["status"] = json!("queued");
        let id = sent["id"].as_str().unwrap_or_default().to_owned();
        list.push(sent);
        tokio::time::sleep(Duration::from_millis(300)).await;
        list.update(&id, |record| record["status"] = status.clone());
    }
}
