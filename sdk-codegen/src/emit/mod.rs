//! Stage 5: passes over progenitor's output, which put the notes of `lower` in.
//!
//! Progenitor decides what exists and how it is named; `progenitor::agree` reads that from its output and fails when the output
//! no longer has the shape that is expected. The other passes write the lean form that stands on `sdk-runtime`.

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

pub(crate) use print::print;
use quote::quote;

use crate::{
    document::{Document, Failure},
    progenitor::{Lowered, agree},
};

/// The finished file.
///
/// # Errors
///
/// Progenitor's output does not have the shape that the passes expect.
pub(crate) fn finish(document: &Document, lowered: &Lowered, file: syn::File) -> Result<syn::File, Failure> {
    let notes = &lowered.notes;
    let broken = |what: String| -> Failure {
        let message = format!("progenitor's output is not what `sdk-codegen` expects: {what}");
        document.violation("", "progenitor", message).into()
    };
    let parts = agree::take(file, notes).map_err(broken)?;
    let client = client::client(document, notes, &parts);
    let enums = enums::enums(notes, &parts);
    let objects = objects::objects(notes, &parts).map_err(broken)?;
    let calls = operations::calls(notes, &parts).map_err(broken)?;
    let by_name = by_name::by_name(notes, &parts);
    let emulator = emulator::emulator(document, notes, &parts);
    let schemas = schemas::schemas(notes);
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
    syn::parse2(tokens).map_err(|error| broken(format!("the finished code is not Rust: {error}")))
}
