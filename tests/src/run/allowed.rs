//! Comparison of the request that the server received with the document itself.
//!
//! Unlike `request` this does not know what the case expects, and uses nothing of the tests' reading of the document
//! but the conversion from wire text to JSON: `jsonschema` validates it against the document's schemas.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::{provider::Provider, stub_server::Seen, wire};

/// Numbers from here on can only be milliseconds.
const MILLISECONDS: i64 = 10_000_000_000;

/// The requests that a document allows.
pub(super) struct Allowed {
    /// Parameters by method and path.
    operations: BTreeMap<(String, String), BTreeMap<String, Parameter>>,
}

struct Parameter {
    at: String,
    required: bool,
    /// The resolved schema, for its type and format.
    schema: Value,
    validator: Validator,
}

impl Allowed {
    /// Reads the document of a provider.
    pub(super) fn read(provider: &Provider) -> Result<Self, String> {
        let document = sdk_codegen::read(&provider.document()).map_err(|failure| failure.to_string())?;
        let mut operations = BTreeMap::new();
        for (path, methods) in document.json()["paths"].as_object().into_iter().flatten() {
            for (method, operation) in methods.as_object().into_iter().flatten() {
                let listed = operation["parameters"].as_array().into_iter().flatten();
                let parameters = listed.map(|parameter| Parameter::read(document.json(), parameter));
                let parameters = parameters.collect::<Result<_, String>>()?;
                operations.insert((method.to_uppercase(), path.clone()), parameters);
            }
        }
        Ok(Self { operations })
    }

    /// Checks that the request has no parameter that the document does not have, no value that it does not allow, and
    /// that no required parameter is missing.
    pub(super) fn check(&self, base: &str, request: &Seen) -> Result<(), String> {
        let (path, query) = wire::split(&request.target)?;
        let path = path.strip_prefix(base.trim_end_matches('/')).unwrap_or(path);
        let (parameters, in_path) = self
            .operation(&request.method, &wire::parts(path)?)
            .ok_or_else(|| format!("the document has no {} {path}", request.method))?;
        let header = |name: &String| {
            let value = request.headers.iter().find(|(header, _)| *header == name.to_lowercase())?;
            Some((name.clone(), value.1.clone()))
        };
        let headers = parameters.iter().filter(|(_, it)| it.at == "header").filter_map(|(name, _)| header(name));
        let places = [("query", query.unwrap_or_default()), ("path", in_path), ("header", headers.collect())];
        let mut seen = BTreeSet::new();
        for (place, name, text) in
            places.iter().flat_map(|(place, pairs)| pairs.iter().map(move |(n, t)| (place, n, t)))
        {
            let parameter = parameters.get(name).filter(|parameter| parameter.at == *place);
            let parameter = parameter.ok_or_else(|| format!("the document has no parameter `{name}` of {path}"))?;
            parameter.check(text).map_err(|error| format!("the document does not allow `{name}={text}`: {error}"))?;
            if !seen.insert(name.clone()) {
                return Err(format!("`{name}` was sent twice"));
            }
        }
        match parameters.iter().find(|(name, parameter)| parameter.required && !seen.contains(*name)) {
            Some((name, _)) => Err(format!("the document requires `{name}`")),
            None => Ok(()),
        }
    }

    /// The operation of a method at a path, and the parameters in the path: a path without parameters counts more.
    fn operation(
        &self,
        method: &str,
        path: &[String],
    ) -> Option<(&BTreeMap<String, Parameter>, Vec<(String, String)>)> {
        let found = self.operations.iter().filter_map(|((known, template), parameters)| {
            let parts: Vec<_> = template.split('/').collect();
            let mut in_path = Vec::new();
            for (part, sent) in parts.iter().zip(path) {
                match part.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                    Some(name) => in_path.push((name.to_owned(), sent.clone())),
                    None if part == sent => {}
                    None => return None,
                }
            }
            (known == method && parts.len() == path.len()).then_some((parameters, in_path))
        });
        found.min_by_key(|(_, in_path)| in_path.len())
    }
}

impl Parameter {
    fn read(document: &Value, parameter: &Value) -> Result<(String, Self), String> {
        let name = parameter["name"].as_str().ok_or("a parameter without a name")?.to_owned();
        let written = &parameter["schema"];
        let reference = written["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
        let schema = reference.and_then(|pointer| document.pointer(pointer)).unwrap_or(written).clone();
        // Formats of parameters are documentation only.
        let validator = jsonschema::options().should_validate_formats(false).build(&schema);
        let validator = validator.map_err(|error| format!("parameter {name}: {error}"))?;
        let at = parameter["in"].as_str().unwrap_or("query").to_owned();
        Ok((name, Self { at, required: parameter["required"] == true, schema, validator }))
    }

    fn check(&self, text: &str) -> Result<(), String> {
        let kind = self.schema["type"].as_str().unwrap_or_default();
        let value = match kind {
            "integer" => text.parse::<i64>().map(|number| json!(number)).map_err(|error| error.to_string())?,
            "number" => text.parse::<f64>().map(|number| json!(number)).map_err(|error| error.to_string())?,
            "boolean" => text.parse::<bool>().map(|flag| json!(flag)).map_err(|error| error.to_string())?,
            _ => json!(text),
        };
        if self.schema["format"] == "unix-seconds" && value.as_i64().is_some_and(|time| time >= MILLISECONDS) {
            return Err("these are milliseconds".to_owned());
        }
        self.validator.validate(&value).map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PROVIDERS;

    #[test]
    fn a_request_is_compared_with_the_document() {
        let document =
            json!({ "components": { "schemas": { "Order": { "type": "string", "enum": ["ASC", "DESC"] } } } });
        let parameters = [
            json!({ "name": "limit", "schema": { "type": "integer", "minimum": 1, "maximum": 100 } }),
            json!({ "name": "uid", "required": true, "schema": { "type": "string", "pattern": "^[a-z]{1,3}$" } }),
            json!({ "name": "order", "schema": { "$ref": "#/components/schemas/Order" } }),
            json!({ "name": "score", "schema": { "type": "number" } }),
            json!({ "name": "since", "schema": { "type": "integer", "format": "unix-seconds" } }),
            json!({ "name": "mail", "schema": { "type": "string", "format": "email", "maxLength": 4 } }),
        ];
        let parameters = parameters.iter().map(|parameter| Parameter::read(&document, parameter).unwrap()).collect();
        let allowed = Allowed { operations: [(("GET".to_owned(), "/logs".to_owned()), parameters)].into() };
        let check = |target: &str| {
            let seen = Seen { method: "GET".to_owned(), target: target.to_owned(), headers: Vec::new(), body: 0 };
            allowed.check("/base/", &seen)
        };
        let fine = "/base/logs?uid=abc&limit=100&order=ASC&score=-0.5&since=1776972847&mail=a%2Bb%3D";
        assert_eq!(check(fine), Ok(()));
        for (target, reason) in [
            ("/base/log?uid=a", "has no GET /log"),
            ("/base/logs", "requires `uid`"),
            ("/base/logs?uid=a&Limit=1", "no parameter `Limit`"),
            ("/base/logs?uid=a&limit=101", "does not allow `limit=101`"),
            ("/base/logs?uid=a&limit=1.0", "does not allow `limit=1.0`"),
            ("/base/logs?uid=abcd", "does not allow `uid=abcd`"),
            ("/base/logs?uid=a&order=asc", "does not allow `order=asc`"),
            ("/base/logs?uid=a&score=high", "does not allow `score=high`"),
            ("/base/logs?uid=a&since=1776972847000", "milliseconds"),
            ("/base/logs?uid=a&mail=abcde", "does not allow `mail=abcde`"),
            ("/base/logs?uid=a&uid=b", "sent twice"),
        ] {
            let error = check(target).unwrap_err();
            assert!(error.contains(reason), "{target}: {error}");
        }
    }

    #[test]
    fn the_documents_can_be_read() {
        for provider in PROVIDERS {
            assert!(!Allowed::read(provider).unwrap().operations.is_empty());
        }
    }
}
