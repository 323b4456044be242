//! Mails sent through JetEmail.

use std::io;

use jetemail_sdk::types::{
    ClickEvent, DeliveryAction, DeliveryAttempt, OpenEvent, OutboundLog, OutboundLogPage, Timestamp,
};
use jetemail_sdk::{Client, Outcome};

use crate::mails::{self, Mail};
use crate::outcomes;
use crate::screen::{Screen, Tone, call};
use crate::text::joined;
use crate::timeline::Event;

/// Shows the newest mails, those that bounced permanently, and one of them in detail.
pub(crate) async fn show(client: &Client, limit: i64, screen: &mut Screen<'_>) -> io::Result<()> {
    screen.heading("JetEmail: the newest mails that were sent")?;
    let Some(newest) = screen.ask(call!(client.list_outbound_logs().limit(limit), limit)).await? else {
        return Ok(());
    };
    list(&newest, screen)?;

    screen.heading("JetEmail: only those that bounced permanently")?;
    if let Some(bounced) = screen.ask(call!(client.list_outbound_logs().action("BOUNCED_HARD"))).await? {
        list(&bounced, screen)?;
    }

    let Some(telling) = newest.data.iter().max_by_key(|log| happenings(log)) else {
        return Ok(());
    };
    screen.heading("JetEmail: one sent mail in detail")?;
    let uid = &telling.uid;
    if let Some(found) = screen.ask(call!(client.list_outbound_logs().uid(uid), uid)).await? {
        found.data.iter().try_for_each(|log| detail(log, screen))?;
    }
    Ok(())
}

fn list(page: &OutboundLogPage, screen: &mut Screen<'_>) -> io::Result<()> {
    let mails = page.data.iter().map(|log| Mail {
        time: first_seen(log),
        cells: [&log.from_address, &log.to_address, &log.subject].map(|text| text.as_deref().into()),
        outcome: outcome(log),
        response: last_response(log),
    });
    let total = page.pagination.as_ref().and_then(|pagination| pagination.total_count);
    mails::show("FIRST SEEN", mails, total, screen)
}

fn detail(log: &OutboundLog, screen: &mut Screen<'_>) -> io::Result<()> {
    let (outcome, _) = outcome(log);
    let transport = log.transtype.as_ref().map(|transport| transport.as_str());
    screen.properties(&[
        ("Outcome", outcome),
        ("Subject", text(&log.subject)),
        ("From", text(&log.from_address)),
        ("To", text(&log.to_address)),
        ("Message-ID", text(&log.message_id)),
        (
            "Submitted by",
            joined(&[log.user.as_deref(), log.originhost.as_deref(), log.src.as_deref(), transport], ", "),
        ),
        ("Rule", text(&log.rule_id)),
        ("Attempts", attempts_in_numbers(log)),
        ("Bounced with", text(&log.bounce_reason)),
    ])?;
    let first_seen =
        Event { at: first_seen(log), what: "first seen".to_owned(), tone: Tone::Plain, details: Vec::new() };
    let attempts = log.delivery_attempts.iter().map(attempt);
    let events = std::iter::once(first_seen).chain(attempts).chain(log.opens.iter().map(open));
    screen.timeline(events.chain(log.clicks.iter().map(click)).collect())
}

fn attempt(attempt: &DeliveryAttempt) -> Event {
    let action = attempt.action.as_ref();
    let protocol = attempt.protocol.as_ref().map(|protocol| protocol.as_str());
    let server = joined(&[attempt.mx.as_deref(), attempt.host.as_deref(), protocol], ", ");
    Event {
        at: attempted_at(attempt),
        what: action.map_or("attempt", DeliveryAction::as_str).to_owned(),
        tone: action.map_or(Tone::Plain, tone),
        details: vec![server, text(&attempt.response)],
    }
}

fn open(open: &OpenEvent) -> Event {
    let details = joined(&[open.country.as_deref(), open.email_client.as_deref()], ", ");
    Event {
        at: open.date.and_then(|date| date.to_timestamp()),
        what: "opened".to_owned(),
        tone: Tone::Good,
        details: vec![details],
    }
}

fn click(click: &ClickEvent) -> Event {
    let details = joined(&[click.country.as_deref(), click.email_client.as_deref()], ", ");
    Event {
        at: click.date.and_then(|date| date.to_timestamp()),
        what: "clicked".to_owned(),
        tone: Tone::Good,
        details: vec![details, text(&click.original_url)],
    }
}

/// Returns the outcome in a few words, and its tone.
fn outcome(log: &OutboundLog) -> (String, Tone) {
    let outcome = log.outcome();
    let tries = log.delivery_attempts.len();
    let action = last_attempt(log).and_then(|last| last.action.as_ref());
    let mut words = match (outcome, action, &log.delivery_status) {
        (Outcome::Delivered, ..) if tries > 1 => format!("delivered, try {tries}"),
        (Outcome::Rejected, Some(DeliveryAction::Spam), _) => "refused as spam".to_owned(),
        (Outcome::Rejected, Some(DeliveryAction::Virus), _) => "virus found".to_owned(),
        // An unknown value is shown as it was received.
        (Outcome::Unknown, _, Some(status)) => status.to_string(),
        (Outcome::Unknown, Some(action), None) => action.to_string(),
        _ => outcomes::words(outcome).to_owned(),
    };
    if !log.clicks.is_empty() {
        words += ", clicked";
    } else if !log.opens.is_empty() {
        words += ", opened";
    }
    (words, outcomes::tone(outcome))
}

fn tone(action: &DeliveryAction) -> Tone {
    match action {
        DeliveryAction::Accepted => Tone::Good,
        DeliveryAction::Deferred | DeliveryAction::Queued => Tone::Waiting,
        DeliveryAction::Unknown(_) => Tone::Waiting,
        _ => Tone::Bad,
    }
}

/// Returns the response to the last attempt, or else the one in the record itself.
fn last_response(log: &OutboundLog) -> Option<&str> {
    let of_attempt = last_attempt(log).and_then(|last| last.response.as_deref());
    of_attempt.or(log.final_response.as_deref()).or(log.bounce_reason.as_deref())
}

/// Returns the attempt with the latest time: the order of the attempts is not documented.
fn last_attempt(log: &OutboundLog) -> Option<&DeliveryAttempt> {
    log.delivery_attempts.iter().max_by_key(|attempt| attempted_at(attempt))
}

fn attempted_at(attempt: &DeliveryAttempt) -> Option<Timestamp> {
    attempt.timestamp.or_else(|| attempt.date.and_then(|date| date.to_timestamp()))
}

fn first_seen(log: &OutboundLog) -> Option<Timestamp> {
    log.first_seen.and_then(|time| time.to_timestamp())
}

fn attempts_in_numbers(log: &OutboundLog) -> String {
    let Some(summary) = &log.delivery_summary else {
        return String::new();
    };
    let number = |count: Option<i64>| count.map_or("?".to_owned(), |count| count.to_string());
    format!(
        "{}: {} successful, {} failed",
        number(summary.total_attempts),
        number(summary.successful_deliveries),
        number(summary.failed_deliveries)
    )
}

fn happenings(log: &OutboundLog) -> usize {
    log.delivery_attempts.len() + log.opens.len() + log.clicks.len()
}

fn text(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(json: serde_json::Value) -> OutboundLog {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn the_last_attempt_is_the_one_with_the_latest_time() {
        let log = log(serde_json::json!({
            "uid": "a",
            "delivery_attempts": [
                { "action": "ACCEPTED", "response": "250 Ok", "date": 1_776_932_224_950_i64 },
                { "action": "DEFERRED", "response": "451 later", "timestamp": "2026-04-23T08:12:01.388Z" },
            ],
        }));
        assert_eq!(last_response(&log), Some("250 Ok"));
        assert_eq!(outcome(&log).0, "delivered, try 2");
    }

    #[test]
    fn an_unknown_state_is_shown_as_it_was_received() {
        let log = log(serde_json::json!({ "uid": "a", "delivery_status": "held_for_review" }));
        assert_eq!(outcome(&log), ("held_for_review".to_owned(), Tone::Waiting));
    }

    #[test]
    fn a_mail_without_any_state_has_an_unknown_outcome() {
        assert_eq!(outcome(&log(serde_json::json!({ "uid": "a" }))).0, "unknown");
    }
}
