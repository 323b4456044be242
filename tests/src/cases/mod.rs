//! The cases of an operation, one module per subject.

mod bounds;
mod constraints;
mod contents;
mod envelope;
mod examples;
mod failures;
mod fields;
mod parameters;
mod requests;
mod responses;
mod values;

use std::sync::Arc;

use serde_json::Value;

use crate::{
    canonical::wrapped,
    case::{Argument, Case, Expect, Group, Response},
    document::Operation,
    sample,
};

pub use values::required;

/// Returns all cases of an operation.
///
/// # Errors
///
/// Fails if the operation has something that these tests do not support.
pub fn of(operation: &Arc<Operation>) -> Result<Vec<Case>, String> {
    let maker = Maker { operation, required: values::required(operation)? };
    let mut cases = requests::cases(&maker);
    cases.extend(parameters::cases(&maker)?);
    cases.extend(constraints::cases(&maker)?);
    cases.extend(examples::cases(&maker));
    if operation.is_described() {
        cases.extend(fields::cases(&maker));
        cases.extend(responses::cases(&maker));
        cases.extend(envelope::cases(&maker));
    } else {
        cases.extend(contents::cases(&maker));
    }
    cases.extend(failures::cases(&maker));
    Ok(cases)
}

/// Makes the cases of one operation.
struct Maker<'a> {
    operation: &'a Arc<Operation>,
    /// The required arguments.
    required: Vec<Argument>,
}

impl Maker<'_> {
    /// Returns a call with the required arguments only, which succeeds.
    fn case(&self, group: Group, name: impl Into<String>) -> Case {
        let response = sample::least(self.operation);
        Case {
            operation: Arc::clone(self.operation),
            group,
            name: name.into(),
            covers: Vec::new(),
            base: "",
            arguments: self.required.clone(),
            response: Response::content(self.operation, &wrapped(self.operation, &response)),
            expect: Expect::Decoded(response),
        }
    }

    /// Returns a call with these additional arguments, which succeeds.
    fn call(&self, group: Group, name: impl Into<String>, arguments: &[Argument]) -> Case {
        let mut case = self.case(group, name);
        case.covers = arguments.iter().map(|argument| argument.name.clone()).collect();
        let one_of = |name: &String| self.operation.one_of.contains(name);
        let replaces = |own: &String, other: &String| own == other || (one_of(own) && one_of(other));
        case.arguments.retain(|own| !arguments.iter().any(|argument| replaces(&own.name, &argument.name)));
        case.arguments.extend(arguments.iter().cloned());
        case
    }

    /// Returns a call whose response has status 200 and this body, and gives `expected`.
    fn decoded(&self, group: Group, name: impl Into<String>, body: &Value, expected: Value) -> Case {
        let response = Response::content(self.operation, body);
        Case { response, expect: Expect::Decoded(expected), ..self.case(group, name) }
    }

    /// Returns a call that fails with this response.
    fn failed(&self, group: Group, name: impl Into<String>, response: Response, failed: crate::case::Failed) -> Case {
        Case { response, expect: Expect::Failed(failed), ..self.case(group, name) }
    }
}
