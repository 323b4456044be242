//! Looking for known ground when the overlap between two pages is missing.

use super::page::Page;

/// The first step back: rather more than what usually leaves between two requests.
pub(super) const FIRST_STEP: u64 = 8;

/// A search around the place where the end of known ground is expected, which moves by as much as the list grows.
///
/// Records that left pulled ground towards the beginning, by a few places; arrivals that the growth does not show pushed it
/// the other way. So what lies before the place is looked at in growing steps, as far back as there is ground that can be
/// known, and then what lies behind it, in strides that do not pass over ground. While little is known, which is soon
/// pushed out of sight, it looks before and behind in turn.
#[derive(Clone, Debug)]
pub(super) struct Search {
    origin: u64,
    begun: bool,
    /// How far it looked before the place.
    back: u64,
    /// How many strides it looked behind the place.
    strides: u64,
    /// Whether there may be ground before the place that was not looked at.
    before: bool,
    /// Whether there may be ground behind the place that was not looked at.
    behind: bool,
    /// Whether the last look was not before the place.
    forward: bool,
}

/// By how much a list of `then` records has grown, as far as is known.
pub(super) fn growth(then: Option<u64>, now: Option<u64>) -> u64 {
    now.zip(then).map_or(0, |(now, then)| now.saturating_sub(then))
}

/// What the search does next.
#[derive(Debug, PartialEq)]
pub(super) enum Next {
    Look(u64),
    /// Ground was looked for everywhere.
    Nowhere,
}

impl Search {
    pub(super) fn new(origin: u64) -> Self {
        Self { origin, begun: false, back: 0, strides: 0, before: true, behind: true, forward: true }
    }

    /// Where to look after a page without known ground, of which `known` records are known, in a list that has `grown`
    /// by so many since it was known.
    pub(super) fn next(&mut self, page: &Page, limit: u64, known: u64, grown: u64, ascending: bool) -> Next {
        // Growth is measured before the next arrivals, and what lies before the end of known ground is known as well.
        let place = if grown < limit { self.origin } else { self.origin.saturating_add(grown - limit / 4) };
        if !std::mem::replace(&mut self.begun, true) && page.offset < place {
            return Next::Look(place);
        }
        // While the list grows by pages, a short stretch of ground is passed by often. Then it is worth to look again.
        let short = known < limit.saturating_mul(4);
        let again = short && grown >= limit && !ascending;
        let is_end = page.more == Some(false) || (page.records.is_empty() && page.more.is_none());
        // Arrivals push nothing in ascending order.
        self.behind &= !ascending && (again || !(self.forward && is_end));
        // Near the beginning of the walk a burst is likelier than that much has left.
        let furthest = if ascending || self.origin > known { known } else { known.min(8 * FIRST_STEP) };
        self.before &= again || self.back < furthest.min(place);
        // At least half of the known ground is taken to be there still.
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
