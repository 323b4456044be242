//! Calls of every operation, full of secrets, to a server that may repeat them.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::{Arc, LazyLock},
};

use contract_tests::{
    Case, Document, Group, PROVIDERS, all_cases,
    document::{Kind, Operation, Parameter},
    provider::Caller,
};
use sdk_runtime::Error;
use serde_json::{Value, json};

use crate::{
    hidden::{ADDRESS, KEY, SUBJECT},
    logged::Logged,
    loopback::{Loopback, Reply},
    spans,
};

type Called = Result<Value, Error>;

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| all_cases().unwrap());

/// A server, and the texts that calls to it produced.
pub(crate) struct Recorder {
    pub(crate) server: Loopback,
    pub(crate) logged: Logged,
    clients: HashMap<&'static str, Box<dyn Caller>>,
}

impl Recorder {
    pub(crate) async fn start() -> Self {
        spans::listen();
        Self { server: Loopback::start().await, logged: Logged::default(), clients: HashMap::new() }
    }

    /// Calls an operation with all its parameters.
    pub(crate) async fn call(
        &mut self,
        operation: &Operation,
        of: &str,
        respond: impl FnMut(&str) -> Reply + Send + 'static,
    ) {
        self.server.respond(respond);
        let result = self.call_with(operation, &arguments(operation)).await;
        self.logged.result(&format!("{of} of {}", operation.id), result);
    }

    /// Calls an operation with these parameters.
    pub(crate) async fn call_with(&mut self, operation: &Operation, arguments: &[(String, Value)]) -> Called {
        let provider = operation.provider;
        let client = match self.clients.entry(provider.name) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert((provider.connect)(&self.server.url(), KEY)?),
        };
        let result = call(client.as_ref(), operation, arguments).await;
        // A client that was told to wait sends nothing more.
        if result.as_ref().is_err_and(|error| error.retry_after().is_some()) {
            self.clients.remove(provider.name);
        }
        result
    }

    /// Checks that neither these texts nor those of `tracing` show a secret.
    pub(crate) fn assert_no_leaks(mut self, errors: usize) {
        for told in spans::recorded() {
            self.logged.text("a span or event".to_owned(), told);
        }
        self.logged.assert_no_leaks(errors);
    }
}

/// Returns every operation of every document.
pub(crate) fn operations() -> Vec<Arc<Operation>> {
    PROVIDERS.iter().flat_map(|provider| Document::read(provider).unwrap().operations).collect()
}

/// Makes a call by names.
pub(crate) async fn call(client: &dyn Caller, operation: &Operation, arguments: &[(String, Value)]) -> Called {
    let arguments: Vec<_> = arguments.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    client.call(&operation.id, &arguments).await
}

/// Returns all parameters; every text is an address or a subject where that is valid.
pub(crate) fn arguments(operation: &Operation) -> Vec<(String, Value)> {
    let is_ours = |of: &Operation| of.id == operation.id && of.provider.name == operation.provider.name;
    let together = CASES.iter().find(|case| case.group == Group::Together && is_ours(&case.operation));
    let mut texts = [ADDRESS, SUBJECT].into_iter().cycle();
    // A call without parameters has no such case.
    let arguments = together.into_iter().flat_map(|case| &case.arguments).map(|argument| {
        let parameter = operation.parameters.iter().find(|parameter| parameter.name == argument.name).unwrap();
        let value = if takes_any_text(parameter) { json!(texts.next()) } else { argument.value.clone() };
        (argument.name.clone(), value)
    });
    arguments.collect()
}

/// Returns true if any text is valid.
pub(crate) fn takes_any_text(parameter: &Parameter) -> bool {
    matches!(
        parameter.kind,
        Kind::Text { pattern: None, max_length: None | Some(50..), min_length: ..20 } | Kind::Choice { open: true, .. }
    )
}

/// Returns true if a text can be invalid.
pub(crate) fn has_rule(parameter: &Parameter) -> bool {
    matches!(parameter.kind, Kind::Text { .. } | Kind::Choice { .. }) && !takes_any_text(parameter)
}
