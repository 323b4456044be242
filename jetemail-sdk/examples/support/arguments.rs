//! The arguments of an example. Both SDK crates use this file: one of them has a symbolic link.

use std::fmt::Display;
use std::process::exit;
use std::str::FromStr;

/// Arguments of the command line, in their order.
pub(crate) struct Arguments {
    usage: &'static str,
    given: std::vec::IntoIter<String>,
}

impl Arguments {
    /// Reads at most `most` arguments. `--help` prints the usage, and an argument that is not valid prints the reason; both
    /// end the program. Arguments after `--` are not options.
    pub(crate) fn read(usage: &'static str, most: usize) -> Self {
        let (mut given, mut options) = (Vec::new(), true);
        for argument in std::env::args_os().skip(1) {
            let argument = argument.into_string().unwrap_or_else(|_| wrong(usage, "an argument is not valid Unicode"));
            match &*argument {
                "--help" | "-h" if options => {
                    println!("{usage}");
                    exit(0);
                }
                "--" if options => options = false,
                option if options && option.starts_with('-') => wrong(usage, &format!("there is no option `{option}`")),
                surplus if given.len() == most => wrong(usage, &format!("`{surplus}` is one argument too many")),
                _ => given.push(argument),
            }
        }
        Self { usage, given: given.into_iter() }
    }

    /// Returns the next argument, if there is one. If it cannot be read as a `T`, the program ends with the reason.
    pub(crate) fn next<T: FromStr<Err: Display>>(&mut self, name: &str) -> Option<T> {
        let text = self.given.next()?;
        let wrong = |error| wrong(self.usage, &format!("{name} cannot be `{text}`: {error}"));
        Some(text.parse().unwrap_or_else(wrong))
    }
}

fn wrong(usage: &str, what: &str) -> ! {
    eprintln!("{what}\n\n{usage}");
    exit(2)
}
