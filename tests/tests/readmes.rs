//! The READMEs of the SDK crates have the same text where the services are the same.
#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only, not beside them")]

use std::collections::BTreeMap;

/// Sections that are specific to one service.
const OWN: [&str; 7] =
    ["Install", "First call", "Filters", "Rate limits", "Several pages at once", "Testing your code", "Examples"];

#[test]
fn sections_about_both_services_are_the_same() {
    let jetemail = sections(include_str!("../../jetemail-sdk/README.md"), &[]);
    let names = [
        ("Unosend", "JetEmail"),
        ("unosend", "jetemail"),
        ("UNOSEND", "JETEMAIL"),
        ("list_logs", "list_outbound_logs"),
        ("days(7).stream", "date_from(a_week_ago).stream"),
        ("log.id", "log.uid"),
        ("log?.id", "log?.uid"),
        ("types::Log", "types::OutboundLog"),
    ];
    let unosend = sections(include_str!("../../unosend-sdk/README.md"), &names);
    let shared = |sections: &BTreeMap<String, String>| {
        sections.clone().into_iter().filter(|(title, _)| !OWN.contains(&title.as_str())).collect::<Vec<_>>()
    };
    let (jetemail, unosend) = (shared(&jetemail), shared(&unosend));
    assert!(jetemail.len() > 10, "{}", jetemail.len());
    for (one, other) in jetemail.iter().zip(&unosend) {
        assert_eq!(one, other);
    }
    assert_eq!(jetemail.len(), unosend.len());
}

/// Returns the text by heading, with lines joined, so that line breaks may differ.
fn sections(readme: &str, names: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut readme = readme.to_owned();
    for (name, other) in names {
        readme = readme.replace(name, other);
    }
    let parts = readme.replace("\n### ", "\n## ");
    let parts = parts.split("\n## ").skip(1).filter_map(|part| part.split_once('\n'));
    parts.map(|(title, text)| (title.to_owned(), text.split_whitespace().collect::<Vec<_>>().join(" "))).collect()
}
