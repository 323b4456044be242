//! The results of the checks, as text.

use std::fmt::Write as _;

/// Number of failures that are shown.
const MAX_FAILURES: usize = 20;

/// A check, made many times.
#[derive(Debug)]
pub(crate) struct Check {
    pub(crate) tool: &'static str,
    pub(crate) document: String,
    /// The property that was checked.
    pub(crate) what: &'static str,
    /// Number of times it was checked.
    pub(crate) count: usize,
    /// Failures, each on its own lines.
    pub(crate) failures: Vec<String>,
}

/// Returns a table, then the failures.
pub(crate) fn summary(checks: &[Check]) -> String {
    let rows = checks.iter().map(|check| {
        let result = match check.failures.len() {
            0 => "passed".to_owned(),
            failed => format!("{failed} failed"),
        };
        [check.tool.to_owned(), check.document.clone(), check.what.to_owned(), check.count.to_string(), result]
    });
    let mut table = vec![["tool", "document", "checked", "count", "result"].map(str::to_owned)];
    table.extend(rows);
    let width = |column: usize| table.iter().map(|row| row[column].len()).max().unwrap_or(0);
    let [tool, document, what, count] = [0, 1, 2, 3].map(width);
    let mut text = String::new();
    for row in &table {
        // Writing to a `String` cannot fail.
        let _ =
            writeln!(text, "{:tool$}  {:document$}  {:what$}  {:>count$}  {}", row[0], row[1], row[2], row[3], row[4]);
    }
    for check in checks {
        for failure in check.failures.iter().take(MAX_FAILURES) {
            let failure = failure.replace('\n', "\n    ");
            let _ = write!(text, "\n{} · {} · {failure}\n", check.tool, check.document);
        }
        if let Some(more) = check.failures.len().checked_sub(MAX_FAILURES).filter(|more| *more > 0) {
            let _ = writeln!(text, "\n{} · {} · … and {more} more", check.tool, check.document);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_follow_the_table() {
        let check = |tool, failures: &[&str]| Check {
            tool,
            document: "a.yaml".to_owned(),
            what: "calls",
            count: 12,
            failures: failures.iter().map(|text| (*text).to_owned()).collect(),
        };
        assert_eq!(
            summary(&[check("one", &[]), check("second", &["list · limit = 0\ntoo small"])]),
            "tool    document  checked  count  result\n\
             one     a.yaml    calls       12  passed\n\
             second  a.yaml    calls       12  1 failed\n\
             \n\
             second · a.yaml · list · limit = 0\n    too small\n"
        );
    }
}
