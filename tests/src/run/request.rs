//! Comparison of the request that the server received with the expected one.

use std::collections::BTreeMap;

use crate::{
    case::Case,
    document::{At, Type},
    stub_server::Seen,
    wire,
};

/// Checks that there was exactly one request, with this method, path, query and these headers.
pub(super) fn check(case: &Case, seen: &[Seen], key: &str) -> Result<(), String> {
    let [request] = seen else {
        return Err(format!("expected one request\nactual   {}", seen.len()));
    };
    equal("method", &case.operation.method, &request.method)?;
    let (path, query) = wire::split(&request.target)?;
    equal("path", &path_of(case)?, &wire::parts(path)?)?;
    let expected = sent_at(case, At::Query);
    match query {
        Some(pairs) if !expected.is_empty() => {
            let names = pairs.len();
            let pairs: BTreeMap<_, _> = pairs.into_iter().collect();
            equal("number of parameters", &expected.len(), &names)?;
            equal("query", &expected, &pairs)?;
        }
        Some(_) => return Err(format!("expected no query\nactual   {}", request.target)),
        None => equal("query", &expected, &BTreeMap::new())?,
    }
    equal("length of the body", &0, &request.body)?;
    header(request, "authorization", &[&format!("Bearer {key}")])?;
    header(request, "accept", &[accept(&case.operation.response)])?;
    for (name, value) in sent_at(case, At::Header) {
        header(request, &name.to_lowercase(), &[&value])?;
    }
    header(request, "user-agent", &[&case.operation.provider.user_agent()])?;
    header(request, "api-version", &[])
}

/// Returns the expected parts of the path, with the arguments in their places.
fn path_of(case: &Case) -> Result<Vec<String>, String> {
    let arguments = sent_at(case, At::Path);
    let path = format!("{}{}", case.base.trim_end_matches('/'), case.operation.path);
    let part = |part: &str| match part.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
        Some(name) => arguments.get(name).cloned().ok_or_else(|| format!("the case has no argument {name}")),
        None => Ok(part.to_owned()),
    };
    path.split('/').map(part).collect()
}

/// Returns the expected header `Accept`.
fn accept(response: &Type) -> &'static str {
    match response {
        Type::Csv => "text/csv, */*;q=0.5",
        Type::Bytes => "*/*",
        _ => "application/json",
    }
}

/// Returns the expected arguments of a part: the last value set counts, and `null` removes it.
fn sent_at(case: &Case, at: At) -> BTreeMap<String, String> {
    let is_here = |name: &str| case.operation.parameters.iter().any(|it| it.at == at && it.name == name);
    let mut sent = BTreeMap::new();
    for argument in case.arguments.iter().filter(|argument| is_here(&argument.name)) {
        if argument.value.is_null() {
            sent.remove(&argument.name);
        } else {
            sent.insert(argument.name.clone(), argument.wire.clone());
        }
    }
    sent
}

fn header(request: &Seen, name: &str, expected: &[&str]) -> Result<(), String> {
    let came: Vec<_> =
        request.headers.iter().filter(|(header, _)| header == name).map(|(_, value)| value.as_str()).collect();
    equal(&format!("header {name}"), expected, came.as_slice())
}

fn equal<T: std::fmt::Debug + PartialEq + ?Sized>(what: &str, expected: &T, came: &T) -> Result<(), String> {
    if expected == came {
        return Ok(());
    }
    Err(format!("{what}\nexpected {expected:?}\nactual   {came:?}"))
}
