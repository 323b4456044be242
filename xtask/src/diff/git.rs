//! The documents as they were: asks `git`.

use std::{
    path::Path,
    process::{Command, Output},
};

/// The commit that the documents are compared with.
pub(super) struct Base {
    commit: String,
    /// Name in the report.
    pub(super) label: String,
}

impl Base {
    /// The commit that `reference` names; without one the last tag that can be reached, else the first commit.
    pub(super) fn find(root: &Path, reference: Option<&str>) -> Result<Self, String> {
        let repository = git(root, &["rev-parse", "--git-dir"])?;
        if !repository.status.success() {
            return Err(format!(
                "git finds no repository at {}: {}\nRun this command in a clone of the project.",
                root.display(),
                complaint(&repository)
            ));
        }
        if let Some(reference) = reference {
            return Self::named(root, reference, reference.to_owned());
        }
        if let Some(tag) = last_tag(root)? {
            return Self::named(root, &format!("refs/tags/{tag}"), tag);
        }
        let roots = git(root, &["rev-list", "--max-parents=0", "HEAD"])?;
        // The oldest is the last of them.
        let Some(first) = text(&roots).lines().last().map(str::to_owned).filter(|_| roots.status.success()) else {
            return Err("the repository has no commit yet, so there is nothing to compare with".to_owned());
        };
        let is_shallow = line(&git(root, &["rev-parse", "--is-shallow-repository"])?).is_some_and(|is| is == "true");
        let what = if is_shallow { "the first commit that this shallow clone has" } else { "the first commit" };
        let label = format!("{what}, {}", first.get(..7).unwrap_or(&first));
        Ok(Self { commit: first, label })
    }

    /// The names of the documents in `spec/`.
    pub(super) fn documents(&self, root: &Path) -> Result<Vec<String>, String> {
        let listed = git(root, &["ls-tree", "--name-only", "-z", &self.commit, "spec/"])?;
        if !listed.status.success() {
            return Err(format!("spec/ at {} cannot be listed: {}", self.label, complaint(&listed)));
        }
        let names = text(&listed);
        let names = names.split('\0').filter_map(|path| path.strip_prefix("spec/"));
        Ok(names.filter(|name| name.ends_with(".yaml")).map(str::to_owned).collect())
    }

    /// A file, by its path from the root of the workspace; `None` where there was none.
    pub(super) fn read(&self, root: &Path, path: &str) -> Result<Option<String>, String> {
        let shown = git(root, &["show", &format!("{}:./{path}", self.commit)])?;
        if !shown.status.success() {
            return Ok(None);
        }
        let text = String::from_utf8(shown.stdout);
        text.map(Some).map_err(|_| format!("{path} at {} is not UTF-8 text", self.label))
    }

    fn named(root: &Path, reference: &str, label: String) -> Result<Self, String> {
        let commit = format!("{reference}^{{commit}}");
        let found = git(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
        match line(&found) {
            Some(commit) => Ok(Self { commit, label }),
            None => Err(format!(
                "`{reference}` is no tag, branch or commit of this repository; `git tag` and `git log` show what there is"
            )),
        }
    }
}

/// The last tag that can be reached.
pub(crate) fn last_tag(root: &Path) -> Result<Option<String>, String> {
    Ok(line(&git(root, &["describe", "--tags", "--abbrev=0"])?))
}

/// Runs git in a folder, on the repository of that folder only.
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> Result<Output, String> {
    Command::new("git")
        .args(arguments)
        .current_dir(folder)
        // A hook sets these for the repository that it runs in.
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .env_remove("GIT_INDEX_FILE")
        .env("LC_ALL", "C")
        .output()
        .map_err(|error| {
            format!(
                "git cannot be started in {}: {error}\nIt is needed to read the documents as they were.",
                folder.display()
            )
        })
}

/// The one line that git wrote, if it succeeded.
fn line(output: &Output) -> Option<String> {
    let line = text(output).trim().to_owned();
    (output.status.success() && !line.is_empty()).then_some(line)
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn complaint(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    text.lines().next().unwrap_or("it does not say why").to_owned()
}
