//! Method, path and headers, and no parameters but those that are set.

use serde_json::Value;

use super::Maker;
use crate::case::{Argument, Case, Group};

/// Returns the calls that differ in nothing else. The runner checks method, path, headers and query of every request.
pub(super) fn cases(maker: &Maker<'_>) -> Vec<Case> {
    let mut cases: Vec<Case> = [
        ("nothing set", ""),
        ("base URL with a trailing slash", "/"),
        ("base URL with a path", "/some/where"),
        ("base URL with a path and a trailing slash", "/some/where/"),
    ]
    .map(|(name, base)| Case { base, ..maker.case(Group::Request, name) })
    .into();
    let optional = maker.operation.parameters.iter().filter(|parameter| maker.operation.is_optional(parameter));
    let none: Vec<_> = optional
        .map(|parameter| Argument { name: parameter.name.clone(), value: Value::Null, wire: String::new() })
        .collect();
    let mut case = maker.call(Group::Request, "every parameter set to none", &none);
    case.covers.clear();
    cases.push(case);
    for status in &maker.operation.statuses {
        let mut case = maker.case(Group::Request, format!("status {status}"));
        case.response.status = *status;
        cases.push(case);
    }
    cases
}
