//! Structs: progenitor's fields, read tolerantly.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

use super::{
    docs::docs,
    parts::{Field, Parts, Shape},
};
use crate::lower::{FieldNote, Notes, ObjectNote, Time};

/// Every struct, with the one derive list and attributes that decide how each field is read:
///
/// ```text
/// #[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
/// #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
/// #[non_exhaustive]
/// pub struct Log {
///     #[serde(deserialize_with = "::sdk_runtime::wire::required")]
///     pub id: String,
///     #[serde(default, deserialize_with = "::sdk_runtime::wire::optional", skip_serializing_if = "Option::is_none")]
///     pub subject: Option<String>,
/// }
/// ```
pub(super) fn objects(notes: &Notes, parts: &Parts) -> Result<TokenStream, String> {
    notes.objects.iter().map(|note| object(notes, parts, note)).collect()
}

fn object(notes: &Notes, parts: &Parts, note: &ObjectNote) -> Result<TokenStream, String> {
    let (name, description) = (format_ident!("{}", note.name), docs(&note.description));
    let fields =
        note.fields.iter().map(|field| field_tokens(notes, parts, note, field)).collect::<Result<Vec<_>, _>>()?;
    let answer = parts.calls.iter().any(|call| call.answer == note.name).then(|| answer(parts, note));
    Ok(quote! {
        #description
        #[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
        #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct #name { #(#fields),* }
        #answer
    })
}

fn field_tokens(notes: &Notes, parts: &Parts, object: &ObjectNote, note: &FieldNote) -> Result<TokenStream, String> {
    let field = parts.field(&object.name, &note.name)?;
    let (name, wire, description) = (&field.ident, &note.name, docs(&note.description));
    let is_object = |kind: &Ident| notes.object(&kind.to_string()).is_some();
    let (kind, reader, is_absent) = match &field.shape {
        Shape::Map => {
            (quote!(::serde_json::Map<String, ::serde_json::Value>), Some("map"), "::serde_json::Map::is_empty")
        }
        Shape::List(item) => {
            let reader = if is_object(item) { "list" } else { "scalars" };
            (quote!(Vec<#item>), Some(reader), "Vec::is_empty")
        }
        Shape::One(kind) => {
            let is_object = is_object(kind);
            let kind = match note.time {
                Some(Time::Unix) => quote!(UnixTime),
                Some(Time::Rfc3339) => quote!(Timestamp),
                None => quote!(#kind),
            };
            match note.required {
                true => (kind, (!is_object).then_some("required"), ""),
                false => {
                    (quote!(Option<#kind>), Some(if is_object { "object" } else { "optional" }), "Option::is_none")
                }
            }
        }
    };
    let rename = (name != wire).then(|| quote!(rename = #wire));
    // A required field is written even when it is empty, so that it reads back.
    let absent = (!note.required).then(|| quote!(default, skip_serializing_if = #is_absent));
    let reader = reader.map(|reader| {
        let reader = format!("::sdk_runtime::wire::{reader}");
        quote!(deserialize_with = #reader)
    });
    let serde: Vec<_> = [rename, reader, absent].into_iter().flatten().collect();
    let serde = (!serde.is_empty()).then(|| quote!(#[serde(#(#serde),*)]));
    Ok(quote!(#description #serde pub #name: #kind))
}

/// What `execute` asks an answer: whether the provider called its own answer a failure.
fn answer(parts: &Parts, note: &ObjectNote) -> TokenStream {
    let name = format_ident!("{}", note.name);
    let is_flag = |field: &Field| matches!(&field.shape, Shape::One(kind) if kind == "bool");
    let is_optional = note.fields.iter().any(|field| field.name == "success" && !field.required);
    let success = (is_optional && parts.field(&note.name, "success").is_ok_and(is_flag)).then(|| {
        quote! {
            fn success(&self) -> Option<bool> { self.success }
        }
    });
    quote!(impl ::sdk_runtime::Answer for #name { #success })
}
