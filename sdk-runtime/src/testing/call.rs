//! Calls as data.

use serde::Serialize;

use crate::{Operation, Query};

/// A call of an operation under construction, such as `client.list_logs().limit(5)`. Implemented for all types in `builder`.
pub trait Call {
    /// The type that the operation gives.
    type Answer: Serialize;

    /// The operation, and the parameters that are set.
    #[doc(hidden)]
    fn parts(&self) -> (&Operation, &Query);

    /// Returns the operation and the parameters of path and query as they would be sent; `None` if a value is not allowed.
    #[doc(hidden)]
    fn request(&self) -> Option<(&Operation, Vec<(String, String)>)> {
        let (operation, query) = self.parts();
        let pairs = query
            .pairs()
            .filter(|(name, _)| !operation.headers.contains(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        query.violations(&[]).is_none().then(|| (operation, pairs.collect()))
    }
}
