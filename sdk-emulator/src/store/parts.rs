//! The parts of an account, such as its domains, from which some lists are gathered.

use std::sync::Arc;

use serde_json::Value;

use crate::description::Parts;

/// Status of a part where nothing is wrong.
pub(crate) const SUCCESS: &str = "success";

/// The parts of the account: those that were set, and those that records brought.
#[derive(Default)]
pub(super) struct KnownParts(Vec<Part>);

/// A part of the account.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    /// Outcome of asking it.
    pub(crate) status: String,
    /// Number of records that it gave.
    pub(crate) count: usize,
    /// One of its records, for what they have in common.
    pub(crate) sample: Option<Arc<Value>>,
}

impl KnownParts {
    pub(super) fn set(&mut self, name: &str, status: &str) {
        match self.0.iter_mut().find(|part| part.name == name) {
            Some(part) => status.clone_into(&mut part.status),
            None => self.0.push(Part { name: name.to_owned(), status: status.to_owned(), count: 0, sample: None }),
        }
    }

    /// Learns of the part of a record.
    pub(super) fn meet(&mut self, parts: &Parts, record: &Arc<Value>) {
        let Some(name) = record.get(&parts.member).and_then(Value::as_str) else { return };
        if !self.0.iter().any(|part| part.name == name) {
            self.set(name, SUCCESS);
        }
        if let Some(part) = self.0.iter_mut().find(|part| part.name == name && part.sample.is_none()) {
            part.sample = Some(Arc::clone(record));
        }
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns the parts that one response gathers: of those with these names, or of all.
    pub(super) fn asked(&self, parts: &Parts, names: Option<&[String]>) -> Vec<Part> {
        let wanted = |part: &&Part| names.is_none_or(|names| names.contains(&part.name));
        self.0.iter().filter(wanted).take(parts.most).cloned().collect()
    }
}

/// True if the record belongs to a part that was asked and did not fail, for which it then counts.
pub(super) fn gives(parts: &Parts, record: &Value, asked: &mut [Part]) -> bool {
    let name = record.get(&parts.member).and_then(Value::as_str).unwrap_or_default();
    match asked.iter_mut().find(|part| part.name == name && part.status == SUCCESS) {
        Some(part) => {
            part.count += 1;
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::Asked;
    use super::super::page::tests::{all, ids, listing, plain, store};

    #[test]
    fn parts_that_fail_or_are_too_many_give_nothing() {
        let record = |id, part| json!({ "id": id, "first": 1, "part": part });
        let parts = json!({ "member": "part", "most": 2, "item": {} });
        let in_parts = listing(json!({ "parts": parts, "order": { "fixed": "first" } }));
        let records = [record("a", "p"), record("b", "q"), record("c", "r"), record("d", "p")];
        let mut store = store(in_parts, &records);
        let all = || Asked { listing: in_parts, ..all() };
        let listed = store.list(&all());
        assert_eq!((ids(&listed).as_str(), listed.all_parts, listed.parts.len()), ("dba", 3, 2));
        assert_eq!(listed.parts[0].count, 2);
        store.set_part("p", "error");
        assert_eq!(ids(&store.list(&all())), "b");
        assert_eq!(ids(&store.list(&Asked { parts: Some(vec!["r".to_owned()]), ..all() })), "c");
        assert_eq!(ids(&store.list(&Asked { listing: plain(), ..all() })), "dcba", "another operation asks no parts");
    }
}
