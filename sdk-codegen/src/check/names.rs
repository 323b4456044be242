//! Rules for names that become Rust: what they are made of, which are taken, and that no two become the same.

use std::collections::BTreeMap;

use super::Checker;
use crate::model::{pascal, snake};

/// Longer names help nobody.
const LONGEST: usize = 100;

/// Names that an operation cannot have: methods of a client, and of its emulator.
pub(super) const OPERATIONS: &[&str] = &[
    // A client's.
    "builder",
    "clone",
    "core",
    "from_core",
    "from_env",
    "new",
    "request",
    "with_options",
    // The emulator's.
    "accept_key",
    "advance",
    "advance_each",
    "answer",
    "api_key",
    "as_found",
    "base_url",
    "before_each",
    "client",
    "client_builder",
    "count_limit",
    "deref",
    "documented_rate_limits",
    "fail_next",
    "fail_next_with",
    "fail_randomly",
    "fate",
    "ignore",
    "key",
    "latency",
    "list",
    "now",
    "order",
    "push",
    "rate_limit",
    "refuse",
    "requests",
    "reset",
    "restore",
    "seed",
    "set_clock",
    "start",
    "unordered_ties",
    "wrapped",
];

/// Names that a parameter cannot have: methods of a call, and of what it becomes.
const PARAMETERS: &[&str] = &[
    "clone",
    "concurrency",
    "follow",
    "into",
    "into_future",
    "new",
    "next",
    "pages",
    "resume_from",
    "send",
    "send_blocking",
    "send_raw",
    "stream",
];

/// Names that a schema cannot have: what generated code calls by its short name where the types are, and beside them.
const TYPES: &[&str] = &[
    "Box",
    "Clone",
    "Debug",
    "Default",
    "Deserialize",
    "Known",
    "Option",
    "PartialEq",
    "Self",
    "Serialize",
    "String",
    "Timestamp",
    "UnixTime",
    "Vec",
];

/// An `operationId`, which is the method as it stands.
pub(super) fn operation(checker: &mut Checker<'_>, at: &str, name: &str) {
    let rule = "operation-id";
    if !wire(checker, at, rule, name) {
        return;
    }
    if name != snake(name) {
        checker.report(at, rule, format!("`{name}` becomes a Rust method, so write `{}`", snake(name)));
    } else if OPERATIONS.contains(&name) {
        checker.report(at, rule, format!("a client or its emulator has a method `{name}` itself; take another name"));
    } else if TYPES.contains(&pascal(name).as_str()) || pascal(name).ends_with('_') || pascal(name) == "Result" {
        let message =
            format!("the call would be a type `{}`, which has a meaning in Rust; take another name", pascal(name));
        checker.report(at, rule, message);
    }
}

/// The name of a parameter, which is sent as it stands.
pub(super) fn parameter(checker: &mut Checker<'_>, at: &str, name: &str) {
    let rule = "parameter-name";
    let setter = snake(name);
    if wire(checker, at, rule, name) && PARAMETERS.contains(&setter.as_str()) {
        let message =
            format!("a call has a method `{setter}` itself, so such a parameter cannot be offered; leave it out");
        checker.report(at, rule, message);
    }
}

/// The name of a component, which is the type as it stands.
pub(super) fn schema(checker: &mut Checker<'_>, at: &str, name: &str) {
    let rule = "schema-name";
    if !wire(checker, at, rule, name) {
        return;
    }
    if TYPES.contains(&name) {
        checker.report(at, rule, format!("`{name}` has a meaning in Rust or in the SDK; take another name"));
    } else if name != pascal(name) {
        checker.report(at, rule, format!("`{name}` becomes a Rust type, so write `{}`", pascal(name)));
    }
}

/// Checks what a name of any kind is made of. Names stand in backticks in documentation.
pub(super) fn wire(checker: &mut Checker<'_>, at: &str, rule: &'static str, name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_graphic() && c != '`' || c == ' ';
    let shown = name.escape_debug();
    let message = if !name.contains(|c: char| c.is_ascii_alphanumeric()) {
        format!("`{shown}` has no letter or digit to make a Rust name of; leave it out")
    } else if name.len() > LONGEST {
        let short: String = name.chars().take(20).collect();
        format!("`{}…` has {} bytes; a name has at most {LONGEST}", short.escape_debug(), name.len())
    } else if !name.chars().all(is_plain) || name.trim() != name {
        format!("`{shown}` cannot be written in Rust; a name has letters of ASCII, digits, and signs but no backtick")
    } else {
        return true;
    };
    checker.report(at, rule, message);
    false
}

/// Reports every name that becomes the same Rust name as one before it, at its own pointer.
pub(super) fn distinct<'n>(
    checker: &mut Checker<'_>,
    rule: &'static str,
    names: impl IntoIterator<Item = (String, &'n str)>,
    rust_name: impl Fn(&str) -> String,
) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (at, name) in names {
        let rust = rust_name(name);
        match seen.get(&rust) {
            Some(other) => {
                let message =
                    format!("`{other}` and `{name}` would both become `{rust}` in Rust; leave one of them out");
                checker.report(&at, rule, message);
            }
            None => {
                seen.insert(rust, name);
            }
        }
    }
}
