//! Lists of mails, in the same form for every service.

use std::io;

use jetemail_sdk::types::Timestamp;

use crate::moment;
use crate::screen::{Screen, Tone};
use crate::table::{Cell, Table};
use crate::text::shown_of;

/// A mail in a list.
pub(crate) struct Mail<'a> {
    pub(crate) time: Option<Timestamp>,
    /// Sender, recipients and subject.
    pub(crate) cells: [Cell; 3],
    pub(crate) outcome: (String, Tone),
    /// The latest response of a receiving server.
    pub(crate) response: Option<&'a str>,
}

/// Writes the mails as a table, and their number of `total`. `time` is the title of the first column.
pub(crate) fn show<'a>(
    time: &'static str,
    mails: impl ExactSizeIterator<Item = Mail<'a>>,
    total: Option<i64>,
    screen: &mut Screen<'_>,
) -> io::Result<()> {
    let shown = mails.len();
    let mut table = Table::of_mails(time);
    for mail in mails {
        let [from, to, subject] = mail.cells;
        let (outcome, tone) = &mail.outcome;
        let cells = [moment::to_the_minute(mail.time).into(), from, to, subject, Cell::toned(outcome, *tone)];
        table.row(cells, mail.response);
    }
    screen.table(&table)?;
    screen.paragraph(&shown_of(shown, total), Tone::Quiet)
}
