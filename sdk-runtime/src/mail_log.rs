//! Trait of the log records of all services.

use jiff::Timestamp;

use crate::Outcome;

/// A record of a mail, of whichever service.
///
/// Implemented by the records of the logs of each SDK crate, which is the same trait in all of them: a program can hold
/// `&dyn MailLog` of several services. No other type implements it.
///
/// ```text
/// fn line(log: &dyn MailLog) -> String {
///     format!("{} {} {}", log.id(), log.recipients().join(", "), log.outcome())
/// }
/// ```
pub trait MailLog: Sealed {
    /// Identity of the record at the service.
    fn id(&self) -> &str;

    /// Addresses that it was sent to, as the service has them; empty if the record tells none.
    fn recipients(&self) -> Vec<&str>;

    /// Address that it was sent from.
    fn sender(&self) -> Option<&str>;

    /// Subject.
    fn subject(&self) -> Option<&str>;

    /// Time at which the service first saw the mail, as far as the record tells.
    fn time(&self) -> Option<Timestamp>;

    /// Conclusion about what became of it.
    fn outcome(&self) -> Outcome;
}

/// For the SDK crates.
#[doc(hidden)]
pub trait Sealed {}
