//! A spawned task that ends with its handle.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use tokio::runtime::{Handle, Id};
use tokio::task::JoinHandle;

use crate::error::{Error, ErrorKind};

/// Returns the current Tokio runtime.
///
/// # Errors
///
/// `Configuration` outside of one.
pub(super) fn runtime() -> Result<Handle, Error> {
    let text = "a walk needs a Tokio runtime, as every call does";
    Handle::try_current().map_err(|_| Error::new(ErrorKind::Configuration, text))
}

/// Says whether the current runtime is another one.
pub(super) fn is_elsewhere(runtime: Id) -> bool {
    Handle::try_current().is_ok_and(|current| current.id() != runtime)
}

/// Handle of a spawned task. Dropping it stops the task and drops its future at once, also if its runtime is idle, so
/// that it holds nothing that others wait for.
pub(super) struct Task<T> {
    handle: JoinHandle<Option<T>>,
    work: Work<T>,
    runtime: Id,
}

/// The future of a task; `None` as soon as the task is stopped.
type Work<T> = Arc<Mutex<Option<Pin<Box<dyn Future<Output = T> + Send>>>>>;

impl<T: Send + 'static> Task<T> {
    pub(super) fn spawn(runtime: &Handle, work: impl Future<Output = T> + Send + 'static) -> Self {
        let work: Work<T> = Arc::new(Mutex::new(Some(Box::pin(work))));
        let shared = Arc::clone(&work);
        let handle =
            runtime.spawn(poll_fn(move |context| match &mut *shared.lock().unwrap_or_else(PoisonError::into_inner) {
                Some(work) => work.as_mut().poll(context).map(Some),
                None => Poll::Ready(None),
            }));
        Self { handle, work, runtime: runtime.id() }
    }
}

impl<T> Task<T> {
    /// Says whether it is awaited in another runtime than its own, which may be idle as long as this one runs.
    pub(super) fn is_elsewhere(&self) -> bool {
        is_elsewhere(self.runtime)
    }
}

impl<T> Future for Task<T> {
    type Output = Result<T, Gone>;

    /// Polls the task. A panic of the task continues here.
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let joined = ready!(Pin::new(&mut self.handle).poll(context));
        Poll::Ready(match joined {
            Ok(done) => done.ok_or(Gone),
            Err(error) => match error.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(_) => Err(Gone),
            },
        })
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.handle.abort();
        let work = self.work.lock().unwrap_or_else(PoisonError::into_inner).take();
        drop(work);
    }
}

/// Error of a task whose runtime was shut down.
pub(super) struct Gone;

impl From<Gone> for Error {
    fn from(_: Gone) -> Self {
        Self::new(ErrorKind::Connection, "the Tokio runtime was shut down during a walk")
    }
}
