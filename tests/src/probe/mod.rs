//! Comparison of a service's real responses with its document; `cargo xtask probe` runs it.
//!
//! The raw JSON is compared, not what the client reads: the client tolerates most of the differences.
//!
//! ```text
//! calls (arguments) -> compare (schema) -> drift -> report (suggest, redact)
//! ```

mod arguments;
mod compare;
mod drift;
mod redact;
mod report;
mod schema;
mod suggest;

use std::{fs, path};

use sdk_codegen::Document as Yaml;
use serde_json::Value;

pub use drift::{Drift, DriftKind, Found, Path};
pub use report::report;

use crate::{
    document::{Document, Operation},
    provider::{Caller, Provider},
};

/// Options of a probe.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Shows values as they were received. Without it a sample shows only the form of a value.
    pub show_values: bool,
    /// Folder to write the responses to, with everything redacted that may identify people or content of mails.
    pub record: Option<path::PathBuf>,
    /// Number of pages of each list to read; 0 counts as 1.
    pub pages: u64,
    /// Parameters to send to every operation that has them, by their wire names.
    pub parameters: Vec<(String, String)>,
}

/// The result of probing an operation.
#[derive(Clone, Debug)]
pub struct Probed {
    /// The `operationId`.
    pub operation: String,
    /// The path below the base URL.
    pub path: String,
    /// Number of responses that were compared.
    pub responses: usize,
    /// Number of records in them, if the operation is a list.
    pub records: usize,
    /// Reason why it was not called, or why a call failed. Contains no value of a response or a parameter.
    pub problem: Option<String>,
    /// The differences from the document.
    pub drift: Drift,
}

/// Calls each operation of the provider's document `yaml`, compares the responses, and records them if asked to.
///
/// # Errors
///
/// Fails if the document has something that the tests do not support, or if a response cannot be written.
pub async fn probe(
    provider: &'static Provider,
    yaml: &Yaml,
    caller: &dyn Caller,
    options: &Options,
) -> Result<Vec<Probed>, String> {
    let folder = yaml.folder().unwrap_or(path::Path::new("."));
    let mut earlier = Vec::new();
    let mut probed = Vec::new();
    for operation in Document::from_json(provider, yaml.json(), folder)?.operations {
        probed.push(probe_operation(yaml, &operation, caller, options, &mut earlier).await?);
    }
    Ok(probed)
}

/// Probes one operation. Its required arguments are taken from the responses of earlier operations.
async fn probe_operation(
    yaml: &Yaml,
    operation: &Operation,
    caller: &dyn Caller,
    options: &Options,
    earlier: &mut Vec<Value>,
) -> Result<Probed, String> {
    let mut probed = Probed {
        operation: operation.id.clone(),
        path: operation.path.clone(),
        responses: 0,
        records: 0,
        problem: None,
        drift: Drift::default(),
    };
    let calls = match arguments::calls(yaml.json(), operation, &options.parameters, earlier, options.pages.max(1)) {
        Ok(calls) => calls,
        Err(reason) => {
            probed.problem = Some(format!("not called: {reason}"));
            return Ok(probed);
        }
    };
    for call in calls {
        let response = match caller.raw(&call.path, &call.query).await {
            Ok(response) => response,
            Err(error) => {
                let unread = error.status().is_some() && error.message().is_none();
                let hint = if unread { "; the body says nothing that the client understands" } else { "" };
                probed.problem = Some(format!("the call failed: {error}{hint}"));
                break;
            }
        };
        probed.responses += 1;
        compare::response(yaml.json(), operation, &response, &mut probed.drift);
        let read = (operation.provider.decode)(&operation.id, response.to_string().as_bytes());
        if let Err(error) = read {
            probed.problem = Some(format!("the client cannot read a response: {error}"));
        }
        if let Some(folder) = &options.record {
            record(folder, &format!("{}.{}.json", operation.id, probed.responses), yaml.json(), operation, &response)?;
        }
        let records = arguments::records(yaml.json(), operation, &response);
        probed.records += records;
        earlier.push(response);
        if records < call.asked {
            break;
        }
    }
    Ok(probed)
}

fn record(
    folder: &path::Path,
    name: &str,
    json: &Value,
    operation: &Operation,
    response: &Value,
) -> Result<(), String> {
    let path = folder.join(name);
    let redacted = redact::response(json, operation, response);
    let text = format!("{redacted:#}\n");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, text))
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))
}
