//! Stage 2: the rules for a document, as `spec/README.md` lists them.
//!
//! Every rule is checked, so that one run names all that is wrong. Besides what makes a document pleasant to use,
//! the rules keep out each construct that makes progenitor panic or that it silently drops.

mod emulator;
mod example;
mod failure;
mod operation;
mod pagination;
mod parameter;
mod required;
mod root;
mod schema;
mod security;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::document::{Document, SCHEMAS, Violation, join};

/// All breaches of the rules, sorted by line; empty when the document may be generated from.
#[must_use]
pub fn check(document: &Document) -> Vec<Violation> {
    let mut checker = Checker { document, violations: Vec::new() };
    root::check(&mut checker);
    security::check_root(&mut checker);
    operation::check(&mut checker);
    pagination::check_windows(&mut checker);
    example::check_unnamed(&mut checker);
    schema::check(&mut checker);
    let mut violations = checker.violations;
    violations.sort();
    violations.dedup();
    violations
}

/// The document under examination and what was found so far.
struct Checker<'a> {
    document: &'a Document,
    violations: Vec<Violation>,
}

impl<'a> Checker<'a> {
    fn report(&mut self, pointer: &str, rule: &'static str, message: impl Into<String>) {
        self.violations.push(self.document.violation(pointer, rule, message));
    }

    fn get(&self, pointer: &str) -> Option<&'a Value> {
        self.document.json().pointer(pointer)
    }

    fn text(&self, pointer: &str) -> Option<&'a str> {
        self.get(pointer).and_then(Value::as_str)
    }

    fn members(&self, pointer: &str) -> Vec<(&'a str, &'a Value)> {
        self.document.members(pointer)
    }

    /// Text that must be there and must say something.
    fn require_text(&mut self, pointer: &str, key: &str, rule: &'static str, what: &str) -> Option<&'a str> {
        let at = join(pointer, key);
        match self.text(&at).map(str::trim) {
            Some(text) if !text.is_empty() => Some(text),
            _ => {
                self.report(pointer, rule, format!("{what} has no `{key}`; write one"));
                None
            }
        }
    }

    /// Reports every key that is not in `allowed`: what the pipeline would drop in silence must not be written.
    fn require_keys(&mut self, pointer: &str, what: &str, allowed: &[&str]) {
        for (key, _) in self.members(pointer) {
            if allowed.contains(&key) {
                continue;
            }
            let at = join(pointer, key);
            if key.starts_with("x-") {
                self.report(&at, "extension", format!("`{key}` is no extension that {what} can have; remove it"));
            } else {
                let allowed = allowed.join("`, `");
                self.report(&at, "key", format!("`{key}` has no effect here; {what} can have `{allowed}`"));
            }
        }
    }

    /// Reports wire names that become the same Rust name.
    fn require_distinct<'n>(
        &mut self,
        pointer: &str,
        rule: &'static str,
        names: impl IntoIterator<Item = &'n str>,
        rust_name: impl Fn(&str) -> String,
    ) {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for name in names {
            let rust = rust_name(name);
            if rust.trim_matches('_').is_empty() {
                self.report(
                    pointer,
                    rule,
                    format!("`{name}` has no letter or digit to make a Rust name of; leave it out"),
                );
            } else if let Some(other) = seen.insert(rust.clone(), name) {
                self.report(
                    pointer,
                    rule,
                    format!("`{other}` and `{name}` would both become `{rust}` in Rust; leave one of them out"),
                );
            }
        }
    }

    /// The name of the component schema that a `$ref` names; reports one that leads nowhere.
    fn resolve(&mut self, pointer: &str) -> Option<&'a str> {
        let at = join(pointer, "$ref");
        let target = self.text(&at)?;
        let name = target.strip_prefix("#/components/schemas/");
        match name.filter(|name| self.get(&join(SCHEMAS, name)).is_some()) {
            Some(name) => Some(name),
            None => {
                let message =
                    format!("`{target}` is not a schema of this document; write `#/components/schemas/<Name>`");
                self.report(&at, "reference", message);
                None
            }
        }
    }
}
