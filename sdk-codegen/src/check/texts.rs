//! Rules for every text of a document, keys among them: all that stands there can be seen.

use serde_json::Value;

use super::Checker;
use crate::document::join;

pub(super) fn check(checker: &mut Checker<'_>) {
    if let Some(root) = checker.get("") {
        walk(checker, "", root);
    }
}

fn walk(checker: &mut Checker<'_>, at: &str, value: &Value) {
    match value {
        Value::String(text) => characters(checker, at, text),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(checker, &format!("{at}/{index}"), item);
            }
        }
        Value::Object(members) => {
            for (key, value) in members {
                let at = join(at, key);
                characters(checker, &at, key);
                walk(checker, &at, value);
            }
        }
        _ => {}
    }
}

fn characters(checker: &mut Checker<'_>, at: &str, text: &str) {
    for (index, line) in text.split('\n').enumerate() {
        let Some(character) = line.chars().find(|c| is_hidden(*c)) else { continue };
        let code = u32::from(character);
        let place = if index == 0 { String::new() } else { format!(" in line {} of the text", index + 1) };
        let what = match character {
            '\r' => "a carriage return",
            '\t' => "a tab, for which code has spaces",
            _ if character.is_control() => "a control character",
            _ => "a character that is not seen and changes how others are",
        };
        checker.report(at, "text", format!("U+{code:04X}{place} is {what}; take it out"));
    }
}

/// Says whether a character is not seen: controls, and what is for the direction of text, for joining or for nothing.
/// The compiler refuses some of them, and a reader of generated code must see all that is there.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{fffe}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}
