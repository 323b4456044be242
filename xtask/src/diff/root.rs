//! The rest of a document: servers, what is particular to the provider, words.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    change::{About, Group},
    emulator,
    pair::{Difference, differences, same_set},
};

/// Compares what is neither operation nor component schema.
pub(super) fn compare(old: &Value, new: &Value) -> Group {
    let mut group = Group::new("document");
    for difference in differences(old, new) {
        let mut about = group.itself();
        match difference.key {
            "paths" => {} // operation by operation
            "openapi" => about.docs(difference.text(), ""),
            "info" | "externalDocs" => {
                for inner in difference.inner() {
                    about.docs(format!("`{}.{}` changed", difference.key, inner.key), "");
                }
            }
            "tags" | "security" if same_set(&difference) => {}
            "tags" => about.docs(difference.presence(), ""),
            "security" => about.docs(difference.presence(), "every call sends the key in the same way"),
            "servers" => servers(&mut about, &difference),
            "x-sdk" => sdk(&mut about, &difference),
            "x-emulator" => emulator::of_before(&mut about, &difference),
            "components" => components(&mut about, &difference),
            _ => about.unjudged(&difference),
        }
    }
    group
}

/// The first server is the default base URL, the others are named in the documentation.
fn servers(about: &mut About<'_>, difference: &Difference<'_>) {
    let urls = |servers: Option<&Value>| -> Vec<(String, Value)> {
        let servers = servers.and_then(Value::as_array).into_iter().flatten();
        let url = |server: &Value| server.get("url").and_then(Value::as_str).unwrap_or_default().to_owned();
        servers.map(|server| (url(server), server.clone())).collect()
    };
    let (old, new) = (urls(difference.old), urls(difference.new));
    let first = |servers: &[(String, Value)]| servers.first().map(|(url, _)| url.clone()).unwrap_or_default();
    if first(&old) != first(&new) {
        let what = format!("default base URL `{}` -> `{}`", first(&old), first(&new));
        about.breaking(what, "calls and the key go to another address unless `base_url` is set");
    }
    let (old, new): (BTreeMap<_, _>, BTreeMap<_, _>) = (old.into_iter().collect(), new.into_iter().collect());
    if old != new {
        about.docs("`servers` changed", "they are named in the documentation of `base_url`");
    }
}

fn sdk(about: &mut About<'_>, difference: &Difference<'_>) {
    for difference in difference.inner() {
        let what = format!("`x-sdk`: {}", difference.text());
        match difference.key {
            "env_prefix" => about.breaking(what, "`from_env` reads other variables"),
            "key_prefixes" | "rate_limits" | "quota_codes" if same_set(&difference) => {}
            "key_prefixes" => about.docs(what, "only the hint for a key that is refused"),
            "rate_limits" => about.additive(what, "compatible, the client keeps to other limits by default"),
            "quota_codes" => about.additive(what, "compatible, other responses of 429 are taken for final"),
            "failure" => about.additive(what, "compatible, other responses with status 2xx are taken for failures"),
            "envelope" if difference.old.is_none() => about.additive(what, "answers are read with this wrapper too"),
            "envelope" => about.breaking(what, "answers in the old wrapper are no longer read"),
            _ => about.unjudged(&difference),
        }
    }
}

fn components(about: &mut About<'_>, difference: &Difference<'_>) {
    for difference in difference.inner() {
        match difference.key {
            "schemas" => {} // component by component
            "securitySchemes" => about.docs(difference.presence(), "every call sends the key in the same way"),
            _ => about.unjudged(&difference),
        }
    }
}
