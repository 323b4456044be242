//! The emulator in Rust: a type with one method a list, and examples.

use std::collections::BTreeSet;

use super::print::Code;
use crate::model::{Api, Content, Operation};

/// The text of `emulator.rs`: a call of `sdk_emulator::emulator!`.
pub(super) fn file(api: &Api) -> String {
    let mut code = Code::new(&api.document);
    code.line("::sdk_emulator::emulator! {");
    code.docs(&format!(
        "The {} in small, on loopback, for tests: what clients read from it is what a test puts in.\n\n\
         There is one method a list here, to put records in. What is not about one list is a method of \
         [`Emulator`](::sdk_emulator::Emulator), to which this derefs: the log of requests, the clock, faults, \
         latency, limits. An example is at the top of this module.\n\n\
         It models the service as it is documented; where the documentation is silent, the most likely behaviour was \
         chosen. That a test passes here proves nothing of the service.",
        api.title
    ));
    code.line("pub struct Emulator(include_str!(\"emulator.json\"));");
    code.line("lists {");
    for operation in &api.operations {
        let (id, Some(pagination)) = (&operation.id, &operation.pagination) else { continue };
        let of = operation.emulated.of.as_ref();
        let same = of.map_or_else(String::new, |of| format!(" They are those of [`{of}`](Self::{of})."));
        code.docs(&format!("The records that [`Client::{id}`](super::Client::{id}) lists.{same}"));
        code.line(&format!("{id}: {},", pagination.record));
    }
    code.line("}");
    code.line("examples {");
    let mut done = BTreeSet::new();
    api.operations.iter().for_each(|operation| examples(&mut code, operation, &mut done));
    code.line("}");
    code.line("}");
    code.finish()
}

/// Values that tests start from: the response and the record of the document's example, for each type once.
fn examples<'a>(code: &mut Code, operation: &'a Operation, done: &mut BTreeSet<&'a str>) {
    let Some(example) = &operation.success.example else { return };
    let (id, Content::Object(body)) = (&operation.id, &operation.success.content) else { return };
    let body = body.as_str();
    if done.insert(body) {
        code.docs(&format!("A response to start from in tests. {}.", example.summary.trim_end_matches('.')));
        code.line(&format!("{body} = {id:?} \"\","));
    }
    let record = operation.pagination.as_ref().map(|pagination| pagination.record.as_str());
    if let Some(record) = record.filter(|record| done.insert(record)) {
        code.docs(&format!(
            "A record to start from in tests, the first of [`{body}::example`](super::types::{body}::example)."
        ));
        code.line(&format!("{record} = {id:?} {:?},", format!("{}/0", operation.emulated.records)));
    }
}
