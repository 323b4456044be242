//! Templates of responses: every text that begins with `$` is a placeholder.

use serde_json::Value;

use super::{Checker, RULE};
use crate::document::join;

/// Reports what is no placeholder that can stand below a pointer.
pub(super) fn check(checker: &mut Checker<'_>, at: &str, known: &dyn Fn(&str) -> bool) {
    let mut unknown = Vec::new();
    if let Some(template) = checker.get(at) {
        collect(at, template, known, &mut unknown);
    }
    for (at, text) in unknown {
        checker.report(&at, RULE, format!("`{text}` is no placeholder that can stand here; spec/README.md lists them"));
    }
}

fn collect(at: &str, template: &Value, known: &dyn Fn(&str) -> bool, unknown: &mut Vec<(String, String)>) {
    match template {
        Value::Object(members) => {
            members.iter().for_each(|(key, value)| collect(&join(at, key), value, known, unknown));
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(index, item)| collect(&format!("{at}/{index}"), item, known, unknown));
        }
        Value::String(text) if text.strip_prefix('$').is_some_and(|name| !known(name)) => {
            unknown.push((at.to_owned(), text.clone()));
        }
        _ => {}
    }
}
