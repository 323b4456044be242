//! Lines of YAML that would make the document describe a finding.

use sdk_codegen::pascal;
use sdk_runtime::Timestamp;
use serde_json::Value;

use super::{
    drift::{DriftKind, Found},
    redact::is_name,
};

/// Returns the lines to write for a member or a list of this name; none if that needs a decision.
pub(super) fn lines(name: &str, what: DriftKind, found: &Found) -> Vec<String> {
    match what {
        DriftKind::Form => Vec::new(),
        DriftKind::UnknownField if !is_name(name) => Vec::new(),
        DriftKind::UnknownField => {
            let mut lines = vec![format!("{name}:")];
            lines.extend(indented(&property(name, &found.values)));
            lines.push("  description: …".to_owned());
            lines
        }
        DriftKind::UnknownValue => {
            let texts = found.values.iter().filter_map(Value::as_str);
            texts.filter(|text| is_name(text)).map(|text| format!("- {text}")).collect()
        }
        DriftKind::OtherType => property(name, &found.values),
        DriftKind::Null => vec!["nullable: true".to_owned()],
        DriftKind::Missing => vec![format!("# remove `{name}` from the list")],
        DriftKind::Unit => vec!["# state the received unit in `description`".to_owned()],
    }
}

/// Returns type and format of a property with these values.
fn property(name: &str, values: &[Value]) -> Vec<String> {
    let mut lines = type_of(name, values);
    if values.iter().any(Value::is_null) {
        lines.push("nullable: true".to_owned());
    }
    lines
}

fn type_of(name: &str, values: &[Value]) -> Vec<String> {
    let values: Vec<_> = values.iter().filter(|value| !value.is_null()).collect();
    let all = |is: fn(&Value) -> bool| !values.is_empty() && values.iter().all(|value| is(value));
    let texts = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    if all(Value::is_boolean) {
        texts(&["type: boolean"])
    } else if all(is_unix_time) {
        texts(&["type: integer", "format: unix-time"])
    } else if all(|value| value.is_i64() || value.is_u64()) {
        texts(&["type: integer", "format: int64"])
    } else if all(Value::is_number) {
        texts(&["type: number"])
    } else if all(|value| value.as_str().is_some_and(|text| text.parse::<Timestamp>().is_ok())) {
        texts(&["type: string", "format: date-time"])
    } else if all(Value::is_array) {
        let elements: Vec<_> = values.iter().filter_map(|value| value.as_array()).flatten().cloned().collect();
        let mut lines = texts(&["type: array", "items:"]);
        lines.extend(indented(&type_of(name, &elements)));
        lines
    } else if all(Value::is_object) {
        vec![format!("allOf: [{{ $ref: '#/components/schemas/{}' }}] # to be described", pascal(name))]
    } else {
        // Text is read from everything that is neither a list nor an object.
        texts(&["type: string"])
    }
}

/// Returns true for times of this century, in seconds or milliseconds.
fn is_unix_time(value: &Value) -> bool {
    let second = |time: i64| if time >= 10_000_000_000 { time / 1000 } else { time };
    value.as_i64().is_some_and(|time| (946_684_800..4_102_444_800).contains(&second(time)))
}

fn indented(lines: &[String]) -> impl Iterator<Item = String> {
    lines.iter().map(|line| format!("  {line}"))
}
