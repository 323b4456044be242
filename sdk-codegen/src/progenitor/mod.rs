//! Progenitor names types, members, builders, setters and variants. It is given what it can express, and the names are
//! taken from what it writes.

mod agree;
mod generate;
mod lower;

use crate::{
    document::{Document, Failure},
    model::Api,
};

/// Puts the names that progenitor gives into the model.
///
/// # Errors
///
/// Progenitor refuses the document, although no rule found it, or gives no name to something.
pub(crate) fn name(document: &Document, api: &mut Api) -> Result<(), Failure> {
    let lowered = lower::lower(api).map_err(|error| document.violation("", "openapi", error))?;
    let named = generate::generate(&lowered).and_then(|file| {
        agree::agree(api, &file)
            .map_err(|what| format!("progenitor's output is not what `sdk-codegen` expects: {what}"))
    });
    Ok(named.map_err(|error| document.violation("", "progenitor", error))?)
}
