//! Answers that go wrong on purpose.

use std::collections::VecDeque;

/// What shall go wrong.
#[derive(Debug, Default)]
pub(super) struct Faults {
    /// For the next requests.
    next: VecDeque<Fault>,
    random: Option<Random>,
}

/// An answer that is given in place of the right one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    pub(super) status: u16,
    /// Content type and body; the service's own kind of error if there is none.
    pub(super) body: Option<(String, String)>,
}

#[derive(Debug)]
struct Random {
    state: u64,
    one_in: u64,
}

impl Faults {
    pub(super) fn fail_next(&mut self, requests: usize, fault: Fault) {
        self.next.extend(std::iter::repeat_n(fault, requests));
    }

    pub(super) fn fail_randomly(&mut self, seed: u64, one_in: u32) {
        self.random = (one_in > 0).then_some(Random { state: seed, one_in: one_in.into() });
    }

    /// How this request fails, if it does.
    pub(super) fn take(&mut self) -> Option<Fault> {
        // The sequence goes on under a planned fault, so that it depends on the number of requests only.
        let random = self.random.as_mut().is_some_and(Random::hits);
        self.next.pop_front().or(random.then(|| Fault::of(503)))
    }
}

impl Fault {
    /// The service's own error of this status.
    pub(super) fn of(status: u16) -> Self {
        Self { status, body: None }
    }
}

impl Random {
    /// SplitMix64: the same seed gives the same sequence everywhere.
    fn hits(&mut self) -> bool {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)).is_multiple_of(self.one_in)
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
