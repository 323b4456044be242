//! Stage 2: the rules for a document, as `spec/README.md` lists them.
//!
//! Every rule is checked, so that one run names all that is wrong. Besides what makes a document pleasant to use,
//! the rules keep out each construct that makes progenitor panic or that it silently drops.

mod emulator;
mod example;
mod failure;
mod kinds;
mod names;
mod operation;
mod pagination;
mod parameter;
mod required;
mod responses;
mod root;
mod schema;
mod security;
mod texts;

use serde_json::Value;

use self::example::Validators;
use crate::document::{Document, SCHEMAS, Violation, join};

/// All breaches of the rules, sorted by line; empty when the document may be generated from.
#[must_use]
pub fn check(document: &Document) -> Vec<Violation> {
    let mut checker = Checker::new(document);
    kinds::check(&mut checker, &kinds::ROOT);
    texts::check(&mut checker);
    root::check(&mut checker);
    security::check_root(&mut checker);
    operation::check(&mut checker);
    pagination::check_windows(&mut checker);
    example::check_unnamed(&mut checker);
    schema::check(&mut checker);
    let mut violations = checker.finish();
    violations.extend(emulator::check(document, &violations));
    violations.sort();
    violations.dedup();
    violations
}

/// The document under examination and what was found so far.
struct Checker<'a> {
    document: &'a Document,
    violations: Vec<Violation>,
    validators: Validators<'a>,
}

impl<'a> Checker<'a> {
    fn new(document: &'a Document) -> Self {
        Self { document, violations: Vec::new(), validators: Validators::default() }
    }

    /// Returns the violations, without those that follow from a value of the wrong kind.
    fn finish(self) -> Vec<Violation> {
        let mut violations = self.violations;
        let of_kind = violations.iter().filter(|it| it.rule == kinds::RULE);
        let wrong: Vec<_> = of_kind.map(|it| it.pointer.clone()).collect();
        let is_below = |at: &str, wrong: &String| {
            at.strip_prefix(wrong.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        violations.retain(|it| it.rule == kinds::RULE || !wrong.iter().any(|wrong| is_below(&it.pointer, wrong)));
        violations
    }

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
        match self.get(&at) {
            Some(Value::String(text)) if !text.trim().is_empty() => return Some(text),
            Some(Value::String(_)) | None => self.report(&at, rule, format!("{what} has no `{key}`; write one")),
            Some(other) => kinds::report_no_text(self, &at, other),
        }
        None
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

    /// Reports an enum that is no component.
    fn is_unnamed_enum(&mut self, at: &str) -> bool {
        let is_enum = ["enum", "x-extensible-enum"].iter().any(|key| self.get(&join(at, key)).is_some());
        if is_enum {
            let message = "move the enum to `components/schemas`, where it gets a Rust name, and refer to it";
            self.report(at, "named-enum", message);
        }
        is_enum
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
