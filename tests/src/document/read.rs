//! Reading a document from its raw JSON. Constructs that the tests do not support are errors, so that nothing goes
//! untested unnoticed.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde_json::{Map, Value};

use super::{At, Document, Example, Field, Object, Operation, Parameter, Type, kind::kind};
use crate::provider::Provider;

/// Maximum depth. Responses are nested less deeply; it stops a component that contains itself.
const MAX_DEPTH: usize = 24;

impl Document {
    /// Reads the document of a provider.
    ///
    /// # Errors
    ///
    /// Fails if the document cannot be read, or has something that the tests do not support.
    pub fn read(provider: &'static Provider) -> Result<Self, String> {
        let path = provider.document();
        let document = sdk_codegen::read(&path).map_err(|failure| failure.to_string())?;
        let folder = path.parent().unwrap_or(Path::new("."));
        Self::from_json(provider, document.json(), folder)
    }

    /// Reads a document from JSON; paths of examples are relative to `folder`.
    ///
    /// # Errors
    ///
    /// Fails if the document has something that the tests do not support.
    pub fn from_json(provider: &'static Provider, json: &Value, folder: &Path) -> Result<Self, String> {
        let reader = Reader { provider, json, folder };
        let mut operations = Vec::new();
        for (path, methods) in object(json, "paths")? {
            for (method, operation) in methods.as_object().ok_or("a path must hold methods")? {
                let read = reader.operation(path, method, operation);
                operations
                    .push(Arc::new(read.map_err(|error| format!("{}: {method} {path}: {error}", provider.name))?));
            }
        }
        Ok(Self { operations })
    }
}

struct Reader<'a> {
    provider: &'static Provider,
    json: &'a Value,
    folder: &'a Path,
}

impl Reader<'_> {
    fn operation(&self, path: &str, method: &str, json: &Value) -> Result<Operation, String> {
        let id = text(json, "operationId")?;
        let responses = object(json, "responses")?;
        let is_success = |status: &str| status.starts_with('2');
        let successes = || responses.iter().filter(|(status, _)| is_success(status));
        let statuses = successes().filter_map(|(status, _)| status.parse().ok()).collect();
        let contents = successes().filter_map(|(_, response)| response.get("content")?.as_object()?.iter().next());
        let mut contents: Vec<_> = contents.collect();
        contents.dedup_by(|a, b| a.0 == b.0 && a.1.get("schema") == b.1.get("schema"));
        let (outermost, success) = match contents.as_slice() {
            [] => (Type::Nothing, &Value::Null),
            [(media, content)] => (self.content(media, content.get("schema").ok_or("no schema")?)?, *content),
            _ => return Err("responses of success that differ".to_owned()),
        };
        let reports_success = field(&outermost, "success").is_some_and(|field| matches!(field.type_, Type::Boolean));
        let failure = json.get("x-failure").or_else(|| self.json.pointer("/x-sdk/failure")).and_then(Value::as_object);
        let failed = |how: Value| {
            let members = failure.into_iter().flatten().filter(|(_, says)| **says == how);
            members.map(|(member, _)| member.clone()).collect()
        };
        let envelope = json.get("x-envelope").or_else(|| self.json.pointer("/x-sdk/envelope")).and_then(Value::as_str);
        let inner = envelope.and_then(|member| field(&outermost, member)).map(|field| field.type_.clone());
        let (response, envelope) = match inner {
            Some(inner @ (Type::Object(_) | Type::List(_))) => (inner, envelope.map(str::to_owned)),
            _ => (outermost, None),
        };
        let mut errors = Vec::new();
        for (status, response) in responses.iter().filter(|(status, _)| !is_success(status)) {
            let content = json_content(response).ok_or_else(|| format!("no JSON under {status}"))?;
            errors.extend(self.named_examples(content)?);
        }
        errors.sort_by(|a, b| a.name.cmp(&b.name));
        errors.dedup_by(|a, b| a.name == b.name);
        Ok(Operation {
            provider: self.provider,
            examples: self.examples(&id, success)?,
            id,
            method: method.to_uppercase(),
            path: path.to_owned(),
            statuses,
            parameters: self.parameters(json)?,
            one_of: texts(json, "x-one-of-required")?.unwrap_or_default(),
            response,
            envelope,
            reports_success,
            failed_if_false: failed(Value::Bool(false)),
            failed_if_present: failed("present".into()),
            errors,
        })
    }

    fn parameters(&self, operation: &Value) -> Result<Vec<Parameter>, String> {
        let Some(parameters) = operation.get("parameters") else { return Ok(Vec::new()) };
        let parameters = parameters.as_array().ok_or("`parameters` is not a list")?;
        parameters.iter().map(|parameter| self.parameter(parameter)).collect()
    }

    fn parameter(&self, json: &Value) -> Result<Parameter, String> {
        let name = text(json, "name")?;
        let at = match text(json, "in")?.as_str() {
            "path" => At::Path,
            "query" => At::Query,
            "header" => At::Header,
            other => return Err(format!("parameter {name}: unknown place {other}")),
        };
        let schema = self.resolve(json.get("schema").ok_or("a parameter without schema")?)?.1;
        let kind = kind(schema).map_err(|error| format!("parameter {name}: {error}"))?;
        Ok(Parameter { at, name, required: json.get("required") == Some(&Value::Bool(true)), kind })
    }

    /// Returns the examples that the document names, and the files beside them that are named after the operation.
    fn examples(&self, id: &str, content: &Value) -> Result<Vec<Example>, String> {
        let mut examples = self.named_examples(content)?;
        let folder = self.folder.join("examples").join(self.provider.name);
        let Ok(files) = fs::read_dir(&folder) else { return Ok(examples) };
        let mut names: Vec<_> =
            files.filter_map(|file| Some(file.ok()?.file_name().to_string_lossy().into_owned())).collect();
        names.sort();
        for name in names {
            let of_this = name.strip_prefix(id).is_some_and(|rest| rest.starts_with('.') && rest.ends_with(".json"));
            if of_this && examples.iter().all(|example| example.name != name) {
                examples.push(example(&folder.join(name))?);
            }
        }
        Ok(examples)
    }

    fn named_examples(&self, content: &Value) -> Result<Vec<Example>, String> {
        let Some(examples) = content.get("examples") else { return Ok(Vec::new()) };
        let examples = examples.as_object().ok_or("`examples` is not an object")?;
        examples.values().map(|json| example(&self.folder.join(text(json, "externalValue")?))).collect()
    }

    /// Reads the type of the content under a media type.
    fn content(&self, media: &str, schema: &Value) -> Result<Type, String> {
        let is_unknown = schema.as_object().is_some_and(|schema| schema.keys().all(|key| key == "description"));
        match media {
            "application/json" if is_unknown => Ok(Type::Anything),
            "application/json" => self.type_(schema, 0),
            "text/csv" => Ok(Type::Csv),
            "application/octet-stream" | "*/*" => Ok(Type::Bytes),
            other => Err(format!("unknown media type {other}")),
        }
    }

    fn type_(&self, schema: &Value, depth: usize) -> Result<Type, String> {
        if depth > MAX_DEPTH {
            return Err("the response is nested too deeply".to_owned());
        }
        let (name, schema) = self.resolve(schema)?;
        if let Some(values) = texts(schema, "x-extensible-enum")? {
            return Ok(Type::OpenEnum(values));
        }
        let format = schema.get("format").and_then(Value::as_str);
        Ok(match text(schema, "type")?.as_str() {
            "string" if format == Some("date-time") => Type::DateTime,
            "string" => Type::Text,
            "integer" if format == Some("unix-time") => Type::UnixTime,
            "integer" => Type::Integer,
            "number" => Type::Number,
            "boolean" => Type::Boolean,
            "array" => {
                let items = schema.get("items").ok_or("a list without items")?;
                Type::List(Box::new(self.type_(items, depth + 1)?))
            }
            "object" if schema.get("properties").is_some() => {
                let required = texts(schema, "required")?.unwrap_or_default();
                let mut fields = Vec::new();
                for (field, schema) in object(schema, "properties")? {
                    let type_ = self.type_(schema, depth + 1).map_err(|error| format!("field {field}: {error}"))?;
                    fields.push(Field { name: field.clone(), required: required.contains(field), type_ });
                }
                Type::Object(Object { name: name.unwrap_or("inline object").to_owned(), fields })
            }
            "object" => Type::Map,
            other => return Err(format!("unknown type {other}")),
        })
    }

    /// Follows references, and returns the name of the last component with the schema.
    fn resolve<'a>(&'a self, mut schema: &'a Value) -> Result<(Option<&'a str>, &'a Value), String> {
        let mut name = None;
        for _ in 0..MAX_DEPTH {
            let target = match schema.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
                Some([only]) => only,
                Some(_) => return Err("`allOf` of more than one".to_owned()),
                None => schema,
            };
            let Some(reference) = target.get("$ref").and_then(Value::as_str) else { return Ok((name, target)) };
            let pointer = reference.strip_prefix('#').ok_or("a reference to another document")?;
            schema = self.json.pointer(pointer).ok_or_else(|| format!("{reference} does not exist"))?;
            name = reference.rsplit('/').next();
        }
        Err("a circular reference".to_owned())
    }
}

fn field<'a>(type_: &'a Type, name: &str) -> Option<&'a Field> {
    match type_ {
        Type::Object(object) => object.fields.iter().find(|field| field.name == name),
        _ => None,
    }
}

fn example(path: &PathBuf) -> Result<Example, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let value = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Example { name, value })
}

fn json_content(response: &Value) -> Option<&Value> {
    response.get("content")?.get("application/json")
}

fn object<'a>(json: &'a Value, key: &str) -> Result<&'a Map<String, Value>, String> {
    json.get(key).and_then(Value::as_object).ok_or_else(|| format!("no object `{key}`"))
}

pub(super) fn text(json: &Value, key: &str) -> Result<String, String> {
    json.get(key).and_then(Value::as_str).map(str::to_owned).ok_or_else(|| format!("no text `{key}`"))
}

pub(super) fn texts(json: &Value, key: &str) -> Result<Option<Vec<String>>, String> {
    let Some(list) = json.get(key) else { return Ok(None) };
    let list = list.as_array().ok_or_else(|| format!("`{key}` is not a list"))?;
    let texts: Option<Vec<_>> = list.iter().map(|text| text.as_str().map(str::to_owned)).collect();
    texts.map(Some).ok_or_else(|| format!("`{key}` is not a list of texts"))
}
