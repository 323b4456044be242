//! Rules for the document as a whole.

use serde_json::Value;

use super::{Checker, failure, names};
use crate::{document::join, model::module, url};

pub(super) fn check(checker: &mut Checker<'_>) {
    let allowed = ["openapi", "info", "externalDocs", "servers", "tags", "security", "paths", "components", "x-sdk"];
    checker.require_keys("", "a document", &allowed);
    version(checker);
    checker.require_text("/info", "title", "info", "the document");
    checker.require_text("/info", "version", "info", "the document");
    checker.require_text("/info", "description", "info", "the document");
    servers(checker);
    tags(checker);
    keys(checker);
    sdk(checker);
}

/// Checks the entries beside the operations, which only people read.
fn keys(checker: &mut Checker<'_>) {
    let info = ["title", "version", "description", "license", "contact", "termsOfService"];
    checker.require_keys("/info", "`info`", &info);
    checker.require_keys("/info/license", "a licence", &["name", "url"]);
    checker.require_keys("/info/contact", "a contact", &["name", "url", "email"]);
    checker.require_keys("/externalDocs", "`externalDocs`", &["url", "description"]);
    for (list, what, allowed) in
        [("/servers", "a server", ["url", "description"]), ("/tags", "a tag", ["name", "description"])]
    {
        for index in 0..checker.get(list).and_then(Value::as_array).map_or(0, Vec::len) {
            checker.require_keys(&format!("{list}/{index}"), what, &allowed);
        }
    }
}

fn version(checker: &mut Checker<'_>) {
    match checker.get("/openapi").and_then(Value::as_str) {
        Some(version) if version.starts_with("3.0.") => {}
        _ => checker.report("/openapi", "openapi-version", "write `openapi: 3.0.3`; progenitor reads 3.0 only"),
    }
}

fn servers(checker: &mut Checker<'_>) {
    let Some(Value::Array(servers)) = checker.get("/servers").filter(|servers| servers.get(0).is_some()) else {
        checker.report("/servers", "servers", "name at least one server; the first is the default base URL");
        return;
    };
    for index in 0..servers.len() {
        let at = format!("/servers/{index}/url");
        let url = checker.text(&at).unwrap_or_default();
        if let Err(reason) = url::server(url) {
            checker.report(&at, "servers", format!("`{url}` {reason}"));
        }
    }
}

fn tags(checker: &mut Checker<'_>) {
    let Some(Value::Array(tags)) = checker.get("/tags") else { return };
    let named =
        |(index, tag): (usize, &'_ Value)| Some((format!("/tags/{index}"), tag.get("name")?.as_str()?.to_owned()));
    let names: Vec<_> = tags.iter().enumerate().filter_map(named).collect();
    names::distinct(checker, "tags", names.iter().map(|(at, name)| (at.clone(), name.as_str())), module);
    for index in 0..tags.len() {
        let at = format!("/tags/{index}");
        if let Some(name) = checker.require_text(&at, "name", "tags", "a tag")
            && !is_module(&module(name))
        {
            let message = format!("the tag becomes a file `{}.rs`, which cannot be; take another name", module(name));
            checker.report(&at, "tags", message);
        }
        checker.require_text(&at, "description", "tags", "a tag");
    }
}

/// Says whether a file of calls and types can have this name.
fn is_module(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && !["builder", "emulator", "mock", "mod_", "types"].contains(&name)
}

/// `x-sdk`: what is particular to the provider.
fn sdk(checker: &mut Checker<'_>) {
    let at = "/x-sdk";
    if !checker.get(at).is_some_and(Value::is_object) {
        checker.report(at, "x-sdk", "the root has no `x-sdk`; write one with `env_prefix` and `key_prefixes`");
        return;
    }
    let allowed = ["env_prefix", "key_prefixes", "envelope", "failure", "rate_limits", "quota_codes"];
    checker.require_keys(at, "`x-sdk`", &allowed);
    let prefix = checker.text("/x-sdk/env_prefix").unwrap_or_default();
    let is_upper = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    if !prefix.starts_with(|c: char| c.is_ascii_uppercase()) || !prefix.chars().all(is_upper) {
        let message = "`env_prefix` is the beginning of the environment variables' names, such as `JETEMAIL`";
        checker.report(&join(at, "env_prefix"), "x-sdk", message);
    }
    if !checker.get("/x-sdk/key_prefixes").is_some_and(is_list_of_texts) {
        let message =
            "`key_prefixes` is a list of the texts that keys begin with, such as `[api_]`; `[]` if none is known";
        checker.report(&join(at, "key_prefixes"), "x-sdk", message);
    }
    if checker.get("/x-sdk/envelope").is_some_and(|envelope| envelope.as_str().is_none_or(str::is_empty)) {
        let message = "`envelope` is the name of the member in which the response proper may stand";
        checker.report(&join(at, "envelope"), "x-sdk", message);
    }
    failure::check(checker, "/x-sdk/failure");
    rate_limits(checker);
    if checker.get("/x-sdk/quota_codes").is_some_and(|codes| !is_list_of_texts(codes)) {
        let message = "`quota_codes` is a list of the codes by which the service says that a quota is used up";
        checker.report(&join(at, "quota_codes"), "x-sdk", message);
    }
}

/// `x-sdk.rate_limits`: what the service allows.
fn rate_limits(checker: &mut Checker<'_>) {
    let at = "/x-sdk/rate_limits";
    let Some(limits) = checker.get(at) else { return };
    let Some(limits) = limits.as_array() else {
        let message = "`rate_limits` is a list such as `[{requests: 240, seconds: 60}]`";
        checker.report(at, "x-sdk", message);
        return;
    };
    for index in 0..limits.len() {
        let at = join(at, &index.to_string());
        checker.require_keys(&at, "a rate limit", &["requests", "seconds"]);
        // What is no whole number is reported already.
        let is_fine = |key| {
            let value = checker.get(&join(&at, key));
            value.is_some_and(|value| value.as_i64().is_none_or(|number| (1..=u32::MAX.into()).contains(&number)))
        };
        if !is_fine("requests") || !is_fine("seconds") {
            let message = "a rate limit is `{requests: 240, seconds: 60}`, both whole numbers from 1 on";
            checker.report(&at, "x-sdk", message);
        }
    }
}

fn is_list_of_texts(value: &Value) -> bool {
    value.as_array().is_some_and(|texts| texts.iter().all(|text| text.as_str() != Some("")))
}
