//! The search for known records when two pages do not overlap.

use super::page::Page;

/// The first step back: more than the number of records that usually leave between two requests.
pub(super) const FIRST_STEP: u64 = 8;

/// Search around the place where the last known record is expected, which moves by as much as the list grows.
///
/// When records leave, known records move towards the beginning, by a few places; arrivals that the growth does not
/// show move them the other way. So the search reads before the place in growing steps, as far back as known records
/// can be, and then behind it, in strides that cannot skip all of them. While few records are known, which arrivals
/// soon move far away, it reads before and behind in turn.
#[derive(Clone, Debug)]
pub(super) struct Search {
    origin: u64,
    begun: bool,
    /// The distance before the place up to which it has read.
    back: u64,
    /// The number of strides behind the place that it has read.
    strides: u64,
    /// Says that known records may be before the place, where it has not read.
    before: bool,
    /// Says that known records may be behind the place, where it has not read.
    behind: bool,
    /// Says that the last page was not before the place.
    forward: bool,
}

/// Returns the growth of a list of `then` records, as far as it is known.
pub(super) fn growth(then: Option<u64>, now: Option<u64>) -> u64 {
    now.zip(then).map_or(0, |(now, then)| now.saturating_sub(then))
}

/// Next step of the search.
#[derive(Debug, PartialEq)]
pub(super) enum Next {
    Look(u64),
    /// The search has read everywhere.
    Nowhere,
}

impl Search {
    pub(super) fn new(origin: u64) -> Self {
        Self { origin, begun: false, back: 0, strides: 0, before: true, behind: true, forward: true }
    }

    /// Returns the step after a page without known records. `known` is the number of known records, and `grown` the
    /// growth of the list since they were read.
    pub(super) fn next(&mut self, page: &Page, limit: u64, known: u64, grown: u64, ascending: bool) -> Next {
        // Growth is measured before the next arrivals, and the records before the last known one are known too.
        let place = if grown < limit { self.origin } else { self.origin.saturating_add(grown - limit / 4) };
        if !std::mem::replace(&mut self.begun, true) && page.offset < place {
            return Next::Look(place);
        }
        // While the list grows by pages, the search often misses a short run of known records, so it starts again.
        let short = known < limit.saturating_mul(4);
        let again = short && grown >= limit && !ascending;
        let is_end = page.more == Some(false) || (page.records.is_empty() && page.more.is_none());
        // In ascending order arrivals move no other record.
        self.behind &= !ascending && (again || !(self.forward && is_end));
        // Near the beginning of the walk a burst of arrivals is more likely than that many records left.
        let furthest = if ascending || self.origin > known { known } else { known.min(8 * FIRST_STEP) };
        self.before &= again || self.back < furthest.min(place);
        // At least half of the known records are assumed to be still there.
        let stride = |strides: u64| place.saturating_add(strides.saturating_mul(limit.saturating_add(known / 2)));
        let inside = |strides: u64| page.total.is_none_or(|total| stride(strides) < total);
        if !inside(self.strides + 1) {
            self.strides = 0;
            self.behind &= again && inside(1);
        }
        self.forward = self.behind && (!self.before || (short && !self.forward));
        if self.forward {
            self.strides += 1;
            Next::Look(stride(self.strides))
        } else if self.before {
            self.back = (self.back * 8).max(FIRST_STEP).min(furthest);
            Next::Look(place.saturating_sub(self.back))
        } else {
            Next::Nowhere
        }
    }
}
