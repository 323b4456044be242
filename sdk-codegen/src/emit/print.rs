//! The text of `generated.rs`.

/// Formats the file and puts a line above it that says what made it.
pub(super) fn print(name: &str, file: &syn::File) -> String {
    let code = wrap(&prettyplease::unparse(file));
    format!(
        "// Made from {name} by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.\n\n{code}"
    )
}

/// Puts every item below a line `#[in_macro(name)]` into a call of that macro of `sdk-runtime`. Only now, since what stands
/// in a macro call is not formatted.
fn wrap(code: &str) -> String {
    let mut wrapped = String::new();
    // The last line of the item that is being wrapped.
    let mut end: Option<String> = None;
    for line in code.lines() {
        let indent = line.chars().take_while(|c| *c == ' ').collect::<String>();
        let name = line.trim_start().strip_prefix("#[in_macro(").and_then(|rest| rest.strip_suffix(")]"));
        if let Some(name) = name {
            wrapped += &format!("{indent}::sdk_runtime::{name}! {{\n");
            end = Some(format!("{indent}}}"));
            continue;
        }
        if end.is_some() && !line.is_empty() {
            wrapped += "    ";
        }
        wrapped += line;
        wrapped += "\n";
        if let Some(brace) = end.take_if(|end| end == line) {
            wrapped += &brace;
            wrapped += "\n";
        }
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn a_marked_item_is_put_into_its_macro_and_others_stay() {
        let code = "mod a {\n    #[in_macro(object)]\n    /// A.\n    struct A {\n        b: u8,\n    }\n    struct B {\n    }\n}\n";
        let wrapped = "mod a {\n    ::sdk_runtime::object! {\n        /// A.\n        struct A {\n            b: u8,\n        }\n    }\n    \
                       struct B {\n    }\n}\n";
        assert_eq!(wrap(code), wrapped);
    }
}
