//! Facts of a document, in the words of the fixtures.

use serde_json::Value;

use super::Entries;

/// Returns the entries of an operation; `None` if the document has no such operation.
pub(crate) fn entries(document: &Value, id: &str) -> Option<Entries> {
    let paths = document["paths"].as_object()?.iter();
    let operations = paths.flat_map(|(path, methods)| {
        methods.as_object().into_iter().flatten().map(move |(method, operation)| (path, method, operation))
    });
    let (path, method, operation) = operations.into_iter().find(|(_, _, operation)| operation["operationId"] == id)?;
    let mut entries = Entries::from([("call".to_owned(), format!("{} {path}", method.to_uppercase()))]);
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let mut facts = facts(resolve(document, &parameter["schema"]));
        if parameter["required"] == true {
            facts.push_str(", required");
        }
        entries.insert(format!("{} {}", parameter["in"].as_str()?, parameter["name"].as_str()?), facts);
    }
    let responses = operation["responses"].as_object()?.iter().filter(|(status, _)| status.starts_with('2'));
    let mut statuses = Vec::new();
    for (status, response) in responses {
        statuses.push(status.as_str());
        for (media, content) in response["content"].as_object().into_iter().flatten() {
            match media.as_str() {
                "application/json" => collect(document, &content["schema"], "", &mut entries),
                other => drop(entries.insert("response".to_owned(), other.to_owned())),
            }
        }
    }
    if statuses != ["200"] {
        entries.insert("status".to_owned(), statuses.join(" "));
    }
    Some(entries)
}

/// Collects the values of a response that contain no others.
fn collect(document: &Value, schema: &Value, path: &str, entries: &mut Entries) {
    let schema = resolve(document, schema);
    let items = resolve(document, &schema["items"]);
    if let Some(fields) = schema["properties"].as_object() {
        for (name, field) in fields {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            collect(document, field, &path, entries);
        }
    } else if items.get("properties").is_some() {
        collect(document, items, &format!("{path}[]"), entries);
    } else {
        let kind = if items.is_object() { format!("list of {}", facts(items)) } else { facts(schema) };
        entries.insert(format!("response {path}").trim_end().to_owned(), kind);
    }
}

fn facts(schema: &Value) -> String {
    let mut facts = vec![schema["type"].as_str().unwrap_or("anything").to_owned()];
    let format = schema["format"].as_str().filter(|format| !matches!(*format, "int64" | "unix-time"));
    facts.extend(format.map(str::to_owned));
    let keys = [
        ("enum", "one of"),
        ("x-extensible-enum", "such as"),
        ("minimum", ">="),
        ("maximum", "<="),
        ("minLength", "length >="),
        ("maxLength", "length <="),
        ("pattern", "pattern"),
        ("default", "default"),
    ];
    let known = keys.iter().filter_map(|(key, word)| Some(format!("{word} {}", shown(schema.get(key)?))));
    facts.extend(known);
    facts.join(", ")
}

fn shown(value: &Value) -> String {
    match value {
        Value::Array(values) => values.iter().map(shown).collect::<Vec<_>>().join(" "),
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let reference = schema.get("$ref").or_else(|| schema.pointer("/allOf/0/$ref")).and_then(Value::as_str);
    reference.and_then(|reference| document.pointer(reference.strip_prefix('#')?)).unwrap_or(schema)
}
