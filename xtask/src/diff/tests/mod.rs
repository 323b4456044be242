//! Edits of a small document, and what is said of them.

mod document;
mod generated;
mod operations;
mod order;
mod parameters;
mod repository;
mod types;

use serde_json::Value;

use super::{compare, report};
use crate::workspace;

/// The small document that uses each thing that the pipeline knows.
fn books() -> String {
    let path = workspace::root().join("sdk-codegen/tests/snapshot/books.yaml");
    std::fs::read_to_string(path).unwrap()
}

fn parse(text: &str) -> Value {
    sdk_codegen::read_text("spec/books.yaml", text).unwrap().json().clone()
}

fn edit(text: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "`{from}` is not in the document");
        text.replacen(from, to, 1)
    })
}

/// The lines of the report on two documents, without titles.
fn lines(old: &str, new: &str) -> Vec<String> {
    let report = report::document("spec/books.yaml", &compare(&parse(old), &parse(new)));
    report.lines().filter_map(|line| line.strip_prefix("    ")).map(str::to_owned).collect()
}

/// The lines of the report after edits of the small document.
fn after(edits: &[(&str, &str)]) -> Vec<String> {
    lines(&books(), &edit(&books(), edits))
}

/// The edit gives one line, with this verdict and piece of text, and the reverse edit one with the other verdict.
#[track_caller]
fn both_ways(from: &str, to: &str, there: (&str, &str), back: (&str, &str)) {
    let (old, new) = (books(), edit(&books(), &[(from, to)]));
    expect(&lines(&old, &new), there);
    expect(&lines(&new, &old), back);
}

/// The edit gives one line, with this verdict and piece of text.
#[track_caller]
fn one_way(from: &str, to: &str, verdict: &str, piece: &str) {
    expect(&after(&[(from, to)]), (verdict, piece));
}

#[track_caller]
fn expect(lines: &[String], (verdict, piece): (&str, &str)) {
    let [line] = lines else { panic!("one line is expected: {lines:#?}") };
    assert!(line.starts_with(verdict) && line.contains(piece), "{verdict} … {piece}\n{line}");
}
