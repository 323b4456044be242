//! Reading of `fixtures/<provider>.txt`; `fixtures/README.md` describes the format.

use super::Entries;

/// The facts that a page states about its operation.
pub(crate) struct Page {
    pub(crate) operation: String,
    pub(crate) entries: Entries,
}

/// Reads the pages of a fixture, with deviations of the document that have a reason.
///
/// # Errors
///
/// Fails if a line is not in the format, has no reason, or repeats an entry.
pub(crate) fn pages(text: &str) -> Result<Vec<Page>, String> {
    let mut pages: Vec<Page> = Vec::new();
    let mut last: Option<String> = None;
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(operation) = line.strip_prefix("operation ") {
            let (operation, call) = operation.split_once(' ').ok_or_else(|| wrong(line))?;
            let entries = Entries::from([("call".to_owned(), call.to_owned())]);
            pages.push(Page { operation: operation.to_owned(), entries });
            last = None;
            continue;
        }
        let entries = &mut pages.last_mut().ok_or_else(|| wrong(line))?.entries;
        if let Some(instead) = line.strip_prefix("  but ") {
            let name = last.take().ok_or_else(|| wrong(line))?;
            let facts = with_reason(instead)?;
            if entries.insert(name, facts.to_owned()).as_deref() == Some(facts) {
                return Err(format!("`{line}` repeats what the page says"));
            }
            continue;
        }
        let entry = match line.strip_prefix("more ") {
            Some(more) => with_reason(more)?,
            None => line,
        };
        let (name, facts) = entry.split_once(": ").ok_or_else(|| wrong(line))?;
        let begins = ["path ", "query ", "header ", "response "].iter().any(|place| name.starts_with(place));
        if !begins && !matches!(name, "response" | "status") {
            return Err(wrong(line));
        }
        if entries.insert(name.to_owned(), facts.to_owned()).is_some() {
            return Err(format!("`{name}` is entered twice"));
        }
        last = Some(name.to_owned());
    }
    Ok(pages)
}

fn with_reason(text: &str) -> Result<&str, String> {
    let (facts, reason) = text.split_once(" # ").ok_or_else(|| format!("`{text}` has no reason"))?;
    if reason.trim().is_empty() { Err(format!("`{text}` has no reason")) } else { Ok(facts) }
}

fn wrong(line: &str) -> String {
    format!("`{line}` is not in the format that fixtures/README.md describes")
}
