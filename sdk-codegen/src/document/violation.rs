//! Breaches of rules, and their places in a document.

use std::fmt;

/// The names of all rules, in the order of the alphabet.
///
/// `openapi` and `progenitor` are for what a later stage refuses although no rule found it.
pub const RULES: &[&str] = &[
    "bounds",
    "closed-enum",
    "closed-object",
    "default",
    "description",
    "emulator",
    "enum-values",
    "envelope",
    "error-schema",
    "example",
    "example-schema",
    "extension",
    "failure",
    "filter",
    "format",
    "info",
    "key",
    "may-fail",
    "named-enum",
    "named-object",
    "one-of-required",
    "openapi",
    "openapi-version",
    "operation-docs",
    "operation-id",
    "parameter-name",
    "parameter-place",
    "parameter-type",
    "path",
    "pattern",
    "progenitor",
    "property-name",
    "readable",
    "reference",
    "repeat",
    "request-body",
    "required",
    "responses",
    "schema-name",
    "schema-type",
    "security",
    "servers",
    "tags",
    "text",
    "type",
    "unix-time",
    "unused",
    "x-pagination",
    "x-sdk",
    "yaml",
];

/// One breach of a rule: where it stands, which rule, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// The document, as it was named by whoever asked for it to be read.
    pub file: String,
    /// The line of the value, counted from 1.
    pub line: usize,
    /// The value's JSON pointer; empty for the document itself.
    pub pointer: String,
    /// The rule's name, one of [`RULES`]; `spec/README.md` says what it asks.
    pub rule: &'static str,
    /// Description of the breach, with what to write instead.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, pointer, rule, message } = self;
        write!(f, "{file}:{line}: [{rule}] {message}")?;
        if !pointer.is_empty() {
            write!(f, " (at {pointer})")?;
        }
        Ok(())
    }
}

/// Reason why no code was generated: at least one [`Violation`], sorted by line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    violations: Vec<Violation>,
}

impl Failure {
    pub(crate) fn new(mut violations: Vec<Violation>) -> Self {
        violations.sort();
        Self { violations }
    }

    /// All that is wrong, sorted by line.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

impl From<Violation> for Failure {
    fn from(violation: Violation) -> Self {
        Self::new(vec![violation])
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}
