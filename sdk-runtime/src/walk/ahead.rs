//! Fetching the next page while the caller works on the one before.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use tokio::runtime::Handle;
use tokio::task::JoinHandle;

use super::engine::{Step, Walk};
use super::fetch::Fetch;
use crate::error::{Error, ErrorKind};

/// A walk that is one page ahead of its caller, and no further. Dropping it stops the request that is under way.
pub(super) struct Ahead {
    fetch: Arc<dyn Fetch>,
    state: State,
}

enum State {
    /// Nothing was asked for yet.
    Idle(Box<Walk>),
    /// A page is on its way, or waits for the caller.
    Running(Task),
    Ended,
}

type Outcome = (Box<Walk>, Result<Option<Step>, Error>);

/// A task that ends with its handle.
struct Task(JoinHandle<Outcome>);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Ahead {
    pub(super) fn new(fetch: Arc<dyn Fetch>, walk: Walk) -> Self {
        Self { fetch, state: State::Idle(Box::new(walk)) }
    }

    /// The next step of the walk. An error of a request is the end.
    pub(super) fn poll_step(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Step, Error>>> {
        if let State::Idle(_) = &self.state {
            let Ok(runtime) = Handle::try_current() else {
                self.state = State::Ended;
                let text = "a walk needs a Tokio runtime, as every call does";
                return Poll::Ready(Some(Err(Error::new(ErrorKind::Configuration, text))));
            };
            if let State::Idle(walk) = std::mem::replace(&mut self.state, State::Ended) {
                self.state = self.run(&runtime, walk);
            }
        }
        let State::Running(task) = &mut self.state else { return Poll::Ready(None) };
        let joined = ready!(Pin::new(&mut task.0).poll(context));
        self.state = State::Ended;
        match joined {
            Ok((walk, Ok(Some(step)))) => {
                if let (false, Ok(runtime)) = (walk.ended(), Handle::try_current()) {
                    self.state = self.run(&runtime, walk);
                }
                Poll::Ready(Some(Ok(step)))
            }
            Ok((_, Ok(None))) => Poll::Ready(None),
            Ok((_, Err(error))) => Poll::Ready(Some(Err(error))),
            Err(error) => match error.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(_) => {
                    let text = "the Tokio runtime was shut down during a walk";
                    Poll::Ready(Some(Err(Error::new(ErrorKind::Connection, text))))
                }
            },
        }
    }

    fn run(&self, runtime: &Handle, mut walk: Box<Walk>) -> State {
        let fetch = Arc::clone(&self.fetch);
        State::Running(Task(runtime.spawn(async move {
            let step = walk.step(&*fetch).await;
            (walk, step)
        })))
    }
}
