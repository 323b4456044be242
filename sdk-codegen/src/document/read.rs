//! Stage 1: YAML text to a document that knows the line of every value.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use saphyr::{LoadableYamlNode, MarkedYaml, Marker, Scalar, YamlData};
use serde_json::{Map, Value};

use super::violation::{Failure, RULES, Violation};

/// Deeper nesting than any OpenAPI document needs; a limit keeps recursion bounded.
const MAX_DEPTH: usize = 64;

/// An OpenAPI document as it was written, with the line of each of its values.
#[derive(Clone, Debug)]
pub struct Document {
    name: String,
    folder: Option<PathBuf>,
    json: Value,
    places: Places,
}

/// Where the value at a JSON pointer stands in the text.
type Places = BTreeMap<String, Place>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    line: usize,
    character: usize,
}

/// Reads the YAML file at `path`.
///
/// # Errors
///
/// The file cannot be read, or is not one YAML document of plain keys and values.
pub fn read(path: &Path) -> Result<Document, Failure> {
    let name = display_name(path);
    let text = std::fs::read_to_string(path)
        .map_err(|error| failure(&name, 1, "readable", format!("the document cannot be read: {error}")))?;
    let mut document = read_text(&name, &text)?;
    document.folder = path.parent().map(Path::to_path_buf);
    Ok(document)
}

/// Reads YAML text; `name` stands for the file in messages and in the header of generated code.
///
/// # Errors
///
/// The text is not one YAML document of plain keys and values.
pub fn read_text(name: &str, text: &str) -> Result<Document, Failure> {
    let documents = MarkedYaml::load_from_str(text)
        .map_err(|error| failure(name, error.marker().line(), "yaml", format!("this is not YAML: {}", error.info())))?;
    let [root] = documents.as_slice() else {
        return Err(failure(name, 1, "yaml", format!("one YAML document is expected, not {}", documents.len())));
    };
    let mut places = Places::new();
    let json = convert(root, name, "", 0, &mut places)?;
    Ok(Document { name: name.to_owned(), folder: None, json, places })
}

impl Document {
    /// How the document is named in messages: the last folder and the file, such as `spec/jetemail.yaml`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The document as JSON.
    #[must_use]
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// Where files that the document refers to are looked for; `None` when it was not read from a file.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// The line of the value at a JSON pointer, or of the nearest value around it.
    #[must_use]
    pub fn line(&self, pointer: &str) -> usize {
        self.place(pointer).line
    }

    fn place(&self, pointer: &str) -> Place {
        let mut at = pointer;
        loop {
            if let Some(place) = self.places.get(at) {
                return *place;
            }
            match at.rsplit_once('/') {
                Some((around, _)) => at = around,
                None => return Place { line: 1, character: 0 },
            }
        }
    }

    pub(crate) fn violation(&self, pointer: &str, rule: &'static str, message: impl Into<String>) -> Violation {
        debug_assert!(RULES.contains(&rule), "`{rule}` is missing in RULES");
        Violation {
            file: self.name.clone(),
            line: self.line(pointer),
            pointer: pointer.to_owned(),
            rule,
            message: message.into(),
        }
    }

    /// The members of the object at a pointer in the order in which they were written.
    pub(crate) fn members(&self, pointer: &str) -> Vec<(&str, &Value)> {
        let Some(Value::Object(map)) = self.json.pointer(pointer) else { return Vec::new() };
        let mut members: Vec<_> = map.iter().map(|(key, value)| (key.as_str(), value)).collect();
        members.sort_by_key(|(key, _)| self.place(&join(pointer, key)));
        members
    }
}

/// A JSON pointer one step further down.
#[must_use]
pub fn join(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

fn convert(
    node: &MarkedYaml<'_>,
    file: &str,
    pointer: &str,
    depth: usize,
    places: &mut Places,
) -> Result<Value, Failure> {
    let line = node.span.start.line();
    let refuse = |message: String| {
        Failure::from(Violation { file: file.to_owned(), line, pointer: pointer.to_owned(), rule: "yaml", message })
    };
    if depth > MAX_DEPTH {
        return Err(refuse(format!("nested deeper than {MAX_DEPTH} levels")));
    }
    places.entry(pointer.to_owned()).or_insert(place(node.span.start));
    match &node.data {
        YamlData::Value(scalar) => scalar_value(scalar).map_err(refuse),
        YamlData::Sequence(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| convert(item, file, &format!("{pointer}/{index}"), depth + 1, places))
            .collect::<Result<_, _>>()
            .map(Value::Array),
        YamlData::Mapping(entries) => {
            let mut map = Map::new();
            for (key, value) in entries {
                let name = key_text(key).ok_or_else(|| refuse("a key must be plain text".to_owned()))?;
                let at = join(pointer, &name);
                // The key's own line is where a reader looks, also when its value starts further down.
                places.insert(at.clone(), place(key.span.start));
                map.insert(name, convert(value, file, &at, depth + 1, places)?);
            }
            Ok(Value::Object(map))
        }
        _ => Err(refuse("only plain scalars, lists and maps are allowed: no tags, no aliases to nothing".to_owned())),
    }
}

fn place(mark: Marker) -> Place {
    Place { line: mark.line(), character: mark.index() }
}

/// Keys such as `200` and `true` are meant as text.
fn key_text(key: &MarkedYaml<'_>) -> Option<String> {
    match &key.data {
        YamlData::Value(Scalar::String(text)) => Some(text.to_string()),
        YamlData::Value(Scalar::Integer(number)) => Some(number.to_string()),
        YamlData::Value(Scalar::Boolean(flag)) => Some(flag.to_string()),
        _ => None,
    }
}

fn scalar_value(scalar: &Scalar<'_>) -> Result<Value, String> {
    Ok(match scalar {
        Scalar::Null => Value::Null,
        Scalar::Boolean(flag) => Value::Bool(*flag),
        Scalar::Integer(number) => Value::from(*number),
        Scalar::FloatingPoint(number) => serde_json::Number::from_f64(number.into_inner())
            .map(Value::Number)
            .ok_or_else(|| "a number must be finite".to_owned())?,
        Scalar::String(text) => Value::String(text.to_string()),
    })
}

fn display_name(path: &Path) -> String {
    let parts: Vec<_> = path.iter().rev().take(2).map(|part| part.to_string_lossy().into_owned()).collect();
    parts.into_iter().rev().collect::<Vec<_>>().join("/")
}

fn failure(file: &str, line: usize, rule: &'static str, message: String) -> Failure {
    Violation { file: file.to_owned(), line: line.max(1), pointer: String::new(), rule, message }.into()
}
