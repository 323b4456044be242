//! The one thing that a walk needs of the world: a page.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::answer;
use super::page::Page;
use super::pagination::Pagination;
use super::typed::Rest;
use crate::call::execute::Call;
use crate::error::Error;
use crate::wire::budget::Budget;
use crate::wire::decode::decode_content;
use crate::wire::envelope::Form;
use crate::{Core, Operation, Query};

/// What is due later.
pub(super) type Due<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Gives pages.
pub(super) trait Fetch: Send + Sync {
    /// The page of at most `limit` records after the first `offset` ones. Retries are its own affair.
    fn fetch(&self, offset: u64, limit: u64) -> Due<'_, Result<Page, Error>>;

    /// Says whether each page is made after the one that was given before.
    fn is_in_order(&self) -> bool {
        true
    }

    /// Gives up what was asked for in advance, if anything was.
    fn stop(&self) {}
}

/// Gives pages of a list that can be cut off at the top.
pub(super) trait Source: Fetch {
    /// The list of another query; `None` where there is only one list.
    fn asking(&self, query: &Query) -> Option<Arc<dyn Source>>;

    /// The same list without what is newer than this Unix time in seconds; `None` where that cannot be had.
    fn until(&self, second: i64) -> Option<Arc<dyn Fetch>>;
}

/// Calls the service.
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
            let read = |body: &[u8]| budget.within(|| decode_content(body, &Form::from(&self.operation)));
            let response = Call::of(&self.core, &self.operation).run(query, read).await?;
            let (status, headers) = (response.status(), response.headers().clone());
            let (members, wrapped) = response.into_inner();
            let rest = Rest { members, wrapped, status, headers };
            budget.within(|| answer::page(&self.operation, self.pagination, offset, rest))
        })
    }
}

impl Source for Caller {
    fn asking(&self, query: &Query) -> Option<Arc<dyn Source>> {
        Some(Arc::new(Self { query: query.clone(), ..self.clone() }))
    }

    fn until(&self, second: i64) -> Option<Arc<dyn Fetch>> {
        let window = self.pagination.window?;
        // What the client's options add stands beside what is set here; which of the two counts, only the service knows.
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
