use std::time::Duration;

use crate::paging::checkpoint::Checkpoint;

/// How to follow a list: from where, how often, and how far back changes are looked for.
///
/// Without more it starts now: what is there at the first answer is known, and not yielded.
#[derive(Clone, Debug)]
#[must_use = "options do nothing until `follow` is called with them"]
pub struct FollowOptions {
    pub(super) interval: Duration,
    pub(super) look_back: Option<usize>,
    pub(super) from_beginning: bool,
    pub(super) checkpoint: Option<Checkpoint>,
}

impl FollowOptions {
    /// Starting now, every 5 seconds, looking back at one page.
    pub fn new() -> Self {
        Self { interval: Duration::from_secs(5), look_back: None, from_beginning: false, checkpoint: None }
    }

    /// Going on where another stream of the same call was, or the one of another program: what it had not yielded is
    /// yielded, nothing is lost and nothing comes twice, if the checkpoint was stored together with the records. Filters that
    /// the call leaves out are taken from the checkpoint. One that it sets otherwise, and a checkpoint of another operation or
    /// of `stream` or `pages`, is refused by the first item.
    pub fn resume(checkpoint: Checkpoint) -> Self {
        Self { checkpoint: Some(checkpoint), ..Self::new() }
    }

    /// The time between the end of a poll that found something and the next poll; 5 seconds by default. The time that
    /// you work on records counts. While nothing is found it doubles with every poll, up to four times as long; so it does
    /// while calls fail. Less than 10 milliseconds is taken for that, more than a day for a day.
    pub fn interval(self, interval: Duration) -> Self {
        Self { interval, ..self }
    }

    /// How many records are looked at again for changes on each poll: so many of those that were the newest ones at the
    /// poll before. By default one page, the page size being what the parameter of the call says, else the largest one.
    ///
    /// A poll that finds nothing costs one request per page of them, and never less than one request; one that finds
    /// something has to read so much more. With 0 a change is found only where it moves a record to the top, or where
    /// a page has room. So many records, and two pages, are kept in mind.
    pub fn look_back(self, records: usize) -> Self {
        Self { look_back: Some(records), ..self }
    }

    /// Yields all records that are there first, oldest first. They are held in memory until the oldest one is known: up
    /// to 50,000, or as many bytes as the longest body of a response. A longer list comes in parts of that size from the
    /// newest to the oldest, each oldest first, and a checkpoint begins anew until it has come to its end; for long lists
    /// walk with `stream` instead. Without effect on what is resumed after its first poll.
    pub fn from_beginning(self) -> Self {
        Self { from_beginning: true, ..self }
    }
}

impl Default for FollowOptions {
    fn default() -> Self {
        Self::new()
    }
}
