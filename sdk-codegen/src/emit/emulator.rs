//! The emulator: a description of the service for the engine of `sdk-runtime`, and a type with one method a list.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use serde_json::Value;

use super::{client::rate_limits, docs::docs, fixtures};
use crate::{
    document::{Document, SCHEMAS, join, record_schema, reference, texts},
    progenitor::{
        Notes, OperationNote, ParameterNote, Rule,
        agree::{Call, Parts},
    },
};

/// The description as constants, and `Emulator`.
pub(super) fn emulator(document: &Document, notes: &Notes, parts: &Parts) -> TokenStream {
    let operations = || notes.operations.iter().zip(&parts.calls);
    let service = service(document);
    let listings = operations().map(|(note, call)| listing(document, notes, note, call));
    let methods = operations().filter(|(note, _)| note.pagination.is_some()).map(|(_, call)| method(document, call));
    let fixtures = fixtures::fixtures(document, parts);
    let title = document.json().pointer("/info/title").and_then(Value::as_str).unwrap_or_default();
    let description = docs(&format!(
        "The {title} in small, on loopback, for tests: what clients read from it is what a test puts in.\n\n\
         There is one method a list here, to put records in. What is not about one list is a method of \
         [`Emulator`](::sdk_runtime::emulator::Emulator), to which this derefs: the log of requests, the clock, faults, \
         latency, limits. An example is at the top of this module.\n\n\
         It models the service as it is documented; where the documentation is silent, the most likely behaviour was \
         chosen. That a test passes here proves nothing of the service."
    ));
    quote! {
        #[cfg(feature = "mock")]
        mod emulated {
            use ::sdk_runtime::emulator::description::*;
            pub(super) const SERVICE: &Service = &Service {
                #service
                lists: &[#(#listings),*],
            };
        }
        #fixtures
        #description
        #[cfg(feature = "mock")]
        #[derive(Debug)]
        pub struct Emulator(::sdk_runtime::emulator::Emulator);
        #[cfg(feature = "mock")]
        impl Emulator {
            /// Starts it on a free port, with empty lists. It answers until it is dropped.
            pub async fn start() -> Self {
                Self(::sdk_runtime::emulator::Emulator::start(emulated::SERVICE).await)
            }
            /// Settings of a client of this emulator, with a key that it accepts.
            ///
            /// They are those of any client but for what makes a test wait: there is no rate limit, and calls that fail
            /// are tried again at once. `max_retries(0)` shows a fault as it comes. For a client that waits as in
            /// production, give [`api_key`](::sdk_runtime::emulator::Emulator::api_key) and
            /// [`base_url`](::sdk_runtime::emulator::Emulator::base_url) to [`Client::builder`].
            pub fn client_builder(&self) -> ClientBuilder {
                ClientBuilder::new(self.api_key())
                    .base_url(self.base_url())
                    .rate_limits([])
                    .retry_delay(::std::time::Duration::ZERO)
            }
            /// A client with the settings of [`client_builder`](Self::client_builder).
            ///
            /// # Errors
            ///
            /// As [`ClientBuilder::build`]: nothing of this emulator leads to one.
            pub fn client(&self) -> Result<Client, ::sdk_runtime::Error> {
                self.client_builder().build()
            }
            #(#methods)*
        }
        #[cfg(feature = "mock")]
        impl ::std::ops::Deref for Emulator {
            type Target = ::sdk_runtime::emulator::Emulator;
            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }
    }
}

fn method(document: &Document, call: &Call) -> TokenStream {
    let (id, name) = (&call.id, format_ident!("{}", call.id));
    let record = format_ident!("{}", record_schema(document, &place(call)).unwrap_or_default());
    let of = document.json().pointer(&format!("{}/x-emulator/of", place(call))).and_then(Value::as_str);
    let same = of.map_or_else(String::new, |of| format!(" They are those of [`{of}`](Self::{of})."));
    let docs = docs(&format!("The records that [`Client::{id}`] lists.{same}"));
    quote! {
        #docs
        pub fn #name(&self) -> ::sdk_runtime::emulator::List<types::#record> {
            match self.0.list(#id) {
                Some(list) => list.of(),
                None => ::std::unreachable!("the description has this list"),
            }
        }
    }
}

/// What all operations share.
fn service(document: &Document) -> TokenStream {
    let json = document.json();
    let text = |pointer: &str| json.pointer(pointer).and_then(Value::as_str);
    let server = text("/servers/0/url").unwrap_or_default();
    let base_path = server.split_once("://").and_then(|(_, rest)| rest.find('/').and_then(|start| rest.get(start..)));
    let base_path = base_path.unwrap_or_default();
    let prefixes = json.pointer("/x-sdk/key_prefixes").map(texts).unwrap_or_default();
    let envelope = option(text("/x-sdk/envelope"));
    let template = |key: &str| json.pointer(&join("/x-emulator", key)).map(Value::to_string);
    let (error, too_many) = (template("error").unwrap_or_default(), option(template("too_many")));
    let block = json.pointer("/x-emulator/block_seconds").and_then(Value::as_u64).unwrap_or(0);
    let block = Literal::u64_unsuffixed(block);
    let limits = rate_limits(json);
    let headers = json.pointer("/x-emulator/rate_limit_headers") == Some(&Value::Bool(true));
    quote! {
        base_path: #base_path,
        key_prefixes: &[#(#prefixes),*],
        envelope: #envelope,
        error: #error,
        too_many: #too_many,
        rate_limits: &[#(#limits),*],
        block_seconds: #block,
        rate_limit_headers: #headers,
    }
}

/// Where the operation stands in the document.
pub(super) fn place(call: &Call) -> String {
    join(&join("/paths", &call.path), "get")
}

fn listing(document: &Document, notes: &Notes, note: &OperationNote, call: &Call) -> TokenStream {
    let Call { id, path, .. } = call;
    let at = &place(call);
    let operation = |pointer: &str| document.json().pointer(&format!("{at}{pointer}"));
    let text = |pointer: &str| operation(pointer).and_then(Value::as_str);
    let identity = text("/x-pagination/identity/0").unwrap_or_default();
    let hidden = operation("/x-emulator/hidden").map(texts).unwrap_or_default();
    let schema = record_schema(document, at).unwrap_or_default();
    let properties = document.members(&join(&join(SCHEMAS, schema), "properties"));
    let members: Vec<_> =
        properties.iter().map(|(name, _)| *name).filter(|_| operation("/x-emulator/of").is_none()).collect();
    let sorts = operation("/x-pagination/sort/by").is_some();
    let sortable =
        properties.iter().filter(|(_, property)| sorts && is_scalar(document, property)).map(|(name, property)| {
            let time = is_time(property);
            quote!((#name, #time))
        });
    let (fixed, changed) =
        (text("/x-emulator/order/fixed").unwrap_or_default(), option(text("/x-emulator/order/changed")));
    let cut = text("/x-emulator/too_large") == Some("cut");
    let status = |key: &str| option(operation(key).and_then(Value::as_u64).map(Literal::u64_unsuffixed));
    let (past_end, none) = (status("/x-emulator/past_end"), status("/x-emulator/none"));
    let of = option(text("/x-emulator/of"));
    let parts = operation("/x-emulator/parts").map(|parts| {
        let member = parts.get("member").and_then(Value::as_str).unwrap_or_default();
        let most = Literal::u64_unsuffixed(parts.get("most").and_then(Value::as_u64).unwrap_or(u64::MAX));
        let item = parts.get("item").unwrap_or(&Value::Null).to_string();
        quote!(Parts { member: #member, most: #most, item: #item })
    });
    let parts = option(parts);
    let rows = operation("/x-emulator/rows").map(|rows| {
        let each = option(rows.get("each").and_then(Value::as_str));
        let item = rows.get("item").unwrap_or(&Value::Null).to_string();
        quote!(Rows { each: #each, item: #item })
    });
    let rows = option(rows);
    let answer = operation("/x-emulator/answer").unwrap_or(&Value::Null).to_string();
    let parameters = note.parameters.iter().enumerate().map(|(index, parameter)| {
        let at = format!("{at}/parameters/{index}");
        parameter_of(document, notes, parameter, operation("/x-pagination"), &at)
    });
    let required = note.required().map(|group| quote!(&[#(#group),*]));
    let example = fixtures::example(document, at).map_or(Value::Null, |(_, answer)| answer).to_string();
    let records = fixtures::records(document, at);
    let times = fixtures::times(document, schema, &[]);
    quote! {
        Listing {
            id: #id,
            path: #path,
            of: #of,
            identity: #identity,
            members: &[#(#members),*],
            hidden: &[#(#hidden),*],
            sortable: &[#(#sortable),*],
            fixed: #fixed,
            changed: #changed,
            cut: #cut,
            past_end: #past_end,
            none: #none,
            parts: #parts,
            rows: #rows,
            parameters: &[#(#parameters),*],
            required: &[#(#required),*],
            answer: #answer,
            example: #example,
            records: #records,
            times: &[#(#times),*],
        }
    }
}

fn parameter_of(
    document: &Document,
    notes: &Notes,
    note: &ParameterNote,
    pagination: Option<&Value>,
    at: &str,
) -> TokenStream {
    let name = &note.name;
    let named = |pointer: &str| pagination.and_then(|it| it.pointer(pointer)).and_then(Value::as_str) == Some(name);
    let ascending = pagination.and_then(|it| it.pointer("/sort/ascending")).and_then(Value::as_str);
    let role = match () {
        () if named("/limit") => Some(quote!(Role::Limit)),
        () if named("/offset") => Some(quote!(Role::Offset)),
        () if named("/page") => Some(quote!(Role::Page)),
        () if named("/sort/by") => Some(quote!(Role::SortBy)),
        () if named("/sort/order") => Some(quote!(Role::SortOrder(#ascending))),
        () => None,
    };
    let parameter = match role {
        Some(role) => quote!(Parameter::new(#name, #role)),
        None => {
            let tests = tests(document, at);
            quote!(Parameter::filter(#name, &[#(#tests),*]))
        }
    };
    let kind = match &note.rule {
        Rule::Integer { minimum, maximum } => {
            let bound = |value: i64| Literal::i64_unsuffixed(value).to_token_stream();
            let minimum = minimum.map_or_else(|| quote!(i64::MIN), bound);
            let maximum = maximum.map_or_else(|| quote!(i64::MAX), bound);
            Some(quote!(Kind::Integer(#minimum, #maximum)))
        }
        Rule::Number { .. } => Some(quote!(Kind::Number)),
        Rule::Choice { schema } => notes.choice(schema).filter(|choice| !choice.open).map(|choice| {
            let values = &choice.values;
            quote!(Kind::Choice(&[#(#values),*]))
        }),
        Rule::UnixSeconds | Rule::Boolean | Rule::Text { .. } => None,
    };
    let kind = kind.map(|kind| quote!(.kind(#kind)));
    let own = document.json().pointer(&join(&join(at, "schema"), "default"));
    let default = own.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    let default = default.map(|default| quote!(.default(#default)));
    quote!(#parameter #kind #default)
}

/// The tests of `x-filter`. What is a bound of a number for one parameter is one of a time for another.
fn tests(document: &Document, parameter: &str) -> Vec<TokenStream> {
    let format = document.json().pointer(&join(&join(parameter, "schema"), "format")).and_then(Value::as_str);
    let time = matches!(format, Some("unix-seconds" | "date"));
    let mut tests = Vec::new();
    for (kind, paths) in document.members(&join(parameter, "x-filter")) {
        let variant = match kind {
            "equals" => "Equals",
            "contains" => "Contains",
            "one_of" => "OneOf",
            "at_least" if time => "Since",
            "at_least" => "AtLeast",
            "at_most" if time => "Until",
            "at_most" => "AtMost",
            _ => "LastDays",
        };
        let variant = format_ident!("{variant}");
        tests.extend(texts(paths).into_iter().map(|path| quote!(Test::#variant(#path))));
    }
    tests
}

/// Whether a value can be sorted by; of what is referred to, an enum can.
fn is_scalar(document: &Document, property: &Value) -> bool {
    let kind =
        |schema: &Value| schema.get("type").and_then(Value::as_str).map(|kind| !matches!(kind, "array" | "object"));
    let referred = || kind(document.json().pointer(&join(SCHEMAS, reference(property)?))?);
    kind(property).or_else(referred).unwrap_or(false)
}

fn is_time(property: &Value) -> bool {
    matches!(property.get("format").and_then(Value::as_str), Some("unix-time" | "date-time"))
}

fn option(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}
