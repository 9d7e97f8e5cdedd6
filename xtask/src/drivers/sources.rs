//! Where the sources of the sample drivers are, and where their images go.
//!
//! A driver is one file `NAME.c` or a directory `NAME` of several. Right drivers lie in `drivers/pass`; those that are
//! wrong in one way lie in `drivers/fail`, named after the rule they break, with `--VARIANT` behind it where there
//! are several. A wrong driver's source is built twice: compiled with `FIXED` defined it is right, and its image is one of
//! the right ones. One whose mistake shows only in some schedules, or when an allocation fails, says so in a line of its
//! opening comment. What is not provided is used in `drivers/unsupported`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

/// What is known of a driver before it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// It breaks no rule.
    Pass,
    /// It breaks the rule that it is named after.
    Fail,
    /// It is a wrong driver with its mistake put right.
    Fixed,
    /// It needs something that is not provided.
    Unsupported,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Pass, Self::Fail, Self::Fixed, Self::Unsupported];

    /// The directory of the kind's images.
    pub(super) fn directory(self) -> &'static str {
        match self {
            Self::Pass | Self::Fixed => "pass",
            Self::Fail => "fail",
            Self::Unsupported => "unsupported",
        }
    }

    /// The directory of the kind's sources, relative to the repository.
    fn sources(self) -> &'static str {
        match self {
            Self::Pass => "drivers/pass",
            Self::Fail | Self::Fixed => "drivers/fail",
            Self::Unsupported => "drivers/unsupported",
        }
    }
}

/// One driver that can be built.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Source {
    /// What is known of the driver.
    pub(super) kind: Kind,
    /// The driver's name, which is its image's name without `.sys`.
    pub(super) name: String,
    /// Its C files, relative to the repository, in the order they are linked.
    pub(super) files: Vec<PathBuf>,
    /// Whether its mistake may need `openndis check` to show, as its opening comment says.
    pub(super) found_by_check: bool,
}

/// The line in the opening comment of a wrong driver whose mistake `openndis run` need not find.
const FOUND_BY_CHECK: &str = " * Found by: check";

impl Source {
    /// The driver's image, relative to a directory of images.
    pub(super) fn image(&self) -> PathBuf {
        Path::new(self.kind.directory()).join(format!("{}.sys", self.name))
    }

    /// For a wrong driver: the rule that it breaks.
    pub(super) fn rule(&self) -> &str {
        self.name.split("--").next().unwrap_or(&self.name)
    }

    /// The carried image, relative to the repository.
    pub(super) fn carried_image(&self) -> String {
        Path::new("drivers/images")
            .join(self.image())
            .display()
            .to_string()
    }
}

/// Every driver of the repository at `root`, by kind and name. An error when two would make the same image.
pub(super) fn find(root: &Path) -> anyhow::Result<Vec<Source>> {
    let mut sources = Vec::new();
    let mut images = BTreeSet::new();
    for kind in Kind::ALL {
        for path in entries(root, kind.sources())? {
            let Some(source) = source(root, kind, path)? else {
                continue;
            };
            if !images.insert(source.image()) {
                bail!("two sources make {}", source.image().display());
            }
            sources.push(source);
        }
    }
    Ok(sources)
}

/// Every carried image, relative to the repository.
pub(super) fn carried_images(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut images = Vec::new();
    let directories: BTreeSet<&str> = Kind::ALL.into_iter().map(Kind::directory).collect();
    for directory in directories {
        for path in entries(root, &format!("drivers/images/{directory}"))? {
            images.push(path.display().to_string());
        }
    }
    Ok(images)
}

/// The driver that a file or directory is, or nothing for files that are no C source.
fn source(root: &Path, kind: Kind, path: PathBuf) -> anyhow::Result<Option<Source>> {
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
        return with_files(root, kind, name, files).map(Some);
    }
    if !is_c_source(&path) {
        return Ok(None);
    }
    with_files(root, kind, name, vec![path]).map(Some)
}

/// The driver of these C files, with what their comments say of it.
fn with_files(
    root: &Path,
    kind: Kind,
    name: String,
    files: Vec<PathBuf>,
) -> anyhow::Result<Source> {
    let mut found_by_check = false;
    for file in &files {
        let text = fs::read_to_string(root.join(file))
            .with_context(|| format!("cannot read {}", file.display()))?;
        found_by_check |= text.lines().any(|line| line == FOUND_BY_CHECK);
    }
    Ok(Source {
        kind,
        name,
        files,
        found_by_check,
    })
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
