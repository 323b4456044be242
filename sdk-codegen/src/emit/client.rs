//! The root of the generated code: the client, and what the files of the tags have.

use std::collections::BTreeSet;

use super::{
    docs::{one_of_docs, paragraphs},
    example::example,
    operations::{allowed, failure},
    print::{Code, list},
    tag::Tag,
};
use crate::model::{Api, Operation, Repeat, Rule};

/// The text of `mod.rs`.
pub(super) fn file(api: &Api, tags: &[Tag<'_>]) -> String {
    let mut code = Code::new(&api.document);
    tags.iter().for_each(|tag| code.line(&format!("mod {};", tag.module)));
    code.line("#[cfg(feature = \"mock\")]");
    code.line("mod emulator;");
    code.line("#[cfg(feature = \"mock\")]");
    code.line("pub(super) mod mock {");
    code.line("pub use super::emulator::*;");
    code.line("}");
    client(&mut code, api, tags);
    let pinned = pinned(api);
    pinned.iter().for_each(|name| code.line(&format!("impl ::sdk_runtime::Pinned for types::{name} {{}}")));
    let names =
        api.objects.iter().map(|object| object.name.as_str()).chain(api.enums.iter().map(|it| it.name.as_str()));
    code.line(&format!("::sdk_runtime::schemas! {{ {} }}", names.collect::<Vec<_>>().join(" ")));
    code.finish()
}

/// A call of `sdk_runtime::client!`.
fn client(code: &mut Code, api: &Api, tags: &[Tag<'_>]) {
    code.line("::sdk_runtime::client! {");
    code.docs(&paragraphs([&format!("Client of the {}.", api.title), api.description.as_str()]));
    code.line("pub struct Client {");
    code.line(&format!("env_prefix: {:?},", api.env_prefix));
    code.line(&format!("base_url: {:?},", api.servers.first().map_or("", |server| server.url.as_str())));
    code.line(&format!("key_prefixes: {},", list(&api.keys)));
    if !api.limits.is_empty() {
        let limits = api.limits.iter().map(|limit| {
            format!("RateLimit::new({}, ::std::time::Duration::from_secs({}))", limit.requests, limit.seconds)
        });
        code.line(&format!("rate_limits: &[{}],", limits.collect::<Vec<_>>().join(", ")));
    }
    if !api.quota_codes.is_empty() {
        code.line(&format!("quota_codes: {},", list(&api.quota_codes)));
    }
    if let Some(failure) = failure(&api.failure) {
        code.line(&format!("failure: Failure {{ {failure}, ..Failure::NONE }},"));
    }
    code.line("}");
    let servers = api.servers.iter().enumerate().map(|(index, server)| {
        let default = if index == 0 { " (default)" } else { "" };
        format!("- `{}`{default}: {}", server.url, server.description)
    });
    code.docs(&servers.collect::<Vec<_>>().join("\n"));
    code.line("fn builder;");
    code.line("calls {");
    for operation in &api.operations {
        code.docs(&method_docs(api, operation));
        let arguments: Vec<_> =
            operation.in_path().map(|argument| format!("{}: {}", argument.rust, taken(&argument.rule))).collect();
        let arguments = if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(", ")) };
        code.line(&format!("{}{arguments} -> {},", operation.id, operation.rust));
    }
    code.line("}");
    let modules: Vec<_> = tags.iter().map(|tag| tag.module.as_str()).collect();
    code.line(&format!("modules {{ {} }}", modules.join(", ")));
    code.line("}");
}

fn method_docs(api: &Api, operation: &Operation) -> String {
    let Operation { method, path, page, .. } = operation;
    let call = format!("Calls `{method} {path}`. Documentation: <{page}>");
    let summary = format!("{}.", operation.summary.trim_end_matches('.'));
    let example = example(api, operation);
    let arguments = operation.in_path().map(|argument| {
        let docs = format!("`{}`: {} {}", argument.rust, argument.description, allowed(api, argument));
        docs.trim_end().to_owned()
    });
    let arguments = arguments.collect::<Vec<_>>().join("\n\n");
    let parts = [
        summary.as_str(),
        &operation.description,
        &arguments,
        &one_of_docs(operation),
        repeat_docs(operation),
        &call,
        &example,
    ];
    paragraphs(parts)
}

/// Says when a call that changes something is sent again.
fn repeat_docs(operation: &Operation) -> &'static str {
    match operation.repeat.unwrap_or_else(|| Repeat::of_method(&operation.method.to_lowercase())) {
        Repeat::Safe => "",
        Repeat::Idempotent => {
            "An attempt that fails is made again, since a second one changes no more than the first. \
             [`Error::may_have_taken_effect`](::sdk_runtime::Error::may_have_taken_effect) says whether one of them may \
             have worked."
        }
        Repeat::Once => {
            "An attempt that fails is made again only if it cannot have had an effect; \
             [`Error::may_have_taken_effect`](::sdk_runtime::Error::may_have_taken_effect) says whether it may."
        }
    }
}

/// The trait of what a method takes for an argument of a path.
fn taken(rule: &Rule) -> &'static str {
    match rule {
        Rule::Integer { .. } => "IntoInteger",
        _ => "IntoText",
    }
}

/// Records and pages that several requests can read at once.
fn pinned(api: &Api) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for operation in &api.operations {
        if let Some(pagination) = operation.pagination.as_ref().filter(|pagination| pagination.window.is_some()) {
            names.insert(pagination.record.as_str());
            names.extend(operation.success.content.component());
        }
    }
    names
}
