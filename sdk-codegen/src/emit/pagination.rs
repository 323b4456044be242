//! `pages`, `stream` and `follow` of list calls, from `x-pagination`.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{
    docs::{docs, paragraphs},
    option,
};
use crate::model::{Api, Coverage, Operation, Pagination, Sort};

/// Says of the records and pages of these operations that several requests can read them at once.
pub(super) fn pinned(api: &Api) -> TokenStream {
    let mut names = BTreeSet::new();
    for operation in &api.operations {
        if let Some(pagination) = operation.pagination.as_ref().filter(|pagination| pagination.window.is_some()) {
            names.extend([pagination.record.as_str(), operation.success.body.as_str()]);
        }
    }
    let names = names.into_iter().map(|name| format_ident!("{name}"));
    quote!(#(impl ::sdk_runtime::Pinned for super::types::#names {})*)
}

/// The description of the pages, and the methods that walk them; nothing for an operation that does not list.
pub(super) fn paging(operation: &Operation) -> TokenStream {
    let Some(pagination) = &operation.pagination else { return TokenStream::new() };
    let record = format_ident!("{}", pagination.record);
    let answer = format_ident!("{}", operation.success.body);
    let constant = constant(pagination);
    let (stream_docs, pages_docs) = (stream_docs(operation, pagination), pages_docs());
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
    let follow_docs = follow_docs(operation, pagination);
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

fn constant(pagination: &Pagination) -> TokenStream {
    let Pagination { limit, offset, records, identity, more, total, capped, cap, .. } = pagination;
    let max_limit = Literal::u64_unsuffixed(pagination.max_limit);
    let default_limit = Literal::u64_unsuffixed(pagination.default_limit);
    let page = option(pagination.page.as_ref());
    let sort = option(pagination.sort.as_ref().map(|Sort { by, order, ascending, fixed }| {
        quote!(::sdk_runtime::Sort { by: #by, order: #order, ascending: #ascending, fixed: &[#(#fixed),*], })
    }));
    let window = option(pagination.window.as_ref());
    let coverage = pagination.coverage.as_ref().map(|Coverage { included, of, parts, name, status, complete }| {
        quote! {
            ::sdk_runtime::Coverage {
                included: #included, of: #of, parts: #parts, name: #name, status: #status, complete: #complete,
            }
        }
    });
    let coverage = option(coverage);
    quote! {
        ::sdk_runtime::Pagination {
            limit: #limit,
            max_limit: #max_limit,
            default_limit: #default_limit,
            offset: #offset,
            page: #page,
            sort: #sort,
            records: #records,
            identity: &[#(#identity),*],
            more: &[#(#more),*],
            total: &[#(#total),*],
            capped: &[#(#capped),*],
            cap: &[#(#cap),*],
            window: #window,
            coverage: #coverage,
        }
    }
}

fn stream_docs(operation: &Operation, pagination: &Pagination) -> TokenStream {
    let (limit, offset) = (&pagination.limit, &pagination.offset);
    let beginning = match &pagination.page {
        Some(page) => format!("`{offset}` or `{page}` is where the walk begins"),
        None => format!("`{offset}` is where the walk begins"),
    };
    let size = format!(
        "**`{limit}` is the page size, not a number of records to take**; left out, the largest page is asked for, and 1 is \
         taken for 2, since pages overlap by one record. {beginning}."
    );
    let order = pagination.sort.as_ref().map_or_else(String::new, |Sort { by, fixed, .. }| {
        let fixed: Vec<_> = fixed.iter().map(|name| format!("`{name}`")).collect();
        format!("That holds while `{by}` is left out or is {}. In other orders it is best effort.", fixed.join(" or "))
    });
    let partial = if pagination.coverage.is_some() {
        "An answer that covers only a part of the account is reported as an `Err` of kind \
         [`Partial`](::sdk_runtime::ErrorKind::Partial), once per change of that part, and the walk goes on."
    } else {
        ""
    };
    let promise = format!(
        "Every record that matches when the walk begins is yielded exactly once, while records arrive, change and leave: see \
         [`Records`](::sdk_runtime::Records). {order}"
    );
    let id = &operation.id;
    let title = format!("All records of [`{id}`](super::Client::{id}), one by one, page after page.");
    let at_once = if pagination.window.is_some() {
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

fn follow_docs(operation: &Operation, pagination: &Pagination) -> TokenStream {
    let (id, limit) = (&operation.id, &pagination.limit);
    let sort = pagination.sort.iter().flat_map(|sort| [&sort.by, &sort.order]);
    let own: Vec<_> =
        [&pagination.offset].into_iter().chain(&pagination.page).chain(sort).map(String::as_str).collect();
    let (last, others) = own.split_last().unwrap_or((&"", &[]));
    let refused = match others {
        [] => format!("`{last}` is refused"),
        others => format!("`{}` and `{last}` are refused", others.join("`, `")),
    };
    let title = format!("New and changed records of [`{id}`](super::Client::{id}), as they come.");
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
