/// Types of a document: structs that are read tolerantly, and enums. There is one line for each member and each value.
///
/// `answer` is a struct that calls give.
///
/// ```text
/// types! {
///     /// One page.
///     pub answer LogPage {
///         /// The records.
///         data: Vec<Log> = "data" required list,
///     }
///     /// One email.
///     pub object Log {
///         /// Identity.
///         id: String = "id" required,
///     }
///     /// Status of an email; others may come.
///     pub open Status { Sent = "sent", Bounced = "bounced" }
///     /// Direction of a sort; there are no others.
///     pub closed Direction { Up = "ASC", Down = "DESC" }
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! types {
    ($($(#[doc = $docs:literal])* pub $form:ident $name:ident { $($body:tt)* })*) => {
        $($crate::__type! { $form [$($docs)*] $name { $($body)* } })*
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __type {
    (answer [$($docs:literal)*] $name:ident { $($body:tt)* }) => {
        $crate::__type! { object [$($docs)*] $name { $($body)* } }

        impl $crate::Answer for $name {}
    };
    (object [$($docs:literal)*] $name:ident {
        $($(#[doc = $member_docs:literal])* $member:ident: $type:ty = $wire:literal $($how:ident)+,)*
    }) => {
        $crate::object! {
            $(#[doc = $docs])*
            #[derive(Clone, Debug, Default, PartialEq)]
            #[non_exhaustive]
            pub struct $name {
                $($(#[doc = $member_docs])* #[wire($wire, $($how)+)] pub $member: $type,)*
            }
        }
    };
    (open [$($docs:literal)*] $name:ident { $($values:tt)* }) => {
        $crate::open_enum! { $(#[doc = $docs])* pub enum $name { $($values)* } }
    };
    (closed [$($docs:literal)*] $name:ident { $($values:tt)* }) => {
        $crate::closed_enum! { $(#[doc = $docs])* pub enum $name { $($values)* } }
    };
}
