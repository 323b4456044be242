//! `schemas`: the JSON schema of every type, by its name, for tests that compare them with the document.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::progenitor::Notes;

pub(super) fn schemas(notes: &Notes) -> TokenStream {
    let objects = notes.objects.iter().map(|note| &note.name);
    let enums = notes.enums.iter().map(|note| &note.name);
    let names = objects.chain(enums).map(|name| format_ident!("{name}"));
    quote! {
        /// The JSON schema of every type in [`types`], by its name. References lead to `#/$defs/<name>`.
        #[cfg(all(feature = "mock", feature = "schemars"))]
        #[doc(hidden)]
        pub fn schemas() -> ::serde_json::Map<String, ::serde_json::Value> {
            let mut generator = ::sdk_runtime::__private::schemars::SchemaGenerator::default();
            #(generator.subschema_for::<types::#names>();)*
            generator.take_definitions(true)
        }
    }
}
