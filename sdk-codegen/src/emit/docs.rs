//! Documentation comments from the document's descriptions.

use crate::{markdown, model::Operation};

/// One `///` line for every line of `text`, long ones broken.
pub(super) fn lines(text: &str) -> Vec<String> {
    let lines = markdown::lines(text).into_iter();
    lines.map(|line| if line.is_empty() { "///".to_owned() } else { format!("/// {line}") }).collect()
}

/// Paragraphs, those that say nothing left out.
pub(super) fn paragraphs<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let texts: Vec<_> = texts.into_iter().map(markdown::trimmed).filter(|text| !text.is_empty()).collect();
    texts.join("\n\n")
}

/// Values as code, separated by commas.
pub(super) fn code_list<'a>(values: impl IntoIterator<Item = &'a String>) -> String {
    let values: Vec<_> = values.into_iter().map(|value| format!("`{value}`")).collect();
    values.join(", ")
}

/// Documents what `x-one-of-required` demands of a caller.
pub(super) fn one_of_docs(operation: &Operation) -> String {
    match operation.one_of.as_slice() {
        [] => String::new(),
        names => format!("**One of {} must be given**; a call without any is a validation error.", code_list(names)),
    }
}
