use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Serializer;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

/// A struct of [`object!`](crate::object).
#[doc(hidden)]
pub trait Object: Sized {
    /// What the members are called, and whether they must be there. At most 64 must.
    const MEMBERS: &'static [(&'static str, bool)];

    /// As it is before any member was read.
    fn empty() -> Self;

    /// Reads the value of the member `name`, and says whether that must be there; `None` if there is no such member, whose
    /// value is then still to be read.
    fn read<'de, A: MapAccess<'de>>(&mut self, name: &str, members: &mut A) -> Result<Option<bool>, A::Error>;
}

/// Reads an object. Of members that come more than once the last counts.
#[doc(hidden)]
pub fn object<'de, D: Deserializer<'de>, T: Object>(deserializer: D) -> Result<T, D::Error> {
    struct Members<T>(PhantomData<T>);

    impl<'de, T: Object> Visitor<'de> for Members<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<T, A::Error> {
            let mut object = T::empty();
            let mut seen = 0;
            while let Some(Name(name)) = members.next_key()? {
                match object.read(&name, &mut members)? {
                    Some(true) => seen |= bit(T::MEMBERS, &name),
                    Some(false) => {}
                    None => drop(members.next_value::<IgnoredAny>()?),
                }
            }
            if seen.count_ones() < const { count(T::MEMBERS) } {
                let missing = required(T::MEMBERS).find(|name| seen & bit(T::MEMBERS, name) == 0);
                return Err(A::Error::missing_field(missing.unwrap_or_default()));
            }
            Ok(object)
        }
    }

    deserializer.deserialize_map(Members(PhantomData))
}

/// Begins to write an object. How many members it has is told where it is sure; only formats that are no text need it.
#[doc(hidden)]
pub fn members<T: Object, S: Serializer>(serializer: S) -> Result<S::SerializeMap, S::Error> {
    let always = T::MEMBERS.iter().all(|(_, required)| *required);
    serializer.serialize_map(always.then_some(T::MEMBERS.len()))
}

/// What is not written where it need not be there.
#[doc(hidden)]
pub trait Absent {
    fn is_absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Absent for serde_json::Map<String, serde_json::Value> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// The name of a member. Copied only where it is written with escapes.
struct Name<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl<'de> Visitor<'de> for Text {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a member")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }

            fn visit_string<E>(self, text: String) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(text)))
            }
        }

        deserializer.deserialize_str(Text)
    }
}

fn required(members: &[(&'static str, bool)]) -> impl Iterator<Item = &'static str> {
    members.iter().filter(|(_, required)| *required).map(|(name, _)| *name)
}

/// The bit of a required member.
fn bit(members: &[(&'static str, bool)], name: &str) -> u64 {
    required(members).position(|required| required == name).map_or(0, |place| 1 << place)
}

/// How many members are required.
const fn count(members: &[(&str, bool)]) -> u32 {
    let (mut count, mut index) = (0, 0);
    while index < members.len() {
        count += members[index].1 as u32;
        index += 1;
    }
    assert!(count <= u64::BITS, "an object has at most 64 required members");
    count
}
