//! Answers that a test gives to certain calls itself.

use serde::Serialize;
use serde_json::Value;

use crate::{Operation, Query};

/// A call of an operation under construction, such as `client.list_logs().limit(5)`.
///
/// It is implemented for all types in `builder`, for [`Emulator::answer`](super::Emulator::answer).
pub trait Call {
    /// What the operation answers.
    type Answer: Serialize;

    /// What would be sent.
    #[doc(hidden)]
    fn parts(&self) -> (&Operation, &Query);
}

/// What certain calls are answered. The latest wins.
#[derive(Debug, Default)]
pub(super) struct Given(Vec<(Pattern, Reply)>);

/// An answer without its wrapper, or the status of an error.
#[derive(Clone, Debug)]
pub(super) enum Reply {
    Answer(Value),
    Refusal(u16),
}

#[derive(Debug, PartialEq)]
struct Pattern {
    path: &'static str,
    query: Vec<(String, String)>,
}

impl Given {
    pub(super) fn add(&mut self, call: &impl Call, reply: Reply) {
        self.remove(call);
        self.0.extend(Pattern::of(call).map(|pattern| (pattern, reply)));
    }

    pub(super) fn remove(&mut self, call: &impl Call) {
        let pattern = Pattern::of(call);
        self.0.retain(|(known, _)| Some(known) != pattern.as_ref());
    }

    /// For a request that has all parameters of the call; it may have others.
    pub(super) fn find(&self, path: &str, query: &[(String, String)]) -> Option<&Reply> {
        let fits = |pattern: &Pattern| pattern.path == path && pattern.query.iter().all(|pair| query.contains(pair));
        self.0.iter().rev().find(|(pattern, _)| fits(pattern)).map(|(_, reply)| reply)
    }
}

impl Pattern {
    /// None if a value was refused: such a call never comes, and without that value the pattern would fit others.
    fn of(call: &impl Call) -> Option<Self> {
        let (operation, query) = call.parts();
        let pairs = query.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        query.violations(&[]).is_none().then_some(Self { path: operation.path, query: pairs })
    }
}
