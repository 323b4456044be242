//! Formatting of text for a terminal. A character counts as one column.

/// Returns the text on one line, its words separated by one space, without characters that control a terminal: subjects
/// and responses come from third parties.
pub(crate) fn one_line(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || is_control(c)).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Returns the first `width` characters; if some are cut off, the last one kept is an ellipsis.
pub(crate) fn cut(text: &str, width: usize) -> String {
    if width_of(text) <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    if width == 0 { kept } else { format!("{}…", kept.trim_end()) }
}

/// Returns the text in lines of at most `width` characters, broken between words, and within a word only if it alone is
/// wider than that. An empty text has no lines.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in one_line(text).split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() && width_of(&line) + 1 + width_of(word) > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for character in word.chars() {
            if width_of(&line) == width {
                lines.push(std::mem::take(&mut line));
            }
            line.push(character);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Returns the number of columns that the text takes.
pub(crate) fn width_of(text: &str) -> usize {
    text.chars().count()
}

/// Joins the texts that are neither missing nor empty.
pub(crate) fn joined(texts: &[Option<&str>], separator: &str) -> String {
    let present: Vec<&str> = texts.iter().flatten().copied().filter(|text| !text.is_empty()).collect();
    present.join(separator)
}

/// Returns a number with its noun: "1 mail", "2 mails".
pub(crate) fn counted(number: i64, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// Returns the number of shown mails: "12 mails", "10 of 12 mails".
pub(crate) fn shown_of(shown: usize, total: Option<i64>) -> String {
    let shown = i64::try_from(shown).unwrap_or(i64::MAX);
    match total {
        Some(total) if total > shown => format!("{shown} of {}", counted(total, "mail")),
        _ => counted(shown, "mail"),
    }
}

/// Returns true for control characters, and for those that change the direction of writing.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_fits_is_not_cut() {
        assert_eq!(cut("Größe", 5), "Größe");
        assert_eq!(cut("", 0), "");
    }

    #[test]
    fn a_cut_text_fits_the_width_and_ends_in_an_ellipsis() {
        assert_eq!(cut("Größe geändert", 6), "Größe…");
        assert_eq!(cut("Größe geändert", 9), "Größe ge…");
        assert_eq!(cut("abc", 1), "…");
        assert_eq!(cut("abc", 0), "");
    }

    #[test]
    fn control_characters_are_removed_from_a_line() {
        assert_eq!(one_line(" a\r\n\tb\u{1b}[31mc\u{202e}d "), "a b [31mc d");
    }

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(wrap("550 5.1.1 no such user", 10), ["550 5.1.1", "no such", "user"]);
        assert_eq!(wrap("a bcdefgh", 3), ["a", "bcd", "efg", "h"]);
        assert!(wrap(" ", 10).is_empty());
    }

    #[test]
    fn missing_and_empty_texts_are_not_joined() {
        assert_eq!(joined(&[Some("NL"), None, Some(""), Some("Thunderbird")], ", "), "NL, Thunderbird");
    }

    #[test]
    fn one_is_counted_in_the_singular() {
        assert_eq!(counted(1, "mail"), "1 mail");
        assert_eq!(counted(0, "mail"), "0 mails");
    }

    #[test]
    fn a_list_says_how_much_of_the_whole_it_shows() {
        assert_eq!(shown_of(10, Some(12)), "10 of 12 mails");
        assert_eq!(shown_of(1, Some(1)), "1 mail");
        assert_eq!(shown_of(3, None), "3 mails");
    }
}
