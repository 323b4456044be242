//! Enums, in the closed or open form that `sdk-runtime` defines.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::docs;
use crate::model::Api;

/// One macro call for every enum:
///
/// ```text
/// ::sdk_runtime::open_enum! {
///     /// Description.
///     pub enum Status { Sent = "sent", Bounced = "bounced" }
/// }
/// ```
pub(super) fn enums(api: &Api) -> TokenStream {
    let enums = api.enums.iter().map(|choice| {
        let (name, docs) = (format_ident!("{}", choice.name), docs(&choice.description));
        let form = format_ident!("{}", if choice.open { "open_enum" } else { "closed_enum" });
        let variants = choice.values.iter().map(|value| {
            let (variant, text) = (format_ident!("{}", value.rust), &value.text);
            quote!(#variant = #text)
        });
        quote! { #[in_macro(#form)] #docs pub enum #name { #(#variants),* } }
    });
    quote!(#(#enums)*)
}
