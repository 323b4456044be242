//! The version that follows from what changed, by the policy in `spec/README.md`.

use std::fmt;

use super::change::Verdict;

/// A version of the workspace, without what may follow the three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(u64, u64, u64);

impl Version {
    /// The version in `[workspace.package]` of a manifest.
    pub(super) fn of_manifest(manifest: &str) -> Option<Self> {
        let lines = manifest.lines().map(str::trim).skip_while(|line| *line != "[workspace.package]").skip(1);
        let value = lines.take_while(|line| !line.starts_with('[')).find_map(|line| {
            let (key, value) = line.split_once('=')?;
            (key.trim() == "version").then_some(value)
        })?;
        Self::parse(value.split('"').nth(1)?)
    }

    /// The version after a change.
    pub(super) fn after(self, verdict: Verdict) -> Self {
        let Self(major, minor, patch) = self;
        match (major, verdict) {
            (0, Verdict::Breaking) | (1.., Verdict::Additive) => Self(major, minor + 1, 0),
            (0, _) | (_, Verdict::DocsOnly) => Self(major, minor, patch + 1),
            (1.., Verdict::Breaking) => Self(major + 1, 0, 0),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let numbers = text.split(['-', '+']).next()?;
        let numbers: Vec<u64> = numbers.split('.').map(|number| number.parse().ok()).collect::<Option<_>>()?;
        match numbers.as_slice() {
            [major, minor, patch] => Some(Self(*major, *minor, *patch)),
            _ => None,
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::{Verdict, Version};

    #[test]
    fn before_1_0_a_breaking_change_raises_the_minor_version_and_others_the_patch() {
        let version = Version(0, 3, 4);
        assert_eq!(version.after(Verdict::Breaking), Version(0, 4, 0));
        assert_eq!(version.after(Verdict::Additive), Version(0, 3, 5));
        assert_eq!(version.after(Verdict::DocsOnly), Version(0, 3, 5));
    }

    #[test]
    fn from_1_0_on_each_kind_of_change_raises_its_own_number() {
        let version = Version(1, 3, 4);
        assert_eq!(version.after(Verdict::Breaking), Version(2, 0, 0));
        assert_eq!(version.after(Verdict::Additive), Version(1, 4, 0));
        assert_eq!(version.after(Verdict::DocsOnly), Version(1, 3, 5));
    }

    #[test]
    fn the_version_of_a_manifest_is_that_of_the_workspace() {
        let manifest = "[package]\nversion = \"9.9.9\"\n[workspace.package]\nedition = \"2024\"\nversion = \"1.2.3-rc.1\" # soon\n";
        assert_eq!(Version::of_manifest(manifest), Some(Version(1, 2, 3)));
        assert_eq!(Version::of_manifest("[workspace.package]\nedition = \"2024\"\n[x]\nversion = \"1.2.3\"\n"), None);
        assert_eq!(Version::of_manifest("[workspace.package]\nversion = \"1.2\"\n"), None);
    }
}
