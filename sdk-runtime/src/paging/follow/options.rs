use std::time::Duration;

use crate::paging::checkpoint::Checkpoint;

/// Options for following a list: where to start, how often to poll, and how many records to check for changes.
///
/// By default it starts now: records that are in the first response are known, and not yielded.
#[derive(Clone, Debug)]
#[must_use = "options do nothing until `follow` is called with them"]
pub struct FollowOptions {
    pub(super) interval: Duration,
    pub(super) look_back: Option<usize>,
    pub(super) from_beginning: bool,
    pub(super) checkpoint: Option<Checkpoint>,
}

impl FollowOptions {
    /// Returns options that start now, poll every 5 seconds and look back at one page.
    pub fn new() -> Self {
        Self { interval: Duration::from_secs(5), look_back: None, from_beginning: false, checkpoint: None }
    }

    /// Returns options that continue where another stream of the same call was, also that of another program. If the
    /// checkpoint was stored together with the records, no record is lost and none comes twice. Filters that the call
    /// leaves out are taken from the checkpoint. If the call sets another value for a filter, or the checkpoint is of
    /// another operation or of `stream` or `pages`, the first item is an error of kind `InvalidRequest`.
    pub fn resume(checkpoint: Checkpoint) -> Self {
        Self { checkpoint: Some(checkpoint), ..Self::new() }
    }

    /// Sets the time between the end of a poll that found something and the next poll; 5 seconds by default. It
    /// includes the time that you spend on the records. While polls find nothing, or calls fail, it doubles with every
    /// poll, up to four times as long. It is at least 10 milliseconds and at most a day; a value outside is replaced by
    /// the nearer bound.
    pub fn interval(self, interval: Duration) -> Self {
        Self { interval, ..self }
    }

    /// Sets the number of records that each poll checks for changes: the newest ones of the previous poll. By default
    /// one page, whose size is that of the call's parameter, else the largest one.
    ///
    /// A poll that finds nothing costs one request per page of these records, and at least one request; one that finds
    /// something reads the new records in addition. With 0, a change is found only if it moves a record to the top, or
    /// if the record is on a page that is read anyway. That many records, and two more pages, are remembered.
    pub fn look_back(self, records: usize) -> Self {
        Self { look_back: Some(records), ..self }
    }

    /// Yields first all records of the list, oldest first. They are held in memory until the oldest one is known: up to
    /// 50,000 records, or as many bytes as the longest response body. A longer list comes in parts of that size from
    /// the newest to the oldest, each oldest first, and a checkpoint begins again until the end is reached; use
    /// `stream` for long lists. Has no effect on a stream that is resumed after its first poll.
    pub fn from_beginning(self) -> Self {
        Self { from_beginning: true, ..self }
    }
}

impl Default for FollowOptions {
    fn default() -> Self {
        Self::new()
    }
}
