//! Double entry: facts entered by hand from the services' pages, compared with the documents.
#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only, not beside them")]

mod double_entry {
    pub(crate) mod document;
    pub(crate) mod page;

    /// Parameters (`query limit`) and values of the response (`response data[].id`) with their facts.
    pub(crate) type Entries = std::collections::BTreeMap<String, String>;
}

use std::{fs, path::Path};

use contract_tests::{PROVIDERS, Provider};
use double_entry::{document::entries, page::pages};

/// Returns the differences between document and entered pages, in both directions.
fn differences(fixture: &str, document: &str) -> Result<Vec<String>, String> {
    let document = sdk_codegen::read_text("document.yaml", document).map_err(|failure| failure.to_string())?;
    let mut differences = Vec::new();
    for page in pages(fixture)? {
        let id = &page.operation;
        let Some(written) = entries(document.json(), id) else {
            differences.push(format!("{id}: the document has no such operation"));
            continue;
        };
        for (name, facts) in &page.entries {
            match written.get(name) {
                None => differences.push(format!("{id}: {name}: missing in the document")),
                Some(other) if other != facts => {
                    differences.push(format!("{id}: {name}: `{facts}` was entered, the document says `{other}`"));
                }
                Some(_) => {}
            }
        }
        let more = written.keys().filter(|name| !page.entries.contains_key(*name));
        differences.extend(more.map(|name| format!("{id}: {name}: in the document, but not entered")));
    }
    Ok(differences)
}

fn fixture(provider: &Provider) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(format!("{}.txt", provider.name));
    fs::read_to_string(path).unwrap()
}

fn document(provider: &Provider) -> String {
    fs::read_to_string(provider.document()).unwrap()
}

#[test]
fn the_documents_say_what_the_pages_say() {
    for provider in PROVIDERS {
        let found = differences(&fixture(provider), &document(provider)).unwrap();
        assert!(found.is_empty(), "{}:\n{}", provider.name, found.join("\n"));
    }
}

/// To the rules of `cargo xtask verify` and to the contract tests these documents are correct.
#[test]
fn a_wrong_entry_in_a_document_is_found() {
    let damages = [
        ("jetemail", "- name: message_id", "- name: mesage_id", "query message_id: missing in the document"),
        ("jetemail", "- name: message_id", "- name: mesage_id", "query mesage_id: in the document, but not entered"),
        ("jetemail", "maximum: 100, default: 50", "maximum: 1000, default: 50", "query limit: `integer, >= 1, <= 100"),
        ("jetemail", "maximum: 65535", "maximum: 65536", "query port: `integer, >= 1, <= 65535`"),
        ("jetemail", "minimum: 1, default: 1", "minimum: 0, default: 1", "query page: `integer, >= 1, default 1`"),
        (
            "jetemail",
            "enum: [smtp, http, api]",
            "enum: [smtp, http]",
            "query transtype: `string, one of smtp http api`",
        ),
        ("jetemail", "[a-fA-F0-9]{32}", "[a-f0-9]{32}", "query md5: `string, pattern ^[a-fA-F0-9]{32}$`"),
        ("jetemail", "        email_client:", "        mail_client:", "response data[].opens[].email_client: missing"),
        (
            "jetemail",
            "  /inbound/account/logs:",
            "  /inbound/account/log:",
            "call: `GET /inbound/account/logs` was entered",
        ),
        (
            "unosend",
            "maximum: 90, default: 7",
            "maximum: 90, default: 30",
            "query days: `integer, >= 1, <= 90, default 7`",
        ),
        ("unosend", FROM, "", "response data.data[].from: missing in the document"),
        (
            "unosend",
            "        has_more:\n          type: boolean",
            "        has_more:\n          type: integer",
            "has_more: `boolean`",
        ),
        ("unosend", "operationId: list_logs", "operationId: logs", "list_logs: the document has no such operation"),
    ];
    for (name, from, to, expected) in damages {
        let provider = PROVIDERS.iter().find(|provider| provider.name == name).unwrap();
        let right = document(provider);
        assert!(right.contains(from), "`{from}` is not in the document of {name}");
        let found = differences(&fixture(provider), &right.replace(from, to)).unwrap();
        assert!(found.iter().any(|difference| difference.contains(expected)), "{from} -> {to}: {found:?}");
    }
}

/// A response field, as written in the document.
const FROM: &str = "        from:
          type: string
          description: Address of the sender, without a display name.
";

#[test]
fn a_deviation_from_the_page_has_a_reason() {
    let fixture = |lines: &str| pages(&format!("operation a GET /a\nquery x: string\n{lines}")).map(drop);
    assert_eq!(fixture("  but integer # it counts\nmore query y: string # seen"), Ok(()));
    for lines in [
        "  but integer",
        "  but integer # ",
        "  but string # no other",
        "more query y: string",
        "query x: integer",
        "body x: string",
        "query y",
        "  but integer # one\n  but number # two",
    ] {
        assert!(fixture(lines).is_err(), "{lines}");
    }
    assert!(pages("query x: string").is_err());
}
