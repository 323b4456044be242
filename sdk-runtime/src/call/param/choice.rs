use std::borrow::Cow;

use crate::error::{Error, ErrorKind, redact};

/// A set of texts that a parameter takes. Implemented by the generated enums.
pub trait Choices {
    /// The known texts, in the order of the document.
    const VALUES: &'static [&'static str];
    /// Whether other texts are taken too.
    const OPEN: bool;
}

/// A value of the enum `E`, its text, or an `Option` of one.
///
/// A text that `E` does not know is refused if `E` is closed, and sent as it is
/// if `E` is open.
#[diagnostic::on_unimplemented(message = "`{Self}` is neither a `{E}` nor a text")]
pub trait IntoChoice<E> {
    /// The value, not yet set.
    fn into_choice(self) -> Choice;
}

/// A value for a parameter with known values: not set, a text, or a refusal.
#[derive(Clone, Debug)]
pub struct Choice(pub(crate) Option<Result<Cow<'static, str>, String>>);

impl Choice {
    /// A value of the enum itself.
    #[doc(hidden)]
    pub fn known(text: Cow<'static, str>) -> Self {
        Self(Some(Ok(text)))
    }

    fn from_text(text: Cow<'_, str>, values: &'static [&'static str], open: bool) -> Self {
        Self(Some(match values.iter().find(|value| **value == text) {
            Some(value) => Ok(Cow::Borrowed(value)),
            None if open => Ok(Cow::Owned(text.into_owned())),
            None => Err(unknown(&text, values)),
        }))
    }
}

/// The error for a text that a closed enum does not know.
#[doc(hidden)]
pub fn refused(text: &str, allowed: &[&str]) -> Error {
    Error::new(ErrorKind::InvalidRequest, &unknown(text, allowed))
}

/// The reason why a text is not allowed.
pub(crate) fn unknown(text: &str, allowed: &[&str]) -> String {
    super::refusal(redact::value(text), format_args!("one of {}", allowed.join(", ")))
}

impl<E: Choices> IntoChoice<E> for &str {
    fn into_choice(self) -> Choice {
        Choice::from_text(Cow::Borrowed(self), E::VALUES, E::OPEN)
    }
}

impl<E: Choices> IntoChoice<E> for String {
    fn into_choice(self) -> Choice {
        Choice::from_text(Cow::Owned(self), E::VALUES, E::OPEN)
    }
}

impl<E: Choices> IntoChoice<E> for &String {
    fn into_choice(self) -> Choice {
        Choice::from_text(Cow::Borrowed(self), E::VALUES, E::OPEN)
    }
}

impl<E: Choices> IntoChoice<E> for Cow<'_, str> {
    fn into_choice(self) -> Choice {
        Choice::from_text(self, E::VALUES, E::OPEN)
    }
}

impl<E, T: IntoChoice<E>> IntoChoice<E> for Option<T> {
    fn into_choice(self) -> Choice {
        self.map_or(Choice(None), T::into_choice)
    }
}

#[cfg(test)]
mod tests {
    // What the macros make is public, as it is in an SDK crate.
    #![allow(unreachable_pub)]

    use super::*;

    crate::open_enum! {
        /// Open.
        pub enum Color { Red = "red", Blue = "blue" }
    }
    crate::closed_enum! {
        /// Closed.
        pub enum Order { Up = "ASC", Down = "DESC" }
    }

    fn open(value: impl IntoChoice<Color>) -> Option<Result<Cow<'static, str>, String>> {
        value.into_choice().0
    }

    fn closed(value: impl IntoChoice<Order>) -> Option<Result<Cow<'static, str>, String>> {
        value.into_choice().0
    }

    #[test]
    fn values_and_their_texts_are_taken() {
        let owned = String::from("ASC");
        assert_eq!(closed(Order::Up), Some(Ok("ASC".into())));
        assert_eq!(closed("ASC"), Some(Ok("ASC".into())));
        assert_eq!(closed(&owned), Some(Ok("ASC".into())));
        assert_eq!(closed(owned), Some(Ok("ASC".into())));
        assert_eq!(closed(Some("DESC")), Some(Ok("DESC".into())));
        assert_eq!(closed(Some(Order::Down)), Some(Ok("DESC".into())));
        assert_eq!(closed(None::<&str>), None);
        assert_eq!(closed(None::<Order>), None);
        assert_eq!(open(Color::Blue), Some(Ok("blue".into())));
        assert_eq!(open(Color::from("green")), Some(Ok("green".into())));
    }

    #[test]
    fn a_closed_enum_refuses_an_unknown_text_and_lists_what_it_takes() {
        assert_eq!(closed("UP"), Some(Err("\"UP\" is not allowed; it must be one of ASC, DESC".to_owned())));
    }

    #[test]
    fn an_open_enum_takes_any_text() {
        assert_eq!(open("red"), Some(Ok("red".into())));
        assert_eq!(open("green"), Some(Ok("green".into())));
    }
}
