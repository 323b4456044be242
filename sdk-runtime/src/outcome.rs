//! The outcome of a mail, in the same words for every service.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Outcome of a mail.
///
/// The docs of `outcome()` in each SDK crate say which members it is concluded from. It is a conclusion: the services
/// document their own words only in part. The record keeps the words of the service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Outcome {
    /// The recipient's server accepted it.
    Delivered,
    /// It bounced permanently, for example because there is no such mailbox.
    BouncedHard,
    /// It bounced, but another mail to the same recipient may be delivered, for example because the mailbox was full.
    BouncedSoft,
    /// The recipient's server deferred it, and it will be tried again.
    Deferred,
    /// It was rejected before it reached the recipient's mailbox: as spam, for a virus, by a rule, or because it could
    /// not be sent.
    Rejected,
    /// It is queued or on its way.
    Queued,
    /// The record does not say, or in a word that is not known.
    #[default]
    Unknown,
}

impl Outcome {
    /// All outcomes that this version knows.
    pub const ALL: [Self; 7] = [
        Self::Delivered,
        Self::BouncedHard,
        Self::BouncedSoft,
        Self::Deferred,
        Self::Rejected,
        Self::Queued,
        Self::Unknown,
    ];

    /// Returns a stable name, such as `bounced_hard`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::BouncedHard => "bounced_hard",
            Self::BouncedSoft => "bounced_soft",
            Self::Deferred => "deferred",
            Self::Rejected => "rejected",
            Self::Queued => "queued",
            Self::Unknown => "unknown",
        }
    }

    /// Returns true if the mail did not arrive and will not: `BouncedHard`, `BouncedSoft` and `Rejected`.
    #[must_use]
    pub fn is_failure(self) -> bool {
        matches!(self, Self::BouncedHard | Self::BouncedSoft | Self::Rejected)
    }

    fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == word)
    }
}

/// A word that names no [`Outcome`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseOutcomeError(());

impl fmt::Display for ParseOutcomeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = Outcome::ALL.map(Outcome::as_str).join(", ");
        write!(f, "an outcome is one of {words}")
    }
}

impl std::error::Error for ParseOutcomeError {}

/// Reads the words of [`as_str`](Outcome::as_str). Any other is an error; serde reads it as `Unknown`.
impl FromStr for Outcome {
    type Err = ParseOutcomeError;

    fn from_str(word: &str) -> Result<Self, ParseOutcomeError> {
        Self::of(word).ok_or(ParseOutcomeError(()))
    }
}

/// Written as [`as_str`](Outcome::as_str).
impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Read from the words of [`as_str`](Outcome::as_str). Any other word is `Unknown`, so that a program reads what a newer
/// version wrote.
impl<'de> Deserialize<'de> for Outcome {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Word;

        impl serde::de::Visitor<'_> for Word {
            type Value = Outcome;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of an outcome")
            }

            fn visit_str<E>(self, word: &str) -> Result<Outcome, E> {
                Ok(Outcome::of(word).unwrap_or_default())
            }
        }

        deserializer.deserialize_str(Word)
    }
}

/// Writes [`as_str`](Outcome::as_str).
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Says whether the reply of a mail server is a temporary failure (`4xx`). For the SDK crates.
#[doc(hidden)]
#[must_use]
pub fn is_temporary(reply: &str) -> bool {
    let code = reply.trim_start().as_bytes();
    matches!(code, [b'4', tens, ones, rest @ ..]
        if tens.is_ascii_digit() && ones.is_ascii_digit() && !rest.first().is_some_and(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_code_of_three_digits_is_temporary() {
        for reply in ["451 4.7.1 Greylisted", " 421-wait", "450"] {
            assert!(is_temporary(reply), "{reply}");
        }
        for reply in ["550 5.1.1 no", "4519", "45", "", "greylisted 451", "250 ok"] {
            assert!(!is_temporary(reply), "{reply}");
        }
    }

    #[test]
    fn an_outcome_is_read_from_its_own_word() {
        for outcome in Outcome::ALL {
            assert_eq!(outcome.as_str().parse(), Ok(outcome));
            let json = serde_json::to_string(&outcome).unwrap();
            assert_eq!(json, format!("\"{outcome}\""));
            assert_eq!(serde_json::from_str::<Outcome>(&json).unwrap(), outcome);
        }
    }

    #[test]
    fn another_word_is_unknown_to_serde_and_an_error_to_a_parser() {
        assert_eq!(serde_json::from_str::<Outcome>("\"vanished\"").unwrap(), Outcome::Unknown);
        let error = "vanished".parse::<Outcome>().unwrap_err();
        assert!(error.to_string().contains("delivered, bounced_hard"), "{error}");
        assert!(serde_json::from_str::<Outcome>("5").is_err());
    }

    #[test]
    fn what_did_not_arrive_and_will_not_is_a_failure() {
        let failures = Outcome::ALL.into_iter().filter(|outcome| outcome.is_failure());
        assert!(failures.eq([Outcome::BouncedHard, Outcome::BouncedSoft, Outcome::Rejected]));
    }

    #[test]
    fn every_outcome_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<_> = Outcome::ALL.iter().map(ToString::to_string).collect();
        assert_eq!(names.len(), Outcome::ALL.len());
        assert_eq!(format!("{:>9}", Outcome::Queued), "   queued");
    }
}
