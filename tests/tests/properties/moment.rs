//! RFC 3339 times, written without the library that reads them.

use proptest::prelude::*;

const DAY: i64 = 86_400;

/// The style in which a time is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Writing {
    /// Minutes east of UTC; `None` for `Z`.
    pub(crate) offset: Option<i64>,
    /// Digits after the seconds; of more than nine the rest is dropped on reading.
    pub(crate) digits: usize,
    /// True for lower-case `t` and `z`.
    pub(crate) small: bool,
}

/// Returns every style.
pub(crate) fn writing() -> impl Strategy<Value = Writing> {
    (prop::option::of(-1439..1440_i64), 0..13_usize, prop::bool::weighted(0.1))
        .prop_map(|(offset, digits, small)| Writing { offset, digits, small })
}

/// Returns seconds since 1970 whose year has four digits at every offset, and is not the first.
pub(crate) fn seconds() -> impl Strategy<Value = i64> {
    let (first, last) = (days(2, 1, 3) * DAY, days(9999, 12, 29) * DAY);
    prop_oneof![1_500_000_000..2_000_000_000_i64, -100_000..100_000_i64, first..last]
}

/// Writes the time as text. The fraction is cut off after its digits.
pub(crate) fn text(seconds: i64, nanoseconds: i64, writing: Writing) -> String {
    let local = seconds + writing.offset.unwrap_or(0) * 60;
    let (year, month, day) = date(local.div_euclid(DAY));
    let (hour, minute, second) = clock(local.rem_euclid(DAY));
    let all = format!("{nanoseconds:09}9876");
    let fraction = match writing.digits {
        0 => String::new(),
        digits => format!(".{}", &all[..digits]),
    };
    let separator = if writing.small { 't' } else { 'T' };
    let offset = match writing.offset {
        None if writing.small => "z".to_owned(),
        None => "Z".to_owned(),
        Some(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    };
    format!("{year:04}-{month:02}-{day:02}{separator}{hour:02}:{minute:02}:{second:02}{fraction}{offset}")
}

/// Writes the time in the plainest style.
pub(crate) fn utc(seconds: i64, nanoseconds: i64) -> String {
    text(seconds, nanoseconds, Writing { offset: None, digits: 9, small: false })
}

/// Returns the nanoseconds, truncated to this number of digits.
pub(crate) fn cut(nanoseconds: i64, digits: usize) -> i64 {
    let unit = 10_i64.pow(9_u32.saturating_sub(digits as u32));
    nanoseconds / unit * unit
}

fn clock(second: i64) -> (i64, i64, i64) {
    (second / 3600, second / 60 % 60, second % 60)
}

/// Returns the days since 1970 of a date of the Gregorian calendar. Years are counted from March, so that the leap day
/// is the last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month < 3 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year - 719_468
}

/// Returns the date of a day since 1970: the last one that is not after it.
fn date(day: i64) -> (i64, i64, i64) {
    let guess = 1970 + if day < 0 { day / 365 - 1 } else { day / 366 };
    let year = (guess..).take_while(|year| days(*year, 1, 1) <= day).last().unwrap_or(guess);
    let month = (1..=12).take_while(|month| days(year, *month, 1) <= day).last().unwrap_or(1);
    (year, month, day - days(year, month, 1) + 1)
}

#[test]
fn dates_of_the_calendar_are_known() {
    for (date_, day) in [
        ((1970, 1, 1), 0),
        ((2000, 2, 29), 11_016),
        ((1969, 12, 31), -1),
        ((2026, 11, 22), 20_779),
        ((0, 3, 1), -719_468),
    ] {
        assert_eq!(days(date_.0, date_.1, date_.2), day);
        assert_eq!(date(day), date_);
    }
}
