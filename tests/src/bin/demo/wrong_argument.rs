//! A wrong argument, and the error for it.

use std::io;

use crate::screen::{Screen, Tone, call};
use crate::services::Services;

/// Makes one call with a value that its parameter does not accept.
pub(crate) async fn show(services: &Services, screen: &mut Screen<'_>) -> io::Result<()> {
    screen.heading("A wrong argument, rejected before anything is sent")?;
    if let Some(client) = &services.jetemail {
        screen.ask_expecting_error(call!(client.list_outbound_logs().action("BOUNCED_HRD"))).await?;
    } else if let Some(client) = &services.unosend {
        screen.ask_expecting_error(call!(client.list_logs().days(91))).await?;
    }
    screen.paragraph("(This call was expected to fail.)", Tone::Quiet)
}
