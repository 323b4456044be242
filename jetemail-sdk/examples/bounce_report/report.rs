//! Outcomes by domain. Both SDK crates use this file: one of them has a symbolic link.

use std::collections::BTreeMap;

use crate::Outcome;

/// Width of a bar, in characters.
const BAR: usize = 32;

/// Numbers of outcomes, by domain.
#[derive(Default)]
pub(crate) struct Report {
    domains: BTreeMap<String, BTreeMap<Outcome, u64>>,
}

impl Report {
    /// Counts a mail to this address.
    pub(crate) fn add(&mut self, to: &str, outcome: Outcome) {
        let domain = to.rsplit_once('@').map_or("?", |(_, domain)| domain).to_lowercase();
        *self.domains.entry(domain).or_default().entry(outcome).or_default() += 1;
    }

    /// Prints one line for each domain, the one with the largest share of failures first.
    pub(crate) fn print(&self) {
        let mut rows: Vec<_> =
            self.domains.iter().map(|(domain, counts)| (share_failed(counts), domain, counts)).collect();
        rows.sort_by(|a, b| b.0.total_cmp(&a.0));
        println!(
            "{:20} {:>6} {:>6} {:>6} {:>8} {:>8}  failed",
            "domain", "mails", "hard", "soft", "rejected", "waiting"
        );
        for (failed, domain, counts) in rows {
            println!(
                "{domain:20} {:>6} {:>6} {:>6} {:>8} {:>8}  {} {:.1} %",
                counts.values().sum::<u64>(),
                sum(counts, &[Outcome::BouncedHard]),
                sum(counts, &[Outcome::BouncedSoft]),
                sum(counts, &[Outcome::Rejected]),
                sum(counts, &[Outcome::Deferred, Outcome::Queued]),
                bar(failed),
                failed * 100.0,
            );
        }
    }
}

fn sum(counts: &BTreeMap<Outcome, u64>, outcomes: &[Outcome]) -> u64 {
    outcomes.iter().filter_map(|outcome| counts.get(outcome)).sum()
}

/// Returns the share of mails that bounced or were rejected, from 0 to 1.
fn share_failed(counts: &BTreeMap<Outcome, u64>) -> f64 {
    let failed = sum(counts, &[Outcome::BouncedHard, Outcome::BouncedSoft, Outcome::Rejected]);
    failed as f64 / counts.values().sum::<u64>().max(1) as f64
}

fn bar(share: f64) -> String {
    let full = ((share * BAR as f64).round() as usize).min(BAR);
    "█".repeat(full) + &"░".repeat(BAR - full)
}
