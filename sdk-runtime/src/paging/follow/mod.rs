//! Following a list: its new and changed records.
//!
//! A *sweep* reads the list from its newest record on until known records ([`sweep`]). The records that it found are
//! compared with the known ones ([`known`]); the difference is yielded, oldest first ([`follower`]).

mod follower;
mod known;
mod options;
mod pace;
mod sweep;
mod versions;

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::checkpoint::Checkpoint;
use super::pagination::Pagination;
use super::typed::typed_record;
use crate::error::Error;
use crate::{Core, Operation, Query};
pub(super) use follower::Follower;
pub(super) use known::Memory;
pub use options::FollowOptions;

/// Stream of the new and changed records of a list, as they come, oldest first. Made by `follow()` of a list call.
///
/// **Every record that arrives is yielded, and no version of a record twice**, however many arrive between two polls
/// and however long the service is unavailable. A record that has changed is yielded again while it is among the newest
/// [`look_back`](FollowOptions::look_back) ones. If a record changes several times between two polls, only its last
/// version is yielded. A record that comes to match the filters of the call by a change (such as a status) is new,
/// within the same bound.
///
/// The records that a poll reads (a whole burst, and those looked back at) are held in memory undecoded until the poll
/// ends, since the oldest comes first. In addition, identities and hashes of at most 2,000 records are kept, or of
/// twenty pages or twice the records looked back at (with two more pages) if that is more.
///
/// An item is an `Err` in these cases; the stream goes on after each but the last:
///
/// * [`Decode`](crate::ErrorKind::Decode) with [`raw`](Error::raw): one record could not be read. Once per version of it.
/// * [`Partial`](crate::ErrorKind::Partial): the service leaves out a part of the account. Once per change of that part.
///   When a part is available again, the records that arrived in it meanwhile are yielded, as far back as identities are
///   kept. For a part that was missing when the stream began, older records are yielded too, within the look back.
///   Also once if the service stopped counting or if not all records of one time were met.
/// * [`Stalled`](crate::ErrorKind::Stalled): the list moves faster than it can be read. The next poll begins again.
/// * Errors of a call, such as [`Timeout`](crate::ErrorKind::Timeout) or
///   [`Authentication`](crate::ErrorKind::Authentication), after its retries: the call is made again after a wait
///   of at least the [`retry_after`](Error::retry_after) of the error (up to a day). To stop in that case, leave the
///   loop.
/// * [`InvalidRequest`](crate::ErrorKind::InvalidRequest) or [`Configuration`](crate::ErrorKind::Configuration): the
///   call is not valid. Only this ends the stream, and the end of the Tokio runtime in which it is used.
///
/// If the list is ordered by a time, each poll reads down to records that are older than the newest one of the previous
/// poll, so that records of one time may come in any order. A record that arrives late, with an older time, is found
/// within the look back. All records of the newest time are read at each poll.
///
/// Requests start only while an item is awaited; a request that has started continues by itself. Dropping the stream
/// stops it.
///
/// It is a [`Stream`] and can be spawned; [`next`](Self::next) needs no futures crate:
///
/// ```ignore
/// let mut logs = client.list_logs().follow(FollowOptions::new());
/// while let Some(log) = logs.next().await {
///     match log {
///         Ok(log) => println!("{log:?}"),
///         Err(error) => eprintln!("{error}"),
///     }
/// }
/// ```
#[must_use = "a stream does nothing until its items are asked for"]
pub struct Follow<T> {
    follower: Follower,
    record: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Follow<T> {
    /// Makes a stream. For generated code.
    #[doc(hidden)]
    pub fn new(
        core: &Core,
        operation: Operation,
        pagination: &'static Pagination,
        query: Query,
        options: FollowOptions,
    ) -> Self {
        Self::over(Follower::new(core, operation, pagination, query, options))
    }

    pub(super) fn over(follower: Follower) -> Self {
        Self { follower, record: PhantomData }
    }

    /// Waits for the next record; `None` only after a call that is not valid. Dropping the future loses no record.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let Some(item) = ready!(self.follower.poll_next(context)) else { return Poll::Ready(None) };
        Poll::Ready(Some(item.and_then(|found| {
            typed_record(&self.follower.operation, &found.raw, &found.spot, self.follower.max_body_size)
        })))
    }
}

impl<T> Follow<T> {
    /// Returns the checkpoint from which [`FollowOptions::resume`] continues: only records that were yielded up to now
    /// are known in it. Before the end of the first poll it holds no record, and a stream that is resumed from it
    /// begins then.
    pub fn checkpoint(&self) -> Checkpoint {
        self.follower.checkpoint()
    }
}

impl<T: DeserializeOwned> Stream for Follow<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<T> fmt::Debug for Follow<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Follow").field("operation", &self.follower.operation.id).finish_non_exhaustive()
    }
}
