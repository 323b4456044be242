//! The client: progenitor's methods, on the core that all SDK crates share.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::{
    calls::failure,
    docs::{docs, one_of_docs, paragraphs},
    example::example,
    parts::{Call, Parts},
};
use crate::{
    lower::{FailureNote, Notes, OperationNote},
    read::Document,
};

/// `Client` with its provider's particulars, and one method an operation.
pub(super) fn client(document: &Document, notes: &Notes, parts: &Parts) -> TokenStream {
    let json = document.json();
    let text = |pointer: &str| json.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    let description =
        docs(&paragraphs([&format!("Client of the {}.", text("/info/title")), text("/info/description")]));
    let (env_prefix, base_url) = (text("/x-sdk/env_prefix"), text("/servers/0/url"));
    let key_prefixes = json.pointer("/x-sdk/key_prefixes").and_then(Value::as_array);
    let key_prefixes = key_prefixes.into_iter().flatten().filter_map(Value::as_str);
    let quota_codes = json.pointer("/x-sdk/quota_codes").and_then(Value::as_array);
    let quota_codes = quota_codes.into_iter().flatten().filter_map(Value::as_str);
    let rate_limits = rate_limits(json);
    let failure = failure(&FailureNote::new(json.pointer("/x-sdk/failure"), Vec::new()));
    let base_urls: Vec<_> = json.pointer("/servers").and_then(Value::as_array).into_iter().flatten().collect();
    let (from_env, builder) = (from_env_docs(env_prefix), builder_docs(&base_urls));
    let methods = notes.operations.iter().zip(&parts.calls).map(|(note, call)| method(notes, note, call));
    quote! {
        #description
        #[derive(Clone, Debug)]
        pub struct Client {
            core: ::sdk_runtime::Core,
        }
        impl ::sdk_runtime::Provider for Client {
            const SDK: &'static ::sdk_runtime::Sdk = &::sdk_runtime::Sdk {
                name: ::std::env!("CARGO_PKG_NAME"),
                version: ::std::env!("CARGO_PKG_VERSION"),
                env_prefix: #env_prefix,
                base_url: #base_url,
                key_prefixes: &[#(#key_prefixes),*],
                rate_limits: &[#(#rate_limits),*],
                quota_codes: &[#(#quota_codes),*],
                failure: #failure,
            };
            fn from_core(core: ::sdk_runtime::Core) -> Self {
                Self { core }
            }
            fn core(&self) -> &::sdk_runtime::Core {
                &self.core
            }
        }
        /// Settings of a [`Client`] that is about to be built.
        pub type ClientBuilder = ::sdk_runtime::ClientBuilder<Client>;
        impl Client {
            #from_env
            pub fn from_env() -> Result<Self, ::sdk_runtime::Error> {
                ClientBuilder::from_env()?.build()
            }
            #builder
            pub fn builder(api_key: impl Into<::sdk_runtime::SecretString>) -> ClientBuilder {
                ClientBuilder::new(api_key)
            }
            /// A client that does some things otherwise, for one call or for many. It shares the rate limit with this
            /// one, and the connections too unless `connect_timeout` is another.
            #[must_use]
            pub fn with_options(&self, options: ::sdk_runtime::RequestOptions) -> Self {
                Self { core: self.core.with_options(options) }
            }
            /// A call that this crate does not know, such as `client.request(Method::GET, "/path")`, with the key, retries,
            /// rate limit and errors of this client. The path goes below the base URL.
            pub fn request(
                &self,
                method: ::sdk_runtime::Method,
                path: impl Into<String>,
            ) -> ::sdk_runtime::UntypedCall {
                ::sdk_runtime::UntypedCall::new(&self.core, method, path)
            }
            #(#methods)*
        }
    }
}

/// `::sdk_runtime::RateLimit::new(240u32, ::std::time::Duration::from_secs(60u64))`
pub(super) fn rate_limits(json: &Value) -> Vec<TokenStream> {
    let limits = json.pointer("/x-sdk/rate_limits").and_then(Value::as_array).into_iter().flatten();
    let limit = |limit: &Value| {
        let requests = u32::try_from(limit.get("requests")?.as_u64()?).ok()?;
        let seconds = limit.get("seconds")?.as_u64()?;
        let (requests, seconds) = (Literal::u32_unsuffixed(requests), Literal::u64_unsuffixed(seconds));
        Some(quote!(::sdk_runtime::RateLimit::new(#requests, ::std::time::Duration::from_secs(#seconds))))
    };
    limits.filter_map(limit).collect()
}

fn from_env_docs(prefix: &str) -> TokenStream {
    docs(&format!(
        "A client with the key in the environment variable `{prefix}_API_KEY`. `{prefix}_BASE_URL`, if it is set, \
         replaces the default base URL.\n\n# Errors\n\n`Configuration`: the variable is not set, or its value cannot \
         be used."
    ))
}

fn builder_docs(servers: &[&Value]) -> TokenStream {
    let text = |server: &Value, key: &str| server.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let lines = servers.iter().enumerate().map(|(index, server)| {
        let default = if index == 0 { " (default)" } else { "" };
        format!("- `{}`{default}: {}", text(server, "url"), text(server, "description"))
    });
    let lines: Vec<_> = lines.collect();
    docs(&format!(
        "A builder for a client with this key.\n\nKnown base URLs, to be set with `base_url`:\n\n{}",
        lines.join("\n")
    ))
}

fn method(notes: &Notes, note: &OperationNote, call: &Call) -> TokenStream {
    let (id, builder) = (format_ident!("{}", call.id), &call.builder);
    let call_line = format!("Calls `{} {}`. Documentation: <{}>", call.method, call.path, note.page);
    let summary = format!("{}.", note.summary.trim_end_matches('.'));
    let docs = docs(&paragraphs([summary.as_str(), &note.description, &one_of_docs(note), &call_line]));
    let example = example(notes, note, call);
    quote! {
        #docs
        ///
        #example
        pub fn #id(&self) -> builder::#builder {
            builder::#builder::new(self.clone())
        }
    }
}
