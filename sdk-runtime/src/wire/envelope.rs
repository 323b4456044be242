//! The outermost object of a response: the wrapper around its content, and whether it says that the call failed.
//!
//! This is the one reader of it, for calls and for walks. It goes over the members once and keeps nothing; only where one
//! of them says that the call failed does [`Outline`] look at the whole object.

use std::fmt;
use std::iter;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer, SeqDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde_json::value::RawValue;

use crate::wire::decode::{read, repaired};
use crate::wire::something::Something;

/// Markers of a failed call in a response with status 2xx: members of its outermost object.
#[derive(Clone, Copy, Debug)]
pub struct Failure {
    /// The members that say so by being false.
    pub when_false: &'static [&'static str],
    /// The members that say so by holding something.
    pub when_present: &'static [&'static str],
    /// The lists with which the call has succeeded in part whatever `when_present` holds, if there are records in them;
    /// every list of objects, if none is named.
    pub unless: &'static [&'static str],
}

impl Failure {
    /// Nothing says so.
    #[doc(hidden)]
    pub const NONE: Self = Self { when_false: &[], when_present: &[], unless: &[] };
}

/// The form of a response: its wrapper, and what says in it that the call failed.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    pub(crate) envelope: Option<&'static str>,
    pub(crate) failure: Failure,
    /// Says whether the content is a list, and not an object.
    pub(crate) is_list: bool,
}

/// Findings on the way to the content.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Says whether there is an object under the key of the envelope.
    pub(crate) is_wrapped: bool,
    /// Says whether a member says that the call failed, if nothing beside it says otherwise.
    pub(crate) is_suspect: bool,
}

/// Reads the content: what stands under the key of the envelope, or else the outermost value.
pub(crate) fn open<'de, T: serde::Deserialize<'de>>(
    body: &'de [u8],
    form: &Form,
) -> (Result<T, serde_json::Error>, Seen) {
    let mut seen = Seen::default();
    if form.envelope.is_some() {
        let result = read(Wrapped::new(form, &mut seen), body);
        // Of the bare form this has read no further than to the first byte of its list. Whatever failed inside the
        // envelope is not read once more as bare content: one without required members would take anything.
        if result.is_ok() || seen.is_wrapped {
            return (result, seen);
        }
        seen = Seen::default();
    }
    let result = read(Bare { form, seen: &mut seen, content: PhantomData }, body);
    (result, seen)
}

/// The role of a member of the outermost object.
#[derive(Clone, Copy)]
enum Role {
    Envelope,
    /// It says that the call failed if it is false.
    Flag,
    /// It says that the call failed if it holds something.
    Report,
    Other,
}

impl Form {
    fn role(&self, name: &str) -> Role {
        match name {
            name if self.failure.when_false.contains(&name) => Role::Flag,
            name if self.failure.when_present.contains(&name) => Role::Report,
            name if self.envelope == Some(name) => Role::Envelope,
            _ => Role::Other,
        }
    }
}

impl Role {
    /// Says whether a member of this role says with this value that the call failed.
    fn says_failure(self, value: &RawValue) -> bool {
        match self {
            Self::Flag => matches!(value.get().to_ascii_lowercase().as_str(), "false" | "0" | "\"false\"" | "\"0\""),
            // What cannot be looked through is nested deeply, and certainly not empty.
            Self::Report => read(Something, value.get().as_bytes()).unwrap_or(true),
            Self::Envelope | Self::Other => false,
        }
    }
}

/// Reads the name of a member with another seed, and notes its role.
struct Named<'a, K> {
    form: &'a Form,
    role: &'a mut Role,
    seed: K,
}

impl<'a> Named<'a, PhantomData<IgnoredAny>> {
    fn new(form: &'a Form, role: &'a mut Role) -> Self {
        Self { form, role, seed: PhantomData }
    }
}

impl<'de, K: DeserializeSeed<'de>> DeserializeSeed<'de> for Named<'_, K> {
    type Value = K::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<K::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de, K: DeserializeSeed<'de>> Visitor<'de> for Named<'_, K> {
    type Value = K::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<K::Value, E> {
        *self.role = self.form.role(name);
        self.seed.deserialize(name.into_deserializer())
    }
}

/// An object that holds the content under the key of the envelope.
pub(crate) struct Wrapped<'a, T> {
    form: &'a Form,
    seen: &'a mut Seen,
    content: PhantomData<T>,
}

impl<'a, T> Wrapped<'a, T> {
    pub(crate) fn new(form: &'a Form, seen: &'a mut Seen) -> Self {
        Self { form, seen, content: PhantomData }
    }
}

impl<'de, T: serde::Deserialize<'de>> DeserializeSeed<'de> for Wrapped<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: serde::Deserialize<'de>> Visitor<'de> for Wrapped<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<T, A::Error> {
        let (mut content, mut role) = (None, Role::Other);
        while members.next_key_seed(Named::new(self.form, &mut role))?.is_some() {
            match role {
                Role::Envelope => {
                    content = Some(members.next_value_seed(Inside {
                        form: self.form,
                        seen: self.seen,
                        content: PhantomData,
                    })?)
                }
                Role::Flag | Role::Report => self.seen.is_suspect |= role.says_failure(members.next_value()?),
                Role::Other => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        content.ok_or_else(|| A::Error::missing_field(self.form.envelope.unwrap_or_default()))
    }
}

/// The content in its envelope.
struct Inside<'a, T> {
    form: &'a Form,
    seen: &'a mut Seen,
    content: PhantomData<T>,
}

impl<'de, T: serde::Deserialize<'de>> DeserializeSeed<'de> for Inside<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: serde::Deserialize<'de>> Visitor<'de> for Inside<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        self.seen.is_wrapped = true;
        T::deserialize(MapAccessDeserializer::new(members))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<T, A::Error> {
        if !self.form.is_list {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        }
        self.seen.is_wrapped = true;
        T::deserialize(SeqAccessDeserializer::new(elements))
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<T, E> {
        if !self.form.is_list {
            return Err(E::invalid_type(Unexpected::Unit, &self));
        }
        self.seen.is_wrapped = true;
        T::deserialize(SeqDeserializer::new(iter::empty::<()>()))
    }
}

/// The content without an envelope. What says that the call failed stands among its members.
struct Bare<'a, T> {
    form: &'a Form,
    seen: &'a mut Seen,
    content: PhantomData<T>,
}

impl<'de, T: serde::Deserialize<'de>> DeserializeSeed<'de> for Bare<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: serde::Deserialize<'de>> Visitor<'de> for Bare<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        let members = Watched { members, form: self.form, seen: self.seen, role: Role::Other };
        T::deserialize(MapAccessDeserializer::new(members))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<T, A::Error> {
        if !self.form.is_list {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        }
        T::deserialize(SeqAccessDeserializer::new(elements))
    }
}

/// The members of an object, of which those that can say that the call failed are looked at on the way.
struct Watched<'a, A> {
    members: A,
    form: &'a Form,
    seen: &'a mut Seen,
    /// Of the member whose value comes next.
    role: Role,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Watched<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        self.members.next_key_seed(Named { form: self.form, role: &mut self.role, seed })
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.role {
            Role::Flag | Role::Report => {
                let value = self.members.next_value::<&RawValue>()?;
                self.seen.is_suspect |= self.role.says_failure(value);
                seed.deserialize(value).map_err(A::Error::custom)
            }
            Role::Envelope | Role::Other => self.members.next_value_seed(seed),
        }
    }
}

/// Facts that an object tells of itself. Keeps nothing else, however long the object is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Outline {
    /// Says whether there is an object under the key of the envelope.
    pub(crate) is_wrapped: bool,
    /// Says whether a flag says that the call failed.
    is_false: bool,
    /// Says whether there is a report of what failed.
    is_reported: bool,
    /// Says whether there are records.
    has_records: bool,
}

impl Outline {
    /// # Errors
    ///
    /// The body is no object; such a one says nothing.
    pub(crate) fn of(body: &[u8], form: &Form) -> Result<Self, serde_json::Error> {
        let members = Members { form, is_inner: false };
        // A name that is not clean hides all that follows it.
        read(members, body).or_else(|error| if error.is_data() { Err(error) } else { read(members, &repaired(body)) })
    }

    /// Says whether the call failed. A report beside records is one of a partial success.
    pub(crate) fn says_failure(self) -> bool {
        self.is_false || (self.is_reported && !self.has_records)
    }
}

/// The members of the outermost object, or of one in it.
#[derive(Clone, Copy)]
struct Members<'a> {
    form: &'a Form,
    is_inner: bool,
}

impl Members<'_> {
    /// Looks for records in the value of another member than those that say that the call failed.
    fn has_records(&self, name: &str, value: &RawValue) -> bool {
        let lists = self.form.failure.unless;
        let holds_list = lists.is_empty() || lists.contains(&name);
        let holds_content = !self.is_inner && (lists.is_empty() || self.form.envelope == Some(name));
        match value.get().as_bytes() {
            [b'[', elements @ ..] => holds_list && elements.trim_ascii_start().starts_with(b"{"),
            [b'{', ..] if holds_content => {
                let inner = Self { form: self.form, is_inner: true };
                read(inner, value.get().as_bytes()).is_ok_and(|inner| inner.has_records)
            }
            _ => false,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Members<'_> {
    type Value = Outline;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Outline, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Members<'_> {
    type Value = Outline;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Outline, A::Error> {
        let mut outline = Outline::default();
        while let Some(name) = members.next_key::<String>()? {
            let value = members.next_value::<&RawValue>()?;
            match self.form.role(&name) {
                role @ Role::Flag if !self.is_inner => outline.is_false |= role.says_failure(value),
                role @ Role::Report if !self.is_inner => outline.is_reported |= role.says_failure(value),
                role => {
                    outline.is_wrapped |= matches!(role, Role::Envelope) && value.get().starts_with('{');
                    outline.has_records |= self.has_records(&name, value);
                }
            }
        }
        Ok(outline)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::Failure;

    /// As the documents of the services have it.
    pub(crate) const FAILURE: Failure =
        Failure { when_false: &["success"], when_present: &["error", "errors"], unless: &["data"] };
}
