//! Problems that keep a text from being documentation.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

use super::options;
use crate::url;

/// Returns what keeps a description from being documentation, in words that say what to write.
pub(crate) fn problems(text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let mut callback = |link: BrokenLink<'_>| {
        problems.push(format!("`{}` reads as a link; put brackets in backticks", shown(&text[link.span])));
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, options(), Some(&mut callback));
    let defined = parser.reference_definitions().iter().next().map(|(label, _)| label.to_owned());
    let events: Vec<_> = parser.into_offset_iter().collect();
    if let Some(label) = defined {
        problems.push(format!("`[{}]: …` is no text; write `[words](https://…)` where the link stands", shown(&label)));
    }
    let (mut links, mut containers, mut in_code) = (0, 0, false);
    for (event, range) in events {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                problems.push(format!("`{}` is HTML; put it in backticks", shown(html.trim_end())));
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                in_code = true;
                problems.extend(code_problem(text, &range, &kind, containers));
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::List(_) | Tag::BlockQuote(_)) => containers += 1,
            Event::End(TagEnd::List(_) | TagEnd::BlockQuote(_)) => containers -= 1,
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                links += 1;
                match link_type {
                    LinkType::Email => {}
                    LinkType::Inline | LinkType::Autolink => {
                        if let Err(reason) = url::address(&dest_url) {
                            problems.push(format!("the link to `{}` {reason}", shown(&dest_url)));
                        }
                    }
                    // The definition that it needs is reported already.
                    _ => {}
                }
            }
            Event::End(TagEnd::Link) => links -= 1,
            Event::Start(Tag::Image { .. }) => problems.push("there are no images in documentation; link to it".into()),
            Event::FootnoteReference(label) | Event::Start(Tag::FootnoteDefinition(label)) => {
                problems.push(format!("`[^{}]` is a footnote; write what it says where it belongs", shown(&label)));
            }
            Event::Text(words) if !in_code => {
                if words.contains('`') && !text[..range.start].ends_with('\\') {
                    problems.push(format!("a backtick in `{}` has no partner", shown(&words.replace('`', "´"))));
                }
                if links == 0 && ["http://", "https://"].iter().any(|scheme| words.contains(scheme)) {
                    problems.push(format!("put the address in `{}` in angle brackets: <https://…>", shown(&words)));
                }
            }
            _ => {}
        }
    }
    problems.dedup();
    problems
}

/// Returns what keeps a text from standing within a line, such as a summary in a table.
pub(crate) fn line_problems(text: &str) -> Vec<String> {
    let mut problems = problems(text);
    if !problems.is_empty() {
        return problems;
    }
    if text.contains('\n') {
        return vec!["it has several lines; write one".to_owned()];
    }
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        let is_plain = match &event {
            Event::Start(tag) => matches!(tag, Tag::Paragraph | Tag::Emphasis | Tag::Strong),
            Event::Text(_) => !text[range.clone()].contains(['[', ']', '\\']) && !text[..range.start].ends_with('\\'),
            event => matches!(event, Event::End(_) | Event::Code(_)),
        };
        if !is_plain {
            problems.push(format!(
                "`{}` cannot stand here: write one line of words, with names in backticks, and without links, lists, \
                 brackets and backslashes",
                shown(&text[range])
            ));
            break;
        }
    }
    problems
}

fn code_problem(text: &str, range: &Range<usize>, kind: &CodeBlockKind<'_>, containers: usize) -> Option<String> {
    let block = &text[range.clone()];
    match kind {
        CodeBlockKind::Indented if containers > 0 => {
            let code = shown(block.trim());
            Some(format!(
                "`{code}` reads as code, since it is indented; put it between lines of ```, or indent it less"
            ))
        }
        CodeBlockKind::Indented => None,
        CodeBlockKind::Fenced(_) => {
            let first = block.chars().next().unwrap_or('`');
            let opening = block.chars().take_while(|c| *c == first).count();
            let last = block.trim_end().lines().skip(1).last().unwrap_or_default();
            // In a quotation every line begins with `>`.
            let last = last.trim_start_matches(['>', ' ']);
            let is_closed = last.chars().count() >= opening && last.chars().all(|c| c == first);
            (!is_closed).then(|| format!("the code that begins with {} has no end", first.to_string().repeat(opening)))
        }
    }
}

/// The beginning of a text, for a message.
fn shown(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let short: String = line.chars().take(40).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_act_in_documentation_is_found() {
        for (text, word) in [
            ("see [x]", "backticks"),
            ("a [`x`] b", "backticks"),
            ("one of [1, 2]", "backticks"),
            ("[x][y]", "backticks"),
            ("[x]\n\n[x]: https://a.example", "where the link stands"),
            ("[x](y)", "address"),
            ("[x](Self::y)", "address"),
            ("[x](javascript:y)", "address"),
            ("a <b> c", "HTML"),
            ("<div>\n\na", "HTML"),
            ("Vec<String>", "HTML"),
            ("<!-- a -->", "HTML"),
            ("a `b", "partner"),
            ("a ``b` c", "partner"),
            ("at https://a.example", "angle brackets"),
            ("![a](https://a.example/b.png)", "images"),
            ("a[^1]\n\n[^1]: b", "footnote"),
            ("```\na", "no end"),
            ("a\n\n~~~json\n{}\n```", "no end"),
            ("> ```\n> a\n\nb", "no end"),
            ("- a\n\n      b", "indented"),
        ] {
            let problems = problems(text);
            assert!(problems.iter().any(|problem| problem.contains(word)), "{text:?}: {problems:?}");
        }
        for text in [
            "plain words, `code`, **bold**, *thin*, 5 * 3, a < b, list_books, \"quoted\", 100 %, \\`",
            "at <https://a.example/b?c=d#e>, or [here](https://a.example)",
            "to <a@b.example>",
            "- a\n- b\n  - c\n\n1. d\n2. e",
            "# Heading\n\n> quoted\n\n| a | b |\n|---|---|\n| `c` | d |",
            "`[x]`, `<b>`, `https://a.example`",
            "- [ ] to do",
            "trailing \\",
            "\"#, */, {}, \"\"\"",
        ] {
            assert_eq!(problems(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_stands_within_a_line_is_words() {
        for text in [
            "- a",
            "# a",
            "1. a",
            "> a",
            "    a",
            "a\nb",
            "a\n",
            "```a",
            "a\\",
            "a ] b",
            "<https://a.example>",
            "| a |\n|-|",
        ] {
            assert!(!line_problems(text).is_empty(), "{text:?}");
        }
        for text in ["Lists books", "The `a|b` of *c*, at 5 %", "Books | films", "#1"] {
            assert_eq!(line_problems(text), [""; 0], "{text}");
        }
    }
}
