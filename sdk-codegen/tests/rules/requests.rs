//! Rules for methods, paths, places of parameters, and what responses hold. The document is `lending.yaml`.

use std::path::Path;

use sdk_codegen::{Violation, check, read_texts};

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshot").join(name)).unwrap()
}

/// The violations of the document with one text replaced, which must occur.
#[track_caller]
fn damaged(from: &str, to: &str) -> Vec<Violation> {
    let lending = file("lending.yaml");
    assert!(lending.contains(from), "`{from}` is not in the document");
    violations(&lending.replacen(from, to, 1))
}

fn violations(lending: &str) -> Vec<Violation> {
    check(&read_texts("spec/lending.yaml", lending, Some(&file("emulator/lending.yaml"))).unwrap())
}

/// Asserts that the damage is found by this rule, and by no other.
#[track_caller]
fn found(rule: &str, from: &str, to: &str) -> Violation {
    let violations = damaged(from, to);
    let is_alone = violations.iter().all(|violation| violation.rule == rule);
    assert!(is_alone && !violations.is_empty(), "{violations:#?}");
    violations.into_iter().next().unwrap()
}

#[test]
fn the_document_breaks_no_rule() {
    assert_eq!(violations(&file("lending.yaml")), []);
}

#[test]
fn a_body_is_refused_as_long_as_none_is_generated() {
    let violation = found("request-body", "operationId: ring", "operationId: ring\n      requestBody: {content: {}}");
    assert!(violation.message.contains("not generated so far"), "{violation}");
}

#[test]
fn the_class_of_repetition_is_written_only_where_the_method_does_not_say_it() {
    found("repeat", "x-repeat: idempotent", "x-repeat: twice");
    let violation = found("repeat", "x-repeat: idempotent", "x-repeat: once");
    assert!(violation.message.contains("`once` is what `patch` is"), "{violation}");
    found("repeat", "x-repeat: once", "x-repeat: idempotent");
    found("repeat", "operationId: get_card", "operationId: get_card\n      x-repeat: safe");
}

#[test]
fn path_and_parameters_name_the_same_each_once() {
    let violation = found("path", "name: memberNumber\n          in: path", "name: number\n          in: path");
    assert!(violation.message.contains("`{memberNumber}`"), "{violation}");
    let violation = found("path", "/covers/{isbn}:", "/covers/all:");
    assert!(violation.message.contains("no `{isbn}`"), "{violation}");
    let violation = found("path", "/covers/{isbn}:", "/covers/{isbn}/{isbn}:");
    assert!(violation.message.contains("twice"), "{violation}");
    found("path", "/bell:", "/bell/{desk}:");
}

#[test]
fn a_parameter_of_the_path_is_required_and_a_text_or_an_integer() {
    found("path", "in: path\n          required: true", "in: path\n          required: false");
    let schema = "schema: {type: integer, format: int64, minimum: 1}";
    for kind in ["{type: number}", "{type: boolean}"] {
        found("parameter-type", schema, &format!("schema: {kind}"));
    }
}

#[test]
fn a_part_of_a_path_is_a_parameter_as_a_whole_or_not_at_all() {
    for path in ["/covers/{isbn}.png:", "'/covers/{isbn':", "'/covers/isbn}':", "'/covers/{isbn}{isbn}':"] {
        let violations = damaged("/covers/{isbn}:", path);
        assert!(
            violations.iter().all(|violation| violation.rule == "path") && !violations.is_empty(),
            "{violations:?}"
        );
    }
}

#[test]
fn two_paths_are_two_places() {
    let violation = found("path", "  /covers/{isbn}:", "  /members/{number}: {}\n  /covers/{isbn}:");
    assert!(violation.message.contains("one place"), "{violation}");
}

#[test]
fn a_header_has_a_name_of_its_own() {
    for name in ["Authorization", "content-type", "User-Agent", "Host", "cookie"] {
        let violation = found("parameter-name", "name: X-Branch", &format!("name: {name}"));
        assert!(violation.message.contains("sets"), "{violation}");
    }
    found("parameter-name", "name: X-Branch", "name: 'X Branch'");
    found("parameter-name", "name: X-Branch", "name: 'X-Branch:'");
}

#[test]
fn responses_of_success_are_of_one_type() {
    let other = found(
        "responses",
        "'202': {description: It is lent as soon as it is back., content: {application/json: {schema: {$ref: '#/components/schemas/LoanAnswer'}",
        "'202': {description: It is lent as soon as it is back., content: {application/json: {schema: {$ref: '#/components/schemas/Done'}",
    );
    assert!(other.message.contains("one type"), "{other}");
    found("key", "'202': {description: It is lent", "'203': {description: It is lent");
    let none = found("responses", "        '204': {description: It rang.}\n", "");
    assert!(none.message.contains("no response of success"), "{none}");
}

#[test]
fn a_response_without_content_gives_nothing_that_it_does_not_have() {
    let content = "'204': {description: It rang., content: {text/csv: {schema: {type: string}}}}";
    let violations = damaged("'204': {description: It rang.}", content);
    assert!(violations.iter().any(|violation| violation.message.contains("status 204")), "{violations:?}");
    let list = "        '200': {description: All loans.";
    found("responses", list, &format!("        '204': {{description: None.}}\n{list}"));
    let table = "        '200': {description: A table.";
    found("responses", table, &format!("        '204': {{description: None.}}\n{table}"));
}

#[test]
fn what_is_given_as_it_came_has_no_more_than_that() {
    found("responses", "schema: {type: string}}}}", "schema: {type: string, maxLength: 5}}}}");
    found("responses", "format: binary", "format: byte");
    found("key", "schema: {type: string}}}}", "schema: {type: string}, examples: {}}}}");
    found("envelope", "operationId: export_loans", "operationId: export_loans\n      x-envelope: data");
    found("envelope", "operationId: get_card", "operationId: get_card\n      x-envelope: data");
    found("key", "content: {text/csv: {schema: {type: string}}}", "content: {text/plain: {schema: {type: string}}}");
    found(
        "responses",
        "content: {text/csv: {schema: {type: string}}}",
        "content: {text/csv: {schema: {type: string}}, '*/*': {schema: {type: string, format: binary}}}",
    );
}

#[test]
fn what_nobody_has_seen_is_said_so() {
    found("description", "{description: Nobody has seen one.}", "{}");
    found("x-pagination", "operationId: get_card", "operationId: get_card\n      x-pagination: {}");
}

#[test]
fn an_operation_has_a_wrapper_of_its_own_or_none() {
    found("envelope", "x-envelope: member", "x-envelope: loan");
    found("envelope", "x-envelope: member", "x-envelope: ''");
    found("envelope", "x-envelope: member", "x-envelope: [member]");
    found("envelope", "x-envelope: member", "x-envelope: false");
    let with = |own: &str| {
        let lending =
            file("lending.yaml").replace("  key_prefixes: [lend_]", "  key_prefixes: [lend_]\n  envelope: member");
        violations(&lending.replace("x-envelope: member", own))
    };
    assert!(matches!(with("x-envelope: member").as_slice(), [first, ..] if first.rule == "envelope"));
    assert!(with("x-repeat: idempotent").iter().all(|violation| !violation.pointer.contains("get_member")));
}

#[test]
fn what_is_given_alone_requires_one_member_that_identifies_it() {
    let two = "required: [number, name]\n      properties:\n        number:";
    let violation = found("required", "required: [number]\n      properties:\n        number:", two);
    assert!(violation.message.contains("identity"), "{violation}");
}
