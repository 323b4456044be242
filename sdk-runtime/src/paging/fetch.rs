//! Sources of pages.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::page::Page;
use super::pagination::Pagination;
use super::response;
use super::typed::Rest;
use crate::call::execute::Call;
use crate::error::Error;
use crate::transport::body::Body;
use crate::wire::budget::Budget;
use crate::wire::decode::decode_content;
use crate::wire::envelope::Form;
use crate::{Core, Operation, Query};

/// Boxed future.
pub(super) type Due<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Source of pages.
pub(super) trait Fetch: Send + Sync {
    /// Returns the page of at most `limit` records after the first `offset` ones. The source makes retries itself.
    fn fetch(&self, offset: u64, limit: u64) -> Due<'_, Result<Page, Error>>;

    /// Says whether each page is made after the previous one.
    fn is_in_order(&self) -> bool {
        true
    }

    /// Stops the requests that were made in advance, if there are any.
    fn stop(&self) {}
}

/// Source of pages of a list that can be cut off at the top.
pub(super) trait Source: Fetch {
    /// Returns the list of another query; `None` if there is only one list.
    fn asking(&self, query: &Query) -> Option<Arc<dyn Source>>;

    /// Returns the same list without records newer than this Unix time in seconds; `None` if that is not possible.
    fn until(&self, second: i64) -> Option<Arc<dyn Fetch>>;
}

/// Source that calls the service.
#[derive(Clone)]
pub(super) struct Caller {
    core: Core,
    operation: Operation,
    pagination: &'static Pagination,
    query: Query,
}

impl Caller {
    pub(super) fn new(core: Core, operation: Operation, pagination: &'static Pagination, query: Query) -> Self {
        Self { core, operation, pagination, query }
    }
}

impl Fetch for Caller {
    fn fetch(&self, offset: u64, limit: u64) -> Due<'_, Result<Page, Error>> {
        let mut query = self.query.clone();
        query.integer(self.pagination.limit, Some(limit.into()), i64::MIN..=i64::MAX);
        query.integer(self.pagination.offset, Some(offset.into()), i64::MIN..=i64::MAX);
        Box::pin(async move {
            let budget = Budget::records(self.core.shared().max_body_size);
            let read = |body: &mut Body| budget.within(|| decode_content(body, &Form::from(&self.operation)));
            let response = Call::of(&self.core, &self.operation).run(query, read).await?;
            let (status, headers) = (response.status(), response.headers().clone());
            let (members, wrapped) = response.into_inner();
            let rest = Rest { members, wrapped, status, headers };
            budget.within(|| response::page(&self.operation, self.pagination, offset, rest))
        })
    }
}

impl Source for Caller {
    fn asking(&self, query: &Query) -> Option<Arc<dyn Source>> {
        Some(Arc::new(Self { query: query.clone(), ..self.clone() }))
    }

    fn until(&self, second: i64) -> Option<Arc<dyn Fetch>> {
        let window = self.pagination.window?;
        // The client's options may add a parameter that is set here too. Only the service knows which one counts.
        let (by, order) = self.pagination.sort.map(|sort| (sort.by, sort.order)).unzip();
        let mut fixed = [by, order, Some(window)].into_iter().flatten();
        if fixed.any(|name| self.core.settings().query.iter().any(|(added, _)| added == name)) {
            return None;
        }
        let own = self.query.value(window).and_then(|value| value.parse().ok());
        let mut query = self.query.clone();
        query.integer(window, Some(own.map_or(second, |own: i64| own.min(second)).into()), i64::MIN..=i64::MAX);
        Some(Arc::new(Self { query, ..self.clone() }))
    }
}
