//! The emulator: how it behaves, as data for the engine of `sdk-runtime`, and a type with one method a list.

use std::collections::BTreeSet;

use super::print::{Code, list, option};
use crate::model::{Api, Argument, Emulated, Operation, Role, Service};

/// The text of `emulator.rs`: a call of `sdk_runtime::emulator!`.
pub(super) fn file(api: &Api) -> String {
    let mut code = Code::new(&api.document);
    code.line("::sdk_runtime::emulator! {");
    code.docs(&format!(
        "The {} in small, on loopback, for tests: what clients read from it is what a test puts in.\n\n\
         There is one method a list here, to put records in. What is not about one list is a method of \
         [`Emulator`](::sdk_runtime::emulator::Emulator), to which this derefs: the log of requests, the clock, faults, \
         latency, limits. An example is at the top of this module.\n\n\
         It models the service as it is documented; where the documentation is silent, the most likely behaviour was \
         chosen. That a test passes here proves nothing of the service.",
        api.title
    ));
    code.line("pub struct Emulator;");
    code.line("service {");
    service(&mut code, &api.service);
    code.line("}");
    code.line("operations {");
    api.operations.iter().for_each(|operation| listing(&mut code, operation));
    code.line("}");
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

/// Facts that differ from most services.
fn service(code: &mut Code, service: &Service) {
    let too_many = service.too_many.as_ref().map(ToString::to_string);
    let fields = [
        (!service.base_path.is_empty()).then(|| format!("base_path: {:?}", service.base_path)),
        service.envelope.is_some().then(|| format!("envelope: {}", option(service.envelope.as_ref()))),
        Some(format!("error: {:?}", service.error.to_string())),
        too_many.is_some().then(|| format!("too_many: {}", option(too_many.as_ref()))),
        (service.block_seconds > 0).then(|| format!("block_seconds: {}", service.block_seconds)),
        service.rate_limit_headers.then(|| "rate_limit_headers: true".to_owned()),
    ];
    fields.iter().flatten().for_each(|field| code.line(&format!("{field},")));
}

/// Facts that differ from `Listing::NONE` and are not in the call.
fn listing(code: &mut Code, operation: &Operation) {
    let Emulated { members, hidden, sortable, fixed, answer, records, times, .. } = &operation.emulated;
    let identity = operation.pagination.as_ref().and_then(|pagination| pagination.identity.first());
    code.line(&format!("{} {{", operation.rust));
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            code.line(&format!("{name}: {value},"));
        }
    };
    let texts = |texts: &[String]| (!texts.is_empty()).then(|| list(texts));
    let some = |text: &Option<String>| text.as_ref().map(|text| option(Some(text)));
    let status = |status: Option<u64>| status.map(|status| format!("Some({status})"));
    let text = |text: &str| (!text.is_empty()).then(|| format!("{text:?}"));
    field("of", some(&operation.emulated.of));
    field("identity", identity.map(|name| format!("{name:?}")));
    field("members", texts(members));
    field("hidden", texts(hidden));
    field("sortable", (!sortable.is_empty()).then(|| format!("&{sortable:?}")));
    field("fixed", text(fixed));
    field("changed", some(&operation.emulated.changed));
    field("cut", operation.emulated.cut.then(|| "true".to_owned()));
    field("past_end", status(operation.emulated.past_end));
    field("none", status(operation.emulated.none));
    field(
        "parts",
        operation.emulated.parts.as_ref().map(|parts| {
            let (member, most, item) = (&parts.member, parts.most, parts.item.to_string());
            format!("Some(Parts {{ member: {member:?}, most: {most}, item: {item:?}, ..Parts::NONE }})")
        }),
    );
    field(
        "rows",
        operation.emulated.rows.as_ref().map(|rows| {
            format!(
                "Some(Rows {{ each: {}, item: {:?}, ..Rows::NONE }})",
                option(rows.each.as_ref()),
                rows.item.to_string()
            )
        }),
    );
    field("answer", Some(format!("{:?}", answer.to_string())));
    field("example", operation.success.example.as_ref().map(|example| format!("{:?}", example.value.to_string())));
    field("records", text(records));
    field("times", texts(times));
    code.line("parameters: &[");
    operation.arguments.iter().for_each(|argument| code.line(&parameter(argument)));
    code.line("],");
    code.line("}");
}

/// Effect of an argument in the emulator.
fn parameter(argument: &Argument) -> String {
    let name = &argument.name;
    let parameter = match &argument.role {
        Role::Limit => format!("new({name:?}, Role::Limit)"),
        Role::Offset => format!("new({name:?}, Role::Offset)"),
        Role::Page => format!("new({name:?}, Role::Page)"),
        Role::SortBy => format!("new({name:?}, Role::SortBy)"),
        Role::SortOrder(ascending) => format!("new({name:?}, Role::SortOrder({ascending:?}))"),
        Role::Filter(tests) => {
            let tests: Vec<_> = tests.iter().map(|test| format!("Test::{}({:?})", test.kind, test.path)).collect();
            format!("filter({name:?}, &[{}])", tests.join(", "))
        }
    };
    let default = argument.default.as_ref().map_or_else(String::new, |default| format!(".default({default:?})"));
    format!("Parameter::{parameter}{default},")
}

/// Values that tests start from: the response and the record of the document's example, for each type once.
fn examples<'a>(code: &mut Code, operation: &'a Operation, done: &mut BTreeSet<&'a str>) {
    let Some(example) = &operation.success.example else { return };
    let (id, body) = (&operation.id, operation.success.body.as_str());
    if done.insert(body) {
        code.docs(&format!("An answer to start from in tests. {}.", example.summary.trim_end_matches('.')));
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
