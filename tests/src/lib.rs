//! Contract tests: what the SDK crates send and read, against what the documents say, over real HTTP.
//!
//! No operation, parameter or field is named in this crate. A [`Document`] is read from the YAML independently of
//! `sdk-codegen`; [`cases::of`] derives [`Case`]s from it; [`run()`] sends each one through the generated client to a
//! server on loopback and compares. Additions to a document are tested without a change here.
//!
//! ```text
//! provider -> document -> cases -> run -> report
//! ```

pub mod canonical;
pub mod case;
pub mod cases;
pub mod document;
pub mod pattern;
pub mod probe;
pub mod provider;
pub mod report;
pub mod run;
pub mod sample;
pub mod stub_server;
pub mod wire;

pub use case::{Case, Expect, Group};
pub use document::Document;
pub use provider::{PROVIDERS, Provider};
pub use run::{Outcome, run};

/// Returns all cases of all providers.
///
/// # Errors
///
/// Fails if a document cannot be read, or contains something that these tests cannot test.
pub fn all_cases() -> Result<Vec<Case>, String> {
    let mut all = Vec::new();
    for provider in PROVIDERS {
        for operation in Document::read(provider)?.operations {
            all.extend(cases::of(&operation)?);
        }
    }
    Ok(all)
}

/// Compiles the README's code.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
