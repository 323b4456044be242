//! Running of cases: each call goes through the generated client, over HTTP, to the worker's own server.

mod allowed;
mod check;
mod request;

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use sdk_runtime::Error;
use serde_json::Value;

use allowed::Allowed;

use crate::{
    case::{Case, Expect, Response},
    provider::Caller,
    stub_server::StubServer,
};

/// The key of all calls.
const KEY: &str = "key-of-the-contract-tests";

/// More workers do not make it faster: servers and clients share the cores.
const WORKERS: usize = 4;

/// The outcome of a case.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The case.
    pub case: Case,
    /// The expected and the actual result; `None` if it passed.
    pub failure: Option<String>,
}

/// Runs all cases and returns their outcomes in the same order.
pub async fn run(cases: Vec<Case>) -> Vec<Outcome> {
    let cases = Arc::new(cases);
    let next = Arc::new(AtomicUsize::new(0));
    let mut workers = Vec::new();
    for _ in 0..WORKERS.min(cases.len()) {
        let worker = Worker { server: StubServer::start().await, clients: HashMap::new(), allowed: HashMap::new() };
        workers.push(tokio::spawn(worker.work(Arc::clone(&cases), Arc::clone(&next))));
    }
    let mut failures = HashMap::new();
    for worker in workers {
        // The cases of a worker that panicked count as failed; the panic itself has been printed.
        failures.extend(worker.await.unwrap_or_default());
    }
    let outcome = |(index, case): (usize, &Case)| {
        let not_run = || Some("expected to be run\nactual   a panic in the tests themselves".to_owned());
        let failure = failures.remove(&index).unwrap_or_else(not_run);
        Outcome { case: case.clone(), failure }
    };
    cases.iter().enumerate().map(outcome).collect()
}

struct Worker {
    server: StubServer,
    /// Clients by provider and suffix of the base URL.
    clients: HashMap<(&'static str, &'static str), Box<dyn Caller>>,
    /// Documents by provider.
    allowed: HashMap<&'static str, Allowed>,
}

impl Worker {
    /// Runs one case after the other until there are no more.
    async fn work(mut self, cases: Arc<Vec<Case>>, next: Arc<AtomicUsize>) -> HashMap<usize, Option<String>> {
        let mut found = HashMap::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(case) = cases.get(index) else { return found };
            found.insert(index, self.try_case(case).await.err());
        }
    }

    async fn try_case(&mut self, case: &Case) -> Result<(), String> {
        let called = self.call(case, case.response.clone()).await?;
        match &case.expect {
            Expect::Invalid { names } => {
                if let Some(request) = self.server.seen().first() {
                    return Err(format!("expected no request\nactual   {} {}", request.method, request.target));
                }
                check::invalid(names, called, KEY)
            }
            Expect::Failed(failed) => {
                request::check(case, &self.server.seen(), KEY)?;
                // A client waits if a response told it to wait, so the next case uses a new one.
                self.clients.remove(&(case.operation.provider.name, case.base));
                check::failed(failed, &case.response, called, KEY)
            }
            Expect::Decoded(expected) => {
                request::check(case, &self.server.seen(), KEY)?;
                let value = check::decoded(&case.operation, expected, called)?;
                let again = self.call(case, Response::content(&case.operation, &value)).await?;
                check::again(&value, again)
            }
        }
    }

    async fn call(&mut self, case: &Case, response: Response) -> Result<Result<Value, Error>, String> {
        self.server.expect(response);
        let provider = case.operation.provider;
        let allowed = match self.allowed.entry(provider.name) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(Allowed::read(provider)?),
        };
        let client = match self.clients.entry((provider.name, case.base)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let url = format!("{}{}", self.server.url(), case.base);
                let client = (provider.connect)(&url, KEY);
                new.insert(client.map_err(|error| format!("expected a client for {url}\nactual   {error}"))?)
            }
        };
        let arguments: Vec<_> =
            case.arguments.iter().map(|argument| (argument.name.as_str(), argument.value.clone())).collect();
        let called = client.call(&case.operation.id, &arguments).await;
        self.server.seen().iter().try_for_each(|request| allowed.check(case.base, request))?;
        Ok(called)
    }
}
