//! `call`: every operation through its typed builder, by wire names, for tests that are driven by the document.
//! `decode`: the body of an answer to every operation, without the call, for tests that have very many bodies.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::parts::{Call, Parts};
use crate::lower::{Notes, OperationNote, Rule};

/// One match arm an operation, one match arm a parameter.
pub(super) fn by_name(notes: &Notes, parts: &Parts) -> TokenStream {
    let operations = notes.operations.iter().zip(&parts.calls).map(|(note, call)| operation(note, call));
    let answers = notes.operations.iter().zip(&parts.calls).map(|(note, call)| answer(note, call));
    quote! {
        /// Calls an operation by its name, with parameters by their wire names, through the same typed builders that
        /// everybody uses. It is for tests that take their cases from the document.
        ///
        /// # Errors
        ///
        /// `InvalidRequest` for a name that the document does not know or a value of another type; else as `send` of
        /// the operation.
        #[cfg(feature = "mock")]
        pub async fn call(
            client: &Client,
            operation: &str,
            parameters: &[(&str, ::serde_json::Value)],
        ) -> Result<::serde_json::Value, ::sdk_runtime::Error> {
            match operation {
                #(#operations)*
                _ => Err(::sdk_runtime::by_name::unknown_operation(operation)),
            }
        }

        /// Reads the body of an answer to an operation as its `send` does.
        ///
        /// # Errors
        ///
        /// `InvalidRequest` for a name that the document does not know, `Rejected` for a body that says that the call
        /// failed, `Decode` for one that cannot be read.
        #[cfg(feature = "mock")]
        #[doc(hidden)]
        pub fn decode(operation: &str, body: &[u8]) -> Result<::serde_json::Value, ::sdk_runtime::Error> {
            match operation {
                #(#answers)*
                _ => Err(::sdk_runtime::by_name::unknown_operation(operation)),
            }
        }
    }
}

fn answer(note: &OperationNote, call: &Call) -> TokenStream {
    let (id, answer) = (&call.id, format_ident!("{}", call.answer));
    let envelope = match &note.envelope {
        Some(envelope) => quote!(Some(#envelope)),
        None => quote!(None),
    };
    quote!(#id => ::sdk_runtime::by_name::decode::<types::#answer>(body, #envelope),)
}

fn operation(note: &OperationNote, call: &Call) -> TokenStream {
    let (id, method) = (&call.id, format_ident!("{}", call.id));
    let arms = note.parameters.iter().filter_map(|parameter| {
        let (name, setter) = (&parameter.name, call.setters.get(&parameter.name)?);
        let reader = format_ident!(
            "{}",
            match parameter.rule {
                Rule::Integer { .. } | Rule::UnixSeconds => "integer",
                Rule::Number { .. } => "number",
                Rule::Boolean => "boolean",
                Rule::Text { .. } | Rule::Choice { .. } => "text",
            }
        );
        Some(quote!(#name => call.#setter(::sdk_runtime::by_name::#reader(name, value)?),))
    });
    quote! {
        #id => {
            let mut call = client.#method();
            for (name, value) in parameters {
                call = match *name {
                    #(#arms)*
                    _ => return Err(::sdk_runtime::by_name::unknown_parameter(operation, name)),
                };
            }
            ::sdk_runtime::by_name::value(call.send().await?)
        }
    }
}
