//! The output of the demo.

use std::future::Future;
use std::io::{self, IsTerminal, Write};

use jetemail_sdk::Error;

use crate::table::Table;
use crate::text::{one_line, wrap};
use crate::timeline::{self, Event};

/// Makes a call that is shown as Rust text and then sent. The text is the code, with the values of the named variables
/// inserted, so the shown code cannot differ from the executed one.
macro_rules! call {
    ($call:expr $(, $name:ident)*) => {
        $crate::screen::Call {
            text: $crate::screen::code(stringify!($call), &[$((stringify!($name), format!("{:?}", $name))),*]),
            response: $call.send(),
        }
    };
}
pub(crate) use call;

/// A call made by [`call!`].
pub(crate) struct Call<F> {
    pub(crate) text: String,
    pub(crate) response: F,
}

/// Formats the code on one line, without the spaces that `stringify!` leaves where a chain was broken, and with values
/// for the arguments that are variables.
pub(crate) fn code(text: &str, values: &[(&str, String)]) -> String {
    let mut code = one_line(text).replace(" .", ".");
    for (name, value) in values {
        code = code.replace(&format!("({name})"), &format!("({value})"));
    }
    code + ".send().await?"
}

/// The meaning of a text, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Tone {
    Plain,
    Heading,
    Quiet,
    Code,
    Good,
    Waiting,
    Bad,
}

/// Colours text, if enabled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    colours: bool,
}

impl Paint {
    /// Disabled colours.
    #[cfg(test)]
    pub(crate) const OFF: Self = Self { colours: false };

    /// Returns the text in the colour of the tone.
    pub(crate) fn on(self, text: &str, tone: Tone) -> String {
        let code = match tone {
            _ if !self.colours || text.is_empty() => return text.to_owned(),
            Tone::Plain => return text.to_owned(),
            Tone::Heading => "1",
            Tone::Quiet => "2",
            Tone::Code => "36",
            Tone::Good => "32",
            Tone::Waiting => "33",
            Tone::Bad => "31",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}

/// The output, its width and its colours, and the number of failed calls.
pub(crate) struct Screen<'a> {
    out: &'a mut dyn Write,
    width: usize,
    paint: Paint,
    failures: usize,
}

impl<'a> Screen<'a> {
    /// Returns a screen of this width, in characters.
    pub(crate) fn new(out: &'a mut dyn Write, width: usize, colours: bool) -> Self {
        Self { out, width, paint: Paint { colours }, failures: 0 }
    }

    /// Returns a screen as wide as `COLUMNS` says (100 if it does not), with colours if `out`, which is stdout, is a
    /// terminal and `NO_COLOR` is not set.
    pub(crate) fn of_terminal(out: &'a mut dyn Write) -> Self {
        let variable = |name| std::env::var(name).unwrap_or_default();
        let colours = io::stdout().is_terminal() && variable("NO_COLOR").is_empty();
        Self::new(out, width(&variable("COLUMNS")), colours)
    }

    /// Number of calls that failed unexpectedly.
    pub(crate) fn failures(&self) -> usize {
        self.failures
    }

    /// Writes a heading.
    pub(crate) fn heading(&mut self, text: &str) -> io::Result<()> {
        let rule = "─".repeat(self.width.saturating_sub(text.chars().count() + 4));
        let heading = self.paint.on(&format!("── {text} {rule}"), Tone::Heading);
        writeln!(self.out, "\n{heading}")
    }

    /// Writes a paragraph in this tone.
    pub(crate) fn paragraph(&mut self, text: &str, tone: Tone) -> io::Result<()> {
        wrap(text, self.width).iter().try_for_each(|line| writeln!(self.out, "{}", self.paint.on(line, tone)))
    }

    /// Writes a table.
    pub(crate) fn table<const N: usize>(&mut self, table: &Table<N>) -> io::Result<()> {
        table.lines(self.width, self.paint).iter().try_for_each(|line| writeln!(self.out, "{line}"))
    }

    /// Writes the properties that have a value.
    pub(crate) fn properties(&mut self, properties: &[(&str, String)]) -> io::Result<()> {
        let present = || properties.iter().filter(|(_, value)| !value.trim().is_empty());
        let widest = present().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        for (name, value) in present() {
            let lines = wrap(value, self.width.saturating_sub(widest + 2));
            for (number, line) in lines.iter().enumerate() {
                let name = if number == 0 { *name } else { "" };
                writeln!(self.out, "{}  {line}", self.paint.on(&format!("{name:widest$}"), Tone::Quiet))?;
            }
        }
        Ok(())
    }

    /// Writes the events of a mail, in order.
    pub(crate) fn timeline(&mut self, events: Vec<Event>) -> io::Result<()> {
        writeln!(self.out)?;
        timeline::lines(events, self.width, self.paint).iter().try_for_each(|line| writeln!(self.out, "{line}"))
    }

    /// Shows the call and makes it. An error is shown and counted, and the result is `None`.
    pub(crate) async fn ask<T, F>(&mut self, call: Call<F>) -> io::Result<Option<T>>
    where
        F: Future<Output = Result<T, Error>>,
    {
        self.announce(&call.text)?;
        match call.response.await {
            Ok(response) => Ok(Some(response)),
            Err(error) => {
                self.failures += 1;
                self.error(&error)?;
                Ok(None)
            }
        }
    }

    /// Shows and makes a call that is expected to fail. A success counts as a failure.
    pub(crate) async fn ask_expecting_error<T, F>(&mut self, call: Call<F>) -> io::Result<()>
    where
        F: Future<Output = Result<T, Error>>,
    {
        self.announce(&call.text)?;
        match call.response.await {
            Ok(_) => {
                self.failures += 1;
                self.paragraph("This call should have failed.", Tone::Bad)
            }
            Err(error) => self.error(&error),
        }
    }

    /// Writes an error, with its kind.
    pub(crate) fn error(&mut self, error: &Error) -> io::Result<()> {
        self.paragraph(&format!("{:?}: {error}", error.kind()), Tone::Bad)
    }

    fn announce(&mut self, code: &str) -> io::Result<()> {
        self.paragraph(code, Tone::Code)?;
        writeln!(self.out)?;
        self.out.flush() // a real service may take its time
    }
}

/// Returns the width that `COLUMNS` asks for, within readable limits.
fn width(columns: &str) -> usize {
    columns.trim().parse().unwrap_or(100).clamp(80, 250)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_shown_with_the_values_of_its_variables() {
        let shown = code(
            "client\n    .list_logs()\n    .email_id(id)\n    .limit(limit)",
            &[("limit", "10".to_owned()), ("id", "\"a\"".to_owned())],
        );
        assert_eq!(shown, "client.list_logs().email_id(\"a\").limit(10).send().await?");
    }

    #[test]
    fn the_width_is_that_of_the_terminal_or_100() {
        assert_eq!(width("132"), 132);
        assert_eq!(width(""), 100);
        assert_eq!(width("wide"), 100);
        assert_eq!(width("3"), 80);
    }

    #[test]
    fn nothing_is_coloured_unless_asked() {
        assert_eq!(Paint::OFF.on("bounced", Tone::Bad), "bounced");
        assert_eq!(Paint { colours: true }.on("bounced", Tone::Bad), "\u{1b}[31mbounced\u{1b}[0m");
    }

    #[test]
    fn properties_that_are_empty_are_left_out() {
        let mut output = Vec::new();
        let properties = [("From", "a@shop.example".to_owned()), ("Rule", String::new())];
        Screen::new(&mut output, 80, false).properties(&properties).unwrap();
        assert_eq!(output, b"From  a@shop.example\n");
    }
}
