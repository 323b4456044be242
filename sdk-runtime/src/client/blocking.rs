//! Calls and walks for programs without a runtime.

use std::future::poll_fn;
use std::io;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync::LazyLock;

use futures_core::Stream;
use tokio::runtime::{Builder, Handle, Runtime};

use crate::error::{Error, ErrorKind};

/// A stream as an iterator. Made by `blocking()` of a stream.
///
/// Inside a Tokio runtime, whose thread it would stop, the first item is an error of kind `Configuration`, and the last.
///
/// Derefs to the stream, for `resume_from()` and the like.
#[derive(Debug)]
#[must_use = "an iterator does nothing until its items are asked for"]
pub struct Blocking<S> {
    stream: S,
    is_over: bool,
}

impl<T, S: Stream<Item = Result<T, Error>> + Unpin> Iterator for Blocking<S> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let stream = &mut self.stream;
        wait(poll_fn(|context| Pin::new(&mut *stream).poll_next(context))).unwrap_or_else(|error| {
            self.is_over = true;
            Some(Err(error))
        })
    }
}

impl<S> Deref for Blocking<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.stream
    }
}

impl<S> DerefMut for Blocking<S> {
    fn deref_mut(&mut self) -> &mut S {
        &mut self.stream
    }
}

macro_rules! blocking {
    ($($stream:ident: $item:literal),*) => {
        $(impl<T> crate::$stream<T> {
            #[doc = concat!("The ", $item, " as an iterator, for programs without a runtime.")]
            pub fn blocking(self) -> Blocking<Self> {
                Blocking { stream: self, is_over: false }
            }
        })*
    };
}

blocking!(Records: "records", Pages: "pages", Follow: "records");

/// Waits on this thread. For generated code.
///
/// # Errors
///
/// `Configuration` inside a Tokio runtime, and if the system has no thread left for the one that is behind this.
#[doc(hidden)]
pub fn wait<F: Future>(future: F) -> Result<F::Output, Error> {
    if Handle::try_current().is_ok() {
        let text = "a blocking call inside a Tokio runtime would stop its thread; await the asynchronous one there";
        return Err(Error::new(ErrorKind::Configuration, text));
    }
    match &*RUNTIME {
        Ok(runtime) => Ok(runtime.block_on(future)),
        Err(error) => {
            let text = format!("the thread behind blocking calls cannot be started: {error}");
            Err(Error::new(ErrorKind::Configuration, &text))
        }
    }
}

/// One for all clients and for as long as the program runs: connections live as long as the runtime that made them.
static RUNTIME: LazyLock<io::Result<Runtime>> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(1).thread_name("email-sdk").enable_all().build());
