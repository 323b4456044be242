//! Texts of the document as documentation comments: what they may hold, and their lines.
//!
//! They are read as rustdoc reads them, by the same parser, so that nothing of them becomes a test, a link or HTML.

mod lines;
mod problems;

use pulldown_cmark::Options;

pub(crate) use lines::{lines, trimmed};
pub(crate) use problems::{line_problems, problems};

/// The options of rustdoc.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

#[cfg(test)]
mod tests {
    use super::{lines, problems};

    #[test]
    fn a_text_of_any_length_is_read_in_time_in_proportion_to_it() {
        // Each of these takes minutes where the time grows with the square of the length.
        for part in ["- ", "` ", "[", "word ", "<", "*a ", "\n    b\n\n"] {
            let text = part.repeat(50_000);
            assert!(lines(&text).len() < 1_000_000 && problems(&text).len() < 1_000_000);
        }
    }
}
