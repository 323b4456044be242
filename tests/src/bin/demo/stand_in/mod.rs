//! A stand-in for both services, on loopback, filled with a day in the life of a shop.
//!
//! It answers as the documentation says where that says something, and acts on the parameters that this demo
//! needs; any other it refuses, so that nothing is ignored in silence.

mod inbound;
mod outbound;
mod parameters;
mod records;
mod unosend;

use httpmock::{HttpMockRequest, HttpMockResponse, MockServer};
use jetemail_sdk::Error;
use serde_json::{Value, json};

use parameters::{Parameters, Refusal};
use records::Clock;

/// Made up: it opens nothing but this stand-in.
const JETEMAIL_KEY: &str = "api_of_the_stand_in";
const UNOSEND_KEY: &str = "un_of_the_stand_in";

/// Both services. They answer until this is dropped.
pub(crate) struct StandIn {
    jetemail: MockServer,
    unosend: MockServer,
}

impl StandIn {
    /// Starts both, on ports that are free.
    pub(crate) async fn start() -> Self {
        let clock = Clock::now();
        let jetemail = MockServer::start_async().await;
        let logs = records::outbound(clock);
        serve(&jetemail, "/outbound/logs", JETEMAIL_KEY, jetemail_error, move |asked| outbound::list(&logs, asked))
            .await;
        let logs = records::inbound(clock);
        serve(&jetemail, "/inbound/account/logs", JETEMAIL_KEY, jetemail_error, move |asked| {
            inbound::list(&logs, asked)
        })
        .await;
        let unosend = MockServer::start_async().await;
        let logs = records::unosend(clock);
        serve(&unosend, "/api/v1/logs", UNOSEND_KEY, unosend_error, move |asked| unosend::list(&logs, clock, asked))
            .await;
        Self { jetemail, unosend }
    }

    /// Base URL of the one for JetEmail.
    pub(crate) fn jetemail_url(&self) -> String {
        self.jetemail.base_url()
    }

    /// Base URL of the one for Unosend.
    pub(crate) fn unosend_url(&self) -> String {
        self.unosend.url("/api/v1")
    }

    /// A client of the one for JetEmail.
    pub(crate) fn jetemail_client(&self) -> Result<jetemail_sdk::Client, Error> {
        jetemail_sdk::Client::builder(JETEMAIL_KEY).base_url(self.jetemail_url()).build()
    }

    /// A client of the one for Unosend.
    pub(crate) fn unosend_client(&self) -> Result<unosend_sdk::Client, Error> {
        unosend_sdk::Client::builder(UNOSEND_KEY).base_url(self.unosend_url()).build()
    }
}

/// Answers `GET` on a path with what `list` makes of the parameters, if the key is right.
async fn serve(
    server: &MockServer,
    path: &str,
    key: &'static str,
    error: fn(&Refusal) -> Value,
    list: impl Fn(Parameters) -> Result<Value, Refusal> + Send + Sync + 'static,
) {
    let answer = move |request: &HttpMockRequest| {
        let listed = check_key(request, key).and_then(|()| list(Parameters::of(request.query_params())));
        match listed {
            Ok(page) => response(200, &page),
            Err(refusal) => response(refusal.status, &error(&refusal)),
        }
    };
    server
        .mock_async(|when, then| {
            when.method(httpmock::Method::GET).path(path);
            then.respond_with(answer);
        })
        .await;
}

fn check_key(request: &HttpMockRequest, key: &str) -> Result<(), Refusal> {
    let wanted = format!("Bearer {key}");
    let given = request.headers_vec().iter().find(|(name, _)| name.eq_ignore_ascii_case("authorization"));
    match given {
        Some((_, value)) if *value == wanted => Ok(()),
        _ => Err(Refusal { status: 401, text: "Invalid or missing API key".to_owned() }),
    }
}

fn response(status: u16, body: &Value) -> HttpMockResponse {
    HttpMockResponse::builder()
        .status(status)
        .header("content-type", "application/json")
        .header("x-request-id", "stand-in")
        .body(body.to_string())
        .build()
}

fn jetemail_error(refusal: &Refusal) -> Value {
    json!({ "success": false, "error": refusal.text })
}

fn unosend_error(refusal: &Refusal) -> Value {
    json!({ "error": { "message": refusal.text, "code": refusal.status } })
}

#[cfg(test)]
mod tests {
    use jetemail_sdk::ErrorKind;

    use super::*;

    #[tokio::test]
    async fn only_the_key_of_the_stand_in_is_taken() {
        let stand_in = StandIn::start().await;
        let client = jetemail_sdk::Client::builder("api_other").base_url(stand_in.jetemail_url()).build().unwrap();
        let error = client.list_outbound_logs().send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Authentication);
        let client = unosend_sdk::Client::builder("un_other").base_url(stand_in.unosend_url()).build().unwrap();
        let error = client.list_logs().send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Authentication);
    }

    #[tokio::test]
    async fn a_parameter_that_the_stand_in_does_not_act_on_is_refused() {
        let stand_in = StandIn::start().await;
        let client = stand_in.jetemail_client().unwrap();
        let error = client.list_outbound_logs().zone("eu").send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Rejected);
        assert!(error.message().unwrap().contains("zone"));
    }

    #[tokio::test]
    async fn every_record_is_read_by_the_clients() {
        let stand_in = StandIn::start().await;
        let jetemail = stand_in.jetemail_client().unwrap();
        assert_eq!(jetemail.list_outbound_logs().limit(100).send().await.unwrap().data.len(), 12);
        assert_eq!(jetemail.list_inbound_account_logs().send().await.unwrap().data.len(), 8);
        let unosend = stand_in.unosend_client().unwrap();
        assert_eq!(unosend.list_logs().days(30).send().await.unwrap().data.len(), 10);
    }
}
