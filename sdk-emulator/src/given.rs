//! Responses that a test gives to certain calls itself.

use sdk_runtime::Call;
use serde_json::Value;

/// The responses to certain calls. The latest wins.
#[derive(Debug, Default)]
pub(crate) struct Given(Vec<(Pattern, Reply)>);

/// A response without its wrapper, or the status of an error.
#[derive(Clone, Debug)]
pub(crate) enum Reply {
    Success(Value),
    Error(u16),
}

#[derive(Debug, PartialEq)]
struct Pattern {
    operation: &'static str,
    query: Vec<(String, String)>,
}

impl Given {
    pub(crate) fn add(&mut self, call: &impl Call, reply: Reply) {
        self.remove(call);
        self.0.extend(Pattern::of(call).map(|pattern| (pattern, reply)));
    }

    pub(crate) fn remove(&mut self, call: &impl Call) {
        let pattern = Pattern::of(call);
        self.0.retain(|(known, _)| Some(known) != pattern.as_ref());
    }

    /// Returns the reply to a request that has all parameters of the call; it may have others.
    pub(crate) fn find(&self, operation: &str, query: &[(String, String)]) -> Option<&Reply> {
        let fits =
            |pattern: &Pattern| pattern.operation == operation && pattern.query.iter().all(|pair| query.contains(pair));
        self.0.iter().rev().find(|(pattern, _)| fits(pattern)).map(|(_, reply)| reply)
    }
}

impl Pattern {
    /// None if a value is not allowed: such a call never comes, and without that value the pattern would fit others.
    fn of(call: &impl Call) -> Option<Self> {
        let (operation, query) = call.request()?;
        Some(Self { operation: operation.id, query })
    }
}
