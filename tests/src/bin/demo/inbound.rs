//! Mails that JetEmail received.

use std::io;

use jetemail_sdk::types::{
    DomainQueryStatus, InboundAccountLogPage, InboundLog, InboundLogAction, InboundLogType, Timestamp,
};
use jetemail_sdk::{Client, Outcome};

use crate::mails::{self, Mail};
use crate::outcomes;
use crate::screen::{Screen, Tone, call};
use crate::text::{counted, joined};
use crate::timeline::Event;

/// Shows the newest mails of all domains, and the newest mail to one recipient in detail.
pub(crate) async fn show(client: &Client, limit: i64, screen: &mut Screen<'_>) -> io::Result<()> {
    screen.heading("JetEmail: the newest mails that were received, over all domains")?;
    let Some(newest) = screen.ask(call!(client.list_inbound_account_logs().limit(limit), limit)).await? else {
        return Ok(());
    };
    list(&newest, screen)?;

    let Some(telling) = newest.data.iter().max_by_key(|log| log.actions.len()) else {
        return Ok(());
    };
    let Some(recipient) = telling.to.as_deref() else {
        return Ok(());
    };
    screen.heading("JetEmail: the newest mail to one recipient in detail")?;
    if let Some(found) = screen.ask(call!(client.list_inbound_account_logs().to(recipient).limit(1), recipient)).await?
    {
        found.data.iter().try_for_each(|log| detail(log, screen))?;
    }
    Ok(())
}

fn list(page: &InboundAccountLogPage, screen: &mut Screen<'_>) -> io::Result<()> {
    let mails = page.data.iter().map(|log| Mail {
        time: received(log),
        cells: [&log.from, &log.to, &log.subject].map(|text| text.as_deref().into()),
        outcome: outcome(log),
        response: last_response(log),
    });
    let total = page.pagination.as_ref().and_then(|pagination| pagination.total);
    mails::show("RECEIVED", mails, total, screen)?;
    missing_domains(page).iter().try_for_each(|warning| screen.paragraph(warning, Tone::Waiting))
}

/// Returns warnings about domains that a successful response does not cover.
fn missing_domains(page: &InboundAccountLogPage) -> Vec<String> {
    let mut warnings = Vec::new();
    if let (Some(included), Some(total)) = (page.domains_included, page.total_domains)
        && included < total
    {
        warnings
            .push(format!("Only {included} of {total} domains were queried; name the others with .domains(\"…\")."));
    }
    for query in &page.domains_queried {
        let status = query.status.as_ref().map_or("nothing", DomainQueryStatus::as_str);
        if query.status != Some(DomainQueryStatus::Success) {
            let domain = query.domain.as_deref().unwrap_or("one domain");
            warnings.push(format!("The mails of {domain} are missing: its query ended with {status:?}."));
        }
    }
    warnings
}

fn detail(log: &InboundLog, screen: &mut Screen<'_>) -> io::Result<()> {
    let (outcome, _) = outcome(log);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    screen.properties(&[
        ("Outcome", outcome),
        ("Subject", text(&log.subject)),
        ("From", text(&log.from)),
        ("To", text(&log.to)),
        ("Domain", text(&log.domain)),
        ("Last rejection", text(&log.rejected_response)),
    ])?;
    screen.timeline(log.actions.iter().map(action).collect())
}

fn action(action: &InboundLogAction) -> Event {
    // An empty host and port 0 mean "none".
    let port = action.port.filter(|port| *port != 0).map(|port| format!("port {port}"));
    let mode = action.mode.as_ref().map(|mode| mode.as_str());
    let peer = joined(&[action.host.as_deref(), action.ip.as_deref(), port.as_deref(), mode], ", ");
    let score = action.spam_score.filter(|score| *score != 0.0).map(|score| format!("spam score {score}"));
    Event {
        at: happened(action),
        what: action.logtype.as_ref().map_or("row", InboundLogType::as_str).to_owned(),
        tone: if action.logtype == Some(InboundLogType::Spam) { Tone::Bad } else { Tone::Plain },
        details: vec![
            peer,
            action.response.clone().unwrap_or_default(),
            joined(&[score.as_deref(), action.spam_report.as_deref()], ": "),
        ],
    }
}

fn outcome(log: &InboundLog) -> (String, Tone) {
    let outcome = log.outcome();
    let rejections = log.rejected_count.unwrap_or(0);
    let words = match (outcome, &log.status) {
        (Outcome::Delivered, _) if rejections > 0 => format!("delivered, try {}", rejections + 1),
        // An unknown value is shown as it was received.
        (Outcome::Unknown, Some(status)) => status.to_string(),
        (Outcome::Deferred | Outcome::Rejected, _) if rejections > 0 => {
            format!("{}, {}", outcomes::words(outcome), counted(rejections, "rejection"))
        }
        _ => outcomes::words(outcome).to_owned(),
    };
    (words, outcomes::tone(outcome))
}

/// Returns the latest response. A rejection stays in the record of a mail that is delivered later, so it counts only if
/// there is no other response.
fn last_response(log: &InboundLog) -> Option<&str> {
    let of_row = log.actions.iter().max_by_key(|action| happened(action)).and_then(|last| last.response.as_deref());
    let responses = [log.response.as_deref(), log.rejected_response.as_deref(), of_row];
    responses.into_iter().flatten().find(|response| !response.is_empty())
}

/// Returns the time of the oldest row; a record has no time of its own until it is delivered.
fn received(log: &InboundLog) -> Option<Timestamp> {
    let delivered = log.delivered_timestamp.and_then(|time| time.to_timestamp());
    log.actions.iter().filter_map(happened).min().or(delivered)
}

fn happened(action: &InboundLogAction) -> Option<Timestamp> {
    action.timestamp.or_else(|| action.date.and_then(|date| date.to_timestamp()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn domains_that_a_response_does_not_cover_are_named() {
        let page = |json| serde_json::from_value::<InboundAccountLogPage>(json).unwrap();
        let complete = json!({ "data": [], "domains_queried": [{ "domain": "a.example", "status": "success" }] });
        assert!(missing_domains(&page(complete)).is_empty());
        let partial = json!({
            "data": [],
            "total_domains": 25,
            "domains_included": 20,
            "domains_queried": [{ "domain": "a.example", "status": "error" }],
        });
        let warnings = missing_domains(&page(partial));
        assert_eq!(warnings.len(), 2);
        assert!(warnings[0].contains("20 of 25") && warnings[1].contains("a.example"));
    }

    #[test]
    fn the_final_response_is_shown_instead_of_an_earlier_rejection() {
        let log = |json| serde_json::from_value::<InboundLog>(json).unwrap();
        let delivered = json!({ "uid": "a", "response": "250 Ok", "rejected_response": "450 busy" });
        let queued = json!({ "uid": "a", "response": "", "rejected_response": "450 busy" });
        assert_eq!(last_response(&log(delivered)), Some("250 Ok"));
        assert_eq!(last_response(&log(queued)), Some("450 busy"));
        let held = json!({ "uid": "a", "response": "", "actions": [{ "response": "554 held" }] });
        assert_eq!(last_response(&log(held)), Some("554 held"));
    }
}
