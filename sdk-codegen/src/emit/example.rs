//! The example in the documentation of an operation's method. It compiles: it is a test of the crate.

use crate::model::{Api, Argument, Operation, Place, Rule};

/// A program that makes the call: with what must be given, a page size, and one of the filters that take certain texts.
pub(super) fn example(api: &Api, operation: &Operation) -> String {
    let setters: String = arguments(operation).map(|argument| setter(api, argument)).collect();
    let in_path: Vec<_> = operation.in_path().map(|argument| value(api, &argument.rule)).collect();
    let in_path = in_path.join(", ");
    let (id, name) = (&operation.id, api.crate_name());
    let mut lines = vec![
        "# Example".to_owned(),
        String::new(),
        "```no_run".to_owned(),
        format!("# async fn example() -> Result<(), {name}::Error> {{"),
        format!("let client = {name}::Client::from_env()?;"),
        format!("let response = client.{id}({in_path}){setters}.send().await?;"),
        "println!(\"{response:?}\");".to_owned(),
    ];
    if operation.pagination.is_some() {
        lines.extend([
            String::new(),
            "// All records, page after page:".to_owned(),
            format!("let mut all = client.{id}({in_path}){setters}.stream();"),
            "while let Some(record) = all.next().await {".to_owned(),
            "    println!(\"{:?}\", record?);".to_owned(),
            "}".to_owned(),
        ]);
    }
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines.join("\n")
}

fn arguments(operation: &Operation) -> impl Iterator<Item = &Argument> {
    let needed = operation.required().filter_map(|group| group.first().copied());
    let limit = operation.pagination.as_ref().map(|pagination| pagination.limit.as_str());
    let sort = operation.pagination.as_ref().and_then(|pagination| pagination.sort.as_ref());
    let sorts = |name: &str| sort.is_some_and(|sort| sort.by == name || sort.order == name);
    let is_filter = |argument: &&Argument| matches!(argument.rule, Rule::Choice { .. }) && !sorts(&argument.name);
    let filter = operation.arguments.iter().find(is_filter).map(|argument| argument.name.as_str());
    let names = needed.chain(filter).chain(limit);
    let arguments = names.filter_map(|name| operation.arguments.iter().find(|argument| argument.name == name));
    arguments.filter(|argument| argument.place != Place::Path)
}

fn setter(api: &Api, argument: &Argument) -> String {
    format!(".{}({})", argument.rust, value(api, &argument.rule))
}

fn value(api: &Api, rule: &Rule) -> String {
    match rule {
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
    }
}
