//! Every name that a document can give is either refused by a rule, at its line, or gives code that compiles.
//!
//! That the code compiles is this file's compiling: the build script generated it from all names that the rules let through.

#[path = "../names/mod.rs"]
#[allow(dead_code, reason = "the build script uses the rest")]
mod names;

use std::collections::{BTreeMap, BTreeSet};

use names::{Kind, Place, document};

#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    clippy::should_implement_trait,
    reason = "what is generated is only compiled, and setters are called as parameters are"
)]
mod objects {
    include!(concat!(env!("OUT_DIR"), "/objects/mod.rs"));
}

#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    clippy::should_implement_trait,
    reason = "what is generated is only compiled, and setters are called as parameters are"
)]
mod open_enums {
    include!(concat!(env!("OUT_DIR"), "/open_enums/mod.rs"));
}

#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    clippy::should_implement_trait,
    reason = "what is generated is only compiled, and setters are called as parameters are"
)]
mod closed_enums {
    include!(concat!(env!("OUT_DIR"), "/closed_enums/mod.rs"));
}

#[test]
fn a_name_is_refused_by_the_rule_for_its_place_at_its_line_or_by_none() {
    let candidates = names::candidates();
    assert!(candidates.len() > 500, "{}", candidates.len());
    let document = document(Kind::Object, names::candidates_for);
    let read = document.read().unwrap();
    let places: BTreeMap<_, _> = document.names.iter().map(|(place, name, line)| (*line, (*place, name))).collect();
    let mut refused: BTreeMap<Place, Vec<&str>> = BTreeMap::new();
    // A reference has the name that it leads to.
    for violation in names::violations(&read).into_iter().filter(|violation| !violation.pointer.ends_with("/$ref")) {
        let (place, name) = places.get(&violation.line).unwrap_or_else(|| panic!("{violation}"));
        assert!([place.rule(), "text"].contains(&violation.rule), "{name:?}: {violation}");
        refused.entry(*place).or_default().push(name);
    }
    for place in Place::ALL {
        let refused = &refused[&place];
        for odd in ["", "_", "a`b", "größe", "\\0", "\\nb", "\\u202Ea"] {
            assert!(refused.iter().any(|name| name.ends_with(odd)), "{place:?}: {odd:?}");
        }
        assert!(refused.iter().any(|name| name.len() > 100), "{place:?}");
        let refused: BTreeSet<_> = refused.iter().collect();
        assert!(candidates.len() - refused.len() > 200, "{place:?}: {} of {}", refused.len(), candidates.len());
    }
    for (place, name) in [(Place::Operation, "client"), (Place::Operation, "start"), (Place::Schema, "Option")] {
        assert!(refused[&place].contains(&name), "{place:?} {name}");
    }
    for (place, name) in
        [(Place::Parameter, "client"), (Place::Parameter, "url"), (Place::Schema, "Map"), (Place::Property, "members")]
    {
        assert!(!refused[&place].contains(&name), "{place:?} {name}");
    }
}

#[test]
fn what_is_let_through_breaks_no_rule() {
    for kind in [Kind::Object, Kind::OpenEnum, Kind::ClosedEnum] {
        let read = names::accepted(kind).read().unwrap();
        assert_eq!(sdk_codegen::check(&read), [], "{kind:?}");
    }
}

#[test]
fn a_type_that_holds_itself_is_read_and_written() {
    let json = r#"{"children":[{"name":"c"}],"name":"a","other":{"node":{"name":"d"}},"parent":{"name":"b"}}"#;
    let node: objects::types::ZzNode = serde_json::from_str(json).unwrap();
    assert_eq!(node.parent.as_ref().unwrap().name.as_deref(), Some("b"));
    assert_eq!(node.other.as_ref().unwrap().node.as_ref().unwrap().name.as_deref(), Some("d"));
    assert_eq!(serde_json::to_value(&node).unwrap(), serde_json::from_str::<serde_json::Value>(json).unwrap());
}
