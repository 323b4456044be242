use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::checkpoint::Checkpoint;
use super::page::{Record, Spot, Stand};
use super::pagination::Pagination;
use super::reader::Reader;
use super::typed::typed_record;
use crate::error::Error;
use crate::{Core, Operation, Query};

/// Stream of the records of a list, one by one, in the order of the list. Made by `stream()` of a list call.
///
/// **Every record that matches when the walk begins is yielded exactly once**, while records arrive, change and
/// leave, as long as less than a page arrives per request on average, and in an order that a change of a record does
/// not alter (in others it is best effort). Records that arrive after the beginning are not yielded, except those that
/// have the same time as older ones.
///
/// Records of one time may come in another order in every response. If the time that orders the list is known, all
/// records of a time are read, and `Partial` reports where that cannot be proved; otherwise records are counted, and
/// `Partial` says how many are missing from a list whose number of records did not change. One case can go unnoticed: a
/// record that arrives late, with an older time, while others leave.
///
/// An item is an `Err` in these cases; only the last two end the stream:
///
/// * [`Decode`](crate::ErrorKind::Decode) with [`raw`](Error::raw): one record could not be read.
/// * [`Partial`](crate::ErrorKind::Partial): the service left out a part of the account (once per change of that part); or
///   a number of records was not met, because they left meanwhile or were missed; or, at the very end, the service stopped
///   counting.
/// * [`Stalled`](crate::ErrorKind::Stalled): the list moves faster than it can be read.
/// * Any error of a call, after its retries.
///
/// To continue after an error, or in another program, pass the checkpoint of [`resume_from`](Self::resume_from) to
/// [`resume`](Self::resume).
///
/// The first request is sent when the first item is asked for; from then on the next page is fetched while you work
/// on the one before, and never more than that unless [`concurrency`](Self::concurrency) is set. Dropping the stream
/// stops it. Memory is bounded: two pages, and the identities of the last ten pages or 1,000 records, or of up to
/// 100,000 records of one time.
///
/// It is a [`Stream`] and can be spawned; [`next`](Self::next) needs no futures crate:
///
/// ```ignore
/// let mut logs = client.list_logs().stream();
/// while let Some(log) = logs.next().await {
///     println!("{:?}", log?);
/// }
/// ```
#[must_use = "a stream does nothing until its items are asked for"]
pub struct Records<T> {
    pub(super) reader: Reader,
    waiting: VecDeque<Item>,
    record: PhantomData<fn() -> T>,
}

enum Item {
    Record { record: Record, stand: Stand, spot: Spot },
    Error(Error),
}

impl<T: DeserializeOwned> Records<T> {
    /// Makes a stream. For generated code.
    #[doc(hidden)]
    pub fn new(core: &Core, operation: Operation, pagination: &'static Pagination, query: Query) -> Self {
        Self::over(Reader::new(core, operation, pagination, query))
    }

    pub(super) fn over(reader: Reader) -> Self {
        Self { reader, waiting: VecDeque::new(), record: PhantomData }
    }

    /// Continues where another stream of the same call was; to be called before the first item is asked for. Records
    /// that have arrived since are not yielded. Filters that this call leaves out are taken from the checkpoint. If it
    /// sets another value for a filter, or the checkpoint is of another operation or of `follow`, the first item is an
    /// error of kind `InvalidRequest`.
    pub fn resume(self, checkpoint: Checkpoint) -> Self {
        Self { reader: self.reader.resume(checkpoint), ..self }
    }

    /// Waits for the next record; `None` after the end. Dropping the future loses no record.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            match self.waiting.pop_front() {
                Some(Item::Error(error)) => return Poll::Ready(Some(Err(error))),
                Some(Item::Record { record, stand, spot }) => {
                    self.reader.passed(&record, stand);
                    return Poll::Ready(Some(typed_record(
                        &self.reader.operation,
                        &record.raw,
                        &spot,
                        self.reader.max_body_size,
                    )));
                }
                None => {}
            }
            let Some(step) = ready!(self.reader.poll_step(context)) else { return Poll::Ready(None) };
            match step {
                Ok(step) => {
                    let list = step.page.rest.path(&self.reader.operation, self.reader.pagination.records);
                    let stands = step.page.stands(step.order);
                    self.waiting.extend(step.before.map(Item::Error));
                    let chosen = step.page.into_chosen(step.fresh, &list);
                    self.waiting.extend(chosen.filter_map(|(index, record, spot)| {
                        Some(Item::Record { record, stand: *stands.get(index)?, spot })
                    }));
                    self.waiting.extend(step.after.into_iter().map(Item::Error));
                }
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }
}

impl<T> Records<T> {
    /// Returns the number of records in the whole list according to the first response; `None` before it, and if the
    /// service does not give one. For progress bars: a service may count inexactly or stop counting.
    pub fn total(&self) -> Option<u64> {
        self.reader.total()
    }

    /// Returns the checkpoint from which [`resume`](Self::resume) continues: the place after the last record that was
    /// yielded.
    pub fn resume_from(&self) -> Checkpoint {
        self.reader.checkpoint()
    }
}

impl<T: DeserializeOwned> Stream for Records<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<T> fmt::Debug for Records<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Records").field("operation", &self.reader.operation.id).finish_non_exhaustive()
    }
}
