//! Comparison of the request that the server received with the expected one.

use std::collections::BTreeMap;

use crate::{case::Case, stub_server::Seen, wire};

/// Checks that there was exactly one request, with this method, path, query and these headers.
pub(super) fn check(case: &Case, seen: &[Seen], key: &str) -> Result<(), String> {
    let [request] = seen else {
        return Err(format!("expected one request\nactual   {}", seen.len()));
    };
    equal("method", &case.operation.method, &request.method)?;
    let (path, query) = wire::split(&request.target)?;
    equal("path", format!("{}{}", case.base.trim_end_matches('/'), case.operation.path).as_str(), path)?;
    let expected = query_of(case);
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
    header(request, "accept", &["application/json"])?;
    header(request, "user-agent", &[&case.operation.provider.user_agent()])?;
    header(request, "api-version", &[])
}

/// Returns the expected query: the last value set counts, and `null` removes it.
fn query_of(case: &Case) -> BTreeMap<String, String> {
    let mut query = BTreeMap::new();
    for argument in &case.arguments {
        if argument.value.is_null() {
            query.remove(&argument.name);
        } else {
            query.insert(argument.name.clone(), argument.wire.clone());
        }
    }
    query
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
