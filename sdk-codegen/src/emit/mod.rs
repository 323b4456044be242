//! The generated code, from the model: calls of the macros of `sdk-runtime` and `sdk-emulator`, with one line a thing.

mod client;
mod docs;
mod emulator;
mod emulator_data;
mod enums;
mod example;
mod files;
mod objects;
mod operations;
mod pagination;
mod print;
mod tag;

use crate::model::Api;
pub use files::{Files, read_files, write_files};

/// The text of each generated file, by its name.
///
/// # Errors
///
/// A file is not Rust.
pub(crate) fn emit(api: &Api) -> Result<Files, String> {
    let tags = tag::tags(api);
    let mut files =
        Files::from([("mod.rs".to_owned(), client::file(api, &tags)), ("emulator.rs".to_owned(), emulator::file(api))]);
    files.extend(tags.iter().map(|tag| (format!("{}.rs", tag.module), tag.file(api))));
    for (name, text) in &files {
        syn::parse_file(text).map_err(|error| format!("`{name}` is not Rust: {error}"))?;
    }
    files.insert("emulator.json".to_owned(), emulator_data::file(api));
    Ok(files)
}
