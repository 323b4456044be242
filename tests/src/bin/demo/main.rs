//! The demo: searching for a mail in the logs.
//!
//! It makes the calls of somebody who looks for a lost mail to the three log operations, through the real clients, over
//! HTTP. Without `--live` the services are emulators inside this program, on loopback, so nothing needs to be set up
//! and nothing leaves the machine.

mod emulators;
mod inbound;
mod mails;
mod moment;
mod options;
mod outbound;
mod outcomes;
mod records;
mod screen;
mod services;
mod table;
mod text;
mod timeline;
mod unosend;
mod wrong_argument;

use std::io::{self, Write};
use std::process::ExitCode;

use options::{Options, Task};
use screen::Screen;
use services::{NoService, Services};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let task = match options::parse(std::env::args().skip(1)) {
        Ok(task) => task,
        Err(reason) => {
            // If stderr is closed, the message cannot be shown anywhere.
            let _ = writeln!(io::stderr(), "{reason}\n\n{}", options::USAGE);
            return ExitCode::from(2);
        }
    };
    let mut stdout = io::stdout().lock();
    let done = match task {
        Task::Help => writeln!(stdout, "{}", options::HELP).map(|()| ExitCode::SUCCESS),
        Task::Show(options) => show(options, &mut Screen::of_terminal(&mut stdout)).await,
    };
    match done {
        Ok(code) => code,
        // The reader closed the pipe, as in `demo | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "the output cannot be written: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Shows everything. The exit code is 2 if no service can be called, and 1 if a call failed unexpectedly.
async fn show(options: Options, screen: &mut Screen<'_>) -> io::Result<ExitCode> {
    let services = if options.live { Services::live(screen)? } else { Services::emulated(screen).await? };
    let services = match services {
        Ok(services) => services,
        Err(NoService) => return Ok(ExitCode::from(2)),
    };
    if let Some(client) = &services.jetemail {
        outbound::show(client, options.limit(), screen).await?;
        inbound::show(client, options.limit(), screen).await?;
    }
    if let Some(client) = &services.unosend {
        unosend::show(client, options.limit(), screen).await?;
    }
    wrong_argument::show(&services, screen).await?;
    Ok(if screen.failures() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn shown(width: usize) -> String {
        let mut output = Vec::new();
        let mut screen = Screen::new(&mut output, width, false);
        show(Options { live: false }, &mut screen).await.unwrap();
        assert_eq!(screen.failures(), 0);
        String::from_utf8(output).unwrap()
    }

    #[tokio::test]
    async fn the_demo_shows_the_outcome_of_every_mail() {
        let output = shown(200).await;
        for told in [
            "delivered, try 3, clicked",
            "bounced",
            "held_for_review",
            "550 5.1.1",
            "451 4.7.1",
            "opened",
            "clicked",
            "https://shop.example/",
            "spam",
            "virus",
            "queued",
            "complained",
            "InvalidRequest",
            "BOUNCED_HRD",
        ] {
            assert!(output.contains(told), "{told} is missing in\n{output}");
        }
    }

    #[tokio::test]
    async fn no_line_of_the_demo_is_wider_than_the_screen() {
        for width in [80, 100] {
            for line in shown(width).await.lines() {
                assert!(line.chars().count() <= width, "wider than {width}: {line}");
            }
        }
    }
}
