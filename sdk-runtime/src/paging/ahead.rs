//! Fetching the next page while the caller works on the one before.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::runtime::Handle;

use super::engine::{Step, Walk};
use super::fetch::Fetch;
use super::task::{self, Gone, Task};
use crate::error::Error;

/// Walk that is at most one page ahead of its caller. Dropping it stops the request that is under way.
pub(super) struct Ahead {
    fetch: Arc<dyn Fetch>,
    state: State,
}

enum State {
    /// No page was requested yet.
    Idle(Box<Walk>),
    /// A page is under way, or waits for the caller.
    Running(Task<Outcome>),
    Ended,
}

type Outcome = (Box<Walk>, Result<Option<Step>, Error>);

/// Error of a page that is under way in another runtime, which is idle or shut down: it must be requested again.
pub(super) struct Stranded;

impl Ahead {
    pub(super) fn new(fetch: Arc<dyn Fetch>, walk: Walk) -> Self {
        Self { fetch, state: State::Idle(Box::new(walk)) }
    }

    /// Replaces the source of pages.
    pub(super) fn ask(&mut self, fetch: Arc<dyn Fetch>) {
        self.fetch = fetch;
    }

    /// Polls the next step of the walk. An error of a request ends it.
    pub(super) fn poll_step(
        &mut self,
        context: &mut Context<'_>,
    ) -> Result<Poll<Option<Result<Step, Error>>>, Stranded> {
        if let State::Idle(_) = &self.state {
            let runtime = match task::runtime() {
                Ok(runtime) => runtime,
                Err(error) => {
                    self.state = State::Ended;
                    return Ok(Poll::Ready(Some(Err(error))));
                }
            };
            if let State::Idle(walk) = std::mem::replace(&mut self.state, State::Ended) {
                self.state = self.run(&runtime, walk);
            }
        }
        let State::Running(task) = &mut self.state else { return Ok(Poll::Ready(None)) };
        let joined = match Pin::new(&mut *task).poll(context) {
            Poll::Pending | Poll::Ready(Err(Gone)) if task.is_elsewhere() => return Err(Stranded),
            Poll::Pending => return Ok(Poll::Pending),
            Poll::Ready(joined) => joined.map_err(Error::from),
        };
        self.state = State::Ended;
        let item = match joined {
            Ok((walk, Ok(Some(step)))) => {
                if let (false, Ok(runtime)) = (walk.ended(), Handle::try_current()) {
                    self.state = self.run(&runtime, walk);
                }
                Some(Ok(step))
            }
            Ok((_, Ok(None))) => None,
            Ok((_, Err(error))) | Err(error) => Some(Err(error)),
        };
        if let State::Ended = self.state {
            self.fetch.stop();
        }
        Ok(Poll::Ready(item))
    }

    fn run(&self, runtime: &Handle, mut walk: Box<Walk>) -> State {
        let fetch = Arc::clone(&self.fetch);
        State::Running(Task::spawn(runtime, async move {
            let step = walk.step(&*fetch).await;
            (walk, step)
        }))
    }
}

impl Drop for Ahead {
    fn drop(&mut self) {
        // The walk is dropped first, so that it makes no further request.
        self.state = State::Ended;
        self.fetch.stop();
    }
}
