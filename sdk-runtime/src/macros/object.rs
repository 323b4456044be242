//! The macro that generated structs are made with.

/// A struct that is read from an object, tolerantly, and written as one.
///
/// Each member says how it is called on the wire and how it is read: as one of the functions of [`wire`](crate::wire)
/// does. One that is not `required` may be absent, and is not written when it is empty unless it is `always`. Members
/// that the struct does not know are passed over. No derive of serde is needed, whose macros take longer to compile
/// than an SDK crate.
///
/// ```
/// sdk_runtime::object! {
///     /// One message.
///     #[derive(Clone, Debug, Default, PartialEq)]
///     #[non_exhaustive]
///     pub struct Log {
///         /// Identity.
///         #[wire("id", required)]
///         pub id: String,
///         /// When it was sent.
///         #[wire("sentAt", optional)]
///         pub sent_at: Option<sdk_runtime::Timestamp>,
///     }
/// }
/// let log: Log = serde_json::from_str(r#"{"id":7,"sentAt":"","new":{}}"#)?;
/// assert_eq!((log.id.as_str(), log.sent_at), ("7", None));
/// assert_eq!(serde_json::to_string(&log)?, r#"{"id":"7"}"#);
/// assert!(serde_json::from_str::<Log>("{}").is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! object {
    (
        $(#[doc = $docs:literal])*
        #[derive($($derive:ident),* $(,)?)]
        $(#[$meta:ident])?
        $vis:vis struct $name:ident {
            $(
                $(#[doc = $member_docs:literal])*
                #[wire($wire:literal, $($how:ident)+)]
                $member_vis:vis $member:ident: $type:ty
            ),* $(,)?
        }
    ) => {
        $(#[doc = $docs])*
        #[derive($($derive),*)]
        $(#[$meta])?
        $vis struct $name {
            $(
                $(#[doc = $member_docs])*
                $member_vis $member: $type,
            )*
        }

        const _: () = {
            #[allow(non_camel_case_types)]
            enum Place {
                $($member),*
            }

            impl $crate::wire::Object for $name {
                const MEMBERS: &'static [(&'static str, bool)] = &[$(($wire, $crate::__is_required!($($how)+))),*];

                fn empty() -> Self {
                    Self { $($member: ::core::default::Default::default()),* }
                }

                fn place(name: &str) -> ::core::option::Option<usize> {
                    match name {
                        $($wire => ::core::option::Option::Some(Place::$member as usize),)*
                        _ => ::core::option::Option::None,
                    }
                }

                fn read<'de, A: $crate::__private::serde::de::MapAccess<'de>>(
                    &mut self,
                    place: usize,
                    members: &mut A,
                ) -> ::core::result::Result<(), A::Error> {
                    match place {
                        $(place if place == Place::$member as usize => {
                            self.$member = members.next_value_seed($crate::__seed!($($how)+))?
                        })*
                        _ => {}
                    }
                    ::core::result::Result::Ok(())
                }
            }
        };

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::wire::object(deserializer)
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                const ALL: bool = true $(& $crate::__is_always_written!($($how)+))*;
                let mut members = $crate::wire::members::<Self, S>(serializer, ALL)?;
                $($crate::__write!(members, $wire, &self.$member, $($how)+);)*
                $crate::__private::serde::ser::SerializeMap::end(members)
            }
        }

        $crate::__schema!($name, generator => $crate::__private::object(&[$($docs),*], [$((
            $wire,
            &[$($member_docs),*][..],
            $crate::__is_required!($($how)+),
            generator.subschema_for::<$type>(),
        )),*]));
    };
}

/// Expands to true for a member that must be there.
#[doc(hidden)]
#[macro_export]
macro_rules! __is_required {
    (required $($how:ident)?) => {
        true
    };
    ($($how:ident)+) => {
        false
    };
}

/// Says whether a member is written even when it is empty.
#[doc(hidden)]
#[macro_export]
macro_rules! __is_always_written {
    (required $($how:ident)?) => {
        true
    };
    (always $how:ident) => {
        true
    };
    ($how:ident) => {
        false
    };
}

/// Expands to the seed that reads a member.
#[doc(hidden)]
#[macro_export]
macro_rules! __seed {
    (required) => {
        $crate::wire::required()
    };
    (required $how:ident) => {
        $crate::wire::$how()
    };
    (value) => {
        $crate::wire::nested()
    };
    (always $how:ident) => {
        $crate::wire::$how()
    };
    ($how:ident) => {
        $crate::wire::$how()
    };
}

/// Writes a member. A required one is written even when it is empty, so that it reads back; so is one that is `always`.
#[doc(hidden)]
#[macro_export]
macro_rules! __write {
    ($members:ident, $wire:literal, $value:expr, required $($how:ident)?) => {
        $crate::__private::serde::ser::SerializeMap::serialize_entry(&mut $members, $wire, $value)?
    };
    ($members:ident, $wire:literal, $value:expr, always $how:ident) => {
        $crate::__private::serde::ser::SerializeMap::serialize_entry(&mut $members, $wire, $value)?
    };
    ($members:ident, $wire:literal, $value:expr, $how:ident) => {
        if !$crate::wire::Absent::is_absent($value) {
            $crate::__private::serde::ser::SerializeMap::serialize_entry(&mut $members, $wire, $value)?
        }
    };
}

/// `JsonSchema`. Whether there is one is asked of the features of this crate, not of the one with the type.
#[cfg(feature = "schemars")]
#[doc(hidden)]
#[macro_export]
macro_rules! __schema {
    ($name:ident, $generator:ident => $schema:expr) => {
        impl $crate::__private::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::core::stringify!($name).into()
            }

            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                ::core::concat!(::core::module_path!(), "::", ::core::stringify!($name)).into()
            }

            fn json_schema(
                $generator: &mut $crate::__private::schemars::SchemaGenerator,
            ) -> $crate::__private::schemars::Schema {
                $schema
            }
        }
    };
}

/// Without the feature there is none.
#[cfg(not(feature = "schemars"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __schema {
    ($($tokens:tt)*) => {};
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    object! {
        #[derive(Debug, PartialEq)]
        struct Letter {
            #[wire("id", required)]
            id: String,
            #[wire("sentTo", required scalars)]
            sent_to: Vec<String>,
            #[wire("größe", optional)]
            size: Option<i64>,
            #[wire("inner", value)]
            inner: Option<Box<Letter>>,
        }
    }

    fn read(json: &str) -> Result<Letter, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    fn letter(id: &str) -> Letter {
        Letter { id: id.to_owned(), sent_to: Vec::new(), size: None, inner: None }
    }

    #[test]
    fn what_is_no_object_is_refused_and_an_array_is_none() {
        for other in [r#"["a",[]]"#, "null", "5", r#""a""#] {
            let error = read(other).unwrap_err();
            assert!(error.contains("expected an object"), "{error}");
        }
    }

    #[test]
    fn a_required_member_that_is_missing_is_named_also_if_another_came_twice() {
        let error = read(r#"{"id":"a","id":"b"}"#).unwrap_err();
        assert!(error.starts_with("missing field `sentTo`"), "{error}");
        let error = read(r#"{"sentTo":[]}"#).unwrap_err();
        assert!(error.starts_with("missing field `id`"), "{error}");
    }

    #[test]
    fn of_members_that_come_twice_the_last_counts() {
        assert_eq!(read(r#"{"id":"a","sentTo":["x"],"id":"b","sentTo":null}"#), Ok(letter("b")));
    }

    #[test]
    fn members_are_known_by_their_names_on_the_wire_however_these_are_written() {
        let json = r#"{"\u0069d":1,"sentTo":[],"gr\u00f6\u00dfe":"7","size":{},"sent_to":5}"#;
        assert_eq!(read(json), Ok(Letter { size: Some(7), ..letter("1") }));
    }

    #[test]
    fn what_is_written_is_read_back_and_only_required_members_are_written_empty() {
        let outer = Letter { inner: Some(Box::new(letter(""))), ..letter("a") };
        let json = json!({ "id": "a", "sentTo": [], "inner": { "id": "", "sentTo": [] } });
        assert_eq!(serde_json::to_value(&outer).unwrap(), json);
        assert_eq!(serde_json::from_value::<Letter>(json).unwrap(), outer);
    }

    #[test]
    fn an_object_all_of_whose_members_are_required_is_written_in_its_order() {
        object! {
            #[derive(Debug)]
            struct All {
                #[wire("b", required value)]
                b: Option<u64>,
                #[wire("a", required map)]
                a: serde_json::Map<String, Value>,
            }
        }
        let all: All = serde_json::from_str(r#"{"a":null,"b":18446744073709551615}"#).unwrap();
        assert_eq!(serde_json::to_string(&all).unwrap(), r#"{"b":18446744073709551615,"a":{}}"#);
    }
}
