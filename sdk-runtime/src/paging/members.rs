//! An answer of which only the outermost members are told apart.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::wire::budget;

/// The bytes that a name and a value need beside their own.
const TEXTS: usize = 64;

/// The members of an object, not read any further, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Members(Vec<(String, Box<RawValue>)>);

impl Members {
    /// The last of this name, as a typed answer has it.
    pub(super) fn get(&self, name: &str) -> Option<&RawValue> {
        self.iter().rfind(|(member, _)| *member == name).map(|(_, raw)| raw)
    }

    /// Takes the last of this name out.
    pub(super) fn take(&mut self, name: &str) -> Option<Box<RawValue>> {
        let place = self.0.iter().rposition(|(member, _)| member == name)?;
        Some(self.0.remove(place).1)
    }

    pub(super) fn push(&mut self, name: &str, raw: Box<RawValue>) {
        self.0.push((name.to_owned(), raw));
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &RawValue)> {
        self.0.iter().map(|(name, raw)| (name.as_str(), &**raw))
    }
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Members, A::Error> {
                let mut all = Vec::new();
                while let Some(member) = members.next_entry()? {
                    budget::make_room(&mut all).and_then(|()| budget::charge(TEXTS)).map_err(A::Error::custom)?;
                    all.push(member);
                }
                Ok(Members(all))
            }
        }

        deserializer.deserialize_map(Object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_members_that_come_twice_the_last_counts_and_none_is_lost() {
        let mut members: Members = serde_json::from_str(r#"{"b":1,"a":2,"b":{"c":3}}"#).unwrap();
        assert_eq!(members.get("b").map(RawValue::get), Some(r#"{"c":3}"#));
        assert_eq!(members.take("b").as_deref().map(RawValue::get), Some(r#"{"c":3}"#));
        assert_eq!(members.iter().map(|(name, raw)| (name, raw.get())).collect::<Vec<_>>(), [("b", "1"), ("a", "2")]);
        assert!(members.get("c").is_none() && members.take("c").is_none());
    }
}
