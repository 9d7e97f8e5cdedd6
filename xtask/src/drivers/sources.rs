//! Where the sources of the sample drivers are, and where their images go.
//!
//! A driver is one file `NAME.c` or a directory `NAME` of several. Right drivers lie in `drivers/pass`; those that are
//! wrong in one way lie in `drivers/fail`, named after the rule they break, with `--VARIANT` behind it where there
//! are several.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

/// One driver that can be built.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Source {
    /// Whether the driver breaks no rule.
    pub(super) is_right: bool,
    /// The driver's name, which is its image's name without `.sys`.
    pub(super) name: String,
    /// Its C files, relative to the repository, in the order they are linked.
    pub(super) files: Vec<PathBuf>,
}

impl Source {
    /// The carried image, relative to the repository.
    pub(super) fn carried_image(&self) -> String {
        format!("drivers/images/{}/{}.sys", self.kind(), self.name)
    }

    /// The directory that the driver lies in.
    pub(super) fn kind(&self) -> &'static str {
        if self.is_right { "pass" } else { "fail" }
    }
}

/// Every driver of the repository at `root`, in the order of their names.
pub(super) fn find(root: &Path) -> anyhow::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for is_right in [true, false] {
        let directory = if is_right {
            "drivers/pass"
        } else {
            "drivers/fail"
        };
        for path in entries(root, directory)? {
            if let Some(source) = source(root, is_right, path)? {
                sources.push(source);
            }
        }
    }
    Ok(sources)
}

/// Every carried image, relative to the repository.
pub(super) fn carried_images(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut images = Vec::new();
    for directory in ["drivers/images/pass", "drivers/images/fail"] {
        for path in entries(root, directory)? {
            images.push(path.display().to_string());
        }
    }
    Ok(images)
}

/// The driver that a file or directory is, or nothing for files that are no C source.
fn source(root: &Path, is_right: bool, path: PathBuf) -> anyhow::Result<Option<Source>> {
    let name = path
        .file_stem()
        .and_then(|name| name.to_str())
        .with_context(|| format!("{} is no driver's name", path.display()))?
        .to_owned();
    if root.join(&path).is_dir() {
        let mut files = entries(root, &path.display().to_string())?;
        files.retain(|file| is_c_source(file));
        if files.is_empty() {
            bail!("{} has no C file", path.display());
        }
        return Ok(Some(Source {
            is_right,
            name,
            files,
        }));
    }
    Ok(is_c_source(&path).then(|| Source {
        is_right,
        name,
        files: vec![path],
    }))
}

/// Whether a file is a C source and not a header or a note.
fn is_c_source(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "c")
}

/// The entries of a directory, relative to the repository, in the order of their names.
fn entries(root: &Path, directory: &str) -> anyhow::Result<Vec<PathBuf>> {
    let mut entries = Vec::new();
    let listing =
        fs::read_dir(root.join(directory)).with_context(|| format!("cannot list {directory}"))?;
    for entry in listing {
        let entry = entry.with_context(|| format!("cannot list {directory}"))?;
        entries.push(Path::new(directory).join(entry.file_name()));
    }
    entries.sort();
    Ok(entries)
}
