//! Responses that go wrong on purpose.

use std::collections::VecDeque;

use sdk_runtime::random::Random;

/// The faults to come.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    /// Faults of the next requests.
    next: VecDeque<Fault>,
    /// One in so many requests fails.
    random: Option<(Random, u64)>,
}

/// A response in place of the right one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fault {
    pub(crate) status: u16,
    /// Content type and body; the service's own kind of error if there is none.
    pub(crate) body: Option<(String, String)>,
}

impl Faults {
    pub(crate) fn fail_next(&mut self, requests: usize, fault: Fault) {
        self.next.extend(std::iter::repeat_n(fault, requests));
    }

    pub(crate) fn fail_randomly(&mut self, seed: u64, one_in: u32) {
        self.random = (one_in > 0).then(|| (Random::new(seed), one_in.into()));
    }

    /// Returns the fault of this request, if it fails.
    pub(crate) fn take(&mut self) -> Option<Fault> {
        // The sequence goes on under a planned fault, so that it depends on the number of requests only.
        let random = self.random.as_mut().is_some_and(|(random, one_in)| random.below(*one_in) == 0);
        self.next.pop_front().or(random.then(|| Fault::of(503)))
    }
}

impl Fault {
    /// Makes the service's own error of this status.
    pub(crate) fn of(status: u16) -> Self {
        Self { status, body: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn planned_faults_come_in_turn_and_end() {
        let mut faults = Faults::default();
        faults.fail_next(2, Fault::of(500));
        faults.fail_next(1, Fault::of(429));
        let statuses = [(); 4].map(|()| faults.take().map(|fault| fault.status));
        assert_eq!(statuses, [Some(500), Some(500), Some(429), None]);
    }

    #[test]
    fn random_faults_depend_on_the_seed_only() {
        let run = |seed| {
            let mut faults = Faults::default();
            faults.fail_randomly(seed, 10);
            (0..1_000).map(|_| faults.take().is_some()).collect::<Vec<_>>()
        };
        assert_eq!(run(1), run(1));
        assert_ne!(run(1), run(2));
        let failed = run(1).iter().filter(|failed| **failed).count();
        assert!((60..140).contains(&failed), "{failed}");
    }
}
