use std::error::Error;
use std::fmt;

use crate::error::redact;

/// The most links of a chain of causes that are kept.
const LINKS: usize = 8;

/// The texts of another library's error and its sources, safe for logs.
///
/// The original errors are not kept: they print URLs with their queries, and
/// values from the response.
#[derive(Clone, Debug)]
pub(crate) struct Cause {
    text: String,
    source: Option<Box<Cause>>,
}

impl Cause {
    /// Keeps the texts of an error and its sources.
    pub(crate) fn of(error: &(dyn Error + 'static)) -> Self {
        let links: Vec<_> = std::iter::successors(Some(error), |&error| error.source()).take(LINKS).collect();
        let mut links = links.into_iter().rev().map(|link| link.to_string());
        let innermost = Self::new(&links.next().unwrap_or_default());
        links.fold(innermost, |source, text| Self { source: Some(Box::new(source)), ..Self::new(&text) })
    }

    pub(crate) fn new(text: &str) -> Self {
        Self { text: redact::line(text), source: None }
    }

    /// Returns the text of the innermost source, which is the most specific.
    pub(crate) fn root(&self) -> &str {
        match &self.source {
            Some(source) => source.root(),
            None => &self.text,
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| source.as_ref() as &(dyn Error + 'static))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Link(u32);

    impl fmt::Display for Link {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{} of maria@client.example", self.0)
        }
    }

    impl Error for Link {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            const NEXT: [Link; 3] = [Link(0), Link(1), Link(2)];
            NEXT.get(usize::try_from(self.0).unwrap().checked_sub(1)?).map(|link| link as _)
        }
    }

    #[test]
    fn every_link_is_kept_and_redacted() {
        let cause = Cause::of(&Link(2));
        let links: Vec<_> =
            std::iter::successors(Some(&cause as &dyn Error), |&e| e.source()).map(ToString::to_string).collect();
        assert_eq!(links, ["2 of ***@***", "1 of ***@***", "0 of ***@***"]);
        assert_eq!(cause.root(), "0 of ***@***");
        assert!(!format!("{cause:?}").contains("maria"));
    }
}
