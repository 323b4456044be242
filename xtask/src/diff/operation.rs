//! Operations: methods of the client.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    change::{Group, counted},
    emulator, pagination,
    pair::{Difference, differences, members, places, same_set},
    parameter, response,
    view::{Operation, View, is_method},
};

/// Compares all operations, in a group each.
pub(super) fn compare(old: &View<'_>, new: &View<'_>) -> Vec<Group> {
    let (mut before, now) = (old.operations(), new.operations());
    let mut groups = Vec::new();
    for (id, operation) in &now {
        let mut group = Group::new(title(id, operation));
        if let Some(previous) = before.remove(id) {
            both(&mut group, previous, *operation);
        } else if let Some((old_id, previous)) = take_same_place(&mut before, &now, operation) {
            let why = format!("`Client::{old_id}` and its builder are gone; stored checkpoints of it are refused");
            group.itself().breaking(format!("renamed, before `{old_id}`"), why);
            both(&mut group, previous, *operation);
        } else {
            added(&mut group, operation);
        }
        groups.push(group);
    }
    for (id, operation) in before {
        let mut group = Group::new(title(&id, &operation));
        if operation.is_generated() {
            group.itself().breaking("removed", format!("`Client::{id}` and its builder are gone"));
        } else {
            group.itself().docs("removed", "it does not become Rust");
        }
        groups.push(group);
    }
    groups.push(rest_of_paths(old, new));
    groups
}

fn title(id: &str, operation: &Operation<'_>) -> String {
    format!("{id} ({})", operation.call())
}

/// Takes the operation that had this method and path before, if its name is gone.
fn take_same_place<'a>(
    before: &mut BTreeMap<String, Operation<'a>>,
    now: &BTreeMap<String, Operation<'_>>,
    operation: &Operation<'_>,
) -> Option<(String, Operation<'a>)> {
    let is_here = |other: &Operation<'_>| other.path == operation.path && other.method == operation.method;
    let id = before.iter().find(|(id, other)| is_here(other) && !now.contains_key(*id))?.0.clone();
    before.remove_entry(&id)
}

fn added(group: &mut Group, operation: &Operation<'_>) {
    if !operation.is_generated() {
        return group.itself().docs("new", "it does not become Rust");
    }
    let count = operation.json.get("parameters").and_then(Value::as_array).map_or(0, Vec::len);
    group.itself().additive(format!("new, with {}", counted(count, "parameter")), "one more method");
}

fn both(group: &mut Group, old: Operation<'_>, new: Operation<'_>) {
    place(group, &old, &new);
    if !old.is_generated() && !new.is_generated() {
        for place in places(old.json, new.json) {
            group.itself().docs(format!("`{place}` changed"), "it does not become Rust");
        }
        return;
    }
    for difference in differences(old.json, new.json) {
        let mut about = group.itself();
        match difference.key {
            "operationId" => {} // said by who paired them
            "summary" | "description" | "externalDocs" => about.text(&difference),
            "tags" | "security" if same_set(&difference) => {}
            "tags" | "security" => about.docs(difference.presence(), ""),
            "parameters" => parameter::compare(group, old.json, new.json),
            "responses" => response::compare(group, old.json, new.json, old.body() == new.body()),
            "x-pagination" => pagination::compare(&mut about, &difference),
            "x-emulator" => emulator::of_before(&mut about, &difference),
            "x-envelope" => about.breaking(difference.text(), "the content of the response is looked for elsewhere"),
            "x-repeat" => about.additive(difference.text(), "other attempts that failed are made again"),
            "x-failure" => about.additive(difference.text(), "other responses with status 2xx are taken for failures"),
            "x-one-of-required" => one_of_required(group, &difference),
            _ => about.unjudged(&difference),
        }
    }
    if old.is_generated() && new.is_generated() {
        // What these give depends on components too.
        response::compare_type(group, old.body().as_deref(), new.body().as_deref());
        pagination::compare_type(group, old.record(), new.record());
    }
}

fn place(group: &mut Group, old: &Operation<'_>, new: &Operation<'_>) {
    let moved = format!("moved, before `{}`", old.call());
    let mut about = group.itself();
    match (old.is_generated(), new.is_generated()) {
        _ if old.call() == new.call() => {}
        (true, true) => about.additive(moved, "compatible, the method stays and calls the new place"),
        (true, false) => about.breaking(moved, "it does not become Rust, so the method is gone"),
        (false, true) => about.additive(moved, "it becomes Rust, so there is one more method"),
        (false, false) => about.docs(moved, "it does not become Rust"),
    }
}

/// Names of parameters of which one has to be set: one more makes calls possible, one less has calls refused.
fn one_of_required(group: &mut Group, difference: &Difference<'_>) {
    let names = |value: Option<&Value>| {
        let list = value.and_then(Value::as_array).filter(|list| list.iter().all(Value::is_string));
        list.cloned().unwrap_or_default()
    };
    let (old, new) = (names(difference.old), names(difference.new));
    let mut about = group.itself();
    if difference.new.is_none() {
        about.additive(difference.text(), "calls with none of them are sent now");
    } else if difference.old.is_none() {
        about.breaking(difference.text(), "calls with none of them are refused now");
    } else if same_set(difference) {
        // Another order means nothing.
    } else if !old.is_empty() && old.iter().all(|name| new.contains(name)) {
        about.additive(difference.text(), "one more of them is enough");
    } else {
        about.breaking(difference.text(), "calls that were sent may be refused now");
    }
}

/// Compares the entries beside the operations of a path.
fn rest_of_paths(old: &View<'_>, new: &View<'_>) -> Group {
    let mut group = Group::new("paths");
    let (before, now) = (members(old.json.get("paths")), members(new.json.get("paths")));
    for (path, item) in &now {
        let Some(previous) = before.get(path) else { continue };
        for difference in differences(previous, item).iter().filter(|difference| !is_method(difference.key)) {
            group.about("path", path).unjudged(difference);
        }
    }
    group
}
