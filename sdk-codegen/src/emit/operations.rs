//! Builders: setters that check, `send`, and walks.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::{
    docs::{code_list, docs, one_of_docs, paragraphs},
    option,
    pagination::{paging, pinned},
};
use crate::model::{Api, Argument, FailureMarkers, Node, Operation, Rule};

/// One builder an operation:
///
/// ```text
/// pub struct ListLogs { client: super::Client, query: ::sdk_runtime::Query }
/// impl ListLogs {
///     pub fn limit(mut self, value: impl ::sdk_runtime::param::IntoInteger) -> Self {
///         self.query.integer("limit", value.into_integer(), 1..=100);
///         self
///     }
///     pub async fn send(self) -> Result<::sdk_runtime::Response<super::types::LogPage>, ::sdk_runtime::Error> {
///         ::sdk_runtime::execute(::sdk_runtime::Provider::core(&self.client), &Self::OPERATION, self.query).await
///     }
/// }
/// ```
pub(super) fn calls(api: &Api) -> TokenStream {
    let builders: TokenStream = api.operations.iter().map(|operation| builder(api, operation)).collect();
    let pinned = pinned(api);
    quote!(#builders #pinned)
}

fn builder(api: &Api, operation: &Operation) -> TokenStream {
    let Operation { id, path, .. } = operation;
    let (builder, method) = (format_ident!("{}", operation.rust), format_ident!("{}", operation.method));
    let answer = format_ident!("{}", operation.success.body);
    let description = docs(&paragraphs([
        format!("A call of [`Client::{id}`](super::Client::{id}) under construction.").as_str(),
        "Every setter takes a value or an `Option` of one; `None` leaves the parameter out, and setting it again replaces it. \
         A value that the service does not allow is refused by `send` before anything is sent.",
        &one_of_docs(operation),
    ]));
    let required = operation.required().map(|group| quote!(&[#(#group),*]));
    let envelope = option(operation.success.envelope.as_ref());
    let failure = failure(&operation.success.failure);
    let may_fail = operation.arguments.iter().filter(|argument| argument.may_fail).map(|argument| &argument.name);
    let setters = operation.arguments.iter().map(|argument| setter(api, operation, argument));
    let paging = paging(operation);
    quote! {
        #description
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct #builder {
            client: super::Client,
            query: ::sdk_runtime::Query,
        }
        impl #builder {
            pub(super) const OPERATION: ::sdk_runtime::Operation = ::sdk_runtime::Operation {
                id: #id,
                method: ::sdk_runtime::Method::#method,
                path: #path,
                required: &[#(#required),*],
                envelope: #envelope,
                failure: #failure,
                may_fail: &[#(#may_fail),*],
            };
            pub(super) fn new(client: super::Client) -> Self {
                Self { client, query: ::sdk_runtime::Query::new() }
            }
            #(#setters)*
            /// Sends the call.
            ///
            /// # Errors
            ///
            /// A parameter was refused, the service could not be reached, it reported an error, or its answer could
            /// not be understood: see [`ErrorKind`](::sdk_runtime::ErrorKind).
            pub async fn send(
                self,
            ) -> Result<::sdk_runtime::Response<super::types::#answer>, ::sdk_runtime::Error> {
                ::sdk_runtime::execute(::sdk_runtime::Provider::core(&self.client), &Self::OPERATION, self.query).await
            }
            /// Sends the call, and gives beside its answer the JSON that it was read from.
            ///
            /// # Errors
            ///
            /// As [`send`](Self::send).
            pub async fn send_raw(
                self,
            ) -> Result<::sdk_runtime::Response<::sdk_runtime::Raw<super::types::#answer>>, ::sdk_runtime::Error> {
                ::sdk_runtime::execute_raw(::sdk_runtime::Provider::core(&self.client), &Self::OPERATION, self.query)
                    .await
            }
            /// Sends the call and waits, for programs without a runtime.
            ///
            /// # Errors
            ///
            /// As [`send`](Self::send), and `Configuration` inside a Tokio runtime, whose thread it would stop.
            #[cfg(feature = "blocking")]
            pub fn send_blocking(
                self,
            ) -> Result<::sdk_runtime::Response<super::types::#answer>, ::sdk_runtime::Error> {
                ::sdk_runtime::blocking::wait(self.send())?
            }
            #paging
        }
        #[cfg(feature = "mock")]
        impl ::sdk_runtime::emulator::Call for #builder {
            type Answer = super::types::#answer;
            fn parts(&self) -> (&::sdk_runtime::Operation, &::sdk_runtime::Query) {
                (&Self::OPERATION, &self.query)
            }
        }
    }
}

/// What says that a call failed, as a constant.
pub(super) fn failure(failure: &FailureMarkers) -> TokenStream {
    let FailureMarkers { when_false, when_present, unless } = failure;
    quote! {
        ::sdk_runtime::Failure {
            when_false: &[#(#when_false),*],
            when_present: &[#(#when_present),*],
            unless: &[#(#unless),*],
        }
    }
}

fn setter(api: &Api, operation: &Operation, argument: &Argument) -> TokenStream {
    let (name, setter) = (&argument.name, format_ident!("{}", argument.rust));
    let (accepts, statement) = match &argument.rule {
        Rule::Integer { minimum, maximum } => {
            let bound = |value: i64| Literal::i64_unsuffixed(value).to_token_stream();
            let minimum = minimum.map_or_else(|| quote!(i64::MIN), bound);
            let maximum = maximum.map_or_else(|| quote!(i64::MAX), bound);
            (quote!(IntoInteger), quote!(integer(#name, value.into_integer(), #minimum..=#maximum)))
        }
        Rule::UnixSeconds => (quote!(IntoUnixSeconds), quote!(unix_seconds(#name, value.into_unix_seconds()))),
        Rule::Number { minimum, maximum } => {
            let bound = |value: f64| Literal::f64_unsuffixed(value).to_token_stream();
            let minimum = minimum.map_or_else(|| quote!(f64::MIN), bound);
            let maximum = maximum.map_or_else(|| quote!(f64::MAX), bound);
            (quote!(IntoNumber), quote!(number(#name, value.into_number(), #minimum..=#maximum)))
        }
        Rule::Boolean => (quote!(IntoBoolean), quote!(boolean(#name, value.into_boolean()))),
        Rule::Text { min_length, max_length, pattern } => {
            let length = |bound: u64| Literal::u64_unsuffixed(bound);
            let min_length = min_length.map(length).map(|bound| quote!(min_length: #bound));
            let max_length = max_length.map(length).map(|bound| quote!(max_length: #bound));
            let pattern = pattern.as_ref().map(|pattern| {
                let (source, node) = (&pattern.source, node(&pattern.node));
                quote!(pattern: Some(::sdk_runtime::param::Pattern { source: #source, node: &#node }))
            });
            let bounds: Vec<_> = [min_length, max_length, pattern].into_iter().flatten().collect();
            let any = quote!(::sdk_runtime::param::Text::ANY);
            let rule = match bounds.as_slice() {
                [] => any,
                _ => quote!(::sdk_runtime::param::Text { #(#bounds,)* ..#any }),
            };
            (quote!(IntoText), quote!(text(#name, value.into_text(), &#rule)))
        }
        Rule::Choice { name: choice } => {
            let choice = format_ident!("{choice}");
            (quote!(IntoChoice<super::types::#choice>), quote!(choice(#name, value.into_choice())))
        }
    };
    let one_of = if operation.one_of.contains(name) { one_of_docs(operation) } else { String::new() };
    let docs =
        docs(&paragraphs([argument.description.as_str(), &allowed(api, argument), &one_of, &wire_name(argument)]));
    quote! {
        #docs
        pub fn #setter(mut self, value: impl ::sdk_runtime::param::#accepts) -> Self {
            self.query.#statement;
            self
        }
    }
}

/// The expression of a part of a pattern.
fn node(of: &Node) -> TokenStream {
    match of {
        Node::Class(ranges) => {
            let ranges = ranges.iter().map(|(start, end)| quote!((#start, #end)));
            quote!(::sdk_runtime::param::Node::Class(&[#(#ranges),*]))
        }
        Node::Concat(parts) => {
            let parts = parts.iter().map(node);
            quote!(::sdk_runtime::param::Node::Concat(&[#(#parts),*]))
        }
        Node::Alternate(parts) => {
            let parts = parts.iter().map(node);
            quote!(::sdk_runtime::param::Node::Alternate(&[#(#parts),*]))
        }
        Node::Repeat(part, min, max) => {
            let (part, min) = (node(part), Literal::u32_unsuffixed(*min));
            let max = option(max.map(Literal::u32_unsuffixed));
            quote!(::sdk_runtime::param::Node::Repeat(&#part, #min, #max))
        }
    }
}

fn wire_name(argument: &Argument) -> String {
    if argument.rust == argument.name { String::new() } else { format!("Sent as `{}`.", argument.name) }
}

/// The rule in words: always exact, whatever the description says.
fn allowed(api: &Api, argument: &Argument) -> String {
    let text = match &argument.rule {
        Rule::Integer { minimum, maximum } => range(*minimum, *maximum),
        Rule::Number { minimum, maximum } => range(*minimum, *maximum),
        Rule::UnixSeconds => "a Unix time in seconds, or a [`Timestamp`](super::types::Timestamp)".to_owned(),
        Rule::Boolean => String::new(),
        Rule::Text { min_length, max_length, pattern } => {
            let length = match (min_length, max_length) {
                (None | Some(0), None) if pattern.is_some() => String::new(),
                (None | Some(0), None) => "any text but an empty one".to_owned(),
                (None | Some(0), Some(high)) => format!("1 to {high} characters"),
                (Some(low), None) => format!("at least {low} characters"),
                (Some(low), Some(high)) => format!("{low} to {high} characters"),
            };
            let pattern = pattern.as_ref().map(|pattern| format!("text that matches `{}`", pattern.source));
            let parts: Vec<_> = [Some(length), pattern].into_iter().flatten().filter(|part| !part.is_empty()).collect();
            parts.join(", ")
        }
        Rule::Choice { name } => api.choice(name).map_or_else(String::new, |choice| {
            let also = if choice.open { "; other texts but an empty one are sent as they are" } else { "" };
            format!("{}{also}", code_list(choice.values.iter().map(|value| &value.text)))
        }),
    };
    let required = if argument.required { "Required. " } else { "" };
    if text.is_empty() { required.trim().to_owned() } else { format!("{required}Allowed: {text}.") }
}

fn range<N: std::fmt::Display>(minimum: Option<N>, maximum: Option<N>) -> String {
    match (minimum, maximum) {
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) => format!("{low} or more"),
        (None, Some(high)) => format!("at most {high}"),
        (None, None) => String::new(),
    }
}
