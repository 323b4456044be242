//! Documents that use every name that generated code contains, or that has a meaning in Rust, wherever a document can
//! name something. Shared by the build script, which generates code from the accepted names, and by the test of that
//! code.

#![allow(unreachable_pub, reason = "it is a module of two programs")]

use std::{collections::BTreeSet, fs, path::Path};

use proc_macro2::{TokenStream, TokenTree};
use sdk_codegen::{Failure, Violation};

/// Strict, reserved and weak keywords of all editions.
const KEYWORDS: &str = "abstract as async auto await become box break const continue crate default do dyn else enum extern \
                        false final fn for gen if impl in let loop macro macro_rules match mod move mut override priv pub raw \
                        ref return safe self Self static struct super trait true try type typeof union unsafe unsized use \
                        virtual where while yield";

/// Names that are in scope everywhere, and names that code often uses.
const PRELUDE: &str = "AsMut AsRef Box Clone Copy Debug Default DoubleEndedIterator Drop Eq Err ExactSizeIterator Extend Fn \
                       FnMut FnOnce From FromIterator Hash Into IntoFuture IntoIterator Iterator None Ok Option Ord PartialEq \
                       PartialOrd Result Send Some String Sync Sized ToOwned ToString TryFrom TryInto Unpin Vec Value Map Error \
                       Future Pin Arc Cow HashMap BTreeMap Infallible Deserialize Serialize JsonSchema u8 i64 f64 usize bool \
                       char str std core alloc serde serde_json sdk_runtime sdk_emulator tokio url request response result info body header \
                       add sub mul div rem neg not shl shr index eq cmp hash deref borrow as_ref as_mut from_str from_iter \
                       drop fmt to_string to_owned into_iter next try_from try_into type_id panic format vec println";

/// Names that are unlike any identifier, as they are written between double quotes in YAML.
const ODD: &[&str] = &[
    "",
    " ",
    "_",
    "__",
    "-",
    "1",
    "1st",
    "2fa",
    "+1",
    "-1",
    "0x1",
    "a b",
    " a",
    "a.b",
    "a-b",
    "a[b]",
    "a[]",
    "$a",
    "@a",
    "#a",
    "a:b",
    "a/b",
    "a~b",
    "a{b}",
    "don't",
    "a\\\"b",
    "a\\\\b",
    "a`b",
    "*/",
    "\\\"#",
    "r#a",
    "r#type",
    "'a",
    "größe",
    "ß",
    "naïve",
    "Ａ",
    "名前",
    "a\\u0301",
    "\\0",
    "a\\0b",
    "a\\nb",
    "a\\rb",
    "a\\tb",
    "\\e[0m",
    "\\u202Ea",
    "a\\u200Bb",
    "\\uFEFFa",
    "😀",
    "A",
    "a",
    "AB",
    "Ab",
    "aB",
    "a_b_",
    "type_",
    "self_",
    "Self_",
    "self__",
    "Result_",
    "null",
    "yes",
    "<<",
    "~",
];

/// A kind of thing that a document names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Operation,
    Parameter,
    Property,
    Schema,
    Value,
}

impl Place {
    pub const ALL: [Self; 5] = [Self::Operation, Self::Parameter, Self::Property, Self::Schema, Self::Value];

    pub fn rule(self) -> &'static str {
        match self {
            Self::Operation => "operation-id",
            Self::Parameter => "parameter-name",
            Self::Property => "property-name",
            Self::Schema => "schema-name",
            Self::Value => "enum-values",
        }
    }
}

/// The kind of component that the names are tried on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Object,
    OpenEnum,
    ClosedEnum,
}

/// The folders of committed generated code.
pub const GENERATED: &[&str] =
    &["jetemail-sdk/src/generated", "unosend-sdk/src/generated", "sdk-codegen/tests/snapshot/books"];

/// Returns the folder of the workspace.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Returns every name to try, as it is written between double quotes in YAML: in its own form, and for words of code
/// also in `snake_case` and in `PascalCase`.
pub fn candidates() -> Vec<String> {
    let mut names = BTreeSet::new();
    for folder in GENERATED {
        for text in sdk_codegen::read_files(&root().join(folder)).unwrap_or_default().values() {
            idents(text.parse().unwrap_or_default(), &mut names);
        }
    }
    names.extend(methods());
    names.extend(KEYWORDS.split_whitespace().chain(PRELUDE.split_whitespace()).map(str::to_owned));
    let words: Vec<_> = names.iter().flat_map(|name| [sdk_codegen::snake(name), sdk_codegen::pascal(name)]).collect();
    names.extend(words);
    names.extend(ODD.iter().map(|name| (*name).to_owned()));
    names.insert("a".repeat(101));
    names.insert("ab_".repeat(300));
    names.into_iter().collect()
}

/// Returns the candidates for a place. Those that are already in Rust's style for it come first: of names that become
/// the same identifier, the rules accept the first.
pub fn candidates_for(place: Place) -> Vec<String> {
    let mut names = candidates();
    match place {
        Place::Schema | Place::Value => names.sort_by_key(|name| *name != sdk_codegen::pascal(name)),
        _ => names.sort_by_key(|name| *name != sdk_codegen::snake(name)),
    }
    names
}

/// The crates that generated code uses.
pub const RUNTIME: &[&str] = &["sdk-runtime/src", "sdk-emulator/src"];

/// Returns the public methods and functions of the crates that generated code uses.
pub fn methods() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut folders: Vec<_> = RUNTIME.iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
                continue;
            }
            let text = fs::read_to_string(entry.path()).unwrap_or_default();
            let functions = text.split("pub fn ").chain(text.split("pub async fn ")).skip(1);
            names.extend(
                functions.filter_map(|rest| {
                    rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().map(str::to_owned)
                }),
            );
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn idents(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                found.insert(ident.to_string());
            }
            TokenTree::Group(group) => idents(group.stream(), found),
            _ => {}
        }
    }
}

/// A document, and the line of each name in it.
pub struct Document {
    text: String,
    /// The behaviour of the emulator.
    behaviour: String,
    /// Place and name by line.
    pub names: Vec<(Place, String, usize)>,
    lines: usize,
}

/// Writes the document with all of these names. Components of its own begin with `Zz`.
pub fn document(kind: Kind, names: impl Fn(Place) -> Vec<String>) -> Document {
    let mut document = Document { text: String::new(), behaviour: BEHAVIOUR.to_owned(), names: Vec::new(), lines: 0 };
    document.write(HEAD);
    let closed = kind == Kind::ClosedEnum;
    document.write("  /all:\n    get:\n      operationId: zz_all\n");
    document.write(&OPERATION.replace("*responses", RESPONSES).replace(" [*limit, *offset]", PAGING));
    for name in names(Place::Parameter) {
        document.name(Place::Parameter, &name, "        - name: ");
        document.write("          in: query\n          description: A.\n          schema: {type: string}\n");
        document.filter(&name);
    }
    if closed {
        document.write("        - name: zz_values\n          in: query\n          description: A.\n          schema: {$ref: '#/components/schemas/ZzValues'}\n");
        document.filter("zz_values");
    }
    for (index, name) in names(Place::Schema).iter().enumerate().filter(|_| closed) {
        document.write(&format!("        - name: zz_{index}_zz\n          in: query\n          description: A.\n          schema: {{$ref: \"#/components/schemas/{name}\"}}\n"));
        document.filter(&format!("zz_{index}_zz"));
    }
    // An emulator has a method for each list, beside the methods that it takes from `sdk-emulator`.
    let lists = methods();
    for (index, name) in names(Place::Operation).iter().enumerate() {
        document.write(&format!("  /o{index}:\n    get:\n"));
        document.name(Place::Operation, name, "      operationId: ");
        let behaviour = match lists.contains(name) {
            true => {
                document.write(OPERATION);
                "{order: {fixed: at}, response: {data: $records}}"
            }
            false => {
                document.write(&OPERATION.replace(LIST, "").replace("[*limit, *offset]", "[]"));
                "{response: {}}"
            }
        };
        document.behaviour.push_str(&format!("  \"{name}\": {behaviour}\n"));
    }
    let values = "{description: A., allOf: [{$ref: '#/components/schemas/ZzValues'}]}";
    document.write(&if closed {
        COMPONENTS.replace(values, "{type: string, description: A.}")
    } else {
        COMPONENTS.to_owned()
    });
    for name in names(Place::Property) {
        document.member(Place::Property, &name, "        ", "{type: string, description: A.}");
    }
    document.write("    ZzTypes:\n      type: object\n      description: A.\n      properties:\n        zz: {type: string, description: A.}\n");
    for (index, name) in names(Place::Schema).iter().enumerate().filter(|_| !closed) {
        let reference = format!("{{description: A., allOf: [{{$ref: \"#/components/schemas/{name}\"}}]}}");
        document.write(&format!("        zz_{index}_zz: {reference}\n"));
    }
    let component = match kind {
        Kind::Object => "{type: object, description: A., properties: {a: {type: string, description: A.}}}",
        Kind::OpenEnum => "{type: string, description: A., x-extensible-enum: [a]}",
        Kind::ClosedEnum => "{type: string, description: A., enum: [a]}",
    };
    for name in names(Place::Schema) {
        document.member(Place::Schema, &name, "    ", component);
    }
    document.write("    ZzValues:\n      type: string\n      description: A.\n");
    document.write(if closed { "      enum:\n        - zz\n" } else { "      x-extensible-enum:\n        - zz\n" });
    for name in names(Place::Value) {
        document.name(Place::Value, &name, "        - ");
    }
    document
}

/// Writes the document with all names that the rules accept. For enums it has only names of components, and values of
/// closed enums.
pub fn accepted(kind: Kind) -> Document {
    let tried = |place: Place| {
        if kind == Kind::Object || place == Place::Schema || (kind, place) == (Kind::ClosedEnum, Place::Value) {
            candidates_for(place)
        } else {
            Vec::new()
        }
    };
    let all = document(kind, tried);
    let reported: BTreeSet<usize> = match all.read() {
        Ok(read) => violations(&read).into_iter().map(|violation| violation.line).collect(),
        Err(_) => BTreeSet::new(),
    };
    document(kind, |wanted| {
        let names = all.names.iter().filter(|(place, _, line)| *place == wanted && !reported.contains(line));
        names.map(|(_, name, _)| name.clone()).collect()
    })
}

/// The breaches of the rules in a document. Names that its behaviour repeats are reported where they are given.
pub fn violations(document: &sdk_codegen::Document) -> Vec<Violation> {
    sdk_codegen::check(document).into_iter().filter(|violation| violation.file == document.name()).collect()
}

impl Document {
    /// The document, with the behaviour of the emulator.
    pub fn read(&self) -> Result<sdk_codegen::Document, Failure> {
        sdk_codegen::read_texts("names.yaml", &self.text, Some(&self.behaviour))
    }

    /// Adds a filter for a parameter of the first operation.
    fn filter(&mut self, parameter: &str) {
        if !self.behaviour.ends_with("id}\n") {
            self.behaviour.push_str("    filters:\n");
        }
        self.behaviour.push_str(&format!("      \"{parameter}\": {{equals: id}}\n"));
    }

    fn write(&mut self, text: &str) {
        self.text.push_str(text);
        self.lines += text.matches('\n').count();
    }

    /// Writes a line that ends with a name.
    fn name(&mut self, place: Place, name: &str, before: &str) {
        self.names.push((place, name.to_owned(), self.lines + 1));
        self.write(&format!("{before}\"{name}\"\n"));
    }

    /// Writes a line that begins with a name.
    fn member(&mut self, place: Place, name: &str, indent: &str, value: &str) {
        self.names.push((place, name.to_owned(), self.lines + 1));
        self.write(&format!("{indent}\"{name}\": {value}\n"));
    }
}

const HEAD: &str = "\
openapi: 3.0.3
info: {title: Names, version: '1', description: A.}
x-sdk: {env_prefix: NAMES, key_prefixes: []}
servers: [{url: https://names.example, description: A.}]
security: [{key: []}]
tags: [{name: All, description: A.}]
paths:
";

const OPERATION: &str = "      summary: Lists
      description: All.
      tags: [All]
      security: [{key: []}]
      externalDocs: {url: https://names.example}
      x-pagination: {limit: zz_limit, offset: zz_offset, records: data, identity: [id]}
      responses: *responses
      parameters: [*limit, *offset]
";

/// The extension that makes an operation a list.
const LIST: &str = "      x-pagination: {limit: zz_limit, offset: zz_offset, records: data, identity: [id]}
";

/// The behaviour of the first operation, but for the filters.
const BEHAVIOUR: &str = "error: {message: $message}
operations:
  zz_all:
    order: {fixed: at}
    response: {data: $records}
";

const RESPONSES: &str = "&responses
        '200':
          description: A.
          content: {application/json: {schema: {$ref: '#/components/schemas/ZzPage'}, examples: {a: {summary: A, externalValue: a}}}}
        '4XX': {description: A., content: &error {application/json: {schema: {$ref: '#/components/schemas/ZzError'}}}}
        '5XX': {description: A., content: *error}";

const PAGING: &str = "
        - &limit {name: zz_limit, in: query, description: Default `1`., schema: {type: integer, minimum: 1, maximum: 5, default: 1}}
        - &offset {name: zz_offset, in: query, description: A., schema: {type: integer, minimum: 0}}";

const COMPONENTS: &str = "\
components:
  securitySchemes:
    key: {type: http, scheme: bearer, description: A.}
  schemas:
    ZzError: {type: object, description: A., properties: {message: {type: string, description: A.}}}
    ZzPage:
      type: object
      description: A.
      required: [data]
      properties:
        data: {type: array, description: A., items: {$ref: '#/components/schemas/ZzRecord'}}
    ZzRecord:
      type: object
      description: A.
      required: [id]
      properties:
        id: {type: string, description: A.}
        at: {type: string, format: date-time, description: A.}
        values: {description: A., allOf: [{$ref: '#/components/schemas/ZzValues'}]}
        types: {description: A., allOf: [{$ref: '#/components/schemas/ZzTypes'}]}
        members: {description: A., allOf: [{$ref: '#/components/schemas/ZzMembers'}]}
        node: {description: A., allOf: [{$ref: '#/components/schemas/ZzNode'}]}
    ZzNode:
      type: object
      description: A.
      properties:
        name: {type: string, description: A.}
        parent: {description: A., allOf: [{$ref: '#/components/schemas/ZzNode'}]}
        other: {description: A., allOf: [{$ref: '#/components/schemas/ZzOther'}]}
        children: {type: array, description: A., items: {$ref: '#/components/schemas/ZzNode'}}
    ZzOther:
      type: object
      description: A.
      properties:
        node: {description: A., allOf: [{$ref: '#/components/schemas/ZzNode'}]}
    ZzMembers:
      type: object
      description: A.
      properties:
        zz: {type: string, description: A.}
";
