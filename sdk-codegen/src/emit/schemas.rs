//! `schemas`: the JSON schema of every type, by its name, for tests that compare them with the document.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::Api;

pub(super) fn schemas(api: &Api) -> TokenStream {
    let objects = api.objects.iter().map(|object| &object.name);
    let enums = api.enums.iter().map(|choice| &choice.name);
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
