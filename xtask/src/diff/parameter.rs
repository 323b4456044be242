//! Parameters: setters of a call, and the values that they let through.

use serde_json::Value;

use super::{
    change::{About, Group, Verdict},
    emulator,
    pair::{Difference, Pair, by_name, differences, pairs},
    setter::{self, Setter},
};

/// Meaning of a parameter to the walks of its operation.
#[derive(Clone, Copy)]
struct InWalks {
    is_page_size: bool,
    /// Of the size that it has by default, where a walk begins at a page.
    counts_pages: bool,
}

/// Compares the parameters of two versions of an operation.
pub(super) fn compare(group: &mut Group, old: &Value, new: &Value) {
    let (before, now) = (by_name(old.get("parameters"), "name"), by_name(new.get("parameters"), "name"));
    for pair in pairs(&before, &now, sdk_codegen::snake) {
        match pair {
            Pair::Removed(name, _) => group.about("parameter", name).breaking("removed", "its setter is gone"),
            Pair::Added(name, parameter) => added(&mut group.about("parameter", name), parameter),
            Pair::Both { old_name, name, old: before, new: now } => {
                let mut about = group.about("parameter", name);
                if old_name != name {
                    about.breaking(
                        format!("sent as `{name}`, no longer as `{old_name}`"),
                        "the setter stays, but stored checkpoints of calls that set it no longer fit",
                    );
                }
                both(&mut about, before, now, InWalks::of(new, name));
            }
        }
    }
}

impl InWalks {
    fn of(operation: &Value, name: &str) -> Self {
        let is_page_size = operation.pointer("/x-pagination/limit").and_then(Value::as_str) == Some(name);
        Self { is_page_size, counts_pages: is_page_size && operation.pointer("/x-pagination/page").is_some() }
    }
}

fn added(about: &mut About<'_>, parameter: &Value) {
    if is_required(parameter) {
        about.breaking("new and required", "calls that do not set it are refused now");
    } else {
        about.additive("new", "one more setter");
    }
}

fn both(about: &mut About<'_>, old: &Value, new: &Value, walks: InWalks) {
    for difference in differences(old, new) {
        match difference.key {
            "name" => {} // said by who paired them
            "description" => about.text(&difference),
            "required" => match (is_required(old), is_required(new)) {
                (false, true) => about.breaking("required now", "calls that do not set it are refused now"),
                (true, false) => about.additive("no longer required", "calls without it are sent now"),
                _ => about.docs(difference.text(), "it means the same"),
            },
            "x-filter" => emulator::of_before(about, &difference),
            "x-may-fail" => about.docs(difference.presence(), "only what the error of a 500 says"),
            "schema" => schema(about, &old["schema"], &new["schema"], walks),
            _ => about.unjudged(&difference),
        }
    }
}

fn schema(about: &mut About<'_>, old: &Value, new: &Value, walks: InWalks) {
    let kind = Setter::of(new);
    let is_same = Setter::of(old) == kind;
    if !is_same {
        let (verdict, why) = setter::judge(old, new);
        about.judged(verdict, format!("takes {kind}, before {}", Setter::of(old)), why);
    }
    for difference in differences(old, new) {
        match difference.key {
            "default" if walks.counts_pages => about.additive(
                difference.text(),
                "compatible, walks that begin at a page count in pages of this size where none is set",
            ),
            "default" => about.docs(
                difference.text(),
                "the client sends no default; the service is said to act otherwise where it is left out",
            ),
            "description" | "example" => about.text(&difference),
            "minimum" | "maximum" if is_same => bound(about, &difference, &kind, walks),
            "minLength" | "maxLength" if is_same => bound(about, &difference, &kind, walks),
            "pattern" if is_same => pattern(about, &difference),
            "format" if is_same => about.docs(difference.text(), "it is not enforced"),
            "$ref" | "allOf" if is_same => about.docs("refers to the same in other words", ""),
            // The change of the setter is what these add up to.
            "type" | "format" | "minimum" | "maximum" | "minLength" | "maxLength" | "pattern" | "$ref" | "allOf" => {}
            _ => about.unjudged(&difference),
        }
    }
}

fn bound(about: &mut About<'_>, difference: &Difference<'_>, kind: &Setter, walks: InWalks) {
    if *kind == Setter::UnixSeconds {
        return about.docs(difference.text(), "not enforced: a time in seconds has bounds of its own");
    }
    let is_low = difference.key.starts_with("min");
    let open = if difference.key == "minLength" { Some(0.0) } else { None };
    let number = |value: Option<&Value>| value.and_then(Value::as_f64).or(open);
    let narrowed = match (number(difference.old), number(difference.new)) {
        (Some(old), Some(new)) if old == new => return about.docs(difference.text(), "it means the same"),
        (Some(old), Some(new)) => (new > old) == is_low,
        (old, _) => old.is_none(),
    };
    let what = match (is_low, difference.key.ends_with("Length")) {
        (true, false) => "a smaller value",
        (false, false) => "a larger value",
        (true, true) => "a shorter text",
        (false, true) => "a longer text",
    };
    let walks = if walks.is_page_size && !is_low { "; walks ask for pages of this size" } else { "" };
    match narrowed {
        true => about.breaking(difference.text(), format!("{what} is refused now{walks}")),
        false => about.additive(difference.text(), format!("{what} is sent now{walks}")),
    }
}

fn pattern(about: &mut About<'_>, difference: &Difference<'_>) {
    let (verdict, why) = match (difference.old, difference.new) {
        (_, None) => (Verdict::Additive, "texts that were refused are sent now"),
        (None, _) => (Verdict::Breaking, "texts that do not match are refused now"),
        // Whether one pattern takes all that the other takes is not worked out.
        _ => (Verdict::Breaking, "a text that matched may be refused now"),
    };
    about.judged(verdict, difference.text(), why);
}

fn is_required(parameter: &Value) -> bool {
    parameter.get("required") == Some(&Value::Bool(true))
}
