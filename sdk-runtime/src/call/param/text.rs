use std::borrow::Cow;

use super::{Pattern, violation};
use crate::error::redact;

/// Value for a text parameter: a text, a value of a generated enum, or an `Option` of one.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a text nor an `Option` of one")]
pub trait IntoText {
    /// Returns the value, `None` for "not set".
    fn into_text(self) -> Option<String>;
}

impl IntoText for &str {
    fn into_text(self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl IntoText for String {
    fn into_text(self) -> Option<String> {
        Some(self)
    }
}

impl IntoText for &String {
    fn into_text(self) -> Option<String> {
        Some(self.clone())
    }
}

impl IntoText for Cow<'_, str> {
    fn into_text(self) -> Option<String> {
        Some(self.into_owned())
    }
}

impl<T: IntoText> IntoText for Option<T> {
    fn into_text(self) -> Option<String> {
        self.and_then(T::into_text)
    }
}

/// Rules for a text. Lengths are counted in characters. An empty text is a validation error under any rules, since the
/// services ignore an empty filter and return unfiltered records.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// Smallest number of characters; 0 for no bound.
    pub min_length: usize,
    /// Largest number of characters; `usize::MAX` for no bound.
    pub max_length: usize,
    /// Pattern that the whole text must match.
    pub pattern: Option<Pattern>,
}

impl Text {
    /// Rules that allow any text but an empty one.
    pub const ANY: Self = Self { min_length: 0, max_length: usize::MAX, pattern: None };
}

/// Checks a text against the rules. The error is the validation error.
pub(crate) fn check(value: &str, rules: &Text) -> Result<(), String> {
    let longest = rules.max_length.max(rules.min_length);
    let length = match value.len() {
        // A text has at most as many characters as bytes, so most need not be counted.
        bytes if rules.min_length == 0 && bytes <= longest => bytes,
        // Counts up to the bound only: a text may have any size.
        _ => value.chars().take(longest.saturating_add(1)).count(),
    };
    let error = |rule: String| Err(violation(redact::value(value), rule));
    if length > rules.max_length {
        return error(format!("a text of at most {}", characters(rules.max_length)));
    }
    if length < rules.min_length {
        return error(format!("a text of at least {}", characters(rules.min_length)));
    }
    match rules.pattern {
        Some(pattern) if !pattern.matches(value) => error(format!("a text that matches {}", pattern.source)),
        _ if value.is_empty() => Err(empty()),
        _ => Ok(()),
    }
}

/// Returns the validation error for an empty text where any other text is allowed.
pub(crate) fn empty() -> String {
    violation(redact::value(""), format!("a text of at least {}", characters(1)))
}

fn characters(count: usize) -> String {
    match count {
        1 => "1 character".to_owned(),
        _ => format!("{count} characters"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::param::Node;

    fn take(value: impl IntoText) -> Option<String> {
        value.into_text()
    }

    #[test]
    fn every_kind_of_text_is_taken() {
        let owned = String::from("x");
        assert_eq!(take("x").as_deref(), Some("x"));
        assert_eq!(take(&owned).as_deref(), Some("x"));
        assert_eq!(take(Cow::Borrowed("x")).as_deref(), Some("x"));
        assert_eq!(take(Some("x")).as_deref(), Some("x"));
        assert_eq!(take(Some(owned)).as_deref(), Some("x"));
        assert_eq!(take(None::<&str>), None);
    }

    #[test]
    fn the_length_is_counted_in_characters() {
        let rules = Text { min_length: 2, max_length: 3, pattern: None };
        assert!(check("üü", &rules).is_ok());
        assert!(check("üüü", &rules).is_ok());
        assert_eq!(
            check("üüüü", &rules).unwrap_err(),
            "\"üüüü\" is not allowed; it must be a text of at most 3 characters"
        );
        assert_eq!(check("ü", &rules).unwrap_err(), "\"ü\" is not allowed; it must be a text of at least 2 characters");
    }

    #[test]
    fn without_rules_any_text_is_fine_but_an_empty_one() {
        assert!(check(" ", &Text::ANY).is_ok());
        assert!(check(&"x".repeat(100_000), &Text::ANY).is_ok());
        assert_eq!(
            check("", &Text::ANY).unwrap_err(),
            "\"\" is not allowed; it must be a text of at least 1 character"
        );
    }

    #[test]
    fn an_empty_text_is_an_error_by_its_own_rule_or_that_of_the_parameter() {
        const ANY: Node = Node::Repeat(&Node::Class(&[('a', 'z')]), 0, None);
        const SOME: Node = Node::Repeat(&Node::Class(&[('a', 'z')]), 1, None);
        let of = |source, node| Text { pattern: Some(Pattern { source, node }), ..Text::ANY };
        for (rules, rule) in [
            (Text { max_length: 5, ..Text::ANY }, "at least 1 character"),
            (Text { min_length: 1, ..Text::ANY }, "at least 1 character"),
            (Text { min_length: 2, ..Text::ANY }, "at least 2 characters"),
            (of("^[a-z]*$", &ANY), "at least 1 character"),
            (of("^[a-z]+$", &SOME), "matches ^[a-z]+$"),
        ] {
            let error = check("", &rules).unwrap_err();
            assert!(error.ends_with(rule), "{error}");
            assert!(check("abc", &rules).is_ok(), "{rules:?}");
        }
    }

    #[test]
    fn the_error_of_a_text_that_does_not_match_names_the_pattern() {
        const WORD: Node = Node::Repeat(&Node::Class(&[('a', 'z')]), 1, Some(100));
        const RULES: &Text = &Text {
            min_length: 0,
            max_length: usize::MAX,
            pattern: Some(Pattern { source: "^[a-z]{1,100}$", node: &WORD }),
        };
        assert!(check("ab", RULES).is_ok());
        assert_eq!(
            check("a b", RULES).unwrap_err(),
            "\"a b\" is not allowed; it must be a text that matches ^[a-z]{1,100}$"
        );
    }

    #[test]
    fn an_address_is_redacted_in_the_error() {
        let rules = Text { min_length: 0, max_length: 5, pattern: None };
        let error = check("maria@client.example", &rules).unwrap_err();
        assert!(error.starts_with("\"***@***\" is not allowed"), "{error}");
    }
}
