//! The lines of a documentation comment.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use super::options;

/// The width of lines: descriptions are folded into one line by YAML, and committed code is read in reviews.
const WIDTH: usize = 100;

/// Languages that a code block keeps. In any other rustdoc might see Rust, and make a test of it.
const LANGUAGES: &[&str] =
    &["bash", "console", "csv", "html", "http", "javascript", "json", "python", "sh", "text", "toml", "xml", "yaml"];

/// Returns the lines of a documentation comment: long ones broken between words, so that Markdown reads them as before, and
/// code without anything that rustdoc would compile.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let text = trimmed(text);
    let mut blocks = blocks(text).into_iter().peekable();
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start..start + line.len();
        start = at.end;
        let line = line.trim_end();
        while blocks.next_if(|block| block.range.end <= at.start).is_some() {}
        let Some(block) = blocks.peek().filter(|block| block.range.start < at.end) else {
            lines.extend(wrap(line));
            continue;
        };
        let (begins, ends) = (at.contains(&block.range.start), block.range.end <= at.end);
        match &block.kind {
            Kind::Table => lines.push(line.to_owned()),
            Kind::Fenced(language) if begins => {
                let fence = line.trim_end_matches(|c| c != '`' && c != '~');
                lines.push(format!("{}{language}", fence_of(fence)));
            }
            Kind::Fenced(_) => lines.push(line.to_owned()),
            Kind::Indented(fence) => {
                if begins {
                    lines.push(format!("{fence}text"));
                }
                lines.push(line.strip_prefix("    ").unwrap_or(line.trim_start()).to_owned());
                if ends {
                    lines.push(fence.clone());
                }
            }
        }
    }
    lines
}

/// Takes empty lines off both ends, and keeps the indentation of the first line.
pub(crate) fn trimmed(text: &str) -> &str {
    let text = text.trim_end();
    let mut rest = text;
    while let Some((line, after)) = rest.split_once('\n')
        && line.trim().is_empty()
    {
        rest = after;
    }
    rest
}

/// A part of a text whose lines are not broken.
struct Block {
    range: Range<usize>,
    kind: Kind,
}

enum Kind {
    Table,
    /// The language that stays.
    Fenced(String),
    /// The fence that it gets.
    Indented(String),
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        let kind = match event {
            Event::Start(Tag::Table(_)) => Kind::Table,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let language = info.split([' ', ',', '\t']).next().unwrap_or_default().to_lowercase();
                let is_known = LANGUAGES.contains(&language.as_str());
                Kind::Fenced(if is_known { language } else { "text".to_owned() })
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                let runs = text[range.clone()].split(|c| c != '`').map(str::len);
                Kind::Indented("`".repeat(runs.max().unwrap_or_default().max(2) + 1))
            }
            _ => continue,
        };
        blocks.push(Block { range, kind });
    }
    blocks
}

/// A line up to the end of its fence.
fn fence_of(line: &str) -> &str {
    let begin = line.find(['`', '~']).unwrap_or(line.len());
    let fence = line[begin..].chars().next().unwrap_or('`');
    let length = line[begin..].chars().take_while(|c| *c == fence).count();
    &line[..begin + length]
}

/// Breaks a line between words, so that Markdown reads it as before: the text of a list item stays indented, and no line
/// begins with a word that would start a list, a quotation or a heading.
fn wrap(line: &str) -> Vec<String> {
    let text = line.trim_start();
    if line.chars().count() <= WIDTH {
        return vec![line.to_owned()];
    }
    let mut indent = " ".repeat(line.len() - text.len());
    let mut lines = Vec::new();
    let mut current = indent.clone();
    let mut width = current.len();
    indent.push_str(&" ".repeat(marker(text)));
    for word in text.split(' ') {
        let length = word.chars().count();
        if width + length >= WIDTH && !current.trim().is_empty() && !starts_block(word) {
            lines.push(std::mem::replace(&mut current, indent.clone()).trim_end().to_owned());
            width = indent.len();
        }
        current.push_str(word);
        current.push(' ');
        width += length + 1;
    }
    lines.push(current.trim_end().to_owned());
    lines
}

/// Width of the marker of a list item, such as `- ` or `10. `; 0 for other lines.
fn marker(text: &str) -> usize {
    let Some((marker, _)) = text.split_once(' ') else { return 0 };
    if matches!(marker, "-" | "*" | "+") || is_number(marker) { marker.len() + 1 } else { 0 }
}

fn starts_block(word: &str) -> bool {
    word.starts_with(['-', '*', '+', '#', '>', '|', '=', '~', '_', ':']) || word.starts_with("```") || is_number(word)
}

/// Says whether a word numbers a list item, as `1.` and `1)` do.
fn is_number(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < word.len() && (rest == "." || rest == ")")
}

#[cfg(test)]
mod tests {
    use super::{super::problems, *};

    fn text_of(lines: &[String]) -> String {
        lines.join("\n")
    }

    #[test]
    fn a_long_line_is_broken_between_words_and_list_items_stay_indented() {
        for (marker, indent) in [("- ", "  "), ("* ", "  "), ("10. ", "    "), ("1) ", "   "), ("", "")] {
            let line = format!("{marker}{}", "word ".repeat(40).trim());
            let lines = wrap(&line);
            assert!(lines.len() > 1 && lines.iter().all(|line| line.len() <= 100));
            assert!(lines[1].starts_with(&format!("{indent}word")), "{lines:?}");
            let joined: Vec<_> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
            assert_eq!(joined, line.split_whitespace().collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_line_begins_with_a_word_that_markdown_takes_for_a_block() {
        for word in ["-", "#", "~~~", "___", "```x```", "3.", ">"] {
            let line = format!("{} {word} {}", "a".repeat(97), "b".repeat(10));
            assert!(wrap(&line).iter().all(|line| !line.starts_with(word)), "{:?}", wrap(&line));
        }
    }

    #[test]
    fn code_is_none_that_rustdoc_compiles_and_its_lines_are_not_broken() {
        let long = "x ".repeat(80);
        let long = long.trim();
        for (text, expected) in [
            (format!("a\n\n```\n{long}\n```\n\nb"), format!("a\n\n```text\n{long}\n```\n\nb")),
            ("```rust\na\n```".to_owned(), "```text\na\n```".to_owned()),
            ("```rust,no_run\na\n```".to_owned(), "```text\na\n```".to_owned()),
            ("```ignore\na\n```".to_owned(), "```text\na\n```".to_owned()),
            ("```should_panic\na\n```".to_owned(), "```text\na\n```".to_owned()),
            ("``` E0001\na\n```".to_owned(), "```text\na\n```".to_owned()),
            ("```JSON\n{}\n```".to_owned(), "```json\n{}\n```".to_owned()),
            ("~~~~ a`b\nc\n~~~~".to_owned(), "~~~~text\nc\n~~~~".to_owned()),
            ("- a\n\n  ```\n  b\n  ```\n- c".to_owned(), "- a\n\n  ```text\n  b\n  ```\n- c".to_owned()),
            ("> ```\n> b\n> ```".to_owned(), "> ```text\n> b\n> ```".to_owned()),
            ("a\n\n    b\n\n      c\n\nd".to_owned(), "a\n\n```text\nb\n\n  c\n```\n\nd".to_owned()),
            ("    b".to_owned(), "```text\nb\n```".to_owned()),
            ("\n\n    b\n    c\n".to_owned(), "```text\nb\nc\n```".to_owned()),
            ("a\n\n    ```\n    b".to_owned(), "a\n\n````text\n```\nb\n````".to_owned()),
            (format!("| a | b |\n|---|---|\n| {long} | c |"), format!("| a | b |\n|---|---|\n| {long} | c |")),
            (format!("a | b\n---|---\n{long} | c"), format!("a | b\n---|---\n{long} | c")),
        ] {
            assert_eq!(problems(&text), [""; 0], "{text}");
            let made = text_of(&lines(&text));
            assert_eq!(made, expected, "{text}");
            assert_eq!(text_of(&lines(&made)), made, "again");
            for event in Parser::new_ext(&made, options()) {
                if let Event::Start(Tag::CodeBlock(kind)) = event {
                    let language = match kind {
                        CodeBlockKind::Fenced(language) => language.to_string(),
                        CodeBlockKind::Indented => "indented".to_owned(),
                    };
                    assert!(LANGUAGES.contains(&language.as_str()), "{text}: {language}");
                }
            }
        }
    }
}
