//! Stage 3: a document that progenitor can express, and notes of what it would drop or get wrong.
//!
//! Constraints, formats, open enums, descriptions, envelopes and error responses leave the document here and come
//! back in `finish`. What remains is bare: names, types and who refers to whom.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::{
    check::{ONE_OF, SCHEMAS},
    read::{Document, join},
    record::{record_schema, texts},
    violation::Failure,
};

/// What progenitor is given, and what `finish` adds to what it makes of it.
pub(crate) struct Lowered {
    pub(crate) api: openapiv3::OpenAPI,
    pub(crate) notes: Notes,
}

/// What the lowered document no longer says.
pub(crate) struct Notes {
    pub(crate) operations: Vec<OperationNote>,
    pub(crate) objects: Vec<ObjectNote>,
    pub(crate) enums: Vec<EnumNote>,
}

pub(crate) struct OperationNote {
    pub(crate) id: String,
    pub(crate) summary: String,
    pub(crate) description: String,
    /// The provider's page that describes the operation.
    pub(crate) page: String,
    /// The member in which the answer proper may stand.
    pub(crate) envelope: Option<String>,
    pub(crate) failure: FailureNote,
    pub(crate) parameters: Vec<ParameterNote>,
    /// `x-one-of-required`: parameters of which a call has at least one.
    pub(crate) one_of: Vec<String>,
    pub(crate) pagination: Option<PaginationNote>,
}

impl OperationNote {
    /// Groups of parameters of which a call has at least one each.
    pub(crate) fn required(&self) -> impl Iterator<Item = Vec<&str>> {
        let alone = self.parameters.iter().filter(|parameter| parameter.required);
        let alone = alone.map(|parameter| vec![parameter.name.as_str()]);
        alone.chain((!self.one_of.is_empty()).then(|| self.one_of.iter().map(String::as_str).collect()))
    }
}

/// What says in a response with status 2xx that the call failed.
pub(crate) struct FailureNote {
    pub(crate) when_false: Vec<String>,
    pub(crate) when_present: Vec<String>,
    /// The lists whose records make it a success in part.
    pub(crate) lists: Vec<String>,
}

impl FailureNote {
    /// Of `x-sdk.failure` or `x-failure`, in a response with these lists.
    pub(crate) fn new(failure: Option<&Value>, lists: Vec<String>) -> Self {
        let members = failure.and_then(Value::as_object).into_iter().flatten();
        let (when_false, when_present): (Vec<_>, Vec<_>) = members.partition(|(_, says)| says.is_boolean());
        let names = |members: Vec<(&String, &Value)>| members.into_iter().map(|(name, _)| name.clone()).collect();
        Self { when_false: names(when_false), when_present: names(when_present), lists }
    }
}

/// How a list operation pages.
pub(crate) struct PaginationNote {
    /// `x-pagination` as it stands.
    pub(crate) keys: Value,
    /// The page size of a call that sets none.
    pub(crate) default_limit: u64,
    /// The component that describes a record.
    pub(crate) record: String,
}

impl PaginationNote {
    /// The text under a key of `x-pagination`.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.keys.get(key)?.as_str()
    }

    /// Whether the list can be cut off at a time, so that several requests can read it at once.
    pub(crate) fn is_pinned(&self) -> bool {
        self.keys.get("window").is_some()
    }
}

pub(crate) struct ParameterNote {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) required: bool,
    /// Whether its value may be the cause of a 500.
    pub(crate) may_fail: bool,
    pub(crate) rule: Rule,
}

/// What a setter accepts.
pub(crate) enum Rule {
    Integer {
        minimum: Option<i64>,
        maximum: Option<i64>,
    },
    UnixSeconds,
    Number {
        minimum: Option<f64>,
        maximum: Option<f64>,
    },
    Boolean,
    Text {
        min_length: Option<u64>,
        max_length: Option<u64>,
        pattern: Option<String>,
    },
    /// One of a named enum's values.
    Choice {
        schema: String,
    },
}

pub(crate) struct ObjectNote {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) fields: Vec<FieldNote>,
}

pub(crate) struct FieldNote {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) required: bool,
    pub(crate) time: Option<Time>,
}

/// How a response writes a time; progenitor sees the number or text only.
#[derive(Clone, Copy)]
pub(crate) enum Time {
    Unix,
    Rfc3339,
}

pub(crate) struct EnumNote {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) open: bool,
    pub(crate) values: Vec<String>,
}

impl Notes {
    pub(crate) fn object(&self, name: &str) -> Option<&ObjectNote> {
        self.objects.iter().find(|object| object.name == name)
    }

    pub(crate) fn choice(&self, name: &str) -> Option<&EnumNote> {
        self.enums.iter().find(|choice| choice.name == name)
    }
}

/// Lowers a document that obeys the rules.
///
/// # Errors
///
/// The document is not OpenAPI in a way that no rule covers.
pub(crate) fn lower(document: &Document) -> Result<Lowered, Failure> {
    let mut paths = Map::new();
    let mut operations = Vec::new();
    let mut answers = BTreeSet::new();
    for (path, _) in document.members("/paths") {
        let at = join(&join("/paths", path), "get");
        let Some(operation) = document.json().pointer(&at) else { continue };
        let (mut note, answer) = note_operation(document, operation);
        note.pagination = note_pagination(document, &at, operation);
        paths.insert(path.to_owned(), json!({ "get": bare_operation(&note, &answer) }));
        operations.push(note);
        answers.insert(answer);
    }
    let mut used = answers.clone();
    for answer in &answers {
        used.extend(crate::check::reached(document, &join(SCHEMAS, answer)));
    }
    for operation in &operations {
        used.extend(operation.parameters.iter().filter_map(|parameter| match &parameter.rule {
            Rule::Choice { schema } => Some(schema.clone()),
            _ => None,
        }));
    }
    let mut schemas = Map::new();
    let (mut objects, mut enums) = (Vec::new(), Vec::new());
    for (name, schema) in document.members(SCHEMAS).into_iter().filter(|(name, _)| used.contains(*name)) {
        if text(schema, "type") == "object" {
            let object = note_object(document, name, schema);
            schemas.insert(name.to_owned(), bare_object(&object, schema));
            objects.push(object);
        } else {
            let note = note_enum(name, schema);
            schemas.insert(name.to_owned(), json!({ "type": "string", "enum": note.values }));
            enums.push(note);
        }
    }
    let bare = json!({
        "openapi": "3.0.3",
        "info": { "title": document.json()["info"]["title"], "version": document.json()["info"]["version"] },
        "paths": paths,
        "components": { "schemas": schemas },
    });
    let api = serde_path_to_error::deserialize(bare)
        .map_err(|error| document.violation("", "openapi", format!("this is not OpenAPI 3.0: {error}")))?;
    Ok(Lowered { api, notes: Notes { operations, objects, enums } })
}

/// The component schema that a property refers to, directly or beside its own description.
pub(crate) fn target<'a>(document: &'a Document, property: &str) -> Option<&'a str> {
    let property = document.json().pointer(property)?;
    reference(property)
}

/// The same of a schema at hand.
pub(crate) fn reference(schema: &Value) -> Option<&str> {
    let target = schema.get("$ref").or_else(|| schema.pointer("/allOf/0/$ref"))?;
    target.as_str()?.strip_prefix("#/components/schemas/")
}

/// An operation's note, and the name of the schema that its callers get.
fn note_operation(document: &Document, operation: &Value) -> (OperationNote, String) {
    let documented =
        operation.pointer("/responses/200/content/application~1json/schema").and_then(reference).unwrap_or_default();
    let envelope = document.json().pointer("/x-sdk/envelope").and_then(Value::as_str);
    let inner = envelope
        .and_then(|envelope| target(document, &join(&join(&join(SCHEMAS, documented), "properties"), envelope)));
    let answer = inner.unwrap_or(documented);
    let failure = operation.get("x-failure").or_else(|| document.json().pointer("/x-sdk/failure"));
    let parameters = operation.get("parameters").and_then(Value::as_array);
    let note = OperationNote {
        id: text(operation, "operationId").to_owned(),
        summary: text(operation, "summary").to_owned(),
        description: text(operation, "description").to_owned(),
        page: operation.pointer("/externalDocs/url").and_then(Value::as_str).unwrap_or_default().to_owned(),
        envelope: envelope.map(str::to_owned),
        failure: FailureNote::new(failure, required_lists(document, answer)),
        parameters: parameters.into_iter().flatten().map(note_parameter).collect(),
        one_of: operation.get(ONE_OF).map(texts).unwrap_or_default().into_iter().map(str::to_owned).collect(),
        pagination: None,
    };
    (note, answer.to_owned())
}

/// The lists without which an answer is refused.
fn required_lists(document: &Document, answer: &str) -> Vec<String> {
    let schema = join(SCHEMAS, answer);
    let required = document.json().pointer(&join(&schema, "required")).map(texts).unwrap_or_default();
    let properties = document.members(&join(&schema, "properties")).into_iter();
    let lists = properties.filter(|(name, property)| required.contains(name) && text(property, "type") == "array");
    lists.map(|(name, _)| name.to_owned()).collect()
}

fn note_pagination(document: &Document, at: &str, operation: &Value) -> Option<PaginationNote> {
    let keys = operation.get("x-pagination")?.clone();
    let parameters = operation.get("parameters")?.as_array()?;
    let limit = parameters.iter().find(|parameter| parameter.get("name") == keys.get("limit"))?;
    let default_limit = limit.pointer("/schema/default")?.as_u64()?;
    let record = record_schema(document, at)?.to_owned();
    Some(PaginationNote { keys, default_limit, record })
}

fn note_parameter(parameter: &Value) -> ParameterNote {
    let schema = &parameter["schema"];
    let integer = |key: &str| schema.get(key).and_then(Value::as_i64);
    let number = |key: &str| schema.get(key).and_then(Value::as_f64);
    let length = |key: &str| schema.get(key).and_then(Value::as_u64);
    let rule = match (text(schema, "type"), text(schema, "format")) {
        _ if reference(schema).is_some() => Rule::Choice { schema: reference(schema).unwrap_or_default().to_owned() },
        ("integer", "unix-seconds") => Rule::UnixSeconds,
        ("integer", _) => Rule::Integer { minimum: integer("minimum"), maximum: integer("maximum") },
        ("number", _) => Rule::Number { minimum: number("minimum"), maximum: number("maximum") },
        ("boolean", _) => Rule::Boolean,
        _ => Rule::Text {
            min_length: length("minLength"),
            max_length: length("maxLength"),
            pattern: schema.get("pattern").and_then(Value::as_str).map(str::to_owned),
        },
    };
    ParameterNote {
        name: text(parameter, "name").to_owned(),
        description: text(parameter, "description").to_owned(),
        required: parameter.get("required") == Some(&Value::Bool(true)),
        may_fail: parameter.get("x-may-fail").is_some(),
        rule,
    }
}

fn bare_operation(note: &OperationNote, answer: &str) -> Value {
    let parameters: Vec<_> = note
        .parameters
        .iter()
        .map(|parameter| {
            let schema = match &parameter.rule {
                Rule::Integer { .. } | Rule::UnixSeconds => json!({ "type": "integer" }),
                Rule::Number { .. } => json!({ "type": "number" }),
                Rule::Boolean => json!({ "type": "boolean" }),
                Rule::Text { .. } => json!({ "type": "string" }),
                Rule::Choice { schema } => refer(schema),
            };
            json!({ "name": parameter.name, "in": "query", "required": parameter.required, "schema": schema })
        })
        .collect();
    json!({
        "operationId": note.id,
        "parameters": parameters,
        "responses": { "200": {
            "description": "",
            "content": { "application/json": { "schema": refer(answer) } },
        } },
    })
}

fn note_object(document: &Document, name: &str, schema: &Value) -> ObjectNote {
    let required: Vec<_> = schema.get("required").and_then(Value::as_array).into_iter().flatten().collect();
    let properties = document.members(&join(&join(SCHEMAS, name), "properties"));
    let fields = properties.into_iter().map(|(name, property)| FieldNote {
        name: name.to_owned(),
        description: text(property, "description").to_owned(),
        required: required.iter().any(|required| required.as_str() == Some(name)),
        time: match text(property, "format") {
            "unix-time" => Some(Time::Unix),
            "date-time" => Some(Time::Rfc3339),
            _ => None,
        },
    });
    ObjectNote { name: name.to_owned(), description: text(schema, "description").to_owned(), fields: fields.collect() }
}

fn bare_object(note: &ObjectNote, schema: &Value) -> Value {
    let properties: Map<_, _> = note
        .fields
        .iter()
        .map(|field| (field.name.clone(), bare_property(&schema["properties"][&field.name])))
        .collect();
    let required: Vec<_> = note.fields.iter().filter(|field| field.required).map(|field| &field.name).collect();
    let mut bare = json!({ "type": "object", "properties": properties });
    if !required.is_empty() {
        bare["required"] = json!(required);
    }
    bare
}

fn bare_property(property: &Value) -> Value {
    if let Some(name) = reference(property) {
        return refer(name);
    }
    match text(property, "type") {
        "array" => json!({ "type": "array", "items": bare_property(&property["items"]) }),
        "object" => json!({ "type": "object", "additionalProperties": true }),
        kind => json!({ "type": kind }),
    }
}

fn note_enum(name: &str, schema: &Value) -> EnumNote {
    let open = schema.get("x-extensible-enum");
    let values = open.or_else(|| schema.get("enum")).and_then(Value::as_array);
    EnumNote {
        name: name.to_owned(),
        description: text(schema, "description").to_owned(),
        open: open.is_some(),
        values: values.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect(),
    }
}

fn refer(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
