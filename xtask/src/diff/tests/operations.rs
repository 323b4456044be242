use super::{after, books, both_ways, edit, expect, lines, one_way};

/// A second operation, whose types all exist already.
const SHELF: &str = "\
paths:
  /shelf:
    get:
      operationId: get_shelf
      summary: Gets a shelf
      responses:
        '200':
          description: A page.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/BookAnswer'}
";

#[test]
fn an_operation_more_is_additive_and_one_less_breaking() {
    both_ways(
        "paths:\n",
        SHELF,
        ("additive", "new, with 0 parameters: one more method"),
        ("breaking", "removed: `Client::get_shelf` and its builder are gone"),
    );
}

#[test]
fn a_renamed_operation_is_breaking_and_nothing_else() {
    one_way("operationId: list_books", "operationId: all_books", "breaking", "renamed, before `list_books`");
}

#[test]
fn a_renamed_operation_is_compared_all_the_same() {
    let lines = after(&[("operationId: list_books", "operationId: all_books"), ("maximum: 50", "maximum: 60")]);
    assert!(lines.len() == 2 && lines[1].contains("parameter `limit`: `maximum` `50` -> `60`"), "{lines:#?}");
}

#[test]
fn an_operation_that_moved_is_compatible() {
    one_way("  /books:\n", "  /volumes:\n", "additive", "moved, before `GET /books`: compatible, the method stays");
}

#[test]
fn calls_of_some_methods_only_are_generated() {
    let old = edit(&books(), &[("paths:\n", SHELF)]);
    let new = edit(&old, &[("    get:\n", "    head:\n")]);
    expect(
        &lines(&old, &new),
        ("breaking", "moved, before `GET /shelf`: it does not become Rust, so the method is gone"),
    );
    expect(&lines(&new, &old), ("additive", "moved, before `HEAD /shelf`"));
    expect(&lines(&books(), &new), ("docs only", "new: it does not become Rust"));
    expect(&lines(&new, &books()), ("docs only", "removed: it does not become Rust"));
    let words = edit(&new, &[("summary: Gets a shelf", "summary: Moves a shelf")]);
    expect(&lines(&new, &words), ("docs only", "`summary` changed: it does not become Rust"));
    let moved = edit(&new, &[("  /shelf:\n", "  /shelves:\n")]);
    expect(&lines(&new, &moved), ("docs only", "moved, before `HEAD /shelf`: it does not become Rust"));
}

#[test]
fn words_about_an_operation_are_documentation() {
    one_way("summary: Lists books", "summary: All books", "docs only", "`summary` changed");
    one_way("docs/books", "docs/all-books", "docs only", "`externalDocs` changed");
    one_way("summary: One book.", "summary: A book.", "docs only", "response `200`: example `one` changed");
    one_way("description: A page.", "description: Some books.", "docs only", "response `200`: `description` changed");
    let lines = after(&[("- name: Books", "- name: Volumes"), ("tags: [Books]", "tags: [Volumes]")]);
    assert_eq!(lines, ["docs only  `tags` changed", "docs only  `tags` changed"]);
}

#[test]
fn a_call_that_gives_another_type_is_breaking() {
    let lines =
        after(&[("allOf: [{$ref: '#/components/schemas/BookPage'}]", "allOf: [{$ref: '#/components/schemas/Book'}]")]);
    assert!(
        lines.contains(&"breaking   gives `Book`, before `BookPage`: the type of the response changes".to_owned()),
        "{lines:#?}"
    );
}

#[test]
fn another_wrapper_of_the_same_answer_is_documentation() {
    let old = books();
    let new = old.replace("BookAnswer", "WrappedBooks");
    assert!(lines(&old, &new).iter().all(|line| line.starts_with("docs only")), "{:#?}", lines(&old, &new));
}

#[test]
fn a_field_of_an_error_is_documentation() {
    one_way(
        "message: {type: string, description: The reason.}",
        "message: {type: integer, description: The reason.}",
        "docs only",
        "`properties.message.type` changed: nothing of this component becomes Rust",
    );
}

#[test]
fn another_error_or_status_of_errors_is_documentation() {
    let start = books().find("        '5XX':").unwrap();
    let end = books().find("components:").unwrap();
    let (old, mut new) = (books(), books());
    new.replace_range(start..end, "");
    expect(&lines(&old, &new), ("docs only", "response `5XX`: `5XX` removed: all errors are read into `Error`"));
}

#[test]
fn headers_and_the_schema_of_an_error_are_documentation() {
    one_way(
        "          description: Refused.\n",
        "          description: Refused.\n          headers: {}\n",
        "docs only",
        "response `4XX`: `headers` changed",
    );
    let schema = "schema: {$ref: '#/components/schemas/ApiError'}";
    one_way(schema, "schema: {$ref: '#/components/schemas/Book'}", "docs only", "response `4XX`: `schema` changed");
}

#[test]
fn a_status_that_no_rule_knows_counts_as_breaking() {
    one_way(
        "        '4XX':\n",
        "        '204': {description: Nothing.}\n        '4XX':\n",
        "breaking",
        "response `204`: `204`",
    );
}

#[test]
fn walks_that_appear_are_additive_and_walks_that_vanish_breaking() {
    let (start, end) = (books().find("      x-pagination:").unwrap(), books().find("      parameters:").unwrap());
    let mut without = books();
    without.replace_range(start..end, "");
    expect(&lines(&without, &books()), ("additive", "`x-pagination` new: `stream()`, `pages()` and `follow()` appear"));
    expect(
        &lines(&books(), &without),
        ("breaking", "`x-pagination` removed: `stream()`, `pages()` and `follow()` are gone"),
    );
}

#[test]
fn a_window_that_appears_is_additive_and_one_that_vanishes_breaking() {
    let window = "        window: printedUntil\n";
    both_ways(window, "", ("breaking", "`concurrency()` is gone"), ("additive", "`concurrency()` appears"));
}

#[test]
fn another_identity_of_records_is_breaking() {
    one_way("identity: [id]", "identity: [id, isbn]", "breaking", "walks tell records apart otherwise");
}

#[test]
fn walks_that_read_pages_otherwise_are_compatible() {
    one_way(
        "        total: total\n",
        "        total: total\n        more: more\n",
        "additive",
        "`x-pagination`: `more` `more` new: compatible",
    );
    one_way(
        "ascending: ASC",
        "ascending: UP",
        "additive",
        "`x-pagination.sort`: `ascending` `ASC` -> `UP`: compatible",
    );
}

#[test]
fn orders_that_appear_are_compatible() {
    let sort = "        sort: {by: sort_by, order: order, ascending: ASC, fixed: [printed_at]}\n";
    both_ways(sort, "", ("additive", "removed: compatible"), ("additive", "new: compatible"));
}

#[test]
fn the_orders_in_which_a_walk_is_exact_are_documentation() {
    one_way("fixed: [printed_at]", "fixed: [printed_at, id]", "docs only", "in others it is best effort");
}

#[test]
fn walks_over_another_type_are_breaking() {
    let with = "          items: {$ref: '#/components/schemas/Book'}";
    let lines = after(&[(with, "          items: {$ref: '#/components/schemas/BookPage'}")]);
    assert!(
        lines.contains(&"breaking   lists `BookPage`, before `Book`: `stream()` yields another type".to_owned()),
        "{lines:#?}"
    );
}

#[test]
fn answers_that_cover_only_a_part_are_said_to_be_reported() {
    let coverage = "        total: total\n        coverage: {included: a, of: b}\n";
    both_ways("        total: total\n", coverage, ("additive", "as `Partial`"), ("additive", "no longer report"));
    let old = edit(&books(), &[("        total: total\n", coverage)]);
    let new = edit(&old, &[("included: a", "included: c")]);
    expect(&lines(&old, &new), ("additive", "compatible, the calls stay"));
}

#[test]
fn one_of_required_refuses_calls() {
    let with = |list: &str| format!("      operationId: list_books\n      x-one-of-required: {list}\n");
    let line = "      operationId: list_books\n";
    both_ways(
        line,
        &with("[isbn, title]"),
        ("breaking", "calls with none of them are refused now"),
        ("additive", "calls with none of them are sent now"),
    );
    let (two, three) =
        (edit(&books(), &[(line, &with("[isbn, title]"))]), edit(&books(), &[(line, &with("[title, lent, isbn]"))]));
    expect(&lines(&two, &three), ("additive", "one more of them is enough"));
    expect(&lines(&three, &two), ("breaking", "calls that were sent may be refused now"));
}

#[test]
fn what_no_rule_knows_counts_as_breaking() {
    one_way(
        "      tags: [Books]\n",
        "      tags: [Books]\n      deprecated: true\n",
        "breaking",
        "`deprecated` `true` new: not judged",
    );
    one_way(
        "    get:\n",
        "    summary: Books.\n    get:\n",
        "breaking",
        "path `/books`: `summary` `Books.` new: not judged",
    );
    one_way(
        "      x-pagination:\n",
        "      x-pagination:\n        cursor: next\n",
        "breaking",
        "`cursor` `next` new: not judged",
    );
    one_way(
        "          description: A page.\n",
        "          description: A page.\n          links: {}\n",
        "breaking",
        "response `200`: `links` `{}` new: not judged",
    );
    one_way("ascending: ASC,", "ascending: ASC, nulls: last,", "breaking", "`nulls` `last` new: not judged");
    let media = "            application/json:\n";
    one_way(media, &format!("            text/csv: {{}}\n{media}"), "breaking", "`text/csv` `{}` new: not judged");
    one_way(media, &format!("{media}              encoding: {{}}\n"), "breaking", "`encoding` `{}` new: not judged");
    let schema = "schema: {$ref: '#/components/schemas/ApiError'}";
    one_way(schema, "schema: {type: object}", "breaking", "response `4XX`: `schema`");
}

#[test]
fn an_answer_that_is_another_type_is_said_once() {
    let lines =
        after(&[("schema: {$ref: '#/components/schemas/BookAnswer'}", "schema: {$ref: '#/components/schemas/Book'}")]);
    assert!(lines.iter().any(|line| line.starts_with("breaking   gives `Book`, before `BookPage`")), "{lines:#?}");
    assert!(lines.iter().all(|line| !line.contains("`schema`")), "{lines:#?}");
}
