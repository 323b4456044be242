//! Rules for examples: each is a JSON file that its schema allows, and no file lies about unused.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    rc::Rc,
};

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use super::Checker;
use crate::document::{Document, SCHEMAS, answer, is_list, join, operations, reached, target};

/// The examples of the media type at `media`.
pub(super) fn check(checker: &mut Checker<'_>, media: &str, is_success: bool) {
    let at = join(media, "examples");
    let examples = checker.members(&at);
    if examples.is_empty() && is_success {
        checker.report(media, "example", "the success response has no example; add one under `examples`");
    }
    let schema = target(checker.document, &join(media, "schema"));
    for (name, _) in examples {
        let at = join(&at, name);
        checker.require_keys(&at, "an example", &["summary", "description", "externalValue"]);
        let Some(file) = checker.require_text(&at, "externalValue", "example", "the example") else { continue };
        compare(checker, &join(&at, "externalValue"), file, schema);
    }
}

/// A file that no response names can only be a response without its wrapper, called after its operation.
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
        compare(checker, &at, file, content);
    }
}

/// Holds a file against the component schema of this name.
fn compare<'a>(checker: &mut Checker<'a>, at: &str, file: &str, schema: Option<&'a str>) {
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
    let Some(name) = schema else { return }; // the rules of responses say why
    let Some(validator) = checker.validators.of(checker.document, name) else { return }; // the rules of schemas say why
    for error in validator.iter_errors(&example) {
        let (place, error) = (error.instance_path(), error.masked_with("the value"));
        let message =
            format!("`{file}` contradicts `{name}` at `{place}`: {error}; mend the example, or describe what it shows");
        checker.report(at, "example-schema", message);
    }
}

/// Validators of component schemas, each compiled once and with no other schemas than it needs.
#[derive(Default)]
pub(super) struct Validators<'a>(BTreeMap<&'a str, Option<Rc<Validator>>>);

impl<'a> Validators<'a> {
    /// The validator of a component; `None` where the document is too broken for one.
    fn of(&mut self, document: &Document, name: &'a str) -> Option<Rc<Validator>> {
        self.0.entry(name).or_insert_with(|| validator(document, name).map(Rc::new)).clone()
    }
}

/// Compiles a component strictly: an example shows what is described and nothing else, and `null` only where the document
/// says `nullable`.
fn validator(document: &Document, name: &str) -> Option<Validator> {
    let at = join(SCHEMAS, name);
    let names = reached(document, &at).into_iter().chain([name.to_owned()]);
    let schema = |name: String| Some((strict(document.json().pointer(&join(SCHEMAS, &name))?), name));
    let schemas: Map<_, _> = names.filter_map(schema).map(|(schema, name)| (name, schema)).collect();
    let schema = json!({ "$ref": format!("#{at}"), "components": { "schemas": schemas } });
    jsonschema::options().should_validate_formats(true).build(&schema).ok()
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
