//! The walk itself: which page to ask for next, and what of it is new.

use reqwest::StatusCode;

use super::bracket::Bracket;
use super::coverage::Gap;
use super::fetch::Fetch;
use super::page::Page;
use super::place::Place;
use super::search::{Next, Search, growth};
use super::trail::Trail;
use crate::error::{Error, ErrorKind};

/// So many requests in a row without a new record, and the walk gives up.
pub(super) const PATIENCE: u32 = 16;

/// A walk over a list that may move meanwhile.
#[derive(Clone, Debug)]
pub(super) struct Walk {
    operation: &'static str,
    limit: u64,
    /// Whether new records come last.
    ascending: bool,
    /// Where the next page begins.
    offset: u64,
    /// What was passed.
    trail: Trail,
    begun: bool,
    ended: bool,
    /// Requests since the last new record.
    barren: u32,
    /// The most records that a page had: a service may cut the limit in silence.
    longest: u64,
    search: Option<Search>,
    /// Whether a failure far from the beginning was answered by a step back, since the last new record.
    stepped_back: bool,
    /// Whether the next page counts as connected, whatever is in it.
    trusting: bool,
    /// The number of records in the list, when it was last connected; in ascending order at the beginning.
    total: Option<u64>,
    /// What is known of where ground ends, since the last new record.
    bracket: Bracket,
    /// What the last answer did not cover.
    gap: Option<Gap>,
}

/// What a walk found.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) page: Page,
    /// The indices of the records that were not passed before, ascending.
    pub(super) fresh: Vec<usize>,
    /// Whether this is the first answer.
    pub(super) first: bool,
    /// What is to be reported before the records.
    pub(super) before: Option<Error>,
    /// What is to be reported after the records.
    pub(super) after: Option<Error>,
}

impl Walk {
    /// A walk that goes on from a place, or begins there.
    pub(super) fn new(operation: &'static str, limit: u64, ascending: bool, place: Place) -> Self {
        Self {
            operation,
            // A page of one record cannot overlap the page before it.
            limit: limit.max(2),
            ascending,
            offset: place.offset,
            begun: !place.trail.is_empty(),
            trail: place.trail,
            ended: false,
            barren: 0,
            longest: 0,
            search: None,
            stepped_back: false,
            trusting: false,
            total: place.total,
            bracket: Bracket::default(),
            gap: None,
        }
    }

    /// What a walk before told of the coverage, so that it is not told again.
    pub(super) fn with_gap(self, gap: Option<Gap>) -> Self {
        Self { gap, ..self }
    }

    /// What the last answer did not cover.
    pub(super) fn into_gap(self) -> Option<Gap> {
        self.gap
    }

    /// Whether there is nothing more to ask for.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    /// Asks until there is something to tell; `None` after the end. After an error of a request it can be called
    /// again, and goes on where it was.
    pub(super) async fn step(&mut self, fetch: &dyn Fetch) -> Result<Option<Step>, Error> {
        while !self.ended {
            if self.barren >= PATIENCE {
                self.ended = true;
                let text = format!(
                    "{}: the last {PATIENCE} pages had no record that follows those read so far; the list moves faster than \
                     it can be read",
                    self.operation
                );
                return Err(Error::new(ErrorKind::Stalled, &text));
            }
            let page = match fetch.fetch(self.offset, self.limit).await {
                Ok(page) => page,
                // An offset past the end is a failure for some services; records that left can lead there.
                Err(error) if self.may_be_past_the_end(&error) => {
                    self.stepped_back = true;
                    self.offset = self.offset.saturating_sub(self.limit - 1);
                    continue;
                }
                Err(error) => return Err(error),
            };
            if let Some(step) = self.take(page) {
                return Ok(Some(step));
            }
        }
        Ok(None)
    }

    fn may_be_past_the_end(&self, error: &Error) -> bool {
        error.status() == Some(StatusCode::INTERNAL_SERVER_ERROR) && self.begun && self.offset > 0 && !self.stepped_back
    }

    /// What a page tells, if anything.
    fn take(&mut self, page: Page) -> Option<Step> {
        self.barren += 1;
        let before = self.coverage(&page);
        let first = !self.begun;
        let (fresh, after) = match self.ground(&page) {
            Some(start) => {
                let fresh = self.pass(&page, start);
                let after = self.go_on(&page, !fresh.is_empty());
                (fresh, after)
            }
            None => {
                self.search(&page);
                (Vec::new(), None)
            }
        };
        let tells = !fresh.is_empty() || (first && self.begun) || before.is_some() || after.is_some();
        tells.then_some(Step { page, fresh, first, before, after })
    }

    /// The index from which on records follow known ground without a gap; `None` if the page is not connected.
    fn ground(&mut self, page: &Page) -> Option<usize> {
        if !self.begun {
            // An empty page that claims that more follow says nothing.
            self.begun = !page.records.is_empty() || page.more != Some(true);
            return Some(0);
        }
        if self.trusting {
            self.trusting = false;
            return Some(0);
        }
        let known = page.records.iter().position(|record| record.identified && self.trail.contains(&record.key))?;
        // What stands above known ground is newer than the walk, or was passed long ago. Nothing new comes above it
        // in ascending order, so there the overlap has to be where it was left.
        (known == 0 || page.offset == 0 || !self.ascending).then_some(known)
    }

    /// The records from `start` on that were not passed before. Passes them.
    fn pass(&mut self, page: &Page, start: usize) -> Vec<usize> {
        self.search = None;
        let mut fresh = Vec::new();
        for (index, record) in page.records.iter().enumerate().skip(start) {
            if !self.trail.contains(&record.key) {
                self.trail.push(record.key.clone(), record.identified);
                fresh.push(index);
            }
        }
        if !fresh.is_empty() {
            self.barren = 0;
            self.stepped_back = false;
            self.bracket = Bracket::default();
        }
        fresh
    }

    /// Decides after a connected page whether the list ends there, and where the next page begins. Gives what is to be
    /// said of the end.
    fn go_on(&mut self, page: &Page, progress: bool) -> Option<Error> {
        let count = page.records.len() as u64;
        self.longest = self.longest.max(count);
        self.total = next_total(self.total, page, self.ascending);
        let is_end = match page.more {
            // What stands behind the last record of the beginning arrived later.
            Some(_) if self.ascending && self.total.is_some_and(|total| page.end() >= total) => true,
            Some(more) => !more,
            // A short page alone is no end. One that brings nothing new is, unless it may have been cut off before that.
            None => !progress && (count < 2 || count < self.longest),
        };
        if is_end && self.begun {
            self.ended = true;
            return self.cut_off(page);
        }
        // From the first known record on all are known now, so the last one tells where the walk stands.
        match page.records.iter().enumerate().rev().find(|(_, record)| record.identified) {
            Some((index, record)) => {
                let place = page.position(index);
                let behind = self.trail.passed_since(&record.key).unwrap_or_default();
                self.offset = match progress {
                    true => place,
                    false => self.bracket.after(place, behind, page.total),
                };
            }
            // Nothing on this page can be met again.
            None if count > 0 => {
                self.offset = page.end();
                self.trusting = true;
            }
            None => {}
        }
        None
    }

    /// An end where the service stopped counting is none.
    fn cut_off(&self, page: &Page) -> Option<Error> {
        let (cap, end) = (page.cap?, page.end());
        let is_full = page.records.len() as u64 >= self.limit;
        (end == cap || (end > cap && is_full)).then(|| {
            let text =
                format!("{}: the service counts {cap} records at most, and older ones may follow", self.operation);
            Error::new(ErrorKind::Partial, &text)
        })
    }

    /// Chooses where to look for known ground after a page without any.
    fn search(&mut self, page: &Page) {
        if let Some(offset) = self.bracket.before(page.offset, page.total) {
            self.offset = offset;
            return;
        }
        let grown = if self.ascending { 0 } else { growth(self.total, page.total) };
        let search = self.search.get_or_insert_with(|| Search::new(page.offset));
        match search.next(page, self.limit, self.trail.len() as u64, grown, self.ascending) {
            Next::Look(offset) => self.offset = offset,
            Next::Nowhere => {
                self.search = None;
                // All that was passed has left. If all of it is remembered, whatever is there now is new.
                if !self.trail.is_partial() {
                    self.trusting = true;
                    self.offset = 0;
                }
            }
        }
    }

    /// Tells once when what the answers cover changes for the worse, or otherwise without becoming whole.
    fn coverage(&mut self, page: &Page) -> Option<Error> {
        if self.gap == page.gap {
            return None;
        }
        self.gap.clone_from(&page.gap);
        self.gap.as_ref().map(|gap| gap.error(self.operation))
    }
}

/// The number of records that a walk goes by after this page.
pub(super) fn next_total(before: Option<u64>, page: &Page, ascending: bool) -> Option<u64> {
    let now = page.total.filter(|_| page.cap.is_none());
    if ascending { before.or(now) } else { now }
}
