//! Polling a list: the requests, the records to yield, and the known records.

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

/// List that is followed; its records are not yet decoded.
pub(in crate::paging) struct Follower {
    pub(super) operation: Operation,
    /// The member that lists the records.
    list: &'static str,
    fetch: Arc<dyn Fetch>,
    limit: u64,
    /// Says that the list is ordered by the time that the document names.
    ordered: bool,
    look_back: usize,
    filters: Filters,
    /// The checkpoint from which the stream cannot continue. It stays the place of the caller.
    unusable: Option<Checkpoint>,
    pub(super) max_body_size: usize,
    start: Start,
    known: Known,
    sweep: Sweep,
    state: State,
    pace: Pace,
    errors: VecDeque<Error>,
    /// The records to yield, the next one last.
    due: Vec<Due>,
    /// Says that a list that is yielded from its beginning was too long to be held.
    in_parts: bool,
    /// The gap that was reported last.
    gap: Option<Gap>,
    /// Says that it was reported that the service stopped counting, or that not all records of one time were met.
    reported_partial: bool,
}

type Outcome = (Box<Walk>, Result<Option<Step>, Error>);

enum State {
    /// No request is under way. The walk is that of the sweep that has begun, if one has.
    Idle(Option<Box<Walk>>),
    /// The next request waits for its time, or for its response. It is a separate task, so that a stream that is not
    /// polled for a while does not delay other calls.
    Running(Task<Outcome>),
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

    /// Follows any source of pages. If the plan is an error, it is the first item.
    pub(in crate::paging) fn over(
        fetch: Arc<dyn Fetch>,
        operation: Operation,
        pagination: &'static Pagination,
        plan: Result<Plan, Error>,
        options: FollowOptions,
    ) -> Self {
        let (limit, ordered, filters, mut error) = match plan {
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
            // The first error counts.
            Some(Err(other)) => {
                error.get_or_insert(other);
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
            unusable: options.checkpoint.filter(|_| error.is_some()),
            max_body_size: DEFAULT_MAX_BODY_SIZE,
            start,
            known,
            sweep: Sweep::default(),
            state: if error.is_some() { State::Ended } else { State::Idle(None) },
            pace: Pace::new(options.interval),
            errors: error.into_iter().collect(),
            due: Vec::new(),
            in_parts: false,
            gap: None,
            reported_partial: false,
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
                    Poll::Ready(Ok((walk, step))) => self.state = self.stepped(walk, step),
                    // The other runtime may stay idle forever. The known records are those of the last sweep, so this
                    // sweep begins again.
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
        if let Some(checkpoint) = &self.unusable {
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

    fn stepped(&mut self, walk: Box<Walk>, step: Result<Option<Step>, Error>) -> State {
        self.pace.asked();
        match step {
            Ok(Some(mut step)) => {
                self.gap.clone_from(&step.page.gap);
                self.errors.extend(step.before.take());
                for error in std::mem::take(&mut step.after) {
                    self.sweep.partial = true;
                    if !std::mem::replace(&mut self.reported_partial, true) {
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

    /// Says whether the sweep needs no further page.
    fn is_enough(&self) -> bool {
        match self.start {
            // All records of the newest time are read, since more may arrive with that time.
            Start::Now => self.sweep.found.len() >= self.look_back.max(1) && self.sweep.reaches(self.sweep.newest()),
            Start::Beginning => false,
            Start::Passed => {
                self.sweep.covered().is_some_and(|covered| covered >= self.look_back)
                    && self.sweep.reaches(self.sweep.newest())
                    && self.sweep.reaches(self.known.newest())
            }
        }
    }

    /// Continues after a sweep that holds as many records as it may.
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
        // The first poll finds nothing new if it only notes the records that are there.
        self.pace.polled(!self.due.is_empty() || self.start != Start::Passed);
        self.start = Start::Passed;
        State::Idle(None)
    }
}

/// Returns the plan of each sweep: from the newest record on, in no other order.
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
