//! Every name that a document can contain is either reported by a rule, at its line, or gives code that compiles.
//!
//! This file compiles the code: the build script generated it from all names that the rules accept.

#[path = "../names/mod.rs"]
#[allow(dead_code, reason = "the build script uses the rest")]
mod names;

use std::collections::{BTreeMap, BTreeSet};

use names::{Kind, Place, document};

macro_rules! generated {
    ($($module:ident: $file:literal),*) => {
        $(#[allow(
            dead_code,
            unreachable_pub,
            unused_imports,
            clippy::should_implement_trait,
            reason = "generated code is only compiled, and setters have the names of parameters"
        )]
        mod $module {
            include!(concat!(env!("OUT_DIR"), $file));
        })*
    };
}

generated! {
    objects: "/objects/mod.rs",
    open_enums: "/open_enums/mod.rs",
    closed_enums: "/closed_enums/mod.rs"
}

#[test]
fn only_the_rule_for_a_name_s_place_reports_it_and_at_its_line() {
    let candidates = names::candidates();
    assert!(candidates.len() > 500, "{}", candidates.len());
    let document = document(Kind::Object, names::candidates_for);
    let read = document.read().unwrap();
    let places: BTreeMap<_, _> = document.names.iter().map(|(place, name, line)| (*line, (*place, name))).collect();
    let mut reported: BTreeMap<Place, Vec<&str>> = BTreeMap::new();
    // A reference has the name that it points to.
    for violation in names::violations(&read).into_iter().filter(|violation| !violation.pointer.ends_with("/$ref")) {
        let (place, name) = places.get(&violation.line).unwrap_or_else(|| panic!("{violation}"));
        assert!([place.rule(), "text"].contains(&violation.rule), "{name:?}: {violation}");
        reported.entry(*place).or_default().push(name);
    }
    for place in Place::ALL {
        let reported = &reported[&place];
        for odd in ["", "_", "a`b", "größe", "\\0", "\\nb", "\\u202Ea"] {
            assert!(reported.iter().any(|name| name.ends_with(odd)), "{place:?}: {odd:?}");
        }
        assert!(reported.iter().any(|name| name.len() > 100), "{place:?}");
        let reported: BTreeSet<_> = reported.iter().collect();
        assert!(candidates.len() - reported.len() > 200, "{place:?}: {} of {}", reported.len(), candidates.len());
    }
    for (place, name) in [(Place::Operation, "client"), (Place::Operation, "start"), (Place::Schema, "Option")] {
        assert!(reported[&place].contains(&name), "{place:?} {name}");
    }
    for (place, name) in
        [(Place::Parameter, "client"), (Place::Parameter, "url"), (Place::Schema, "Map"), (Place::Property, "members")]
    {
        assert!(!reported[&place].contains(&name), "{place:?} {name}");
    }
}

#[test]
fn a_document_of_accepted_names_breaks_no_rule() {
    for kind in [Kind::Object, Kind::OpenEnum, Kind::ClosedEnum] {
        let read = names::accepted(kind).read().unwrap();
        assert_eq!(sdk_codegen::check(&read), [], "{kind:?}");
    }
}

#[test]
fn a_type_that_contains_itself_is_read_and_written() {
    let json = r#"{"children":[{"name":"c"}],"name":"a","other":{"node":{"name":"d"}},"parent":{"name":"b"}}"#;
    let node: objects::types::ZzNode = serde_json::from_str(json).unwrap();
    assert_eq!(node.parent.as_ref().unwrap().name.as_deref(), Some("b"));
    assert_eq!(node.other.as_ref().unwrap().node.as_ref().unwrap().name.as_deref(), Some("d"));
    assert_eq!(serde_json::to_value(&node).unwrap(), serde_json::from_str::<serde_json::Value>(json).unwrap());
}
