//! Structs, read tolerantly: one line a member.

use super::print::Code;
use crate::model::{Api, Field, Kind, Object};

/// A type of the document as it is named in the file.
pub(super) type Path<'a> = &'a dyn Fn(&str) -> String;

/// ```text
/// pub object Log {
///     id: String = "id" required,
///     subject: Option<String> = "subject" optional,
/// }
/// ```
pub(super) fn write(code: &mut Code, api: &Api, path: Path<'_>, object: &Object) {
    let form = if api.is_answer(&object.name) { "answer" } else { "object" };
    code.docs(&object.description);
    code.line(&format!("pub {form} {} {{", object.name));
    for field in &object.fields {
        code.docs(&field.description);
        code.line(&format!("{}: {} = {:?} {},", field.rust, of(path, field), field.name, how(field)));
    }
    code.line("}");
}

/// The type of a field.
fn of(path: Path<'_>, field: &Field) -> String {
    let kind = kind(path, &field.kind);
    match field.kind {
        Kind::Map | Kind::List(_) => kind,
        _ if field.boxed => format!("Option<Box<{kind}>>"),
        _ if field.required => kind,
        _ => format!("Option<{kind}>"),
    }
}

fn kind(path: Path<'_>, kind: &Kind) -> String {
    match kind {
        Kind::Text => "String".to_owned(),
        Kind::Integer => "i64".to_owned(),
        Kind::Number => "f64".to_owned(),
        Kind::Boolean => "bool".to_owned(),
        Kind::UnixTime => "::sdk_runtime::UnixTime".to_owned(),
        Kind::Time => "::sdk_runtime::Timestamp".to_owned(),
        Kind::Map => "::serde_json::Map<String, ::serde_json::Value>".to_owned(),
        Kind::Object(name) | Kind::Choice(name) => path(name),
        Kind::List(items) => format!("Vec<{}>", self::kind(path, items)),
    }
}

/// The words by which `sdk_runtime::object!` reads it.
fn how(field: &Field) -> String {
    let how = match &field.kind {
        Kind::Map => "map",
        Kind::List(items) if matches!(**items, Kind::Object(_)) => "list",
        Kind::List(_) => "scalars",
        Kind::Object(_) => "value",
        _ if field.required => return "required".to_owned(),
        _ => "optional",
    };
    if field.required { format!("required {how}") } else { how.to_owned() }
}
