//! What tests start from: the answers and records of the document's examples, as functions of their types.

use std::collections::BTreeSet;

use super::docs::docs;
use crate::model::{Api, Operation};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// `example` for every type that is answered or listed, once each.
pub(super) fn fixtures(api: &Api) -> TokenStream {
    let mut done = BTreeSet::new();
    api.operations.iter().map(|operation| fixture(operation, &mut done)).collect()
}

fn fixture<'a>(operation: &'a Operation, done: &mut BTreeSet<&'a str>) -> TokenStream {
    let Some(example) = &operation.success.example else { return TokenStream::new() };
    let (id, answer) = (&operation.id, operation.success.body.as_str());
    let answer_docs = format!("An answer to start from in tests. {}.", example.summary.trim_end_matches('.'));
    let first = format!("{}/0", operation.emulated.records);
    let record = operation.pagination.as_ref().map(|pagination| {
        let docs =
            format!("A record to start from in tests, the first of [`{answer}::example`](types::{answer}::example).");
        (pagination.record.as_str(), docs, first.as_str())
    });
    let mut functions = TokenStream::new();
    for (name, text, pointer) in [(answer, answer_docs, "")].into_iter().chain(record) {
        if done.insert(name) {
            let (name, docs) = (format_ident!("{name}"), docs(&text));
            functions.extend(quote! {
                #[cfg(feature = "mock")]
                impl types::#name {
                    #docs
                    #[must_use]
                    pub fn example() -> Self {
                        emulated::SERVICE.example(#id, #pointer)
                    }
                }
            });
        }
    }
    functions
}
