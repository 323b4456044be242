//! New mails, and what becomes of them, as it happens.
//!
//! ```text
//! cargo run -p jetemail-sdk --features mock --example tail [LINES]
//! ```
//!
//! With `JETEMAIL_API_KEY` set it asks JetEmail, until Ctrl-C; else an emulator, for 12 lines unless you say otherwise.

#[path = "../support/mod.rs"]
mod support;

use std::time::Duration;

use jetemail_sdk::FollowOptions;
use jetemail_sdk::mock::List;
use jetemail_sdk::types::OutboundLog;
use serde_json::json;
use support::{Arguments, Service, mail};

const USAGE: &str = "\
Usage: tail [LINES]

Shows new mails, and what becomes of them, as it happens: LINES lines, without it all that come until Ctrl-C.
With JETEMAIL_API_KEY set it asks JetEmail, else an emulator. Of an emulator 12 lines are shown unless you say otherwise.";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given: Option<usize> = Arguments::read(USAGE, 1).next("LINES");
    let service = Service::start().await?;
    let (interval, usual) = match &service.emulator {
        None => (Duration::from_secs(5), usize::MAX),
        Some(emulator) => {
            tokio::spawn(send_mails(emulator.list_outbound_logs(), service.now.as_millisecond()));
            (Duration::from_millis(200), 12)
        }
    };

    let mut logs = service.client.list_outbound_logs().follow(FollowOptions::new().interval(interval));
    let mut lines = given.unwrap_or(usual);
    while lines > 0 {
        let item = tokio::select! {
            item = logs.next() => item,
            _ = tokio::signal::ctrl_c() => break,
        };
        match item {
            None => break,
            Some(Ok(log)) => {
                let time = log.last_updated.and_then(|time| time.to_timestamp()).map(|time| time.to_string());
                println!(
                    "{:24}  {:13}  {:32}  {}",
                    time.as_deref().unwrap_or("-"),
                    log.outcome(),
                    log.to_address.as_deref().unwrap_or("-"),
                    log.subject.as_deref().unwrap_or("-"),
                );
                lines -= 1;
            }
            // It goes on by itself; a part of the account that does not answer, or an outage, is worth a line.
            Some(Err(error)) => eprintln!("{error}"),
        }
    }
    Ok(())
}

/// What the emulator's account does meanwhile: mails are sent, and delivered a little later.
async fn send_mails(list: List<OutboundLog>, now: i64) {
    for number in 3000.. {
        let mut sent = mail(number, now + 1000 * (number - 3000));
        let attempts = sent["delivery_attempts"].take();
        sent["delivery_status"] = json!("queued_pending");
        list.push(sent);
        tokio::time::sleep(Duration::from_millis(300)).await;
        list.update(&format!("mail-{number:05}"), |record| {
            record["delivery_attempts"] = attempts.clone();
            record["delivery_status"] = json!(null);
        });
    }
}
