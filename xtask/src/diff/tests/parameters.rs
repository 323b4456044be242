use super::{after, books, both_ways, edit, expect, lines, one_way};

const STARS: &str = "        - name: stars\n          in: query\n";
const LENT: &str = "schema: {type: boolean}";
const AUTHOR: &str =
    "        - name: author\n          in: query\n          description: Name.\n          schema: {type: string}\n";

#[test]
fn an_optional_parameter_more_is_additive_and_one_less_breaking() {
    let with = format!("{AUTHOR}{STARS}");
    both_ways(
        STARS,
        &with,
        ("additive", "parameter `author`: new: one more setter"),
        ("breaking", "parameter `author`: removed"),
    );
}

#[test]
fn a_required_parameter_more_is_breaking() {
    let required = format!("{}          required: true\n{STARS}", AUTHOR);
    one_way(STARS, &required, "breaking", "parameter `author`: new and required: calls that do not set it are refused");
}

#[test]
fn a_renamed_parameter_is_one_less_and_one_more() {
    let lines = after(&[("name: stars", "name: rating")]);
    assert_eq!(
        lines,
        [
            "breaking   parameter `stars`: removed: its setter is gone",
            "additive   parameter `rating`: new: one more setter"
        ]
    );
}

#[test]
fn a_parameter_that_is_sent_under_another_name_by_the_same_setter_is_breaking() {
    one_way("name: bornAfter", "name: born_after", "breaking", "sent as `born_after`, no longer as `bornAfter`");
}

#[test]
fn a_parameter_that_becomes_required_is_breaking_and_optional_additive() {
    both_ways(
        STARS,
        &format!("{STARS}          required: true\n"),
        ("breaking", "parameter `stars`: required now: calls that do not set it are refused now"),
        ("additive", "parameter `stars`: no longer required"),
    );
}

#[test]
fn required_false_is_what_its_absence_is() {
    one_way(STARS, &format!("{STARS}          required: false\n"), "docs only", "it means the same");
}

#[test]
fn a_lower_maximum_is_breaking_and_a_higher_one_additive() {
    both_ways(
        "minimum: 0, maximum: 5",
        "minimum: 0, maximum: 4",
        ("breaking", "parameter `stars`: `maximum` `5` -> `4`: a larger value is refused now"),
        ("additive", "parameter `stars`: `maximum` `4` -> `5`: a larger value is sent now"),
    );
}

#[test]
fn a_higher_minimum_is_breaking_and_a_lower_one_additive() {
    both_ways(
        "minimum: 1, maximum: 50",
        "minimum: 2, maximum: 50",
        ("breaking", "parameter `limit`: `minimum` `1` -> `2`: a smaller value is refused now"),
        ("additive", "parameter `limit`: `minimum` `2` -> `1`: a smaller value is sent now"),
    );
}

#[test]
fn a_bound_where_there_was_none_is_breaking_and_one_less_additive() {
    both_ways(
        "type: integer, minimum: 0}",
        "type: integer, minimum: 0, maximum: 9}",
        ("breaking", "parameter `offset`: `maximum` `9` new: a larger value is refused now"),
        ("additive", "parameter `offset`: `maximum` `9` removed: a larger value is sent now"),
    );
}

#[test]
fn a_bound_of_the_page_size_says_what_walks_do() {
    one_way("maximum: 50", "maximum: 80", "additive", "a larger value is sent now; walks ask for pages of this size");
}

#[test]
fn lengths_are_bounds_of_texts() {
    both_ways(
        "maxLength: 40",
        "maxLength: 30",
        ("breaking", "parameter `title`: `maxLength` `40` -> `30`: a longer text is refused now"),
        ("additive", "a longer text is sent now"),
    );
    both_ways(
        "minLength: 2",
        "minLength: 1",
        ("additive", "parameter `title`: `minLength` `2` -> `1`: a shorter text is sent now"),
        ("breaking", "a shorter text is refused now"),
    );
    let none = edit(&books(), &[("minLength: 2, ", "")]);
    let zero = edit(&books(), &[("minLength: 2", "minLength: 0")]);
    expect(&lines(&none, &zero), ("docs only", "it means the same"));
}

#[test]
fn another_pattern_is_breaking_and_no_pattern_additive() {
    one_way("{9}[0-9X]$", "{8}[0-9X]$", "breaking", "a text that matched may be refused now");
    both_ways(
        "type: string, pattern: '^(97[89])?[0-9]{9}[0-9X]$'",
        "type: string",
        ("additive", "texts that were refused are sent now"),
        ("breaking", "texts that do not match are refused now"),
    );
}

#[test]
fn bounds_of_a_time_in_seconds_are_not_enforced() {
    one_way("format: unix-seconds}", "format: unix-seconds, minimum: 5}", "docs only", "not enforced");
}

#[test]
fn another_default_is_documentation_that_says_that_the_service_acts_otherwise() {
    one_way(
        "default: 10",
        "default: 20",
        "docs only",
        "`default` `10` -> `20`: the client sends no default; the service is said to act",
    );
    one_way("default: DESC", "default: ASC", "docs only", "the service is said to act otherwise");
}

#[test]
fn another_default_page_size_is_what_walks_count_pages_in() {
    let old = edit(&books(), &[("        offset: offset\n", "        offset: offset\n        page: stars\n")]);
    let new = edit(&old, &[("default: 10", "default: 20")]);
    expect(&lines(&old, &new), ("additive", "`default` `10` -> `20`: compatible, walks that begin at a page count"));
}

#[test]
fn a_setter_that_takes_another_type_is_breaking() {
    one_way(LENT, "schema: {type: string}", "breaking", "parameter `lent`: takes a text, before a boolean");
    one_way(
        "schema: {type: integer, minimum: 0}",
        "schema: {type: number, minimum: 0}",
        "breaking",
        "`i128` and `u128` are no longer taken",
    );
    one_way(
        "schema: {type: number, minimum: 0",
        "schema: {type: integer, minimum: 0",
        "breaking",
        "no longer a number",
    );
}

#[test]
fn an_integer_that_becomes_seconds_is_additive_only_within_their_bounds() {
    let bounded = "schema: {type: integer, minimum: 0, maximum: 9999999999}";
    let old = edit(&books(), &[("schema: {type: integer, format: unix-seconds}", bounded)]);
    expect(&lines(&old, &books()), ("additive", "integers are still taken, and a `Timestamp` too"));
    both_ways(
        "type: integer, format: unix-seconds",
        "type: integer",
        (
            "breaking",
            "parameter `bornAfter`: takes an integer, before a Unix time in seconds: a `Timestamp` is no longer",
        ),
        ("breaking", "an integer below 0 or from 10000000000 on is refused now"),
    );
}

#[test]
fn an_enum_that_becomes_a_text_is_additive_unless_the_text_has_bounds() {
    let kind = "schema: {$ref: '#/components/schemas/Kind'}";
    both_ways(
        kind,
        "schema: {type: string}",
        ("additive", "parameter `type`: takes a text, before a `Kind`: a `Kind` and texts are still taken"),
        ("breaking", "values of enums other than `Kind` were taken as texts"),
    );
    one_way(kind, "schema: {type: string, maxLength: 3}", "breaking", "texts that were sent can be refused");
}

#[test]
fn another_enum_is_breaking() {
    one_way(
        "schema: {$ref: '#/components/schemas/Kind'}",
        "schema: {$ref: '#/components/schemas/Direction'}",
        "breaking",
        "parameter `type`: takes a `Direction`, before a `Kind`",
    );
}

#[test]
fn a_reference_in_other_words_is_documentation() {
    let from = "schema: {$ref: '#/components/schemas/Kind'}";
    let to = "schema: {allOf: [{$ref: '#/components/schemas/Kind'}]}";
    one_way(from, to, "docs only", "parameter `type`: refers to the same in other words");
}

#[test]
fn a_format_of_a_text_is_documentation() {
    one_way(
        "type: string, minLength",
        "type: string, format: email, minLength",
        "docs only",
        "`format` `email` new: it is not enforced",
    );
}

#[test]
fn words_are_documentation() {
    one_way(
        "description: Part of the title.",
        "description: Some of the title.",
        "docs only",
        "parameter `title`: `description` changed",
    );
}

#[test]
fn what_no_rule_knows_counts_as_breaking() {
    one_way(
        "type: boolean}",
        "type: boolean, const: true}",
        "breaking",
        "parameter `lent`: `const` `true` new: not judged",
    );
    one_way(
        STARS,
        &format!("{STARS}          explode: false\n"),
        "breaking",
        "parameter `stars`: `explode` `false` new: not judged",
    );
}
