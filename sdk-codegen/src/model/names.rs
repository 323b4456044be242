//! The Rust names of wire names, as progenitor and typify form them.

use heck::{ToPascalCase, ToSnakeCase};

/// Field, setter: `headerFrom` becomes `header_from`, `_domain` becomes `domain`, `type` becomes `type_`, `2fa` becomes
/// `x2fa`.
#[must_use]
pub fn snake(wire: &str) -> String {
    ident(wire, str::to_snake_case, "x")
}

/// Type, variant: `BOUNCED_HARD` becomes `BouncedHard`.
#[must_use]
pub fn pascal(wire: &str) -> String {
    ident(wire, str::to_pascal_case, "X")
}

/// The module of a tag: `Outbound logs` becomes `outbound_logs`.
pub(crate) fn module(tag: &str) -> String {
    snake(tag)
}

/// `prefix` is for what would begin with a digit.
fn ident(wire: &str, to_case: fn(&str) -> String, prefix: &str) -> String {
    let words = match wire {
        "+1" => "plus1".to_owned(),
        "-1" => "minus1".to_owned(),
        _ => wire.replace('\'', "").replace(|c: char| !c.is_alphanumeric() && c != '_', "-"),
    };
    let mut name = to_case(&words);
    if !name.starts_with(|c: char| c.is_alphabetic()) {
        name.insert_str(0, prefix);
    }
    // `gen` is a keyword since the edition of 2024.
    if name == "gen" || syn::parse_str::<syn::Ident>(&name).is_err() {
        name.push('_');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_becomes_one_that_rust_takes() {
        for (wire, expected) in [
            ("headerFrom", "header_from"),
            ("_domain", "domain"),
            ("type", "type_"),
            ("type_", "type_"),
            ("self", "self_"),
            ("Self", "self_"),
            ("gen", "gen_"),
            ("2fa", "x2fa"),
            ("filter[from]", "filter_from"),
            ("$ref", "ref_"),
            ("don't", "dont"),
            ("+1", "plus1"),
            ("_", "x"),
            ("", "x"),
        ] {
            assert_eq!(snake(wire), expected, "{wire}");
        }
        for (wire, expected) in
            [("BOUNCED_HARD", "BouncedHard"), ("self", "Self_"), ("2xx", "X2xx"), ("type", "Type"), ("-1", "Minus1")]
        {
            assert_eq!(pascal(wire), expected, "{wire}");
        }
    }
}
