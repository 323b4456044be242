//! The macros that generated code consists of. What does not differ between services and operations is written here once.
//!
//! They expand to items of an SDK crate: `client!` stands in the module `generated`, which holds `types` and `builder`;
//! `operation!` and `types!` stand two modules below it.

mod client;
mod enums;
mod list;
mod object;
mod operation;
mod sdk;
#[cfg(test)]
mod tests;
mod types;
