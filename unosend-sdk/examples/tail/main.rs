//! New mails, and what becomes of them, as it happens.
//!
//! ```text
//! cargo run -p unosend-sdk --features mock --example tail [LINES]
//! ```
//!
//! With `UNOSEND_API_KEY` set it asks Unosend, until Ctrl-C; else an emulator, for 12 lines unless you say otherwise.

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

Shows new mails, and what becomes of them, as it happens: LINES lines, without it all that come until Ctrl-C.
With UNOSEND_API_KEY set it asks Unosend, else an emulator. Of an emulator 12 lines are shown unless you say otherwise.";

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
            // It goes on by itself; an outage is worth a line.
            Some(Err(error)) => eprintln!("{error}"),
        }
    }
    Ok(())
}

/// What the emulator's account does meanwhile: emails are sent, and delivered a little later.
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
