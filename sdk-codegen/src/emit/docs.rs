//! Documentation comments from the document's descriptions.

use crate::model::Operation;

/// Where lines are broken: descriptions are folded into one line by YAML, and committed code is read in reviews.
const WIDTH: usize = 100;

/// One `///` line for every line of `text`, long ones broken.
pub(super) fn lines(text: &str) -> Vec<String> {
    let lines = text.trim().lines().flat_map(wrap);
    lines.map(|line| if line.is_empty() { "///".to_owned() } else { format!("/// {line}") }).collect()
}

/// Paragraphs, those that say nothing left out.
pub(super) fn paragraphs<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let texts: Vec<_> = texts.into_iter().map(str::trim).filter(|text| !text.is_empty()).collect();
    texts.join("\n\n")
}

/// Values as code, separated by commas.
pub(super) fn code_list<'a>(values: impl IntoIterator<Item = &'a String>) -> String {
    let values: Vec<_> = values.into_iter().map(|value| format!("`{value}`")).collect();
    values.join(", ")
}

/// What `x-one-of-required` demands of a caller.
pub(super) fn one_of_docs(operation: &Operation) -> String {
    match operation.one_of.as_slice() {
        [] => String::new(),
        names => format!("**One of {} must be given**; a call without any is refused.", code_list(names)),
    }
}

/// Breaks a line between words, so that Markdown reads it as before: tables stay whole, the text of a list item stays
/// indented, and no line begins with a word that would start a list, a quotation or a heading.
fn wrap(line: &str) -> Vec<String> {
    let text = line.trim_start();
    if line.chars().count() <= WIDTH || text.starts_with('|') {
        return vec![line.to_owned()];
    }
    let item = if text.starts_with("- ") || text.starts_with("* ") { 2 } else { 0 };
    let mut indent = " ".repeat(line.len() - text.len());
    let mut lines = Vec::new();
    let mut current = indent.clone();
    indent.push_str(&" ".repeat(item));
    for word in text.split(' ') {
        let fits = current.chars().count() + word.chars().count() < WIDTH;
        if !fits && !current.trim().is_empty() && !starts_block(word) {
            lines.push(std::mem::replace(&mut current, indent.clone()).trim_end().to_owned());
        }
        current.push_str(word);
        current.push(' ');
    }
    lines.push(current.trim_end().to_owned());
    lines
}

fn starts_block(word: &str) -> bool {
    let number = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = number.len() < word.len() && (number == "." || number == ")");
    word.starts_with(['-', '*', '+', '#', '>', '|', '=']) || numbered
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn a_long_line_is_broken_between_words_and_list_items_stay_indented() {
        let line = format!("- {}", "word ".repeat(40).trim());
        let lines = wrap(&line);
        assert!(lines.len() > 1 && lines.iter().all(|line| line.len() <= 100));
        assert!(lines[1].starts_with("  word"), "{lines:?}");
        let joined: Vec<_> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
        assert_eq!(joined, line.split_whitespace().collect::<Vec<_>>());
    }

    #[test]
    fn no_line_begins_with_a_word_that_markdown_takes_for_a_block() {
        let line = format!("{} - {}", "a".repeat(97), "b".repeat(10));
        assert!(wrap(&line).iter().all(|line| !line.starts_with('-')), "{:?}", wrap(&line));
    }
}
