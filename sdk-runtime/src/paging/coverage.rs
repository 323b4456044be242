//! Responses that cover only a part of the account.

use serde_json::Value;

use super::fingerprint;
use super::members::Members;
use super::pagination::Coverage;
use super::response::{integer, text, value};
use crate::error::{Error, ErrorKind};

/// Part of the account that a response does not cover.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Gap {
    /// The number of parts that were asked, and the number of parts that there are.
    asked: Option<(u64, u64)>,
    /// Name and status of the parts that failed, sorted.
    failed: Vec<(String, String)>,
}

impl Gap {
    /// Reads the gap from the members of a response; `None` if the response is complete.
    pub(super) fn read(coverage: &Coverage, members: &Members) -> Option<Self> {
        let member = |name: &str| value(members.get(name)?);
        let number = |name: &str| integer(&member(name)?);
        let asked = number(coverage.included).zip(number(coverage.of)).filter(|(included, of)| included < of);
        let mut failed = Vec::new();
        if let Some(Value::Array(parts)) = member(coverage.parts) {
            for part in parts {
                let status = part.get(coverage.status).and_then(text);
                if let Some(status) = status.filter(|status| status != coverage.complete) {
                    failed.push((part.get(coverage.name).and_then(text).unwrap_or_default(), status));
                }
            }
        }
        failed.sort_unstable();
        (asked.is_some() || !failed.is_empty()).then_some(Self { asked, failed })
    }

    /// Returns a hash for checkpoints; never 0.
    pub(super) fn fingerprint(&self) -> u64 {
        let (included, of) = self.asked.unwrap_or_default();
        fingerprint::of(
            format!("{included} {of} {}", fingerprint::joined(self.failed.iter().map(|(name, status)| (name, status))))
                .as_bytes(),
        )
        .max(1)
    }

    pub(super) fn error(&self, operation: &str) -> Error {
        let asked = self.asked.map(|(included, of)| format!("{included} of {of} parts were asked"));
        let failed = (!self.failed.is_empty()).then(|| {
            let names: Vec<_> = self.failed.iter().map(|(name, status)| format!("{name} ({status})")).collect();
            format!("failed: {}", names.join(", "))
        });
        let reasons: Vec<_> = [asked, failed].into_iter().flatten().collect();
        let text = format!("{operation}: the answer does not cover all that was asked for: {}", reasons.join("; "));
        Error::new(ErrorKind::Partial, &text)
    }
}
