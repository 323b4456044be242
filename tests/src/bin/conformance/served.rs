//! A document as the servers read it: with its examples inside, since they open no other files.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use contract_tests::{Document, Provider, document::Operation};
use serde_json::Value;

/// A document with its examples.
#[derive(Clone)]
pub(crate) struct Served {
    /// The provider of the document.
    pub(crate) provider: &'static Provider,
    /// The name of the document, as in the summary.
    pub(crate) name: String,
    /// The file that servers read.
    pub(crate) path: PathBuf,
    /// Its operations.
    pub(crate) operations: Vec<Arc<Operation>>,
    json: Value,
}

/// An example of a response.
pub(crate) struct Response<'a> {
    /// The status, such as `200` or `4XX`.
    pub(crate) status: &'a str,
    /// The name of the example.
    pub(crate) name: &'a str,
    /// The body.
    pub(crate) body: &'a Value,
}

impl Served {
    /// Reads the document of a provider and writes it to a folder, for the servers.
    pub(crate) fn read(provider: &'static Provider, into: &Path) -> Result<Self, String> {
        let document = provider.document();
        let json = sdk_codegen::read(&document).map_err(|failure| failure.to_string())?.json().clone();
        let name = document.file_name().unwrap_or_default().display().to_string();
        Self::with_examples(provider, name, json, document.parent().unwrap_or(Path::new(".")), into)
    }

    /// Builds it from JSON; `from` is the folder that the paths of the examples are relative to.
    pub(crate) fn with_examples(
        provider: &'static Provider,
        name: String,
        mut json: Value,
        from: &Path,
        into: &Path,
    ) -> Result<Self, String> {
        let operations = Document::from_json(provider, &json, from)?.operations;
        put_in_examples(&mut json, from)?;
        let path = into.join(format!("{}.json", provider.name));
        fs::create_dir_all(into)
            .and_then(|()| fs::write(&path, format!("{json:#}")))
            .map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self { provider, name, path, operations, json })
    }

    /// Returns a member of an operation, as in the document.
    pub(crate) fn of(&self, operation: &Operation, member: &str) -> Option<&Value> {
        self.json.get("paths")?.get(&operation.path)?.get(operation.method.to_lowercase())?.get(member)
    }

    /// Returns the schema of a parameter, as in the document; `null` if it has none.
    pub(crate) fn schema(&self, operation: &Operation, parameter: &str) -> &Value {
        let parameters = self.of(operation, "parameters").and_then(Value::as_array);
        let known = parameters.into_iter().flatten().find(|known| known.get("name") == Some(&parameter.into()));
        known.and_then(|known| known.get("schema")).unwrap_or(&Value::Null)
    }

    /// Returns every example of every response.
    pub(crate) fn responses(&self, operation: &Operation) -> Vec<Response<'_>> {
        let mut responses = Vec::new();
        for (status, response) in members(self.of(operation, "responses")) {
            for (name, example) in members(response.pointer("/content/application~1json/examples")) {
                responses.extend(example.get("value").map(|body| Response { status, name, body }));
            }
        }
        responses
    }
}

fn members(object: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    object.and_then(Value::as_object).into_iter().flatten()
}

fn put_in_examples(json: &mut Value, folder: &Path) -> Result<(), String> {
    match json {
        Value::Array(list) => list.iter_mut().try_for_each(|item| put_in_examples(item, folder)),
        Value::Object(members) => {
            if let Some(Value::String(file)) = members.get("externalValue") {
                let path = folder.join(file);
                let failed = |error: String| format!("{}: {error}", path.display());
                let text = fs::read(&path).map_err(|error| failed(error.to_string()))?;
                let value = serde_json::from_slice(&text).map_err(|error| failed(error.to_string()))?;
                members.remove("externalValue");
                members.insert("value".to_owned(), value);
                return Ok(());
            }
            members.values_mut().try_for_each(|member| put_in_examples(member, folder))
        }
        _ => Ok(()),
    }
}
