//! What pages and records have in common: a walk, and how far the caller came in it.

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

/// A walk, and how far the caller came in it.
pub(super) struct Reader {
    pub(super) operation: Operation,
    pub(super) pagination: &'static Pagination,
    source: Arc<dyn Source>,
    /// The plan of the walk, and the place to which the caller came.
    plan: Plan,
    concurrency: usize,
    pub(super) max_body_size: usize,
    ahead: Ahead,
    /// The gap in the coverage that was told.
    gap: Option<Gap>,
    total: Option<u64>,
    /// Why there is no walk.
    refusal: Option<Error>,
    /// The checkpoint that the walk cannot go on from. It stays the place where the caller is.
    refused: Option<Checkpoint>,
    ended: bool,
}

impl Reader {
    pub(super) fn new(core: &Core, operation: Operation, pagination: &'static Pagination, query: Query) -> Self {
        let (plan, refusal) = match Plan::new(&operation, pagination, query) {
            Ok(plan) => (plan, None),
            Err(error) => (Plan::nothing(), Some(error)),
        };
        let fetch = Caller::new(core.clone(), operation.clone(), pagination, plan.query.clone());
        let max_body_size = core.shared().max_body_size;
        Self { refusal, max_body_size, ..Self::over(Arc::new(fetch), operation, pagination, plan) }
    }

    /// A walk over whatever gives pages.
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
            refusal: None,
            refused: None,
            ended: false,
        }
    }

    /// Goes on where another walk was.
    pub(super) fn resume(mut self, checkpoint: Checkpoint) -> Self {
        // The first reason counts.
        if self.refusal.is_none() {
            self.refusal = self.go_on(&checkpoint).err();
        }
        if self.refusal.is_some() {
            self.refused = Some(checkpoint);
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

    /// Has so many requests under way at once, where the list allows it.
    pub(super) fn concurrency(mut self, n: usize) -> Self {
        self.concurrency = n;
        self.ahead.ask(self.fetch());
        self
    }

    /// The function to ask for pages.
    fn fetch(&self) -> Arc<dyn Fetch> {
        // In ascending order the walk goes by the total of the beginning, and an order that changes alter has no overlap
        // to rely on.
        let allowed = self.pagination.window.is_some() && self.plan.fixed && !self.plan.ascending;
        let source = Arc::clone(&self.source);
        if allowed && self.concurrency > 1 { Arc::new(Prefetch::new(source, self.concurrency)) } else { source }
    }

    pub(super) fn poll_step(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Step, Error>>> {
        if let Some(error) = self.refusal.take() {
            self.ended = true;
            return Poll::Ready(Some(Err(error)));
        }
        if self.ended {
            return Poll::Ready(None);
        }
        let step = loop {
            match self.ahead.poll_step(context) {
                Ok(step) => break ready!(step),
                // All that was found has been passed, so nothing is lost and nothing comes twice.
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

    /// Takes note that the caller has this record.
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
        match &self.refused {
            Some(checkpoint) => checkpoint.clone(),
            None => Checkpoint::of_walk(&self.operation, &self.plan.filters, &self.plan.place),
        }
    }
}

/// The walk from where the caller is on.
fn walk(operation: &Operation, plan: &Plan) -> Walk {
    Walk::new(operation.id, plan.limit, plan.ascending, plan.ordered, plan.place.clone())
}

impl Plan {
    /// For a walk that will not be.
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
