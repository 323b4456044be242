//! Where a walk begins, and in what steps it goes: what the caller set, else the largest page from the first record on.

use super::checkpoint::filters;
use super::pagination::Pagination;
use super::place::Place;
use super::verdict::Count;
use crate::error::{Error, ErrorKind};
use crate::{Operation, Query};

/// How to walk.
pub(super) struct Plan {
    /// The query without what the walk sets itself.
    pub(super) query: Query,
    pub(super) limit: u64,
    pub(super) ascending: bool,
    /// Whether the order is one that a change of a record does not alter.
    pub(super) fixed: bool,
    /// Whether the order is by the time that the document names.
    pub(super) ordered: bool,
    pub(super) place: Place,
    /// What the walk is over: a fingerprint of the filters and the order.
    pub(super) filters: u64,
}

impl Plan {
    /// # Errors
    ///
    /// `InvalidRequest`, before anything is sent: a refused or missing parameter, or two beginnings.
    pub(super) fn new(operation: &Operation, pagination: &Pagination, mut query: Query) -> Result<Self, Error> {
        let refused = |text: &str| Err(Error::new(ErrorKind::InvalidRequest, text));
        if let Some(refusals) = query.refusals(operation.required) {
            return refused(&refusals);
        }
        let mut take = |name: &'static str| {
            let value = query.value(name).and_then(|value| value.parse::<u64>().ok());
            query.remove(name);
            value
        };
        let limit = take(pagination.limit);
        let offset = take(pagination.offset);
        let page = pagination.page.and_then(&mut take);
        let start = match (offset, page) {
            (Some(_), Some(_)) => {
                let (offset, page) = (pagination.offset, pagination.page.unwrap_or_default());
                let text = format!("{}: `{offset}` and `{page}` are both set; a walk has one beginning", operation.id);
                return refused(&text);
            }
            (Some(offset), None) => offset,
            // Where a single call for this page would begin.
            (None, Some(page)) => page.saturating_sub(1).saturating_mul(limit.unwrap_or(pagination.default_limit)),
            (None, None) => 0,
        };
        let limit = limit.unwrap_or(pagination.max_limit).max(2);
        let ascending = pagination.sort.is_some_and(|sort| query.value(sort.order) == Some(sort.ascending));
        let by = pagination.sort.and_then(|sort| Some((sort, query.value(sort.by)?)));
        let fixed = by.is_none_or(|(sort, by)| sort.fixed.contains(&by));
        let filters = filters(&query);
        Ok(Self {
            query,
            limit,
            ascending,
            fixed,
            ordered: fixed && !pagination.ordered_by.is_empty(),
            place: Place { count: Some(Count::default()), ..Place::begin(start, limit) },
            filters,
        })
    }
}
