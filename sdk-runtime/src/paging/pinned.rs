use serde::de::DeserializeOwned;

use super::{Pages, Records};
use crate::Answer;

/// Record or page of a list that several requests can read at once.
///
/// Implemented by generated code for records and pages of the lists whose document names a parameter that cuts them off
/// at a time (`x-pagination.window`). Not meant to be implemented by hand: without such a parameter arrivals move the
/// records to later pages, and simultaneous requests would not be faster.
#[diagnostic::on_unimplemented(
    message = "the list of `{Self}` can only be read one request after the other",
    label = "`concurrency` is for lists that can be cut off at a time",
    note = "this service has no filter that keeps new records off the list while it is read"
)]
pub trait Pinned {}

// The bounds are on the methods, since only then the compiler shows the message of `Pinned`.
impl<T: DeserializeOwned> Records<T> {
    /// Sets the number of requests that are under way at once. Default: 1, which is one after the other; 0 means 1.
    ///
    /// The promise and the order of the records stay the same. The first page is requested alone. The pages after it
    /// are requested in advance, from the list cut off at the time of the first response by the service's own clock, so
    /// that new records do not move others to later pages. Neighbouring pages are checked for overlap as usual. If an
    /// overlap is missing, because records left or the service does not apply its time filter exactly, the pages
    /// fetched in advance are dropped, and the walk continues one request after the other until it has run without a
    /// gap for a while.
    ///
    /// Requests always follow one after the other if the first response has no `Date` header or no total, in ascending
    /// order, and when sorted by a field that a change of a record alters. In a list that does not change, no
    /// additional request is made.
    ///
    /// `n` includes the page that is awaited. Up to `n` pages are held in memory, besides the two of a walk without this
    /// option. All requests keep to the client's rate limits, so more than about 8 is seldom faster. May be combined
    /// with [`resume`](Self::resume), in either order.
    pub fn concurrency(mut self, n: usize) -> Self
    where
        T: Pinned,
    {
        self.reader = self.reader.concurrency(n);
        self
    }
}

impl<P: Answer> Pages<P> {
    /// Sets the number of requests that are under way at once; see [`Records::concurrency`].
    pub fn concurrency(mut self, n: usize) -> Self
    where
        P: Pinned,
    {
        self.reader = self.reader.concurrency(n);
        self
    }
}
