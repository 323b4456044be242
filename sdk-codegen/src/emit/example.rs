//! The example in the documentation of an operation's method. It compiles: it is a test of the crate.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::model::{Api, Argument, Operation, Rule};

/// A program that makes the call: with what must be given, a page size, and one of the filters that take certain texts.
pub(super) fn example(api: &Api, operation: &Operation) -> TokenStream {
    let setters: String = arguments(operation).map(|argument| setter(api, argument)).collect();
    let id = &operation.id;
    let mut lines = vec![
        text("# Example\n\n```no_run"),
        with_crate("# async fn example() -> Result<(), ", "::Error> {"),
        with_crate("let client = ", "::Client::from_env()?;"),
        text(&format!("let answer = client.{id}(){setters}.send().await?;")),
        text("println!(\"{answer:?}\");"),
    ];
    if operation.pagination.is_some() {
        lines
            .push(text(&format!("\n// All records, page after page:\nlet mut all = client.{id}(){setters}.stream();")));
        lines.push(text("while let Some(record) = all.next().await {\n    println!(\"{:?}\", record?);\n}"));
    }
    lines.push(text("# Ok(())\n# }\n```"));
    lines.into_iter().collect()
}

fn arguments(operation: &Operation) -> impl Iterator<Item = &Argument> {
    let needed = operation.required().filter_map(|group| group.first().copied());
    let limit = operation.pagination.as_ref().map(|pagination| pagination.limit.as_str());
    let sort = operation.pagination.as_ref().and_then(|pagination| pagination.sort.as_ref());
    let sorts = |name: &str| sort.is_some_and(|sort| sort.by == name || sort.order == name);
    let is_filter = |argument: &&Argument| matches!(argument.rule, Rule::Choice { .. }) && !sorts(&argument.name);
    let filter = operation.arguments.iter().find(is_filter).map(|argument| argument.name.as_str());
    let names = needed.chain(filter).chain(limit);
    names.filter_map(|name| operation.arguments.iter().find(|argument| argument.name == name))
}

fn setter(api: &Api, argument: &Argument) -> String {
    let value = match &argument.rule {
        Rule::Integer { maximum: Some(maximum), .. } => maximum.min(&20).to_string(),
        Rule::Integer { .. } => "1".to_owned(),
        Rule::UnixSeconds => "1776902400".to_owned(),
        Rule::Number { .. } => "1.0".to_owned(),
        Rule::Boolean => "true".to_owned(),
        Rule::Text { .. } => "\"…\"".to_owned(),
        Rule::Choice { name } => {
            let first = api.choice(name).and_then(|choice| choice.values.first());
            format!("{:?}", first.map_or("…", |value| value.text.as_str()))
        }
    };
    format!(".{}({value})", argument.rust)
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
