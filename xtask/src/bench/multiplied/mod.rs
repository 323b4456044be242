//! Costs of an operation in a large document: of the maintainers' commands, and of compiling the crate.
//!
//! Large documents are made of small ones, by copies of all operations and types. The workspaces with the crates stand in
//! the target folder, in `multiplied/`.

mod document;
mod folder;

use super::{
    cargo::{median, seconds},
    figure::Figure,
};
use crate::workspace;
use folder::Folder;

/// A document that is multiplied.
struct Kind {
    /// Its name in the table.
    name: &'static str,
    /// The document, from the root of the workspace.
    document: &'static str,
    /// Seconds that an operation may cost the build of the crate alone, without features.
    build: f64,
}

const KINDS: [Kind; 2] = [
    Kind { name: "log-like", document: "spec/jetemail.yaml", build: 0.08 },
    Kind { name: "small", document: "xtask/src/bench/multiplied/small/small.yaml", build: 0.05 },
];

/// Seconds that `regenerate` and `verify` may take at 64 operations, by operation.
const COMMAND: f64 = 2.0 / 64.0;

/// Highest ratio of the build with `mock` to the one without.
const MOCK: f64 = 1.3;

/// Measures at about so many operations; builds everything so many times.
pub(super) fn measure(operations: usize, rounds: usize) -> Result<Vec<Figure>, String> {
    let mut figures = Vec::new();
    for kind in &KINDS {
        figures.extend(of_kind(kind, operations, rounds)?);
    }
    Ok(figures)
}

fn of_kind(kind: &Kind, operations: usize, rounds: usize) -> Result<Vec<Figure>, String> {
    let source = workspace::root().join(kind.document);
    let (few, many) = (Folder::new(kind.name, &source, 1)?, Folder::new(kind.name, &source, operations)?);
    if many.operations == few.operations {
        return Err(format!("`{}` has {} operations by itself; ask for more", kind.document, few.operations));
    }
    few.xtask("regenerate")?;
    let regenerate = of_rounds(rounds, || {
        many.forget_generated()?;
        many.xtask("regenerate")
    })?;
    let verify = of_rounds(rounds, || many.xtask("verify"))?;
    let build = of_operation(&few, &many, rounds, &["build"])?;
    let mock = of_operation(&few, &many, rounds, &["build", "--features", "mock"])?;

    let name = |what: &str| format!("{}: {what}", many.cargo.name);
    let of_command = COMMAND * many.operations as f64;
    Ok(vec![
        Figure::bound(name("`regenerate`"), regenerate, of_command, seconds),
        Figure::bound(name("`verify`"), verify, of_command, seconds),
        Figure::bound(name("build of the crate alone, per operation"), build, kind.build, milliseconds),
        Figure::ratio(name("the same with `mock`, and without"), mock, build, Some(MOCK), milliseconds),
    ])
}

/// The seconds by which an operation more makes the build of the crate alone longer.
fn of_operation(few: &Folder, many: &Folder, rounds: usize, build: &[&str]) -> Result<f64, String> {
    let measure = |folder: &Folder| {
        folder.cargo.measure(build)?; // what the crate depends on
        of_rounds(rounds, || {
            folder.cargo.forget_packages()?;
            folder.cargo.measure(build)
        })
    };
    Ok((measure(many)? - measure(few)?) / (many.operations - few.operations) as f64)
}

fn of_rounds(rounds: usize, measure: impl Fn() -> Result<f64, String>) -> Result<f64, String> {
    let times: Result<Vec<_>, String> = (0..rounds).map(|_| measure()).collect();
    times.map(median)
}

fn milliseconds(seconds: f64) -> String {
    format!("{:.0} ms", seconds * 1e3)
}
