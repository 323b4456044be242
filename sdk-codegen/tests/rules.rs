//! Every rule finds the document that breaks it, names the line, and nothing panics on the way.
//!
//! Each test takes the document of the snapshot, which breaks no rule, and damages one thing in it.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

#[path = "rules/requests.rs"]
mod requests;

use std::path::Path;

use sdk_codegen::{Document, RULES, Violation, check, generate, generate_from, read, read_text, read_texts};

fn books() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshot/books.yaml")).unwrap()
}

/// The behaviour of the emulator for the document.
fn behaviour() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshot/emulator/books.yaml")).unwrap()
}

/// The document of this text, with that behaviour.
fn document(text: &str) -> Document {
    read_texts("spec/books.yaml", text, Some(&behaviour())).unwrap()
}

/// The violations of the document, or of the behaviour beside it, with one text replaced, which must occur.
fn damaged(from: &str, to: &str) -> Vec<Violation> {
    let (books, behaviour) = (books(), behaviour());
    if books.contains(from) {
        return violations(&books.replacen(from, to, 1), &behaviour);
    }
    assert!(behaviour.contains(from), "`{from}` is not in the document and not in the behaviour");
    violations(&books, &behaviour.replacen(from, to, 1))
}

/// The violations of a document and its behaviour.
fn violations(text: &str, behaviour: &str) -> Vec<Violation> {
    let document = read_texts("spec/books.yaml", text, Some(behaviour)).unwrap();
    let violations = check(&document);
    let generated = generate_from(&document);
    assert_eq!(
        generated.is_err(),
        !violations.is_empty(),
        "a document is generated from exactly when it breaks no rule"
    );
    violations
}

/// Asserts that the damage is found by this rule, at the line where the damage was done, and by no other rule.
#[track_caller]
fn found(rule: &str, from: &str, to: &str) -> Violation {
    only(rule, damaged(from, to))
}

/// Asserts that these are violations of one rule, and gives the first.
#[track_caller]
fn only(rule: &str, violations: Vec<Violation>) -> Violation {
    let rules: Vec<_> = violations.iter().map(|violation| violation.rule).collect();
    assert!(rules.iter().all(|found| *found == rule) && !rules.is_empty(), "{rules:?}: {violations:#?}");
    violations.into_iter().next().unwrap()
}

/// The line of a text in the document, or in the behaviour beside it.
fn line_of(text: &str) -> usize {
    let line = |file: String| file.lines().position(|line| line.contains(text));
    line(books()).or_else(|| line(behaviour())).unwrap() + 1
}

#[test]
fn the_small_document_breaks_no_rule() {
    assert_eq!(check(&document(&books())), []);
}

#[test]
fn a_version_that_progenitor_cannot_read_is_refused() {
    let violation = found("openapi-version", "openapi: 3.0.3", "openapi: 3.1.0");
    assert_eq!(violation.line, 1);
    assert!(violation.message.contains("3.0.3"));
}

#[test]
fn a_violation_names_file_line_rule_and_pointer() {
    let violation = found("pattern", "{9}[0-9X]$'", "{9}[0-9X]'");
    assert_eq!(violation.line, line_of("name: isbn") + 4);
    let text = violation.to_string();
    assert!(text.starts_with(&format!("spec/books.yaml:{}: [pattern] ", violation.line)), "{text}");
    assert!(text.contains("/paths/~1books/get/parameters/7/schema/pattern"), "{text}");
}

#[test]
fn all_violations_come_at_once_sorted_by_line() {
    let damaged = books()
        .replace("summary: Lists books", "summary: ''")
        .replace("tags: [Books]", "tags: []")
        .replace("{type: string, description: Identity.}", "{type: string}");
    let violations = check(&document(&damaged));
    let rules: Vec<_> = violations.iter().map(|violation| violation.rule).collect();
    assert_eq!(rules, ["operation-docs", "tags", "description"]);
    assert!(violations.is_sorted_by_key(|violation| violation.line));
}

#[test]
fn a_tag_is_fit_for_a_file_and_no_two_for_the_same() {
    for name in ["Types", "builder", "Emulator", "mock", "mod"] {
        let books =
            books().replace("name: Books", &format!("name: '{name}'")).replace("[Books]", &format!("['{name}']"));
        let violations = check(&document(&books));
        assert!(matches!(violations.as_slice(), [one] if one.rule == "tags"), "{name}: {violations:#?}");
    }
    found("tags", "  - name: Books\n", "  - {name: books, description: The same.}\n  - name: Books\n");
}

#[test]
fn what_has_no_effect_is_refused_instead_of_dropped() {
    let violation = found("key", "maxLength: 40", "maxLenght: 40");
    assert!(violation.message.contains("`maxLenght`") && violation.message.contains("`maxLength`"));
    found("key", "operationId: list_books", "operationId: list_books\n      deprecated: true");
    found("key", "required: true", "required: true\n          explode: false");
    found("key", "  /books:\n    get:", "  /books:\n    head: {}\n    get:");
}

#[test]
fn an_unknown_extension_is_refused() {
    found("extension", "env_prefix: LIBRARY", "env_prefix: LIBRARY\n  x-color: red");
    found("extension", "operationId: list_books", "operationId: list_books\n      x-colour: red");
}

#[test]
fn the_root_says_what_the_sdk_needs() {
    let books = books();
    let x_sdk = &books[books.find("x-sdk:").unwrap()..books.find("paths:").unwrap()];
    let violations = damaged(x_sdk, "");
    assert_eq!(violations[0].rule, "x-sdk");
    assert!(violations[0].message.contains("`env_prefix`"), "{violations:?}");
}

#[test]
fn each_entry_of_x_sdk_is_checked() {
    found("x-sdk", "env_prefix: LIBRARY", "env_prefix: library");
    found("type", "key_prefixes: [lib_]", "key_prefixes: lib_");
    found("x-sdk", "key_prefixes: [lib_]", "key_prefixes: ['']");
    found("key", "key_prefixes: [lib_]", "key_prefixes: [lib_]\n  keyprefix: x");
    found("envelope", "envelope: data", "envelope: result");
    found("type", "quota_codes: [borrowed_out]", "quota_codes: borrowed_out");
    found("type", "quota_codes: [borrowed_out]", "quota_codes: [429]");
    found("x-sdk", "quota_codes: [borrowed_out]", "quota_codes: ['']");
}

#[test]
fn a_rate_limit_is_a_number_of_requests_in_a_number_of_seconds() {
    let limits = "rate_limits: [{requests: 5, seconds: 1}, {requests: 60, seconds: 60}]";
    for damage in
        ["rate_limits: {requests: 5, seconds: 1}", "rate_limits: [5]", "rate_limits: [{requests: 5, seconds: 0.5}]"]
    {
        found("type", limits, damage);
    }
    for damage in [
        "rate_limits: [{requests: 0, seconds: 1}]",
        "rate_limits: [{requests: 5}]",
        "rate_limits: [{requests: 5000000000, seconds: 1}]",
    ] {
        found("x-sdk", limits, damage);
    }
    found("key", limits, "rate_limits: [{requests: 5, seconds: 1, burst: 9}]");
}

#[test]
fn a_server_is_a_plain_https_url_that_a_client_takes() {
    for url in [
        "https://user:secret@library.example/v1",
        "https://user@library.example/v1",
        "https://library.example/v 1",
        "https://library.example/v1/../v2",
        "https://library.example/%2e%2e/v2",
        "https://library.example//v1",
        "https://library.example/v1?key=a",
        "https://library.example/v1#a",
        "https://Library.example/v1",
        "https://library.example:443/v1",
        "\"https://library.example/v1\\t\"",
        "''",
    ] {
        let url = format!("url: {url}");
        let violations = damaged("url: https://library.example/v1", &url);
        assert!(
            violations.iter().any(|it| it.rule == "servers" && it.line == line_of("library.example/v1")),
            "{violations:?}"
        );
    }
    found("servers", "url: https://library.example/v1", "url: https://library.example/v1/");
    found("servers", "url: https://library.example/v1", "url: http://library.example/v1");
    found("servers", "url: https://library.example/v1", "url: https://{region}.library.example");
}

#[test]
fn an_operation_says_what_it_is() {
    found("operation-docs", "summary: Lists books", "summary: ' '");
    found("operation-docs", "url: https://library.example/docs/books", "description: none");
    found("tags", "tags: [Books]", "tags: [Films]");
    found("tags", "  - name: Books\n    description: What can be read.", "  - name: Books");
    found("tags", "tags: [Books]", "tags: [Books, Books]");
}

#[test]
fn a_key_is_a_bearer_token_of_a_described_scheme() {
    found("security", "      security:\n        - key: []\n      externalDocs", "      externalDocs");
    found("security", "      security:\n        - key: []\n", "      security:\n        - kee: []\n");
    found("security", "type: http, scheme: bearer", "type: http, scheme: basic");
    found("description", "scheme: bearer, description: The key.", "scheme: bearer");
    found("key", "scheme: bearer,", "scheme: bearer, bearerFormat: opaque,");
    let spare = "  securitySchemes:\n    spare: {type: http, scheme: bearer, description: None.}\n";
    found("unused", "  securitySchemes:\n", spare);
}

#[test]
fn the_root_says_what_the_document_is() {
    found("info", "title: Library API", "title: ''");
    found("info", "  description: A small document that uses each thing that the pipeline knows.\n", "");
    found("key", "title: Library API", "title: Library API\n  summary: Books.");
    found("extension", "description: The only one.", "description: The only one.\n    x-region: eu");
    found("extension", "description: What can be read.", "description: What can be read.\n    x-icon: book");
}

#[test]
fn an_operation_id_is_a_free_rust_method_name() {
    assert!(found("operation-id", "list_books", "listBooks").message.contains("`list_books`"));
    found("operation-id", "operationId: list_books", "operationId: from_env");
}

#[test]
fn a_path_stays_below_its_server_and_has_no_parameters_yet() {
    found("path", "  /books:", "  /books/{id}:");
    for path in
        ["books", "/../books", "/./books", "/books/..", "//books", "/a//b", "/a?b", "'/a#b'", "/a%2e", "/a b", "/ä"]
    {
        let violation = found("path", "  /books:", &format!("  {path}:"));
        assert_eq!(violation.line, line_of("  /books:"), "{violation}");
    }
    for path in ["\"/a\\tb\"", "\"/a\\0b\"", "\"/a\\u202Eb\""] {
        let violations = damaged("  /books:", &format!("  {path}:"));
        assert!(violations.iter().any(|violation| violation.rule == "path"), "{violations:?}");
    }
}

#[test]
fn each_response_combination_that_progenitor_panics_on_is_refused() {
    // `default` beside `200`, JSON without a schema, a body beside none, two error schemas.
    found("key", "        '4XX':", "        default: {description: Others.}\n        '4XX':");
    let without_schema = damaged("schema: {$ref: '#/components/schemas/BookAnswer'}", "schema: {}");
    assert!(without_schema.iter().any(|violation| violation.rule == "x-pagination"), "{without_schema:?}");
}

#[test]
fn both_error_responses_are_there_with_one_schema() {
    let books = books();
    let error = "          content:\n            application/json:\n              schema: {$ref: '#/components/schemas/ApiError'}\n";
    let without_body = books.replacen(error, "", 1);
    let rules = |text: &str| -> Vec<_> { check(&document(text)).into_iter().map(|violation| violation.rule).collect() };
    assert_eq!(rules(&without_body), ["responses"]);
    let other = books.replacen(
        "schema: {$ref: '#/components/schemas/ApiError'}",
        "schema: {$ref: '#/components/schemas/Book'}",
        1,
    );
    assert_eq!(rules(&other), ["error-schema"]);
    let missing = books.replacen("        '5XX':\n          description: Failed.\n", "        '5XX':\n", 1);
    assert!(rules(&missing).contains(&"description"), "{:?}", rules(&missing));
}

#[test]
fn a_reference_that_leads_out_of_the_document_is_refused() {
    let outside = found(
        "reference",
        "description: Kind of the book.\n          allOf: [{$ref: '#/components/schemas/Kind'}]",
        "description: Kind of the book.\n          allOf: [{$ref: 'other.yaml#/Kind'}]",
    );
    assert!(outside.message.contains("#/components/schemas/"), "{outside}");
}

#[test]
fn an_answer_needs_an_example() {
    found(
        "example",
        "                one: {summary: One book., externalValue: examples/books.json}",
        "                {}",
    );
    found("key", "externalValue: examples/books.json", "externalValue: a.json, value: {}");
}

#[test]
fn a_parameter_is_a_described_query_scalar() {
    found("parameter-place", "name: limit\n          in: query", "name: limit\n          in: cookie");
    found("description", "description: Part of the title.", "description: ''");
    found("parameter-type", "schema: {type: boolean}", "schema: {type: array, items: {type: boolean}}");
    found("named-enum", "schema: {type: boolean}", "schema: {type: string, enum: [a]}");
    found("default", "Page size, 1 to 50; default 10.", "Page size.");
    found("default", "Page size, 1 to 50; default 10.", "Page size, 1 to 50; default 25.");
    found("default", "Direction. Default `DESC`.", "Direction, by default descending.");
    found("unix-time", "a Unix time in seconds.", "a Unix time.");
    found("unix-time", "a Unix time in seconds.", "a Unix time in milliseconds.");
    found("unix-time", "format: unix-seconds", "format: unix-time");
}

#[test]
fn a_parameter_name_is_a_free_setter() {
    assert!(found("parameter-name", "name: title", "name: send").message.contains("`send`"));
    assert!(found("parameter-name", "name: title", "name: born_after").message.contains("`bornAfter`"));
    found("parameter-name", "name: title", "name: '@'");
}

#[test]
fn one_of_required_names_two_parameters_that_may_be_left_out() {
    let with = |list: &str| format!("operationId: list_books\n      x-one-of-required: {list}");
    let violations = |list: &str| damaged("operationId: list_books", &with(list));
    assert_eq!(violations("[lent, title, type]"), []);
    for (list, message) in [
        ("[lent]", "two or more"),
        ("[lent, lent]", "two or more"),
        ("[lent, author]", "no parameter `author`"),
        ("[lent, isbn]", "`isbn` is `required` already"),
    ] {
        let violation = found("one-of-required", "operationId: list_books", &with(list));
        assert!(violation.message.contains(message), "{violation}");
        assert_eq!(violation.line, line_of("operationId: list_books") + 1);
    }
}

#[test]
fn what_says_that_a_call_failed_is_a_member_that_is_false_or_present() {
    let root = "failure: {success: false, error: present}";
    let operation = "operationId: list_books\n      x-failure: ";
    for (good, bad) in [
        ("{}", "[success]"),
        ("{success: false}", "{success: true}"),
        ("{error: present}", "{error: [present]}"),
        ("{ok: false, errors: present}", "{error: absent}"),
        ("{}", "present"),
    ] {
        assert_eq!(damaged(root, &format!("failure: {good}")), []);
        assert_eq!(damaged("operationId: list_books", &format!("{operation}{good}")), []);
        found("failure", root, &format!("failure: {bad}"));
        let violation = found("failure", "operationId: list_books", &format!("{operation}{bad}"));
        assert_eq!(violation.line, line_of("operationId: list_books") + 1);
    }
}

#[test]
fn a_parameter_may_fail_or_says_nothing_of_it() {
    let with = |value: &str| format!("- name: title\n          x-may-fail: {value}");
    assert_eq!(damaged("- name: title", &with("true")), []);
    for value in ["false", "'true'", "500"] {
        found("may-fail", "- name: title", &with(value));
    }
}

#[test]
fn a_list_says_how_it_pages() {
    let pagination = damaged("x-pagination:", "x-sdk:");
    assert!(pagination.iter().any(|violation| violation.message.contains("`x-pagination`")), "{pagination:?}");
    // What no longer pages or sorts lacks a filter too, so other rules speak as well.
    for (from, to, message) in [
        ("        limit: limit\n", "        limit: size\n", "no parameter `size`"),
        ("        offset: offset\n", "", "no `offset`"),
        ("{by: sort_by,", "{by: sorting,", "no parameter `sorting`"),
    ] {
        let violations = damaged(from, to);
        assert!(violations.iter().any(|violation| violation.message.contains(message)), "{violations:?}");
    }
    found("x-pagination", "fixed: [printed_at]}", "fixed: []}");
    found("x-pagination", "minimum: 1, maximum: 50, default: 10", "minimum: 1, default: 10");
    found("key", "        limit: limit\n", "        limit: limit\n        size: limit\n");
}

#[test]
fn a_list_is_ordered_by_a_time_of_its_records() {
    let violation = found("x-pagination", "ordered_by: printed_at", "ordered_by: sold_at");
    assert_eq!(violation.line, line_of("ordered_by: printed_at"));
    assert!(violation.message.contains("`Book`"), "{violation}");
    found("x-pagination", "ordered_by: printed_at", "ordered_by: title");
    found("x-pagination", "ordered_by: printed_at", "ordered_by: [printed_at]");
    assert_eq!(damaged("        ordered_by: printed_at\n", ""), []);
}

#[test]
fn what_is_skipped_is_not_negative() {
    for schema in ["{type: integer}", "{type: integer, minimum: -1}"] {
        let violation = found("x-pagination", "{type: integer, minimum: 0}", schema);
        assert_eq!(violation.line, line_of("offset: offset"));
        let page = books().replace("        offset: offset\n", "        offset: offset\n        page: page\n").replace(
            "        - name: sort_by\n",
            &format!(
                "        - name: page\n          in: query\n          description: Number of the page.\n          \
                 schema: {schema}\n        - name: sort_by\n"
            ),
        );
        let violations = check(&document(&page));
        assert!(matches!(&*violations, [one] if one.message.contains("`page`")), "{violations:?}");
    }
}

#[test]
fn a_window_ends_at_a_time_in_seconds() {
    let violation = found("x-pagination", "window: printedUntil", "window: printed");
    assert_eq!(violation.line, line_of("window: printedUntil"));
    found("x-pagination", "window: printedUntil", "window: stars");
    found("type", "window: printedUntil", "window: [printedUntil]");
    assert_eq!(damaged("        window: printedUntil\n", ""), []);
}

#[test]
fn all_lists_of_a_component_have_a_window_or_none() {
    let books = books();
    let begin = books.find("  /books:\n").unwrap();
    let end = books.find("components:\n").unwrap();
    let again = books[begin..end].replace("/books:", "/volumes:").replace("list_books", "list_volumes");
    let without = again.replace("        window: printedUntil\n", "");
    let with = |list: &str| {
        let books = books.replacen("components:\n", &format!("{list}components:\n"), 1);
        violations(&books, &(behaviour() + &volumes("of: list_books")))
    };
    assert_eq!(with(&again), []);
    let violation = only("x-pagination", with(&without));
    assert!(violation.message.contains("`Book`"), "{violation}");
}

#[test]
fn every_member_that_pagination_speaks_of_exists() {
    found("x-pagination", "identity: [id]", "identity: [uid]");
    found("x-pagination", "identity: [id]", "identity: [stars]");
    found("x-pagination", "        total: total\n", "        total: pagination.total\n");
    assert_eq!(damaged("        total: total\n", ""), [], "a list need not tell where it ends");
    let coverage = "        total: total\n        coverage: {included: total, of: all, parts: data, name: id, status: kind, complete: novel}\n";
    assert!(found("x-pagination", "        total: total\n", coverage).message.contains("`all`"));
    assert_eq!(damaged("        total: total\n", &coverage.replace("of: all", "of: total")), []);
}

#[test]
fn bounds_allow_something() {
    found("bounds", "minimum: 1, maximum: 50", "minimum: 60, maximum: 50");
    found("bounds", "minimum: 1, maximum: 50", "minimum: 1.5, maximum: 50");
    found("bounds", "minLength: 2", "minLength: -2");
    found("bounds", "minLength: 2, maxLength: 40", "maxLength: 0");
}

#[test]
fn a_pattern_is_anchored_and_plain() {
    found("pattern", "'^(97[89])?", "'^(97[89])?\\b");
    found("pattern", "'^(97[89])?", "'^(97[89)?");
}

#[test]
fn everything_in_an_answer_is_described() {
    found("description", "{type: string, description: Identity.}", "{type: string}");
    found("description", "      description: One book.\n", "");
}

#[test]
fn an_answer_survives_what_the_document_does_not_list() {
    found(
        "closed-object",
        "      description: One book.\n",
        "      description: One book.\n      additionalProperties: false\n",
    );
    found("closed-enum", "x-extensible-enum: [novel, short-story]", "enum: [novel, short-story]");
    found(
        "schema-type",
        "{type: number, description: Mean of all votes.}",
        "{description: Votes., oneOf: [{type: number}]}",
    );
    found("schema-type", "{type: number, description: Mean of all votes.}", "{description: Votes.}");
    found("format", "{type: string, description: Identity.}", "{type: string, format: uuid, description: Identity.}");
    found("format", "items: {type: string}", "items: {type: string, format: date-time}");
    found("unix-time", "description: Seen in milliseconds.", "description: A time.");
}

#[test]
fn what_becomes_a_rust_type_has_a_name() {
    found("named-object", "additionalProperties: true, nullable: true}", "properties: {a: {type: string}}}");
    found("named-object", "items: {type: string}", "items: {type: object}");
    found("named-enum", "{type: string, description: Identity.}", "{type: string, enum: [a], description: Identity.}");
    found(
        "reference",
        "description: The answer proper.\n          allOf: [{$ref: '#/components/schemas/BookPage'}]",
        "description: The answer proper.\n          allOf: [{$ref: '#/components/schemas/BookPage'}, {type: object}]",
    );
}

#[test]
fn enum_values_become_distinct_variants() {
    assert!(found("enum-values", "[novel, short-story]", "[novel, Novel]").message.contains("`Novel`"));
    found("enum-values", "[novel, short-story]", "[novel, unknown]");
    found("enum-values", "[novel, short-story]", "[]");
    found("type", "[novel, short-story]", "[novel, 5]");
    found("enum-values", "[novel, short-story]", "[novel, '']");
}

#[test]
fn property_names_become_distinct_fields() {
    found("property-name", "lent_until:", "short_title:");
}

#[test]
fn what_is_required_exists() {
    found("required", "required: [id]", "required: [id, uid]");
}

#[test]
fn an_answer_is_not_refused_for_what_may_be_missing() {
    let violation = found("required", "required: [id]", "required: [id, shortTitle]");
    assert!(violation.message.contains("`shortTitle`"), "{violation}");
    found(
        "required",
        "One page of books.\n      required: [data]",
        "One page of books.\n      required: [data, total]",
    );
    // A list of a record may be missing, one of the response may not.
    found("required", "required: [id]", "required: [id, authors]");
}

#[test]
fn every_parameter_of_a_list_says_what_it_filters() {
    let violation = found("filter", "      lent: {equals: lent}\n", "");
    assert_eq!((violation.file.as_str(), violation.line), ("spec/emulator/books.yaml", line_of("  list_books:")));
    assert!(violation.message.contains("`lent`"), "{violation}");
    found("filter", "{equals: lent}", "{}");
    found("filter", "{equals: lent}", "{equals: []}");
    found("key", "{equals: lent}", "{resembles: lent}");
    // What pages or sorts filters nothing.
    found("filter", "    filters:\n", "    filters:\n      offset: {equals: id}\n");
    found("filter", "    filters:\n", "    filters:\n      shelf: {equals: id}\n");
}

#[test]
fn a_filter_leads_to_something_that_can_be_compared() {
    assert!(found("filter", "{equals: lent}", "{equals: borrowed}").message.contains("`borrowed`"));
    found("filter", "{equals: lent}", "{equals: authors}");
    found("filter", "{equals: lent}", "{equals: 'kind[]'}");
    found("filter", "{equals: lent}", "{equals: kind.name}");
    found("filter", "hidden: [isbn]", "hidden: [ean]");
    found("filter", "{at_least: printed_at}", "{at_least: votes}");
    found("filter", "{at_least: votes}", "{at_least: printed_at}");
    found("filter", "{equals: lent}", "{last_days: printed_at}");
}

#[test]
fn an_emulated_answer_is_a_template_of_what_is_known() {
    let violation = found("emulator", "total: $total}", "total: $number}");
    assert!(violation.message.contains("`$number`"), "{violation}");
    found("emulator", "data: $records", "data: []");
    found("emulator", "total: $total}", "total: $parameter.page}");
    found("emulator", "code: $status", "code: $total");
    found("emulator", "error: {message: $message, code: $status}\n", "");
    found("type", "block_seconds: 5", "block_seconds: soon");
    found("emulator", "block_seconds: 5", "block_seconds: -5");
    found("key", "block_seconds: 5", "block_minutes: 5");
}

#[test]
fn an_emulated_list_says_how_it_is_ordered_and_ends() {
    found("emulator", "fixed: printed_at,", "fixed: stars,");
    found("emulator", "changed: printed_at", "changed: 'authors[]'");
    found("emulator", "{fixed: printed_at, changed: printed_at}", "{}");
    found("emulator", "past_end: 500", "past_end: 200");
    found("emulator", "too_large: cut", "too_large: refuse");
    found("key", "past_end: 500", "behind_end: 500");
    let parts = |text: &str| format!("past_end: 500\n    parts: {text}");
    let right = "{member: kind, most: 20, item: {name: $name, title: $record.shortTitle}}";
    assert_eq!(damaged("past_end: 500", &parts(right)), []);
    found("emulator", "past_end: 500", &parts(&right.replace("member: kind", "member: shelf")));
    found("emulator", "past_end: 500", &parts(&right.replace("20", "0")));
    found("emulator", "past_end: 500", &parts(&right.replace("$record.shortTitle", "$record.shelf")));
}

/// An operation that does not list, for the document.
const FIND_BOOK: &str = "  /book:
    get:
      operationId: find_book
      summary: Finds a book, once for each of its authors
      description: By its name.
      tags: [Books]
      security:
        - key: []
      externalDocs:
        url: https://library.example/docs/book
      parameters:
        - name: shortTitle
          in: query
          description: Its title.
          schema: {type: string}
      responses:
        '200':
          description: What was found.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/BookAnswer'}
              examples:
                found: {summary: A book of one author., externalValue: examples/book.json}
        '4XX':
          description: Refused.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/ApiError'}
        '5XX':
          description: Failed.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/ApiError'}
components:
";

/// Its behaviour.
const FINDS_BOOK: &str = "  find_book:
    of: list_books
    rows: {each: authors, item: {id: $record.id, authors: [$element]}}
    none: 404
    filters:
      shortTitle: {equals: shortTitle}
    response: {data: {data: $records, total: $total}}
";

/// The violations of the document with the operation and this behaviour of it.
fn finding(behaviour: &str) -> Vec<Violation> {
    violations(&books().replacen("components:\n", FIND_BOOK, 1), &format!("{}{behaviour}", self::behaviour()))
}

#[test]
fn an_operation_that_does_not_list_is_emulated_from_the_records_of_one_that_does() {
    let with = |from: &str, to: &str| {
        assert!(FINDS_BOOK.contains(from), "{from}");
        finding(&FINDS_BOOK.replacen(from, to, 1))
    };
    assert_eq!(finding(FINDS_BOOK), []);
    for (from, to) in [
        ("of: list_books", "of: lists"),
        ("of: list_books", "of: find_book"),
        ("each: authors", "each: kind"),
        ("$record.id", "$record.shelf"),
        ("$record.id", "$record"),
        ("[$element]", "[$element.name]"),
        ("[$element]", "[$records]"),
        ("{id: $record.id, authors: [$element]}", "$element"),
        ("none: 404", "none: 200"),
        ("data: $records, ", ""),
        ("total: $total", "total: $more"),
        ("    response: {data: {data: $records, total: $total}}\n", ""),
    ] {
        only("emulator", with(from, to));
    }
    only("key", with("none: 404", "past_end: 404"));
    only("filter", with("    filters:\n      shortTitle: {equals: shortTitle}\n", ""));
    only("filter", with("{equals: shortTitle}", "{equals: name}"));
}

#[test]
fn what_comes_from_no_records_is_not_filtered() {
    let plain = "  find_book:\n    response: {data: {data: []}}\n";
    assert_eq!(finding(plain), []);
    only("key", finding(&format!("{plain}    none: 404\n")));
    only("key", finding(&format!("{plain}    filters: {{shortTitle: {{equals: shortTitle}}}}\n")));
}

/// The behaviour of a second list, with this in place of its order.
fn volumes(of: &str) -> String {
    let behaviour = behaviour().replace("list_books", "list_volumes");
    let (_, list) = behaviour.split_once("operations:\n").unwrap();
    list.replace("order: {fixed: printed_at, changed: printed_at}", of)
}

#[test]
fn a_list_can_be_emulated_from_the_records_of_another() {
    let (books, behaviour) = (books(), behaviour());
    let list = &books[books.find("  /books:\n").unwrap()..books.find("components:\n").unwrap()];
    let list = list.replace("/books:", "/volumes:").replace("list_books", "list_volumes");
    let with = |text: &str, of: &str| violations(text, &format!("{behaviour}{}", volumes(of)));
    let two = books.replacen("components:\n", &format!("{list}components:\n"), 1);
    assert_eq!(with(&two, "of: list_books"), []);
    only("emulator", with(&two, "of: list_volumes"));
    only("emulator", with(&two, "of: list_books\n    order: {fixed: printed_at}"));
    let films = format!("{list}components:\n").replace("schemas/BookAnswer", "schemas/FilmAnswer");
    let mut schemas = String::new();
    for (name, next) in [("BookAnswer", "BookPage"), ("BookPage", "Book"), ("Book", "ApiError")] {
        let begin = books.find(&format!("    {name}:\n")).unwrap();
        schemas.push_str(&books[begin..books.find(&format!("    {next}:\n")).unwrap()]);
    }
    let schemas = format!("  schemas:\n{}", schemas.replace("Book", "Film"));
    let document = books.replace("components:\n", &films).replace("  schemas:\n", &schemas);
    let violations = with(&document, "of: list_books");
    assert_eq!(violations.len(), 1, "{violations:#?}");
    assert!(violations[0].message.contains("lists `Book`, and not `Film`"), "{violations:#?}");
}

#[test]
fn every_operation_is_emulated_and_nothing_else() {
    let violation = found("emulator", "components:\n", FIND_BOOK);
    assert!(violation.message.contains("`find_book`"), "{violation}");
    assert_eq!((violation.file.as_str(), violation.line), ("spec/emulator/books.yaml", line_of("operations:")));
    let violations = violations(&books(), &format!("{}{FINDS_BOOK}", behaviour()));
    let line = behaviour().lines().count() + 1;
    assert!(matches!(&*violations, [one] if one.rule == "emulator" && one.line == line), "{violations:#?}");
    assert!(violations[0].message.contains("no operation `find_book`"), "{violations:#?}");
    let alone = only("emulator", check(&read_text("spec/books.yaml", &books()).unwrap()));
    assert!(alone.file == "spec/books.yaml" && alone.message.contains("`spec/emulator/books.yaml`"), "{alone}");
}

#[test]
fn both_files_are_checked_at_once() {
    let (books, behaviour) = (books().replace("required: [id]", "required: [id, isbn]"), behaviour());
    let violations = violations(&books, &behaviour.replace("past_end: 500", "past_end: soon"));
    let files: Vec<_> = violations.iter().map(|violation| (violation.file.as_str(), violation.rule)).collect();
    assert_eq!(files, [("spec/books.yaml", "required"), ("spec/emulator/books.yaml", "type")], "{violations:#?}");
    let failure = read_texts("spec/books.yaml", "a: yes", Some("b: yes")).unwrap_err();
    assert_eq!(failure.violations().len(), 2, "{failure}");
}

#[test]
fn a_value_of_the_wrong_type_is_named_with_what_to_write() {
    for (from, to, message) in [
        (
            "version: \"1\"",
            "version: 1.10",
            "`version`: expected a text, found the number 1.10; write it in quotes: '1.10'",
        ),
        (
            "version: \"1\"",
            "version: true",
            "`version`: expected a text, found `true` without quotes; write it in quotes: 'true'",
        ),
        ("version: \"1\"", "version:", "`version`: expected a text, found nothing"),
        ("version: \"1\"", "version: ~", "write it in quotes: '~'"),
        ("version: \"1\"", "version: [1]", "expected a text, found a list"),
        ("version: \"1\"", "version: {a: b}", "expected a text, found a mapping"),
        ("title: Library API", "title: 0x10", "found the number 0x10; write it in quotes: '0x10'"),
        ("summary: Lists books", "summary: 5", "`summary`: expected a text, found the number 5"),
        ("description: Identity.", "description: 5", "`description`: expected a text, found the number 5"),
        ("description: A page.", "description: false", "expected a text"),
        ("operationId: list_books", "operationId: 5", "expected a text"),
        ("name: title", "name: 5", "`name`: expected a text"),
        ("required: true", "required: yes_please", "`required`: expected true or false, found the text `yes_please`"),
        ("required: true", "required: 'true'", "found the text `true`; write it without quotes"),
        ("required: true", "required: 1", "expected true or false, found the number 1"),
        ("nullable: true", "nullable: 'no'", "expected true or false"),
        ("maxLength: 40", "maxLength: '40'", "expected a whole number, found the text `40`; write it without quotes"),
        ("maxLength: 40", "maxLength: 4.5", "expected a whole number, found the number 4.5"),
        ("maximum: 5}", "maximum: five}", "expected a number, found the text `five`"),
        ("required: [id]", "required: id", "expected a list, found the text `id`; write [id]"),
        ("key_prefixes: [lib_]", "key_prefixes: [5]", "this entry: expected a text, found the number 5"),
        ("tags: [Books]", "tags: Books", "`tags`: expected a list"),
        ("items: {type: string}", "items: string", "`items`: expected a mapping, found the text `string`"),
        ("past_end: 500", "past_end: soon", "expected a whole number"),
        ("default: DESC", "default: [DESC]", "`default`: expected a text, a number, true or false, found a list"),
    ] {
        let violation = found("type", from, to);
        assert!(violation.message.contains(message), "{violation}");
        assert_eq!(violation.line, line_of(from), "{violation}");
    }
    let violations = check(&read_text("b.yaml", "[a]").unwrap());
    let message = "the document: expected a mapping, found a list";
    assert!(violations.iter().any(|violation| violation.message == message), "{violations:#?}");
}

#[test]
fn a_scalar_that_readers_of_yaml_do_not_agree_on_is_quoted() {
    for (from, to) in [
        ("required: true", "required: yes"),
        ("summary: Lists books", "summary: 2026-01-01"),
        ("summary: Lists books", "summary: Off"),
        ("maxLength: 40", "maxLength: 040"),
        ("maxLength: 40", "maxLength: 1_000"),
        ("maximum: 50", "maximum: 99999999999999999999"),
    ] {
        let failure = read_text("b.yaml", &books().replacen(from, to, 1)).unwrap_err();
        let [violation] = failure.violations() else { panic!("{failure}") };
        assert_eq!((violation.rule, violation.line), ("yaml", line_of(from)), "{violation}");
        assert!(violation.message.contains(to.split_once(": ").unwrap().1), "{violation}");
    }
    assert_eq!(damaged("summary: Lists books", "summary: '2026-01-01'"), []);
}

#[test]
fn a_key_stands_once_however_it_is_spelled() {
    let value = "type: string, description: Identity.";
    let document = |keys: &str| books().replacen(&format!("        id: {{{value}}}\n"), keys, 1);
    let line = line_of("        id: {");
    for (first, second) in [
        ("id", "id"),
        ("id", "'id'"),
        ("'id'", "\"id\""),
        ("id", "\"\\x69d\""),
        ("1", "'1'"),
        ("\"1\"", "1"),
        ("1", "0x1"),
        ("1", "+1"),
        ("1", "01"),
        ("1", "1.0"),
        ("true", "'true'"),
        ("true", "True"),
        ("true", "yes"),
        ("'~'", "~"),
        ("null", "''"),
        ("id", "? id\n        "),
    ] {
        let text = document(&format!("        {first}: {{{value}}}\n        {second}: {{{value}}}\n"));
        let failure = read_text("b.yaml", &text).unwrap_err();
        let violation = failure.violations().last().unwrap();
        assert_eq!(violation.rule, "yaml", "{violation}");
        assert!((line..=line + 1).contains(&violation.line), "{first} and {second}: {violation}");
    }
    let text = document(&format!("        1: {{{value}}}\n        '1': {{{value}}}\n"));
    let failure = read_text("b.yaml", &text).unwrap_err();
    assert!(
        failure.to_string().contains(&format!("`1` stands twice in this mapping, in line {line} too")),
        "{failure}"
    );
    for (keys, word) in [("        <<: {a: b}\n", "merges"), ("        ? [a]\n        : b\n", "plain text")] {
        let failure = read_text("b.yaml", &document(keys)).unwrap_err();
        assert!(failure.to_string().contains(word), "{failure}");
    }
}

#[test]
fn all_that_is_no_plain_yaml_is_named_at_once() {
    let failure = read_text("x.yaml", "a: yes\nb: {1: a, '1': b}\nc: .inf\nd: !tag e\n").unwrap_err();
    let lines: Vec<_> = failure.violations().iter().map(|violation| violation.line).collect();
    assert_eq!(lines, [1, 2, 3, 4], "{failure}");
}

#[test]
fn line_breaks_of_windows_are_those_of_any_other_system() {
    let windows = document(&books().replace('\n', "\r\n"));
    let document = document(&books());
    assert_eq!(windows.json(), document.json());
    assert_eq!(check(&windows), []);
    assert_eq!(windows.line("/components"), document.line("/components"));
}

#[test]
fn every_text_can_be_seen() {
    let hidden =
        ["\\r", "\\t", "\\0", "\\e", "\\x7f", "\\x9b", "\\u202E", "\\u2066", "\\u200B", "\\u2028", "\\uFEFF", "\\xAD"];
    for character in hidden {
        for (from, to) in [
            ("description: What can be read.", "description: \"a #b\""),
            ("summary: Lists books", "summary: \"a #b\""),
            ("title: Library API", "title: \"a #b\""),
            ("description: The only one.", "description: \"a #b\""),
            ("summary: One book.,", "summary: \"a #b\","),
            ("{message: $message,", "{message: $message, x: \"a #b\","),
            ("{message: $message,", "{message: $message, \"a #b\": x,"),
        ] {
            let violation = found("text", from, &to.replace('#', character));
            assert_eq!(violation.line, line_of(from), "{character}: {violation}");
            assert!(violation.message.contains("U+"), "{violation}");
        }
    }
    let violation =
        found("text", "        The newest first.\n", "        The newest first.\n        The\u{202e} oldest last.\n");
    assert!(violation.message.contains("in line 2 of the text"), "{violation}");
}

#[test]
fn a_text_has_no_effect_but_to_be_read() {
    for (text, word) in [
        ("see [x]", "backticks"),
        ("a <b> c", "HTML"),
        ("a `b", "partner"),
        ("at https://a.example", "angle brackets"),
        ("[x](y)", "address"),
    ] {
        for (from, to) in [
            ("description: What can be read.", "description: '#'"),
            ("description: Part of the title.", "description: '#'"),
            ("description: One book.\n", "description: '#'\n"),
            ("description: The key.", "description: '#'"),
            ("description: Refused.", "description: '#'"),
            ("summary: Lists books", "summary: '#'"),
            ("description: The only one.", "description: '#'"),
        ] {
            let violation = found("text", from, &to.replace('#', text));
            assert!(violation.message.contains(word), "{violation}");
            assert_eq!(violation.line, line_of(from.trim_end()), "{violation}");
        }
    }
    found("text", "        The newest first.\n", "        ```\n        The newest first.\n");
}

#[test]
fn what_stands_within_a_line_is_one_line() {
    for text in ["'- a'", "'# a'", "\"a\\nb\"", "'a ] b'", "'a\\'", "'<https://a.example>'", "'    a'"] {
        for from in ["summary: Lists books", "title: Library API", "summary: One book."] {
            let key = from.split_once(':').unwrap().0;
            let violation = found("text", from, &format!("{key}: {text}"));
            assert_eq!(violation.line, line_of(from), "{violation}");
        }
    }
    found("text", "version: \"1\"", "version: \"1\\n2\"");
}

#[test]
fn the_address_of_a_page_is_one() {
    for url in [
        "books",
        "https://library.example/a b",
        "https://user:a@library.example",
        "javascript:a",
        "https://a.example/(b)",
    ] {
        let violation = found("text", "url: https://library.example/docs/books", &format!("url: {url}"));
        assert_eq!(violation.line, line_of("url: https://library.example/docs/books"));
    }
}

#[test]
fn a_schema_name_is_a_free_rust_type_and_is_used() {
    found(
        "unused",
        "    ApiError:\n",
        "    Spare:\n      type: string\n      description: None.\n      enum: [a]\n    ApiError:\n",
    );
    let renamed = books().replace("Direction", "String");
    let rules: Vec<_> = check(&document(&renamed)).into_iter().map(|v| v.rule).collect();
    assert_eq!(rules, ["schema-name"]);
    let renamed = books().replace("Direction", "sort_direction");
    let rules: Vec<_> = check(&document(&renamed)).into_iter().map(|v| v.rule).collect();
    assert_eq!(rules, ["schema-name"]);
}

/// The violations of the document beside these files of `examples/`.
fn with_examples(files: &[(&str, &str)]) -> Vec<Violation> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("books.yaml");
    std::fs::write(&path, books()).unwrap();
    std::fs::create_dir(folder.path().join("emulator")).unwrap();
    std::fs::write(folder.path().join("emulator/books.yaml"), behaviour()).unwrap();
    for (name, text) in files {
        let file = folder.path().join("examples").join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    check(&read(&path).unwrap())
}

/// Asserts that this body of the one example breaks this rule and no other, and gives the message.
#[track_caller]
fn example(rule: &str, body: &str) -> String {
    let violations = with_examples(&[("books.json", body)]);
    assert_eq!(violations.len(), 1, "{violations:#?}");
    let violation = &violations[0];
    assert_eq!((violation.rule, violation.line), (rule, line_of("externalValue")), "{violation}");
    violation.message.clone()
}

#[test]
fn an_example_is_a_file_of_json_beside_the_document() {
    let violations = with_examples(&[]);
    assert_eq!(violations.len(), 1, "{violations:?}");
    assert!(violations[0].message.contains("`examples/books.json` cannot be read as JSON"), "{violations:?}");
    assert!(example("example", "{").contains("`examples/books.json` cannot be read as JSON"));
}

#[test]
fn an_example_shows_what_its_schema_describes() {
    let page = |book: &str| format!(r#"{{"success": true, "data": {{"data": [{{{book}}}], "total": 1}}}}"#);
    let fine = r#""id": "a", "shortTitle": null, "kind": "poem", "stars": 4.5, "notes": {"any": [1]},
        "printed_at": "2026-03-02T08:15:00.1042+01:00", "lent_until": 1776972847891"#;
    assert_eq!(with_examples(&[("books.json", &page(fine))]), []);
    for (book, place) in [
        (r#""id": 5"#, "/data/data/0/id"),                                      // another type
        (r#""shortTitle": "t""#, "/data/data/0"),                               // what is required is missing
        (r#""id": "a", "short_title": "t""#, "/data/data/0"),                   // not described
        (r#""id": "a", "stars": null"#, "/data/data/0/stars"),                  // null without `nullable`
        (r#""id": "a", "printed_at": "yesterday""#, "/data/data/0/printed_at"), // no time
        (r#""id": "a", "authors": ["b", 7]"#, "/data/data/0/authors/1"),
    ] {
        let message = example("example-schema", &page(book));
        assert!(message.contains(&format!("`BookAnswer` at `{place}`")), "{message}");
    }
}

#[test]
fn every_file_of_examples_is_named_or_a_bare_answer() {
    let wrapped = ("books.json", r#"{"data": {"data": []}}"#);
    let unnamed = |file: &str, body: &str| {
        let violations = with_examples(&[wrapped, (file, body)]);
        violations.into_iter().map(|violation| (violation.rule, violation.message)).collect::<Vec<_>>()
    };
    assert_eq!(unnamed("books/list_books.bare.json", r#"{"data": [{"id": "a"}]}"#), []);
    let contradiction = unnamed("books/list_books.bare.json", r#"{"data": [{"id": 5}]}"#);
    assert!(contradiction[0].1.contains("`BookPage` at `/data/0/id`"), "{contradiction:?}");
    let forgotten = unnamed("books/films.json", "{}");
    assert_eq!(forgotten[0].0, "example", "{forgotten:?}");
    assert!(forgotten[0].1.contains("nothing names `examples/books/films.json`"), "{forgotten:?}");
}

#[test]
fn a_document_that_is_not_there_is_named() {
    let failure = generate(Path::new("no/such.yaml")).unwrap_err();
    assert_eq!(failure.violations()[0].rule, "readable");
    assert_eq!(failure.violations()[0].file, "no/such.yaml");
}

#[test]
fn text_that_is_no_yaml_document_is_refused_with_its_line() {
    for (text, line) in [
        ("a: [1, 2\nb: 3\n", 2),
        ("a: 1\na: 2\n", 2),
        ("\tx: 1", 1),
        ("", 1),
        ("--- 1\n--- 2\n", 1),
        ("a: !tag 5\n? [1]\n: 2\n", 2),
        ("a: &x [*x]\n", 1),
        ("a: .nan\n", 1),
    ] {
        let failure = match read_text("x.yaml", text) {
            Ok(document) => generate_from(&document).unwrap_err(),
            Err(failure) => failure,
        };
        let first = &failure.violations()[0];
        assert!(first.line <= line.max(1), "{text:?}: {failure}");
        assert!(first.rule == "yaml" || read_text("x.yaml", text).is_ok(), "{text:?}: {failure}");
    }
}

#[test]
fn garbage_gives_violations_and_never_a_panic() {
    let deep = "[".repeat(5_000);
    for text in
        ["5", "[]", "{}", "null", "paths: 5", "openapi: 3.0.3\npaths: [a]", "components: {schemas: {A: 5}}", &deep]
    {
        let outcome = read_text("x.yaml", text).and_then(|document| generate_from(&document));
        assert!(outcome.is_err(), "{text:.40}");
    }
}

#[test]
fn a_document_with_any_one_line_removed_or_cut_never_panics() {
    let (books, behaviour) = (books(), behaviour());
    let generated = |text: &str, behaviour: &str| {
        let _ = read_texts("x.yaml", text, Some(behaviour)).and_then(|document| generate_from(&document));
    };
    cut(&books, |text| generated(text, &behaviour));
    cut(&behaviour, |text| generated(&books, text));
}

/// Calls a function with the text without each of its lines, and with each of them cut.
fn cut(text: &str, generated: impl Fn(&str)) {
    let lines: Vec<_> = text.lines().collect();
    for skip in 0..lines.len() {
        let mut damaged = lines.clone();
        damaged.remove(skip);
        generated(&damaged.join("\n"));
        let half = &lines[skip][..lines[skip].len() / 2];
        damaged.insert(skip, half);
        generated(&damaged.join("\n"));
    }
}

/// Rules of the later stages, for what no other rule found, so that no document is known for them.
const WITHOUT_A_DOCUMENT: [&str; 2] = ["openapi", "progenitor"];

#[test]
fn every_rule_has_a_test_here_and_a_line_in_the_readme() {
    let readme = include_str!("../../spec/README.md");
    let rules = &readme[readme.find("## Rules").unwrap()..readme.find("## From the document to Rust").unwrap()];
    let tests = concat!(include_str!("rules.rs"), include_str!("rules/requests.rs"));
    for rule in RULES {
        assert!(tests.contains(&format!("\"{rule}\"")) || WITHOUT_A_DOCUMENT.contains(rule), "`{rule}` has no test");
        assert!(rules.contains(&format!("`{rule}`")), "`{rule}` is not in spec/README.md");
    }
    assert!(RULES.is_sorted());
}
