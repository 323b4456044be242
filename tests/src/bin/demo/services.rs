//! The clients of the emulators or of the real services.

use std::io;

use jetemail_sdk::Error;

use crate::emulators::Emulators;
use crate::screen::{Screen, Tone};

/// The clients that can be called.
pub(crate) struct Services {
    pub(crate) jetemail: Option<jetemail_sdk::Client>,
    pub(crate) unosend: Option<unosend_sdk::Client>,
    /// The emulators respond as long as they are not dropped.
    _emulators: Option<Emulators>,
}

/// No client can be called; the reason has been shown.
#[derive(Debug)]
pub(crate) struct NoService;

impl Services {
    /// Returns clients of emulators that are started here.
    pub(crate) async fn emulated(screen: &mut Screen<'_>) -> io::Result<Result<Self, NoService>> {
        let emulators = Emulators::start().await;
        let [jetemail, unosend] = emulators.base_urls();
        let introduction = format!(
            "The real clients, calling emulators of the services on this machine: {jetemail} and {unosend}. Nothing \
             leaves it, and no key is needed; --live calls the real services. All times are UTC.",
        );
        screen.paragraph(&introduction, Tone::Plain)?;
        let jetemail = accepted("JetEmail", emulators.jetemail_client(), screen)?;
        let unosend = accepted("Unosend", emulators.unosend_client(), screen)?;
        Ok(Self { jetemail, unosend, _emulators: Some(emulators) }.if_any())
    }

    /// Returns clients of the real services that the environment has a key for.
    pub(crate) fn live(screen: &mut Screen<'_>) -> io::Result<Result<Self, NoService>> {
        screen.paragraph("Calling the real services. All times are UTC.", Tone::Plain)?;
        let jetemail = accepted("JetEmail", jetemail_sdk::Client::from_env(), screen)?;
        let unosend = accepted("Unosend", unosend_sdk::Client::from_env(), screen)?;
        let services = Self { jetemail, unosend, _emulators: None }.if_any();
        if services.is_err() {
            screen.paragraph(
                "Without a key no service can be called. Set one of the two, or leave out --live to see the demo.",
                Tone::Plain,
            )?;
        }
        Ok(services)
    }

    fn if_any(self) -> Result<Self, NoService> {
        if self.jetemail.is_none() && self.unosend.is_none() { Err(NoService) } else { Ok(self) }
    }
}

/// Returns the client, or `None` after showing why there is none.
fn accepted<C>(service: &str, client: Result<C, Error>, screen: &mut Screen<'_>) -> io::Result<Option<C>> {
    match client {
        Ok(client) => Ok(Some(client)),
        Err(error) => {
            screen.paragraph(&format!("{service} is left out: {error}"), Tone::Bad)?;
            Ok(None)
        }
    }
}
