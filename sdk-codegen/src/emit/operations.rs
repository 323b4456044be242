//! Builders of calls: one line an argument.

use super::{
    docs::{code_list, one_of_docs, paragraphs},
    pagination,
    print::{Code, list},
};
use crate::model::{Api, Argument, Content, FailureMarkers, Node, Operation, Pattern, Place, Rule};

/// A call of `sdk_runtime::operation!`.
pub(super) fn write(code: &mut Code, api: &Api, operation: &Operation) {
    let Operation { id, method, path, rust, success, .. } = operation;
    let envelope = success.envelope.as_ref().map_or_else(String::new, |envelope| format!(" in {envelope:?}"));
    code.line("::sdk_runtime::operation! {");
    let one_of = one_of_docs(operation);
    if !one_of.is_empty() {
        code.line("///");
        code.docs(&one_of);
    }
    code.line(&format!("pub struct {rust} = {id}({method} {path:?}) -> {}{envelope};", content(&success.content)));
    if let Some(repeat) = operation.repeat {
        code.line(&format!("repeat {repeat:?};"));
    }
    let required: Vec<_> = operation.required().map(|group| format!("{group:?}")).collect();
    if !required.is_empty() {
        code.line(&format!("required {};", required.join(", ")));
    }
    let headers: Vec<_> = operation.arguments.iter().filter(|argument| argument.place == Place::Header).collect();
    if !headers.is_empty() {
        let names: Vec<_> = headers.iter().map(|argument| format!("{:?}", argument.name)).collect();
        code.line(&format!("headers {};", names.join(", ")));
    }
    if let Some(failure) = failure(&success.failure) {
        code.line(&format!("failure {{ {failure} }}"));
    }
    if operation.in_path().next().is_some() {
        code.line("path {");
        operation.in_path().for_each(|argument| row(code, argument));
        code.line("}");
    }
    code.line("arguments {");
    for argument in operation.arguments.iter().filter(|argument| argument.place != Place::Path) {
        code.docs(&argument_docs(api, operation, argument));
        row(code, argument);
    }
    code.line("}");
    pagination::write(code, operation);
    code.line("}");
}

fn row(code: &mut Code, argument: &Argument) {
    let may_fail = if argument.may_fail { " may_fail" } else { "" };
    code.line(&format!("{} = {:?}: {}{may_fail},", argument.rust, argument.name, rule(&argument.rule)));
}

/// Returns the words of `operation!` for the content of a response.
fn content(content: &Content) -> String {
    match content {
        Content::Object(name) => name.clone(),
        Content::List(name) => format!("[{name}]"),
        Content::Json => "json".to_owned(),
        Content::Text => "text".to_owned(),
        Content::Bytes => "bytes".to_owned(),
        Content::Nothing => "nothing".to_owned(),
    }
}

/// The fields of `sdk_runtime::Failure` that say something, if one says that a call failed.
pub(super) fn failure(markers: &FailureMarkers) -> Option<String> {
    let FailureMarkers { when_false, when_present, unless } = markers;
    let fields = [("when_false", when_false), ("when_present", when_present), ("unless", unless)].into_iter();
    let fields = fields.filter(|(_, names)| !names.is_empty()).map(|(name, names)| format!("{name}: {}", list(names)));
    let says = !when_false.is_empty() || !when_present.is_empty();
    says.then(|| fields.collect::<Vec<_>>().join(", "))
}

/// The kind of a setter, and which values it allows.
fn rule(rule: &Rule) -> String {
    match rule {
        Rule::Integer { minimum, maximum } => format!("integer{}", bounds("i64", *minimum, *maximum)),
        Rule::Number { minimum, maximum } => format!("number{}", bounds("f64", *minimum, *maximum)),
        Rule::UnixSeconds => "unix_seconds".to_owned(),
        Rule::Boolean => "boolean".to_owned(),
        Rule::Choice { name } => format!("choice({name})"),
        Rule::Text { min_length, max_length, pattern } => {
            let min_length = min_length.map(|length| format!("min_length: {length}"));
            let max_length = max_length.map(|length| format!("max_length: {length}"));
            let pattern = pattern.as_ref().map(|Pattern { source, node }| {
                format!("pattern: Some(Pattern {{ source: {source:?}, node: &{}, ..Pattern::NONE }})", self::node(node))
            });
            let rules: Vec<_> = [min_length, max_length, pattern].into_iter().flatten().collect();
            if rules.is_empty() { "text".to_owned() } else { format!("text({})", rules.join(", ")) }
        }
    }
}

fn bounds<N: std::fmt::Debug>(of: &str, minimum: Option<N>, maximum: Option<N>) -> String {
    if minimum.is_none() && maximum.is_none() {
        return String::new();
    }
    let end =
        |bound: Option<N>, none: &str| bound.map_or_else(|| format!("{of}::{none}"), |bound| format!("{bound:?}"));
    format!("({}..={})", end(minimum, "MIN"), end(maximum, "MAX"))
}

/// A part of a pattern, as `sdk_runtime::param::Node`.
fn node(of: &Node) -> String {
    let parts = |parts: &[Node]| parts.iter().map(node).collect::<Vec<_>>().join(", ");
    match of {
        Node::Class(ranges) => format!("Class(&{ranges:?})"),
        Node::Concat(inner) => format!("Concat(&[{}])", parts(inner)),
        Node::Alternate(inner) => format!("Alternate(&[{}])", parts(inner)),
        Node::Repeat(part, least, most) => format!("Repeat(&{}, {least}, {most:?})", node(part)),
    }
}

fn argument_docs(api: &Api, operation: &Operation, argument: &Argument) -> String {
    let one_of = if operation.one_of.contains(&argument.name) { one_of_docs(operation) } else { String::new() };
    let wire_name = match argument.place {
        Place::Header => format!("Sent as the header `{}`.", argument.name),
        _ if argument.rust != argument.name => format!("Sent as `{}`.", argument.name),
        _ => String::new(),
    };
    paragraphs([argument.description.as_str(), &allowed(api, argument), &one_of, &wire_name])
}

/// The rule in words: always exact, whatever the description says.
pub(super) fn allowed(api: &Api, argument: &Argument) -> String {
    let text = match &argument.rule {
        Rule::Integer { minimum, maximum } => range(*minimum, *maximum),
        Rule::Number { minimum, maximum } => range(*minimum, *maximum),
        Rule::UnixSeconds => "a Unix time in seconds, or a time, date or text as [`IntoUnixSeconds`](::sdk_runtime::param::IntoUnixSeconds) takes it".to_owned(),
        Rule::Boolean => String::new(),
        Rule::Text { min_length, max_length, pattern } => {
            let length = match (min_length, max_length) {
                (None | Some(0), None) if pattern.is_some() => String::new(),
                (None | Some(0), None) => "any text but an empty one".to_owned(),
                (None | Some(0), Some(high)) => format!("1 to {high} characters"),
                (Some(low), None) => format!("at least {low} characters"),
                (Some(low), Some(high)) => format!("{low} to {high} characters"),
            };
            let pattern = pattern.as_ref().map(|pattern| format!("text that matches `{}`", pattern.source));
            let parts: Vec<_> = [Some(length), pattern].into_iter().flatten().filter(|part| !part.is_empty()).collect();
            parts.join(", ")
        }
        Rule::Choice { name } => api.choice(name).map_or_else(String::new, |choice| {
            let also = if choice.open { "; other texts but an empty one are sent as they are" } else { "" };
            format!("{}{also}", code_list(choice.values.iter().map(|value| &value.text)))
        }),
    };
    // No call can be begun without a part of its path.
    let required = if argument.required && argument.place != Place::Path { "Required. " } else { "" };
    if text.is_empty() { required.trim().to_owned() } else { format!("{required}Allowed: {text}.") }
}

fn range<N: std::fmt::Display>(minimum: Option<N>, maximum: Option<N>) -> String {
    match (minimum, maximum) {
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) => format!("{low} or more"),
        (None, Some(high)) => format!("at most {high}"),
        (None, None) => String::new(),
    }
}
