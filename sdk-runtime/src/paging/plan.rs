//! Where a walk begins, and in what steps it goes: what the caller set, else the largest page from the first record on.

use super::checkpoint::{Checkpoint, Filters, filters};
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
    /// Says whether the order is by the time that the document names.
    pub(super) ordered: bool,
    pub(super) place: Place,
    /// The selection that the walk is over: the filters and the order.
    pub(super) filters: Filters,
}

impl Plan {
    /// # Errors
    ///
    /// `InvalidRequest`, before anything is sent: a refused parameter, or two beginnings. One that is missing is left to
    /// the first request, since a checkpoint may have it.
    pub(super) fn new(operation: &Operation, pagination: &Pagination, mut query: Query) -> Result<Self, Error> {
        let refused = |text: &str| Err(Error::new(ErrorKind::InvalidRequest, text));
        if let (Some(_), Some(refusals)) = (query.refusals(&[]), query.refusals(operation.required)) {
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
        let place = Place { count: Some(Count::default()), ..Place::begin(start, limit) };
        Ok(Self::over(pagination, query, limit, place))
    }

    /// In the order that the query asks for. It has neither page size nor beginning.
    pub(super) fn over(pagination: &Pagination, query: Query, limit: u64, place: Place) -> Self {
        let ascending = pagination.sort.is_some_and(|sort| query.value(sort.order) == Some(sort.ascending));
        let by = pagination.sort.and_then(|sort| Some((sort, query.value(sort.by)?)));
        let fixed = by.is_none_or(|(sort, by)| sort.fixed.contains(&by));
        let filters = filters(&query);
        let ordered = fixed && !pagination.ordered_by.is_empty();
        Self { query, limit, ascending, fixed, ordered, place, filters }
    }

    /// The same with the filters of the checkpoint.
    ///
    /// # Errors
    ///
    /// `InvalidRequest`, if it belongs to another operation or to other filters.
    pub(super) fn completed(
        &self,
        operation: &Operation,
        pagination: &Pagination,
        checkpoint: &Checkpoint,
    ) -> Result<Self, Error> {
        let mut query = self.query.clone();
        checkpoint.complete(operation, &mut query)?;
        Ok(Self::over(pagination, query, self.limit, self.place.clone()))
    }
}
