//! Stage 1: a document as it was written, the ways through it, and what is wrong with it.

mod navigate;
mod read;
mod references;
mod violation;

pub(crate) use navigate::{ONE_OF, at_path, record_schema, source, text, texts};
pub use read::{Document, join, read, read_text};
pub(crate) use references::{SCHEMAS, reached, reference, target};
pub use violation::{Failure, RULES, Violation};
