//! The second reading of JSON, for what the first one could not read or would have to round.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Error, Number};

use super::{Unreadable, malformed, over_budget, read};
use crate::error::redact;
use crate::wire::{aside, is_rounded};

/// Said of what is nested so deeply that reading it could take all of the stack.
pub(super) const TOO_DEEP: &str = "it is nested too deeply";

/// As deep as serde_json reads.
const DEPTH: u8 = 127;

/// Reads clean JSON, slower, and knows three things more than serde_json: where it fails; the digits of a number, which
/// a text keeps as they came, and which are a text themselves where no number can hold them; and where a value was left
/// out, of which it tells by the path.
pub(super) fn carefully<'de, S: DeserializeSeed<'de>>(
    seed: S,
    json: &'de [u8],
    tell: &mut dyn FnMut(&str),
) -> Result<S::Value, Unreadable> {
    // From here on the syntax is known to be right.
    read(PhantomData::<IgnoredAny>, json).map_err(|error| malformed(String::new(), &error))?;
    let mut reader = Reader { json, at: 0, depth: 0, path: Vec::new(), tell };
    let value = seed.deserialize(&mut reader);
    value.map_err(|error| over_budget().unwrap_or_else(|| malformed(reader.path(), &error)))
}

/// Says whether a JSON number can hold it: not if it is beyond the range of a float, nor if it is an integer beyond 64
/// bits, which would be rounded.
fn holds(digits: &str) -> bool {
    digits.parse().is_ok_and(|number: Number| {
        let float = number.as_f64().filter(|_| number.is_f64());
        !float.is_some_and(is_rounded) || digits.contains(['.', 'e', 'E'])
    })
}

struct Reader<'de, 'a> {
    json: &'de [u8],
    at: usize,
    depth: u8,
    /// The path to the value that is being read.
    path: Vec<Step<'de>>,
    tell: &'a mut dyn FnMut(&str),
}

enum Step<'de> {
    Member(Cow<'de, str>),
    Element(usize),
}

impl<'de> Reader<'de, '_> {
    /// As `data[3].final_ip`. Names inside of a map may be anything, so what looks like an address is masked.
    fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            let _ = match step {
                Step::Member(name) if path.is_empty() => path.write_str(&redact::addresses(name)),
                Step::Member(name) => write!(path, ".{}", redact::addresses(name)),
                Step::Element(index) => write!(path, "[{index}]"),
            };
        }
        path
    }

    /// The first byte of the next token.
    fn peek(&mut self) -> Result<u8, Error> {
        while let Some(byte) = self.json.get(self.at) {
            if !byte.is_ascii_whitespace() {
                return Ok(*byte);
            }
            self.at += 1;
        }
        Err(Error::custom("the end was not expected"))
    }

    /// Goes on as long as the bytes fit, and gives them.
    fn take_while(&mut self, fits: impl Fn(u8) -> bool) -> &'de [u8] {
        let rest = self.json.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| !fits(*byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// The text that begins here, quotes included.
    fn quoted(&mut self) -> &'de [u8] {
        let begin = self.at;
        self.at += 1;
        while let Some(byte) = self.json.get(self.at) {
            match byte {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        self.json.get(begin..self.at).unwrap_or_default()
    }

    fn text(&mut self) -> Result<Cow<'de, str>, Error> {
        let quoted = self.quoted();
        match quoted {
            [b'"', plain @ .., b'"'] if !plain.contains(&b'\\') => {
                str::from_utf8(plain).map(Cow::Borrowed).map_err(Error::custom)
            }
            _ => serde_json::from_slice(quoted).map(Cow::Owned),
        }
    }

    fn number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        let lexeme = self.take_while(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
        let digits = str::from_utf8(lexeme).map_err(Error::custom)?;
        if !holds(digits) {
            return visitor.visit_borrowed_str(digits);
        }
        aside::with_digits(digits, || serde_json::Deserializer::from_slice(lexeme).deserialize_any(visitor))
    }

    fn skip(&mut self) -> Result<(), Error> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => drop(self.quoted()),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    self.at += 1;
                }
                b',' | b':' => {
                    self.at += 1;
                    continue;
                }
                _ if self.take_while(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)).is_empty() => {
                    return Err(Error::custom("a value was expected"));
                }
                _ => {}
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    /// Reads what stands between brackets.
    fn nested<T>(&mut self, read: impl FnOnce(&mut Entries<'_, 'de, '_>) -> Result<T, Error>) -> Result<T, Error> {
        if self.depth == DEPTH {
            return Err(Error::custom(TOO_DEEP));
        }
        self.depth += 1;
        self.at += 1;
        let mut entries = Entries { reader: self, count: 0, member: None, ended: false };
        let value = read(&mut entries)?;
        if !entries.ended && entries.next()? {
            return Err(Error::custom("less was expected"));
        }
        self.depth -= 1;
        Ok(value)
    }

    fn at<S: DeserializeSeed<'de>>(&mut self, step: Step<'de>, seed: S) -> Result<S::Value, Error> {
        self.path.push(step);
        let value = seed.deserialize(&mut *self)?;
        if aside::take_left_out() {
            let path = self.path();
            (self.tell)(&path);
        }
        self.path.pop();
        Ok(value)
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.peek()? {
            b'"' => match self.text()? {
                Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
                Cow::Owned(text) => visitor.visit_string(text),
            },
            b'{' => self.nested(|members| visitor.visit_map(members)),
            b'[' => self.nested(|elements| visitor.visit_seq(elements)),
            b'-' | b'0'..=b'9' => self.number(visitor),
            _ => match self.take_while(|byte| byte.is_ascii_alphabetic()) {
                b"true" => visitor.visit_bool(true),
                b"false" => visitor.visit_bool(false),
                _ => visitor.visit_unit(),
            },
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.peek()? {
            b'n' => self.deserialize_any(visitor),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        // How serde_json asks for JSON that is kept as it stands.
        if name == "$serde_json::private::RawValue" {
            self.peek()?;
            let begin = self.at;
            self.skip()?;
            let raw = self.json.get(begin..self.at).unwrap_or_default();
            return serde_json::Deserializer::from_slice(raw).deserialize_newtype_struct(name, visitor);
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.skip()?;
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum identifier
    }
}

/// The entries between brackets.
struct Entries<'r, 'de, 'a> {
    reader: &'r mut Reader<'de, 'a>,
    count: usize,
    /// The name of the member whose value is next.
    member: Option<Cow<'de, str>>,
    ended: bool,
}

impl Entries<'_, '_, '_> {
    /// Says whether there is one more; it is next then.
    fn next(&mut self) -> Result<bool, Error> {
        let mut byte = self.reader.peek()?;
        if byte == b',' {
            self.reader.at += 1;
            byte = self.reader.peek()?;
        }
        self.ended = matches!(byte, b'}' | b']');
        self.reader.at += usize::from(self.ended);
        Ok(!self.ended)
    }
}

impl<'de> SeqAccess<'de> for Entries<'_, 'de, '_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        if self.ended || !self.next()? {
            return Ok(None);
        }
        let index = self.count;
        self.count += 1;
        self.reader.at(Step::Element(index), seed).map(Some)
    }
}

impl<'de> MapAccess<'de> for Entries<'_, 'de, '_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        if self.ended || !self.next()? {
            return Ok(None);
        }
        let name = self.reader.text()?;
        self.member = Some(name.clone());
        seed.deserialize(name.into_deserializer()).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let member = self.member.take().unwrap_or_default();
        if self.reader.peek()? == b':' {
            self.reader.at += 1;
        }
        self.reader.at(Step::Member(member), seed)
    }
}
