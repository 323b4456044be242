//! The records of one operation, as a test sees them.

use std::marker::PhantomData;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::clock::Clock;
use crate::description::Listing;
use crate::fixture;
use crate::store::{Order, SUCCESS, Store};

/// The records that one operation lists. Clones are the same list.
///
/// They can be added, changed and removed while clients read. What is listed first follows from the times in the
/// records, not from the order in which they were pushed; that one decides between records of the same time.
///
/// `R` is the type of a record where the list has been taken by the name of its operation.
#[derive(Clone)]
pub struct List<R = Value> {
    store: Arc<Mutex<Store>>,
    clock: Clock,
    listing: &'static Listing,
    record: PhantomData<fn() -> R>,
}

impl<R: Serialize + DeserializeOwned> List<R> {
    /// Adds the first record that the documentation's examples show, after `change`: a whole and plausible record, of
    /// which a test says only what it is about.
    ///
    /// It has an identity of its own, `example-1` and so on, and comes just now: its times keep their distances, and the
    /// last of them is the emulator's time.
    ///
    /// Where the type of the list is a JSON value, `change` gets the record as such.
    pub fn push_example(&self, change: impl FnOnce(&mut R)) {
        let now = self.clock.now();
        let identity = format!("example-{}", self.lock().pushed() + 1);
        if let Ok(mut record) = serde_json::from_value(fixture::record(self.listing, identity, now)) {
            change(&mut record);
            self.push(record);
        }
    }
}

impl List {
    pub(crate) fn new(listing: &'static Listing, clock: Clock) -> Self {
        Self { store: Arc::new(Mutex::new(Store::new(listing))), clock, listing, record: PhantomData }
    }

    /// Returns the same records for another operation.
    pub(crate) fn shared_with(&self, listing: &'static Listing) -> Self {
        Self { listing, ..self.clone() }
    }

    /// Returns the same list, whose records are of this type.
    #[doc(hidden)]
    #[must_use]
    pub fn of<R>(self) -> List<R> {
        let Self { store, clock, listing, record: _ } = self;
        List { store, clock, listing, record: PhantomData }
    }
}

impl<R> List<R> {
    /// Adds a record: `serde_json::json!({ .. })`, or a type of the SDK. It is served as it is, even if it is malformed.
    ///
    /// What cannot be written as JSON becomes `null`.
    pub fn push(&self, record: impl Serialize) {
        self.push_value(serde_json::to_value(record).unwrap_or(Value::Null));
    }

    /// Changes the records with this identity, and returns how many there are.
    ///
    /// The identity is the record's `uid` or `id`, whichever the service has. `change` must not use this list. If it
    /// panics, all these records stay as they were.
    pub fn update(&self, identity: &str, mut change: impl FnMut(&mut Value)) -> usize {
        self.lock().update(identity, &mut change)
    }

    /// Removes the records with this identity, and returns how many there were.
    pub fn remove(&self, identity: &str) -> usize {
        self.lock().remove(identity)
    }

    /// Returns all records in the default order, the newest first.
    #[must_use]
    pub fn records(&self) -> Vec<Value> {
        self.lock().values().map(|value| Value::clone(value)).collect()
    }

    /// Returns the number of records.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lock().len()
    }

    /// True if there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Makes parts of the account known that have no records, such as domains that got no mail.
    ///
    /// Parts that records name are known from the first such record on. It has no effect on a list that is not gathered
    /// from parts.
    pub fn add_parts<'a>(&self, names: impl IntoIterator<Item = &'a str>) {
        let names: Vec<_> = names.into_iter().collect(); // an iterator may use this list
        let mut store = self.lock();
        names.into_iter().for_each(|name| store.set_part(name, SUCCESS));
    }

    /// Lets a part fail from now on: its records are missing, and the responses say `status` of it.
    /// `success` makes it whole again.
    pub fn fail_part(&self, name: &str, status: &str) {
        self.lock().set_part(name, status);
    }

    pub(crate) fn push_value(&self, record: Value) {
        self.lock().push(record);
    }

    pub(crate) fn set_order(&self, order: Order) {
        self.lock().set_order(order);
    }

    pub(crate) fn listing(&self) -> &'static Listing {
        self.listing
    }

    /// Locks the store, which is plain data: it is whole even if a thread ended with the lock.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<R> std::fmt::Debug for List<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("List").field("operation", &self.listing.id).field("len", &self.len()).finish()
    }
}
