//! The forms in which a time comes as a text.

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

use super::{Mismatch, Read};

/// The beginning of the year 2.
const YEAR_2: Timestamp = Timestamp::constant(-62_104_060_800, 0);

/// The beginning of the year 3. From here on no offset leads back to the year 1.
const YEAR_3: Timestamp = Timestamp::constant(-62_072_524_800, 0);

/// Reads RFC 3339, a date and a clock without an offset or with the word for UTC, and RFC 2822. Without an offset it is
/// UTC. Nothing is `None`, and so is a time of the year 1 or before, by which databases and libraries say that there is
/// no time. Digits beyond the nanosecond are cut off.
///
/// # Errors
///
/// It is something else, or a time that needs guessing.
#[inline]
pub(super) fn read(text: &str) -> Read<Timestamp> {
    match text.parse() {
        Ok(time) if time >= YEAR_3 => Ok(Some(time)),
        _ => unusual(text),
    }
}

/// As [`read`], without haste: nearly all times are written as usual.
#[cold]
#[inline(never)]
fn unusual(text: &str) -> Read<Timestamp> {
    let text = text.trim();
    if text.is_empty() || is_year_1_or_before(text) {
        return Ok(None);
    }
    match text.parse().ok().or_else(|| odd(text)) {
        Some(time) => Ok(Some(time).filter(|time| *time >= YEAR_2)),
        None => Err(Mismatch),
    }
}

/// By how it is written, since such dates need not be in a calendar.
fn is_year_1_or_before(text: &str) -> bool {
    let is_negative = |rest: &str| rest.split_once('-').is_some_and(|(year, _)| year.len() >= 4 && is_digits(year));
    ["0000-", "0001-"].iter().any(|year| text.starts_with(year)) || text.strip_prefix('-').is_some_and(is_negative)
}

/// A time that is not quite RFC 3339.
fn odd(text: &str) -> Option<Timestamp> {
    // How databases write "for ever"; jiff ends some hours before.
    if text.starts_with("9999-12-3") {
        return Some(Timestamp::MAX);
    }
    date_and_clock(text).or_else(|| {
        // A wrong day of the week does not make the time less clear.
        const PARSER: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);
        PARSER.parse_timestamp(text).ok()
    })
}

/// `2026-04-23 08:46:13`, with or without a fraction, an offset or a word for UTC.
fn date_and_clock(text: &str) -> Option<Timestamp> {
    let (date, rest) = text.split_at_checked("2026-04-23".len())?;
    let rest = rest.strip_prefix(['T', 't', ' '])?.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit() && !":.,".contains(c)).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(end);
    let clock = match clock.split_once(['.', ',']) {
        Some((clock, fraction)) => format!("{clock}.{}", fraction.get(..9).unwrap_or(fraction)),
        None => clock.to_owned(),
    };
    // Behind an offset there may be a name for it, as in `+0000 UTC`.
    let mut words = zone.split_ascii_whitespace();
    let zone = match words.next() {
        None => "Z",
        Some(word) if word.starts_with(['+', '-']) => word,
        Some(word)
            if ["Z", "UTC", "GMT"].iter().any(|utc| word.eq_ignore_ascii_case(utc)) && words.next().is_none() =>
        {
            "Z"
        }
        Some(_) => return None,
    };
    format!("{}T{clock}{zone}", date.replace('/', "-")).parse().ok()
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_clear_is_read() {
        for (text, expected) in [
            ("2026-04-23T08:46:13Z", "2026-04-23T08:46:13Z"),
            ("2026-04-23t10:46:13.5+02:00", "2026-04-23T08:46:13.5Z"),
            ("2026-04-23 08:46:13", "2026-04-23T08:46:13Z"),
            ("2026-04-23T08:46:13", "2026-04-23T08:46:13Z"),
            (" 2026-04-23 08:46:13.950000 ", "2026-04-23T08:46:13.95Z"),
            ("2026-04-23T08:46:13.95000000000000", "2026-04-23T08:46:13.95Z"),
            ("2026-04-23T08:46:13.123456789123+00:00", "2026-04-23T08:46:13.123456789Z"),
            ("2026-04-23 08:46:13,95", "2026-04-23T08:46:13.95Z"),
            ("2026-04-23 08:46", "2026-04-23T08:46:00Z"),
            ("2026-04-23 08:46:13 UTC", "2026-04-23T08:46:13Z"),
            ("2026-04-23 08:46:13 gmt", "2026-04-23T08:46:13Z"),
            ("2026-04-23T08:46:13UTC", "2026-04-23T08:46:13Z"),
            ("2026-04-23 08:46:13 Z", "2026-04-23T08:46:13Z"),
            ("2026-04-23 08:46:13+00", "2026-04-23T08:46:13Z"),
            ("2026-04-23 10:46:13 +0200", "2026-04-23T08:46:13Z"),
            ("2026-04-23 08:46:13.95 +0000 UTC", "2026-04-23T08:46:13.95Z"),
            ("2026/04/23 08:46:13", "2026-04-23T08:46:13Z"),
            ("Thu, 23 Apr 2026 08:46:13 +0000", "2026-04-23T08:46:13Z"),
            ("Thu, 23 Apr 2026 10:46:13 +0200", "2026-04-23T08:46:13Z"),
            ("23 Apr 2026 08:46:13 GMT", "2026-04-23T08:46:13Z"),
            ("Fri, 23 Apr 2026 08:46:13 GMT", "2026-04-23T08:46:13Z"),
            ("9999-12-31 23:59:59", "9999-12-30T22:00:00.999999999Z"),
        ] {
            assert_eq!(read(text), Ok(Some(expected.parse().unwrap())), "{text}");
        }
    }

    #[test]
    fn the_year_1_and_before_is_no_time() {
        for text in [
            "",
            " ",
            "0001-01-01T00:00:00Z",
            "0001-01-01 00:00:00",
            "0001-12-31T23:59:59.9+00:00",
            "0001-12-31T23:59:59-05:00",
            "0000-00-00 00:00:00",
            "0000-00-00",
            "0000-12-31T23:59:59Z",
            "-0001-11-30T00:00:00.000000Z",
            "-0001-11-30 00:00:00",
            "-000044-03-15T12:00:00Z",
            "+000001-01-01T00:00:00Z",
            "Mon, 01 Jan 0001 00:00:00 +0000",
        ] {
            assert_eq!(read(text), Ok(None), "{text}");
        }
        for text in ["0002-01-01T00:00:00Z", "0003-01-01T00:00:00Z"] {
            assert_eq!(read(text), Ok(Some(text.parse().unwrap())), "{text}");
        }
    }

    #[test]
    fn what_needs_guessing_is_not_read() {
        for text in [
            "soon",
            "2026-04-23",
            "20260423",
            "1776933973",
            "-5",
            "2026-04-23 08:46:13 CEST",
            "2026-04-23 08:46:13 AM",
            "2026-04-23T08:46:13[Europe/Berlin]",
            "2026-04-23 08:46:13 UTC+2",
            "2026-04-23 08:46:13 UTC 5",
            "2026-02-30 08:46:13",
            "2026-04-23 25:00:00",
            "04/05/2026 08:46:13",
            "Thu, 23 Apr 2026 08:46:13",
            "+010000-01-01T00:00:00Z",
        ] {
            assert_eq!(read(text), Err(Mismatch), "{text}");
        }
    }
}
