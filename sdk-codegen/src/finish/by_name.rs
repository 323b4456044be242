//! `call`, `stream` and `pages`: every operation through its typed builder, by wire names, for tests that are driven by
//! the document.
//! `decode`: the body of an answer to every operation, without the call, for tests that have very many bodies.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::parts::{Call, Parts};
use crate::lower::{Notes, OperationNote, PaginationNote, Rule};

/// One match arm an operation, one match arm a parameter.
pub(super) fn by_name(notes: &Notes, parts: &Parts) -> TokenStream {
    let builders = notes.operations.iter().zip(&parts.calls).map(|(note, call)| builder(note, call));
    let sends = parts.calls.iter().map(|call| {
        let (id, method) = (&call.id, format_ident!("{}", call.id));
        quote!(#id => ::sdk_runtime::by_name::value(by_name::#method(client, operation, parameters)?.send().await?),)
    });
    let walk = |kind: &str, docs: TokenStream| {
        let kind = format_ident!("{kind}");
        let lists = notes.operations.iter().zip(&parts.calls).filter(|(note, _)| note.pagination.is_some());
        let arms = lists.map(|(note, call)| {
            let (id, method) = (&call.id, format_ident!("{}", call.id));
            let is_pinned = note.pagination.as_ref().is_some_and(PaginationNote::is_pinned);
            let at_once = is_pinned.then(|| quote!(.concurrency(concurrency)));
            quote!(#id => Ok(Box::new(by_name::#method(client, operation, parameters)?.#kind() #at_once)),)
        });
        quote! {
            #docs
            #[cfg(feature = "mock")]
            #[doc(hidden)]
            #[allow(unused_variables, reason = "a document need not have lists, or such that are read by several requests at once")]
            pub fn #kind(
                client: &Client,
                operation: &str,
                parameters: &[(&str, ::serde_json::Value)],
                concurrency: usize,
            ) -> Result<Box<dyn ::sdk_runtime::by_name::Walk>, ::sdk_runtime::Error> {
                match operation {
                    #(#arms)*
                    _ => Err(::sdk_runtime::by_name::unknown_operation(operation)),
                }
            }
        }
    };
    let stream = walk(
        "stream",
        quote! {
        /// What `stream` of an operation yields, as JSON; with so many requests at once where the operation can do that.
        ///
        /// # Errors
        ///
        /// `InvalidRequest` for a name that the document does not know, a list or a parameter, or a value of another type.
        },
    );
    let pages = walk(
        "pages",
        quote! {
        /// What `pages` of an operation yields, as JSON.
        ///
        /// # Errors
        ///
        /// As [`stream`].
        },
    );
    let answers = parts.calls.iter().map(answer);
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
                #(#sends)*
                _ => Err(::sdk_runtime::by_name::unknown_operation(operation)),
            }
        }

        #stream
        #pages

        /// The builders of the calls, with parameters by their wire names.
        #[cfg(feature = "mock")]
        mod by_name {
            #(#builders)*
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

fn answer(call: &Call) -> TokenStream {
    let Call { id, builder, answer, .. } = call;
    let answer = format_ident!("{answer}");
    quote!(#id => ::sdk_runtime::by_name::decode::<types::#answer>(body, &builder::#builder::OPERATION),)
}

fn builder(note: &OperationNote, call: &Call) -> TokenStream {
    let (method, builder) = (format_ident!("{}", call.id), &call.builder);
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
        pub(super) fn #method(
            client: &super::Client,
            operation: &str,
            parameters: &[(&str, ::serde_json::Value)],
        ) -> Result<super::builder::#builder, ::sdk_runtime::Error> {
            let mut call = client.#method();
            for (name, value) in parameters {
                call = match *name {
                    #(#arms)*
                    _ => return Err(::sdk_runtime::by_name::unknown_parameter(operation, name)),
                };
            }
            Ok(call)
        }
    }
}
