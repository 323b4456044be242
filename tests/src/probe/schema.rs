//! Schemas of a document by their JSON pointers, with references resolved.

use sdk_codegen::join;
use serde_json::Value;

use crate::{canonical::unwrapped, document::Operation};

/// Maximum number of references in a row. Documents have fewer; it stops a circular one.
const MAX_REFERENCES: usize = 24;

/// A resolved schema.
#[derive(Clone, Debug)]
pub(super) struct Schema<'a> {
    document: &'a Value,
    /// Pointer to the reference that led to the schema, beside which other keywords may be written.
    pub(super) mention: String,
    /// The pointer of the schema itself.
    pub(super) place: String,
    /// The schema itself.
    pub(super) json: &'a Value,
    /// True if it may be null, as the reference or the schema says.
    pub(super) nullable: bool,
}

impl<'a> Schema<'a> {
    /// Returns the schema of the operation's response, including its wrapper if this response has one.
    pub(super) fn of_response(document: &'a Value, operation: &Operation, response: &Value) -> Option<Self> {
        let path = join("/paths", &operation.path);
        let (method, status) = (operation.method.to_lowercase(), operation.statuses.first()?);
        let place = format!("{path}/{method}/responses/{status}/content/application~1json/schema");
        let whole = Self::at(document, &place)?;
        match operation.envelope.as_ref().filter(|_| is_bare(operation, response)) {
            Some(envelope) => whole.property(envelope),
            None => Some(whole),
        }
    }

    /// Returns the schema of a property.
    pub(super) fn property(&self, name: &str) -> Option<Self> {
        Self::at(self.document, &join(&format!("{}/properties", self.place), name))
    }

    /// Returns the schema of a list's elements.
    pub(super) fn items(&self) -> Option<Self> {
        Self::at(self.document, &format!("{}/items", self.place))
    }

    /// Returns the text of a keyword.
    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.json.get(key)?.as_str()
    }

    /// Returns the known values of an open enum.
    pub(super) fn known_values(&self) -> Option<&'a Vec<Value>> {
        self.json.get("x-extensible-enum")?.as_array()
    }

    fn at(document: &'a Value, mention: &str) -> Option<Self> {
        let (mut place, mut nullable) = (mention.to_owned(), false);
        for _ in 0..MAX_REFERENCES {
            let json = document.pointer(&place)?;
            nullable |= json.get("nullable") == Some(&Value::Bool(true));
            if json.get("allOf").is_some() {
                place.push_str("/allOf/0");
            } else if let Some(reference) = json.get("$ref").and_then(Value::as_str) {
                place = reference.strip_prefix('#')?.to_owned();
            } else {
                return Some(Self { document, mention: mention.to_owned(), place, json, nullable });
            }
        }
        None
    }
}

/// Returns true if a response came without the wrapper that the document describes.
pub(super) fn is_bare(operation: &Operation, response: &Value) -> bool {
    operation.envelope.is_some() && std::ptr::eq(unwrapped(operation, response), response)
}
