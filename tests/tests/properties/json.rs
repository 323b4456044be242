//! JSON whose spelling is ours to choose: order of the members, spaces, escapes, how a number is written.

use serde_json::Value;

/// JSON that knows how its numbers are spelled.
#[derive(Clone, Debug)]
pub(crate) enum Json {
    /// A number, `true`, `false` or `null`, as it stands.
    Plain(String),
    /// A text, not escaped yet.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Members in their order.
    Object(Vec<(String, Json)>),
}

/// How a document is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    /// What stands between the tokens.
    pub(crate) blank: &'static str,
    /// Which characters of a text are escaped.
    pub(crate) escapes: Escapes,
}

/// Which characters of a text are escaped.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Escapes {
    /// Those that must be.
    Needed,
    /// Those that are not ASCII, too.
    Ascii,
    /// All.
    All,
}

impl Json {
    /// `null`.
    pub(crate) fn null() -> Self {
        Self::Plain("null".to_owned())
    }

    /// A value in its usual spelling.
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

    /// The text of the document.
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
