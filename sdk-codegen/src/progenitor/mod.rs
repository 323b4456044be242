//! Progenitor names types, members, builders, setters and variants. It is given what it can express, and the names are
//! taken from what it writes.

mod agree;
mod generate;
mod lower;

use progenitor::InterfaceStyle;

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
    let openapi = |error| document.violation("", "openapi", error);
    let (types, operations) = (lower::types(api).map_err(openapi)?, lower::operations(api).map_err(openapi)?);
    // Only builders have setters; but with them progenitor writes a builder for each type too, which is most of its work.
    let types = generate::generate(&types, InterfaceStyle::Positional);
    let named = types.and_then(|types| {
        let operations = generate::generate(&operations, InterfaceStyle::Builder)?;
        agree::agree(api, &types, &operations)
            .map_err(|what| format!("progenitor's output is not what `sdk-codegen` expects: {what}"))
    });
    Ok(named.map_err(|error| document.violation("", "progenitor", error))?)
}
