//! The macros that generated enums are made with.

/// Expands to the items that both kinds of enums have.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_basics {
    ([$($docs:literal)*] $name:ident, open: $open:literal, [$($text:literal)*]) => {
        $crate::__schema!($name, _generator => $crate::__private::text(&[$($docs),*], Self::VALUES, $open));

        impl $name {
            /// The texts of all known values, in the order of the documentation.
            pub const VALUES: &'static [&'static str] = &[$($text),*];
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::cmp::PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl ::core::cmp::PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::param::IntoText for $name {
            fn into_text(self) -> ::core::option::Option<::std::string::String> {
                ::core::option::Option::Some(self.as_str().to_owned())
            }
        }

        impl $crate::param::Choices for $name {
            const VALUES: &'static [&'static str] = Self::VALUES;
            const OPEN: bool = $open;
        }
    };
}

/// An enum that keeps texts it does not know, for responses.
///
/// ```
/// sdk_runtime::open_enum! {
///     /// What became of a message.
///     pub enum Outcome { Delivered = "delivered", Bounced = "bounced" }
/// }
/// assert_eq!(Outcome::from("bounced"), Outcome::Bounced);
/// assert_eq!(Outcome::from("held"), Outcome::Unknown("held".to_owned()));
/// assert_eq!(Outcome::from("held").as_str(), "held");
/// ```
#[macro_export]
macro_rules! open_enum {
    (
        $(#[doc = $docs:literal])*
        $vis:vis enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $text:literal),* $(,)?
        }
    ) => {
        $(#[doc = $docs])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        $vis enum $name {
            $(
                #[doc = concat!("`", $text, "`")]
                $(#[$variant_meta])*
                $variant,
            )*
            /// A value that was not known when this version was made, as it came.
            Unknown(::std::string::String),
        }

        impl $name {
            /// The text on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $($name::$variant => $text,)*
                    Self::Unknown(text) => text,
                }
            }

            fn known(text: &str) -> ::core::option::Option<Self> {
                match text {
                    $($text => ::core::option::Option::Some($name::$variant),)*
                    _ => ::core::option::Option::None,
                }
            }
        }

        $crate::__enum_basics!([$($docs)*] $name, open: true, [$($text)*]);

        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::known(text).unwrap_or_else(|| Self::Unknown(text.to_owned()))
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self::known(&text).unwrap_or(Self::Unknown(text))
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(text.into())
            }
        }

        impl $crate::param::IntoChoice<$name> for $name {
            fn into_choice(self) -> $crate::param::Choice {
                $crate::param::Choice::known(self.as_str().to_owned().into())
            }
        }

        impl $crate::wire::Scalar for $name {
            const EXPECTED: &'static str = "text";

            fn from_text(text: &str) -> $crate::wire::Read<Self> {
                ::core::result::Result::Ok(match text {
                    "" => ::core::option::Option::None,
                    _ => ::core::option::Option::Some(text.into()),
                })
            }

            fn from_string(text: ::std::string::String) -> $crate::wire::Read<Self> {
                ::core::result::Result::Ok(if text.is_empty() {
                    ::core::option::Option::None
                } else {
                    ::core::option::Option::Some(text.into())
                })
            }

            fn from_number(number: $crate::wire::Number) -> $crate::wire::Read<Self> {
                Self::from_string(number.into_text())
            }

            fn from_nothing() -> ::core::option::Option<Self> {
                ::core::option::Option::Some("".into())
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::serde::de::DeserializeSeed::deserialize($crate::wire::required(), deserializer)
            }
        }
    };
}

/// An enum that takes the listed texts and no others, for requests.
///
/// ```
/// sdk_runtime::closed_enum! {
///     /// In which direction a list is sorted.
///     pub enum Direction { Ascending = "ASC", Descending = "DESC" }
/// }
/// assert_eq!("ASC".parse::<Direction>()?, Direction::Ascending);
/// let error = "UP".parse::<Direction>().unwrap_err();
/// assert_eq!(error.to_string(), r#""UP" is not allowed; it must be one of ASC, DESC"#);
/// # Ok::<(), sdk_runtime::Error>(())
/// ```
#[macro_export]
macro_rules! closed_enum {
    (
        $(#[doc = $docs:literal])*
        $vis:vis enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $text:literal),* $(,)?
        }
    ) => {
        $(#[doc = $docs])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        $vis enum $name {
            $(
                #[doc = concat!("`", $text, "`")]
                $(#[$variant_meta])*
                $variant,
            )*
        }

        impl $name {
            /// The text on the wire.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $text,)*
                }
            }
        }

        $crate::__enum_basics!([$($docs)*] $name, open: false, [$($text)*]);

        impl ::core::convert::TryFrom<&str> for $name {
            type Error = $crate::Error;

            fn try_from(text: &str) -> ::core::result::Result<Self, $crate::Error> {
                match text {
                    $($text => ::core::result::Result::Ok($name::$variant),)*
                    _ => ::core::result::Result::Err(
                        $crate::__private::refused(text, Self::VALUES),
                    ),
                }
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::Error;

            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::Error> {
                Self::try_from(text)
            }
        }

        impl $crate::param::IntoChoice<$name> for $name {
            fn into_choice(self) -> $crate::param::Choice {
                $crate::param::Choice::known(self.as_str().into())
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let text = <::std::string::String as
                    $crate::__private::serde::Deserialize>::deserialize(deserializer)?;
                Self::try_from(text.as_str()).map_err($crate::__private::serde::de::Error::custom)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    // What the macros make is public, as it is in an SDK crate.
    #![allow(unreachable_pub)]

    use std::collections::BTreeSet;

    use serde::de::DeserializeSeed as _;

    use crate::call::param::IntoText;
    use crate::wire;

    crate::open_enum! {
        /// Open.
        pub enum Color { Red = "red", DarkBlue = "dark-blue" }
    }
    crate::closed_enum! {
        /// Closed.
        pub enum Order { Up = "ASC", Down = "DESC" }
    }

    #[test]
    fn an_open_enum_gives_back_the_very_text() {
        for text in ["red", "dark-blue", "RED", "", "ü \"x\""] {
            let json = serde_json::to_string(text).unwrap();
            let color: Color = serde_json::from_str(&json).unwrap();
            assert_eq!(color.as_str(), text);
            assert_eq!(color.to_string(), text);
            assert_eq!(serde_json::to_string(&color).unwrap(), json);
            assert_eq!(text.parse::<Color>().unwrap(), color);
        }
    }

    #[test]
    fn an_open_enum_knows_its_values() {
        assert_eq!(Color::VALUES, ["red", "dark-blue"]);
        assert_eq!(Color::from("dark-blue"), Color::DarkBlue);
        assert_eq!(Color::from(String::from("red")), Color::Red);
        assert_eq!(Color::from("green"), Color::Unknown("green".to_owned()));
        assert!(Color::Red == "red" && Color::Red == *"red" && Color::Red != "blue");
    }

    #[test]
    fn an_open_enum_reads_a_number_as_its_text_and_nothing_as_none() {
        assert_eq!(serde_json::from_str::<Color>("7").unwrap(), "7");
        let optional =
            |json: &str| wire::optional::<Color>().deserialize(&mut serde_json::Deserializer::from_str(json)).unwrap();
        assert_eq!(optional("\"\""), None);
        assert_eq!(optional("null"), None);
        assert_eq!(optional("\"red\""), Some(Color::Red));
        assert!(serde_json::from_str::<Color>("null").is_err());
        assert!(serde_json::from_str::<Color>("[]").is_err());
    }

    #[test]
    fn enums_can_be_keys_and_padded() {
        let colors: BTreeSet<_> = [Color::from("x"), Color::DarkBlue, Color::Red].into();
        assert_eq!(colors.first(), Some(&Color::Red));
        assert_eq!(format!("{:>5}|{:<6}|", Color::Red, Order::Up), "  red|ASC   |");
    }

    #[test]
    fn a_closed_enum_refuses_what_it_does_not_know() {
        assert_eq!(Order::VALUES, ["ASC", "DESC"]);
        assert_eq!("DESC".parse::<Order>().unwrap(), Order::Down);
        assert_eq!(Order::try_from("ASC").unwrap(), Order::Up);
        let error = "UP".parse::<Order>().unwrap_err();
        assert_eq!(error.to_string(), "\"UP\" is not allowed; it must be one of ASC, DESC");
        assert_eq!(serde_json::to_string(&Order::Up).unwrap(), "\"ASC\"");
        assert_eq!(serde_json::from_str::<Order>("\"ASC\"").unwrap(), Order::Up);
        let error = serde_json::from_str::<Order>("\"UP\"").unwrap_err();
        assert!(error.to_string().contains("ASC, DESC"), "{error}");
    }

    #[test]
    fn values_of_enums_are_texts_for_a_setter() {
        assert_eq!(Color::Red.into_text().as_deref(), Some("red"));
        assert_eq!(Some(Order::Up).into_text().as_deref(), Some("ASC"));
    }
}
