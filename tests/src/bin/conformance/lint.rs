//! Findings of independent linters for a document.

use std::{
    path::Path,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

use crate::summary::Check;

/// The enabled rules, and reasons for the disabled ones.
const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../xtask/conformance/redocly.yaml");

/// Runs `redocly lint` and `openapi-spec-validator` over the document as it stands.
pub(crate) fn check(tools: &Path, document: &Path) -> Result<[Check; 2], String> {
    let name = document.file_name().unwrap_or_default().display().to_string();
    let check = |tool, what, failures| Check { tool, document: name.clone(), what, count: 1, failures };
    Ok([
        check("redocly lint", "recommended rules, errors and warnings", redocly(tools, document)?),
        check("openapi-spec-validator", "OpenAPI 3.0", validator(tools, document)?),
    ])
}

fn redocly(tools: &Path, document: &Path) -> Result<Vec<String>, String> {
    let mut command = Command::new("node");
    command.arg(tools.join("node/node_modules/.bin/redocly")).args(["lint", "--format=json", "--max-problems=1000"]);
    command.args(["--config", RULES]).arg(document);
    // Disables telemetry and the check for updates.
    command.env("REDOCLY_TELEMETRY", "off").env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    let output = output(command, "redocly lint")?;
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let (Some(problems), Some(totals)) = (report["problems"].as_array(), report["totals"].as_object()) else {
        return Err(format!("`redocly lint` gave no report\n{}", said(&output)));
    };
    let failures: Vec<_> = problems.iter().map(problem).collect();
    if failures.is_empty() && (!output.status.success() || totals.values().any(|count| *count != 0)) {
        return Ok(vec![said(&output)]);
    }
    Ok(failures)
}

fn problem(problem: &Value) -> String {
    let text = |key: &str| problem[key].as_str().unwrap_or("?");
    let at = &problem["location"][0];
    let (line, pointer) = (&at["start"]["line"], at["pointer"].as_str().unwrap_or("?"));
    format!("{} {}, line {line}, {pointer}\n{}", text("severity"), text("ruleId"), text("message"))
}

fn validator(tools: &Path, document: &Path) -> Result<Vec<String>, String> {
    let mut command = Command::new(tools.join("python/bin/python"));
    command.args(["-m", "openapi_spec_validator", "--schema", "3.0", "--validation-errors", "all"]).arg(document);
    let output = output(command, "openapi-spec-validator")?;
    Ok(if output.status.success() { Vec::new() } else { vec![said(&output)] })
}

fn output(mut command: Command, name: &str) -> Result<Output, String> {
    let output = command.stdin(Stdio::null()).output();
    output.map_err(|error| format!("`{name}` cannot be started: {error}; run `cargo xtask conformance`"))
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
