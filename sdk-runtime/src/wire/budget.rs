//! The memory that a response may take beside its body.
//!
//! A few bytes of JSON can become hundreds in memory: `{}` a record, `[1]` a list with room for four. So what is built is
//! counted while it is built: every list by the room that it takes, at the size of its elements, and every member and
//! text of free-form JSON. Texts of typed responses are not counted, since they are no longer than the body.
//!
//! Budgets are set for a thread and a call of a function, in proportion to the longest body that is read. Without one,
//! as when a user reads a type from JSON by other means, nothing is counted.

use std::cell::Cell;
use std::fmt;

/// The bytes that what is built from a body may take, by the longest one that is read. By default that is 64 MiB, and
/// all that is in memory at once stays below 512 MiB, with free-form JSON below 1 GiB.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget(usize);

impl Budget {
    /// For the type of a response.
    pub(crate) fn typed(max_body_size: usize) -> Self {
        Self::halves(max_body_size, 5)
    }

    /// For the type of a page of a walk, which has `length` bytes: they are there twice, and the next page too.
    pub(crate) fn page(max_body_size: usize, length: usize) -> Self {
        let Self(typed) = Self::typed(max_body_size);
        Self(typed.saturating_sub(length))
    }

    /// For what a walk keeps of a page beside its bytes.
    pub(crate) fn records(max_body_size: usize) -> Self {
        Self::halves(max_body_size, 1)
    }

    /// For free-form JSON beside the type of a response.
    pub(crate) fn beside(max_body_size: usize) -> Self {
        Self::halves(max_body_size, 10)
    }

    /// For free-form JSON alone.
    pub(crate) fn free(max_body_size: usize) -> Self {
        Self::halves(max_body_size, 16)
    }

    fn halves(max_body_size: usize, halves: usize) -> Self {
        // Bodies may be cut to what a single record has, which is not to be refused for it.
        const LEAST: usize = 1024 * 1024;
        Self((max_body_size.max(LEAST) / 2).saturating_mul(halves))
    }

    /// Reads something within this budget.
    pub(crate) fn within<T>(self, read: impl FnOnce() -> T) -> T {
        struct Restore {
            limit: usize,
            left: Option<usize>,
        }

        impl Drop for Restore {
            fn drop(&mut self) {
                LIMIT.set(self.limit);
                LEFT.set(self.left);
            }
        }

        let _restore = Restore { limit: LIMIT.replace(self.0), left: LEFT.replace(Some(self.0)) };
        read()
    }
}

thread_local! {
    static LIMIT: Cell<usize> = const { Cell::new(usize::MAX) };
    /// Rest of it; `None`, once more was asked for than there was.
    static LEFT: Cell<Option<usize>> = const { Cell::new(Some(usize::MAX)) };
}

/// The budget of this thread does not suffice.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exceeded;

impl fmt::Display for Exceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the budget is used up")
    }
}

/// The words of an error about a budget of so many bytes that does not suffice.
pub(crate) fn text(bytes: usize) -> String {
    format!("in memory it takes more than the budget of {bytes} bytes, which grows with `max_body_size`")
}

/// Takes so many bytes from the budget.
#[inline] // in the crate of the struct: every member of free-form JSON is counted
pub(crate) fn charge(bytes: usize) -> Result<(), Exceeded> {
    let left = match LEFT.get() {
        // A whole address space is no budget, and nobody uses it up.
        Some(usize::MAX) => return Ok(()),
        left => left.and_then(|left| left.checked_sub(bytes)),
    };
    LEFT.set(left);
    left.map(drop).ok_or(Exceeded)
}

/// Makes room for one more element, and takes the room from the budget.
#[inline]
pub(crate) fn make_room<T>(list: &mut Vec<T>) -> Result<(), Exceeded> {
    if list.len() < list.capacity() { Ok(()) } else { grow(list) }
}

/// Grows as `Vec` does, long lists more slowly.
fn grow<T>(list: &mut Vec<T>) -> Result<(), Exceeded> {
    const LONG: usize = 1024 * 1024;
    let size = size_of::<T>();
    let more = match list.capacity() {
        0 if size <= 1024 => 4,
        0 => 1,
        capacity if capacity.saturating_mul(size) < LONG => capacity,
        capacity => capacity / 2,
    };
    charge(more.saturating_mul(size))?;
    list.reserve_exact(more);
    Ok(())
}

/// Begins to count anew, for reading the same once more.
pub(crate) fn renew() {
    LEFT.set(Some(LIMIT.get()));
}

/// The limit of the budget of this thread, if it did not suffice.
pub(crate) fn exceeded() -> Option<usize> {
    LEFT.get().is_none().then(|| LIMIT.get())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_counts_within_its_function_only() {
        let budget = Budget(100);
        assert!(charge(1000).is_ok());
        budget.within(|| {
            assert!(charge(100).is_ok() && exceeded().is_none());
            assert!(Budget(1).within(|| charge(2)).is_err());
            assert!(charge(1).is_err() && charge(0).is_err());
            assert_eq!(exceeded(), Some(100));
            renew();
            assert!(charge(100).is_ok());
        });
        assert!(charge(1000).is_ok() && exceeded().is_none());
    }

    #[test]
    fn a_list_counts_by_the_room_that_it_takes() {
        let lists = |budget: usize, elements: usize| {
            Budget(budget).within(|| {
                let mut list = Vec::new();
                (0..elements).all(|element| {
                    let has_room = make_room(&mut list).is_ok();
                    if has_room {
                        list.push(element as u64);
                    }
                    has_room
                })
            })
        };
        assert!(lists(32, 4) && !lists(32, 5) && lists(64, 8) && !lists(31, 1));
        let slack = Budget(usize::MAX).within(|| {
            let mut list = vec![0_u8; 2 * 1024 * 1024];
            make_room(&mut list).unwrap();
            list.capacity() - list.len()
        });
        assert_eq!(slack, 1024 * 1024);
    }
}
