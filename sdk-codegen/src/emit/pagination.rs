//! The walks of a list call: how it pages, one line a fact, and what is particular to them.

use super::{
    docs::paragraphs,
    print::{Code, list, option},
};
use crate::model::{Coverage, Operation, Pagination, Sort};

/// The clause `list` of `sdk_runtime::operation!`; nothing for an operation that does not list.
pub(super) fn write(code: &mut Code, operation: &Operation) {
    let Some(pagination) = &operation.pagination else { return };
    let docs = stream_docs(pagination);
    code.line("///");
    code.docs(&docs);
    let pinned = if pagination.window.is_some() { " pinned" } else { "" };
    code.line(&format!("list {}{pinned} {{", pagination.record));
    rows(pagination).iter().for_each(|row| code.line(&format!("{row},")));
    code.line("}");
}

/// The fields of `sdk_runtime::Pagination` that are not as in most lists.
fn rows(pagination: &Pagination) -> Vec<String> {
    let Pagination { limit, max_limit, default_limit, offset, records, .. } = pagination;
    let mut rows = vec![
        format!("limit: {limit:?}"),
        format!("max_limit: {max_limit}"),
        format!("default_limit: {default_limit}"),
        format!("offset: {offset:?}"),
        format!("records: {records:?}"),
        format!("identity: {}", list(&pagination.identity)),
    ];
    let paths = [
        ("ordered_by", &pagination.ordered_by),
        ("more", &pagination.more),
        ("total", &pagination.total),
        ("capped", &pagination.capped),
        ("cap", &pagination.cap),
    ];
    rows.extend(
        paths.iter().filter(|(_, path)| !path.is_empty()).map(|(name, path)| format!("{name}: {}", list(*path))),
    );
    for (name, argument) in [("page", &pagination.page), ("window", &pagination.window)] {
        rows.extend(argument.as_ref().map(|argument| format!("{name}: {}", option(Some(argument)))));
    }
    rows.extend(pagination.sort.as_ref().map(|Sort { by, order, ascending, fixed }| {
        let fixed = list(fixed);
        format!("sort: Some(Sort {{ by: {by:?}, order: {order:?}, ascending: {ascending:?}, fixed: {fixed}, ..Sort::NONE }})")
    }));
    rows.extend(pagination.coverage.as_ref().map(|Coverage { included, of, parts, name, status, complete }| {
        format!(
            "coverage: Some(Coverage {{ included: {included:?}, of: {of:?}, parts: {parts:?}, name: {name:?}, \
             status: {status:?}, complete: {complete:?}, ..Coverage::NONE }})"
        )
    }));
    rows
}

/// Documentation of a walk besides that of all walks.
fn stream_docs(pagination: &Pagination) -> String {
    let order = pagination.sort.as_ref().map_or_else(String::new, |Sort { by, fixed, .. }| {
        let fixed: Vec<_> = fixed.iter().map(|name| format!("`{name}`")).collect();
        format!("That holds while `{by}` is left out or is {}. In other orders it is best effort.", fixed.join(" or "))
    });
    let beginning = match &pagination.page {
        Some(page) => format!("`{}` or `{page}` is where the walk begins.", pagination.offset),
        None => format!("`{}` is where the walk begins.", pagination.offset),
    };
    let partial = match pagination.coverage {
        Some(_) => {
            "A response that covers only a part of the account is reported as an `Err` of kind \
             [`Partial`](::sdk_runtime::ErrorKind::Partial), once per change of that part, and the walk goes on."
        }
        None => "",
    };
    let at_once = match pagination.window {
        Some(_) => "With [`concurrency`](::sdk_runtime::Records::concurrency) several pages are asked for at once.",
        None => "",
    };
    paragraphs([order.as_str(), &beginning, partial, at_once])
}
