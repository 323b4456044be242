//! Rules for examples: each is a JSON file that its schema allows, and no file lies about unused.

use std::{collections::BTreeSet, path::Path};

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use super::Checker;
use crate::document::{SCHEMAS, answer, is_list, join, operations, target};

/// The examples of the media type at `media`.
pub(super) fn check(checker: &mut Checker<'_>, media: &str, is_success: bool) {
    let at = join(media, "examples");
    let examples = checker.members(&at);
    if examples.is_empty() && is_success {
        checker.report(media, "example", "the success response has no example; add one under `examples`");
    }
    // Without a folder there are no files to hold against it.
    let answer = target(checker.document, &join(media, "schema")).filter(|_| checker.document.folder().is_some());
    let schema = answer.and_then(|name| Schema::of(checker, name));
    for (name, _) in examples {
        let at = join(&at, name);
        checker.require_keys(&at, "an example", &["summary", "description", "externalValue"]);
        let Some(file) = checker.require_text(&at, "externalValue", "example", "the example") else { continue };
        compare(checker, &join(&at, "externalValue"), file, schema.as_ref());
    }
}

/// A file that no response names can only be an answer without its wrapper, called after its operation.
pub(super) fn check_unnamed(checker: &mut Checker<'_>) {
    let provider = Path::new(checker.document.name()).file_stem().unwrap_or_default().to_string_lossy();
    let folder = format!("examples/{provider}");
    let Some(files) = checker.document.folder().and_then(|root| std::fs::read_dir(root.join(&folder)).ok()) else {
        return;
    };
    let files: BTreeSet<String> =
        files.flatten().map(|file| format!("{folder}/{}", file.file_name().to_string_lossy())).collect();
    let mut named = BTreeSet::new();
    collect_named(checker.document.json(), &mut named);
    for file in files.iter().filter(|file| !named.contains(file.as_str())) {
        let operation = operations(checker.document).into_iter().find_map(|place| {
            let id = checker.text(&join(&place.at, "operationId"))?;
            file.strip_prefix(&format!("{folder}/{id}."))?;
            Some(place.at)
        });
        let Some(at) = operation else {
            let message =
                format!("nothing names `{file}`; name it under `examples` of the response that it shows, or remove it");
            checker.report("", "example", message);
            continue;
        };
        // Without its wrapper a list is no component.
        let content = answer(checker.document, &at).filter(|_| !is_list(checker.document, &at));
        let schema = content.and_then(|name| Schema::of(checker, name));
        compare(checker, &at, file, schema.as_ref());
    }
}

fn compare(checker: &mut Checker<'_>, at: &str, file: &str, schema: Option<&Schema>) {
    let Some(folder) = checker.document.folder() else { return };
    let read = std::fs::read_to_string(folder.join(file)).map_err(|error| error.to_string());
    let parsed = read.and_then(|text| serde_json::from_str::<Value>(&text).map_err(|error| error.to_string()));
    let example = match parsed {
        Ok(example) => example,
        Err(error) => {
            let message = format!("`{file}` cannot be read as JSON: {error}; mend the file or its name");
            return checker.report(at, "example", message);
        }
    };
    let Some(Schema { name, validator }) = schema else { return }; // the rules of schemas say why
    for error in validator.iter_errors(&example) {
        let (place, error) = (error.instance_path(), error.masked_with("the value"));
        let message =
            format!("`{file}` contradicts `{name}` at `{place}`: {error}; mend the example, or describe what it shows");
        checker.report(at, "example-schema", message);
    }
}

struct Schema<'a> {
    name: &'a str,
    validator: Validator,
}

impl<'a> Schema<'a> {
    /// A component of the document, read strictly: an example shows what is described and nothing else, and `null` only
    /// where the document says `nullable`. `None` where the document is too broken for that.
    fn of(checker: &Checker<'_>, name: &'a str) -> Option<Self> {
        let schemas: Map<_, _> =
            checker.members(SCHEMAS).into_iter().map(|(name, schema)| (name.to_owned(), strict(schema))).collect();
        let schema = json!({ "$ref": format!("#{}", join(SCHEMAS, name)), "components": { "schemas": schemas } });
        let validator = jsonschema::options().should_validate_formats(true).build(&schema).ok()?;
        Some(Self { name, validator })
    }
}

/// A schema of OpenAPI 3.0 in the terms of JSON Schema.
fn strict(schema: &Value) -> Value {
    let Some(members) = schema.as_object() else { return schema.clone() };
    let mut members = members.clone();
    if let Some(Value::Object(properties)) = members.get_mut("properties") {
        properties.values_mut().for_each(|property| *property = strict(property));
        members.entry("additionalProperties").or_insert(Value::Bool(false));
    }
    if let Some(items) = members.get_mut("items") {
        *items = strict(items);
    }
    if members.remove("nullable") != Some(Value::Bool(true)) {
        return Value::Object(members);
    }
    match members.get_mut("type") {
        Some(kind) => *kind = json!([kind, "null"]),
        None => return json!({ "anyOf": [members, { "type": "null" }] }),
    }
    Value::Object(members)
}

/// The files that are named anywhere in the document.
fn collect_named<'a>(value: &'a Value, named: &mut BTreeSet<&'a str>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect_named(item, named)),
        Value::Object(members) => {
            named.extend(members.get("externalValue").and_then(Value::as_str));
            members.values().for_each(|member| collect_named(member, named));
        }
        _ => {}
    }
}
