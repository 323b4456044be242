//! Where the documents and the files made from them stand.

use std::path::{Path, PathBuf};

/// A document and the committed file that is made from it.
pub(crate) struct Client {
    pub(crate) document: PathBuf,
    pub(crate) committed: PathBuf,
    root: PathBuf,
}

impl Client {
    /// The committed file as it is named in messages.
    pub(crate) fn name(&self) -> String {
        let path = self.committed.strip_prefix(&self.root).unwrap_or(&self.committed);
        path.display().to_string()
    }

    /// The committed text; empty when there is no file yet.
    pub(crate) fn read_committed(&self) -> Result<String, String> {
        match std::fs::read_to_string(&self.committed) {
            Ok(text) => Ok(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(format!("{} cannot be read: {error}", self.name())),
        }
    }
}

/// The folder that holds the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Every `spec/<provider>.yaml` with `<provider>-sdk/src/generated.rs`, sorted by name.
pub(crate) fn clients(root: &Path) -> Result<Vec<Client>, String> {
    let mut clients = Vec::new();
    for document in documents(root)? {
        let provider = document.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let source = root.join(format!("{provider}-sdk")).join("src");
        if !source.is_dir() {
            return Err(format!(
                "spec/{provider}.yaml has no crate: {provider}-sdk/src is not there (see spec/README.md)"
            ));
        }
        clients.push(Client { document, committed: source.join("generated.rs"), root: root.to_path_buf() });
    }
    Ok(clients)
}

/// Every `spec/<provider>.yaml`, sorted by name.
pub(crate) fn documents(root: &Path) -> Result<Vec<PathBuf>, String> {
    let spec = root.join("spec");
    let failed = |error: std::io::Error| format!("{} cannot be read: {error}", spec.display());
    let mut documents = Vec::new();
    for entry in std::fs::read_dir(&spec).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            documents.push(path);
        }
    }
    documents.sort();
    if documents.is_empty() {
        return Err(format!("there is no YAML document in {}", spec.display()));
    }
    Ok(documents)
}
