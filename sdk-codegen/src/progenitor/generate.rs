//! Progenitor writes types, client and builders.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
};

use progenitor::{GenerationSettings, Generator, InterfaceStyle, TagStyle};

/// Runs progenitor over a lowered document.
///
/// # Errors
///
/// Progenitor refuses the document, or panics over it: the rules of `check` should have kept it away.
pub(super) fn generate(lowered: &openapiv3::OpenAPI, style: InterfaceStyle) -> Result<syn::File, String> {
    let mut settings = GenerationSettings::new();
    settings.with_interface(style).with_tag(TagStyle::Merged);
    let mut generator = Generator::new(&settings);
    let refused = |reason: String| format!("progenitor cannot generate from this document: {reason}");
    let tokens = catch_unwind(AssertUnwindSafe(|| generator.generate_tokens(lowered)))
        .map_err(|panic| refused(format!("panicked: {}", panic_text(panic.as_ref()))))?
        .map_err(|error| refused(error.to_string()))?;
    syn::parse2(tokens).map_err(|error| refused(format!("wrote something that is not Rust: {error}")))
}

fn panic_text(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given")
}
