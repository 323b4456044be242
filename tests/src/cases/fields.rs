//! Each field of the response, at every depth: null, absent, in each form that is accepted, and in one that is not.

use sdk_runtime::ErrorKind;
use serde_json::{Value, json};

use super::Maker;
use crate::{
    canonical::wrapped,
    case::{Case, Expect, Failed, Group, Response},
    document::{Place, Type},
    sample,
};

/// The result of reading a form of a value.
enum Read {
    As(Value),
    Nothing,
    Invalid,
}

pub(super) fn cases(maker: &Maker<'_>) -> Vec<Case> {
    let full = sample::full(maker.operation);
    let places = maker.operation.places();
    places.iter().flat_map(|place| FieldCases { maker, full: &full, place }.all()).collect()
}

struct FieldCases<'a> {
    maker: &'a Maker<'a>,
    full: &'a Value,
    place: &'a Place<'a>,
}

impl FieldCases<'_> {
    fn all(&self) -> Vec<Case> {
        let (pointer, field) = (&self.place.pointer, self.place.field);
        let is_list = matches!(field.type_, Type::List(_));
        let or_invalid = |invalid| if invalid { Read::Invalid } else { Read::Nothing };
        let mut cases = vec![
            self.case("absent", pointer, None, or_invalid(field.required)),
            self.case("null", pointer, Some(Value::Null), or_invalid(field.required && !is_list)),
        ];
        // A response that says by `success` that it failed is an error, which other cases cover.
        let reports_success = self.maker.operation.reports_success && pointer == "/success";
        for (value, read) in forms(&field.type_) {
            if reports_success && matches!(read, Read::As(Value::Bool(false))) {
                continue;
            }
            cases.push(self.case(&value.to_string(), pointer, Some(value), read));
        }
        if let Type::List(items) = &field.type_ {
            let first = format!("{pointer}/0");
            for (value, read) in forms(items) {
                // How elements without a value are read is left to the tests of the runtime.
                if !matches!(read, Read::Nothing) {
                    cases.push(self.case(&format!("element {value}"), &first, Some(value), read));
                }
            }
        }
        cases
    }

    fn case(&self, name: &str, pointer: &str, value: Option<Value>, read: Read) -> Case {
        let operation = self.maker.operation;
        let name = format!("{pointer}: {name}");
        let body = wrapped(operation, &replaced(self.full, pointer, value));
        let expect = match read {
            Read::As(value) => Expect::Decoded(replaced(self.full, pointer, Some(value))),
            Read::Nothing => Expect::Decoded(replaced(self.full, pointer, None)),
            Read::Invalid => {
                let json_path = Some(json_path(operation.envelope.as_deref(), pointer));
                Expect::Failed(Failed { json_path, ..Failed::of(ErrorKind::Decode) })
            }
        };
        let response = Response::json(&body);
        Case { response, expect, covers: vec![self.place.label()], ..self.maker.case(Group::Field, name) }
    }
}

/// Returns the forms in which a value may be sent besides its own, and some that are errors.
fn forms(type_: &Type) -> Vec<(Value, Read)> {
    let as_ = |value: Value, read: Value| (value, Read::As(read));
    let same = |value: Value| (value.clone(), Read::As(value));
    let invalid = |value: Value| (value, Read::Invalid);
    match type_ {
        Type::Text | Type::OpenEnum(_) => vec![
            as_(json!(42), json!("42")),
            as_(json!(0), json!("0")),
            as_(json!(-7), json!("-7")),
            as_(json!(1.5), json!("1.5")),
            as_(json!(u64::MAX), json!(u64::MAX.to_string())),
            invalid(json!({})),
            invalid(json!(["x"])),
        ],
        Type::Integer => vec![
            as_(json!("42"), json!(42)),
            as_(json!("-7"), json!(-7)),
            as_(json!(42.0), json!(42)),
            as_(json!(-1e3), json!(-1000)),
            as_(json!(i64::MAX.to_string()), json!(i64::MAX)),
            same(json!(i64::MIN)),
            same(json!(0)),
            invalid(json!("many")),
            invalid(json!(1.5)),
            invalid(json!([1])),
        ],
        Type::Number => vec![
            as_(json!("1.5"), json!(1.5)),
            as_(json!("3"), json!(3)),
            as_(json!("-0.25"), json!(-0.25)),
            same(json!(3)),
            same(json!(0)),
            same(json!(-1.1)),
            invalid(json!("much")),
            invalid(json!("NaN")),
            invalid(json!([1])),
        ],
        Type::Boolean => {
            let truths = [json!(true), json!(1), json!("1"), json!("true")].map(|form| as_(form, json!(true)));
            let lies = [json!(false), json!(0), json!("0"), json!("false")].map(|form| as_(form, json!(false)));
            let neither = [json!("maybe"), json!(2), json!({})].map(invalid);
            truths.into_iter().chain(lies).chain(neither).collect()
        }
        Type::UnixTime => vec![
            same(json!(1_776_972_847)),
            same(json!(1_776_972_847_891_i64)),
            same(json!(0)),
            same(json!(1_776_972_847.5)),
            as_(json!("1776972847"), json!(1_776_972_847)),
            as_(json!("1776972847891"), json!(1_776_972_847_891_i64)),
            as_(json!(1_776_972_847_891.0), json!(1_776_972_847_891_i64)),
            as_(json!("2026-04-23T21:34:07.891+02:00"), json!(1_776_972_847_891_i64)),
            (json!(""), Read::Nothing),
            (json!("soon"), Read::Nothing),
            (json!([1]), Read::Nothing),
        ],
        Type::DateTime => date_times(),
        Type::List(_) => vec![(json!([]), Read::Nothing), invalid(json!("x")), invalid(json!({ "0": "x" }))],
        Type::Map => vec![(json!({}), Read::Nothing), invalid(json!("x")), invalid(json!(["x"]))],
        Type::Anything | Type::Csv | Type::Bytes | Type::Nothing => Vec::new(),
        Type::Object(_) => vec![invalid(json!("x")), invalid(json!(5)), invalid(json!([1]))],
    }
}

fn date_times() -> Vec<(Value, Read)> {
    let mut forms = vec![
        (json!(1_776_972_847), Read::As(json!("2026-04-23T19:34:07Z"))),
        (json!(1_776_972_847_891_i64), Read::As(json!("2026-04-23T19:34:07.891Z"))),
        (json!(""), Read::Nothing),
        (json!("yesterday"), Read::Nothing),
        (json!({}), Read::Nothing),
    ];
    let offsets = ["Z", "+00:00", "-00:00", "+02:00", "-07:30", "+05:45", "+14:00", "z"];
    let fractions = (1..=9).filter_map(|digits| Some(format!(".{}", "123456789".get(..digits)?)));
    let mut texts: Vec<String> = offsets.map(|offset| format!("2026-04-23T08:46:13.950{offset}")).into();
    texts.extend(fractions.map(|fraction| format!("2026-04-23T08:46:13{fraction}+02:00")));
    texts.extend(
        ["2026-04-23T08:46:13Z", "1970-01-01T00:00:00Z", "2024-02-29T23:59:59.999999999-11:00"].map(str::to_owned),
    );
    forms.extend(texts.into_iter().map(|text| (json!(text), Read::As(json!(text)))));
    forms
}

/// Returns the instance with another value at a place, or with none.
fn replaced(instance: &Value, pointer: &str, value: Option<Value>) -> Value {
    let mut instance = instance.clone();
    let (around, key) = pointer.rsplit_once('/').unwrap_or(("", pointer));
    match (instance.pointer_mut(around), value) {
        (Some(Value::Object(members)), Some(value)) => drop(members.insert(unescaped(key), value)),
        (Some(Value::Object(members)), None) => drop(members.remove(&unescaped(key))),
        (Some(Value::Array(list)), Some(value)) => {
            if let Some(element) = key.parse().ok().and_then(|index: usize| list.get_mut(index)) {
                *element = value;
            }
        }
        _ => {}
    }
    instance
}

/// Writes a JSON pointer as errors do: `data[0].subject`.
fn json_path(envelope: Option<&str>, pointer: &str) -> String {
    let mut path = envelope.unwrap_or_default().to_owned();
    for key in pointer.split('/').skip(1) {
        match key.parse::<usize>() {
            Ok(index) => path.push_str(&format!("[{index}]")),
            Err(_) if path.is_empty() => path.push_str(&unescaped(key)),
            Err(_) => path.push_str(&format!(".{}", unescaped(key))),
        }
    }
    path
}

fn unescaped(key: &str) -> String {
    key.replace("~1", "/").replace("~0", "~")
}
