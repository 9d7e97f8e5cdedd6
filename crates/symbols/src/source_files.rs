//! The text of source lines.
//!
//! Debug information names files by paths on the machine that compiled the driver. The file may lie
//! elsewhere here, so a path is also tried without its first folders, below each directory.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The largest file that is taken for source text, in bytes.
const LARGEST: u64 = 16 << 20;

/// The files that a driver's source may be in.
#[derive(Debug, Default)]
pub struct SourceFiles {
    directories: Vec<PathBuf>,
    /// The text of each file that was asked for; `None` where there is none.
    read: RefCell<BTreeMap<String, Option<Rc<str>>>>,
}

impl SourceFiles {
    /// Source files of the driver image at `image`: below each of `directories`, below the image's own
    /// directory, below the current directory, or where the debug information says.
    #[must_use]
    pub fn new(image: &str, directories: &[PathBuf]) -> Self {
        let beside = Path::new(image).parent().unwrap_or(Path::new(""));
        let mut directories = directories.to_vec();
        directories.push(beside.to_path_buf());
        directories.push(PathBuf::new());
        Self {
            directories,
            read: RefCell::default(),
        }
    }

    /// The text of a line, counted from 1, without its end; none if the file is not at hand or is shorter.
    #[must_use]
    pub fn line(&self, file: &str, line: u32) -> Option<String> {
        let text = self.text(file)?;
        let index = usize::try_from(line).ok()?.checked_sub(1)?;
        text.lines().nth(index).map(str::to_owned)
    }

    fn text(&self, file: &str) -> Option<Rc<str>> {
        let mut read = self.read.borrow_mut();
        let text = read
            .entry(file.to_owned())
            .or_insert_with(|| self.find(file));
        text.clone()
    }

    fn find(&self, file: &str) -> Option<Rc<str>> {
        let parts = parts(file);
        let below = self.directories.iter().flat_map(|directory| {
            (0..parts.len()).map(|first| {
                let mut path = directory.clone();
                path.extend(parts.get(first..).unwrap_or_default());
                path
            })
        });
        std::iter::once(PathBuf::from(file))
            .filter(|path| path.is_absolute())
            .chain(below)
            .find_map(|path| text_of(&path))
    }
}

/// The folders and the name in a path of either system, from which `..` never leads up and out.
fn parts(path: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts
}

/// The text of a file; none if it is no plain file or is too large for source text.
fn text_of(path: &Path) -> Option<Rc<str>> {
    let facts = fs::metadata(path).ok()?;
    if !facts.is_file() || facts.len() > LARGEST {
        return None;
    }
    let bytes = fs::read(path).ok()?;
    Some(String::from_utf8_lossy(&bytes).into())
}
