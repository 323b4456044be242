//! The text of a generated file: lines, indented by the braces around them.

use super::docs;

/// A file under construction.
pub(super) struct Code {
    text: String,
    depth: usize,
}

impl Code {
    /// A file that says what it is made from.
    pub(super) fn new(document: &str) -> Self {
        let header = format!(
            "// Made from {document} by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.\n\n"
        );
        Self { text: header, depth: 0 }
    }

    /// A line. One that ends with an opening brace or bracket indents what follows, one that begins with a closing one ends
    /// that.
    pub(super) fn line(&mut self, line: &str) {
        if line.starts_with(['}', ']', ')']) {
            self.depth = self.depth.saturating_sub(1);
        }
        if !line.is_empty() {
            self.text.push_str(&"    ".repeat(self.depth));
            self.text.push_str(line);
        }
        self.text.push('\n');
        if line.ends_with(['{', '[', '(']) && !line.starts_with("///") {
            self.depth += 1;
        }
    }

    /// A documentation comment; none for a text that says nothing.
    pub(super) fn docs(&mut self, text: &str) {
        docs::lines(text).iter().for_each(|line| self.line(line));
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// `Some("text")` or `None`
pub(super) fn option(text: Option<&String>) -> String {
    format!("{text:?}")
}

/// `&["a", "b"]`
pub(super) fn list<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let texts: Vec<_> = texts.into_iter().map(|text| format!("{:?}", text.as_ref())).collect();
    format!("&[{}]", texts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{Code, list};

    #[test]
    fn lines_are_indented_by_the_braces_around_them() {
        let mut code = Code::new("a.yaml");
        ["mod a {", "lists: &[", "1,", "],", "}", "", "b();"].iter().for_each(|line| code.line(line));
        let text = code.finish();
        let (header, body) = text.split_once("\n\n").unwrap();
        assert!(header.starts_with("// Made from a.yaml by `cargo xtask regenerate`"), "{header}");
        assert_eq!(body, "mod a {\n    lists: &[\n        1,\n    ],\n}\n\nb();\n");
    }

    #[test]
    fn a_brace_at_the_end_of_a_comment_indents_nothing() {
        let mut code = Code::new("a.yaml");
        code.docs("A text {");
        code.line("a();");
        assert!(code.finish().ends_with("\n\n/// A text {\na();\n"));
    }

    #[test]
    fn texts_are_written_so_that_rust_reads_them_back() {
        assert_eq!(list(["a", "\"b\"\n"]), r#"&["a", "\"b\"\n"]"#);
        assert_eq!(list::<&str>([]), "&[]");
    }
}
