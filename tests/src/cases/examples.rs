//! The examples of the document, whole.

use super::Maker;
use crate::{
    canonical::{unwrapped, wrapped},
    case::{Case, Group},
    sample,
};

/// Returns every example unchanged, bare and wrapped, and with fields that the document does not have.
pub(super) fn cases(maker: &Maker<'_>) -> Vec<Case> {
    let operation = maker.operation;
    let mut cases = Vec::new();
    for example in &operation.examples {
        let bare = unwrapped(operation, &example.value);
        let more = wrapped(operation, &sample::with_unknown_fields(&operation.response, bare));
        let case =
            |form: &str, body| maker.decoded(Group::Example, format!("{} {form}", example.name), body, bare.clone());
        cases.push(case("as it stands", &example.value));
        cases.push(case("with unknown fields", &more));
        if operation.envelope.is_some() {
            cases.push(case("bare", bare));
            cases.push(case("wrapped", &wrapped(operation, bare)));
        }
    }
    cases
}
