//! The outcomes of the cases, as text.

use std::fmt::Write as _;

use crate::run::Outcome;

/// Returns a row for each operation and one for the total, then every failure with the expected and the actual result.
#[must_use]
pub fn report(outcomes: &[Outcome]) -> String {
    let operations = operations(outcomes);
    let width = operations.iter().map(|name| name.chars().count()).max().unwrap_or(0).max("operation".len());
    let mut text = format!("{:width$}  {:>6}  {:>6}  {:>6}\n", "operation", "cases", "passed", "failed");
    let mut row = |name: &str, outcomes: &[&Outcome]| {
        let passed = outcomes.iter().filter(|outcome| outcome.failure.is_none()).count();
        let (cases, failed) = (outcomes.len(), outcomes.len() - passed);
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "{name:width$}  {cases:>6}  {passed:>6}  {failed:>6}");
    };
    for operation in &operations {
        let of_this: Vec<_> = outcomes.iter().filter(|outcome| name_of(outcome) == *operation).collect();
        row(operation, &of_this);
    }
    row("all", &outcomes.iter().collect::<Vec<_>>());
    text.push_str(&failures(outcomes));
    text
}

/// Returns every failure.
#[must_use]
pub fn failures(outcomes: &[Outcome]) -> String {
    let mut text = String::new();
    for outcome in outcomes {
        if let Some(failure) = &outcome.failure {
            let failure = failure.replace('\n', "\n    ");
            let _ = write!(
                text,
                "\n{} · {} · {}\n    {failure}\n",
                name_of(outcome),
                outcome.case.group,
                outcome.case.name
            );
        }
    }
    text
}

fn operations(outcomes: &[Outcome]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in outcomes.iter().map(name_of) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn name_of(outcome: &Outcome) -> String {
    let operation = &outcome.case.operation;
    format!("{} {}", operation.provider.name, operation.id)
}
