//! The emulator on loopback.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::clock::timestamp;
use crate::description::{Listing, Service};
use crate::faults::Fault;
use crate::given::Reply;
use crate::limits::Limits;
use crate::serve::Served;
use crate::state::State;
use crate::{Call, List, Order, Request};

/// A service on loopback, with lists that are empty at first. It responds until it is dropped.
///
/// Settings can change while it runs, and hold from the next request on:
///
/// * **Records** are put in with [`push`](Self::push), or by [`List`], which also changes and removes them, while clients
///   read. [`before_each`](Self::before_each) does so between any two requests. Every documented parameter acts on them.
/// * **What was asked** is told by [`requests`](Self::requests), in order and with the status of each response.
/// * **Certain calls** get other responses with [`answer`](Self::answer) and [`refuse`](Self::refuse), until
///   [`restore`](Self::restore).
/// * **Faults**: [`fail_next`](Self::fail_next), [`fail_next_with`](Self::fail_next_with) for a page of HTML or any other
///   body, [`fail_randomly`](Self::fail_randomly), [`latency`](Self::latency) for timeouts. A malformed record is one
///   that is pushed so; a connection that is refused is a base URL where nothing listens.
/// * **Oddities of services**: [`order`](Self::order), [`unordered_ties`](Self::unordered_ties),
///   [`count_limit`](Self::count_limit), [`ignore`](Self::ignore), [`wrapped`](Self::wrapped), [`List::fail_part`].
/// * **Time**: [`set_clock`](Self::set_clock), [`advance`](Self::advance) and
///   [`advance_each`](Self::advance_each) move windows of days and limits, so that no test waits for them.
/// * **Limits**: [`rate_limit`](Self::rate_limit), [`documented_rate_limits`](Self::documented_rate_limits). At first
///   there is none.
pub struct Emulator {
    served: Served,
    state: Arc<State>,
}

impl Emulator {
    /// Starts a service on a free port.
    ///
    /// Tests can run side by side, each with a service of its own: one costs a port and no thread. It can be started and
    /// dropped in any runtime, and without one. Dropping it closes its port and all connections.
    ///
    /// # Panics
    ///
    /// The machine has no port, file descriptor or thread left.
    #[expect(clippy::panic, reason = "without its service a test can only end, and this says why")]
    pub async fn start(service: &'static Service) -> Self {
        let state = Arc::new(State::new(service));
        match Served::start(Arc::clone(&state)) {
            Ok(served) => Self { served, state },
            Err(error) => panic!("the emulator cannot listen on this machine: {error}"),
        }
    }

    /// Returns the base URL for clients, without a slash at the end.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}{}", self.served.address(), self.state.service.base_path)
    }

    /// Returns a key that is accepted.
    #[must_use]
    pub fn api_key(&self) -> String {
        let prefix = self.state.service.key_prefixes.first().map_or("", String::as_str);
        self.state.settings().key.clone().unwrap_or_else(|| format!("{prefix}emulator"))
    }

    /// Accepts this key and no other. Before that, every key is accepted that begins as the service's keys do.
    pub fn accept_key(&self, key: impl Into<String>) {
        self.state.settings().key = Some(key.into());
    }

    /// Returns the records that the operation of this name responds from, if the service has it.
    #[must_use]
    pub fn list(&self, operation: &str) -> Option<List> {
        self.state.lists.iter().find(|list| list.listing().id == operation).cloned()
    }

    /// Adds a record to the list that it belongs to: the one whose documentation describes most of its members, the
    /// first if that does not decide.
    pub fn push(&self, record: impl Serialize) {
        let record = serde_json::to_value(record).unwrap_or(Value::Null);
        let known =
            |listing: &Listing| listing.members.iter().filter(|name| record.get(name.as_str()).is_some()).count();
        let owners = self.state.lists.iter().filter(|list| !list.listing().members.is_empty());
        // `max_by_key` takes the last of equals.
        if let Some(list) = owners.rev().max_by_key(|list| known(list.listing())) {
            list.push_value(record);
        }
    }

    /// Responds with this to all calls that have at least these parameters, whatever the records are, as
    /// `emulator.answer(client.list_logs().status("bounced"), LogPage::example())` does.
    ///
    /// It is for responses that no records lead to. Of several that fit a call the latest counts. The key, limits and
    /// faults come first. A response that cannot be read is one for [`fail_next_with`](Self::fail_next_with).
    pub fn answer<C: Call>(&self, call: C, answer: C::Answer) {
        let answer = serde_json::to_value(answer).unwrap_or(Value::Null);
        self.state.settings().given.add(&call, Reply::Success(answer));
    }

    /// Responds with this status and the service's own kind of error to all calls that have at least these parameters; as
    /// [`answer`](Self::answer) does with a success.
    pub fn refuse(&self, call: impl Call, status: u16) {
        self.state.settings().given.add(&call, Reply::Error(status));
    }

    /// Responds to these calls from the records again: takes back what [`answer`](Self::answer) or [`refuse`](Self::refuse) was
    /// told of a call with just these parameters.
    pub fn restore(&self, call: impl Call) {
        self.state.settings().given.remove(&call);
    }

    /// Returns the requests so far, in the order of their responses. The log grows until the emulator is dropped.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.state.settings().requests.clone()
    }

    /// Runs a function before each response, with the number of requests before this one.
    ///
    /// This is how a test lets records arrive between two requests: take a [`List`] along. Requests that come at the same
    /// time wait for it, and it must not ask the emulator itself. A later call replaces an earlier one. If it panics, the
    /// request fails with status 500 and the words of the panic; the next one runs it again.
    pub fn before_each(&self, run: impl FnMut(usize) + Send + 'static) {
        self.state.set_hook(Box::new(run));
    }

    /// Sets the time that the default order of all lists goes by.
    pub fn order(&self, order: Order) {
        self.state.lists.iter().for_each(|list| list.set_order(order));
    }

    /// Leaves the records of one time in no order: every response orders them anew, the same in every run. `false` is the
    /// default.
    pub fn unordered_ties(&self, unordered: bool) {
        self.state.lists.iter().for_each(|list| list.lock().set_unordered(unordered));
    }

    /// Counts at most this many records, so that those behind cannot be reached; `None`, the default, counts all.
    pub fn count_limit(&self, records: impl Into<Option<u64>>) {
        self.state.settings().count_limit = records.into();
    }

    /// Lets filters have no effect, by their names on the wire: services do not apply each as it is documented.
    pub fn ignore<'a>(&self, parameters: impl IntoIterator<Item = &'a str>) {
        self.state.settings().ignored = parameters.into_iter().map(str::to_owned).collect();
    }

    /// Responds in the documented wrapper, the default, or without it. It has no effect on a service that has but one form.
    pub fn wrapped(&self, wrapped: bool) {
        self.state.settings().bare = !wrapped;
    }

    /// Lets the next requests fail with this status and the service's own kind of error; after those of earlier calls,
    /// if any are left. Attempts count: a client that retries may never show the fault.
    pub fn fail_next(&self, requests: usize, status: u16) {
        self.state.settings().faults.fail_next(requests, Fault::of(status));
    }

    /// Lets the next requests fail with a body of another kind: the page of HTML of a proxy, a response that is cut off, or
    /// any other. `content_type` is that of the header, such as `text/html`; a status below 400 is no failure to the client
    /// before it reads the body.
    pub fn fail_next_with(&self, requests: usize, status: u16, content_type: &str, body: &str) {
        let body = Some((content_type.to_owned(), body.to_owned()));
        self.state.settings().faults.fail_next(requests, Fault { status, body });
    }

    /// Lets one in so many requests fail with status 503: which ones follows from the seed and their number alone. 0 ends
    /// it.
    pub fn fail_randomly(&self, seed: u64, one_in: u32) {
        self.state.settings().faults.fail_randomly(seed, one_in);
    }

    /// Waits so long before each response, to the millisecond. Requests do not wait for each other.
    pub fn latency(&self, latency: Duration) {
        self.state.settings().latency = latency;
    }

    /// Lets fail what goes beyond so many requests in any span of so long, in place of the limits before. At first there is
    /// none.
    ///
    /// Requests fail as with the service, with status 429 and `Retry-After`, by the emulator's clock: some block the account
    /// for longer, some tell in every response how much is left. A client waits in real time for what it is told, so a test
    /// of a limit takes as long, or sets `max_retries(0)` and advances the clock.
    pub fn rate_limit(&self, requests: u64, per: Duration) {
        self.state.settings().limits = Limits::new([(requests, per)]);
    }

    /// Sets the limits that the service documents, all at once, as [`rate_limit`](Self::rate_limit) does with one.
    pub fn documented_rate_limits(&self) {
        self.state.settings().limits = Limits::new(self.state.service.rate_limits.iter().copied());
    }

    /// Stops the clock at this time. It is what the `Date` header tells and what a window of days ends with.
    pub fn set_clock(&self, time: Timestamp) {
        self.state.settings().clock.set(time);
    }

    /// Puts the clock forward, whether it stands or runs.
    pub fn advance(&self, by: Duration) {
        self.state.settings().clock.advance(by);
    }

    /// Puts the clock forward by so much before each response, so that a window of days slides under a walk. Zero, the
    /// default, ends it.
    pub fn advance_each(&self, by: Duration) {
        self.state.settings().clock.advance_per_request(by);
    }

    /// Returns the time by the emulator's clock: the system's, unless it was set or put forward.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        timestamp(self.state.settings().clock.now())
    }
}

impl std::fmt::Debug for Emulator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Emulator").field("base_url", &self.base_url()).field("lists", &self.state.lists).finish()
    }
}
