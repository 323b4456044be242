//! Outcomes of mails, in words and in colours.

use jetemail_sdk::Outcome;

use crate::screen::Tone;

/// Returns the outcome in a few words.
pub(crate) fn words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Delivered => "delivered",
        Outcome::BouncedHard => "bounced (hard)",
        Outcome::BouncedSoft => "bounced (soft)",
        Outcome::Deferred => "deferred",
        Outcome::Rejected => "rejected",
        Outcome::Queued => "queued",
        _ => "unknown",
    }
}

/// Returns the tone of the outcome.
pub(crate) fn tone(outcome: Outcome) -> Tone {
    match outcome {
        Outcome::Delivered => Tone::Good,
        Outcome::BouncedHard | Outcome::BouncedSoft | Outcome::Rejected => Tone::Bad,
        _ => Tone::Waiting,
    }
}
