//! Mails sent through Unosend.

use std::io;

use unosend_sdk::types::{Log, LogEvent, LogEventType, LogPage, LogStatus};
use unosend_sdk::{Client, Outcome};

use crate::mails::{self, Mail};
use crate::moment;
use crate::outcomes;
use crate::screen::{Screen, Tone, call};
use crate::timeline::Event;

/// Members of an event's metadata that hold the receiving server's response, most specific first.
const RESPONSES: [&str; 4] = ["smtp_response", "reason", "error", "message"];

/// Shows the newest mails, those that bounced, and one of them in detail.
pub(crate) async fn show(client: &Client, limit: i64, screen: &mut Screen<'_>) -> io::Result<()> {
    screen.heading("Unosend: the newest mails of the last 30 days")?;
    let Some(newest) = screen.ask(call!(client.list_logs().days(30).limit(limit), limit)).await? else {
        return Ok(());
    };
    list(&newest, screen)?;

    screen.heading("Unosend: only those that bounced")?;
    if let Some(bounced) = screen.ask(call!(client.list_logs().days(30).status("bounced"))).await? {
        list(&bounced, screen)?;
    }

    let Some(telling) = newest.data.iter().max_by_key(|log| log.events.len()) else {
        return Ok(());
    };
    screen.heading("Unosend: one mail in detail")?;
    let id = &telling.id;
    if let Some(found) = screen.ask(call!(client.list_logs().email_id(id).days(90), id)).await? {
        found.data.iter().try_for_each(|log| detail(log, screen))?;
    }
    Ok(())
}

fn list(page: &LogPage, screen: &mut Screen<'_>) -> io::Result<()> {
    let mails = page.data.iter().map(|log| Mail {
        time: log.created_at,
        cells: [log.from.as_deref().into(), log.to.join(", ").into(), log.subject.as_deref().into()],
        outcome: outcome(log),
        response: last_response(log),
    });
    let total = page.pagination.as_ref().and_then(|pagination| pagination.total);
    mails::show("CREATED", mails, total, screen)
}

fn detail(log: &Log, screen: &mut Screen<'_>) -> io::Result<()> {
    let (outcome, _) = outcome(log);
    let time = |time: Option<_>| time.map(|time| moment::to_the_millisecond(Some(time))).unwrap_or_default();
    screen.properties(&[
        ("Outcome", outcome),
        ("Subject", log.subject.clone().unwrap_or_default()),
        ("From", log.from.clone().unwrap_or_default()),
        ("To", log.to.join(", ")),
        ("Scheduled for", time(log.scheduled_for)),
        ("Stored with it", members(&log.metadata)),
    ])?;
    let created = Event { at: log.created_at, what: "created".to_owned(), tone: Tone::Plain, details: Vec::new() };
    screen.timeline(std::iter::once(created).chain(log.events.iter().map(event)).collect())
}

fn event(event: &LogEvent) -> Event {
    Event {
        at: event.created_at,
        what: event.type_.as_ref().map_or("event", LogEventType::as_str).to_owned(),
        tone: event.type_.as_ref().map_or(Tone::Plain, event_tone),
        details: vec![members(&event.metadata)],
    }
}

/// Returns the outcome in a few words, and its tone.
fn outcome(log: &Log) -> (String, Tone) {
    let outcome = log.outcome();
    let words = match (outcome, &log.status) {
        (Outcome::Delivered, Some(LogStatus::Complained)) => "delivered, complained",
        // The service's own word is more specific.
        (Outcome::Queued | Outcome::Unknown, Some(status)) => status.as_str(),
        _ => outcomes::words(outcome),
    };
    let happened = |wanted| log.events.iter().any(|event| event.type_.as_ref() == Some(&wanted));
    let more = if happened(LogEventType::Clicked) {
        ", clicked"
    } else if happened(LogEventType::Opened) {
        ", opened"
    } else {
        ""
    };
    (format!("{words}{more}"), outcomes::tone(outcome))
}

fn event_tone(event: &LogEventType) -> Tone {
    match event {
        LogEventType::Delivered | LogEventType::Opened | LogEventType::Clicked => Tone::Good,
        // Two spellings of each are known.
        LogEventType::Bounced | LogEventType::Bounce | LogEventType::Complained | LogEventType::Complaint => Tone::Bad,
        _ => Tone::Plain,
    }
}

/// Returns the response in the latest event that has one. The order of the events is not documented.
fn last_response(log: &Log) -> Option<&str> {
    let with_response = log.events.iter().filter_map(|event| Some((event.created_at, response(event)?)));
    with_response.max_by_key(|(at, _)| *at).map(|(_, response)| response)
}

fn response(event: &LogEvent) -> Option<&str> {
    RESPONSES.iter().find_map(|name| event.metadata.get(*name)?.as_str())
}

/// Returns the members that have a value, as `name: value`.
fn members(metadata: &serde_json::Map<String, serde_json::Value>) -> String {
    let present = metadata.iter().filter(|(_, value)| !value.is_null());
    let members = present.map(|(name, value)| match value.as_str() {
        Some(text) => format!("{name}: {text}"),
        None => format!("{name}: {value}"),
    });
    members.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn log(json: serde_json::Value) -> Log {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn the_last_response_is_that_of_the_latest_event_that_has_one() {
        let log = log(json!({
            "id": "a",
            "events": [
                { "type": "bounced", "created_at": "2026-03-02T11:00:03Z", "metadata": { "reason": "550 no" } },
                { "type": "sent", "created_at": "2026-03-02T11:00:01Z", "metadata": { "smtp_response": "421 wait" } },
                { "type": "opened", "created_at": "2026-03-02T11:00:09Z", "metadata": null },
            ],
        }));
        assert_eq!(last_response(&log), Some("550 no"));
    }

    #[test]
    fn an_unknown_status_is_shown_as_it_was_received() {
        assert_eq!(outcome(&log(json!({ "id": "a", "status": "suppressed" }))).0, "suppressed");
    }

    #[test]
    fn details_without_a_value_are_not_shown() {
        let log = log(json!({ "id": "a", "metadata": { "ip": null, "tags": ["x"], "user": "u" } }));
        assert_eq!(members(&log.metadata), "tags: [\"x\"]; user: u");
    }
}
