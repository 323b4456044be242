//! Stage 1: YAML text to a document that knows the line of every value.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

use saphyr::{MarkedYaml, Marker, ScalarStyle, YamlData, YamlLoader};
use saphyr_parser::{Parser, ScanError};
use serde_json::{Map, Value};

use super::{
    scalar,
    violation::{Failure, RULES, Violation},
};

/// Deeper nesting than any OpenAPI document needs; a limit keeps recursion bounded.
const MAX_DEPTH: usize = 64;

/// An OpenAPI document as it was written, with the line of each of its values.
#[derive(Clone, Debug)]
pub struct Document {
    name: String,
    folder: Option<PathBuf>,
    json: Value,
    places: Places,
    /// Numbers and the like as they were written.
    spellings: BTreeMap<String, String>,
    /// The behaviour of the emulator.
    emulator: Option<Box<Document>>,
}

/// The places in the text of the values, by their JSON pointers.
type Places = BTreeMap<String, Place>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    line: usize,
    character: usize,
}

/// Reads the YAML file at `path`, and with it the behaviour of the emulator, if the file for that is there.
///
/// # Errors
///
/// A file cannot be read, or is not one YAML document of plain keys and values.
pub fn read(path: &Path) -> Result<Document, Failure> {
    let name = display_name(path);
    let unreadable =
        |name: &str, error: io::Error| failure(name, 1, "readable", format!("the document cannot be read: {error}"));
    let text = std::fs::read_to_string(path).map_err(|error| unreadable(&name, error))?;
    let emulator = match std::fs::read_to_string(emulator_path(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(unreadable(&emulator_name(&name), error)),
        Ok(text) => Some(text),
    };
    let mut document = read_texts(&name, &text, emulator.as_deref())?;
    document.folder = path.parent().map(Path::to_path_buf);
    Ok(document)
}

/// Returns the path of the file that says how the emulator behaves: `spec/emulator/jetemail.yaml` for `spec/jetemail.yaml`.
#[must_use]
pub fn emulator_path(document: &Path) -> PathBuf {
    document.with_file_name("emulator").join(document.file_name().unwrap_or_default())
}

/// Reads the YAML text of a document, and that of the emulator's behaviour; `name` stands for the file in messages and in
/// the header of generated code.
///
/// # Errors
///
/// A text is not one YAML document of plain keys and values.
pub fn read_texts(name: &str, text: &str, emulator: Option<&str>) -> Result<Document, Failure> {
    let emulator = emulator.map(|text| read_text(&emulator_name(name), text)).transpose();
    match (read_text(name, text), emulator) {
        (Ok(document), Ok(emulator)) => Ok(Document { emulator: emulator.map(Box::new), ..document }),
        (Err(one), Err(other)) => Err(Failure::new([one.violations(), other.violations()].concat())),
        (Err(failure), _) | (_, Err(failure)) => Err(failure),
    }
}

/// Reads YAML text, without a behaviour of the emulator; `name` stands for the file in messages.
///
/// # Errors
///
/// The text is not one YAML document of plain keys and values.
pub fn read_text(name: &str, text: &str) -> Result<Document, Failure> {
    // Scalars are read as they were written, and a checkout on Windows gives the same code.
    let text = text.replace("\r\n", "\n");
    let documents = load(&text).map_err(|error| {
        let message = match error.info() {
            "duplicated key in mapping" => "a key stands twice in its mapping; take one of the two out".to_owned(),
            info => format!("this is not YAML: {info}"),
        };
        failure(name, error.marker().line(), "yaml", message)
    })?;
    let [root] = documents.as_slice() else {
        return Err(failure(name, 1, "yaml", format!("one YAML document is expected, not {}", documents.len())));
    };
    let mut reader = Reader { file: name, places: Places::new(), spellings: BTreeMap::new(), violations: Vec::new() };
    let json = reader.value(root, "", 0);
    let Reader { places, spellings, violations, .. } = reader;
    if !violations.is_empty() {
        return Err(Failure::new(violations));
    }
    Ok(Document { name: name.to_owned(), folder: None, json, places, spellings, emulator: None })
}

/// Scalars stay as they were written, with their quotes known.
fn load(text: &str) -> Result<Vec<MarkedYaml<'_>>, ScanError> {
    let mut loader = YamlLoader::default();
    loader.early_parse(false);
    Parser::new_from_str(text).load(&mut loader, true)?;
    match loader.error() {
        Some(error) => Err(error.clone()),
        None => Ok(loader.into_documents()),
    }
}

impl Document {
    /// The name of the document in messages: the last folder and the file, such as `spec/jetemail.yaml`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The behaviour of the emulator, as it was written; `None` if nobody wrote one.
    #[must_use]
    pub fn emulator(&self) -> Option<&Document> {
        self.emulator.as_deref()
    }

    /// A document that was not written as a text: one whose values have no lines, and which names no files.
    #[must_use]
    pub fn from_json(json: Value) -> Self {
        let (places, spellings) = (Places::new(), BTreeMap::new());
        Self { name: String::new(), folder: None, json, places, spellings, emulator: None }
    }

    /// The document as JSON.
    #[must_use]
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// The folder in which files that the document refers to are looked for; `None` when it was not read from a file.
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

    /// The spelling of the value at a pointer, if it is a number, a flag or null.
    pub(crate) fn spelling(&self, pointer: &str) -> Option<&str> {
        self.spellings.get(pointer).map(String::as_str)
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
        members.sort_by_cached_key(|(key, _)| self.place(&join(pointer, key)));
        members
    }
}

/// A JSON pointer one step further down.
#[must_use]
pub fn join(pointer: &str, key: &str) -> String {
    match key.contains(['~', '/']) {
        true => [pointer, "/", &key.replace('~', "~0").replace('/', "~1")].concat(),
        false => [pointer, "/", key].concat(),
    }
}

/// Turns YAML into JSON, and keeps what JSON does not say. Goes on after a violation, so that all are found.
struct Reader<'a> {
    file: &'a str,
    places: Places,
    spellings: BTreeMap<String, String>,
    violations: Vec<Violation>,
}

impl Reader<'_> {
    fn refuse(&mut self, line: usize, pointer: &str, message: impl Into<String>) {
        let (file, pointer) = (self.file.to_owned(), pointer.to_owned());
        self.violations.push(Violation { file, line, pointer, rule: "yaml", message: message.into() });
    }

    fn value(&mut self, node: &MarkedYaml<'_>, pointer: &str, depth: usize) -> Value {
        let line = node.span.start.line();
        if depth > MAX_DEPTH {
            self.refuse(line, pointer, format!("nested deeper than {MAX_DEPTH} levels"));
            return Value::Null;
        }
        self.places.entry(pointer.to_owned()).or_insert(place(node.span.start));
        match &node.data {
            YamlData::Representation(text, ScalarStyle::Plain, None) => match scalar::value(text) {
                Ok(Value::String(text)) => Value::String(text),
                Ok(value) => {
                    self.spellings.insert(pointer.to_owned(), text.to_string());
                    value
                }
                Err(message) => {
                    self.refuse(line, pointer, message);
                    Value::Null
                }
            },
            YamlData::Representation(text, _, None) => Value::String(text.to_string()),
            YamlData::Sequence(items) => {
                let items = items.iter().enumerate();
                items.map(|(index, item)| self.value(item, &format!("{pointer}/{index}"), depth + 1)).collect()
            }
            YamlData::Mapping(entries) => {
                let mut map = Map::new();
                for (key, value) in entries {
                    let Some(name) = self.key(key, pointer) else { continue };
                    let at = join(pointer, &name);
                    if map.contains_key(&name) {
                        let message = format!(
                            "the key `{name}` stands twice in this mapping, in line {} too; take one of the two out",
                            self.places.get(&at).map_or(line, |place| place.line)
                        );
                        self.refuse(key.span.start.line(), &at, message);
                        continue;
                    }
                    // The key's own line is where a reader looks, also when its value starts further down.
                    self.places.insert(at.clone(), place(key.span.start));
                    let value = self.value(value, &at, depth + 1);
                    map.insert(name, value);
                }
                Value::Object(map)
            }
            _ => {
                let message = "only plain scalars, lists and maps are allowed: no tags, no aliases to nothing";
                self.refuse(line, pointer, message);
                Value::Null
            }
        }
    }

    fn key(&mut self, key: &MarkedYaml<'_>, mapping: &str) -> Option<String> {
        let checked = match &key.data {
            YamlData::Representation(text, ScalarStyle::Plain, None) => scalar::key(text).map(|()| text),
            YamlData::Representation(text, _, None) => Ok(text),
            _ => Err("a key must be plain text".to_owned()),
        };
        match checked {
            Ok(text) => Some(text.to_string()),
            Err(message) => {
                self.refuse(key.span.start.line(), mapping, message);
                None
            }
        }
    }
}

fn place(mark: Marker) -> Place {
    Place { line: mark.line(), character: mark.index() }
}

/// The name of the file that says how the emulator behaves, by that of its document.
pub(crate) fn emulator_name(document: &str) -> String {
    match document.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/emulator/{name}"),
        None => format!("emulator/{document}"),
    }
}

fn display_name(path: &Path) -> String {
    let parts: Vec<_> = path.iter().rev().take(2).map(|part| part.to_string_lossy().into_owned()).collect();
    parts.into_iter().rev().collect::<Vec<_>>().join("/")
}

fn failure(file: &str, line: usize, rule: &'static str, message: String) -> Failure {
    Violation { file: file.to_owned(), line: line.max(1), pointer: String::new(), rule, message }.into()
}
