//! The Rust names of wire names, as progenitor and typify form them.

use heck::{ToPascalCase, ToSnakeCase};

/// Field, setter: `headerFrom` becomes `header_from`, `_domain` becomes `domain`, `type` becomes `type_`.
#[must_use]
pub fn snake(wire: &str) -> String {
    keyword_safe(wire.to_snake_case())
}

/// Type, variant: `BOUNCED_HARD` becomes `BouncedHard`.
#[must_use]
pub fn pascal(wire: &str) -> String {
    wire.to_pascal_case()
}

/// The module of a tag: `Outbound logs` becomes `outbound_logs`.
pub(crate) fn module(tag: &str) -> String {
    snake(tag)
}

fn keyword_safe(name: String) -> String {
    if syn::parse_str::<syn::Ident>(&name).is_ok() { name } else { format!("{name}_") }
}
