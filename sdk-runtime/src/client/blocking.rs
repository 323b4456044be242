//! Calls and lists for programs without an asynchronous runtime.

use std::future::poll_fn;
use std::io;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync::LazyLock;

use futures_core::Stream;
use tokio::runtime::{Builder, Handle, Runtime};

use crate::error::{Error, ErrorKind};

/// Iterator over the items of a stream. Made by the method `blocking()` of a stream.
///
/// Inside a Tokio runtime, whose thread it would block, the only item is an error of kind `Configuration`.
///
/// Dereferences to the stream, so that its other methods, such as `resume_from()`, can be called.
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
            #[doc = concat!("Returns an iterator over the ", $item, ", for programs without an asynchronous runtime.")]
            pub fn blocking(self) -> Blocking<Self> {
                Blocking { stream: self, is_over: false }
            }
        })*
    };
}

blocking!(Records: "records", Pages: "pages", Follow: "records");

/// Runs a future to its end on this thread. For generated code.
///
/// # Errors
///
/// `Configuration` inside a Tokio runtime, or if the thread that drives the calls cannot be started.
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

/// The runtime of all blocking calls. It lives as long as the program, since a connection ends with its runtime.
static RUNTIME: LazyLock<io::Result<Runtime>> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(1).thread_name("email-sdk").enable_all().build());
