//! The driver images that the repository carries.

use std::path::{Path, PathBuf};

/// A carried image.
pub(crate) struct Carried {
    /// The file's name without its ending: `Init_NdisAllocateIoWorkItem`, `RULE--VARIANT`.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

impl Carried {
    /// The file's name, as reports have it.
    pub(crate) fn file_name(&self) -> String {
        format!("{}.sys", self.name)
    }
}

/// The images in `folder` of `drivers/images`, by name.
pub(crate) fn images(folder: &str) -> Vec<Carried> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../drivers/images")
        .join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "sys"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} carries no image", folder.display());
    paths
        .into_iter()
        .map(|path| Carried {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            bytes: std::fs::read(&path).unwrap(),
        })
        .collect()
}
