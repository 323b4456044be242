//! A regular expression of the document as the tree that `sdk-runtime` matches without a regex engine.

use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// More ranges than this come from classes such as `\d`, which mean thousands of characters here and ten in JSON Schema.
const MAX_RANGES: usize = 16;

/// A pattern that must match the whole value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The pattern as it is written.
    pub source: String,
    pub(crate) node: Node,
}

/// A part of a pattern, as in `sdk_runtime::param::Node`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// A character of one of these ranges.
    Class(Vec<(char, char)>),
    Concat(Vec<Node>),
    Alternate(Vec<Node>),
    Repeat(Box<Node>, u32, Option<u32>),
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// The part of the pattern that cannot be expressed, and what to write instead.
    pub(crate) fn read(source: &str) -> Result<Self, String> {
        let hir = regex_syntax::parse(source)
            .map_err(|error| format!("the pattern cannot be read: {}", last_line(&error)))?;
        let parts = match hir.kind() {
            HirKind::Concat(parts) => parts.as_slice(),
            _ => std::slice::from_ref(&hir),
        };
        let [first, inner @ .., last] = parts else { return Err(unanchored()) };
        if !is_look(first, Look::Start) || !is_look(last, Look::End) {
            return Err(unanchored());
        }
        Ok(Self { source: source.to_owned(), node: concat(inner)? })
    }
}

fn unanchored() -> String {
    "a pattern must match the whole value: begin it with `^` and end it with `$`".to_owned()
}

fn is_look(hir: &Hir, look: Look) -> bool {
    matches!(hir.kind(), HirKind::Look(found) if *found == look)
}

fn concat(parts: &[Hir]) -> Result<Node, String> {
    let mut nodes = Vec::new();
    for part in parts {
        match part.kind() {
            HirKind::Literal(literal) => nodes.extend(characters(&literal.0)?),
            _ => nodes.push(node(part)?),
        }
    }
    match <[Node; 1]>::try_from(nodes) {
        Ok([only]) => Ok(only),
        Err(nodes) => Ok(Node::Concat(nodes)),
    }
}

fn node(hir: &Hir) -> Result<Node, String> {
    match hir.kind() {
        HirKind::Empty => concat(&[]),
        HirKind::Literal(_) => concat(std::slice::from_ref(hir)),
        HirKind::Class(Class::Unicode(class)) if class.ranges().len() <= MAX_RANGES => {
            Ok(Node::Class(class.ranges().iter().map(|range| (range.start(), range.end())).collect()))
        }
        HirKind::Class(_) => Err("write the characters of the class out, such as `[0-9]` for `\\d`".to_owned()),
        HirKind::Repetition(repetition) => {
            Ok(Node::Repeat(Box::new(node(&repetition.sub)?), repetition.min, repetition.max))
        }
        HirKind::Capture(capture) => node(&capture.sub),
        HirKind::Concat(parts) => concat(parts),
        HirKind::Alternation(parts) => Ok(Node::Alternate(parts.iter().map(node).collect::<Result<_, _>>()?)),
        HirKind::Look(_) => Err("anchors and word boundaries may only stand at the ends".to_owned()),
    }
}

/// Each character of a literal, as a class with just this one.
fn characters(literal: &[u8]) -> Result<Vec<Node>, String> {
    let text = std::str::from_utf8(literal).map_err(|_| "a literal must be text".to_owned())?;
    Ok(text.chars().map(|character| Node::Class(vec![(character, character)])).collect())
}

fn last_line(error: &regex_syntax::Error) -> String {
    let text = error.to_string();
    text.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Node, Pattern};

    #[test]
    fn a_class_with_a_bound_becomes_a_repeated_class() {
        let class = Node::Class(vec![('0', '9'), ('A', 'F'), ('a', 'f')]);
        let pattern = Pattern::read("^[a-fA-F0-9]{32}$").unwrap();
        assert_eq!(pattern.node, Node::Repeat(Box::new(class), 32, Some(32)));
    }

    #[test]
    fn a_pattern_that_may_match_a_part_is_refused() {
        assert!(Pattern::read("[a-z]+").unwrap_err().contains("begin it with `^`"));
        assert!(Pattern::read("^[a-z]+").unwrap_err().contains("end it with `$`"));
    }

    #[test]
    fn unicode_classes_and_inner_anchors_are_refused() {
        assert!(Pattern::read(r"^\d+$").unwrap_err().contains("[0-9]"));
        assert!(Pattern::read(r"^a\bb$").unwrap_err().contains("ends"));
    }

    #[test]
    fn a_broken_pattern_is_refused_with_the_reason() {
        assert!(Pattern::read("^[a-z$").unwrap_err().contains("unclosed"));
    }
}
