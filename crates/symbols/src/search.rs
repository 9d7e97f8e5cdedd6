//! Where the program database of an image is looked for.
//!
//! The image's debug directory names it: a path on the machine that linked it, a GUID, and an age.
//! Page: windows/win32/debug/pe-format, "Debug Directory".

use std::fs;
use std::path::{Path, PathBuf};

use object::Object as _;
use object::read::pe::PeFile64;

use crate::database::{Database, Identity};
use crate::error::DebugInformationError;

/// Finds and reads the database of the image `bytes`, which lies at `path`, and notes what is not used.
pub(crate) fn find(
    path: &str,
    bytes: &[u8],
    directories: &[PathBuf],
    notes: &mut Vec<String>,
) -> Option<Database> {
    let image = PeFile64::parse(bytes).ok()?;
    // Without a record that can be read, the image names no database.
    let record = image.pdb_info().ok().flatten()?;
    let wanted = Identity {
        guid: record.guid(),
        age: record.age(),
    };
    let named = String::from_utf8_lossy(record.path());
    for candidate in candidates(path, &named, wanted, directories) {
        // A name that is no file is usual: it was only one of the places to look at.
        if !candidate.is_file() {
            continue;
        }
        let read = fs::read(&candidate)
            .map_err(|error| DebugInformationError::File(error.to_string()))
            .and_then(|bytes| Database::read(bytes, wanted));
        match read {
            Ok(database) => return Some(database),
            Err(error) => notes.push(format!("{} is not used: {error}", candidate.display())),
        }
    }
    None
}

/// The places to look at, in this order.
fn candidates(image: &str, named: &str, wanted: Identity, directories: &[PathBuf]) -> Vec<PathBuf> {
    let image = Path::new(image);
    let mut names = vec![PathBuf::from(file_name(named))];
    // The image may have been renamed, and its database with it.
    let renamed = image.with_extension("pdb");
    if let Some(name) = renamed.file_name()
        && names.iter().all(|known| known.as_os_str() != name)
    {
        names.push(PathBuf::from(name));
    }
    names.retain(|name| !name.as_os_str().is_empty());
    let beside = image.parent().unwrap_or(Path::new(""));
    let mut found: Vec<PathBuf> = names.iter().map(|name| beside.join(name)).collect();
    for directory in directories {
        found.extend(names.iter().map(|name| directory.join(name)));
        let store = names
            .iter()
            .map(|name| directory.join(name).join(wanted.key()).join(name));
        found.extend(store);
    }
    if !named.is_empty() {
        found.push(PathBuf::from(named));
    }
    found
}

/// The last part of a path of either system.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn database_is_looked_for_beside_the_image_then_in_directories_then_where_it_was_linked() {
        let wanted = Identity {
            guid: [0; 16],
            age: 1,
        };
        let directories = [PathBuf::from("symbols")];
        let found = candidates("in/new.sys", "C:\\out\\old.pdb", wanted, &directories);
        let zeros = "000000000000000000000000000000001";
        let expected = [
            "in/old.pdb".to_owned(),
            "in/new.pdb".to_owned(),
            "symbols/old.pdb".to_owned(),
            "symbols/new.pdb".to_owned(),
            format!("symbols/old.pdb/{zeros}/old.pdb"),
            format!("symbols/new.pdb/{zeros}/new.pdb"),
            "C:\\out\\old.pdb".to_owned(),
        ];
        assert_eq!(found, expected.map(PathBuf::from));
    }
}
