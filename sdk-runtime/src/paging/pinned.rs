use serde::de::DeserializeOwned;

use super::{Pages, Records};
use crate::Answer;

/// What a list gives that several requests can read at once.
///
/// Implemented by generated code for records and pages of the lists whose document names a parameter that cuts them off
/// at a time (`x-pagination.window`). Not meant to be implemented by hand: without such a parameter arrivals push the
/// pages apart, and requests that overtake each other would gain nothing.
#[diagnostic::on_unimplemented(
    message = "the list of `{Self}` can only be read one request after the other",
    label = "`concurrency` is for lists that can be cut off at a time",
    note = "this service has no filter that keeps new records off the list while it is read"
)]
pub trait Pinned {}

// The bounds stand at the methods, since only so the compiler says what `Pinned` has it say.
impl<T: DeserializeOwned> Records<T> {
    /// Has up to `n` requests under way at once; 1, in order, is the default, and 0 is taken for it.
    ///
    /// The promise is the same, and so is the order of the records. The first page is asked for alone; the pages after it
    /// are asked for in advance, cut off at the time of the first answer by the service's own clock, so that new records
    /// do not push them. Neighbouring pages are checked for overlap as ever. Where it is missing, since records left or
    /// the service does not keep to its time filter, what was asked for in advance is dropped, and the walk goes on in
    /// order until it has run smoothly for a while.
    ///
    /// Everything stays in order where the first answer has no `Date` header or no total, in ascending order, and when
    /// sorted by a field that a change of a record alters. In a list that rests, it costs not one request more.
    ///
    /// `n` counts the page that is awaited; up to `n` pages are held in memory, besides the two of a walk in order. All
    /// requests keep to the client's rate limits, so a walk is seldom faster with more than 8 or so. May be combined
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
    /// Has up to `n` requests under way at once: see [`Records::concurrency`].
    pub fn concurrency(mut self, n: usize) -> Self
    where
        P: Pinned,
    {
        self.reader = self.reader.concurrency(n);
        self
    }
}
