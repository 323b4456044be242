//! Stage 4: progenitor writes types, client and builders.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
};

use progenitor::{GenerationSettings, Generator, InterfaceStyle, TagStyle};

use super::lower::Lowered;
use crate::document::{Document, Failure};

/// Runs progenitor over a lowered document.
///
/// # Errors
///
/// Progenitor refuses the document, or panics over it: the rules of `check` should have kept it away.
pub(crate) fn generate(document: &Document, lowered: &Lowered) -> Result<syn::File, Failure> {
    let mut settings = GenerationSettings::new();
    settings.with_interface(InterfaceStyle::Builder).with_tag(TagStyle::Merged);
    let mut generator = Generator::new(&settings);
    let tokens = catch_unwind(AssertUnwindSafe(|| generator.generate_tokens(&lowered.api)))
        .map_err(|panic| refused(document, &format!("panicked: {}", panic_text(panic.as_ref()))))?
        .map_err(|error| refused(document, &error.to_string()))?;
    syn::parse2(tokens).map_err(|error| refused(document, &format!("wrote something that is not Rust: {error}")))
}

fn refused(document: &Document, reason: &str) -> Failure {
    document.violation("", "progenitor", format!("progenitor cannot generate from this document: {reason}")).into()
}

fn panic_text(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given")
}
