//! `pages`, `stream` and `follow` of list calls, from `x-pagination`.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::docs::{docs, paragraphs};
use super::parts::{Call, Parts};
use crate::lower::{Notes, OperationNote, PaginationNote, Rule};
use crate::record::texts;

/// Says of the records and pages of these operations that several requests can read them at once.
pub(super) fn pinned(notes: &Notes, parts: &Parts) -> TokenStream {
    let mut names = BTreeSet::new();
    for (note, call) in notes.operations.iter().zip(&parts.calls) {
        if let Some(pagination) = &note.pagination
            && pagination.is_pinned()
        {
            names.extend([pagination.record.as_str(), call.answer.as_str()]);
        }
    }
    let names = names.into_iter().map(|name| format_ident!("{name}"));
    quote!(#(impl ::sdk_runtime::Pinned for super::types::#names {})*)
}

/// The description of the pages, and the methods that walk them; nothing for an operation that does not list.
pub(super) fn paging(note: &OperationNote, call: &Call) -> TokenStream {
    let Some(pagination) = &note.pagination else { return TokenStream::new() };
    let record = format_ident!("{}", pagination.record);
    let answer = format_ident!("{}", call.answer);
    let constant = constant(note, pagination);
    let (stream_docs, pages_docs) = (stream_docs(note, pagination), pages_docs());
    let made = |kind: &str, options: TokenStream| {
        let kind = format_ident!("{kind}");
        quote! {
            ::sdk_runtime::#kind::new(
                ::sdk_runtime::Provider::core(&self.client),
                Self::OPERATION,
                &Self::PAGINATION,
                self.query,
                #options
            )
        }
    };
    let none = TokenStream::new;
    let (records, pages, follow) = (made("Records", none()), made("Pages", none()), made("Follow", quote!(options,)));
    let follow_docs = follow_docs(note, pagination);
    quote! {
        const PAGINATION: ::sdk_runtime::Pagination = #constant;
        #stream_docs
        pub fn stream(self) -> ::sdk_runtime::Records<super::types::#record> {
            #records
        }
        #pages_docs
        pub fn pages(self) -> ::sdk_runtime::Pages<super::types::#answer> {
            #pages
        }
        #follow_docs
        pub fn follow(
            self,
            options: ::sdk_runtime::FollowOptions,
        ) -> ::sdk_runtime::Follow<super::types::#record> {
            #follow
        }
    }
}

fn constant(note: &OperationNote, pagination: &PaginationNote) -> TokenStream {
    let text = |key: &str| pagination.text(key);
    let path = |key: &str| {
        let steps = text(key).into_iter().flat_map(|path| path.split('.'));
        quote!(&[#(#steps),*])
    };
    let limit = text("limit").unwrap_or_default();
    let max_limit = note.parameters.iter().find(|parameter| parameter.name == limit).and_then(|parameter| {
        let Rule::Integer { maximum, .. } = parameter.rule else { return None };
        maximum.and_then(|maximum| u64::try_from(maximum).ok())
    });
    let max_limit = proc_macro2::Literal::u64_unsuffixed(max_limit.unwrap_or(pagination.default_limit));
    let default_limit = proc_macro2::Literal::u64_unsuffixed(pagination.default_limit);
    let (offset, records) = (text("offset"), text("records"));
    let page = optional(text("page").map(|page| quote!(#page)));
    let identity = pagination.keys.get("identity").map(texts).unwrap_or_default();
    let (more, total, capped, cap) = (path("more"), path("total"), path("capped"), path("cap"));
    let ordered_by = path("ordered_by");
    let sort = optional(pagination.keys.get("sort").map(|sort| {
        let fixed = sort.get("fixed").map(texts).unwrap_or_default();
        group(sort, "Sort", &["by", "order", "ascending"], &quote!(fixed: &[#(#fixed),*],))
    }));
    let window = optional(text("window").map(|window| quote!(#window)));
    let coverage = optional(pagination.keys.get("coverage").map(|coverage| {
        let keys = ["included", "of", "parts", "name", "status", "complete"];
        group(coverage, "Coverage", &keys, &TokenStream::new())
    }));
    quote! {
        ::sdk_runtime::Pagination {
            limit: #limit,
            max_limit: #max_limit,
            default_limit: #default_limit,
            offset: #offset,
            page: #page,
            sort: #sort,
            ordered_by: #ordered_by,
            records: #records,
            identity: &[#(#identity),*],
            more: #more,
            total: #total,
            capped: #capped,
            cap: #cap,
            window: #window,
            coverage: #coverage,
        }
    }
}

/// A struct whose fields are the texts of these keys, and what else there is.
fn group(group: &Value, name: &str, fields: &[&str], other: &TokenStream) -> TokenStream {
    let name = format_ident!("{name}");
    let idents = fields.iter().map(|field| format_ident!("{field}"));
    let values = fields.iter().map(|field| group.get(*field).and_then(Value::as_str).unwrap_or_default());
    quote!(::sdk_runtime::#name { #(#idents: #values,)* #other })
}

fn optional(tokens: Option<TokenStream>) -> TokenStream {
    match tokens {
        Some(tokens) => quote!(Some(#tokens)),
        None => quote!(None),
    }
}

fn stream_docs(note: &OperationNote, pagination: &PaginationNote) -> TokenStream {
    let text = |key: &str| pagination.text(key);
    let limit = text("limit").unwrap_or_default();
    let beginning = match (text("offset"), text("page")) {
        (Some(offset), Some(page)) => format!("`{offset}` or `{page}` is where the walk begins"),
        (offset, _) => format!("`{}` is where the walk begins", offset.unwrap_or_default()),
    };
    let size = format!(
        "**`{limit}` is the page size, not a number of records to take**; left out, the largest page is asked for, and 1 is \
         taken for 2, since pages overlap by one record. {beginning}."
    );
    let order = pagination.keys.get("sort").map_or_else(String::new, |sort| {
        let by = sort.get("by").and_then(Value::as_str).unwrap_or_default();
        let fixed: Vec<_> = sort.get("fixed").map(texts).unwrap_or_default();
        let fixed: Vec<_> = fixed.iter().map(|name| format!("`{name}`")).collect();
        format!("That holds while `{by}` is left out or is {}. In other orders it is best effort.", fixed.join(" or "))
    });
    let partial = if pagination.keys.get("coverage").is_some() {
        "An answer that covers only a part of the account is reported as an `Err` of kind \
         [`Partial`](::sdk_runtime::ErrorKind::Partial), once per change of that part, and the walk goes on."
    } else {
        ""
    };
    let promise = format!(
        "Every record that matches when the walk begins is yielded exactly once, while records arrive, change and leave: see \
         [`Records`](::sdk_runtime::Records). {order}"
    );
    let title = format!("All records of [`{}`](super::Client::{}), one by one, page after page.", note.id, note.id);
    let at_once = if pagination.is_pinned() {
        "With [`concurrency`](::sdk_runtime::Records::concurrency) several pages are asked for at once."
    } else {
        ""
    };
    let errors = "A parameter that is refused is the first item, and nothing is sent.";
    docs(&paragraphs([title.as_str(), promise.trim(), &size, partial, at_once, errors]))
}

fn pages_docs() -> TokenStream {
    docs(&paragraphs([
        "The same page by page.",
        "A page holds those of its records that were on none before; see [`Pages`](::sdk_runtime::Pages), and \
         [`stream`](Self::stream) for what the parameters mean to a walk.",
    ]))
}

fn follow_docs(note: &OperationNote, pagination: &PaginationNote) -> TokenStream {
    let text = |key: &str| pagination.text(key);
    let sort = |key: &str| pagination.keys.get("sort")?.get(key)?.as_str();
    let limit = text("limit").unwrap_or_default();
    let own: Vec<_> = [text("offset"), text("page"), sort("by"), sort("order")].into_iter().flatten().collect();
    let (last, others) = own.split_last().unwrap_or((&"", &[]));
    let refused = match others {
        [] => format!("`{last}` is refused"),
        others => format!("`{}` and `{last}` are refused", others.join("`, `")),
    };
    let title = format!("New and changed records of [`{}`](super::Client::{}), as they come.", note.id, note.id);
    let parameters = format!(
        "`{limit}` is the page size; left out, the largest page is asked for, and 1 is taken for 2. {refused}, since it \
         always reads from the newest record on."
    );
    docs(&paragraphs([
        title.as_str(),
        "Oldest first, none lost and no version twice, also when more arrive than a page has and when the service is away; \
         see [`Follow`](::sdk_runtime::Follow). Where it begins, how often it asks and how far back it looks for changes \
         is said by [`FollowOptions`](::sdk_runtime::FollowOptions).",
        &parameters,
        "What is refused is the first item, and nothing is sent.",
    ]))
}
