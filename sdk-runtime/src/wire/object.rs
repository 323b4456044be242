use std::fmt;
use std::marker::PhantomData;

use serde::Serializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error, Expected, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor,
};

/// A struct of [`object!`](crate::object).
#[doc(hidden)]
pub trait Object: Sized {
    /// Names of the members, with true for those that must be there. At most 64 must.
    const MEMBERS: &'static [(&'static str, bool)];

    /// Returns the struct before any member was read.
    fn empty() -> Self;

    /// Returns the place of the member of this name in [`MEMBERS`](Self::MEMBERS).
    fn place(name: &str) -> Option<usize>;

    /// Reads the value of the member that stands at this place of [`MEMBERS`](Self::MEMBERS).
    fn read<'de, A: MapAccess<'de>>(&mut self, place: usize, members: &mut A) -> Result<(), A::Error>;
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

        fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
            of_members(members)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<T, A::Error> {
            of_list(elements, &self)?.ok_or_else(|| A::Error::invalid_type(Unexpected::Seq, &self))
        }
    }

    members_of(deserializer, Members(PhantomData))
}

/// The value that a visitor makes of an object, or of a list in its place.
fn members_of<'de, D: Deserializer<'de>, V: Visitor<'de>>(deserializer: D, visitor: V) -> Result<V::Value, D::Error> {
    if deserializer.is_human_readable() {
        // Of all that serde_json knows, only this takes an object or a list and nothing else.
        deserializer.deserialize_struct("", &[], visitor)
    } else {
        // Formats that are no text take it for a list of values without names.
        deserializer.deserialize_map(visitor)
    }
}

/// Reads an object that may be missing.
pub(super) struct Nested<T>(pub(super) PhantomData<T>);

impl<'de, T: Object> DeserializeSeed<'de> for Nested<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Object> Visitor<'de> for Nested<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_none<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        members_of(deserializer, self)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Option<T>, A::Error> {
        of_members(members).map(Some)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<Option<T>, A::Error> {
        of_list(elements, &self)
    }
}

/// Reads the list that some languages write for an empty object.
pub(super) fn empty_list<'de, A: SeqAccess<'de>>(mut elements: A, expected: &dyn Expected) -> Result<(), A::Error> {
    match elements.next_element::<IgnoredAny>()? {
        None => Ok(()),
        Some(_) => Err(A::Error::invalid_type(Unexpected::Seq, expected)),
    }
}

/// Of an empty list, `None` where a member of the object must be there.
fn of_list<'de, T: Object, A: SeqAccess<'de>>(elements: A, expected: &dyn Expected) -> Result<Option<T>, A::Error> {
    empty_list(elements, expected)?;
    Ok((const { count(T::MEMBERS) } == 0).then(T::empty))
}

fn of_members<'de, T: Object, A: MapAccess<'de>>(mut members: A) -> Result<T, A::Error> {
    let (mut object, mut seen) = (T::empty(), 0);
    while let Some(place) = members.next_key_seed(Place::<T>(PhantomData))? {
        match place {
            Some(place) => {
                object.read(place, &mut members)?;
                seen |= bit(T::MEMBERS, place);
            }
            None => drop(members.next_value::<IgnoredAny>()?),
        }
    }
    if seen.count_ones() < const { count(T::MEMBERS) } {
        return Err(A::Error::missing_field(missing(T::MEMBERS, seen)));
    }
    Ok(object)
}

/// For types that hold themselves.
impl<T: Object> Object for Box<T> {
    const MEMBERS: &'static [(&'static str, bool)] = T::MEMBERS;

    fn empty() -> Self {
        Self::new(T::empty())
    }

    fn place(name: &str) -> Option<usize> {
        T::place(name)
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, place: usize, members: &mut A) -> Result<(), A::Error> {
        (**self).read(place, members)
    }
}

/// Begins to write an object. How many members it has is told where `all` are written; only formats that are no text
/// need it.
#[doc(hidden)]
pub fn members<T: Object, S: Serializer>(serializer: S, all: bool) -> Result<S::SerializeMap, S::Error> {
    serializer.serialize_map(all.then_some(T::MEMBERS.len()))
}

/// Value that is not written where it need not be there.
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

/// Reads the name of a member, and finds its place.
struct Place<T>(PhantomData<T>);

impl<'de, T: Object> DeserializeSeed<'de> for Place<T> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<T: Object> Visitor<'_> for Place<T> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(T::place(name))
    }
}

/// The bit of a member that is required.
fn bit(members: &[(&str, bool)], place: usize) -> u64 {
    match members.split_at_checked(place) {
        Some((before, [(_, true), ..])) => 1 << before.iter().filter(|(_, required)| *required).count(),
        _ => 0,
    }
}

/// The first required member that was not seen.
fn missing(members: &[(&'static str, bool)], seen: u64) -> &'static str {
    let required = members.iter().filter(|(_, required)| *required);
    required.zip(0..).find(|(_, place)| seen & (1 << place) == 0).map_or("", |((name, _), _)| name)
}

/// Returns the number of required members.
const fn count(members: &[(&str, bool)]) -> u32 {
    let (mut count, mut index) = (0, 0);
    while index < members.len() {
        count += members[index].1 as u32;
        index += 1;
    }
    assert!(count <= u64::BITS, "an object has at most 64 required members");
    count
}
