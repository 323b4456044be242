//! The page of a list that a request asks for.

use std::sync::Arc;

use serde_json::Value;

use super::filter::Filter;
use super::parts::{self, Part};
use super::record::{Record, compare};
use super::selection::Filters;
use super::{Order, Store};
use crate::description::Listing;

/// The records that a request lists.
pub(crate) struct Asked<'a> {
    /// The operation, which may be another one than that of the store.
    pub(crate) listing: &'static Listing,
    pub(crate) filters: Vec<Filter<'a>>,
    /// Member to sort by; none for the default order.
    pub(crate) sort_by: Option<&'static str>,
    pub(crate) ascending: bool,
    pub(crate) offset: usize,
    pub(crate) limit: usize,
    /// Number of records behind which none counts.
    pub(crate) most: usize,
    /// Names of the parts; none for all.
    pub(crate) parts: Option<Vec<String>>,
}

/// The records of a response, and what it says of them.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    pub(crate) records: Vec<Arc<Value>>,
    /// Number of records without limit and offset.
    pub(crate) total: usize,
    /// True if there would be more than that.
    pub(crate) limited: bool,
    pub(crate) parts: Vec<Part>,
    /// Number of parts, asked or not.
    pub(crate) all_parts: usize,
}

impl Store {
    /// Returns the page that is asked for.
    pub(crate) fn list(&self, asked: &Asked<'_>) -> Listed {
        let mut listed = Listed::default();
        let parts = asked.listing.parts.as_ref();
        if let Some(parts) = parts {
            listed.all_parts = self.parts.len();
            listed.parts = self.parts.asked(parts, asked.parts.as_deref());
        }
        if asked.filters.is_empty() && asked.sort_by.is_none() && parts.is_none() && self.ties.is_none() {
            return self.slice(asked);
        }
        let time = Some(self.listing.fixed.as_str()).filter(|_| self.order == Order::Fixed);
        let filters = Filters::new(&asked.filters, time);
        for record in self.in_order(asked) {
            if !filters.pass(record) || !parts.is_none_or(|parts| parts::gives(parts, &record.value, &mut listed.parts))
            {
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

    /// Returns the page without looking at every record, for long lists.
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

    fn in_order(&self, asked: &Asked<'_>) -> Box<dyn Iterator<Item = &Record> + '_> {
        let sorted = match asked.sort_by {
            Some(member) => self.sorted_by(member, asked.listing.is_time(member)),
            None if self.ties.is_some() => self.shuffled(),
            None if asked.ascending => return Box::new(self.records.iter()),
            None => return Box::new(self.records.iter().rev()),
        };
        if asked.ascending { Box::new(sorted.into_iter()) } else { Box::new(sorted.into_iter().rev()) }
    }

    /// Returns all records, the least first.
    fn sorted_by(&self, member: &str, is_time: bool) -> Vec<&Record> {
        let mut records: Vec<_> = self.records.iter().collect();
        records.sort_by(|a, b| compare(a.value.get(member), b.value.get(member), is_time));
        records
    }

    /// Returns all records, the oldest first, those of one time in another order than the last time.
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
}

#[cfg(test)]
pub(super) mod tests {
    use serde_json::json;

    use super::*;
    pub(in crate::store) use crate::description::tests::listing;
    use crate::description::tests::tests;

    pub(in crate::store) fn plain() -> &'static Listing {
        listing(json!({ "order": { "fixed": "first", "changed": "last" }, "times": ["first", "last"] }))
    }

    pub(in crate::store) fn store(listing: &'static Listing, records: &[Value]) -> Store {
        let mut store = Store::new(listing);
        records.iter().cloned().for_each(|record| store.push(record));
        store
    }

    pub(in crate::store) fn all() -> Asked<'static> {
        Asked {
            listing: plain(),
            filters: Vec::new(),
            sort_by: None,
            ascending: false,
            offset: 0,
            limit: 100,
            most: usize::MAX,
            parts: None,
        }
    }

    pub(in crate::store) fn ids(listed: &Listed) -> String {
        listed.records.iter().map(|record| record["id"].as_str().unwrap().to_owned()).collect()
    }

    pub(in crate::store) fn three() -> Store {
        let record = |id, first, last| json!({ "id": id, "first": first, "last": last });
        store(plain(), &[record("b", 20, 50), record("a", 10, 10), record("c", 20, 20)])
    }

    #[test]
    fn the_newest_is_listed_first_and_of_two_the_one_that_came_later() {
        let store = three();
        assert_eq!(ids(&store.list(&all())), "cba");
        assert_eq!(ids(&store.list(&Asked { ascending: true, ..all() })), "abc");
    }

    #[test]
    fn any_member_can_be_sorted_by() {
        let store = three();
        let by = |member, ascending| ids(&store.list(&Asked { sort_by: Some(member), ascending, ..all() }));
        assert_eq!((by("id", true).as_str(), by("id", false).as_str()), ("abc", "cba"));
        assert_eq!(by("last", true), "acb");
    }

    #[test]
    fn limit_offset_and_cap_cut_alike_with_filters_and_without() {
        let store = three();
        let any = tests(json!({ "at_least": ["first"] }));
        for (offset, limit, most, expected) in [
            (0, 2, 9, ("cb", 3, false)),
            (2, 2, 9, ("a", 3, false)),
            (1, 5, 2, ("b", 2, true)),
            (7, 1, 9, ("", 3, false)),
        ] {
            for filtered in [false, true] {
                let filters = if filtered { vec![Filter::new(any, "0", 0).unwrap()] } else { Vec::new() };
                let listed = store.list(&Asked { filters, offset, limit, most, ..all() });
                assert_eq!((ids(&listed).as_str(), listed.total, listed.limited), expected, "{filtered}");
            }
        }
    }

    #[test]
    fn a_filter_sees_what_changed_since_it_was_asked_before() {
        let by_id = tests(json!({ "equals": ["id"] }));
        let by_days = tests(json!({ "last_days": ["first"] }));
        let mut store = three();
        let found = |store: &Store, sent: &str, now: i64| {
            let filters = vec![Filter::new(by_id, sent, now).unwrap(), Filter::new(by_days, "1", now).unwrap()];
            ids(&store.list(&Asked { filters, ..all() }))
        };
        let (begin, day) = (20_000_000, 86_400_000_000);
        assert_eq!(found(&store, "b", begin + day), "b");
        assert_eq!(found(&store, "b", begin + day + 1), "", "the window has moved");
        assert_eq!(found(&store, "c", begin + day), "c", "another value of the same filter");
        store.update("b", &mut |record| record["id"] = json!("c"));
        assert_eq!((found(&store, "b", begin), found(&store, "c", begin)), (String::new(), "cc".to_owned()));
    }
}
