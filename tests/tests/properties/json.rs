//! JSON with a controlled spelling: order of the members, spaces, escapes, notation of numbers.

use serde_json::Value;

/// JSON with the spelling of its numbers.
#[derive(Clone, Debug)]
pub(crate) enum Json {
    /// A number, `true`, `false` or `null`, as it is written.
    Plain(String),
    /// A text, not escaped yet.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Members in their order.
    Object(Vec<(String, Json)>),
}

/// The style in which a document is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    /// The text between the tokens.
    pub(crate) blank: &'static str,
    /// The characters of a text that are escaped.
    pub(crate) escapes: Escapes,
}

/// The characters of a text that are escaped.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Escapes {
    /// Those that must be escaped.
    Needed,
    /// Those and all that are not ASCII.
    Ascii,
    /// All.
    All,
}

impl Json {
    /// `null`.
    pub(crate) fn null() -> Self {
        Self::Plain("null".to_owned())
    }

    /// Returns a value in its usual spelling.
    pub(crate) fn of(value: &Value) -> Self {
        match value {
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(list) => Self::List(list.iter().map(Self::of).collect()),
            Value::Object(members) => {
                Self::Object(members.iter().map(|(name, value)| (name.clone(), Self::of(value))).collect())
            }
            plain => Self::Plain(plain.to_string()),
        }
    }

    /// Writes the document.
    pub(crate) fn write(&self, style: Style) -> String {
        let mut text = String::new();
        self.write_to(style, &mut text);
        text
    }

    fn write_to(&self, style: Style, to: &mut String) {
        match self {
            Self::Plain(text) => to.push_str(text),
            Self::Text(text) => quoted(text, style.escapes, to),
            Self::List(list) => {
                let mut separator = "[";
                for element in list {
                    to.extend([separator, style.blank]);
                    element.write_to(style, to);
                    separator = ",";
                }
                to.extend([if list.is_empty() { "[" } else { "" }, style.blank, "]"]);
            }
            Self::Object(members) => {
                let mut separator = "{";
                for (name, value) in members {
                    to.extend([separator, style.blank]);
                    quoted(name, style.escapes, to);
                    to.extend([style.blank, ":", style.blank]);
                    value.write_to(style, to);
                    separator = ",";
                }
                to.extend([if members.is_empty() { "{" } else { "" }, style.blank, "}"]);
            }
        }
    }
}

fn quoted(text: &str, escapes: Escapes, to: &mut String) {
    to.push('"');
    for character in text.chars() {
        let escaped = match escapes {
            Escapes::Needed => character < ' ' || "\"\\".contains(character),
            Escapes::Ascii => character < ' ' || "\"\\".contains(character) || !character.is_ascii(),
            Escapes::All => true,
        };
        if escaped {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                to.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            to.push(character);
        }
    }
    to.push('"');
}
