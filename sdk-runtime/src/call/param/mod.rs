//! What a setter takes, and the rules for its value.
//!
//! Setters are generic, so that a literal, a variable of any common type and an
//! `Option` of each can be passed. Only the conversion is; what checks the value
//! is compiled once, in [`Query`](crate::Query).
//!
//! `None` always means "not set", and takes back what was set before.

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

/// `true`, `false` or an `Option` of them.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a boolean nor an `Option` of one")]
pub trait IntoBoolean {
    /// The value, `None` for "not set".
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

/// The text of a refusal, without the parameter's name: what was passed, and the rule.
pub(crate) fn refusal(value: impl std::fmt::Display, rule: impl std::fmt::Display) -> String {
    format!("{value} is not allowed; it must be {rule}")
}
