//! Polling a list: when to ask, what to yield, and what is known then.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::time::sleep_until;

use super::known::{Due, Known, Start};
use super::options::FollowOptions;
use super::pace::Pace;
use super::sweep::{Found, Sweep};
use super::versions::Versions;
use crate::client::builder::DEFAULT_MAX_BODY_SIZE;
use crate::error::{Error, ErrorKind};
use crate::paging::checkpoint::{Checkpoint, Filters, Followed};
use crate::paging::coverage::Gap;
use crate::paging::engine::{Step, Walk};
use crate::paging::fetch::{Caller, Fetch};
use crate::paging::pagination::Pagination;
use crate::paging::place::Place;
use crate::paging::plan::Plan;
use crate::paging::task::{self, Gone, Task};
use crate::{Core, Operation, Query};

/// A list that is followed; its records are still raw.
pub(in crate::paging) struct Follower {
    pub(super) operation: Operation,
    /// The member that lists the records.
    list: &'static str,
    fetch: Arc<dyn Fetch>,
    limit: u64,
    /// Says whether the list is ordered by the time that the document names.
    ordered: bool,
    look_back: usize,
    filters: Filters,
    /// The checkpoint that cannot be gone on from. It stays the place where the caller is.
    refused: Option<Checkpoint>,
    pub(super) max_body_size: usize,
    start: Start,
    known: Known,
    sweep: Sweep,
    state: State,
    pace: Pace,
    errors: VecDeque<Error>,
    /// The next one last.
    due: Vec<Due>,
    /// Says whether a list that is yielded from its beginning was too long to be held.
    in_parts: bool,
    /// What was told of the coverage.
    gap: Option<Gap>,
    /// Says whether it was told that the service stopped counting, or that records of one time were not all met.
    told_partial: bool,
}

type Answer = (Box<Walk>, Result<Option<Step>, Error>);

enum State {
    /// Nothing is on its way. The walk is that of the sweep that has begun, if one has.
    Idle(Option<Box<Walk>>),
    /// The next request waits for its time, or for its response. It is a task of its own: whoever does not poll for a while
    /// keeps no other call waiting.
    Running(Task<Answer>),
    Ended,
}

impl Follower {
    pub(super) fn new(
        core: &Core,
        operation: Operation,
        pagination: &'static Pagination,
        query: Query,
        options: FollowOptions,
    ) -> Self {
        let plan = plan(&operation, pagination, query).and_then(|plan| match &options.checkpoint {
            Some(checkpoint) => plan.completed(&operation, pagination, checkpoint),
            None => Ok(plan),
        });
        let query = plan.as_ref().map(|plan| plan.query.clone()).unwrap_or_default();
        let fetch = Caller::new(core.clone(), operation.clone(), pagination, query);
        let max_body_size = core.shared().max_body_size;
        Self { max_body_size, ..Self::over(Arc::new(fetch), operation, pagination, plan, options) }
    }

    /// Follows whatever gives pages. Without a plan the first item says why there is none.
    pub(in crate::paging) fn over(
        fetch: Arc<dyn Fetch>,
        operation: Operation,
        pagination: &'static Pagination,
        plan: Result<Plan, Error>,
        options: FollowOptions,
    ) -> Self {
        let (limit, ordered, filters, mut refusal) = match plan {
            Ok(plan) => (plan.limit, plan.ordered, plan.filters, None),
            Err(error) => (pagination.max_limit, false, Filters::new(), Some(error)),
        };
        let page = usize::try_from(limit).unwrap_or(usize::MAX);
        let look_back = options.look_back.unwrap_or(page);
        let capacity = look_back.saturating_add(page.saturating_mul(2)).max(page.saturating_mul(10)).max(1000);
        let mut start = if options.from_beginning { Start::Beginning } else { Start::Now };
        let mut known = Known::new(capacity);
        match options.checkpoint.as_ref().map(|checkpoint| checkpoint.followed(&operation)) {
            None => {}
            Some(Ok(Followed { known: Some(memory), .. })) => {
                known = Known::recall(memory, capacity);
                start = Start::Passed;
            }
            Some(Ok(Followed { from_beginning: true, .. })) => start = Start::Beginning,
            Some(Ok(_)) => {}
            // The first reason counts.
            Some(Err(error)) => {
                refusal.get_or_insert(error);
            }
        }
        Self {
            operation,
            list: pagination.records,
            fetch: Arc::new(Versions(fetch)),
            limit,
            ordered,
            look_back,
            filters,
            refused: options.checkpoint.filter(|_| refusal.is_some()),
            max_body_size: DEFAULT_MAX_BODY_SIZE,
            start,
            known,
            sweep: Sweep::default(),
            state: if refusal.is_some() { State::Ended } else { State::Idle(None) },
            pace: Pace::new(options.interval),
            errors: refusal.into_iter().collect(),
            due: Vec::new(),
            in_parts: false,
            gap: None,
            told_partial: false,
        }
    }

    pub(super) fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Found, Error>>> {
        loop {
            if let Some(error) = self.errors.pop_front() {
                return Poll::Ready(Some(Err(error)));
            }
            if let Some(due) = self.due.pop() {
                self.known.yielded(&due);
                if self.due.is_empty() {
                    self.known.trim();
                }
                return Poll::Ready(Some(Ok(due.found)));
            }
            match &mut self.state {
                State::Ended => return Poll::Ready(None),
                State::Idle(walk) => {
                    let walk = walk.take();
                    self.state = self.ask(walk);
                }
                State::Running(task) => match Pin::new(&mut *task).poll(context) {
                    Poll::Ready(Ok((walk, step))) => self.state = self.answered(walk, step),
                    // Where it waits nothing may ever happen. What is known is that of the last sweep, so this one
                    // begins anew.
                    Poll::Pending | Poll::Ready(Err(Gone)) if task.is_elsewhere() => self.state = State::Idle(None),
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(Err(gone)) => {
                        self.errors.push_back(gone.into());
                        self.state = State::Ended;
                    }
                },
            }
        }
    }

    pub(super) fn checkpoint(&self) -> Checkpoint {
        if let Some(checkpoint) = &self.refused {
            return checkpoint.clone();
        }
        let known = (self.start == Start::Passed).then(|| self.known.memory());
        let follow = Followed { known, from_beginning: self.start == Start::Beginning };
        Checkpoint::of_follow(&self.operation, &self.filters, follow)
    }

    /// Makes the next request of the sweep, or the first one of a new sweep, when it is due.
    fn ask(&mut self, walk: Option<Box<Walk>>) -> State {
        let runtime = match task::runtime() {
            Ok(runtime) => runtime,
            Err(error) => {
                self.errors.push_back(error);
                return State::Ended;
            }
        };
        let mut walk = walk.unwrap_or_else(|| {
            self.sweep = Sweep::default();
            let place = Place::begin(0, self.limit);
            Box::new(Walk::new(self.operation.id, self.limit, false, self.ordered, place).with_gap(self.gap.clone()))
        });
        let (due, fetch) = (self.pace.due(), Arc::clone(&self.fetch));
        State::Running(Task::spawn(&runtime, async move {
            if let Some(due) = due {
                sleep_until(due).await;
            }
            let step = walk.step(&*fetch).await;
            (walk, step)
        }))
    }

    fn answered(&mut self, walk: Box<Walk>, step: Result<Option<Step>, Error>) -> State {
        self.pace.asked();
        match step {
            Ok(Some(mut step)) => {
                self.gap.clone_from(&step.page.gap);
                self.errors.extend(step.before.take());
                for error in std::mem::take(&mut step.after) {
                    self.sweep.partial = true;
                    if !std::mem::replace(&mut self.told_partial, true) {
                        self.errors.push_back(error);
                    }
                }
                let list = step.page.rest.path(&self.operation, self.list);
                let page = usize::try_from(self.limit).unwrap_or(usize::MAX);
                self.sweep.take(step, &list, page, &self.known);
                match self.sweep.is_full(self.max_body_size) {
                    _ if walk.ended() || self.is_enough() => self.finish(walk),
                    true => self.full(walk),
                    false => State::Idle(Some(walk)),
                }
            }
            Ok(None) => self.finish(walk),
            Err(error) => {
                let kind = error.kind();
                self.pace.failed(error.retry_after());
                self.errors.push_back(error);
                match kind {
                    ErrorKind::InvalidRequest | ErrorKind::Configuration => State::Ended,
                    ErrorKind::Stalled => {
                        self.gap = walk.into_gap();
                        State::Idle(None)
                    }
                    _ => State::Idle(Some(walk)),
                }
            }
        }
    }

    /// Whether the sweep needs no further page.
    fn is_enough(&self) -> bool {
        match self.start {
            // What has the newest time is read whole, since more may come to have it.
            Start::Now => self.sweep.found.len() >= self.look_back.max(1) && self.sweep.reaches(self.sweep.newest()),
            Start::Beginning => false,
            Start::Passed => {
                self.sweep.covered().is_some_and(|covered| covered >= self.look_back)
                    && self.sweep.reaches(self.sweep.newest())
                    && self.sweep.reaches(self.known.newest())
            }
        }
    }

    /// Goes on after a sweep that holds as much as can be held.
    fn full(&mut self, walk: Box<Walk>) -> State {
        match self.start {
            Start::Beginning => {
                let sweep = std::mem::take(&mut self.sweep);
                self.in_parts = true;
                self.due = self.known.append(sweep);
                State::Idle(Some(walk))
            }
            Start::Now => self.finish(walk),
            Start::Passed => {
                let text = format!(
                    "{}: more has come since the last poll than can be held, {} records; what is older than these is not \
                     yielded",
                    self.operation.id,
                    self.sweep.found.len()
                );
                self.errors.push_back(Error::new(ErrorKind::Partial, &text));
                self.finish(walk)
            }
        }
    }

    fn finish(&mut self, walk: Box<Walk>) -> State {
        let mut sweep = std::mem::take(&mut self.sweep);
        sweep.ended = walk.ended();
        self.gap = walk.into_gap();
        self.due = match std::mem::take(&mut self.in_parts) {
            true => self.known.append(sweep),
            false => self.known.compare(sweep, self.start),
        };
        if self.due.is_empty() {
            self.known.trim();
        }
        // The first poll finds nothing new where it only takes note of what is there.
        self.pace.polled(!self.due.is_empty() || self.start != Start::Passed);
        self.start = Start::Passed;
        State::Idle(None)
    }
}

/// How to walk when following: from the newest record on, in no other order.
fn plan(operation: &Operation, pagination: &Pagination, query: Query) -> Result<Plan, Error> {
    let (by, order) = pagination.sort.map(|sort| (sort.by, sort.order)).unzip();
    let own = [Some(pagination.offset), pagination.page, by, order];
    let set: Vec<_> =
        own.into_iter().flatten().filter(|name| query.value(name).is_some()).map(|name| format!("`{name}`")).collect();
    if set.is_empty() {
        return Plan::new(operation, pagination, query);
    }
    let text = format!(
        "{}: {} cannot be set on a call that is followed, which always reads from the newest record on",
        operation.id,
        set.join(", ")
    );
    Err(Error::new(ErrorKind::InvalidRequest, &text))
}
