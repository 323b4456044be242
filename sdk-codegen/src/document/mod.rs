//! Stage 1: a document as it was written, the ways through it, and what is wrong with it.

mod navigate;
mod read;
mod references;
pub(crate) mod scalar;
mod violation;

pub(crate) use navigate::{
    BYTES, CSV, ENVELOPE, JSON, METHODS, ONE_OF, Place, SUCCESS, answer, at_path, envelope, is_list, media, names,
    operation, operations, outer_answer, path_names, record_schema, success_media, successes, text, texts,
};
pub(crate) use read::emulator_name;
pub use read::{Document, emulator_path, join, read, read_text, read_texts};
pub(crate) use references::{SCHEMAS, reached, reference, target};
pub use violation::{Failure, RULES, Violation};
