//! Responses that a document allows, in every form that is accepted.

use contract_tests::document::{Field, Object, Operation, Type};
use proptest::{prelude::*, sample::select};
use serde_json::{Map, Value, json};

use crate::{
    json::{Escapes, Json, Style},
    scalar::{self, Sent, said},
};

/// The body of a response, and its meaning.
pub(crate) struct Body {
    pub(crate) text: String,
    pub(crate) means: Value,
}

impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\n{}\nwhich means\n{}", self.text, self.means)
    }
}

/// Returns bodies of an operation: wrapped and bare, with fields that are absent, `null` or in another form, and with
/// unknown fields.
pub(crate) fn bodies(operation: &Operation) -> BoxedStrategy<Body> {
    let bare = of_type(&operation.response, operation.reports_success && operation.envelope.is_none());
    let outermost = match &operation.envelope {
        Some(member) => prop_oneof![beside_success(bare.clone()), wrapped(member.clone(), bare)].boxed(),
        None => bare,
    };
    (outermost, style())
        .prop_map(|(sent, style)| {
            let blank = style.blank;
            Body { text: format!("{blank}{}{blank}", sent.json.write(style)), means: sent.means }
        })
        .boxed()
}

/// Returns the response in its wrapper, which may say by `success` that the call succeeded.
fn wrapped(member: String, response: BoxedStrategy<Sent>) -> BoxedStrategy<Sent> {
    let known = vec![member.clone(), "success".to_owned()];
    (any::<u16>(), response, success(), unknown(known))
        .prop_map(move |(place, response, success, unknown)| {
            let inner = Member { place, name: member.clone(), json: response.json };
            said(ordered(std::iter::once(inner).chain(success).chain(unknown)), response.means)
        })
        .boxed()
}

/// Returns the bare response, with the rest of its wrapper.
fn beside_success(response: BoxedStrategy<Sent>) -> BoxedStrategy<Sent> {
    (response, prop::option::weighted(0.3, success()))
        .prop_map(|(response, success)| match (response.json, success.flatten()) {
            (Json::Object(mut members), Some(success)) => {
                members.insert(usize::from(success.place) % (members.len() + 1), (success.name, success.json));
                said(Json::Object(members), response.means)
            }
            (json, _) => said(json, response.means),
        })
        .boxed()
}

fn success() -> BoxedStrategy<Option<Member>> {
    let forms = prop_oneof![scalar::truth().prop_map(|sent| sent.json), Just(Json::null())];
    let member = (any::<u16>(), forms).prop_map(|(place, json)| Member { place, name: "success".to_owned(), json });
    prop::option::of(member).boxed()
}

/// A member of an object whose order is not yet fixed.
#[derive(Clone, Debug)]
struct Member {
    place: u16,
    name: String,
    json: Json,
}

fn ordered(members: impl Iterator<Item = Member>) -> Json {
    let mut members: Vec<_> = members.collect();
    members.sort_by_key(|member| member.place);
    Json::Object(members.into_iter().map(|member| (member.name, member.json)).collect())
}

fn of_type(type_: &Type, reports_success: bool) -> BoxedStrategy<Sent> {
    match type_ {
        Type::Text => scalar::text(),
        Type::OpenEnum(known) => scalar::open_enum(known),
        Type::Integer => scalar::integer(),
        Type::Number => scalar::number(),
        Type::Boolean => scalar::boolean(),
        Type::UnixTime => scalar::unix_time(),
        Type::DateTime => scalar::date_time(),
        Type::Map => map(),
        Type::List(items) => list(items),
        Type::Object(object) => of_object(object, reports_success),
        Type::Anything | Type::Csv | Type::Bytes | Type::Nothing => unreachable!("only described responses are made"),
    }
}

fn map() -> BoxedStrategy<Sent> {
    prop::collection::btree_map(scalar::any_text(), scalar::anything(), 0..4)
        .prop_map(|map| Value::Object(map.into_iter().collect()))
        .prop_map(|value| said(Json::of(&value), value))
        .boxed()
}

/// Elements without a value are left out, except objects, which always have one.
fn list(items: &Type) -> BoxedStrategy<Sent> {
    let element = of_type(items, false);
    let element = match items {
        Type::Object(_) => element,
        _ => prop_oneof![9 => element, 1 => Just(said(Json::null(), Value::Null))].boxed(),
    };
    prop::collection::vec(element, 0..4)
        .prop_map(|elements| {
            let means = elements.iter().map(|element| element.means.clone()).filter(|means| !means.is_null());
            let means = Value::Array(means.collect());
            said(Json::List(elements.into_iter().map(|element| element.json).collect()), means)
        })
        .boxed()
}

fn of_object(object: &Object, reports_success: bool) -> BoxedStrategy<Sent> {
    let known: Vec<String> = object.fields.iter().map(|field| field.name.clone()).collect();
    let fields: Vec<_> = object.fields.iter().map(|field| of_field(field, reports_success)).collect();
    (fields, unknown(known))
        .prop_map(|(fields, unknown)| {
            let (mut members, mut means) = (unknown, Map::new());
            for (place, name, sent) in fields.into_iter().flatten() {
                means.insert(name.clone(), sent.means);
                members.push(Member { place, name, json: sent.json });
            }
            said(ordered(members.into_iter()), Value::Object(means))
        })
        .boxed()
}

/// Returns a field with its place and name, `None` if it is absent. An identity is always present, a required list may
/// be `null`.
fn of_field(field: &Field, reports_success: bool) -> BoxedStrategy<Option<(u16, String, Sent)>> {
    let name = field.name.clone();
    let value = match &field.type_ {
        Type::Boolean if reports_success && name == "success" => scalar::truth(),
        type_ => of_type(type_, false),
    };
    let null = Just(said(Json::null(), Value::Null));
    let empty_list = Just(said(Json::List(Vec::new()), json!({})));
    let value = match (field.required, &field.type_) {
        (false, Type::Object(_) | Type::Map) => prop_oneof![1 => null, 1 => empty_list, 6 => value].boxed(),
        (false, _) | (true, Type::List(_)) => prop_oneof![1 => null, 7 => value].boxed(),
        (true, _) => value.prop_filter("a required field has a value", |sent| !sent.means.is_null()).boxed(),
    };
    let named = (any::<u16>(), value).prop_map(move |(place, sent)| (place, name.clone(), sent));
    if field.required { named.prop_map(Some).boxed() } else { prop::option::weighted(0.8, named).boxed() }
}

/// Returns members that no document has; some resemble known ones.
fn unknown(known: Vec<String>) -> BoxedStrategy<Vec<Member>> {
    let alike: Vec<String> = known.iter().flat_map(|name| [name.to_uppercase(), format!("{name} ")]).collect();
    let alike = if alike.is_empty() { vec!["other".to_owned()] } else { alike };
    let names = prop_oneof![scalar::any_text(), select(alike)]
        .prop_filter("it is unknown", move |name| !known.contains(name) && name != "success");
    let some = prop::collection::btree_map(names, (any::<u16>(), scalar::anything()), 1..3).prop_map(|map| {
        map.into_iter().map(|(name, (place, value))| Member { place, name, json: Json::of(&value) }).collect()
    });
    prop_oneof![3 => Just(Vec::new()), 1 => some].boxed()
}

fn style() -> impl Strategy<Value = Style> {
    (select(vec!["", " ", "\r\n\t"]), select(vec![Escapes::Needed, Escapes::Needed, Escapes::Ascii, Escapes::All]))
        .prop_map(|(blank, escapes)| Style { blank, escapes })
}

#[test]
fn a_body_is_the_json_that_it_was_made_from() {
    let value = json!({ "ü\"\\\n\u{1f4e7}": [1, -0.5, null, true, "", {}, []], "": { "a": "b" } });
    for blank in ["", " \n"] {
        for escapes in [Escapes::Needed, Escapes::Ascii, Escapes::All] {
            let text = Json::of(&value).write(Style { blank, escapes });
            assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value, "{text}");
        }
    }
}
