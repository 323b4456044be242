//! The common part of `Pages` and `Records`: a walk, and the place up to which the caller has read.

use std::sync::Arc;
use std::task::{Context, Poll, ready};

use super::ahead::{Ahead, Stranded};
use super::checkpoint::{Checkpoint, Filters, place};
use super::coverage::Gap;
use super::engine::{Step, Walk, next_total};
use super::fetch::{Caller, Fetch, Source};
use super::page::{Record, Stand};
use super::pagination::Pagination;
use super::place::{Open, Place};
use super::plan::Plan;
use super::prefetch::Prefetch;
use crate::client::builder::DEFAULT_MAX_BODY_SIZE;
use crate::error::Error;
use crate::{Core, Operation, Query};

/// Walk, and the place up to which the caller has read.
pub(super) struct Reader {
    pub(super) operation: Operation,
    pub(super) pagination: &'static Pagination,
    source: Arc<dyn Source>,
    /// The plan of the walk, and the place up to which the caller has read.
    plan: Plan,
    concurrency: usize,
    pub(super) max_body_size: usize,
    ahead: Ahead,
    /// The gap that was reported last.
    gap: Option<Gap>,
    total: Option<u64>,
    /// The error because of which there is no walk.
    error: Option<Error>,
    /// The checkpoint from which the walk cannot continue. It stays the place of the caller.
    unusable: Option<Checkpoint>,
    ended: bool,
}

impl Reader {
    pub(super) fn new(core: &Core, operation: Operation, pagination: &'static Pagination, query: Query) -> Self {
        let (plan, error) = match Plan::new(&operation, pagination, query) {
            Ok(plan) => (plan, None),
            Err(error) => (Plan::nothing(), Some(error)),
        };
        let fetch = Caller::new(core.clone(), operation.clone(), pagination, plan.query.clone());
        let max_body_size = core.shared().max_body_size;
        Self { error, max_body_size, ..Self::over(Arc::new(fetch), operation, pagination, plan) }
    }

    /// Makes a walk over any source of pages.
    pub(super) fn over(
        source: Arc<dyn Source>,
        operation: Operation,
        pagination: &'static Pagination,
        plan: Plan,
    ) -> Self {
        let ahead = Ahead::new(Arc::<dyn Source>::clone(&source), walk(&operation, &plan));
        Self {
            operation,
            pagination,
            source,
            plan,
            concurrency: 1,
            max_body_size: DEFAULT_MAX_BODY_SIZE,
            ahead,
            gap: None,
            total: None,
            error: None,
            unusable: None,
            ended: false,
        }
    }

    /// Continues where another walk was.
    pub(super) fn resume(mut self, checkpoint: Checkpoint) -> Self {
        // The first error counts.
        if self.error.is_none() {
            self.error = self.go_on(&checkpoint).err();
        }
        if self.error.is_some() {
            self.unusable = Some(checkpoint);
        }
        self
    }

    fn go_on(&mut self, checkpoint: &Checkpoint) -> Result<(), Error> {
        let plan = self.plan.completed(&self.operation, self.pagination, checkpoint)?;
        let walked = checkpoint.walked(&self.operation)?;
        if let Some(source) = self.source.asking(&plan.query) {
            (self.source, self.plan) = (source, plan);
        }
        self.plan.place = place(self.plan.limit, walked);
        self.ahead = Ahead::new(self.fetch(), walk(&self.operation, &self.plan));
        Ok(())
    }

    /// Sets the number of requests that are under way at once, where the list allows more than one.
    pub(super) fn concurrency(mut self, n: usize) -> Self {
        self.concurrency = n;
        self.ahead.ask(self.fetch());
        self
    }

    /// Returns the source of pages.
    fn fetch(&self) -> Arc<dyn Fetch> {
        // In ascending order the walk relies on the total of the beginning. In an order that changes of records alter,
        // overlaps prove nothing.
        let allowed = self.pagination.window.is_some() && self.plan.fixed && !self.plan.ascending;
        let source = Arc::clone(&self.source);
        if allowed && self.concurrency > 1 { Arc::new(Prefetch::new(source, self.concurrency)) } else { source }
    }

    pub(super) fn poll_step(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Step, Error>>> {
        if let Some(error) = self.error.take() {
            self.ended = true;
            return Poll::Ready(Some(Err(error)));
        }
        if self.ended {
            return Poll::Ready(None);
        }
        let step = loop {
            match self.ahead.poll_step(context) {
                Ok(step) => break ready!(step),
                // All records that were found were passed, so none is lost or repeated.
                Err(Stranded) => {
                    let walk = walk(&self.operation, &self.plan).with_gap(self.gap.clone());
                    self.ahead = Ahead::new(self.fetch(), walk);
                }
            }
        };
        if let Some(Ok(step)) = &step {
            self.gap.clone_from(&step.page.gap);
            self.total = self.total.or(step.page.total);
            self.plan.place.total = next_total(self.plan.place.total, &step.page, self.plan.ascending);
            self.plan.place.count.clone_from(&step.count);
        }
        Poll::Ready(step)
    }

    /// Notes that the caller has this record.
    pub(super) fn passed(&mut self, record: &Record, stand: Stand) {
        let Place { offset, trail, open, count, .. } = &mut self.plan.place;
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
        match &self.unusable {
            Some(checkpoint) => checkpoint.clone(),
            None => Checkpoint::of_walk(&self.operation, &self.plan.filters, &self.plan.place),
        }
    }
}

/// Makes the walk from the place of the caller on.
fn walk(operation: &Operation, plan: &Plan) -> Walk {
    Walk::new(operation.id, plan.limit, plan.ascending, plan.ordered, plan.place.clone())
}

impl Plan {
    /// Returns the plan of a walk that will not take place.
    fn nothing() -> Self {
        let place = Place::begin(0, 2);
        Self {
            query: Query::new(),
            limit: 2,
            ascending: false,
            fixed: false,
            ordered: false,
            place,
            filters: Filters::new(),
        }
    }
}
