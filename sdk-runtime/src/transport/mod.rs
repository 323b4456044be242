//! One attempt: HTTP, TLS, connections and bodies.

pub(crate) mod base_url;
pub(crate) mod body;
mod connections;
pub(crate) mod gzip;
pub(crate) mod http;
pub(crate) mod tls;
