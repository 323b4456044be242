//! Looking for known ground when the overlap between two pages is missing.

use super::page::Page;

/// The first step back: rather more than what usually leaves between two requests.
pub(super) const FIRST_STEP: u64 = 8;

/// A search around the place where known ground was expected.
///
/// If the list has grown by more than a page, ground was pushed by so much. Else records that left pulled it towards
/// the beginning, by a few places; so that is looked at next, in growing steps, as far back as there is ground that can
/// be known. Then it must have been pushed the other way after all, and is looked for there, in strides that do not pass
/// over it.
#[derive(Clone, Debug)]
pub(super) struct Search {
    origin: u64,
    /// How far back it went; `None` from when on it goes forward.
    back: Option<u64>,
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
        Self { origin, back: Some(0) }
    }

    /// Where to look after a page without known ground, of which `known` records are known, in a list that has `grown`
    /// by so many since it was known.
    pub(super) fn next(&mut self, page: &Page, limit: u64, known: u64, grown: u64, ascending: bool) -> Next {
        let pushed = self.origin.saturating_add(grown).saturating_sub(limit / 4);
        if grown >= limit && pushed > page.offset {
            return Next::Look(pushed);
        }
        if let Some(back) = self.back {
            // Near the beginning of the walk a burst is likelier than that much has left.
            let furthest = if ascending || self.origin > known { known } else { known.min(8 * FIRST_STEP) };
            if page.offset > 0 && back < furthest {
                let back = (back * 8).max(FIRST_STEP).min(known);
                self.back = Some(back);
                return Next::Look(self.origin.saturating_sub(back));
            }
            if ascending {
                return Next::Nowhere; // arrivals push nothing
            }
            self.back = None;
            return Next::Look(self.origin.saturating_add(limit));
        }
        if page.more == Some(false) || (page.records.is_empty() && page.more.is_none()) {
            return Next::Nowhere;
        }
        // At least half of the known ground is taken to be there still.
        Next::Look(page.offset.max(self.origin).saturating_add(limit.saturating_add(known / 2)))
    }
}
