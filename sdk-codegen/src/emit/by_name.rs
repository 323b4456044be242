//! `call`, `stream` and `pages`: every operation through its typed builder, by wire names, for tests that are driven by
//! the document.
//! `decode`: the body of an answer to every operation, without the call, for tests that have very many bodies.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{Api, Operation, Rule};

/// One match arm an operation, one match arm an argument.
pub(super) fn by_name(api: &Api) -> TokenStream {
    let builders = api.operations.iter().map(builder);
    let sends = api.operations.iter().map(|operation| {
        let (id, method) = (&operation.id, format_ident!("{}", operation.id));
        quote!(#id => ::sdk_runtime::by_name::value(by_name::#method(client, operation, parameters)?.send().await?),)
    });
    let walk = |kind: &str, docs: TokenStream| {
        let kind = format_ident!("{kind}");
        let arms = api.operations.iter().filter_map(|operation| {
            let (id, method) = (&operation.id, format_ident!("{}", operation.id));
            let window = operation.pagination.as_ref()?.window.as_ref();
            let at_once = window.map(|_| quote!(.concurrency(concurrency)));
            Some(quote!(#id => Ok(Box::new(by_name::#method(client, operation, parameters)?.#kind() #at_once)),))
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
    let answers = api.operations.iter().map(answer);
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

fn answer(operation: &Operation) -> TokenStream {
    let (id, answer) = (&operation.id, format_ident!("{}", operation.success.body));
    let builder = format_ident!("{}", operation.rust);
    quote!(#id => ::sdk_runtime::by_name::decode::<types::#answer>(body, &builder::#builder::OPERATION),)
}

fn builder(operation: &Operation) -> TokenStream {
    let (method, builder) = (format_ident!("{}", operation.id), format_ident!("{}", operation.rust));
    let arms = operation.arguments.iter().map(|argument| {
        let (name, setter) = (&argument.name, format_ident!("{}", argument.rust));
        let reader = format_ident!(
            "{}",
            match argument.rule {
                Rule::Integer { .. } | Rule::UnixSeconds => "integer",
                Rule::Number { .. } => "number",
                Rule::Boolean => "boolean",
                Rule::Text { .. } | Rule::Choice { .. } => "text",
            }
        );
        quote!(#name => call.#setter(::sdk_runtime::by_name::#reader(name, value)?),)
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
