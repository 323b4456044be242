//! `x-pagination`: walks over lists.

use serde_json::Value;

use super::{
    change::{About, Group},
    pair::{Difference, differences, same_set},
};

/// Compares `x-pagination` of an operation.
pub(super) fn compare(about: &mut About<'_>, difference: &Difference<'_>) {
    match (difference.old, difference.new) {
        (None, _) => about.additive("`x-pagination` new", "`stream()`, `pages()` and `follow()` appear"),
        (_, None) => about.breaking("`x-pagination` removed", "`stream()`, `pages()` and `follow()` are gone"),
        (Some(old), Some(new)) => both(about, old, new),
    }
}

/// Compares the types of the records. That they appear or vanish is said by [`compare`].
pub(super) fn compare_type(group: &mut Group, old: Option<&str>, new: Option<&str>) {
    if let (Some(old), Some(new)) = (old, new)
        && old != new
    {
        group.itself().breaking(format!("lists `{new}`, before `{old}`"), "`stream()` yields another type");
    }
}

fn both(about: &mut About<'_>, old: &Value, new: &Value) {
    let otherwise = "compatible, the calls stay, their walks read pages otherwise";
    for difference in differences(old, new) {
        let what = format!("`x-pagination`: {}", difference.text());
        match difference.key {
            "identity" => about.breaking(what, "walks tell records apart otherwise; stored checkpoints no longer fit"),
            "coverage" => match (difference.old, difference.new) {
                (None, _) => about.additive(what, "walks report responses that cover only a part, as `Partial`"),
                (_, None) => about.additive(what, "walks no longer report responses that cover only a part"),
                _ => about.additive(what, otherwise),
            },
            "window" => match (difference.old, difference.new) {
                (None, _) => about.additive(what, "`concurrency()` appears"),
                (_, None) => about.breaking(what, "`concurrency()` is gone"),
                _ => about.additive(what, otherwise),
            },
            "sort" => sort(about, &difference, otherwise),
            "limit" | "offset" | "page" | "ordered_by" | "records" | "more" | "total" | "capped" | "cap" => {
                about.additive(what, otherwise);
            }
            _ => about.unjudged(&difference),
        }
    }
}

fn sort(about: &mut About<'_>, difference: &Difference<'_>, otherwise: &str) {
    let (Some(old), Some(new)) = (difference.old, difference.new) else {
        return about.additive(format!("`x-pagination`: {}", difference.text()), otherwise);
    };
    for difference in differences(old, new) {
        let what = format!("`x-pagination.sort`: {}", difference.text());
        match difference.key {
            "fixed" if same_set(&difference) => {}
            "fixed" => about.docs(what, "in which orders a walk is exact; in others it is best effort"),
            "by" | "order" | "ascending" => about.additive(what, otherwise),
            _ => about.unjudged(&difference),
        }
    }
}
