//! The records of the emulators: mails of a shop, with times before the start of the program.

mod clock;
mod inbound;
mod inbound_mail;
mod outbound;
mod outbound_mail;
mod unosend;

pub(crate) use clock::{Clock, DAY, HOUR, MINUTE, SECOND};
pub(crate) use inbound::{BROKEN_DOMAIN, DOMAINS, domain_uuid, records as inbound};
pub(crate) use outbound::records as outbound;
pub(crate) use unosend::records as unosend;
