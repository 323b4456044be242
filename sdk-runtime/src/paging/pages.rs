use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::checkpoint::Checkpoint;
use super::engine::Step;
use super::pagination::Pagination;
use super::reader::Reader;
use super::typed::typed_page;
use crate::error::Error;
use crate::{Answer, Core, Operation, Query};

/// Stream of the pages of a list in its order. Made by `pages()` of a list call.
///
/// The promise is that of [`Records`](crate::Records): every record that matches when the walk begins is on exactly one
/// page. Since pages overlap on the wire, a page holds only those records that were on no page before. A page without
/// such records is not yielded, unless it is the first. The other members of a response are as they came.
///
/// A page with a record that cannot be read is an `Err` with the path and the body, and the next page follows. Other
/// errors, fetching ahead, resuming and dropping are as in [`Records`](crate::Records).
#[must_use = "a stream does nothing until its items are asked for"]
pub struct Pages<P> {
    pub(super) reader: Reader,
    /// The rest of a step.
    waiting: Option<Step>,
    page: PhantomData<fn() -> P>,
}

impl<P: Answer> Pages<P> {
    /// Makes a stream. For generated code.
    #[doc(hidden)]
    pub fn new(core: &Core, operation: Operation, pagination: &'static Pagination, query: Query) -> Self {
        Self::over(Reader::new(core, operation, pagination, query))
    }

    pub(super) fn over(reader: Reader) -> Self {
        Self { reader, waiting: None, page: PhantomData }
    }

    /// Continues where another walk of the same call was; to be called before the first page is asked for. Records that
    /// have arrived since are not yielded. Filters that this call leaves out are taken from the checkpoint. If it sets
    /// another value for a filter, or the checkpoint is of another operation or of `follow`, the first item is an error
    /// of kind `InvalidRequest`.
    pub fn resume(self, checkpoint: Checkpoint) -> Self {
        Self { reader: self.reader.resume(checkpoint), ..self }
    }

    /// Waits for the next page; `None` after the end. Dropping the future loses no page.
    pub async fn next(&mut self) -> Option<Result<P, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<P, Error>>> {
        loop {
            if let Some(mut step) = self.waiting.take() {
                if let Some(error) = step.before.take() {
                    self.waiting = Some(step);
                    return Poll::Ready(Some(Err(error)));
                }
                let (fresh, first) = (std::mem::take(&mut step.fresh), std::mem::take(&mut step.first));
                if first || !fresh.is_empty() {
                    let stands = step.page.stands(step.order);
                    for index in &fresh {
                        if let Some((record, stand)) = step.page.records.get(*index).zip(stands.get(*index)) {
                            self.reader.passed(record, *stand);
                        }
                    }
                    let list = self.reader.pagination.records;
                    let page = typed_page(&self.reader.operation, list, &step.page, &fresh, self.reader.max_body_size);
                    self.waiting = Some(step);
                    return Poll::Ready(Some(page));
                }
                if !step.after.is_empty() {
                    let error = step.after.remove(0);
                    self.waiting = Some(step);
                    return Poll::Ready(Some(Err(error)));
                }
            }
            match ready!(self.reader.poll_step(context)) {
                Some(Ok(step)) => self.waiting = Some(step),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<P> Pages<P> {
    /// Returns the number of records in the whole list according to the first response; `None` before it, and if the
    /// service does not give one. For progress bars: a service may count inexactly or stop counting.
    pub fn total(&self) -> Option<u64> {
        self.reader.total()
    }

    /// Returns the checkpoint from which [`resume`](Self::resume) continues: the place after the last page that was
    /// yielded.
    pub fn resume_from(&self) -> Checkpoint {
        self.reader.checkpoint()
    }
}

impl<P: Answer> Stream for Pages<P> {
    type Item = Result<P, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<P> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("operation", &self.reader.operation.id).finish_non_exhaustive()
    }
}
