//! A regular expression of the document as the constant tree that `sdk-runtime` matches without a regex engine.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// More ranges than this come from classes such as `\d`, which mean thousands of characters here and ten in JSON Schema.
const MAX_RANGES: usize = 16;

/// The expression `sdk_runtime::param::Pattern { .. }` for a pattern that must match the whole value.
///
/// # Errors
///
/// What the pattern uses that cannot be expressed, and what to write instead.
pub(crate) fn pattern(source: &str) -> Result<TokenStream, String> {
    let hir =
        regex_syntax::parse(source).map_err(|error| format!("the pattern cannot be read: {}", last_line(&error)))?;
    let parts = match hir.kind() {
        HirKind::Concat(parts) => parts.as_slice(),
        _ => std::slice::from_ref(&hir),
    };
    let [first, inner @ .., last] = parts else { return Err(unanchored()) };
    if !is_look(first, Look::Start) || !is_look(last, Look::End) {
        return Err(unanchored());
    }
    let node = concat(inner)?;
    Ok(quote!(::sdk_runtime::param::Pattern { source: #source, node: &#node }))
}

fn unanchored() -> String {
    "a pattern must match the whole value: begin it with `^` and end it with `$`".to_owned()
}

fn is_look(hir: &Hir, look: Look) -> bool {
    matches!(hir.kind(), HirKind::Look(found) if *found == look)
}

fn concat(parts: &[Hir]) -> Result<TokenStream, String> {
    let mut nodes = Vec::new();
    for part in parts {
        match part.kind() {
            HirKind::Literal(literal) => nodes.extend(characters(&literal.0)?),
            _ => nodes.push(node(part)?),
        }
    }
    Ok(match nodes.as_slice() {
        [only] => only.clone(),
        _ => quote!(::sdk_runtime::param::Node::Concat(&[#(#nodes),*])),
    })
}

fn node(hir: &Hir) -> Result<TokenStream, String> {
    match hir.kind() {
        HirKind::Empty => concat(&[]),
        HirKind::Literal(_) => concat(std::slice::from_ref(hir)),
        HirKind::Class(Class::Unicode(class)) if class.ranges().len() <= MAX_RANGES => {
            Ok(one_of(class.ranges().iter().map(|range| (range.start(), range.end()))))
        }
        HirKind::Class(_) => Err("write the characters of the class out, such as `[0-9]` for `\\d`".to_owned()),
        HirKind::Repetition(repetition) => {
            let inner = node(&repetition.sub)?;
            let min = Literal::u32_unsuffixed(repetition.min);
            let max = match repetition.max.map(Literal::u32_unsuffixed) {
                Some(max) => quote!(Some(#max)),
                None => quote!(None),
            };
            Ok(quote!(::sdk_runtime::param::Node::Repeat(&#inner, #min, #max)))
        }
        HirKind::Capture(capture) => node(&capture.sub),
        HirKind::Concat(parts) => concat(parts),
        HirKind::Alternation(parts) => {
            let nodes = parts.iter().map(node).collect::<Result<Vec<_>, _>>()?;
            Ok(quote!(::sdk_runtime::param::Node::Alternate(&[#(#nodes),*])))
        }
        HirKind::Look(_) => Err("anchors and word boundaries may only stand at the ends".to_owned()),
    }
}

/// Each character of a literal, as a class with just this one.
fn characters(literal: &[u8]) -> Result<Vec<TokenStream>, String> {
    let text = std::str::from_utf8(literal).map_err(|_| "a literal must be text".to_owned())?;
    Ok(text.chars().map(|character| one_of([(character, character)])).collect())
}

fn one_of(ranges: impl IntoIterator<Item = (char, char)>) -> TokenStream {
    let ranges = ranges.into_iter().map(|(start, end)| quote!((#start, #end)));
    quote!(::sdk_runtime::param::Node::Class(&[#(#ranges),*]))
}

fn last_line(error: &regex_syntax::Error) -> String {
    let text = error.to_string();
    text.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn a_class_with_a_bound_becomes_a_repeated_class() {
        let text = pattern("^[a-fA-F0-9]{32}$").unwrap().to_string();
        assert!(text.contains("Repeat") && text.contains("32 , Some (32)") && text.contains("('a' , 'f')"), "{text}");
    }

    #[test]
    fn a_pattern_that_may_match_a_part_is_refused() {
        assert!(pattern("[a-z]+").unwrap_err().contains("begin it with `^`"));
        assert!(pattern("^[a-z]+").unwrap_err().contains("end it with `$`"));
    }

    #[test]
    fn unicode_classes_and_inner_anchors_are_refused() {
        assert!(pattern(r"^\d+$").unwrap_err().contains("[0-9]"));
        assert!(pattern(r"^a\bb$").unwrap_err().contains("ends"));
    }

    #[test]
    fn a_broken_pattern_is_refused_with_the_reason() {
        assert!(pattern("^[a-z$").unwrap_err().contains("unclosed"));
    }
}
