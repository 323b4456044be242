//! One figure, and the table of all.

use std::fmt::Write as _;

use serde_json::Value;

/// A figure of ours against another.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Figure {
    pub(crate) name: String,
    pub(crate) ours: String,
    /// The figure of a client by hand, of the crate of the service itself, or of ours without the feature that is measured.
    pub(crate) peer: String,
    pub(crate) ratio: String,
    pub(crate) goal: String,
    /// `None` where there is no goal.
    pub(crate) met: Option<bool>,
}

impl Figure {
    /// Reads a line of a benchmark; `None` if it is none with a figure.
    pub(crate) fn read(line: &str) -> Option<Self> {
        let json: Value = serde_json::from_str(line).ok()?;
        let text = |key| Some(json.get(key)?.as_str()?.to_owned());
        Some(Self {
            name: text("figure")?,
            ours: text("ours")?,
            peer: text("peer")?,
            ratio: text("ratio")?,
            goal: text("goal")?,
            met: json.get("met")?.as_bool(),
        })
    }

    /// A figure whose ratio has an upper bound, or none.
    pub(crate) fn ratio(
        name: String,
        ours: f64,
        peer: f64,
        at_most: Option<f64>,
        show: impl Fn(f64) -> String,
    ) -> Self {
        let ratio = ours / peer;
        Self {
            name,
            ours: show(ours),
            peer: show(peer),
            ratio: format!("{ratio:.2}"),
            goal: at_most.map(|most| format!("≤ {most}")).unwrap_or_default(),
            met: at_most.map(|most| ratio <= most),
        }
    }

    /// A figure that nothing stands against, and that has an upper bound.
    pub(crate) fn bound(name: String, ours: f64, at_most: f64, show: impl Fn(f64) -> String) -> Self {
        let goal = format!("≤ {}", show(at_most));
        Self { goal, met: Some(ours <= at_most), ..Self::alone(name, show(ours)) }
    }

    /// A figure that nothing stands against.
    pub(crate) fn alone(name: String, ours: String) -> Self {
        Self { name, ours, ..Self::default() }
    }
}

/// The table, in Markdown.
pub(crate) fn table(figures: &[Figure]) -> String {
    let mut table = "| Figure | Ours | By hand or peer | Ratio | Goal | Met |\n|---|---|---|---|---|---|\n".to_owned();
    for Figure { name, ours, peer, ratio, goal, met } in figures {
        let met = met.map_or("", |met| if met { "yes" } else { "**no**" });
        _ = writeln!(table, "| {name} | {ours} | {peer} | {ratio} | {goal} | {met} |");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_benchmark_becomes_a_row_and_other_lines_do_not() {
        let line = r#"{"figure":"a call","ours":"2 ms","peer":"1 ms","ratio":"2.000","goal":"≤ 1.03","met":false}"#;
        let figure = Figure::read(line).unwrap();
        assert_eq!(table(&[figure]).lines().last(), Some("| a call | 2 ms | 1 ms | 2.000 | ≤ 1.03 | **no** |"));
        for line in ["", "running 1 test", "{}", "5", r#"{"figure":"a call"}"#] {
            assert_eq!(Figure::read(line), None, "{line}");
        }
    }

    #[test]
    fn a_ratio_is_held_against_its_bound() {
        let figure = |at_most| Figure::ratio("x".to_owned(), 3.0, 2.0, at_most, |number| number.to_string());
        assert_eq!(figure(Some(1.5)).met, Some(true));
        assert_eq!(figure(Some(1.4)).met, Some(false));
        assert_eq!(figure(None).met, None);
        let bound = |at_most| Figure::bound("x".to_owned(), 3.0, at_most, |number| number.to_string());
        assert_eq!((bound(3.0).met, bound(2.0).met, bound(2.0).goal), (Some(true), Some(false), "≤ 2".to_owned()));
    }
}
