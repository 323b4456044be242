//! A response of which only the outermost members are read.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::wire::budget;

/// Memory of a member besides the bytes of its name and its value.
const TEXTS: usize = 64;

/// Members of an object in their order, with undecoded values.
#[derive(Debug, Default)]
pub(super) struct Members(Vec<(String, Box<RawValue>)>);

impl Members {
    /// Returns the last member of this name, which is the one that counts in a typed response.
    pub(super) fn get(&self, name: &str) -> Option<&RawValue> {
        self.iter().rfind(|(member, _)| *member == name).map(|(_, raw)| raw)
    }

    /// Removes and returns the last member of this name.
    pub(super) fn take(&mut self, name: &str) -> Option<Box<RawValue>> {
        let index = self.0.iter().rposition(|(member, _)| member == name)?;
        Some(self.0.remove(index).1)
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
