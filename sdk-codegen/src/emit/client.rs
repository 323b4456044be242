//! The client, on the core that all SDK crates share.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{
    docs::{docs, one_of_docs, paragraphs},
    example::example,
    operations::failure,
};
use crate::model::{Api, Limit, Operation, Server};

/// `Client` with its provider's particulars, and one method an operation.
pub(super) fn client(api: &Api) -> TokenStream {
    let description = docs(&paragraphs([&format!("Client of the {}.", api.title), api.description.as_str()]));
    let (env_prefix, base_url) = (&api.env_prefix, api.servers.first().map_or("", |server| server.url.as_str()));
    let (key_prefixes, quota_codes) = (&api.keys, &api.quota_codes);
    let (rate_limits, failure) = (rate_limits(&api.limits), failure(&api.failure));
    let (from_env, builder) = (from_env_docs(env_prefix), builder_docs(&api.servers));
    let methods = api.operations.iter().map(|operation| method(api, operation));
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
pub(super) fn rate_limits(limits: &[Limit]) -> impl Iterator<Item = TokenStream> {
    limits.iter().map(|limit| {
        let (requests, seconds) = (Literal::u32_unsuffixed(limit.requests), Literal::u64_unsuffixed(limit.seconds));
        quote!(::sdk_runtime::RateLimit::new(#requests, ::std::time::Duration::from_secs(#seconds)))
    })
}

fn from_env_docs(prefix: &str) -> TokenStream {
    docs(&format!(
        "A client with the key in the environment variable `{prefix}_API_KEY`. `{prefix}_BASE_URL`, if it is set, \
         replaces the default base URL.\n\n# Errors\n\n`Configuration`: the variable is not set, or its value cannot \
         be used."
    ))
}

fn builder_docs(servers: &[Server]) -> TokenStream {
    let lines = servers.iter().enumerate().map(|(index, server)| {
        let default = if index == 0 { " (default)" } else { "" };
        format!("- `{}`{default}: {}", server.url, server.description)
    });
    let lines: Vec<_> = lines.collect();
    docs(&format!(
        "A builder for a client with this key.\n\nKnown base URLs, to be set with `base_url`:\n\n{}",
        lines.join("\n")
    ))
}

fn method(api: &Api, operation: &Operation) -> TokenStream {
    let Operation { method, path, page, .. } = operation;
    let (id, builder) = (format_ident!("{}", operation.id), format_ident!("{}", operation.rust));
    let call = format!("Calls `{method} {path}`. Documentation: <{page}>");
    let summary = format!("{}.", operation.summary.trim_end_matches('.'));
    let docs = docs(&paragraphs([summary.as_str(), &operation.description, &one_of_docs(operation), &call]));
    let example = example(api, operation);
    quote! {
        #docs
        ///
        #example
        pub fn #id(&self) -> builder::#builder {
            builder::#builder::new(self.clone())
        }
    }
}
