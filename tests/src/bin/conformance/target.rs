//! A server and the client that calls it.

use contract_tests::{canonical::canonical, provider::Caller, wire::kind_of};
use sdk_runtime::Error;
use serde_json::Value;

use crate::{
    derive::{self, Call, Outcome},
    forwarder::Forwarder,
    served::Served,
    summary::Check,
    tool::Tool,
};

const KEY: &str = "key-of-the-conformance-run";

/// A server, its document, and the forwarder before it.
pub(crate) struct Target {
    tool: Tool,
    served: Served,
    forwarder: Forwarder,
}

impl Target {
    pub(crate) async fn start(tool: Tool, port: u16, served: Served) -> Result<Self, String> {
        let forwarder = Forwarder::start(port).await.map_err(|error| format!("the forwarder: {error}"))?;
        Ok(Self { tool, served, forwarder })
    }

    /// Runs all checks that are possible with this server.
    pub(crate) async fn checks(&self) -> Result<Vec<Check>, String> {
        let (tool, served) = (self.tool, &self.served);
        Ok(vec![
            self.check("documented calls are accepted", derive::allowed(tool, served)?).await?,
            self.check("forbidden values are reported", derive::forbidden(tool, served)?).await?,
            match tool {
                Tool::Steady => {
                    self.check("undocumented parameters are reported", derive::undocumented(tool, served)?).await?
                }
                Tool::Prism => self.check("statuses and examples are read", derive::responses(tool, served)?).await?,
            },
        ])
    }

    async fn check(&self, what: &'static str, calls: Vec<Call>) -> Result<Check, String> {
        let mut client = self.client()?;
        let mut failures = Vec::new();
        for call in &calls {
            if let Err(failure) = self.try_call(client.as_ref(), call).await {
                failures.push(format!("{} · {}\n{failure}", call.operation.id, call.name));
            }
            // A client waits if a response told it to wait, so the next call uses a new one.
            if matches!(call.expect, Outcome::Example { .. }) {
                client = self.client()?;
            }
        }
        if calls.is_empty() {
            failures.push("there was nothing to check".to_owned());
        }
        let document = self.served.name.clone();
        Ok(Check { tool: self.tool.name(), document, what, count: calls.len(), failures })
    }

    fn client(&self) -> Result<Box<dyn Caller>, String> {
        (self.served.provider.connect)(&self.forwarder.url(), KEY).map_err(|error| error.to_string())
    }

    async fn try_call(&self, client: &dyn Caller, call: &Call) -> Result<(), String> {
        let arguments: Vec<_> = call.arguments.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        let came = client.with_options(call.options.clone()).call(&call.operation.id, &arguments).await;
        let heads = self.forwarder.take();
        let [head] = heads.as_slice() else {
            return Err(format!("expected one response of the server\nactual   {}, and {}", heads.len(), shown(&came)));
        };
        let violations = self.tool.violations(head)?;
        match &call.expect {
            Outcome::Violation if violations.is_empty() => {
                Err(format!("expected a violation\nactual   {}", shown(&came)))
            }
            Outcome::Violation => Ok(()),
            _ if !violations.is_empty() => {
                Err(format!("expected no violation\nactual   {}", violations.join("\n         ")))
            }
            Outcome::Success if came.is_ok() => Ok(()),
            Outcome::Success => Err(format!("expected a response\nactual   {}", shown(&came))),
            Outcome::Example { status, body } => example(call, *status, body, &came),
        }
    }
}

/// Checks that the client returned the example, or an error that keeps all of it.
fn example(call: &Call, status: u16, body: &Value, came: &Result<Value, Error>) -> Result<(), String> {
    let expected = format!("{status} {body}");
    match came {
        Ok(value) if status == 200 && canonical(&call.operation, value) == canonical(&call.operation, body) => Ok(()),
        Err(error) => {
            let kept: Option<Value> = error.body().and_then(|body| serde_json::from_slice(body).ok());
            let as_expected = error.status().is_some_and(|came| came == status)
                && error.kind() == kind_of(status)
                && kept.as_ref() == Some(body);
            if as_expected { Ok(()) } else { Err(format!("expected {expected}\nactual   {}", shown(came))) }
        }
        Ok(_) => Err(format!("expected {expected}\nactual   {}", shown(came))),
    }
}

fn shown(came: &Result<Value, Error>) -> String {
    match came {
        Ok(value) => format!("the response {}", value.to_string().chars().take(300).collect::<String>()),
        Err(error) => {
            let status = error.status().map_or_else(|| "no status".to_owned(), |status| status.to_string());
            format!("{error} ({:?}, {status})", error.kind())
        }
    }
}
