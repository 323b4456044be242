//! The events of one mail, in order.

use jetemail_sdk::types::Timestamp;

use crate::moment;
use crate::screen::{Paint, Tone};
use crate::text::{one_line, width_of, wrap};

/// An event.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// Time of the event, if known.
    pub(crate) at: Option<Timestamp>,
    /// Name of the event, in a word or two.
    pub(crate) what: String,
    /// Tone of the event.
    pub(crate) tone: Tone,
    /// Further details, a paragraph each; empty ones are left out.
    pub(crate) details: Vec<String>,
}

/// Returns the events in lines of at most `width` characters, oldest first, those without a time last. Nothing is cut.
pub(crate) fn lines(mut events: Vec<Event>, width: usize, paint: Paint) -> Vec<String> {
    events.sort_by_key(|event| (event.at.is_none(), event.at));
    let what_width = events.iter().map(|event| width_of(&event.what)).max().unwrap_or(0);
    let mut lines = Vec::new();
    let mut before = None;
    for event in events {
        let time = moment::to_the_millisecond(event.at);
        let passed = before.zip(event.at).map(|(before, at)| moment::between(before, at)).unwrap_or_default();
        before = event.at.or(before);
        let what = paint.on(&format!("{:what_width$}", one_line(&event.what)), event.tone);
        let start = format!("{time:19}  {passed:>12}  ");
        let indent = width_of(&start) + what_width + 2;
        let details = event.details.iter().flat_map(|detail| wrap(detail, width.saturating_sub(indent).max(20)));
        let mut details = details.peekable();
        match details.next() {
            Some(first) => lines.push(format!("{start}{what}  {first}")),
            None => lines.push(format!("{start}{what}").trim_end().to_owned()),
        }
        lines.extend(details.map(|detail| format!("{:indent$}{detail}", "")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(at: Option<i64>, what: &str, details: &[&str]) -> Event {
        Event {
            at: at.map(|at| Timestamp::from_millisecond(at).unwrap()),
            what: what.to_owned(),
            tone: Tone::Plain,
            details: details.iter().map(|detail| detail.to_string()).collect(),
        }
    }

    #[test]
    fn events_are_in_the_order_of_their_times() {
        let events = vec![
            event(None, "noted", &[]),
            event(Some(63_000), "ACCEPTED", &["mx.example", "250 2.0.0 Ok"]),
            event(Some(0), "DEFERRED", &["451 4.7.1 Greylisted", ""]),
        ];
        let shown = lines(events, 100, Paint::OFF);
        assert_eq!(
            shown,
            [
                "Jan 01 00:00:00.000                DEFERRED  451 4.7.1 Greylisted",
                "Jan 01 00:01:03.000    +1 min 3 s  ACCEPTED  mx.example",
                "                                             250 2.0.0 Ok",
                "-                                  noted",
            ]
        );
    }

    #[test]
    fn a_long_response_is_wrapped_and_nothing_of_it_is_lost() {
        let response = "550 5.1.1 The mailbox that you tried to reach does not exist";
        let shown = lines(vec![event(Some(0), "BOUNCED", &[response])], 70, Paint::OFF);
        assert!(shown.len() > 1 && shown.iter().all(|line| width_of(line) <= 70));
        let words: Vec<&str> = shown.iter().flat_map(|line| line.split_whitespace()).skip(4).collect();
        assert_eq!(words.join(" "), response);
    }
}
