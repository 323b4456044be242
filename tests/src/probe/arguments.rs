//! The arguments that an operation is called with.

use serde_json::Value;

use crate::document::{At, Kind, Operation};

/// One call of an operation.
#[derive(Debug)]
pub(super) struct Call {
    /// The path below the base URL.
    pub(super) path: String,
    /// The query.
    pub(super) query: Vec<(String, String)>,
    /// Number of records in a full page.
    pub(super) asked: usize,
}

/// Returns the calls of an operation: this many pages of a list, one call of anything else. Required arguments come
/// from `given`, or else from the responses of other operations; the error names a missing one.
pub(super) fn calls(
    document: &Value,
    operation: &Operation,
    given: &[(String, String)],
    earlier: &[Value],
    pages: u64,
) -> Result<Vec<Call>, String> {
    if operation.method != "GET" {
        return Err("it may change something".to_owned());
    }
    if !operation.is_described() {
        return Err("there is nothing to compare its response with".to_owned());
    }
    let path = path(operation, given)?;
    let at = |at: At| operation.parameters.iter().filter(move |parameter| parameter.at == at);
    let has = |name: &str| at(At::Query).any(|parameter| parameter.name == name);
    let mut query: Vec<_> = given.iter().filter(|(name, _)| has(name)).cloned().collect();
    let is_given = |query: &[(String, String)], name: &str| query.iter().any(|(known, _)| known == name);
    let known = |name: &str| earlier.iter().find_map(|response| member(response, name));
    for name in at(At::Query).filter(|parameter| parameter.required).map(|parameter| &parameter.name) {
        if !is_given(&query, name) {
            let value =
                known(name).ok_or_else(|| format!("it requires `{name}`; give one with --parameter {name}=…"))?;
            query.push((name.clone(), value));
        }
    }
    let json = json(document, operation);
    let one_of: Vec<_> = texts(json.get("x-one-of-required")).collect();
    if !one_of.is_empty() && !one_of.iter().any(|name| is_given(&query, name)) {
        let found = one_of.iter().find_map(|name| Some(((*name).to_owned(), known(name)?)));
        let names = one_of.join("` or `");
        query.push(found.ok_or_else(|| format!("it requires `{names}`; give one with --parameter {}=…", one_of[0]))?);
    }
    let Some(pagination) = json.get("x-pagination") else { return Ok(vec![Call { path, query, asked: usize::MAX }]) };
    let parameter = |key: &str| pagination.get(key).and_then(Value::as_str).unwrap_or_default();
    let (limit, offset) = (parameter("limit"), parameter("offset"));
    let largest = operation.parameters.iter().find(|parameter| parameter.name == limit);
    let size = match largest.map(|parameter| &parameter.kind) {
        Some(Kind::Integer(_, Some(largest))) => u64::try_from(*largest).unwrap_or(1).min(100),
        _ => 100,
    };
    if !is_given(&query, limit) {
        query.push((limit.to_owned(), size.to_string()));
    }
    let page = |page: u64| {
        let mut query = query.clone();
        if page > 0 {
            query.retain(|(name, _)| name != offset);
            query.push((offset.to_owned(), (page * size).to_string()));
        }
        Call { path: path.clone(), query, asked: usize::try_from(size).unwrap_or(usize::MAX) }
    };
    Ok((0..pages).map(page).collect())
}

/// Returns the path with the given parameters in it. They are not taken from other responses: what is there may be the
/// identity of something else.
fn path(operation: &Operation, given: &[(String, String)]) -> Result<String, String> {
    let parts = operation.path.split('/').map(|part| {
        let Some(name) = part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) else { return Ok(part) };
        let value = given.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let plain =
            value.filter(|value| value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
        plain.ok_or_else(|| format!("it requires `{name}`; give one with --parameter {name}=…"))
    });
    Ok(parts.collect::<Result<Vec<_>, _>>()?.join("/"))
}

/// Returns the number of records in the response of a list.
pub(super) fn records(document: &Value, operation: &Operation, response: &Value) -> usize {
    let member = json(document, operation).pointer("/x-pagination/records").and_then(Value::as_str);
    let list = member.and_then(|member| crate::canonical::unwrapped(operation, response).get(member));
    list.and_then(Value::as_array).map_or(0, Vec::len)
}

fn json<'a>(document: &'a Value, operation: &Operation) -> &'a Value {
    &document["paths"][&operation.path][operation.method.to_lowercase()]
}

fn texts(list: Option<&Value>) -> impl Iterator<Item = &str> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// Returns the first text or number of this name, at any depth, or else one whose name ends in it: `_domain_uuid` for
/// `uuid`.
fn member(value: &Value, name: &str) -> Option<String> {
    find(value, &|key| key == name).or_else(|| find(value, &|key| key.ends_with(&format!("_{name}"))))
}

fn find(value: &Value, fits: &dyn Fn(&str) -> bool) -> Option<String> {
    match value {
        Value::Object(members) => members.iter().find_map(|(key, value)| match value {
            Value::String(text) if fits(key) && !text.is_empty() => Some(text.clone()),
            Value::Number(number) if fits(key) => Some(number.to_string()),
            other => find(other, fits),
        }),
        Value::Array(elements) => elements.iter().find_map(|element| find(element, fits)),
        _ => None,
    }
}
