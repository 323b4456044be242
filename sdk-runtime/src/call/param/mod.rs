//! Types of the values that setters take, and rules for the values.
//!
//! Setters are generic, so that a literal, a variable of any common type and an
//! `Option` of each can be passed. Only the conversion is generic; the check of the
//! value is compiled once, in [`Query`](crate::Query).
//!
//! `None` always means "not set", and removes a value that was set before.

mod choice;
mod integer;
mod number;
mod pattern;
mod text;
mod unix_seconds;

#[doc(hidden)]
pub use choice::refused;
pub use choice::{Choice, Choices, IntoChoice};
pub use integer::IntoInteger;
pub use number::IntoNumber;
pub use pattern::{Node, Pattern};
pub use text::{IntoText, Text};
pub use unix_seconds::{IntoUnixSeconds, UnixSeconds};

#[cfg(test)]
pub(crate) use choice::unknown as unknown_choice;
pub(crate) use integer::check as check_integer;
pub(crate) use number::check as check_number;
pub(crate) use text::check as check_text;
pub(crate) use text::empty as empty_text;
pub(crate) use unix_seconds::check as check_unix_seconds;

/// Value for a boolean parameter: a `bool` or an `Option` of one.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a boolean nor an `Option` of one")]
pub trait IntoBoolean {
    /// Returns the value, `None` for "not set".
    fn into_boolean(self) -> Option<bool>;
}

impl IntoBoolean for bool {
    fn into_boolean(self) -> Option<bool> {
        Some(self)
    }
}

impl<T: IntoBoolean> IntoBoolean for Option<T> {
    fn into_boolean(self) -> Option<bool> {
        self.and_then(T::into_boolean)
    }
}

/// Returns a validation error without the parameter's name: the value that was passed, and the rule.
pub(crate) fn violation(value: impl std::fmt::Display, rule: impl std::fmt::Display) -> String {
    format!("{value} is not allowed; it must be {rule}")
}
