//! Texts of errors, and of everything else that a program may print.

use std::{collections::HashMap, error::Error as _, fmt::Debug};

use sdk_runtime::Error;

use crate::hidden::Hidden;

/// Texts that may end up in a log.
#[derive(Default)]
pub(crate) struct Logged {
    /// Each text with a description of its first occurrence.
    texts: HashMap<String, String>,
    errors: usize,
}

impl Logged {
    /// Adds everything that an error shows.
    pub(crate) fn error(&mut self, of: &str, error: &Error) {
        self.errors += 1;
        self.text(format!("Display of {of}"), error.to_string());
        self.text(format!("kind of {of}"), error.kind().to_string());
        self.debug(of, error);
        let mut source = error.source();
        while let Some(link) = source {
            self.text(format!("source of {of}"), link.to_string());
            self.debug(&format!("source of {of}"), link);
            source = link.source();
        }
    }

    /// Adds the error of a result, if it is one.
    pub(crate) fn result<T>(&mut self, of: &str, result: Result<T, Error>) {
        if let Err(error) = result {
            self.error(of, &error);
        }
    }

    /// Adds the `Debug` output.
    pub(crate) fn debug(&mut self, of: &str, thing: &(impl Debug + ?Sized)) {
        self.text(format!("Debug of {of}"), format!("{thing:?}"));
        self.text(format!("long Debug of {of}"), format!("{thing:#?}"));
    }

    /// Adds a text.
    pub(crate) fn text(&mut self, of: String, text: String) {
        self.texts.entry(text).or_insert(of);
    }

    /// Checks that there were at least this many errors, and that no text shows a secret.
    pub(crate) fn assert_no_leaks(&self, errors: usize) {
        assert!(self.errors >= errors, "{} errors only", self.errors);
        let hidden = Hidden::collect();
        let leaks: Vec<_> = self
            .texts
            .iter()
            .filter_map(|(text, of)| hidden.seen_in(text).map(|seen| format!("{of} shows {seen:?}: {text}")))
            .collect();
        let first: Vec<_> = leaks.iter().take(10).map(String::as_str).collect();
        assert!(leaks.is_empty(), "{} leaks, such as\n{}", leaks.len(), first.join("\n"));
    }
}
