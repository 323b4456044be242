//! The servers' common interface and their differences.

use std::{path::Path, process::Command};

use serde_json::Value;

use crate::forwarder::Head;

/// An independent server that responds as a document says, and reports violations in requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    /// Reports parameters that the document does not have, and values that it does not allow.
    Steady,
    /// Reports values that the document does not allow, and wrong examples; responds with a requested status and
    /// example.
    Prism,
}

impl Tool {
    pub(crate) const ALL: [Self; 2] = [Self::Steady, Self::Prism];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Steady => "steady",
            Self::Prism => "prism",
        }
    }

    /// Returns the command that starts it as one process, which ends when the server ends.
    pub(crate) fn command(self, tools: &Path, document: &Path, port: u16) -> Result<Command, String> {
        let modules = tools.join("node/node_modules");
        let port = port.to_string();
        let mut command;
        match self {
            Self::Steady => {
                // The script `steady` starts this program as a separate process, which would outlive it.
                command = Command::new(platform(&modules.join("@stdy"))?.join("bin/steady"));
                command.args(["--quiet", "--no-color", "--host", "127.0.0.1", "--port", &port]);
            }
            Self::Prism => {
                command = Command::new("node");
                command.arg(modules.join(".bin/prism"));
                command.args(["mock", "--errors", "--verboseLevel", "warn", "--host", "127.0.0.1", "--port", &port]);
                // With `production` it would start a second process.
                command.env_remove("NODE_ENV");
            }
        }
        command.arg(document);
        Ok(command)
    }

    /// Returns true if the server can decide if the document allows a text.
    pub(crate) fn can_check(self, schema: &Value, text: &str) -> bool {
        match self {
            // It counts in UTF-16, where characters beyond U+FFFF count as two.
            Self::Steady => {
                let most = schema.get("maxLength").and_then(Value::as_u64);
                let fits = |length: usize| most.is_none_or(|most| length as u64 <= most);
                fits(text.chars().count()) == fits(text.encode_utf16().count())
            }
            // It treats an empty value as none.
            Self::Prism => !text.is_empty(),
        }
    }

    /// Returns the violations that the server found in the request, or in its own response.
    ///
    /// # Errors
    ///
    /// Fails if the server does not say that it checked.
    pub(crate) fn violations(self, head: &Head) -> Result<Vec<String>, String> {
        match self {
            Self::Steady => {
                let count = head.header("x-steady-error-count").ok_or("no header x-steady-error-count")?;
                let count: usize = count.parse().map_err(|_| format!("x-steady-error-count: {count}"))?;
                let header = |number, part| head.header(&format!("x-steady-error-{number}-{part}")).unwrap_or("?");
                let line = |n| format!("{} {}: {}", header(n, "code"), header(n, "path"), header(n, "message"));
                Ok((1..=count).map(line).collect())
            }
            Self::Prism => {
                let Some(text) = head.header("sl-violations") else { return Ok(Vec::new()) };
                let Ok(Value::Array(list)) = serde_json::from_str(text) else { return Ok(vec![text.to_owned()]) };
                Ok(list.iter().map(prism_line).collect())
            }
        }
    }
}

fn prism_line(violation: &Value) -> String {
    let text = |key: &str| violation.get(key).and_then(Value::as_str).unwrap_or("?");
    let location = violation.get("location").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let location: Vec<_> = location.iter().filter_map(Value::as_str).collect();
    format!("{}: {}", location.join("."), text("message"))
}

/// Returns the package `cli-<system>-<processor>` that npm installed for this machine.
fn platform(scope: &Path) -> Result<std::path::PathBuf, String> {
    let entries = std::fs::read_dir(scope).map_err(|error| format!("{}: {error}", scope.display()))?;
    let mut packages = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let of_platform = packages.find(|path| path.file_name().is_some_and(|name| name.display().to_string() != "cli"));
    of_platform.ok_or_else(|| format!("Steady has no package for this machine in {}", scope.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn violations_of_steady_are_read_from_numbered_headers() {
        let head = Head::read(
            b"HTTP/1.1 200 OK\r\nX-Steady-Error-Count: 1\r\nx-steady-error-1-code: E3015\r\n\
              x-steady-error-1-path: query.x\r\nx-steady-error-1-message: not defined: x\r\n\r\n",
        );
        assert_eq!(Tool::Steady.violations(&head), Ok(vec!["E3015 query.x: not defined: x".to_owned()]));
        let head = Head::read(b"HTTP/1.1 200 OK\r\nx-steady-error-count: 0\r\n\r\n");
        assert_eq!(Tool::Steady.violations(&head), Ok(Vec::new()));
    }

    #[test]
    fn a_response_that_steady_did_not_check_is_an_error() {
        assert!(Tool::Steady.violations(&Head::read(b"HTTP/1.1 200 OK\r\n\r\n")).is_err());
        assert!(Tool::Steady.violations(&Head::read(b"")).is_err());
    }

    #[test]
    fn violations_of_prism_are_read_from_one_header() {
        let head = Head::read(
            b"HTTP/1.1 422 x\r\nsl-violations: [{\"location\":[\"request\",\"query\",\"n\"],\"message\":\"too large\"}]\r\n\r\n",
        );
        assert_eq!(Tool::Prism.violations(&head), Ok(vec!["request.query.n: too large".to_owned()]));
        let head = Head::read(b"HTTP/1.1 422 x\r\nsl-violations: cut o\r\n\r\n");
        assert_eq!(Tool::Prism.violations(&head), Ok(vec!["cut o".to_owned()]));
        assert_eq!(Tool::Prism.violations(&Head::read(b"HTTP/1.1 200 OK\r\n\r\n")), Ok(Vec::new()));
    }

    #[test]
    fn texts_that_a_server_cannot_check_are_left_out() {
        let schema = serde_json::json!({ "type": "string", "maxLength": 3 });
        let texts = ["", "abc", "abcd", "\u{1f4e7}", "\u{1f4e7}\u{1f4e7}", "\u{1f4e7}\u{1f4e7}\u{1f4e7}\u{1f4e7}"];
        let told = |tool: Tool| texts.map(|text| tool.can_check(&schema, text));
        assert_eq!(told(Tool::Steady), [true, true, true, true, false, true]);
        assert_eq!(told(Tool::Prism), [false, true, true, true, true, true]);
    }
}
