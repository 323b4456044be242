//! The table of operations in the READMEs, from the documents.

use std::rc::Rc;

use sdk_codegen::{Api, Operation};

use crate::workspace::Source;

const BEGIN: &str = "<!-- operations: written by `cargo xtask regenerate` -->\n";
const END: &str = "<!-- end of operations -->\n";

/// The place for the table in a README, without a table.
pub(crate) fn empty() -> String {
    format!("{BEGIN}{END}")
}

/// Returns true if a README has a place for the table.
pub(crate) fn has_place(readme: &str) -> bool {
    readme.contains(BEGIN)
}

/// The README with the table of the operations of these documents; `with_crates` says in which crate each is.
///
/// # Errors
///
/// The README has no place for it, or a document cannot be read.
pub(crate) fn written(readme: &str, sources: &[Rc<Source>], with_crates: bool) -> Result<String, String> {
    let place = readme.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = place.ok_or_else(|| format!("the table of operations has no place; write\n{}", empty()))?;
    let head = if with_crates { "| Crate " } else { "" };
    let line = if with_crates { "|---" } else { "" };
    let mut table = format!("{head}| Method | Call | What it does |\n{line}|---|---|---|\n");
    for source in sources {
        let (_, api) = source.read.as_ref().map_err(String::clone)?;
        let name = format!("{}-sdk", source.provider);
        for row in rows(api) {
            if with_crates {
                table.push_str(&format!("| [`{name}`]({name}) "));
            }
            table.push_str(&row);
        }
    }
    Ok(format!("{before}{BEGIN}{table}{END}{after}"))
}

/// One row an operation, in the order of the document.
fn rows(api: &Api) -> Vec<String> {
    let row = |operation: &Operation| {
        let Operation { id, method, path, page, .. } = operation;
        let summary = operation.summary.trim_end_matches('.').replace('|', "\\|");
        format!("| `{id}` | `{method} {path}` | [{summary}]({page}) |\n")
    };
    api.operations.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "
paths:
  /z:
    get: {operationId: first, summary: 'One | two.', externalDocs: {url: 'https://x.example/z'}}
  /a:
    get: {operationId: second, summary: Three, externalDocs: {url: 'https://x.example/a'}}
";

    fn table(readme: &str, with_crates: bool) -> Result<String, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("films.yaml");
        std::fs::write(&path, DOCUMENT).unwrap();
        written(readme, &[Rc::new(Source::read(&path))], with_crates)
    }

    #[test]
    fn operations_stand_in_the_order_of_the_document_and_what_was_there_is_replaced() {
        let readme = format!("Before.\n\n{BEGIN}old\n{END}\nAfter.\n");
        let expected = format!(
            "Before.\n\n{BEGIN}| Crate | Method | Call | What it does |\n|---|---|---|---|\n\
             | [`films-sdk`](films-sdk) | `first` | `GET /z` | [One \\| two](https://x.example/z) |\n\
             | [`films-sdk`](films-sdk) | `second` | `GET /a` | [Three](https://x.example/a) |\n{END}\nAfter.\n"
        );
        assert_eq!(table(&readme, true).unwrap(), expected);
        assert_eq!(table(&expected, true).unwrap(), expected);
        assert!(table(&readme, false).unwrap().contains("\n| `first` | `GET /z` |"));
    }

    #[test]
    fn a_readme_without_a_place_is_an_error_that_says_what_to_write() {
        for readme in ["", BEGIN, END] {
            assert!(table(readme, true).unwrap_err().contains(&empty()));
        }
    }
}
