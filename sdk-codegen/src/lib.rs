//! Turns a hand-written OpenAPI document into the typed client of an email SDK crate.
//!
//! The way is a short pipeline, one folder a stage, each a function from value to value:
//!
//! 1. `document`: YAML text to a [`Document`], which knows the line of every value.
//! 2. `check`: the rules for a document, all violations at once.
//! 3. `model`: an [`Api`], which says what the document means. Everything after this reads nothing else.
//! 4. `progenitor`: names types, members, builders and setters, and is held against the model.
//! 5. `emit`: writes the code.
//!
//! The rules and extensions of a document are described in `spec/README.md`. Code that this crate writes
//! stands on `sdk-runtime`.

mod build_script;
mod check;
mod document;
mod emit;
mod markdown;
mod model;
mod progenitor;
mod replace;
mod url;

use std::path::Path;

pub use build_script::build_script;
pub use check::check;
pub use document::{Document, Failure, RULES, Violation, emulator_path, join, read, read_text, read_texts};
pub use emit::{Files, read_files, write_files};
pub use model::{
    Api, Argument, Content, FailureMarkers, Limit, Operation, Place, Repeat, Response, Rule, Server, pascal, snake,
};
pub use replace::{Change, replace};

/// Reads, checks and generates: the files of the module `generated` for the document at `path`.
///
/// # Errors
///
/// All violations of the document's rules, or the reason why a later stage could not go on.
pub fn generate(path: &Path) -> Result<Files, Failure> {
    generate_from(&read(path)?)
}

/// The files of the module `generated` for a document that was read already. It is checked first.
///
/// # Errors
///
/// All violations of the document's rules, or the reason why a later stage could not go on.
pub fn generate_from(document: &Document) -> Result<Files, Failure> {
    let violations = check(document);
    if !violations.is_empty() {
        return Err(Failure::new(violations));
    }
    let mut api = Api::read(document);
    progenitor::name(document, &mut api)?;
    Ok(emit::emit(&api).map_err(|error| document.violation("", "progenitor", error))?)
}
