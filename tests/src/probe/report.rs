//! The report of the findings, as text.

use std::fmt::Write as _;

use sdk_codegen::Document as Yaml;
use serde_json::Value;

use super::{
    Probed,
    drift::{DriftKind, Found},
    redact, suggest,
};

/// Number of samples that are shown of one finding.
const SAMPLES: usize = 3;

/// Returns one line for each operation, followed by its findings. Without `show_values` the only values of the service
/// in it are names: of members, and of enum values.
#[must_use]
pub fn report(document: &Yaml, probed: &[Probed], show_values: bool) -> String {
    let mut text = String::new();
    // Writing to a `String` cannot fail.
    for Probed { operation, path, responses, records, problem, drift } in probed {
        let _ = write!(text, "{operation}  GET {path}  responses: {responses}, records: {records}");
        let _ = writeln!(text, "{}", if drift.is_empty() && *responses > 0 { "; all of it is documented" } else { "" });
        if let Some(problem) = problem {
            let _ = writeln!(text, "  {problem}");
        }
        for (path, what, found) in drift.found() {
            text.push_str(&finding(document, path, what, &found, show_values));
        }
    }
    text
}

fn finding(document: &Yaml, path: &[String], what: DriftKind, found: &Found, show_values: bool) -> String {
    let Found { count, of, values, place } = found;
    let shown = |value: &Value| match value {
        _ if show_values => redact::shown(value),
        Value::String(word) if what == DriftKind::UnknownValue && redact::is_name(word) => format!("{word:?}"),
        _ => redact::form(value),
    };
    let mut samples: Vec<_> = values.iter().map(shown).collect();
    samples.sort();
    samples.dedup();
    samples.truncate(SAMPLES);
    let samples = if matches!(what, DriftKind::Missing | DriftKind::Null | DriftKind::Form) {
        String::new()
    } else {
        samples.join(", ")
    };
    let shown_path: Vec<_> = path.iter().map(|part| member(part, show_values)).collect();
    let mut text = format!("  {}: {}, {count} of {of}", shown_path.join("."), name(what));
    if !samples.is_empty() {
        let _ = write!(text, ": {samples}");
    }
    text.push('\n');
    let lines = suggest::lines(path.last().map_or("", |part| part.trim_end_matches("[]")), what, found);
    if !lines.is_empty() {
        let _ = writeln!(text, "    {}:{} {place}", document.name(), document.line(place));
        for line in lines {
            let _ = writeln!(text, "      {line}");
        }
    }
    text
}

/// Returns a part of a path, redacted if it is not a name: keys of objects may be addresses.
fn member(part: &str, show_values: bool) -> String {
    let name = part.trim_end_matches("[]");
    if show_values || name.is_empty() || redact::is_name(name) {
        part.to_owned()
    } else {
        redact::form(&Value::from(part))
    }
}

fn name(what: DriftKind) -> &'static str {
    match what {
        DriftKind::Form => "the response came without its wrapper",
        DriftKind::UnknownField => "a field that no schema names",
        DriftKind::UnknownValue => "an unknown value",
        DriftKind::OtherType => "another type",
        DriftKind::Null => "null, which the document does not allow",
        DriftKind::Missing => "a required member is missing",
        DriftKind::Unit => "a time in another unit than expected",
    }
}
