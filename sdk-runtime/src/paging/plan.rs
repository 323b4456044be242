//! The beginning and the page size of a walk: those that the caller set, else the first record and the largest page.

use super::checkpoint::{Checkpoint, Filters, filters};
use super::count::Count;
use super::pagination::Pagination;
use super::place::Place;
use crate::error::{Error, ErrorKind};
use crate::{Operation, Query};

/// Plan of a walk.
pub(super) struct Plan {
    /// The query without the parameters that the walk sets itself.
    pub(super) query: Query,
    pub(super) limit: u64,
    pub(super) ascending: bool,
    /// Says that a change of a record does not alter the order.
    pub(super) fixed: bool,
    /// Says that the list is ordered by the time that the document names.
    pub(super) ordered: bool,
    pub(super) place: Place,
    /// The filters and the order of the list.
    pub(super) filters: Filters,
}

impl Plan {
    /// Makes a plan from the query of the caller.
    ///
    /// # Errors
    ///
    /// `InvalidRequest`, before anything is sent, for a parameter that is not valid, or for two beginnings. A required
    /// parameter that is missing is left to the first request, since a checkpoint may have it.
    pub(super) fn new(operation: &Operation, pagination: &Pagination, mut query: Query) -> Result<Self, Error> {
        let invalid = |text: &str| Err(Error::new(ErrorKind::InvalidRequest, text));
        if let (Some(_), Some(violations)) = (query.violations(&[]), query.violations(operation.required)) {
            return invalid(&violations);
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
                return invalid(&text);
            }
            (Some(offset), None) => offset,
            // The offset at which a single call for this page would begin.
            (None, Some(page)) => page.saturating_sub(1).saturating_mul(limit.unwrap_or(pagination.default_limit)),
            (None, None) => 0,
        };
        let limit = limit.unwrap_or(pagination.max_limit).max(2);
        let place = Place { count: Some(Count::default()), ..Place::begin(start, limit) };
        Ok(Self::over(pagination, query, limit, place))
    }

    /// Makes a plan in the order of the query, which has neither page size nor beginning.
    pub(super) fn over(pagination: &Pagination, query: Query, limit: u64, place: Place) -> Self {
        let ascending = pagination.sort.is_some_and(|sort| query.value(sort.order) == Some(sort.ascending));
        let by = pagination.sort.and_then(|sort| Some((sort, query.value(sort.by)?)));
        let fixed = by.is_none_or(|(sort, by)| sort.fixed.contains(&by));
        let filters = filters(&query);
        let ordered = fixed && !pagination.ordered_by.is_empty();
        Self { query, limit, ascending, fixed, ordered, place, filters }
    }

    /// Returns the plan with the filters of the checkpoint.
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
