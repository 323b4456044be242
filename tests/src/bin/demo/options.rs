//! The options of the command line.

/// The short help, for wrong arguments.
pub(crate) const USAGE: &str = "Usage: cargo xtask demo [--live] [--help]";

/// The long help.
pub(crate) const HELP: &str = "\
Shows the outcomes of the newest mails: JetEmail's sent and received ones and Unosend's.

Usage: cargo xtask demo [--live] [--help]

Without options the services are emulators on loopback that this program starts itself: no key is needed
and nothing leaves the machine.

  --live   call the real services, with the keys in JETEMAIL_API_KEY and UNOSEND_API_KEY; one of them is
           enough. Only reads, the newest 10 records each.
  --help   show this text

Environment: COLUMNS is the width of the output (80 to 250, default 100), NO_COLOR disables colours.
Exit codes: 0 all calls succeeded, 1 a call failed, 2 unknown option or no key for --live.";

/// The task of the program.
#[derive(Debug, PartialEq)]
pub(crate) enum Task {
    /// Prints the help.
    Help,
    /// Shows the demo.
    Show(Options),
}

/// Options of the demo.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Options {
    /// Calls the real services instead of the emulators.
    pub(crate) live: bool,
}

impl Options {
    /// Returns the maximum number of records in a list: everything that the emulators have, or a few of a real account.
    pub(crate) fn limit(self) -> i64 {
        if self.live { 10 } else { 20 }
    }
}

/// Reads the arguments, without the program's name. The error names an unknown one.
pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Task, String> {
    let mut options = Options { live: false };
    for argument in arguments {
        match argument.as_str() {
            "--help" | "-h" => return Ok(Task::Help),
            "--live" => options.live = true,
            other => return Err(format!("unknown option {other:?}")),
        }
    }
    Ok(Task::Show(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Task, String> {
        parse(arguments.iter().map(|argument| argument.to_string()))
    }

    #[test]
    fn the_emulators_are_called_unless_live_is_given() {
        assert_eq!(parsed(&[]), Ok(Task::Show(Options { live: false })));
        assert_eq!(parsed(&["--live"]), Ok(Task::Show(Options { live: true })));
    }

    #[test]
    fn help_wins_over_all_other_options() {
        assert_eq!(parsed(&["--live", "--help"]), Ok(Task::Help));
    }

    #[test]
    fn an_unknown_option_is_named() {
        assert_eq!(parsed(&["--life"]), Err("unknown option \"--life\"".to_owned()));
        assert!(parsed(&["live"]).is_err());
    }
}
