//! The records of one list, kept in the order in which they are listed.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use super::description::{Listing, Parts};
use super::filter::Filter;
use super::record::{Place, Record, compare};
use super::selection::Filters;
use super::{moment, path};
use crate::testing::random::Random;

/// What the default order goes by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Order {
    /// The time at which a record came into being, which never changes: a record keeps its place. The default.
    #[default]
    Fixed,
    /// The time of its last change: a record that changes moves to the top. It is [`Fixed`](Self::Fixed) in a list
    /// whose records do not tell that time.
    LastChange,
}

/// The records of a list.
pub(super) struct Store {
    listing: &'static Listing,
    order: Order,
    /// Orders the records of one time anew for every response; `None` keeps to the order in which they came.
    ties: Option<RefCell<Random>>,
    /// The oldest first.
    records: Vec<Record>,
    /// The places of the records of an identity, so that a change of one in a long list takes no search.
    places: HashMap<String, Vec<Place>>,
    /// How many records there ever were.
    pushed: u64,
    /// The parts of the account, where the list knows such: those that were set, and those that records brought.
    parts: Vec<Part>,
}

/// What a request lists.
pub(super) struct Asked<'a> {
    /// The operation, which may be another one than that of the store.
    pub(super) listing: &'static Listing,
    pub(super) filters: Vec<Filter<'a>>,
    /// A member, and whether it is a time; none for the default order.
    pub(super) sort_by: Option<(&'static str, bool)>,
    pub(super) ascending: bool,
    pub(super) offset: usize,
    pub(super) limit: usize,
    /// Records behind this number of them do not count.
    pub(super) most: usize,
    /// The parts that are named; none for all.
    pub(super) parts: Option<Vec<String>>,
}

/// What is listed.
#[derive(Debug, Default)]
pub(super) struct Listed {
    pub(super) records: Vec<Arc<Value>>,
    /// How many there are without limit and offset.
    pub(super) total: usize,
    /// Whether there would be more than that.
    pub(super) limited: bool,
    pub(super) parts: Vec<Part>,
    /// How many parts there are, asked or not.
    pub(super) all_parts: usize,
}

/// A part of the account.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) name: String,
    /// How asking it ends.
    pub(super) status: String,
    /// How many records it gave.
    pub(super) count: usize,
    /// One of its records, for what they have in common.
    pub(super) sample: Option<Arc<Value>>,
}

impl Store {
    pub(super) fn new(listing: &'static Listing) -> Self {
        Self {
            listing,
            order: Order::Fixed,
            ties: None,
            records: Vec::new(),
            places: HashMap::new(),
            pushed: 0,
            parts: Vec::new(),
        }
    }

    pub(super) fn set_order(&mut self, order: Order) {
        self.order = order;
        self.places.clear();
        let mut records = std::mem::take(&mut self.records);
        for record in &mut records {
            record.time = self.time(&record.value);
            self.remember(record);
        }
        records.sort_by_key(Record::place);
        self.records = records;
    }

    pub(super) fn set_unordered(&mut self, unordered: bool) {
        self.ties = unordered.then(|| RefCell::new(Random::new(0)));
    }

    /// How many records there ever were.
    pub(super) fn pushed(&self) -> u64 {
        self.pushed
    }

    pub(super) fn push(&mut self, value: Value) {
        self.pushed += 1;
        self.insert(Arc::new(value), self.pushed);
    }

    /// Changes the records with this identity; how many there are.
    pub(super) fn update(&mut self, identity: &str, change: &mut dyn FnMut(&mut Value)) -> usize {
        // All are changed before the first is taken out: a change that panics leaves them as they were.
        let changed = |record: &Record| {
            let mut value = Value::clone(&record.value);
            change(&mut value);
            value
        };
        let indices = self.indices(identity);
        let changed: Vec<_> = indices.iter().filter_map(|index| self.records.get(*index)).map(changed).collect();
        let count = changed.len();
        for (record, value) in self.take(identity).into_iter().zip(changed) {
            self.insert(Arc::new(value), record.number);
        }
        count
    }

    /// Removes the records with this identity; how many there were.
    pub(super) fn remove(&mut self, identity: &str) -> usize {
        self.take(identity).len()
    }

    /// The newest first.
    pub(super) fn values(&self) -> impl Iterator<Item = &Arc<Value>> {
        self.records.iter().rev().map(|record| &record.value)
    }

    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    /// Makes a part known, and says how it ends when it is asked.
    pub(super) fn set_part(&mut self, name: &str, status: &str) {
        match self.parts.iter_mut().find(|part| part.name == name) {
            Some(part) => status.clone_into(&mut part.status),
            None => self.parts.push(Part { name: name.to_owned(), status: status.to_owned(), count: 0, sample: None }),
        }
    }

    /// The part of the list that is asked for.
    pub(super) fn list(&self, asked: &Asked<'_>) -> Listed {
        let mut listed = Listed::default();
        let parts = asked.listing.parts.as_ref();
        if let Some(parts) = parts {
            let wanted = |part: &&Part| asked.parts.as_ref().is_none_or(|names| names.contains(&part.name));
            listed.all_parts = self.parts.len();
            listed.parts = self.parts.iter().filter(wanted).take(parts.most).cloned().collect();
        }
        if asked.filters.is_empty() && asked.sort_by.is_none() && parts.is_none() && self.ties.is_none() {
            return self.slice(asked);
        }
        let mut sorted: Vec<&Record>;
        let in_order: Box<dyn Iterator<Item = &Record>> = match asked.sort_by {
            None if self.ties.is_some() => {
                sorted = self.shuffled();
                if !asked.ascending {
                    sorted.reverse();
                }
                Box::new(sorted.into_iter())
            }
            None if asked.ascending => Box::new(self.records.iter()),
            None => Box::new(self.records.iter().rev()),
            Some((member, is_time)) => {
                sorted = self.records.iter().collect();
                sorted.sort_by(|a, b| compare(a.value.get(member), b.value.get(member), is_time));
                if !asked.ascending {
                    sorted.reverse();
                }
                Box::new(sorted.into_iter())
            }
        };
        let filters = Filters::new(&asked.filters, Some(self.listing.fixed).filter(|_| self.order == Order::Fixed));
        for record in in_order {
            if !filters.pass(record) || !parts.is_none_or(|parts| part_gives(parts, record, &mut listed)) {
                continue;
            }
            if listed.total == asked.most {
                listed.limited = true;
                break;
            }
            if listed.total >= asked.offset && listed.records.len() < asked.limit {
                listed.records.push(Arc::clone(&record.value));
            }
            listed.total += 1;
        }
        listed
    }

    /// The oldest first, those of one time in another order than the last time.
    fn shuffled(&self) -> Vec<&Record> {
        let mut records: Vec<_> = self.records.iter().collect();
        if let Some(mut random) = self.ties.as_ref().and_then(|ties| ties.try_borrow_mut().ok()) {
            for tied in records.chunk_by_mut(|a, b| a.time == b.time) {
                for index in (1..tied.len()).rev() {
                    tied.swap(index, random.index(index + 1));
                }
            }
        }
        records
    }

    /// The same without looking at every record, for long lists.
    fn slice(&self, asked: &Asked<'_>) -> Listed {
        let total = self.records.len().min(asked.most);
        let limit = asked.limit.min(total.saturating_sub(asked.offset));
        let value = |record: &Record| Arc::clone(&record.value);
        let records = if asked.ascending {
            self.records.iter().skip(asked.offset).take(limit).map(value).collect()
        } else {
            self.records.iter().rev().skip(asked.offset).take(limit).map(value).collect()
        };
        Listed { records, total, limited: total < self.records.len(), ..Listed::default() }
    }

    /// Learns of the record's part.
    fn meet_part(&mut self, value: &Arc<Value>) {
        let Some(parts) = &self.listing.parts else { return };
        let Some(name) = value.get(parts.member).and_then(Value::as_str) else { return };
        if !self.parts.iter().any(|part| part.name == name) {
            self.set_part(name, SUCCESS);
        }
        if let Some(part) = self.parts.iter_mut().find(|part| part.name == name && part.sample.is_none()) {
            part.sample = Some(Arc::clone(value));
        }
    }

    fn insert(&mut self, value: Arc<Value>, number: u64) {
        self.meet_part(&value);
        let record = Record { time: self.time(&value), value, number, passed: Cell::new(None) };
        self.remember(&record);
        let index = self.records.partition_point(|other| other.place() < record.place());
        self.records.insert(index, record);
    }

    fn remember(&mut self, record: &Record) {
        let identity = match record.value.get(self.listing.identity) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => return,
        };
        self.places.entry(identity).or_default().push(record.place());
    }

    fn take(&mut self, identity: &str) -> Vec<Record> {
        let indices = self.indices(identity);
        self.places.remove(identity);
        let mut taken: Vec<_> = indices.into_iter().rev().map(|index| self.records.remove(index)).collect();
        taken.reverse();
        taken
    }

    /// The places of the records of an identity, the oldest first.
    fn indices(&self, identity: &str) -> Vec<usize> {
        let index = |place: &Place| self.records.binary_search_by_key(place, Record::place).ok();
        let places = self.places.get(identity).into_iter().flatten();
        let mut indices: Vec<_> = places.filter_map(index).collect();
        indices.sort_unstable();
        indices
    }

    fn time(&self, value: &Value) -> Option<i64> {
        let (path, latest) = match (self.order, self.listing.changed) {
            (Order::LastChange, Some(path)) => (path, true),
            _ => (self.listing.fixed, false),
        };
        let mut found: Option<i64> = None;
        path::any(value, path, &mut |value| {
            if let Some(time) = moment::of_value(value) {
                found = Some(found.map_or(time, |found| if latest { found.max(time) } else { found.min(time) }));
            }
            false
        });
        found
    }
}

/// Whether the record belongs to a part that was asked and did not fail, for which it then counts.
fn part_gives(parts: &Parts, record: &Record, listed: &mut Listed) -> bool {
    let name = record.value.get(parts.member).and_then(Value::as_str).unwrap_or_default();
    match listed.parts.iter_mut().find(|part| part.name == name && part.status == SUCCESS) {
        Some(part) => {
            part.count += 1;
            true
        }
        None => false,
    }
}

/// How asking a part ends when nothing is wrong.
pub(super) const SUCCESS: &str = "success";

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::description::Test;
    use super::*;

    const PLAIN: Listing = Listing {
        id: "list",
        path: "/list",
        identity: "id",
        members: &["id"],
        fixed: "first",
        changed: Some("last"),
        ..Listing::NONE
    };

    const IN_PARTS: Listing =
        Listing { parts: Some(Parts { member: "part", most: 2, item: "{}" }), fixed: "first", ..PLAIN };

    fn store(listing: &'static Listing, records: &[Value]) -> Store {
        let mut store = Store::new(listing);
        records.iter().cloned().for_each(|record| store.push(record));
        store
    }

    fn all() -> Asked<'static> {
        Asked {
            listing: &PLAIN,
            filters: Vec::new(),
            sort_by: None,
            ascending: false,
            offset: 0,
            limit: 100,
            most: usize::MAX,
            parts: None,
        }
    }

    fn ids(listed: &Listed) -> String {
        listed.records.iter().map(|record| record["id"].as_str().unwrap().to_owned()).collect()
    }

    fn three() -> Store {
        let record = |id, first, last| json!({ "id": id, "first": first, "last": last });
        store(&PLAIN, &[record("b", 20, 50), record("a", 10, 10), record("c", 20, 20)])
    }

    #[test]
    fn the_newest_is_listed_first_and_of_two_the_one_that_came_later() {
        let store = three();
        assert_eq!(ids(&store.list(&all())), "cba");
        assert_eq!(ids(&store.list(&Asked { ascending: true, ..all() })), "abc");
    }

    #[test]
    fn by_last_change_a_record_moves_to_the_top() {
        let mut store = three();
        store.set_order(Order::LastChange);
        assert_eq!(ids(&store.list(&all())), "bca");
        assert_eq!(store.update("a", &mut |record| record["last"] = json!(60)), 1);
        assert_eq!(ids(&store.list(&all())), "abc");
        store.set_order(Order::Fixed);
        assert_eq!(ids(&store.list(&all())), "cba");
    }

    #[test]
    fn records_of_one_time_can_be_left_in_no_order() {
        let record = |id: &str, first: u64| json!({ "id": id, "first": first });
        let mut store = store(&PLAIN, &["a", "b", "c", "d"].map(|id| record(id, 10)));
        store.push(record("z", 20));
        let listed = |store: &Store| (0..20).map(|_| ids(&store.list(&all()))).collect::<Vec<_>>();
        assert_eq!(listed(&store), vec!["zdcba"; 20]);
        store.set_unordered(true);
        let found = listed(&store);
        assert!(found.iter().all(|ids| ids.starts_with('z') && ids.len() == 5), "{found:?}");
        assert!(found.iter().collect::<std::collections::HashSet<_>>().len() > 5, "{found:?}");
        store.set_unordered(true);
        assert_eq!(listed(&store), found, "the same in every run");
        store.set_unordered(false);
        assert_eq!(listed(&store), vec!["zdcba"; 20]);
    }

    #[test]
    fn any_member_can_be_sorted_by() {
        let store = three();
        let by = |ascending| ids(&store.list(&Asked { sort_by: Some(("id", false)), ascending, ..all() }));
        assert_eq!((by(true).as_str(), by(false).as_str()), ("abc", "cba"));
        let by_last = Asked { sort_by: Some(("last", true)), ascending: true, ..all() };
        assert_eq!(ids(&store.list(&by_last)), "acb");
    }

    #[test]
    fn a_removed_record_is_gone_and_an_unknown_one_changes_nothing() {
        let mut store = three();
        assert_eq!(store.remove("b"), 1);
        assert_eq!(store.remove("b"), 0);
        assert_eq!(store.update("x", &mut |_| unreachable!()), 0);
        assert_eq!((ids(&store.list(&all())).as_str(), store.len()), ("ca", 2));
    }

    #[test]
    fn records_of_one_identity_change_and_leave_together_wherever_they_stand() {
        let mut store = three();
        store.push(json!({ "id": 5, "first": 15 }));
        store.push(json!({ "id": "5", "first": 30, "last": 5 }));
        assert_eq!(store.update("5", &mut |record| record["id"] = json!("d")), 2);
        assert_eq!((ids(&store.list(&all())).as_str(), store.remove("5")), ("dcbda", 0));
        store.set_order(Order::LastChange);
        assert_eq!((store.remove("d"), store.remove("b"), store.len()), (2, 1, 2));
    }

    #[test]
    fn limit_offset_and_cap_cut_alike_with_filters_and_without() {
        let store = three();
        const ANY: &[Test] = &[Test::AtLeast("first")];
        for (offset, limit, most, expected) in [
            (0, 2, 9, ("cb", 3, false)),
            (2, 2, 9, ("a", 3, false)),
            (1, 5, 2, ("b", 2, true)),
            (7, 1, 9, ("", 3, false)),
        ] {
            for filtered in [false, true] {
                let filters = if filtered { vec![Filter::new(ANY, "0", 0).unwrap()] } else { Vec::new() };
                let listed = store.list(&Asked { filters, offset, limit, most, ..all() });
                assert_eq!((ids(&listed).as_str(), listed.total, listed.limited), expected, "{filtered}");
            }
        }
    }

    #[test]
    fn a_filter_sees_what_changed_since_it_was_asked_before() {
        const TESTS: [&[Test]; 2] = [&[Test::Equals("id")], &[Test::LastDays("first")]];
        let mut store = three();
        let found = |store: &Store, sent: &str, now: i64| {
            let filters = vec![Filter::new(TESTS[0], sent, now).unwrap(), Filter::new(TESTS[1], "1", now).unwrap()];
            ids(&store.list(&Asked { filters, ..all() }))
        };
        let (begin, day) = (20_000_000, 86_400_000_000);
        assert_eq!(found(&store, "b", begin + day), "b");
        assert_eq!(found(&store, "b", begin + day + 1), "", "the window has moved");
        assert_eq!(found(&store, "c", begin + day), "c", "another value of the same filter");
        store.update("b", &mut |record| record["id"] = json!("c"));
        assert_eq!((found(&store, "b", begin), found(&store, "c", begin)), (String::new(), "cc".to_owned()));
    }

    #[test]
    fn parts_that_fail_or_are_too_many_give_nothing() {
        let record = |id, part| json!({ "id": id, "first": 1, "part": part });
        let mut store = store(&IN_PARTS, &[record("a", "p"), record("b", "q"), record("c", "r"), record("d", "p")]);
        let all = || Asked { listing: &IN_PARTS, ..all() };
        let listed = store.list(&all());
        assert_eq!((ids(&listed).as_str(), listed.all_parts, listed.parts.len()), ("dba", 3, 2));
        assert_eq!(listed.parts[0].count, 2);
        store.set_part("p", "error");
        assert_eq!(ids(&store.list(&all())), "b");
        assert_eq!(ids(&store.list(&Asked { parts: Some(vec!["r".to_owned()]), ..all() })), "c");
        assert_eq!(ids(&store.list(&Asked { listing: &PLAIN, ..all() })), "dcba", "another operation asks no parts");
    }
}
