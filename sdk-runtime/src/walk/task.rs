//! A spawned task that ends with its handle.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::runtime::Handle;
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

/// What a task on its way will give. Dropping it stops the task.
pub(super) struct Task<T>(JoinHandle<T>);

impl<T: Send + 'static> Task<T> {
    pub(super) fn spawn(runtime: &Handle, work: impl Future<Output = T> + Send + 'static) -> Self {
        Self(runtime.spawn(work))
    }
}

impl<T> Future for Task<T> {
    type Output = Result<T, Error>;

    /// An error, if the runtime was shut down; a panic goes on here.
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let joined = ready!(Pin::new(&mut self.0).poll(context));
        Poll::Ready(joined.map_err(|error| match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Error::new(ErrorKind::Connection, "the Tokio runtime was shut down during a walk"),
        }))
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
