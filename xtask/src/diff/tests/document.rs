use super::{after, both_ways, one_way};

#[test]
fn another_environment_prefix_is_breaking() {
    one_way(
        "env_prefix: LIBRARY",
        "env_prefix: BOOKS",
        "breaking",
        "`env_prefix` `LIBRARY` -> `BOOKS`: `from_env` reads other variables",
    );
}

#[test]
fn prefixes_of_keys_are_documentation() {
    one_way("[lib_]", "[lib_, key_]", "docs only", "only the hint for a key that is refused");
}

#[test]
fn limits_and_codes_of_quotas_change_what_the_client_does_by_itself() {
    one_way(
        "{requests: 5, seconds: 1}",
        "{requests: 6, seconds: 1}",
        "additive",
        "compatible, the client keeps to other limits",
    );
    one_way(
        "[borrowed_out]",
        "[borrowed_out, gone]",
        "additive",
        "compatible, other responses of 429 are taken for final",
    );
}

#[test]
fn an_envelope_more_is_additive_and_another_one_breaking() {
    let lines = after(&[("  envelope: data\n", "")]);
    assert!(lines.iter().any(|line| line.starts_with("breaking   `x-sdk`: `envelope` `data` removed")), "{lines:#?}");
    let new = super::books();
    let old = super::edit(&new, &[("  envelope: data\n", "")]);
    assert!(super::lines(&old, &new).iter().any(|line| line.starts_with("additive   `x-sdk`: `envelope` `data` new")));
}

#[test]
fn another_default_base_url_is_breaking() {
    let lines = after(&[("https://library.example/v1", "https://library.example/v2")]);
    assert_eq!(
        lines,
        [
            "breaking   default base URL `https://library.example/v1` -> `https://library.example/v2`: calls and the key \
             go to another address unless `base_url` is set",
            "docs only  `servers` changed: they are named in the documentation of `base_url`",
        ]
    );
}

#[test]
fn another_server_beside_the_first_is_documentation() {
    let second = "    description: The only one.\n  - url: https://mirror.example\n    description: A copy.\n";
    one_way("    description: The only one.\n", second, "docs only", "`servers` changed");
}

#[test]
fn what_documents_said_of_the_emulator_before_there_was_a_file_for_it_is_documentation() {
    let why = "only what the emulator answers";
    both_ways("paths:\n", "x-emulator: {error: {}}\npaths:\n", ("docs only", why), ("docs only", why));
    both_ways(
        "      parameters:\n",
        "      x-emulator: {}\n      parameters:\n",
        ("docs only", why),
        ("docs only", why),
    );
    let filter = "          required: true\n          x-filter: {equals: isbn}\n";
    both_ways("          required: true\n", filter, ("docs only", why), ("docs only", why));
}

#[test]
fn words_about_the_document_are_documentation() {
    one_way("openapi: 3.0.3", "openapi: 3.0.4", "docs only", "`openapi` `3.0.3` -> `3.0.4`");
    one_way("title: Library API", "title: Books API", "docs only", "`info.title` changed");
    one_way("description: What can be read.", "description: Things to read.", "docs only", "`tags` changed");
    one_way("description: The key.", "description: A key.", "docs only", "`securitySchemes` changed");
    one_way("security:\n  - key: []\n", "security: []\n", "docs only", "`security` changed");
}

#[test]
fn what_no_rule_knows_counts_as_breaking() {
    one_way("tags:\n", "x-other: 1\ntags:\n", "breaking", "`x-other` `1` new: not judged");
    one_way("  quota_codes:", "  retry: {}\n  quota_codes:", "breaking", "`retry` `{}` new: not judged");
    one_way("components:\n", "components:\n  parameters: {}\n", "breaking", "`parameters` `{}` new: not judged");
}
