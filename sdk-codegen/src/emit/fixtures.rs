//! What tests start from: the answers and records of the document's examples, as functions of their types.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::{docs::docs, emulator::place};
use crate::{
    document::{Document, SCHEMAS, join, record_schema, reference, target},
    progenitor::agree::{Call, Parts},
};

/// `example` for every type that is answered or listed, once each.
pub(super) fn fixtures(document: &Document, parts: &Parts) -> TokenStream {
    let mut done = BTreeSet::new();
    parts.calls.iter().map(|call| fixture(document, call, &mut done)).collect()
}

fn fixture(document: &Document, call: &Call, done: &mut BTreeSet<String>) -> TokenStream {
    let Call { id, answer, .. } = call;
    let at = place(call);
    let mut functions = TokenStream::new();
    if let Some((summary, _)) = example(document, &at) {
        let answer_docs = format!("An answer to start from in tests. {}.", summary.trim_end_matches('.'));
        let first = format!("{}/0", records(document, &at));
        let record = record_schema(document, &at).map(|record| {
            let docs = format!(
                "A record to start from in tests, the first of [`{answer}::example`](types::{answer}::example)."
            );
            (record, docs, first.as_str())
        });
        for (name, text, pointer) in [(answer.as_str(), answer_docs, "")].into_iter().chain(record) {
            if done.insert(name.to_owned()) {
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
    }
    functions
}

/// The last example of an operation's answer, without the wrapper, and its summary.
pub(super) fn example<'a>(document: &'a Document, operation: &str) -> Option<(&'a str, Value)> {
    let examples = format!("{operation}/responses/200/content/application~1json/examples");
    let (_, example) = document.members(&examples).pop()?;
    let text = |key: &str| example.get(key).and_then(Value::as_str);
    let file = std::fs::read_to_string(document.folder()?.join(text("externalValue")?)).ok()?;
    let answer: Value = serde_json::from_str(&file).ok()?;
    let envelope = document.json().pointer("/x-sdk/envelope").and_then(Value::as_str);
    let proper = envelope.and_then(|envelope| answer.get(envelope)).filter(|proper| proper.is_object()).cloned();
    Some((text("summary").unwrap_or_default(), proper.unwrap_or(answer)))
}

/// JSON pointer to the records of an answer.
pub(super) fn records(document: &Document, operation: &str) -> String {
    let path = document.json().pointer(&format!("{operation}/x-pagination/records")).and_then(Value::as_str);
    path.map_or_else(String::new, |path| format!("/{}", path.replace('.', "/")))
}

/// Paths of all times in a component, such as `delivery_attempts[].date`. Components `around` it are not entered again.
pub(super) fn times(document: &Document, schema: &str, around: &[&str]) -> Vec<String> {
    let around = [around, &[schema]].concat();
    let mut found = Vec::new();
    for (name, property) in document.members(&join(&join(SCHEMAS, schema), "properties")) {
        let is_time = matches!(property.get("format").and_then(Value::as_str), Some("unix-time" | "date-time"));
        let items = join(&join(&join(&join(SCHEMAS, schema), "properties"), name), "items");
        let (step, inner) = match target(document, &items) {
            Some(inner) => (format!("{name}[]"), Some(inner)),
            None => (name.to_owned(), reference(property)),
        };
        if is_time {
            found.push(step);
        } else if let Some(inner) = inner.filter(|inner| !around.contains(inner)) {
            found.extend(times(document, inner, &around).into_iter().map(|path| format!("{step}.{path}")));
        }
    }
    found
}
