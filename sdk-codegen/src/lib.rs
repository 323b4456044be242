//! Turns a hand-written OpenAPI document into the typed client of an email SDK crate.
//!
//! The way is a short pipeline, one module a stage, each a function from value to value:
//!
//! 1. [`read()`]: YAML text to a [`Document`], which knows the line of every value.
//! 2. [`check()`]: the rules for a document, all violations at once.
//! 3. `lower`: what progenitor cannot express becomes something that it can; what it would drop is kept in notes.
//! 4. `generate`: progenitor writes types, client and builders.
//! 5. `finish`: passes over progenitor's output, one file a pass, which put the notes in.
//! 6. `print`: the text of `generated.rs`.
//!
//! The rules and extensions of a document are described in `spec/README.md`. Code that this crate writes
//! stands on `sdk-runtime`.

mod build_script;
mod check;
mod finish;
mod generate;
mod lower;
mod markdown;
mod pattern;
mod print;
mod read;
mod record;
mod rust_name;
mod scalar;
mod url;
mod violation;

use std::path::Path;

pub use build_script::build_script;
pub use check::check;
pub use read::{Document, join, read, read_text};
pub use rust_name::{pascal, snake};
pub use violation::{Failure, RULES, Violation};

/// Reads, checks and generates: the text of `generated.rs` for the document at `path`.
///
/// # Errors
///
/// All violations of the document's rules, or the reason why a later stage could not go on.
pub fn generate(path: &Path) -> Result<String, Failure> {
    generate_from(&read(path)?)
}

/// The text of `generated.rs` for a document that was read already. It is checked first.
///
/// # Errors
///
/// All violations of the document's rules, or the reason why a later stage could not go on.
pub fn generate_from(document: &Document) -> Result<String, Failure> {
    let violations = check(document);
    if !violations.is_empty() {
        return Err(Failure::new(violations));
    }
    let lowered = lower::lower(document)?;
    let file = generate::generate(document, &lowered)?;
    let file = finish::finish(document, &lowered, file)?;
    Ok(print::print(document, &file))
}
