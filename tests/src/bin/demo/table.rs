//! Aligned tables that fit a given width.

use crate::screen::{Paint, Tone};
use crate::text::{cut, one_line, width_of};

/// The space between two columns.
const GAP: &str = "  ";

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    title: &'static str,
    /// The smallest width that the column is cut to.
    least: usize,
}

impl Column {
    /// Returns a column that is never cut.
    pub(crate) const fn whole(title: &'static str) -> Self {
        Self { title, least: usize::MAX }
    }

    /// Returns a column that is cut down to this width when space is short.
    pub(crate) const fn cut_to(title: &'static str, least: usize) -> Self {
        Self { title, least }
    }
}

/// One entry of a table.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    text: String,
    tone: Tone,
}

impl Cell {
    /// Returns an entry in the colour of the tone.
    pub(crate) fn toned(text: &str, tone: Tone) -> Self {
        Self { text: one_line(text), tone }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::toned(text, Tone::Plain)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Option<&str>> for Cell {
    /// Shows a dash if there is no text.
    fn from(text: Option<&str>) -> Self {
        Self::from(text.filter(|text| !text.trim().is_empty()).unwrap_or("-"))
    }
}

/// A table with `N` columns, and a line of text below each row for a text that no column has space for.
#[derive(Clone, Debug)]
pub(crate) struct Table<const N: usize> {
    columns: [Column; N],
    below: &'static str,
    rows: Vec<([Cell; N], Option<String>)>,
}

impl Table<5> {
    /// Returns a table of mails without rows, the same for every service; `time` is the title of the first column.
    pub(crate) fn of_mails(time: &'static str) -> Self {
        let columns = [
            Column::whole(time),
            Column::cut_to("FROM", 12),
            Column::cut_to("TO", 18),
            Column::cut_to("SUBJECT", 6),
            Column::cut_to("OUTCOME", 18),
        ];
        Self::new(columns, "LAST RESPONSE")
    }
}

impl<const N: usize> Table<N> {
    /// Returns a table without rows. `below` is the title of the line below a row.
    pub(crate) fn new(columns: [Column; N], below: &'static str) -> Self {
        Self { columns, below, rows: Vec::new() }
    }

    /// Adds a row at the end. Without a text there is no line below it.
    pub(crate) fn row(&mut self, cells: [Cell; N], below: Option<&str>) {
        self.rows.push((cells, below.map(one_line).filter(|text| !text.is_empty())));
    }

    /// Returns the table in lines, the titles first. Lines are wider than `width` only if no column can be cut further.
    pub(crate) fn lines(&self, width: usize, paint: Paint) -> Vec<String> {
        let widths = self.widths(width);
        // Below the second column, so that the first one is easy to scan.
        let indent = widths.first().map_or(0, |first| first + GAP.len());
        let below = |text: &str| {
            let text = paint.on(&cut(text, width.saturating_sub(indent)), Tone::Quiet);
            format!("{:indent$}{text}", "")
        };
        let titles = self.columns.map(|column| Cell::toned(column.title, Tone::Quiet));
        let mut lines = vec![line(&titles, &widths, paint), below(self.below)];
        for (cells, text) in &self.rows {
            lines.push(line(cells, &widths, paint));
            lines.extend(text.as_deref().map(below));
        }
        lines
    }

    /// Returns the widths of the columns. Each starts as wide as its content; while they do not fit, the one that
    /// exceeds its least width the most becomes narrower.
    fn widths(&self, width: usize) -> [usize; N] {
        let mut widths = self.columns.map(|column| width_of(column.title));
        for (cells, _) in &self.rows {
            for (width, cell) in widths.iter_mut().zip(cells) {
                *width = (*width).max(width_of(&cell.text));
            }
        }
        let gaps = GAP.len() * N.saturating_sub(1);
        while widths.iter().sum::<usize>() + gaps > width {
            let candidates = widths.iter_mut().zip(&self.columns);
            let widest = candidates.max_by_key(|(width, column)| width.saturating_sub(column.least));
            match widest {
                Some((width, column)) if *width > column.least => *width -= 1,
                _ => break,
            }
        }
        widths
    }
}

fn line<const N: usize>(cells: &[Cell; N], widths: &[usize; N], paint: Paint) -> String {
    let mut line = String::new();
    let mut padding = 0;
    for (cell, width) in cells.iter().zip(widths) {
        // The gap is written before the next entry, so that no line ends in spaces.
        line.extend(std::iter::repeat_n(' ', padding));
        let text = cut(&cell.text, *width);
        padding = width - width_of(&text) + GAP.len();
        line.push_str(&paint.on(&text, cell.tone));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table<3> {
        let columns = [Column::whole("TIME"), Column::cut_to("SUBJECT", 8), Column::cut_to("TO", 6)];
        let mut table = Table::new(columns, "RESPONSE");
        table.row(["03:14".into(), "Ihre Größe".into(), Cell::toned("Lager", Tone::Good)], Some("250 2.0.0\r\nOk"));
        table.row(["03:15".into(), "a\nb".into(), None.into()], None);
        table
    }

    #[test]
    fn columns_are_as_wide_as_their_content() {
        assert_eq!(
            table().lines(80, Paint::OFF),
            [
                "TIME   SUBJECT     TO",
                "       RESPONSE",
                "03:14  Ihre Größe  Lager",
                "       250 2.0.0 Ok",
                "03:15  a b         -",
            ]
        );
    }

    #[test]
    fn entries_that_do_not_fit_are_cut() {
        let lines = table().lines(17, Paint::OFF);
        assert_eq!(lines[3], "       250 2.0.0…");
        let lines = table().lines(23, Paint::OFF);
        assert_eq!(lines[2], "03:14  Ihre Grö…  Lager");
        assert_eq!(lines[4], "03:15  a b        -");
    }

    #[test]
    fn no_column_is_cut_below_its_least_width() {
        assert_eq!(table().lines(1, Paint::OFF)[2], "03:14  Ihre Gr…  Lager");
    }

    #[test]
    fn a_table_without_rows_shows_its_titles() {
        let table: Table<1> = Table::new([Column::whole("TIME")], "RESPONSE");
        assert_eq!(table.lines(80, Paint::OFF), ["TIME", "      RESPONSE"]);
    }
}
