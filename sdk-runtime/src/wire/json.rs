use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::object::empty_list;
use super::{aside, is_rounded};
use crate::wire::budget::{charge, make_room};

/// Reads free-form JSON, and counts what it costs.
pub(crate) struct Json;

/// The bytes that the system needs for a text beside its own.
const TEXT: usize = 24;

/// Members in a node of a map: one that is split has at least half of them.
const NODE: usize = 12;

impl<'de> DeserializeSeed<'de> for Json {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Json {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        if is_rounded(value) {
            aside::note_rounded();
        }
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.visit_string(value.to_owned())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        charge(TEXT).map_err(E::custom)?;
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element_seed(Self)? {
            make_room(&mut list).map_err(A::Error::custom)?;
            list.push(element);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Value, A::Error> {
        match object(members)? {
            Object::Members(members) => Ok(Value::Object(members)),
            Object::Number(number) => Ok(Value::Number(number)),
        }
    }
}

/// Reads an object of free-form JSON; `null` and an empty list are an empty one.
pub(super) struct JsonObject;

impl<'de> DeserializeSeed<'de> for JsonObject {
    type Value = Map<String, Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for JsonObject {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Map::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<Self::Value, A::Error> {
        empty_list(elements, &self)?;
        Ok(Map::new())
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Self::Value, A::Error> {
        match object(members)? {
            Object::Members(members) => Ok(members),
            Object::Number(_) => Err(A::Error::invalid_type(serde::de::Unexpected::Other("number"), &self)),
        }
    }
}

enum Object {
    Members(Map<String, Value>),
    Number(Number),
}

/// Not only objects come here: when any crate of the build turns on `serde_json/arbitrary_precision`, so do all numbers.
fn object<'de, A: MapAccess<'de>>(mut members: A) -> Result<Object, A::Error> {
    let mut object = Map::new();
    while let Some(name) = members.next_key::<String>()? {
        if object.is_empty() && name == "$serde_json::private::Number" {
            let number = NumberAccess { name: Some(name), members };
            return Number::deserialize(MapAccessDeserializer::new(number)).map(Object::Number);
        }
        let value = members.next_value_seed(Json)?;
        let size = size_of::<(String, Value)>();
        let room = match object.len() {
            0 => NODE * size,
            1..NODE => 0,
            NODE => 2 * NODE * size,
            _ => 5 * size / 2,
        };
        charge(TEXT + room).map_err(A::Error::custom)?;
        object.insert(name, value);
    }
    Ok(Object::Members(object))
}

/// The members of an object of which the first name was read already.
struct NumberAccess<A> {
    name: Option<String>,
    members: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for NumberAccess<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        use serde::de::IntoDeserializer;
        match self.name.take() {
            Some(name) => seed.deserialize(name.into_deserializer()).map(Some),
            None => self.members.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.members.next_value_seed(seed)
    }
}
