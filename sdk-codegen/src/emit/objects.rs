//! Structs, read tolerantly.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::docs;
use crate::model::{Api, Field, Kind, Object};

/// One macro call for every struct, with what each field is called on the wire and how it is read:
///
/// ```text
/// ::sdk_runtime::object! {
///     /// Description.
///     #[derive(Clone, Debug, Default, PartialEq)]
///     #[non_exhaustive]
///     pub struct Log {
///         /// Description.
///         #[wire("id", required)]
///         pub id: String,
///         /// Description.
///         #[wire("subject", optional)]
///         pub subject: Option<String>,
///     }
/// }
/// ```
pub(super) fn objects(api: &Api) -> TokenStream {
    api.objects.iter().map(|it| object(api, it)).collect()
}

fn object(api: &Api, object: &Object) -> TokenStream {
    let (name, description) = (format_ident!("{}", object.name), docs(&object.description));
    let fields = object.fields.iter().map(field);
    let answer = api.is_answer(&object.name).then(|| quote!(impl ::sdk_runtime::Answer for #name {}));
    quote! {
        #[in_macro(object)]
        #description
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#fields),* }
        #answer
    }
}

fn field(field: &Field) -> TokenStream {
    let (name, wire, description) = (format_ident!("{}", field.rust), &field.name, docs(&field.description));
    let of = kind(&field.kind);
    let how = match &field.kind {
        Kind::Map => Some(quote!(map)),
        Kind::List(items) if matches!(**items, Kind::Object(_)) => Some(quote!(list)),
        Kind::List(_) => Some(quote!(scalars)),
        Kind::Object(_) => Some(quote!(value)),
        _ => (!field.required).then(|| quote!(optional)),
    };
    let of = match &field.kind {
        Kind::Map | Kind::List(_) => of,
        _ if field.required => of,
        _ => quote!(Option<#of>),
    };
    let required = field.required.then(|| quote!(required));
    quote!(#description #[wire(#wire, #required #how)] pub #name: #of)
}

fn kind(of: &Kind) -> TokenStream {
    match of {
        Kind::Text => quote!(String),
        Kind::Integer => quote!(i64),
        Kind::Number => quote!(f64),
        Kind::Boolean => quote!(bool),
        Kind::UnixTime => quote!(UnixTime),
        Kind::Time => quote!(Timestamp),
        Kind::Map => quote!(::serde_json::Map<String, ::serde_json::Value>),
        Kind::Object(name) | Kind::Choice(name) => {
            let name = format_ident!("{name}");
            quote!(#name)
        }
        Kind::List(items) => {
            let items = kind(items);
            quote!(Vec<#items>)
        }
    }
}
