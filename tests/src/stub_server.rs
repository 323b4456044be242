//! A stub server on loopback that sends the responses it is given and records the requests.

use std::sync::{Arc, Mutex, PoisonError};

use httpmock::{HttpMockRequest, HttpMockResponse, MockServer};

use crate::case::Response;

/// A server for one call at a time.
pub struct StubServer {
    server: MockServer,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    response: Option<Response>,
    seen: Vec<Seen>,
}

/// A request as the server saw it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The method.
    pub method: String,
    /// Path and query, not decoded.
    pub target: String,
    /// Headers, with names in lower case.
    pub headers: Vec<(String, String)>,
    /// Length of the body.
    pub body: usize,
}

impl StubServer {
    /// Starts a server.
    pub async fn start() -> Self {
        let server = MockServer::start_async().await;
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        server.mock_async(|_, then| drop(then.respond_with(move |request| respond(&shared, request)))).await;
        Self { server, state }
    }

    /// Returns the address, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        self.server.base_url().trim_end_matches('/').to_owned()
    }

    /// Sets the response to the next requests, and forgets the recorded ones.
    pub fn expect(&self, response: Response) {
        *lock(&self.state) = State { response: Some(response), seen: Vec::new() };
    }

    /// Returns the requests since the last `expect`.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        lock(&self.state).seen.clone()
    }
}

fn respond(state: &Mutex<State>, request: &HttpMockRequest) -> HttpMockResponse {
    let mut state = lock(state);
    let headers = request.headers_vec().iter();
    state.seen.push(Seen {
        method: request.method_str().to_owned(),
        target: target(request.uri_str()),
        headers: headers.map(|(name, value)| (name.to_lowercase(), value.clone())).collect(),
        body: request.body_ref().len(),
    });
    let Some(response) = &state.response else { return HttpMockResponse::builder().status(599).build() };
    let headers = response.headers.iter().map(|(name, value)| (*name, value.clone()));
    HttpMockResponse::builder().status(response.status).headers(headers).body(response.body.clone()).build()
}

/// Removes the origin of the `Host` header, which httpmock puts before the target.
fn target(uri: &str) -> String {
    let after_scheme = uri.split_once("://").map_or(uri, |(_, rest)| rest);
    after_scheme.find('/').and_then(|start| after_scheme.get(start..)).unwrap_or(after_scheme).to_owned()
}

/// The data behind the lock stays consistent even if a thread panics while holding it.
fn lock(state: &Mutex<State>) -> std::sync::MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
