//! What a service really answers, against what its document says; `cargo xtask probe` runs it.
//!
//! The raw JSON is compared, not what the client makes of it: the client reads past most of what is found here.
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

pub use drift::{Drift, Found, Path, What};
pub use report::report;

use crate::{
    document::{Document, Operation},
    provider::{Caller, Provider},
};

/// What a probe does.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Show values as they came. Without it a sample shows its form only.
    pub show_values: bool,
    /// Where to write the answers, with everything replaced that may say who wrote to whom.
    pub record: Option<path::PathBuf>,
    /// How many pages of each list to read; 0 is taken for 1.
    pub pages: u64,
    /// Parameters to send to every operation that has them, by their wire names.
    pub parameters: Vec<(String, String)>,
}

/// What came of an operation.
#[derive(Clone, Debug)]
pub struct Probed {
    /// The `operationId`.
    pub operation: String,
    /// The path below the base URL.
    pub path: String,
    /// Answers that were compared.
    pub answers: usize,
    /// Records in them, where the operation is a list.
    pub records: usize,
    /// Why it was not called, or why a call failed. Holds no value of an answer or a parameter.
    pub problem: Option<String>,
    /// What the document does not know.
    pub drift: Drift,
}

/// Calls each operation of the provider's document `yaml`, compares, and records if that was asked for.
///
/// # Errors
///
/// The document has something that the tests do not know, or an answer cannot be written.
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

/// What the operations before this one answered is where its required arguments come from.
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
        answers: 0,
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
        let answer = match caller.raw(&operation.path, &call.query).await {
            Ok(answer) => answer,
            Err(error) => {
                let unread = error.status().is_some() && error.message().is_none();
                let hint = if unread { "; the body says nothing that the client understands" } else { "" };
                probed.problem = Some(format!("the call failed: {error}{hint}"));
                break;
            }
        };
        probed.answers += 1;
        compare::answer(yaml.json(), operation, &answer, &mut probed.drift);
        let read = (operation.provider.decode)(&operation.id, answer.to_string().as_bytes());
        if let Err(error) = read {
            probed.problem = Some(format!("the client cannot read an answer: {error}"));
        }
        if let Some(folder) = &options.record {
            record(folder, &format!("{}.{}.json", operation.id, probed.answers), yaml.json(), operation, &answer)?;
        }
        let records = arguments::records(yaml.json(), operation, &answer);
        probed.records += records;
        earlier.push(answer);
        if records < call.asked {
            break;
        }
    }
    Ok(probed)
}

fn record(folder: &path::Path, name: &str, json: &Value, operation: &Operation, answer: &Value) -> Result<(), String> {
    let path = folder.join(name);
    let redacted = redact::answer(json, operation, answer);
    let text = format!("{redacted:#}\n");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, text))
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))
}
