//! Proof that all records of one time were seen, although some of them leave while they are read.
//!
//! The records that are there at a moment include all that are there later, since none with an older time arrive. So
//! when as many different ones were seen since that moment as were there then, all that are left were seen. Those that
//! were seen only before do not count, since they may have left.
//!
//! Records that leave move the beginning and the end of their places in the same direction. So the one that is behind
//! in that direction, as it was at that moment, and the one in front, when it is seen next, are at least as far apart
//! as both were at that moment. Where they can move in both directions, the places count only while none has moved.

use std::collections::{HashMap, VecDeque};

use super::trail::Key;

/// The most moments that are kept. The oldest is forgotten first, since the most records have left since then.
const MOST_PERIODS: usize = 16;

/// Direction in which the places of the beginning and the end move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Drift {
    /// To lower numbers, as records leave: places in a list in which new records come last.
    Down,
    /// To higher numbers, as records leave: places counted from the end of a list in which new records come first.
    Up,
    /// In both directions.
    Both,
}

/// Place at which the records begin or end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    pub(super) mark: i128,
    /// Says that no record of another time is beyond it, so that records of the same time can arrive there.
    pub(super) open: bool,
}

/// Records that were seen, and numbers of records that there were.
#[derive(Clone, Debug)]
pub(super) struct Census {
    drift: Drift,
    /// The places that were seen last.
    begin: Option<i128>,
    end: Option<i128>,
    /// The number of pages that were read.
    reads: u64,
    /// The page on which each record was seen last.
    seen: HashMap<Key, u64>,
    /// The moments at which one of the places was seen, in their order.
    periods: VecDeque<Period>,
    /// The evidence that the list has not changed.
    rest: Option<Rest>,
}

/// Time since a moment.
#[derive(Clone, Copy, Debug)]
struct Period {
    /// The page that was read at that moment.
    since: u64,
    /// The place that was seen at that moment.
    bound: Bound,
    /// The other place, when it was seen next.
    other: Option<i128>,
    /// The number of records in the list at that moment.
    total: Option<u64>,
    /// Says that the list has grown since.
    has_grown: bool,
    /// The number of different records that were seen since.
    seen: u64,
}

/// Evidence that a list does not change: its total stays the same, and so do the places, each seen twice.
#[derive(Clone, Copy, Debug)]
struct Rest {
    begin: i128,
    end: Option<i128>,
    total: u64,
    /// The number of times that the beginning, the end, and so on were seen in turn.
    turns: u32,
}

impl Census {
    /// Makes a census that begins with the page on which the records begin.
    pub(super) fn new(drift: Drift, begin: Bound, total: Option<u64>) -> Self {
        let rest = total.filter(|_| drift == Drift::Down);
        let mut census = Self {
            drift,
            begin: None,
            end: None,
            reads: 0,
            seen: HashMap::new(),
            periods: VecDeque::new(),
            rest: rest.map(|total| Rest { begin: begin.mark, end: None, total, turns: 0 }),
        };
        census.see(Some(begin), None, total);
        census
    }

    /// Notes the places that a page shows, in a list of so many records.
    pub(super) fn see(&mut self, begin: Option<Bound>, end: Option<Bound>, total: Option<u64>) {
        self.reads += 1;
        // Records arrived among them, or the places can move in both directions.
        let is_against = |before: Option<i128>, now: Option<Bound>| {
            before.zip(now).is_some_and(|(before, now)| match self.drift {
                Drift::Down => now.mark > before,
                Drift::Up => now.mark < before,
                Drift::Both => now.mark != before,
            })
        };
        if is_against(self.begin, begin) || is_against(self.end, end) {
            self.periods.clear();
        }
        self.begin = begin.map(|begin| begin.mark).or(self.begin);
        self.end = end.map(|end| end.mark).or(self.end);
        self.rest = self.rest.and_then(|rest| rest.after(begin, end, total));
        let (first, other) = if self.drift == Drift::Up { (begin, end) } else { (end, begin) };
        for period in &mut self.periods {
            period.has_grown |= total > period.total;
        }
        if let Some(bound) = first {
            self.anchor(bound, total);
        }
        for period in &mut self.periods {
            period.other = period.other.or(other.map(|other| other.mark));
        }
    }

    /// Begins a period, unless the place is that of the last one.
    fn anchor(&mut self, bound: Bound, total: Option<u64>) {
        // A place that has not moved shows that no record arrived at it.
        self.periods.retain(|period| !period.bound.open || period.bound.mark == bound.mark);
        for period in &mut self.periods {
            period.bound.open &= bound.open;
        }
        if self.periods.back().is_some_and(|last| last.bound.mark == bound.mark) {
            return;
        }
        if self.periods.len() >= MOST_PERIODS {
            self.periods.pop_front();
        }
        let period = Period { since: self.reads, bound, other: None, total, has_grown: false, seen: 0 };
        self.periods.push_back(period);
    }

    /// Notes a record on the page whose places were noted last.
    pub(super) fn meet(&mut self, key: &Key) {
        let before = match self.seen.get_mut(key) {
            Some(last) => Some(std::mem::replace(last, self.reads)),
            None => self.seen.insert(Key::clone(key), self.reads),
        };
        for period in self.periods.iter_mut().rev().take_while(|period| before.is_none_or(|last| last < period.since)) {
            period.seen += 1;
        }
    }

    /// Says whether all records were seen.
    pub(super) fn is_complete(&self) -> bool {
        let size = self.rest.and_then(Rest::size);
        size.is_some_and(|size| self.seen.len() as u64 >= size)
            || self.lacking().is_some_and(|(lacking, _)| lacking == 0)
    }

    /// Returns the largest number of records that can be missing, and the number of all; `None` if it is not known.
    pub(super) fn lacking(&self) -> Option<(u64, u64)> {
        let lacking = |period: &Period| {
            if period.bound.open && period.has_grown {
                return None;
            }
            let (first, other) = (period.bound.mark, period.other?);
            let size = u64::try_from(if self.drift == Drift::Up { other - first } else { first - other }).ok()?;
            Some((size.saturating_sub(period.seen), size))
        };
        self.periods.iter().filter_map(lacking).min()
    }

    /// Returns the number of different records on the last so many pages.
    pub(super) fn seen_lately(&self, pages: u32) -> u64 {
        let since = self.reads.saturating_sub(pages.into());
        self.seen.values().filter(|last| **last > since).count() as u64
    }
}

impl Rest {
    /// Returns the evidence after another page; `None` if the list has changed.
    fn after(mut self, begin: Option<Bound>, end: Option<Bound>, total: Option<u64>) -> Option<Self> {
        let has_moved = begin.is_some_and(|begin| begin.mark != self.begin)
            || end.zip(self.end).is_some_and(|(now, before)| now.mark != before);
        if has_moved || total != Some(self.total) {
            return None;
        }
        self.end = end.map(|end| end.mark).or(self.end);
        let turn = |turns: u32, rest, is_seen| turns + u32::from(is_seen && turns % 2 == rest);
        self.turns = turn(turn(self.turns, 0, begin.is_some()), 1, end.is_some());
        Some(self)
    }

    /// Returns the number of records, after both places were seen twice in turn.
    fn size(self) -> Option<u64> {
        u64::try_from(self.end? - self.begin).ok().filter(|_| self.turns >= 4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(mark: i128) -> Option<Bound> {
        Some(Bound { mark, open: false })
    }

    /// Makes a census from a page with the beginning and these records, of a list of 50.
    fn census(drift: Drift, begin: Option<Bound>, keys: &str) -> Census {
        let mut census = Census::new(drift, begin.unwrap(), Some(50));
        meet(&mut census, keys);
        census
    }

    /// Notes a page with these places and records, of a list of so many records.
    fn read(census: &mut Census, begin: Option<Bound>, end: Option<Bound>, keys: &str, total: u64) {
        census.see(begin, end, Some(total));
        meet(census, keys);
    }

    fn meet(census: &mut Census, keys: &str) {
        keys.chars().for_each(|key| census.meet(&key.to_string().into()));
    }

    #[test]
    fn a_record_that_left_does_not_stand_for_another() {
        let mut census = census(Drift::Down, at(10), "ab");
        // One of five leaves, a record arrives.
        read(&mut census, None, at(14), "cd", 50);
        read(&mut census, at(10), None, "bc", 51);
        assert_eq!((census.lacking(), census.is_complete()), (Some((1, 4)), false));
        read(&mut census, None, at(14), "de", 51);
        assert!(census.is_complete());
    }

    #[test]
    fn a_record_that_left_unseen_is_missed_only_until_the_places_are_seen_again() {
        let mut census = census(Drift::Up, at(-9), "ab");
        // One of five leaves, and one behind them.
        read(&mut census, None, at(-3), "cd", 48);
        assert_eq!(census.lacking(), Some((2, 6)));
        read(&mut census, at(-7), None, "ba", 48);
        read(&mut census, None, at(-3), "dc", 48);
        assert!(census.is_complete());
    }

    #[test]
    fn places_that_move_in_both_directions_count_while_they_stay() {
        let mut census = census(Drift::Both, at(10), "ab");
        read(&mut census, None, at(14), "cd", 50);
        read(&mut census, at(11), None, "ab", 50);
        assert_eq!(census.lacking(), None);
        read(&mut census, None, at(15), "cd", 50);
        read(&mut census, at(11), None, "ab", 50);
        assert!(census.is_complete());
    }

    #[test]
    fn in_a_list_that_rests_all_count_that_were_seen() {
        let pages = |totals: [u64; 3]| {
            let mut census = census(Drift::Down, at(10), "ab");
            read(&mut census, None, at(14), "cd", totals[0]);
            read(&mut census, at(10), None, "cd", totals[1]);
            read(&mut census, None, at(14), "cd", totals[2]);
            census.is_complete()
        };
        assert!(pages([50, 50, 50]));
        assert!(!pages([49, 50, 50]) && !pages([50, 50, 51]));
    }

    #[test]
    fn records_that_arrive_with_the_same_time_do_not_stand_for_others() {
        let open = |mark| Some(Bound { mark, open: true });
        for (begin, is_complete) in [(-51, false), (-50, true)] {
            let mut census = census(Drift::Up, open(-50), "ab");
            read(&mut census, None, at(-46), "cd", 51);
            assert!(!census.is_complete());
            read(&mut census, at(begin), None, "", 52);
            assert_eq!(census.is_complete(), is_complete);
        }
    }
}
