//! The contract tests, one test per subject. The cases are those of `cargo xtask contract`.
#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only, not beside them")]

use std::{collections::BTreeSet, sync::LazyLock};

use contract_tests::{Case, Group, PROVIDERS, Provider, all_cases, report, run};
use serde_json::Value;

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| all_cases().unwrap());

async fn passes(group: Group) {
    let cases: Vec<Case> = CASES.iter().filter(|case| case.group == group).cloned().collect();
    assert!(!cases.is_empty());
    let failures = report::failures(&run(cases).await);
    assert!(failures.is_empty(), "{failures}");
}

#[tokio::test]
async fn a_request_has_method_path_and_headers_and_no_query_of_its_own() {
    passes(Group::Request).await;
}

#[tokio::test]
async fn a_parameter_is_sent_under_its_exact_name_with_its_exact_value() {
    passes(Group::Parameter).await;
}

#[tokio::test]
async fn all_parameters_can_be_sent_together() {
    passes(Group::Together).await;
}

#[tokio::test]
async fn a_value_one_step_outside_a_constraint_is_refused_before_anything_is_sent() {
    passes(Group::Constraint).await;
}

#[tokio::test]
async fn every_example_survives_the_round_trip() {
    passes(Group::Example).await;
}

#[tokio::test]
async fn a_field_may_be_null_absent_or_in_another_form() {
    passes(Group::Field).await;
}

#[tokio::test]
async fn an_unknown_value_of_an_open_enum_is_returned_unchanged() {
    passes(Group::OpenEnum).await;
}

#[tokio::test]
async fn an_error_keeps_everything_that_the_service_sent() {
    passes(Group::Failure).await;
}

#[tokio::test]
async fn a_body_that_is_not_a_response_is_an_error_whatever_its_status() {
    passes(Group::FalseSuccess).await;
}

#[test]
fn every_operation_has_cases_of_every_group() {
    for provider in PROVIDERS {
        let document = raw(provider);
        let operations: Vec<&Value> = operations(&document);
        assert!(!operations.is_empty(), "{}", provider.name);
        for operation in operations {
            let id = operation["operationId"].as_str().unwrap();
            let groups: Vec<Group> = cases_of(provider, id).iter().map(|case| case.group).collect();
            for group in Group::ALL {
                let possible = match group {
                    Group::Parameter | Group::Together => operation.get("parameters").is_some(),
                    Group::OpenEnum => reachable(&document, &successes(operation)).iter().any(|name| {
                        document["components"]["schemas"][name.as_str()].get("x-extensible-enum").is_some()
                    }),
                    Group::Field => !references(&successes(operation)).is_empty(),
                    // Bytes are never looked into.
                    Group::FalseSuccess => successes(operation).get("*/*").is_none(),
                    _ => true,
                };
                assert_eq!(groups.contains(&group), possible, "{} {id} {group}", provider.name);
            }
        }
    }
}

/// The names are read from the document once more, so that omissions of the tests' reader are found.
#[test]
fn every_parameter_and_every_field_of_a_document_occurs_in_a_case() {
    for provider in PROVIDERS {
        let document = raw(provider);
        for operation in operations(&document) {
            let id = operation["operationId"].as_str().unwrap();
            let covered: BTreeSet<&str> =
                cases_of(provider, id).iter().flat_map(|case| &case.covers).map(String::as_str).collect();
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                let name = parameter["name"].as_str().unwrap();
                assert!(covered.contains(name), "{} {id}: parameter {name}", provider.name);
            }
            let wrapper = wrapper(&document, operation);
            for component in reachable(&document, &successes(operation)) {
                let schema = &document["components"]["schemas"][component.as_str()];
                let fields = schema["properties"].as_object().into_iter().flat_map(|fields| fields.keys());
                for field in fields.filter(|_| Some(&component) != wrapper.as_ref()) {
                    let label = format!("{component}.{field}");
                    assert!(covered.contains(label.as_str()), "{} {id}: field {label}", provider.name);
                }
            }
        }
    }
}

fn raw(provider: &Provider) -> Value {
    sdk_codegen::read(&provider.document()).unwrap().json().clone()
}

fn operations(document: &Value) -> Vec<&Value> {
    document["paths"].as_object().unwrap().values().flat_map(|methods| methods.as_object().unwrap().values()).collect()
}

/// Returns the content of the responses of success, by media type.
fn successes(operation: &Value) -> Value {
    let responses = operation["responses"].as_object().unwrap().iter();
    let contents = responses.filter(|(status, _)| status.starts_with('2')).map(|(_, response)| &response["content"]);
    contents.filter_map(Value::as_object).flatten().map(|(media, content)| (media.clone(), content.clone())).collect()
}

fn cases_of(provider: &Provider, id: &str) -> Vec<&'static Case> {
    CASES.iter().filter(|case| case.operation.provider.name == provider.name && case.operation.id == id).collect()
}

/// Returns the component that is only the wrapper of the response: its fields are not part of a call's value.
fn wrapper(document: &Value, operation: &Value) -> Option<String> {
    let content = successes(operation);
    let reference = content["application/json"]["schema"]["$ref"].as_str()?;
    operation.get("x-envelope").or(document["x-sdk"].get("envelope"))?.as_str()?;
    reference.rsplit('/').next().map(str::to_owned)
}

/// Returns the names of the components that are referenced from here, directly or indirectly.
fn reachable(document: &Value, from: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = references(from);
    while let Some(name) = open.pop() {
        if found.insert(name.clone()) {
            open.extend(references(&document["components"]["schemas"][name.as_str()]));
        }
    }
    found
}

fn references(value: &Value) -> Vec<String> {
    match value {
        Value::Object(members) => {
            let own = members.get("$ref").and_then(Value::as_str).and_then(|to| to.rsplit('/').next());
            own.map(str::to_owned).into_iter().chain(members.values().flat_map(references)).collect()
        }
        Value::Array(list) => list.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}
