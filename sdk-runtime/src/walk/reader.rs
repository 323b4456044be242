//! What pages and records have in common: a walk, and how far the caller came in it.

use std::sync::Arc;
use std::task::{Context, Poll, ready};

use super::ahead::Ahead;
use super::checkpoint::{Checkpoint, place};
use super::engine::{Step, Walk, next_total};
use super::fetch::{Caller, Source};
use super::page::{Record, Stand};
use super::pagination::Pagination;
use super::place::{Open, Place};
use super::plan::Plan;
use super::prefetch::Prefetch;
use crate::error::Error;
use crate::{Core, Operation, Query};

/// A walk, and how far the caller came in it.
pub(super) struct Reader {
    pub(super) operation: Operation,
    pub(super) pagination: &'static Pagination,
    source: Arc<dyn Source>,
    limit: u64,
    ascending: bool,
    /// Whether a change of a record does not move it.
    fixed: bool,
    ordered: bool,
    filters: u64,
    ahead: Ahead,
    place: Place,
    total: Option<u64>,
    /// Why there is no walk.
    refusal: Option<Error>,
    ended: bool,
}

impl Reader {
    pub(super) fn new(core: &Core, operation: Operation, pagination: &'static Pagination, query: Query) -> Self {
        let (plan, refusal) = match Plan::new(&operation, pagination, query) {
            Ok(plan) => (plan, None),
            Err(error) => (Plan::nothing(), Some(error)),
        };
        let fetch = Caller::new(core.clone(), operation.clone(), pagination, plan.query.clone());
        Self { refusal, ..Self::over(Arc::new(fetch), operation, pagination, plan) }
    }

    /// A walk over whatever gives pages.
    pub(super) fn over(
        source: Arc<dyn Source>,
        operation: Operation,
        pagination: &'static Pagination,
        plan: Plan,
    ) -> Self {
        let Plan { limit, ascending, fixed, ordered, filters, place, .. } = plan;
        let walk = Walk::new(operation.id, limit, ascending, ordered, place.clone());
        let ahead = Ahead::new(Arc::<dyn Source>::clone(&source), walk);
        Self {
            operation,
            pagination,
            source,
            limit,
            ascending,
            fixed,
            ordered,
            filters,
            ahead,
            place,
            total: None,
            refusal: None,
            ended: false,
        }
    }

    /// Goes on where another walk was.
    pub(super) fn resume(mut self, checkpoint: Checkpoint) -> Self {
        match checkpoint.walked(&self.operation, self.filters) {
            Ok(walked) => {
                self.place = place(self.limit, walked);
                let walk = Walk::new(self.operation.id, self.limit, self.ascending, self.ordered, self.place.clone());
                self.ahead.restart(walk);
            }
            // The first reason counts.
            Err(error) => {
                self.refusal.get_or_insert(error);
            }
        }
        self
    }

    /// Has so many requests under way at once, where the list allows it.
    pub(super) fn concurrency(mut self, n: usize) -> Self {
        // In ascending order the walk goes by the total of the beginning, and an order that changes alter has no overlap
        // to rely on.
        let allowed = self.pagination.window.is_some() && self.fixed && !self.ascending;
        let source = Arc::clone(&self.source);
        self.ahead.ask(if allowed && n > 1 { Arc::new(Prefetch::new(source, n)) } else { source });
        self
    }

    pub(super) fn poll_step(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Step, Error>>> {
        if let Some(error) = self.refusal.take() {
            self.ended = true;
            return Poll::Ready(Some(Err(error)));
        }
        if self.ended {
            return Poll::Ready(None);
        }
        let step = ready!(self.ahead.poll_step(context));
        if let Some(Ok(step)) = &step {
            self.total = self.total.or(step.page.total);
            self.place.total = next_total(self.place.total, &step.page, self.ascending);
            self.place.count.clone_from(&step.count);
        }
        Poll::Ready(step)
    }

    /// Takes note that the caller has this record.
    pub(super) fn passed(&mut self, record: &Record, stand: Stand) {
        let Place { offset, trail, open, count, .. } = &mut self.place;
        let before = open.take().map(|open| open.time);
        match stand.start {
            None => trail.end_times(),
            Some(_) if record.time.is_some_and(|time| before != Some(time)) => trail.begin_time(),
            Some(_) => {}
        }
        trail.push(record.key.clone(), record.identified);
        let time = record.time.or(before);
        *open = time.zip(stand.start).map(|(time, start)| Open {
            time,
            start,
            sure: stand.sure,
            total: stand.total,
            passed: trail.open().unwrap_or_default() as u64,
        });
        if let Some(count) = count {
            count.passed += 1;
        }
        if record.identified {
            *offset = stand.place;
        }
    }

    pub(super) fn total(&self) -> Option<u64> {
        self.total
    }

    pub(super) fn checkpoint(&self) -> Checkpoint {
        Checkpoint::of_walk(&self.operation, self.filters, &self.place)
    }
}

impl Plan {
    /// For a walk that will not be.
    fn nothing() -> Self {
        let place = Place::begin(0, 2);
        Self { query: Query::new(), limit: 2, ascending: false, fixed: false, ordered: false, place, filters: 0 }
    }
}
