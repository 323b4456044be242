//! Tests of everything above the transport, without sockets and without waiting: the
//! clock is paused and jumps to the next event.

mod gate;
mod limits;
mod options;
mod repeats;
mod retries;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderName};
use reqwest::{Request, StatusCode};
use tokio::time::{Instant, sleep};

use crate::error::Cause;
use crate::transport::body::Body;
use crate::transport::http::{Attempt, Failure, Reply, Transport};
use crate::{Answer, ClientBuilder, Core, Error, ErrorKind, Method, Operation, Query, Response, execute};

crate::testing::provider! {}

crate::object! {
    #[derive(Clone, Debug, PartialEq)]
    pub(crate) struct Page {
        #[wire("data", required list)]
        data: Vec<i64>,
        #[wire("times", scalars)]
        times: Vec<jiff::Timestamp>,
    }
}

impl Answer for Page {}

pub(crate) const LIST: Operation =
    Operation { id: "list_logs", path: "/logs", failure: crate::wire::envelope::tests::FAILURE, ..Operation::NONE };

const PAGE: &str = r#"{"data":[]}"#;

/// Outcome of an attempt, and its duration.
#[derive(Clone)]
pub(crate) struct Step {
    latency: Duration,
    outcome: Outcome,
}

#[derive(Clone)]
enum Outcome {
    Response(u16, Vec<(&'static str, String)>, &'static str),
    Fails(ErrorKind),
    FailsForGood,
    /// As it says, for good or not; nothing was sent.
    NoConnection(ErrorKind, bool),
    BreaksOff,
    /// No response until the timeout of the request is over.
    Silence,
}

impl Step {
    fn after(self, milliseconds: u64) -> Self {
        Self { latency: Duration::from_millis(milliseconds), ..self }
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl ToString) -> Self {
        if let Outcome::Response(_, headers, _) = &mut self.outcome {
            headers.push((name, value.to_string()));
        }
        self
    }
}

impl From<Outcome> for Step {
    fn from(outcome: Outcome) -> Self {
        Self { latency: Duration::ZERO, outcome }
    }
}

pub(crate) fn response(status: u16, body: &'static str) -> Step {
    Outcome::Response(status, Vec::new(), body).into()
}

pub(crate) fn ok() -> Step {
    response(200, PAGE)
}

fn status(status: u16) -> Step {
    response(status, "")
}

/// Transport that follows a script, then repeats one step; keeps its requests with their times.
pub(crate) struct Fake {
    started: Instant,
    script: Mutex<VecDeque<Step>>,
    otherwise: Step,
    seen: Mutex<Vec<(Duration, Request)>>,
}

impl Fake {
    pub(crate) fn new(script: impl IntoIterator<Item = Step>, otherwise: Step) -> Arc<Self> {
        let script = Mutex::new(script.into_iter().collect());
        Arc::new(Self { started: Instant::now(), script, otherwise, seen: Mutex::default() })
    }

    /// Returns the times of the requests in milliseconds.
    fn times(&self) -> Vec<u128> {
        self.seen.lock().unwrap().iter().map(|(time, _)| time.as_millis()).collect()
    }

    fn calls(&self) -> usize {
        self.seen.lock().unwrap().len()
    }
}

impl Transport for Fake {
    fn send(&self, request: Request) -> Attempt<'_> {
        let url = request.url().clone();
        let timeout = *request.timeout().unwrap();
        self.seen.lock().unwrap().push((self.started.elapsed(), request));
        let step = self.script.lock().unwrap().pop_front().unwrap_or_else(|| self.otherwise.clone());
        let reply = move |status: u16, headers: &[(&'static str, String)], body: &str| {
            let status = StatusCode::from_u16(status).unwrap();
            let pair = |(name, value): &(&'static str, String)| (HeaderName::from_static(name), value.parse().unwrap());
            let headers: HeaderMap = headers.iter().map(pair).collect();
            let mut reply = Reply { status, headers, url, body: Body::default() };
            reply.body.push(body.as_bytes().to_vec().into());
            reply
        };
        let failure = |kind, for_good, partial| Failure {
            kind,
            cause: Cause::new("scripted"),
            connecting: false,
            for_good,
            reason: None,
            partial,
        };
        Box::pin(async move {
            sleep(step.latency).await;
            match step.outcome {
                Outcome::Response(status, headers, body) => Ok(reply(status, &headers, body)),
                Outcome::Fails(kind) => Err(failure(kind, false, None)),
                Outcome::NoConnection(kind, for_good) => {
                    Err(Failure { connecting: true, ..failure(kind, for_good, None) })
                }
                Outcome::FailsForGood => Err(failure(ErrorKind::Connection, true, None)),
                Outcome::BreaksOff => Err(failure(ErrorKind::Connection, false, Some(reply(200, &[], "{\"da")))),
                Outcome::Silence => {
                    sleep(timeout).await;
                    Err(failure(ErrorKind::Timeout, false, None))
                }
            }
        })
    }
}

/// Makes a client with this transport, whose own wait before a retry is zero.
pub(crate) fn client(fake: &Arc<Fake>) -> Core {
    client_with(fake, |builder| builder)
}

fn client_with(fake: &Arc<Fake>, set_up: impl FnOnce(ClientBuilder<Client>) -> ClientBuilder<Client>) -> Core {
    let builder = ClientBuilder::<Client>::new("api_0123456789").retry_delay(Duration::ZERO);
    set_up(builder).build().unwrap().core.on(Arc::<Fake>::clone(fake))
}

async fn call(core: &Core) -> Result<Response<Page>, Error> {
    execute(core, &LIST, Query::new()).await
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}
