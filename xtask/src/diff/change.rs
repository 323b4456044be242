//! Changes, and their meaning for a program that uses the SDK crates.

use super::pair::{Difference, shown};

/// Demand of a change on a program that uses an SDK crate; `spec/README.md` says what counts as which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    DocsOnly,
    Additive,
    Breaking,
}

/// One change: of what, which, and why it is judged so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) verdict: Verdict,
    /// `parameter`, `field` and the like; empty for what the group is about.
    pub(super) kind: &'static str,
    pub(super) name: String,
    pub(super) what: String,
    pub(super) why: String,
}

/// The changes of one operation, of one type, or of the rest of the document.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) title: String,
    pub(super) changes: Vec<Change>,
}

/// Writes changes of one thing down.
pub(super) struct About<'a> {
    group: &'a mut Group,
    kind: &'static str,
    name: &'a str,
}

impl Verdict {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::DocsOnly => "docs only",
            Self::Additive => "additive",
            Self::Breaking => "breaking",
        }
    }
}

impl Group {
    pub(super) fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), changes: Vec::new() }
    }

    /// For changes of a part, such as the parameter `limit`.
    pub(super) fn about<'a>(&'a mut self, kind: &'static str, name: &'a str) -> About<'a> {
        About { group: self, kind, name }
    }

    /// For changes of the operation, type or document itself.
    pub(super) fn itself(&mut self) -> About<'_> {
        About { group: self, kind: "", name: "" }
    }
}

impl About<'_> {
    pub(super) fn is_named(&self, name: &str) -> bool {
        self.name == name
    }

    pub(super) fn breaking(&mut self, what: impl Into<String>, why: impl Into<String>) {
        self.judged(Verdict::Breaking, what, why);
    }

    pub(super) fn additive(&mut self, what: impl Into<String>, why: impl Into<String>) {
        self.judged(Verdict::Additive, what, why);
    }

    pub(super) fn docs(&mut self, what: impl Into<String>, why: impl Into<String>) {
        self.judged(Verdict::DocsOnly, what, why);
    }

    /// Text that was reworded; showing both versions is what `git diff` is for.
    pub(super) fn text(&mut self, difference: &Difference<'_>) {
        self.docs(difference.presence(), "");
    }

    /// Reports a change that no rule knows as breaking, so that it is not passed over.
    pub(super) fn unjudged(&mut self, difference: &Difference<'_>) {
        self.breaking(difference.text(), "not judged: this command has no rule for it, so read what it does");
    }

    pub(super) fn judged(&mut self, verdict: Verdict, what: impl Into<String>, why: impl Into<String>) {
        let (kind, name) = (self.kind, self.name.to_owned());
        let change = Change { verdict, kind, name, what: what.into(), why: why.into() };
        // Two keys can say the same thing together.
        if !self.group.changes.contains(&change) {
            self.group.changes.push(change);
        }
    }
}

impl Difference<'_> {
    /// The key, and whether it is new, removed or changed.
    pub(super) fn presence(&self) -> String {
        let how = match (self.old, self.new) {
            (None, _) => "new",
            (_, None) => "removed",
            _ => "changed",
        };
        format!("`{}` {how}", self.key)
    }

    /// The key with its old and new value.
    pub(super) fn text(&self) -> String {
        let key = self.key;
        match (self.old, self.new) {
            (Some(old), Some(new)) => format!("`{key}` {} -> {}", shown(old), shown(new)),
            (None, Some(new)) => format!("`{key}` {} new", shown(new)),
            (Some(old), None) => format!("`{key}` {} removed", shown(old)),
            (None, None) => format!("`{key}`"),
        }
    }
}

/// `1 operation`, `2 operations`
pub(super) fn counted(count: usize, what: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {what}{end}")
}
