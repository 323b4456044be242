//! The records of one list, kept in the order in which they are listed.

mod filter;
mod page;
mod parts;
mod record;
mod selection;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use sdk_runtime::random::Random;
use serde_json::Value;

use crate::description::Listing;
use crate::{moment, path};
pub(crate) use filter::{Filter, split};
pub(crate) use page::{Asked, Listed};
use parts::KnownParts;
pub(crate) use parts::{Part, SUCCESS};
use record::{Place, Record};

/// The times that the default order goes by.
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
pub(crate) struct Store {
    listing: &'static Listing,
    order: Order,
    /// Orders the records of one time anew for every response; `None` keeps to the order in which they came.
    ties: Option<RefCell<Random>>,
    /// The oldest first.
    records: Vec<Record>,
    /// The places of the records of an identity, so that a change of one in a long list takes no search.
    places: HashMap<String, Vec<Place>>,
    /// Number of records that there ever were.
    pushed: u64,
    parts: KnownParts,
}

impl Store {
    pub(crate) fn new(listing: &'static Listing) -> Self {
        Self {
            listing,
            order: Order::Fixed,
            ties: None,
            records: Vec::new(),
            places: HashMap::new(),
            pushed: 0,
            parts: KnownParts::default(),
        }
    }

    pub(crate) fn set_order(&mut self, order: Order) {
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

    pub(crate) fn set_unordered(&mut self, unordered: bool) {
        self.ties = unordered.then(|| RefCell::new(Random::new(0)));
    }

    /// Makes a part of the account known, with the status that asking it gives.
    pub(crate) fn set_part(&mut self, name: &str, status: &str) {
        self.parts.set(name, status);
    }

    /// Number of records that there ever were.
    pub(crate) fn pushed(&self) -> u64 {
        self.pushed
    }

    pub(crate) fn push(&mut self, value: Value) {
        self.pushed += 1;
        self.insert(Arc::new(value), self.pushed);
    }

    /// Changes the records with this identity, and returns their number.
    pub(crate) fn update(&mut self, identity: &str, change: &mut dyn FnMut(&mut Value)) -> usize {
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

    /// Removes the records with this identity, and returns their number.
    pub(crate) fn remove(&mut self, identity: &str) -> usize {
        self.take(identity).len()
    }

    /// Returns all records, the newest first.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Arc<Value>> {
        self.records.iter().rev().map(|record| &record.value)
    }

    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    fn insert(&mut self, value: Arc<Value>, number: u64) {
        if let Some(parts) = &self.listing.parts {
            self.parts.meet(parts, &value);
        }
        let record = Record { time: self.time(&value), value, number, passed: Cell::new(None) };
        self.remember(&record);
        let index = self.records.partition_point(|other| other.place() < record.place());
        self.records.insert(index, record);
    }

    fn remember(&mut self, record: &Record) {
        let identity = match record.value.get(&self.listing.identity) {
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

    /// Returns the places of the records of an identity, the oldest first.
    fn indices(&self, identity: &str) -> Vec<usize> {
        let index = |place: &Place| self.records.binary_search_by_key(place, Record::place).ok();
        let places = self.places.get(identity).into_iter().flatten();
        let mut indices: Vec<_> = places.filter_map(index).collect();
        indices.sort_unstable();
        indices
    }

    fn time(&self, value: &Value) -> Option<i64> {
        let (path, latest) = match (self.order, &self.listing.changed) {
            (Order::LastChange, Some(path)) => (path, true),
            _ => (&self.listing.fixed, false),
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::page::tests::{all, ids, plain, store, three};
    use super::*;

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
        let mut store = store(plain(), &["a", "b", "c", "d"].map(|id| record(id, 10)));
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
}
