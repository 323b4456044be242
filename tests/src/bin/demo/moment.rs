//! Times in UTC, so that the output is the same everywhere.

use jetemail_sdk::types::Timestamp;

/// Text for a missing time.
const MISSING: &str = "-";

/// Formats a time to the minute, for lists: `Nov 22 03:14`.
pub(crate) fn to_the_minute(time: Option<Timestamp>) -> String {
    formatted(time, "%b %d %H:%M")
}

/// Formats a time to the millisecond, for details: `Nov 22 03:14:07.388`.
pub(crate) fn to_the_millisecond(time: Option<Timestamp>) -> String {
    formatted(time, "%b %d %H:%M:%S%.3f")
}

/// Formats the time between two moments, in its two largest units: `+5 min 3 s`.
pub(crate) fn between(earlier: Timestamp, later: Timestamp) -> String {
    let milliseconds = later.as_millisecond() - earlier.as_millisecond();
    let seconds = milliseconds / 1000;
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    match seconds {
        ..10 => format!("+{seconds}.{} s", milliseconds % 1000 / 100),
        10..60 => format!("+{seconds} s"),
        60..3600 => format!("+{minutes} min {} s", seconds % 60),
        3600..86_400 => format!("+{hours} h {} min", minutes % 60),
        _ => format!("+{days} d {} h", hours % 24),
    }
}

fn formatted(time: Option<Timestamp>, format: &str) -> String {
    time.map_or_else(|| MISSING.to_owned(), |time| time.strftime(format).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(milliseconds: i64) -> Timestamp {
        Timestamp::from_millisecond(milliseconds).unwrap()
    }

    #[test]
    fn times_are_shown_in_utc() {
        let time = Some(at(1_776_933_973_950));
        assert_eq!(to_the_minute(time), "Apr 23 08:46");
        assert_eq!(to_the_millisecond(time), "Apr 23 08:46:13.950");
    }

    #[test]
    fn a_missing_time_is_a_dash() {
        assert_eq!(to_the_minute(None), "-");
    }

    #[test]
    fn a_difference_is_shown_in_its_largest_units() {
        let shown = |milliseconds| between(at(0), at(milliseconds));
        assert_eq!(shown(0), "+0.0 s");
        assert_eq!(shown(1_248), "+1.2 s");
        assert_eq!(shown(59_999), "+59 s");
        assert_eq!(shown(303_000), "+5 min 3 s");
        assert_eq!(shown(7_260_000), "+2 h 1 min");
        assert_eq!(shown(180_000_000), "+2 d 2 h");
    }
}
