//! Notes that a reading leaves beside its value. serde leaves no way from a member to whoever began the reading, so
//! they are kept per thread; no reading waits, so none gets between the two.

use std::cell::{Cell, RefCell};

thread_local! {
    static ROUNDED: Cell<bool> = const { Cell::new(false) };
    static LEFT_OUT: Cell<bool> = const { Cell::new(false) };
    static DIGITS: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Notes that were left during a reading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Told {
    /// A number may have lost digits that were due.
    pub(crate) rounded: bool,
    /// A value that could not be read was left out.
    pub(crate) left_out: bool,
}

/// Reads, and gives what was told.
pub(crate) fn listening<T>(read: impl FnOnce() -> T) -> (T, Told) {
    ROUNDED.set(false);
    LEFT_OUT.set(false);
    let value = read();
    (value, Told { rounded: ROUNDED.take(), left_out: LEFT_OUT.take() })
}

/// Says whether a value was left out since the last time.
pub(crate) fn take_left_out() -> bool {
    LEFT_OUT.take()
}

/// Reads a number of which the digits are known.
pub(crate) fn with_digits<T>(digits: &str, read: impl FnOnce() -> T) -> T {
    DIGITS.set(Some(digits.to_owned()));
    let value = read();
    DIGITS.set(None);
    value
}

/// The digits of the number that is being read, if they are known.
pub(super) fn digits() -> Option<String> {
    DIGITS.take()
}

pub(super) fn note_rounded() {
    ROUNDED.set(true);
}

pub(super) fn note_left_out() {
    LEFT_OUT.set(true);
}
