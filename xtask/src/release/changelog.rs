//! Checks that the changelog says what a release brings.

use std::path::Path;

use super::Outcome;

/// There is something under `[Unreleased]`.
pub(super) fn check(root: &Path) -> Result<Outcome, String> {
    let text = std::fs::read_to_string(root.join("CHANGELOG.md"))
        .map_err(|error| format!("CHANGELOG.md cannot be read: {error}"))?;
    match entries(&text) {
        None => Err("CHANGELOG.md has no heading `## [Unreleased]`".to_owned()),
        Some(0) => Err("CHANGELOG.md says nothing under `## [Unreleased]`".to_owned()),
        Some(count) => Ok(Outcome::Passed(format!("{count} entries wait under [Unreleased] for version and date"))),
    }
}

/// Number of entries under `[Unreleased]`, if the heading is there.
fn entries(text: &str) -> Option<usize> {
    let mut lines = text.lines().skip_while(|line| !line.starts_with("## [Unreleased]"));
    lines.next()?;
    Some(lines.take_while(|line| !line.starts_with("## ")).filter(|line| line.starts_with("- ")).count())
}

#[cfg(test)]
mod tests {
    use super::entries;

    #[test]
    fn only_what_is_unreleased_counts() {
        assert_eq!(entries("# C\n\n## [Unreleased]\n\n### Added\n\n- a\n  b\n- c\n\n## [0.1.0]\n\n- d\n"), Some(2));
        assert_eq!(entries("## [Unreleased]\n\n## [0.1.0]\n- d\n"), Some(0));
        assert_eq!(entries("## [0.1.0]\n- d\n"), None);
    }
}
