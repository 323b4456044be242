//! The provider that `spec/README.md` adds as an example.

/// Returns the files that the section "Add a provider" shows, by the name that stands above each.
pub(crate) fn files(readme: &str) -> Vec<(String, String)> {
    let section = readme.split("\n## ").find(|section| section.starts_with("Add a provider\n")).unwrap_or_default();
    let blocks: Vec<_> = section.split("\n```").collect();
    let files = blocks.chunks(2).filter_map(|pair| {
        let [before, block] = pair else { return None };
        let name = before.trim_end().lines().last()?.trim_start().strip_prefix('`')?.strip_suffix("`:")?;
        Some((name.to_owned(), block.split_once('\n')?.1.to_owned() + "\n"))
    });
    files.collect()
}
