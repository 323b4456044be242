//! The emulator: a description of the service for the engine of `sdk-runtime`, and a type with one method a list.

use super::{client::rate_limits, docs::docs, fixtures, option};
use crate::model::{Api, Argument, Emulated, Operation, Role, Rule};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

/// The description as constants, and `Emulator`.
pub(super) fn emulator(api: &Api) -> TokenStream {
    let service = service(api);
    let listings = api.operations.iter().map(|operation| listing(api, operation));
    let methods = api.operations.iter().filter_map(method);
    let fixtures = fixtures::fixtures(api);
    let title = &api.title;
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

/// The method that gives a list.
fn method(operation: &Operation) -> Option<TokenStream> {
    let (id, name) = (&operation.id, format_ident!("{}", operation.id));
    let record = format_ident!("{}", operation.pagination.as_ref()?.record);
    let of = operation.emulated.of.as_ref();
    let same = of.map_or_else(String::new, |of| format!(" They are those of [`{of}`](Self::{of})."));
    let docs = docs(&format!("The records that [`Client::{id}`] lists.{same}"));
    Some(quote! {
        #docs
        pub fn #name(&self) -> ::sdk_runtime::emulator::List<types::#record> {
            match self.0.list(#id) {
                Some(list) => list.of(),
                None => ::std::unreachable!("the description has this list"),
            }
        }
    })
}

/// What all operations share.
fn service(api: &Api) -> TokenStream {
    let (service, prefixes) = (&api.service, &api.keys);
    let (base_path, headers) = (&service.base_path, service.rate_limit_headers);
    let envelope = option(service.envelope.as_ref());
    let (error, too_many) = (service.error.to_string(), option(service.too_many.as_ref().map(ToString::to_string)));
    let block = Literal::u64_unsuffixed(service.block_seconds);
    let limits = rate_limits(&api.limits);
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

fn listing(api: &Api, operation: &Operation) -> TokenStream {
    let Operation { id, path, emulated, .. } = operation;
    let Emulated { members, hidden, fixed, cut, records, times, .. } = emulated;
    let identity = operation.pagination.as_ref().and_then(|pagination| pagination.identity.first());
    let identity = identity.map_or("", String::as_str);
    let sortable = emulated.sortable.iter().map(|(name, time)| quote!((#name, #time)));
    let (of, changed) = (option(emulated.of.as_ref()), option(emulated.changed.as_ref()));
    let status = |status: Option<u64>| option(status.map(Literal::u64_unsuffixed));
    let (past_end, none) = (status(emulated.past_end), status(emulated.none));
    let parts = option(emulated.parts.as_ref().map(|parts| {
        let (member, most, item) = (&parts.member, Literal::u64_unsuffixed(parts.most), parts.item.to_string());
        quote!(Parts { member: #member, most: #most, item: #item })
    }));
    let rows = option(emulated.rows.as_ref().map(|rows| {
        let (each, item) = (option(rows.each.as_ref()), rows.item.to_string());
        quote!(Rows { each: #each, item: #item })
    }));
    let answer = emulated.answer.to_string();
    let parameters = operation.arguments.iter().map(|argument| parameter(api, argument));
    let required = operation.required().map(|group| quote!(&[#(#group),*]));
    let example = operation.success.example.as_ref().map_or_else(|| "null".to_owned(), |it| it.value.to_string());
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

fn parameter(api: &Api, argument: &Argument) -> TokenStream {
    let name = &argument.name;
    let parameter = match &argument.role {
        Role::Limit => quote!(Parameter::new(#name, Role::Limit)),
        Role::Offset => quote!(Parameter::new(#name, Role::Offset)),
        Role::Page => quote!(Parameter::new(#name, Role::Page)),
        Role::SortBy => quote!(Parameter::new(#name, Role::SortBy)),
        Role::SortOrder(ascending) => quote!(Parameter::new(#name, Role::SortOrder(#ascending))),
        Role::Filter(tests) => {
            let tests = tests.iter().map(|test| {
                let (kind, path) = (format_ident!("{}", test.kind), &test.path);
                quote!(Test::#kind(#path))
            });
            quote!(Parameter::filter(#name, &[#(#tests),*]))
        }
    };
    let kind = match &argument.rule {
        Rule::Integer { minimum, maximum } => {
            let bound = |value: i64| Literal::i64_unsuffixed(value).to_token_stream();
            let minimum = minimum.map_or_else(|| quote!(i64::MIN), bound);
            let maximum = maximum.map_or_else(|| quote!(i64::MAX), bound);
            Some(quote!(Kind::Integer(#minimum, #maximum)))
        }
        Rule::Number { .. } => Some(quote!(Kind::Number)),
        Rule::Choice { name } => api.choice(name).filter(|choice| !choice.open).map(|choice| {
            let values = choice.values.iter().map(|value| &value.text);
            quote!(Kind::Choice(&[#(#values),*]))
        }),
        Rule::UnixSeconds | Rule::Boolean | Rule::Text { .. } => None,
    };
    let kind = kind.map(|kind| quote!(.kind(#kind)));
    let default = argument.default.as_ref().map(|default| quote!(.default(#default)));
    quote!(#parameter #kind #default)
}
