use super::{after, books, both_ways, edit, lines, one_way};

const VOTES: &str = "        votes: {type: integer, description: Number of all votes.}\n";

#[test]
fn a_field_more_is_additive_and_one_less_breaking() {
    both_ways(
        VOTES,
        &format!("{VOTES}        pages: {{type: integer, description: Pages.}}\n"),
        ("additive", "field `pages`: new, `Option<i64>`: one more field"),
        ("breaking", "field `pages`: removed: the field is gone"),
    );
}

#[test]
fn a_required_field_more_is_breaking() {
    let lines = after(&[
        (VOTES, &format!("{VOTES}        pages: {{type: integer}}\n")),
        ("[id]\n      properties", "[id, pages]\n      properties"),
    ]);
    assert_eq!(lines, ["breaking   field `pages`: new, `i64`, required: a response without it is a `Decode` error"]);
}

#[test]
fn a_field_success_is_said_to_turn_answers_into_errors() {
    one_way(
        VOTES,
        &format!("{VOTES}        success: {{type: boolean}}\n"),
        "additive",
        "a response that says `false` becomes an error",
    );
}

#[test]
fn a_field_that_becomes_required_or_optional_is_breaking_either_way() {
    both_ways(
        "required: [id]\n",
        "required: [votes, id]\n",
        ("breaking", "field `votes`: `Option<i64>` -> `i64`: the field is no longer an `Option`"),
        ("breaking", "field `votes`: `i64` -> `Option<i64>`: the field is an `Option` now"),
    );
}

#[test]
fn a_list_that_becomes_required_is_breaking_and_optional_additive() {
    both_ways(
        "required: [id]\n",
        "required: [id, authors]\n",
        ("breaking", "field `authors`: required now: a response without it is a `Decode` error"),
        ("additive", "field `authors`: no longer required: absent is read as empty"),
    );
}

#[test]
fn a_field_of_another_type_is_breaking() {
    one_way(
        "votes: {type: integer",
        "votes: {type: number",
        "breaking",
        "field `votes`: `Option<i64>` -> `Option<f64>`: the field has another type",
    );
    one_way(
        "type: string, format: date-time",
        "type: string",
        "breaking",
        "field `printed_at`: `Option<Timestamp>` -> `Option<String>`",
    );
    one_way(
        "type: integer, format: unix-time",
        "type: integer",
        "breaking",
        "field `lent_until`: `Option<UnixTime>` -> `Option<i64>`",
    );
    one_way(
        "items: {type: string}",
        "items: {type: integer}",
        "breaking",
        "field `authors`: `Vec<String>` -> `Vec<i64>`",
    );
}

#[test]
fn a_field_that_becomes_the_same_rust_is_documentation() {
    one_way(
        "votes: {type: integer",
        "votes: {type: integer, format: int64",
        "docs only",
        "field `votes`: `format` new: it becomes the same Rust",
    );
}

#[test]
fn a_field_with_another_name_on_the_wire_is_breaking() {
    one_way(
        "        shortTitle: {",
        "        short_title: {",
        "breaking",
        "read and written as `short_title`, no longer as `shortTitle`",
    );
}

#[test]
fn unknown_fields_are_passed_over_whatever_the_document_says() {
    let to = "      description: One book.\n      additionalProperties: true\n";
    one_way("      description: One book.\n", to, "docs only", "`additionalProperties` `true` new");
}

#[test]
fn null_and_words_are_documentation() {
    one_way(
        "votes: {type: integer",
        "votes: {nullable: true, type: integer",
        "docs only",
        "field `votes`: `nullable` `true` new: null is read either way",
    );
    one_way(
        "description: Mean of all votes.",
        "description: Mean.",
        "docs only",
        "field `stars`: `description` changed",
    );
    one_way("description: One book.", "description: A book.", "docs only", "`description` changed");
}

#[test]
fn a_value_of_an_open_enum_more_is_additive_and_one_less_breaking() {
    both_ways(
        "[novel, short-story]",
        "[novel, short-story, travel_guide]",
        (
            "additive",
            "value `travel_guide`: new: what was `Unknown(\"travel_guide\")` is the variant `TravelGuide` now",
        ),
        ("breaking", "value `travel_guide`: removed: the variant `TravelGuide` is gone; the text is `Unknown` now"),
    );
}

#[test]
fn a_value_of_a_closed_enum_more_is_additive_and_one_less_breaking() {
    both_ways(
        "[ASC, DESC]",
        "[ASC, DESC, RANDOM]",
        ("additive", "value `RANDOM`: new: one more variant, `Random`; its text is taken now"),
        ("breaking", "value `RANDOM`: removed: the variant `Random` is gone; the text is refused now"),
    );
}

#[test]
fn a_variant_that_stands_for_another_text_is_breaking() {
    one_way(
        "short-story",
        "short_story",
        "breaking",
        "value `short_story`: before `short-story`: the variant `ShortStory` stays",
    );
}

#[test]
fn opening_and_closing_an_enum_is_breaking() {
    both_ways(
        "      enum: [ASC",
        "      x-extensible-enum: [ASC",
        ("breaking", "open now"),
        ("breaking", "closed now"),
    );
}

#[test]
fn a_renamed_type_is_breaking_once() {
    let old = books();
    let new = old.replace("schemas/Book'", "schemas/Volume'").replace("    Book:\n", "    Volume:\n");
    let report = lines(&old, &new);
    assert_eq!(report, ["breaking   renamed, before `Book`: the type has another name"]);
}

#[test]
fn types_that_are_renamed_together_are_found_and_compared() {
    let old = books();
    let new = old.replace("schemas/Book'", "schemas/Volume'").replace("    Book:\n", "    Volume:\n");
    let new = new.replace("BookPage", "VolumePage");
    let report = lines(&old, &new);
    assert_eq!(
        report,
        [
            "breaking   renamed, before `Book`: the type has another name",
            "breaking   renamed, before `BookPage`: the type has another name"
        ]
    );
}

#[test]
fn a_type_more_is_additive_and_one_less_breaking() {
    let field = format!("{VOTES}        shelf: {{allOf: [{{$ref: '#/components/schemas/Shelf'}}]}}\n");
    let new = edit(
        &books(),
        &[
            (VOTES, &field),
            (
                "    ApiError:\n",
                "    Shelf:\n      type: object\n      properties: {row: {type: integer}}\n    ApiError:\n",
            ),
        ],
    );
    let there = lines(&books(), &new);
    assert!(there.len() == 2 && there.contains(&"additive   new: one more type".to_owned()), "{there:#?}");
    let back = lines(&new, &books());
    assert!(back.len() == 2 && back.contains(&"breaking   removed: the type is gone".to_owned()), "{back:#?}");
}

#[test]
fn an_object_that_becomes_an_enum_is_breaking() {
    one_way(
        "      type: string\n      description: Kind of book.\n",
        "      type: object\n      description: Kind of book.\n",
        "breaking",
        "the type is another one",
    );
}

#[test]
fn what_no_rule_knows_counts_as_breaking() {
    one_way(
        "votes: {type: integer",
        "votes: {readOnly: true, type: integer",
        "breaking",
        "field `votes`: `readOnly` `true` new: not judged",
    );
    one_way("      enum: [ASC", "      x-order: 1\n      enum: [ASC", "breaking", "`x-order` `1` new: not judged");
    one_way(
        "      description: One book.\n",
        "      description: One book.\n      minProperties: 1\n",
        "breaking",
        "`minProperties` `1` new: not judged",
    );
}
