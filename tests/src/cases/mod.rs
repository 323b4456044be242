//! The cases of an operation, one module a subject.

mod answers;
mod bounds;
mod constraints;
mod contents;
mod envelope;
mod examples;
mod failures;
mod fields;
mod parameters;
mod requests;
mod values;

use std::sync::Arc;

use serde_json::Value;

use crate::{
    canonical::wrapped,
    case::{Answer, Argument, Case, Expect, Group},
    document::Operation,
    sample,
};

pub use values::required;

/// All cases of an operation.
///
/// # Errors
///
/// It has something that these tests do not know.
pub fn of(operation: &Arc<Operation>) -> Result<Vec<Case>, String> {
    let maker = Maker { operation, required: values::required(operation)? };
    let mut cases = requests::cases(&maker);
    cases.extend(parameters::cases(&maker)?);
    cases.extend(constraints::cases(&maker)?);
    cases.extend(examples::cases(&maker));
    if operation.is_described() {
        cases.extend(fields::cases(&maker));
        cases.extend(answers::cases(&maker));
        cases.extend(envelope::cases(&maker));
    } else {
        cases.extend(contents::cases(&maker));
    }
    cases.extend(failures::cases(&maker));
    Ok(cases)
}

/// Makes cases of one operation.
struct Maker<'a> {
    operation: &'a Arc<Operation>,
    /// Arguments without which no call is sent.
    required: Vec<Argument>,
}

impl Maker<'_> {
    /// A call with no more than it needs, which succeeds.
    fn case(&self, group: Group, name: impl Into<String>) -> Case {
        let answer = sample::least(self.operation);
        Case {
            operation: Arc::clone(self.operation),
            group,
            name: name.into(),
            covers: Vec::new(),
            base: "",
            arguments: self.required.clone(),
            answer: Answer::content(self.operation, &wrapped(self.operation, &answer)),
            expect: Expect::Decoded(answer),
        }
    }

    /// A call with these arguments besides, which succeeds.
    fn call(&self, group: Group, name: impl Into<String>, arguments: &[Argument]) -> Case {
        let mut case = self.case(group, name);
        case.covers = arguments.iter().map(|argument| argument.name.clone()).collect();
        let one_of = |name: &String| self.operation.one_of.contains(name);
        let replaces = |own: &String, other: &String| own == other || (one_of(own) && one_of(other));
        case.arguments.retain(|own| !arguments.iter().any(|argument| replaces(&own.name, &argument.name)));
        case.arguments.extend(arguments.iter().cloned());
        case
    }

    /// A call that is answered with status 200 and this body, which gives `expected`.
    fn answered(&self, group: Group, name: impl Into<String>, body: &Value, expected: Value) -> Case {
        let answer = Answer::content(self.operation, body);
        Case { answer, expect: Expect::Decoded(expected), ..self.case(group, name) }
    }

    /// A call that is answered with this and fails.
    fn failed(&self, group: Group, name: impl Into<String>, answer: Answer, failed: crate::case::Failed) -> Case {
        Case { answer, expect: Expect::Failed(failed), ..self.case(group, name) }
    }
}
