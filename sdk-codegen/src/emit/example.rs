//! The example in the documentation of an operation's method. It compiles: it is a test of the crate.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::progenitor::{Notes, OperationNote, ParameterNote, Rule, agree::Call};

/// A program that makes the call: with what must be given, a page size, and one of the filters that take certain texts.
pub(super) fn example(notes: &Notes, note: &OperationNote, call: &Call) -> TokenStream {
    let setters: String = parameters(note).map(|parameter| setter(notes, call, parameter)).collect();
    let id = &call.id;
    let mut lines = vec![
        text("# Example\n\n```no_run"),
        with_crate("# async fn example() -> Result<(), ", "::Error> {"),
        with_crate("let client = ", "::Client::from_env()?;"),
        text(&format!("let answer = client.{id}(){setters}.send().await?;")),
        text("println!(\"{answer:?}\");"),
    ];
    if note.pagination.is_some() {
        lines
            .push(text(&format!("\n// All records, page after page:\nlet mut all = client.{id}(){setters}.stream();")));
        lines.push(text("while let Some(record) = all.next().await {\n    println!(\"{:?}\", record?);\n}"));
    }
    lines.push(text("# Ok(())\n# }\n```"));
    lines.into_iter().collect()
}

fn parameters(note: &OperationNote) -> impl Iterator<Item = &ParameterNote> {
    let needed = note.required().filter_map(|group| group.first().copied());
    let limit = note.pagination.as_ref().and_then(|pagination| pagination.text("limit"));
    let sorts = |name: &str| {
        let sort = note.pagination.as_ref().and_then(|pagination| pagination.keys.get("sort")?.as_object());
        sort.is_some_and(|sort| sort.values().any(|value| value == name))
    };
    let is_filter =
        |parameter: &&ParameterNote| matches!(parameter.rule, Rule::Choice { .. }) && !sorts(&parameter.name);
    let filter = note.parameters.iter().find(is_filter).map(|parameter| parameter.name.as_str());
    let names = needed.chain(filter).chain(limit);
    names.filter_map(|name| note.parameters.iter().find(|parameter| parameter.name == name))
}

fn setter(notes: &Notes, call: &Call, parameter: &ParameterNote) -> String {
    let value = match &parameter.rule {
        Rule::Integer { maximum: Some(maximum), .. } => maximum.min(&20).to_string(),
        Rule::Integer { .. } => "1".to_owned(),
        Rule::UnixSeconds => "1776902400".to_owned(),
        Rule::Number { .. } => "1.0".to_owned(),
        Rule::Boolean => "true".to_owned(),
        Rule::Text { .. } => "\"…\"".to_owned(),
        Rule::Choice { schema } => {
            let first = notes.choice(schema).and_then(|choice| choice.values.first());
            format!("{:?}", first.map_or("…", String::as_str))
        }
    };
    call.setters.get(&parameter.name).map_or_else(String::new, |setter| format!(".{setter}({value})"))
}

fn text(lines: &str) -> TokenStream {
    let lines = lines.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// A line that names the crate, which this generator does not know.
fn with_crate(before: &str, after: &str) -> TokenStream {
    let before = format!(" {before}").to_token_stream();
    quote!(#[doc = ::std::concat!(#before, ::std::env!("CARGO_CRATE_NAME"), #after)])
}
