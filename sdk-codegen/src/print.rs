//! Stage 6: the text of `generated.rs`.

use crate::read::Document;

/// Formats the file and puts a line above it that says what made it.
pub(crate) fn print(document: &Document, file: &syn::File) -> String {
    let name = document.name();
    let code = prettyplease::unparse(file);
    format!(
        "// Made from {name} by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.\n\n{code}"
    )
}
