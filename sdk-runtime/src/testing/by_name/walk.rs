use std::future::Future;
use std::pin::Pin;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::to_json;
use crate::{Answer, Checkpoint, Error, Pages, Records};

/// Value that is due later.
pub type Due<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A stream of records or of pages, whatever their type. For tests.
pub trait Walk: Send {
    /// The next item as JSON, read through its type; `None` after the end.
    fn next(&mut self) -> Due<'_, Option<Result<Value, Error>>>;

    /// The same call, going on where another walk was.
    fn resume(self: Box<Self>, checkpoint: Checkpoint) -> Box<dyn Walk>;

    /// Returns the place from which `resume` goes on.
    fn resume_from(&self) -> Checkpoint;

    /// The number of records in the whole list, as the first response gave it.
    fn total(&self) -> Option<u64>;
}

macro_rules! walk {
    ($stream:ident of $bound:ident) => {
        impl<T: $bound + Serialize + 'static> Walk for $stream<T> {
            fn next(&mut self) -> Due<'_, Option<Result<Value, Error>>> {
                Box::pin(async { Some(self.next().await?.and_then(|item| to_json(&item))) })
            }

            fn resume(self: Box<Self>, checkpoint: Checkpoint) -> Box<dyn Walk> {
                Box::new((*self).resume(checkpoint))
            }

            fn resume_from(&self) -> Checkpoint {
                self.resume_from()
            }

            fn total(&self) -> Option<u64> {
                self.total()
            }
        }
    };
}

walk!(Records of DeserializeOwned);
walk!(Pages of Answer);
