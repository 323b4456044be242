//! The log of what an emulator was asked.

use jiff::Timestamp;

/// A request, with the status of its response.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Request {
    /// The method, in upper case.
    pub method: String,
    /// The path below the base URL, such as `/outbound/logs`.
    pub path: String,
    /// The parameters, decoded, in the order in which they came.
    pub query: Vec<(String, String)>,
    /// Time of the response, by the emulator's clock.
    pub at: Timestamp,
    /// The status of the response.
    pub status: u16,
}

impl Request {
    /// Returns the value of a parameter by its name on the wire; the first if it was sent more than once.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(sent, _)| sent == name).map(|(_, value)| value.as_str())
    }
}
