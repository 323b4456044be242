//! Walks to the end, through errors and restarts.

use sdk_runtime::by_name::Walk;
use sdk_runtime::random::Random;
use sdk_runtime::{Checkpoint, ErrorKind};
use serde_json::Value;

use crate::changing_list::ChangingList;

/// The unit of a walk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Stream,
    Pages,
}

impl ChangingList {
    /// Returns a walk from the beginning.
    pub(crate) fn walk(&self, kind: Kind) -> Box<dyn Walk> {
        let (client, id, query) = (&self.listed.client, self.listed.id(), self.query());
        match kind {
            Kind::Stream => client.stream(id, &query, self.concurrency),
            Kind::Pages => client.pages(id, &query, self.concurrency),
        }
        .unwrap()
    }

    /// Returns the identities of the records in an item of such a walk.
    pub(crate) fn ids(&self, kind: Kind, item: &Value) -> Vec<String> {
        let id = |record: &Value| record[self.listed.identity()].as_str().unwrap().to_owned();
        match kind {
            Kind::Stream => vec![id(item)],
            Kind::Pages => item[self.listed.named("/records").unwrap()].as_array().unwrap().iter().map(id).collect(),
        }
    }

    /// Returns all identities that a walk yields. It is resumed after every temporary error, and sometimes without one,
    /// as if the program had been restarted: from a checkpoint that was written as JSON.
    pub(crate) async fn collect(&self, kind: Kind, make: impl Fn() -> Box<dyn Walk>, seed: u64) -> Vec<String> {
        let mut random = Random::new(seed ^ 0x5eed);
        let mut seen = Vec::new();
        let mut walk = make();
        loop {
            match walk.next().await {
                Some(Ok(item)) => {
                    seen.extend(self.ids(kind, &item));
                    self.passed(seen.len());
                    let every = if kind == Kind::Stream { 1000 } else { 10 };
                    if random.index(every) == 0 {
                        walk = make().resume(stored(&walk.resume_from()));
                    }
                }
                Some(Err(error)) if error.is_retryable() => {
                    assert!(walk.next().await.is_none(), "the error of a request is the end");
                    walk = make().resume(stored(&walk.resume_from()));
                }
                Some(Err(error)) if error.kind() == ErrorKind::Partial => {
                    let text = error.to_string();
                    self.told(text.split(' ').find_map(|word| word.parse().ok()).unwrap());
                }
                Some(Err(error)) => panic!("seed {seed}: {}: {error}\n{}", self.listed.id(), self.log()),
                None => return seen,
            }
        }
    }

    /// Returns the requested offsets, with their statuses.
    pub(crate) fn log(&self) -> String {
        let offset = self.listed.named("/offset").unwrap();
        let requests = self.listed.emulator.requests();
        let lines =
            requests.iter().map(|request| format!("{} {}", request.parameter(offset).unwrap_or("0"), request.status));
        lines.collect::<Vec<_>>().join(", ")
    }
}

/// Writes a checkpoint and reads it, as a restarted program does.
fn stored(checkpoint: &Checkpoint) -> Checkpoint {
    serde_json::from_str(&serde_json::to_string(checkpoint).unwrap()).unwrap()
}
