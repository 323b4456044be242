//! Places of the documents and of the files made from them.

use std::{
    path::{Path, PathBuf},
    rc::Rc,
};

use sdk_codegen::{Api, Change, Document, Files};

use crate::table;

/// The line ends of a checkout on Windows.
const CRLF: &str = "\r\n";

/// The output that is made from documents and committed: the files of a client, or the part of a README.
pub(crate) struct Generated {
    /// The folder of a client's files, or the README.
    pub(crate) path: PathBuf,
    root: PathBuf,
    made_of: MadeOf,
}

enum MadeOf {
    /// The client, all of it.
    Client(Rc<Source>),
    /// The table of operations in a README; of a crate, or of the workspace.
    Table { sources: Vec<Rc<Source>>, with_crates: bool },
}

/// A document, which is read once for all that is made of it.
pub(crate) struct Source {
    /// The provider, after whom the crate is called.
    pub(crate) provider: String,
    /// The document and what it means, or why it cannot be read.
    pub(crate) read: Result<(Document, Api), String>,
}

impl Source {
    pub(crate) fn read(document: &Path) -> Self {
        let provider = document.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let read = sdk_codegen::read(document).map_err(|failure| failure.to_string());
        Self {
            provider,
            read: read.map(|document| {
                let api = Api::read(&document);
                (document, api)
            }),
        }
    }
}

impl Generated {
    /// The folder or file as it is named in messages.
    pub(crate) fn name(&self) -> String {
        let path = self.path.strip_prefix(&self.root).unwrap_or(&self.path);
        path.display().to_string()
    }

    /// Reads what is committed, by the names of the files; nothing where there is none yet.
    pub(crate) fn read_committed(&self) -> Result<Files, String> {
        let read = match self.made_of {
            MadeOf::Client(_) => sdk_codegen::read_files(&self.path).map(|files| self.named(files)),
            MadeOf::Table { .. } => read_text(&self.path).map(|text| Files::from([(self.name(), text)])),
        };
        read.map_err(|error| format!("{} cannot be read: {error}", self.name()))
    }

    /// Makes what has to be committed.
    ///
    /// # Errors
    ///
    /// A fault of a document, or of the README.
    pub(crate) fn make(&self, committed: &Files) -> Result<Files, String> {
        match &self.made_of {
            MadeOf::Client(source) => {
                let (document, _) = source.read.as_ref().map_err(String::clone)?;
                let files = sdk_codegen::generate_from(document).map_err(|failure| failure.to_string())?;
                Ok(self.named(files))
            }
            MadeOf::Table { sources, with_crates } => {
                let readme = committed.get(&self.name()).map_or("", String::as_str);
                let made = table::written(readme, sources, *with_crates);
                made.map(|text| Files::from([(self.name(), text)])).map_err(|error| format!("{}: {error}", self.name()))
            }
        }
    }

    /// The changes to write so that what is committed becomes what was made, with the line ends that are there.
    ///
    /// # Errors
    ///
    /// The folder of a client's files cannot be made.
    pub(crate) fn changes(&self, committed: &Files, made: &Files) -> Result<Vec<Change>, String> {
        if let MadeOf::Client(_) = self.made_of {
            std::fs::create_dir_all(&self.path).map_err(|error| format!("{} cannot be made: {error}", self.name()))?;
        }
        let first = if self.path.is_dir() { self.path.join("mod.rs") } else { self.path.clone() };
        let of_windows = std::fs::read_to_string(first).is_ok_and(|text| text.contains(CRLF));
        let ends = |text: &String| if of_windows { text.replace('\n', CRLF) } else { text.clone() };
        let change = |name: &String, after: Option<&String>| Change {
            path: self.root.join(name),
            before: std::fs::read_to_string(self.root.join(name)).ok(),
            after: after.map(ends),
        };
        let gone = committed.keys().filter(|name| !made.contains_key(*name)).map(|name| change(name, None));
        Ok(made.iter().map(|(name, text)| change(name, Some(text))).chain(gone).collect())
    }

    /// Files of the folder as they are named in messages.
    fn named(&self, files: Files) -> Files {
        files.into_iter().map(|(name, text)| (format!("{}/{name}", self.name()), text)).collect()
    }
}

/// The text of a file with plain line ends; empty when there is no file yet.
fn read_text(path: &Path) -> std::io::Result<String> {
    match std::fs::read_to_string(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        text => text.map(|text| text.replace(CRLF, "\n")),
    }
}

/// The folder that holds the workspace.
pub(crate) fn root() -> PathBuf {
    // Cargo names the package that it runs. What was compiled in is for a program that was started without it.
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.parent().map_or_else(|| here.clone(), Path::to_path_buf)
}

/// The folder in which cargo puts what it makes; this command stands in it as `debug/xtask`.
pub(crate) fn target_folder() -> Result<PathBuf, String> {
    let here = std::env::current_exe().map_err(|error| format!("the target folder cannot be found: {error}"))?;
    here.ancestors().nth(2).map(PathBuf::from).ok_or_else(|| format!("{} is not in a target folder", here.display()))
}

/// All that is made from documents: for every `spec/<provider>.yaml`, sorted by name, the files in
/// `<provider>-sdk/src/generated`, and the table in the crate's README if that has a place for it; then the table in
/// the workspace's README.
pub(crate) fn generated(root: &Path) -> Result<Vec<Generated>, String> {
    let documents = documents(root)?;
    let file = |path: PathBuf, made_of| Generated { path, root: root.to_path_buf(), made_of };
    let (mut files, mut sources) = (Vec::new(), Vec::new());
    for document in &documents {
        let source = Rc::new(Source::read(document));
        let provider = &source.provider;
        let folder = root.join(format!("{provider}-sdk"));
        let code = folder.join("src");
        if !code.is_dir() {
            return Err(format!(
                "spec/{provider}.yaml has no crate: {provider}-sdk/src is not there (see spec/README.md)"
            ));
        }
        files.push(file(code.join("generated"), MadeOf::Client(Rc::clone(&source))));
        let of_crate = MadeOf::Table { sources: vec![Rc::clone(&source)], with_crates: false };
        let readme = file(folder.join("README.md"), of_crate);
        if readme.read_committed()?.values().any(|text| table::has_place(text)) {
            files.push(readme);
        }
        sources.push(source);
    }
    files.push(file(root.join("README.md"), MadeOf::Table { sources, with_crates: true }));
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
    for entry in std::fs::read_dir(spec.join("emulator")).into_iter().flatten() {
        let name = entry.map_err(failed)?.file_name();
        if !spec.join(&name).is_file() {
            let name = name.to_string_lossy();
            return Err(format!("spec/emulator/{name} has no document: spec/{name} is not there (see spec/README.md)"));
        }
    }
    Ok(documents)
}
