//! The secrets: the key, every mail address of the examples and their subjects, and some of our own.

use std::{collections::BTreeSet, fs, path::Path};

use contract_tests::{PROVIDERS, Provider};
use serde_json::Value;

/// The key of all calls.
pub(crate) const KEY: &str = "un_api_5ec2e7-Key_0c0ffee15";

/// An address; no half of it may be seen.
pub(crate) const ADDRESS: &str = "leaky.person@private.example";

/// The halves of the address.
const HALVES: [&str; 2] = ["leaky.person", "private.example"];

/// A subject that calls search for.
pub(crate) const SUBJECT: &str = "Confidential offer for Leaky";

/// The secret texts, in every encoding that a URL may have.
pub(crate) struct Hidden(BTreeSet<String>);

impl Hidden {
    /// Collects the secrets.
    pub(crate) fn collect() -> Self {
        let (mut addresses, mut subjects) = (BTreeSet::new(), BTreeSet::new());
        for provider in PROVIDERS {
            for text in examples(provider) {
                addresses.extend(addresses_in(&text));
                subjects_in(&serde_json::from_str(&text).unwrap(), &mut subjects);
            }
        }
        assert!(addresses.len() > 10 && subjects.len() > 5, "{addresses:?} {subjects:?}");
        let ours = [KEY, ADDRESS, SUBJECT].into_iter().chain(HALVES).map(str::to_owned);
        let all: Vec<_> = ours.chain(addresses).chain(subjects).collect();
        let forms =
            |text: &String| [text.clone(), text.replace('@', "%40"), text.replace(' ', "%20"), text.replace(' ', "+")];
        Self(all.iter().flat_map(forms).collect())
    }

    /// Returns a secret that the text shows.
    pub(crate) fn seen_in(&self, text: &str) -> Option<&str> {
        self.0.iter().map(String::as_str).find(|hidden| text.contains(hidden))
    }
}

fn examples(provider: &Provider) -> Vec<String> {
    let folder = provider.document().parent().map(Path::to_owned).unwrap().join("examples").join(provider.name);
    fs::read_dir(folder).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect()
}

/// Returns the texts around every at sign.
fn addresses_in(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || "._+-".contains(c);
    let signs = text.match_indices('@').map(|(at, _)| text.split_at(at));
    signs
        .map(|(before, after)| {
            let local = &before[before.trim_end_matches(is_part).len()..];
            let rest = &after[1..];
            let domain = &rest[..rest.len() - rest.trim_start_matches(is_part).len()];
            format!("{local}@{}", domain.trim_end_matches('.'))
        })
        .filter(|address| !address.starts_with('@') && !address.ends_with('@'))
        .collect()
}

fn subjects_in(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(subject)) = members.get("subject") {
                found.extend((subject.len() > 3).then(|| subject.clone()));
            }
            members.values().for_each(|value| subjects_in(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| subjects_in(value, found)),
        _ => {}
    }
}
