//! Where known ground ends, when it was seen before that end and not found behind it.

use super::search::{FIRST_STEP, growth};

/// Known ground reaches from one place at least, up to another at most. Both move with the growth of the list.
///
/// The distance to the end is known from the records that were passed since, and is right as long as none of them left.
/// If some did, the next page lies behind the end; usually by a few places, so that is tried next, then by half of what
/// is left.
#[derive(Clone, Debug, Default)]
pub(super) struct Bracket {
    /// Ground was seen here.
    low: Option<Seen>,
    /// No ground was seen here.
    high: Option<Seen>,
    /// How often the end was missed.
    missed: u32,
}

/// A place in a list of so many records.
#[derive(Clone, Copy, Debug)]
struct Seen {
    offset: u64,
    total: Option<u64>,
}

impl Seen {
    /// Where the place is in a list of `total` records.
    fn now(self, total: Option<u64>) -> u64 {
        self.offset.saturating_add(growth(self.total, total))
    }
}

impl Bracket {
    /// Where to look after ground was seen at `place`, from where on `behind` more records were passed once.
    pub(super) fn after(&mut self, place: u64, behind: u64, total: Option<u64>) -> u64 {
        self.low = Some(Seen { offset: place, total });
        let exact = place.saturating_add(behind);
        match self.high.map(|high| high.now(total)) {
            Some(high) if exact >= high && high > place => self.between(place, high),
            _ => exact,
        }
    }

    /// Where to look after no ground was seen at `place`; `None` if it was not seen before that either.
    pub(super) fn before(&mut self, place: u64, total: Option<u64>) -> Option<u64> {
        let low = self.low?.now(total);
        if low >= place {
            return None;
        }
        self.high = Some(Seen { offset: place, total });
        self.missed += 1;
        Some(self.between(low, place))
    }

    /// Takes note that there is no ground at `place`.
    pub(super) fn end(&mut self, place: u64, total: Option<u64>) {
        self.high = Some(Seen { offset: place, total });
        self.missed += 1;
    }

    /// Up to where ground was seen.
    pub(super) fn low(&self) -> u64 {
        self.low.map_or(0, |low| low.offset)
    }

    fn between(&self, low: u64, high: u64) -> u64 {
        let back = FIRST_STEP.checked_pow(self.missed).unwrap_or(u64::MAX);
        high.saturating_sub(back).max(low + (high - low) / 2)
    }
}
