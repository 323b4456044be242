//! A spawned task that ends with its handle.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use tokio::runtime::{Handle, Id};
use tokio::task::JoinHandle;

use crate::error::{Error, ErrorKind};

/// The runtime that walks need.
///
/// # Errors
///
/// `Configuration`, outside of one.
pub(super) fn runtime() -> Result<Handle, Error> {
    let text = "a walk needs a Tokio runtime, as every call does";
    Handle::try_current().map_err(|_| Error::new(ErrorKind::Configuration, text))
}

/// Says whether the runtime here is another one.
pub(super) fn is_elsewhere(runtime: Id) -> bool {
    Handle::try_current().is_ok_and(|current| current.id() != runtime)
}

/// The result that a task on its way will give. Dropping it stops the task, and drops what it does at once, also where
/// its runtime rests: nothing that others wait for stays with it.
pub(super) struct Task<T> {
    handle: JoinHandle<Option<T>>,
    work: Work<T>,
    runtime: Id,
}

/// Nothing as soon as the task is stopped.
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
    /// Says whether it is waited for in another runtime than its own, which may rest for as long as this one runs.
    pub(super) fn is_elsewhere(&self) -> bool {
        is_elsewhere(self.runtime)
    }
}

impl<T> Future for Task<T> {
    type Output = Result<T, Gone>;

    /// A panic goes on here.
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

/// The runtime of a task was shut down.
pub(super) struct Gone;

impl From<Gone> for Error {
    fn from(_: Gone) -> Self {
        Self::new(ErrorKind::Connection, "the Tokio runtime was shut down during a walk")
    }
}
