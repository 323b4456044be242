//! Structs: progenitor's fields, read tolerantly.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

use super::{
    docs::docs,
    parts::{Parts, Shape},
};
use crate::lower::{FieldNote, Notes, ObjectNote, Time};

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
pub(super) fn objects(notes: &Notes, parts: &Parts) -> Result<TokenStream, String> {
    notes.objects.iter().map(|note| object(notes, parts, note)).collect()
}

fn object(notes: &Notes, parts: &Parts, note: &ObjectNote) -> Result<TokenStream, String> {
    let (name, description) = (format_ident!("{}", note.name), docs(&note.description));
    let fields =
        note.fields.iter().map(|field| field_tokens(notes, parts, note, field)).collect::<Result<Vec<_>, _>>()?;
    let answer = parts
        .calls
        .iter()
        .any(|call| call.answer == note.name)
        .then(|| quote!(impl ::sdk_runtime::Answer for #name {}));
    Ok(quote! {
        #[in_macro(object)]
        #description
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#fields),* }
        #answer
    })
}

fn field_tokens(notes: &Notes, parts: &Parts, object: &ObjectNote, note: &FieldNote) -> Result<TokenStream, String> {
    let field = parts.field(&object.name, &note.name)?;
    let (name, wire, description) = (&field.ident, &note.name, docs(&note.description));
    let is_object = |kind: &Ident| notes.object(&kind.to_string()).is_some();
    let (kind, how) = match &field.shape {
        Shape::Map => (quote!(::serde_json::Map<String, ::serde_json::Value>), Some(quote!(map))),
        Shape::List(item) if is_object(item) => (quote!(Vec<#item>), Some(quote!(list))),
        Shape::List(item) => (quote!(Vec<#item>), Some(quote!(scalars))),
        Shape::One(kind) => {
            let how = is_object(kind).then(|| quote!(value));
            let kind = match note.time {
                Some(Time::Unix) => quote!(UnixTime),
                Some(Time::Rfc3339) => quote!(Timestamp),
                None => quote!(#kind),
            };
            match note.required {
                true => (kind, how),
                false => (quote!(Option<#kind>), how.or(Some(quote!(optional)))),
            }
        }
    };
    let required = note.required.then(|| quote!(required));
    Ok(quote!(#description #[wire(#wire, #required #how)] pub #name: #kind))
}
