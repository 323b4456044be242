//! Enums: progenitor's variants, in the closed or open form that `sdk-runtime` defines.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::docs;
use crate::progenitor::{Notes, agree::Parts};

/// One macro call for every enum:
///
/// ```text
/// ::sdk_runtime::open_enum! {
///     /// Description.
///     pub enum Status { Sent = "sent", Bounced = "bounced" }
/// }
/// ```
pub(super) fn enums(notes: &Notes, parts: &Parts) -> TokenStream {
    let enums = notes.enums.iter().map(|note| {
        let (name, docs) = (format_ident!("{}", note.name), docs(&note.description));
        let form = format_ident!("{}", if note.open { "open_enum" } else { "closed_enum" });
        let variants = parts.variants(note).map(|(variant, value)| quote!(#variant = #value));
        quote! { #[in_macro(#form)] #docs pub enum #name { #(#variants),* } }
    });
    quote!(#(#enums)*)
}
