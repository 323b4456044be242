//! Pages whose records are identified by their version.

use std::sync::Arc;

use super::sweep::Version;
use crate::error::Error;
use crate::paging::fetch::{Due, Fetch};
use crate::paging::fingerprint;
use crate::paging::page::Page;

/// Source of the pages of another source, in which two versions of a record are two records.
///
/// A record that a change moved to the top cannot mislead a walk over them, since its new version is not known. A
/// record that changed without moving looks like one that left and another that arrived.
pub(super) struct Versions(pub(super) Arc<dyn Fetch>);

impl Fetch for Versions {
    fn fetch(&self, offset: u64, limit: u64) -> Due<'_, Result<Page, Error>> {
        Box::pin(async move {
            let mut page = self.0.fetch(offset, limit).await?;
            for record in &mut page.records {
                let fingerprint = fingerprint::of_json(&record.raw);
                let key = if record.identified { record.key.clone() } else { format!("\0{fingerprint:016x}").into() };
                record.key = Version { key, fingerprint }.joined();
            }
            Ok(page)
        })
    }
}
