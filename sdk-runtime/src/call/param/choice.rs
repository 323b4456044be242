use std::borrow::Cow;

use crate::error::{Error, ErrorKind, redact};

/// Set of texts that a parameter allows. Implemented by the generated enums.
pub trait Choices {
    /// The known texts, in the order of the document.
    const VALUES: &'static [&'static str];
    /// Says whether other texts are allowed too.
    const OPEN: bool;
}

/// Value for a parameter of the enum `E`: a value of `E`, its text, or an `Option` of one.
///
/// A text that `E` does not know is a validation error if `E` is closed, and sent as
/// it is if `E` is open.
#[diagnostic::on_unimplemented(message = "`{Self}` is neither a `{E}` nor a text")]
pub trait IntoChoice<E> {
    /// Returns the value, not yet set.
    fn into_choice(self) -> Choice;
}

/// Value for a parameter with known values: not set, a text, or a validation error.
#[derive(Clone, Debug)]
pub struct Choice(pub(crate) Option<Result<Cow<'static, str>, String>>);

impl Choice {
    /// Returns the choice of a value of the enum itself.
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

/// Returns the error for a text that a closed enum does not know.
#[doc(hidden)]
pub fn refused(text: &str, allowed: &[&str]) -> Error {
    Error::new(ErrorKind::InvalidRequest, &unknown(text, allowed))
}

/// Returns the validation error for a text that a closed enum does not know.
pub(crate) fn unknown(text: &str, allowed: &[&str]) -> String {
    super::violation(redact::value(text), format_args!("one of {}", allowed.join(", ")))
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
    // The macros make public items, for SDK crates.
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
    fn the_error_of_a_text_that_a_closed_enum_does_not_know_lists_those_it_knows() {
        assert_eq!(closed("UP"), Some(Err("\"UP\" is not allowed; it must be one of ASC, DESC".to_owned())));
    }

    #[test]
    fn an_open_enum_takes_any_text() {
        assert_eq!(open("red"), Some(Ok("red".into())));
        assert_eq!(open("green"), Some(Ok("green".into())));
    }
}
