//! The generated code, from the model. It stands on `sdk-runtime`.

mod by_name;
mod client;
mod docs;
mod emulator;
mod enums;
mod example;
mod fixtures;
mod objects;
mod operations;
mod pagination;
mod print;
mod schemas;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::model::Api;

/// The text of the generated code.
///
/// # Errors
///
/// The code is not Rust.
pub(crate) fn emit(api: &Api) -> Result<String, String> {
    let (client, enums, objects) = (client::client(api), enums::enums(api), objects::objects(api));
    let (calls, by_name) = (operations::calls(api), by_name::by_name(api));
    let (emulator, schemas) = (emulator::emulator(api), schemas::schemas(api));
    let tokens = quote! {
        #client
        /// What calls take and answer.
        pub mod types {
            pub use ::sdk_runtime::{Timestamp, UnixTime};
            #enums
            #objects
        }
        /// Calls under construction: set parameters, then send.
        pub mod builder {
            #calls
        }
        #by_name
        #emulator
        #schemas
    };
    let file = syn::parse2(tokens).map_err(|error| format!("the generated code is not Rust: {error}"))?;
    Ok(print::print(&api.document, &file))
}

fn option(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}
