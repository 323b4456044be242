//! Following a list: what is new in it, and what has changed.
//!
//! A *sweep* reads the list from its newest record on until known ground ([`sweep`]). What it found is compared with
//! what is known ([`known`]); the difference is yielded, oldest first ([`follower`]).

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

/// New and changed records of a list, as they come, oldest first. Made by `follow()` of a list call.
///
/// **Every record that arrives is yielded, and no version of a record twice**, however many arrive between two polls
/// and however long the service is away. A record that has changed is yielded again while it is among the newest
/// [`look_back`](FollowOptions::look_back) ones. Of the versions that came and went between two polls only the last one
/// is seen. A record that changes into what the call asks for (as a status that is filtered by) is new, with the same
/// bound.
///
/// What a poll reads is held, still raw, until all of it is there, since the oldest comes first: all of a burst, and what
/// is looked back at. Besides, identities and hashes of at most 2,000 records are kept, or of twenty
/// pages or twice what is looked back at (with two more pages) where that is more.
///
/// An item is an `Err` in these cases; the stream goes on after each but the last:
///
/// * [`Decode`](crate::ErrorKind::Decode) with [`raw`](Error::raw): one record could not be read. Once per version of it.
/// * [`Partial`](crate::ErrorKind::Partial): the service leaves out a part of the account. Once per change of that part.
///   When a part is back, what arrived in it meanwhile is yielded, as far back as identities are kept. Of a part that was
///   missing when the stream began, so are records that were there before, as far as the look back goes. And once, that
///   the service stopped counting or that records of one time were not all met.
/// * [`Stalled`](crate::ErrorKind::Stalled): the list moves faster than it can be read. The next poll begins anew.
/// * Errors of a call, such as [`Timeout`](crate::ErrorKind::Timeout) or
///   [`Authentication`](crate::ErrorKind::Authentication), when its retries are used up: it is made again after a wait,
///   which is at least the [`retry_after`](Error::retry_after) of the error (up to a day). A loop that is to end then has
///   to end itself.
/// * [`InvalidRequest`](crate::ErrorKind::InvalidRequest) or [`Configuration`](crate::ErrorKind::Configuration): the
///   call is refused. This ends the stream, as nothing else does but the end of the Tokio runtime that it is used in.
///
/// If a time orders the list, each poll reads down to records that are older than the newest one of the poll before, so
/// that records of one time may come in any order. A record that arrives late, with an older time, is found as far as
/// the look back goes. All records of the newest time are read at each poll.
///
/// Requests are begun only while an item is waited for; one that has begun goes on by itself. Dropping the stream stops
/// it.
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
    /// For generated code.
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

    /// The next record; `None` only after a refused call. Dropping the future loses nothing.
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
    /// What [`FollowOptions::resume`] goes on from: what was yielded up to now is known, and nothing else is. Before the
    /// first poll has ended it says that nothing has begun, and what is resumed from it begins then.
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
