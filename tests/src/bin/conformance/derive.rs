//! The calls, derived from the document: those that it allows, those that it does not, and one for every response.

use std::{collections::HashSet, sync::Arc};

use contract_tests::{
    Case, Expect, Group,
    case::Argument,
    cases,
    document::{At, Operation, Parameter},
};
use sdk_runtime::RequestOptions;
use serde_json::{Value, json};

use crate::{served::Served, tool::Tool};

/// The largest integer that a server in JavaScript can distinguish from its neighbours.
const MAX_SAFE: i64 = (1 << 53) - 1;

/// A call, and the expected result.
pub(crate) struct Call {
    pub(crate) operation: Arc<Operation>,
    pub(crate) name: String,
    pub(crate) arguments: Vec<(String, Value)>,
    pub(crate) options: RequestOptions,
    pub(crate) expect: Outcome,
}

/// The expected result of a call.
pub(crate) enum Outcome {
    /// A response that can be read, and no violation.
    Success,
    /// The example of this status, read or kept in the error, and no violation.
    Example { status: u16, body: Value },
    /// A violation reported by the server.
    Violation,
}

/// Returns calls with every parameter and every kind of value that it takes, alone and together with the others.
pub(crate) fn allowed(tool: Tool, served: &Served) -> Result<Vec<Call>, String> {
    let mut calls = Vec::new();
    for deriver in Deriver::all(tool, served)? {
        let mut seen = HashSet::new();
        for case in &deriver.cases {
            let call = deriver.call(&case.name, &case.arguments, None, Outcome::Success)?;
            let can_be_judged = case.arguments.iter().all(|argument| deriver.can_check(argument));
            if is_allowed(case) && can_be_judged && seen.insert(format!("{:?}", call.arguments)) {
                calls.push(call);
            }
        }
    }
    Ok(calls)
}

/// Returns calls with every value that both client and document reject, added to the request without the client's
/// validation. They show that the server does check requests.
pub(crate) fn forbidden(tool: Tool, served: &Served) -> Result<Vec<Call>, String> {
    let mut calls = Vec::new();
    for deriver in Deriver::all(tool, served)? {
        for case in deriver.cases.iter().filter(|case| matches!(case.expect, Expect::Invalid { .. })) {
            let Some(wrong) = deriver.forbidden(case) else { continue };
            let rest: Vec<_> = case.arguments.iter().filter(|argument| argument.name != wrong.name).cloned().collect();
            let mut call = deriver.call(&case.name, &rest, Some(&wrong.name), Outcome::Violation)?;
            let text = wrong.value.as_str().map_or_else(|| wrong.value.to_string(), str::to_owned);
            call.options = RequestOptions::new().query(&wrong.name, text);
            calls.push(call);
        }
    }
    Ok(calls)
}

/// Returns calls with a parameter that the document does not have.
pub(crate) fn undocumented(tool: Tool, served: &Served) -> Result<Vec<Call>, String> {
    let call = |deriver: Deriver<'_>| {
        let mut call = deriver.call("a parameter of no document", deriver.least(), None, Outcome::Violation)?;
        call.options = RequestOptions::new().query("no_such_parameter", "x");
        Ok(call)
    };
    Deriver::all(tool, served)?.into_iter().map(call).collect()
}

/// Returns calls for every example with its status; of a range such as `4XX` every status, with the examples in turn.
pub(crate) fn responses(tool: Tool, served: &Served) -> Result<Vec<Call>, String> {
    let mut calls = Vec::new();
    for deriver in Deriver::all(tool, served)? {
        let responses = served.responses(&deriver.operation);
        for responses in responses.chunk_by(|a, b| a.status == b.status) {
            let range = responses.first().and_then(|response| response.status.strip_suffix("XX"));
            let statuses: Vec<Option<u16>> = match range.map(str::parse::<u16>) {
                Some(Ok(hundreds)) => (0..100).map(|rest| Some(hundreds * 100 + rest)).collect(),
                _ => responses.iter().map(|response| response.status.parse().ok()).collect(),
            };
            for (status, response) in statuses.into_iter().zip(responses.iter().cycle()) {
                let status = status.ok_or_else(|| format!("no status is known for {}", response.status))?;
                let name = format!("{status} with the example {}", response.name);
                let example = Outcome::Example { status, body: response.body.clone() };
                let mut call = deriver.call(&name, deriver.least(), None, example)?;
                let prefer = format!("code={status}, example={}", response.name);
                call.options = RequestOptions::new().header("prefer", prefer);
                calls.push(call);
            }
        }
    }
    Ok(calls)
}

/// Returns true for a case that the client sends.
fn is_allowed(case: &Case) -> bool {
    let about_the_request = [Group::Request, Group::Parameter, Group::Together, Group::Constraint];
    about_the_request.contains(&case.group) && matches!(case.expect, Expect::Decoded(_)) && case.base.is_empty()
}

/// Derives the calls of an operation from its cases in the contract tests.
struct Deriver<'a> {
    tool: Tool,
    served: &'a Served,
    operation: Arc<Operation>,
    cases: Vec<Case>,
}

impl<'a> Deriver<'a> {
    fn all(tool: Tool, served: &'a Served) -> Result<Vec<Self>, String> {
        let deriver = |operation: &Arc<Operation>| {
            Ok(Self { tool, served, operation: Arc::clone(operation), cases: cases::of(operation)? })
        };
        served.operations.iter().map(deriver).collect()
    }

    /// Returns a call with these arguments and those that are required; `slipped` bypasses the client's validation.
    fn call(&self, name: &str, arguments: &[Argument], slipped: Option<&str>, expect: Outcome) -> Result<Call, String> {
        let mut arguments: Vec<Argument> = arguments.to_vec();
        arguments.extend(self.missing(&arguments, slipped));
        let fitted = arguments.into_iter().map(|argument| Ok((argument.name.clone(), self.fitted(&argument)?)));
        Ok(Call {
            operation: Arc::clone(&self.operation),
            name: name.to_owned(),
            arguments: fitted.collect::<Result<_, String>>()?,
            options: RequestOptions::new(),
            expect,
        })
    }

    /// Returns the required arguments: those of the first case without others.
    fn least(&self) -> &[Argument] {
        self.cases.iter().find(|case| is_allowed(case)).map(|case| case.arguments.as_slice()).unwrap_or_default()
    }

    /// Returns one of `x-one-of-required`, if none of them is given.
    fn missing(&self, arguments: &[Argument], slipped: Option<&str>) -> Option<Argument> {
        let names = self.served.of(&self.operation, "x-one-of-required")?.as_array()?;
        if arguments.iter().any(|given| !given.value.is_null() && names.contains(&json!(given.name))) {
            return None;
        }
        let name = names.iter().filter_map(Value::as_str).find(|name| Some(*name) != slipped)?;
        let mut known = self.cases.iter().filter(|case| is_allowed(case)).flat_map(|case| &case.arguments);
        known.find(|argument| argument.name == name && !argument.wire.trim().is_empty()).cloned()
    }

    /// Returns the value, or a replacement if a `format` in the document is stricter than the client, or if the servers
    /// cannot represent it.
    fn fitted(&self, argument: &Argument) -> Result<Value, String> {
        let schema = self.served.schema(&self.operation, &argument.name);
        let format = schema.get("format").and_then(Value::as_str);
        Ok(match (&argument.value, format) {
            (Value::String(_), Some("email")) => json!("maria@client.example"),
            (Value::String(_), Some("date")) => json!("2026-04-23"),
            (Value::String(_), Some(other)) => {
                return Err(format!("no value is known for parameter {} of format {other}", argument.name));
            }
            (Value::Number(number), _) => match number.as_i64() {
                Some(integer) => json!(integer.clamp(-MAX_SAFE, MAX_SAFE)),
                None => argument.value.clone(),
            },
            _ => argument.value.clone(),
        })
    }

    /// Returns the argument that makes a case invalid, if the document itself forbids its value. A required parameter
    /// is left out: it would be in the request twice.
    fn forbidden<'b>(&self, case: &'b Case) -> Option<&'b Argument> {
        let [name] = case.covers.as_slice() else { return None };
        let can_be_added = |it: &&Parameter| it.name == *name && !it.required && it.at == At::Query;
        self.operation.parameters.iter().find(can_be_added)?;
        let argument = case.arguments.iter().find(|argument| argument.name == *name)?;
        let schema = self.served.schema(&self.operation, name);
        let bound = |key: &str| schema.get(key).and_then(Value::as_f64);
        let is_forbidden = match &argument.value {
            // The client rejects an empty text by itself, so the document may allow it: the schema decides.
            Value::String(text) if text.is_empty() => {
                schema.get("$ref").is_none() && !jsonschema::is_valid(schema, &argument.value)
            }
            Value::String(_) => true,
            Value::Number(_) => {
                let value = argument.value.as_f64()?;
                bound("minimum").is_some_and(|least| value < least) || bound("maximum").is_some_and(|most| value > most)
            }
            _ => false,
        };
        (is_forbidden && self.can_check(argument)).then_some(argument)
    }

    fn can_check(&self, argument: &Argument) -> bool {
        let schema = self.served.schema(&self.operation, &argument.name);
        let in_path = self.operation.parameters.iter().any(|it| it.at == At::Path && it.name == argument.name);
        // Some servers decode a path before they split it.
        let fits = |text: &str| !in_path || !text.contains(['/', '\\', '%', '\0', '\n', '\t']);
        argument.value.as_str().is_none_or(|text| fits(text) && self.tool.can_check(schema, text))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use contract_tests::PROVIDERS;

    use super::*;

    /// Returns a document with one operation that has these parameters.
    fn served(parameters: Value) -> Served {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("example.json"), r#"{"n":1}"#).unwrap();
        let schema = json!({ "type": "object", "properties": { "n": { "type": "integer" } } });
        let examples = json!({ "a": { "externalValue": "example.json" }, "b": { "externalValue": "example.json" } });
        let response = json!({ "content": { "application/json": { "schema": schema, "examples": examples } } });
        let operation = json!({
            "operationId": "get_it",
            "x-one-of-required": ["left", "right"],
            "parameters": parameters,
            "responses": { "200": response, "4XX": response },
        });
        let document = json!({ "paths": { "/it": { "get": operation } } });
        Served::with_examples(&PROVIDERS[0], "it.yaml".to_owned(), document, folder.path(), folder.path()).unwrap()
    }

    fn parameter(name: &str, required: bool, schema: Value) -> Value {
        json!({ "name": name, "in": "query", "required": required, "schema": schema })
    }

    fn parameters() -> Value {
        json!([
            parameter("id", true, json!({ "type": "string", "maxLength": 9 })),
            parameter("left", false, json!({ "type": "string", "maxLength": 9 })),
            parameter("right", false, json!({ "type": "string", "maxLength": 9 })),
            parameter("limit", false, json!({ "type": "integer", "minimum": 1, "maximum": 5 })),
            parameter("day", false, json!({ "type": "string", "format": "date" })),
        ])
    }

    fn given<'a>(call: &'a Call, name: &str) -> Option<&'a Value> {
        call.arguments.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    #[test]
    fn every_call_has_what_it_needs() {
        let served = served(parameters());
        for tool in Tool::ALL {
            let calls = [allowed, forbidden, undocumented, responses].map(|derive| derive(tool, &served).unwrap());
            for call in calls.iter().flatten() {
                let has = |name| given(call, name).is_some_and(|value| !value.is_null());
                assert!(has("id") && (has("left") || has("right")), "{}", call.name);
            }
        }
    }

    #[test]
    fn values_inside_and_outside_of_bounds_are_tried() {
        let served = served(parameters());
        let calls = allowed(Tool::Prism, &served).unwrap();
        for limit in [1, 5] {
            assert!(calls.iter().any(|call| given(call, "limit") == Some(&json!(limit))));
        }
        let wrong = forbidden(Tool::Prism, &served).unwrap();
        for (beginning, parameter) in
            [("limit = 0 ", "limit"), ("limit = 6 ", "limit"), ("left = \"xxxxxxxxxx\" ", "left")]
        {
            let call = wrong.iter().find(|call| call.name.starts_with(beginning)).unwrap();
            assert_eq!(given(call, parameter), None);
        }
        assert!(wrong.iter().all(|call| !call.name.starts_with("id")), "it would be sent twice");
    }

    #[test]
    fn texts_have_the_format_that_servers_enforce() {
        let calls = allowed(Tool::Steady, &served(parameters())).unwrap();
        let days: HashSet<_> = calls.iter().filter_map(|call| given(call, "day")?.as_str()).collect();
        assert_eq!(days, HashSet::from(["2026-04-23"]));
        let unknown = json!([parameter("left", false, json!({ "type": "string", "format": "uri" }))]);
        assert!(allowed(Tool::Steady, &served(unknown)).err().unwrap().contains("uri"));
    }

    #[test]
    fn every_status_of_a_range_and_every_example_is_requested() {
        let calls = responses(Tool::Prism, &served(parameters())).unwrap();
        let names: HashSet<_> = calls.iter().map(|call| call.name.as_str()).collect();
        assert_eq!(names.len(), 102);
        for name in ["200 with the example a", "200 with the example b", "400 with the example a"] {
            assert!(names.contains(name), "{name}");
        }
        assert!(names.contains("499 with the example b"));
        let body = json!({ "n": 1 });
        assert!(calls.iter().all(|call| matches!(&call.expect, Outcome::Example { body: come, .. } if *come == body)));
    }
}
