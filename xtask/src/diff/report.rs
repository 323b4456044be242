//! The report on changes, as plain text.

use super::{
    change::{Change, Group, Verdict},
    version::Version,
};

/// More names than this in one line help nobody.
const MAX_NAMES: usize = 6;

/// The part about one document.
pub(super) fn document(name: &str, groups: &[Group]) -> String {
    if groups.iter().all(|group| group.changes.is_empty()) {
        return format!("{name}: no change\n");
    }
    let mut text = format!("{name}\n");
    for group in groups.iter().filter(|group| !group.changes.is_empty()) {
        text.push_str(&format!("\n  {}\n", group.title));
        for line in lines(&group.changes) {
            text.push_str(&format!("    {line}\n"));
        }
    }
    text
}

/// Number of changes of each kind, and the version that follows. `before` is the version that the changes
/// started from, `now` the one of the workspace.
pub(super) fn summary(verdicts: &[Verdict], label: &str, before: Version, now: Version) -> String {
    let Some(worst) = verdicts.iter().max() else {
        return "Nothing changed, so no other version follows.\n".to_owned();
    };
    let count = |verdict| verdicts.iter().filter(|other| **other == verdict).count();
    let (breaking, additive, docs) = (count(Verdict::Breaking), count(Verdict::Additive), count(Verdict::DocsOnly));
    let due = before.after(*worst);
    let version = if now < due {
        format!("{now} -> {due}")
    } else {
        format!("{now} is enough; it was {before} at {label}, so at least {due} is due")
    };
    format!(
        "{breaking} breaking, {additive} additive, {docs} docs only\n\
         Version: {version} (the strictest is {}; see «Versions» in spec/README.md)\n",
        worst.name()
    )
}

/// A line for each change, the strictest first; what happened to several things alike is one line.
fn lines(changes: &[Change]) -> Vec<String> {
    let mut alike: Vec<(&Change, Vec<&str>)> = Vec::new();
    for change in changes {
        let is_alike = |other: &Change| {
            (other.verdict, other.kind, &other.what, &other.why)
                == (change.verdict, change.kind, &change.what, &change.why)
        };
        match alike.iter_mut().find(|(other, _)| is_alike(other)) {
            Some((_, names)) => names.push(&change.name),
            None => alike.push((change, vec![&change.name])),
        }
    }
    alike.sort_by_key(|(change, _)| std::cmp::Reverse(change.verdict));
    alike.into_iter().map(|(change, names)| line(change, &names)).collect()
}

fn line(change: &Change, names: &[&str]) -> String {
    let mut line = format!("{:<9}  {}", change.verdict.name(), subject(change.kind, names));
    line.push_str(&change.what);
    if !change.why.is_empty() {
        line.push_str(": ");
        line.push_str(&change.why);
    }
    line
}

/// ``parameters `a` and `b`: ``; nothing for what the group itself is.
fn subject(kind: &str, names: &[&str]) -> String {
    if kind.is_empty() {
        return String::new();
    }
    let more = names.len().saturating_sub(MAX_NAMES);
    let mut shown: Vec<_> = names.iter().take(MAX_NAMES).map(|name| format!("`{name}`")).collect();
    if more > 0 {
        shown.push(format!("{more} more"));
    }
    match shown.split_last() {
        Some((last, [])) => format!("{kind} {last}: "),
        Some((last, rest)) => format!("{kind}s {} and {last}: ", rest.join(", ")),
        None => String::new(),
    }
}
