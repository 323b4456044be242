//! The model of a document. What is missing in one that breaks rules is empty.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    api::{
        Api, Argument, Content, Coverage, Example, FailureMarkers, Limit, Operation, Pagination, Place, Repeat,
        Response, Rule, Server, Sort,
    },
    pattern::Pattern,
    read_emulated::{emulated, role, service},
    types::{Choice, Field, Kind, Object, Variant},
};
use crate::document::{
    self, BYTES, CSV, Document, ONE_OF, SCHEMAS, answer, is_list, join, names, outer_answer, reached, record_schema,
    reference, success_media, successes, text,
};

impl Api {
    /// Reads what a document means. The document should break no rule: what is missing in it is empty here.
    #[must_use]
    pub fn read(document: &Document) -> Self {
        let root = document.json();
        let at = |pointer: &str| owned(root.pointer(pointer));
        let operations: Vec<_> =
            document::operations(document).iter().map(|place| operation(document, place)).collect();
        let used = used(document, &operations);
        let schemas = || document.members(SCHEMAS).into_iter().filter(|(name, _)| used.contains(*name));
        let (objects, enums): (Vec<_>, Vec<_>) = schemas().partition(|(_, schema)| text(schema, "type") == "object");
        let server =
            |server: &Value| Server { url: owned(server.get("url")), description: owned(server.get("description")) };
        let servers: Vec<_> = list(root.pointer("/servers")).map(server).collect();
        Self {
            document: document.name().to_owned(),
            title: at("/info/title"),
            version: at("/info/version"),
            description: at("/info/description"),
            env_prefix: at("/x-sdk/env_prefix"),
            keys: names(root.pointer("/x-sdk/key_prefixes")),
            limits: list(root.pointer("/x-sdk/rate_limits")).filter_map(limit).collect(),
            quota_codes: names(root.pointer("/x-sdk/quota_codes")),
            failure: failure(root.pointer("/x-sdk/failure"), Vec::new()),
            objects: objects.into_iter().map(|(name, schema)| object(document, name, schema)).collect(),
            enums: enums.into_iter().map(|(name, schema)| choice(name, schema)).collect(),
            service: service(document, servers.first().map_or("", |server| server.url.as_str())),
            servers,
            operations,
        }
    }
}

/// Components that calls take or give.
fn used(document: &Document, operations: &[Operation]) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for operation in operations {
        if let Some(component) = operation.success.content.component() {
            used.extend(reached(document, &join(SCHEMAS, component)));
            used.insert(component.to_owned());
        }
        used.extend(operation.arguments.iter().filter_map(|argument| match &argument.rule {
            Rule::Choice { name } => Some(name.clone()),
            _ => None,
        }));
    }
    used
}

fn limit(limit: &Value) -> Option<Limit> {
    let requests = u32::try_from(limit.get("requests")?.as_u64()?).ok()?;
    Some(Limit { requests, seconds: limit.get("seconds")?.as_u64()? })
}

fn operation(document: &Document, place: &document::Place<'_>) -> Operation {
    let at = place.at.as_str();
    let json = document.json().pointer(at).unwrap_or(&Value::Null);
    let parameters = list(json.get("parameters"));
    Operation {
        id: text(json, "operationId").to_owned(),
        method: place.method.to_uppercase(),
        path: place.path.to_owned(),
        repeat: Repeat::read(text(json, "x-repeat")),
        tag: owned(json.pointer("/tags/0")),
        summary: text(json, "summary").to_owned(),
        description: text(json, "description").to_owned(),
        page: owned(json.pointer("/externalDocs/url")),
        arguments: parameters.map(|parameter| argument(document, parameter, json)).collect(),
        one_of: names(json.get(ONE_OF)),
        success: success(document, at),
        pagination: pagination(document, at, json),
        emulated: emulated(document, at, json),
        rust: String::new(),
    }
}

fn success(document: &Document, operation: &str) -> Response {
    let statuses = successes(document, operation).into_iter();
    let content = content(document, operation);
    let at = |pointer: &str| document.json().pointer(pointer);
    let said = at(&join(operation, "x-failure")).or_else(|| at("/x-sdk/failure"));
    let envelope = content.component().and_then(|_| document::envelope(document, operation));
    let lists = match &content {
        Content::Object(name) => required_lists(document, name),
        Content::List(_) => envelope.map(str::to_owned).into_iter().collect(),
        _ => Vec::new(),
    };
    // Bytes are never looked into.
    let said = said.filter(|_| content != Content::Bytes);
    Response {
        statuses: statuses.map(|(status, _)| status.to_owned()).collect(),
        envelope: envelope.map(str::to_owned),
        failure: failure(said, lists),
        example: example(document, operation),
        content,
    }
}

fn content(document: &Document, operation: &str) -> Content {
    let component = answer(document, operation).or_else(|| outer_answer(document, operation));
    match (component, success_media(document, operation)) {
        (Some(component), _) if is_list(document, operation) => Content::List(component.to_owned()),
        (Some(component), _) => Content::Object(component.to_owned()),
        (None, None) => Content::Nothing,
        (None, Some((CSV, _))) => Content::Text,
        (None, Some((media_type, _))) if BYTES.contains(&media_type) => Content::Bytes,
        (None, Some(_)) => Content::Json,
    }
}

/// Marks of a call that failed, as `x-sdk.failure` and `x-failure` have it.
fn failure(said: Option<&Value>, unless: Vec<String>) -> FailureMarkers {
    let members = said.and_then(Value::as_object).into_iter().flatten();
    let (when_false, when_present): (Vec<_>, Vec<_>) = members.partition(|(_, says)| says.is_boolean());
    let names = |members: Vec<(&String, &Value)>| members.into_iter().map(|(name, _)| name.clone()).collect();
    FailureMarkers { when_false: names(when_false), when_present: names(when_present), unless }
}

/// The lists without which a response is refused.
fn required_lists(document: &Document, body: &str) -> Vec<String> {
    let schema = join(SCHEMAS, body);
    let required = names(document.json().pointer(&join(&schema, "required")));
    let properties = document.members(&join(&schema, "properties")).into_iter();
    let names = properties.filter(|(_, property)| text(property, "type") == "array").map(|(name, _)| name.to_owned());
    names.filter(|name| required.contains(name)).collect()
}

/// The last example of an operation's response.
fn example(document: &Document, operation: &str) -> Option<Example> {
    let (_, media) = success_media(document, operation)?;
    let (_, example) = document.members(&join(&media, "examples")).pop()?;
    let file = document.folder()?.join(example.get("externalValue")?.as_str()?);
    let value: Value = serde_json::from_str(&std::fs::read_to_string(file).ok()?).ok()?;
    let envelope = document::envelope(document, operation);
    let is_list = is_list(document, operation);
    let fits = |inner: &&Value| if is_list { inner.is_array() } else { inner.is_object() };
    let inner = envelope.and_then(|envelope| value.get(envelope)).filter(fits).cloned();
    Some(Example { summary: owned(example.get("summary")), value: inner.unwrap_or(value) })
}

fn argument(document: &Document, parameter: &Value, operation: &Value) -> Argument {
    let default = parameter.pointer("/schema/default");
    Argument {
        place: Place::read(text(parameter, "in")).unwrap_or(Place::Query),
        name: text(parameter, "name").to_owned(),
        description: text(parameter, "description").to_owned(),
        required: parameter.get("required") == Some(&Value::Bool(true)),
        rule: rule(&parameter["schema"]),
        may_fail: parameter.get("x-may-fail").is_some(),
        default: default.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
        role: role(document, parameter, operation),
        rust: String::new(),
    }
}

fn rule(schema: &Value) -> Rule {
    let integer = |key: &str| schema.get(key).and_then(Value::as_i64);
    let number = |key: &str| schema.get(key).and_then(Value::as_f64);
    let length = |key: &str| schema.get(key).and_then(Value::as_u64);
    if let Some(name) = reference(schema) {
        return Rule::Choice { name: name.to_owned() };
    }
    match (text(schema, "type"), text(schema, "format")) {
        ("integer", "unix-seconds") => Rule::UnixSeconds,
        ("integer", _) => Rule::Integer { minimum: integer("minimum"), maximum: integer("maximum") },
        ("number", _) => Rule::Number { minimum: number("minimum"), maximum: number("maximum") },
        ("boolean", _) => Rule::Boolean,
        _ => Rule::Text {
            min_length: length("minLength"),
            max_length: length("maxLength"),
            pattern: schema.get("pattern").and_then(Value::as_str).and_then(|source| Pattern::read(source).ok()),
        },
    }
}

fn pagination(document: &Document, at: &str, operation: &Value) -> Option<Pagination> {
    let keys = operation.get("x-pagination")?;
    let optional = |key: &str| keys.get(key).and_then(Value::as_str).map(str::to_owned);
    let path = |key: &str| text(keys, key).split('.').filter(|step| !step.is_empty()).map(str::to_owned).collect();
    let limit = list(operation.get("parameters")).find(|parameter| parameter.get("name") == keys.get("limit"))?;
    let number = |key: &str| limit.get("schema")?.get(key)?.as_u64();
    let default_limit = number("default")?;
    Some(Pagination {
        limit: text(keys, "limit").to_owned(),
        max_limit: number("maximum").unwrap_or(default_limit),
        default_limit,
        offset: text(keys, "offset").to_owned(),
        page: optional("page"),
        sort: keys.get("sort").map(|sort| Sort {
            by: text(sort, "by").to_owned(),
            order: text(sort, "order").to_owned(),
            ascending: text(sort, "ascending").to_owned(),
            fixed: names(sort.get("fixed")),
        }),
        ordered_by: path("ordered_by"),
        records: text(keys, "records").to_owned(),
        record: record_schema(document, at)?.to_owned(),
        identity: names(keys.get("identity")),
        more: path("more"),
        total: path("total"),
        capped: path("capped"),
        cap: path("cap"),
        window: optional("window"),
        coverage: keys.get("coverage").map(|coverage| Coverage {
            included: text(coverage, "included").to_owned(),
            of: text(coverage, "of").to_owned(),
            parts: text(coverage, "parts").to_owned(),
            name: text(coverage, "name").to_owned(),
            status: text(coverage, "status").to_owned(),
            complete: text(coverage, "complete").to_owned(),
        }),
    })
}

fn object(document: &Document, name: &str, schema: &Value) -> Object {
    let required = names(schema.get("required"));
    let members = document.members(&join(&join(SCHEMAS, name), "properties"));
    let field = |(name, member): (&str, &Value)| Field {
        name: name.to_owned(),
        description: text(member, "description").to_owned(),
        required: required.iter().any(|required| required == name),
        kind: kind(document, member),
        rust: String::new(),
        boxed: false,
    };
    Object {
        name: name.to_owned(),
        description: text(schema, "description").to_owned(),
        fields: members.into_iter().map(field).collect(),
    }
}

fn kind(document: &Document, schema: &Value) -> Kind {
    if let Some(name) = reference(schema) {
        let is_object = document.json().pointer(&join(SCHEMAS, name)).is_some_and(|it| text(it, "type") == "object");
        return if is_object { Kind::Object(name.to_owned()) } else { Kind::Choice(name.to_owned()) };
    }
    match (text(schema, "type"), text(schema, "format")) {
        ("array", _) => Kind::List(Box::new(kind(document, &schema["items"]))),
        ("object", _) => Kind::Map,
        (_, "unix-time") => Kind::UnixTime,
        (_, "date-time") => Kind::Time,
        ("integer", _) => Kind::Integer,
        ("number", _) => Kind::Number,
        ("boolean", _) => Kind::Boolean,
        _ => Kind::Text,
    }
}

fn choice(name: &str, schema: &Value) -> Choice {
    let open = schema.get("x-extensible-enum");
    let values = names(open.or_else(|| schema.get("enum"))).into_iter();
    Choice {
        name: name.to_owned(),
        description: text(schema, "description").to_owned(),
        open: open.is_some(),
        values: values.map(|text| Variant { text, rust: String::new() }).collect(),
    }
}

fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

fn owned(value: Option<&Value>) -> String {
    value.and_then(Value::as_str).unwrap_or_default().to_owned()
}
