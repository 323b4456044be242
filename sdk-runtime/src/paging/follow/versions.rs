//! Pages whose records are identified by their version.

use std::sync::Arc;

use super::sweep::Version;
use crate::error::Error;
use crate::paging::fetch::{Due, Fetch};
use crate::paging::fingerprint;
use crate::paging::page::Page;

/// Gives the pages of another one, in which two versions of a record are two records.
///
/// A walk over them is not misled by a record that a change moved to the top: what it takes for known ground is where
/// it was. One that changed where it stands is met like one that came, and one that left.
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
