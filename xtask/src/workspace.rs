//! Where the documents and the files made from them stand.

use std::path::{Path, PathBuf};

use crate::table;

/// The line ends of a checkout on Windows.
const CRLF: &str = "\r\n";

/// A committed file that is made from documents, whole or in part.
pub(crate) struct Generated {
    pub(crate) path: PathBuf,
    root: PathBuf,
    made_of: MadeOf,
}

enum MadeOf {
    /// The client, all of it.
    Client(PathBuf),
    /// The table of operations in a README; of a crate, or of the workspace.
    Table { documents: Vec<PathBuf>, with_crates: bool },
}

impl Generated {
    /// The file as it is named in messages.
    pub(crate) fn name(&self) -> String {
        let path = self.path.strip_prefix(&self.root).unwrap_or(&self.path);
        path.display().to_string()
    }

    /// The committed text, with plain line ends; empty when there is no file yet.
    pub(crate) fn read_committed(&self) -> Result<String, String> {
        match std::fs::read_to_string(&self.path) {
            Ok(text) => Ok(text.replace(CRLF, "\n")),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(format!("{} cannot be read: {error}", self.name())),
        }
    }

    /// Writes the text, with the line ends that the file has.
    pub(crate) fn write(&self, text: &str) -> Result<(), String> {
        let of_windows = std::fs::read_to_string(&self.path).is_ok_and(|committed| committed.contains(CRLF));
        let text = if of_windows { text.replace('\n', CRLF) } else { text.to_owned() };
        std::fs::write(&self.path, text).map_err(|error| format!("the file cannot be written: {error}"))
    }

    /// What the committed text has to be.
    ///
    /// # Errors
    ///
    /// What is wrong with a document, or with the file.
    pub(crate) fn make(&self, committed: &str) -> Result<String, String> {
        match &self.made_of {
            MadeOf::Client(document) => sdk_codegen::generate(document).map_err(|failure| failure.to_string()),
            MadeOf::Table { documents, with_crates } => {
                let documents: Vec<_> = documents.iter().map(PathBuf::as_path).collect();
                table::written(committed, &documents, *with_crates).map_err(|error| format!("{}: {error}", self.name()))
            }
        }
    }
}

/// The folder that holds the workspace.
pub(crate) fn root() -> PathBuf {
    // Cargo names the package that it runs. What was compiled in is for a program that was started without it.
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.parent().map_or_else(|| here.clone(), Path::to_path_buf)
}

/// All files that are made from documents: for every `spec/<provider>.yaml`, sorted by name,
/// `<provider>-sdk/src/generated.rs`, and the table in the crate's README if that has a place for it; then the table in
/// the workspace's README.
pub(crate) fn generated(root: &Path) -> Result<Vec<Generated>, String> {
    let documents = documents(root)?;
    let file = |path: PathBuf, made_of| Generated { path, root: root.to_path_buf(), made_of };
    let mut files = Vec::new();
    for document in &documents {
        let provider = document.file_stem().unwrap_or_default().to_string_lossy();
        let folder = root.join(format!("{provider}-sdk"));
        let source = folder.join("src");
        if !source.is_dir() {
            return Err(format!(
                "spec/{provider}.yaml has no crate: {provider}-sdk/src is not there (see spec/README.md)"
            ));
        }
        files.push(file(source.join("generated.rs"), MadeOf::Client(document.clone())));
        let readme =
            file(folder.join("README.md"), MadeOf::Table { documents: vec![document.clone()], with_crates: false });
        if table::has_place(&readme.read_committed()?) {
            files.push(readme);
        }
    }
    files.push(file(root.join("README.md"), MadeOf::Table { documents, with_crates: true }));
    Ok(files)
}

/// Every `spec/<provider>.yaml`, sorted by name.
pub(crate) fn documents(root: &Path) -> Result<Vec<PathBuf>, String> {
    let spec = root.join("spec");
    let failed = |error: std::io::Error| {
        format!("{} cannot be read: {error}; run `cargo xtask` in a clone of the project", spec.display())
    };
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
