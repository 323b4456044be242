//! Edits that are no change: another order, and comments.

use serde_json::Value;

use super::{books, compare, edit, lines, parse};
use crate::workspace;

/// Swaps two pieces of a text that follow one another or stand apart.
fn swapped(text: &str, first: &str, second: &str) -> String {
    edit(text, &[(first, "\0"), (second, first), ("\0", second)])
}

#[track_caller]
fn is_no_change(new: &str) {
    assert_ne!(new, books());
    assert_eq!(lines(&books(), new), [""; 0]);
}

#[test]
fn the_order_of_parameters_is_no_change() {
    let (stars, lent) = (books().find("        - name: stars").unwrap(), books().find("        - name: lent").unwrap());
    let stars = books()[stars..lent].to_owned();
    is_no_change(&edit(&books(), &[(&stars, ""), ("      parameters:\n", &format!("      parameters:\n{stars}"))]));
}

#[test]
fn the_order_of_operations_is_no_change() {
    let shelf = "  /shelf:\n    get:\n      operationId: get_shelf\n";
    let first = edit(&books(), &[("paths:\n", &format!("paths:\n{shelf}"))]);
    let last = edit(&books(), &[("components:\n", &format!("{shelf}components:\n"))]);
    assert_eq!(lines(&first, &last), [""; 0]);
}

#[test]
fn the_order_of_properties_is_no_change() {
    let votes = "        votes: {type: integer, description: Number of all votes.}\n";
    let lent = "        lent: {type: boolean, description: Whether somebody has it.}\n";
    is_no_change(&swapped(&books(), votes, lent));
}

#[test]
fn the_order_of_values_is_no_change() {
    is_no_change(&edit(&books(), &[("[novel, short-story]", "[short-story, novel]")]));
    is_no_change(&edit(&books(), &[("[ASC, DESC]", "[DESC, ASC]")]));
}

#[test]
fn the_order_of_components_is_no_change() {
    let (error, book) = (books().find("    ApiError:\n").unwrap(), books().find("    Book:\n").unwrap());
    let error_first = format!("{}{}{}", &books()[..book], &books()[error..], &books()[book..error]);
    is_no_change(&error_first);
}

#[test]
fn the_order_of_lists_that_are_sets_is_no_change() {
    is_no_change(&edit(
        &books(),
        &[(
            "[{requests: 5, seconds: 1}, {requests: 60, seconds: 60}]",
            "[{seconds: 60, requests: 60}, {seconds: 1, requests: 5}]",
        )],
    ));
}

#[test]
fn comments_and_another_way_to_write_the_same_are_no_change() {
    is_no_change(&edit(&books(), &[("paths:\n", "# All of them.\npaths: # here\n")]));
    is_no_change(&edit(&books(), &[("{type: boolean}", "{\"type\": 'boolean'}")]));
    is_no_change(&edit(&books(), &[("maximum: 5}", "maximum: 5.0}")]));
}

#[test]
fn every_list_of_the_documents_can_be_turned_round_without_a_breaking_change() {
    for path in workspace::documents(&workspace::root()).unwrap() {
        let document = sdk_codegen::read(&path).unwrap().json().clone();
        let mut turned = document.clone();
        turn(&mut turned["paths"]);
        turn(&mut turned["components"]);
        // The first member of an identity is another one then.
        for item in turned["paths"].as_object_mut().unwrap().values_mut() {
            item.pointer_mut("/get/x-pagination/identity").into_iter().for_each(turn);
        }
        assert_ne!(document, turned);
        let changes: Vec<_> = compare(&document, &turned).into_iter().flat_map(|group| group.changes).collect();
        assert_eq!(changes, []);
    }
}

#[test]
fn a_document_is_no_change_of_itself() {
    for path in workspace::documents(&workspace::root()).unwrap() {
        let document = sdk_codegen::read(&path).unwrap().json().clone();
        assert!(compare(&document, &document).iter().all(|group| group.changes.is_empty()), "{}", path.display());
    }
    let books = parse(&books());
    assert!(compare(&books, &books).iter().all(|group| group.changes.is_empty()));
}

fn turn(value: &mut Value) {
    match value {
        Value::Array(items) => {
            items.reverse();
            items.iter_mut().for_each(turn);
        }
        Value::Object(map) => map.values_mut().for_each(turn),
        _ => {}
    }
}
