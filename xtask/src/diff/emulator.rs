//! The behaviour of the emulator, which is a model and no promise.

use sdk_codegen::Document;
use serde_json::Value;

use super::{
    change::{About, Group},
    pair::{Difference, places, sorted},
};

const WHY: &str = "only what the emulator answers";

/// Compares the behaviour beside two versions of a document.
pub(super) fn compare(old: &Document, new: &Document) -> Group {
    let mut group = Group::new("emulator");
    let behaviour = |document: &Document| document.emulator().map_or(Value::Null, |emulator| sorted(emulator.json()));
    for place in places(&behaviour(old), &behaviour(new)) {
        group.itself().docs(format!("`{place}` changed"), WHY);
    }
    group
}

/// An extension by which documents said it themselves before there was a file for it.
pub(super) fn of_before(about: &mut About<'_>, difference: &Difference<'_>) {
    about.docs(difference.presence(), WHY);
}
