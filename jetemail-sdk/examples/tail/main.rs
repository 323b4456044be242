//! New mails and their outcomes, as they come.
//!
//! ```text
//! cargo run -p jetemail-sdk --features mock --example tail [LINES]
//! ```
//!
//! With `JETEMAIL_API_KEY` set it reads from JetEmail, until Ctrl-C; else from an emulator, by default for 12 lines.

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

Shows new mails and their outcomes, as they come: LINES lines, or without LINES all until Ctrl-C.
With JETEMAIL_API_KEY set it reads from JetEmail, else from an emulator, for 12 lines by default.";

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
            // The stream continues by itself. An outage, or a part of the account that is missing, is reported.
            Some(Err(error)) => eprintln!("{error}"),
        }
    }
    Ok(())
}

/// Sends mails in the emulator's account, which are delivered a little later.
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
