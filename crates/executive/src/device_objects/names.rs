//! Names in the object manager: devices and symbolic links.
//! Pages: wdm/nf-wdm-iocreatesymboliclink, kernel/object-names.

use std::collections::BTreeMap;

use super::IoObjectId;
use crate::site::Site;
use crate::strings::upcase;

/// Links that lead to links are followed this often, so that a circle ends.
const LINK_DEPTH: usize = 32;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedObject {
    /// A device object.
    Device(IoObjectId),
    /// Another name, which the link leads to.
    SymbolicLink {
        /// The name it leads to, as the driver wrote it.
        target: Vec<u16>,
        /// Where it was made.
        created: Site,
    },
}

/// Why a name cannot be made or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Something has the name (`STATUS_OBJECT_NAME_COLLISION`).
    #[error("the name is taken")]
    Collision,
    /// Nothing has the name (`STATUS_OBJECT_NAME_NOT_FOUND`).
    #[error("nothing has this name")]
    NotFound,
    /// The name is no path from the root (`STATUS_OBJECT_PATH_SYNTAX_BAD`).
    #[error("the name is not a path that starts with a backslash")]
    NotAPath,
    /// The name is that of a device, where a symbolic link is wanted
    /// (`STATUS_OBJECT_TYPE_MISMATCH`).
    #[error("the name is not that of a symbolic link")]
    NotALink,
}

/// The object manager's directory, as far as drivers use it: full paths without regard to case.
#[derive(Debug, Default)]
pub struct ObjectNames {
    entries: BTreeMap<Vec<u16>, NamedObject>,
}

impl ObjectNames {
    /// Forgets all names.
    pub fn reset(&mut self) {
        self.entries.clear();
    }

    /// Names a device.
    ///
    /// # Errors
    /// [`NameError::Collision`] or [`NameError::NotAPath`].
    pub fn name_device(&mut self, name: &[u16], device: IoObjectId) -> Result<(), NameError> {
        self.insert(name, NamedObject::Device(device))
    }

    /// Whether a device may have the name; to be asked before the device is made.
    ///
    /// # Errors
    /// [`NameError::Collision`] or [`NameError::NotAPath`].
    pub fn check_free(&self, name: &[u16]) -> Result<(), NameError> {
        if self.entries.contains_key(&canonical(name)?) {
            Err(NameError::Collision)
        } else {
            Ok(())
        }
    }

    /// Makes a symbolic link. What it leads to need not exist.
    ///
    /// # Errors
    /// [`NameError::Collision`] or [`NameError::NotAPath`].
    pub fn create_symbolic_link(
        &mut self,
        name: &[u16],
        target: &[u16],
        created: Site,
    ) -> Result<(), NameError> {
        self.insert(
            name,
            NamedObject::SymbolicLink {
                target: target.to_vec(),
                created,
            },
        )
    }

    /// Deletes a symbolic link.
    ///
    /// # Errors
    /// [`NameError::NotFound`], [`NameError::NotALink`] or [`NameError::NotAPath`].
    pub fn delete_symbolic_link(&mut self, name: &[u16]) -> Result<(), NameError> {
        let name = canonical(name)?;
        match self.entries.get(&name) {
            Some(NamedObject::SymbolicLink { .. }) => {
                self.entries.remove(&name);
                Ok(())
            }
            Some(NamedObject::Device(_)) => Err(NameError::NotALink),
            None => Err(NameError::NotFound),
        }
    }

    /// The device behind a name, through symbolic links.
    ///
    /// # Errors
    /// [`NameError::NotFound`] when the name, or the last link, leads nowhere.
    pub fn resolve(&self, name: &[u16]) -> Result<IoObjectId, NameError> {
        let mut name = canonical(name)?;
        for _ in 0..LINK_DEPTH {
            match self.entries.get(&name).ok_or(NameError::NotFound)? {
                NamedObject::Device(device) => return Ok(*device),
                NamedObject::SymbolicLink { target, .. } => name = canonical(target)?,
            }
        }
        Err(NameError::NotFound)
    }

    /// Takes the name of a device away, if it has one.
    pub fn remove_device(&mut self, device: IoObjectId) {
        self.entries
            .retain(|_, entry| *entry != NamedObject::Device(device));
    }

    /// The name of a device, in upper case as it is compared.
    #[must_use]
    pub fn name_of(&self, device: IoObjectId) -> Option<&[u16]> {
        let named = |entry: &(&Vec<u16>, &NamedObject)| *entry.1 == NamedObject::Device(device);
        self.entries
            .iter()
            .find(named)
            .map(|(name, _)| name.as_slice())
    }

    /// The symbolic links that are still there, in the order of their names (in upper case).
    pub fn symbolic_links(&self) -> impl Iterator<Item = (&[u16], &NamedObject)> {
        let is_link = |entry: &NamedObject| matches!(entry, NamedObject::SymbolicLink { .. });
        self.entries
            .iter()
            .filter(move |(_, entry)| is_link(entry))
            .map(|(name, entry)| (name.as_slice(), entry))
    }

    fn insert(&mut self, name: &[u16], entry: NamedObject) -> Result<(), NameError> {
        let name = canonical(name)?;
        if self.entries.contains_key(&name) {
            return Err(NameError::Collision);
        }
        self.entries.insert(name, entry);
        Ok(())
    }
}

/// The one form of a name under which it is kept: upper case, and `\??\` for each of the
/// directories that are one and the same for a driver (`\DosDevices`, `\GLOBAL??`), and for
/// the `\\.\` of programs.
fn canonical(name: &[u16]) -> Result<Vec<u16>, NameError> {
    const SAME: [&str; 5] = [
        "\\DOSDEVICES\\GLOBAL\\",
        "\\DOSDEVICES\\",
        "\\GLOBAL??\\",
        "\\??\\GLOBAL\\",
        "\\\\.\\",
    ];
    if name.first() != Some(&u16::from(b'\\')) {
        return Err(NameError::NotAPath);
    }
    let upper: Vec<u16> = name.iter().map(|&unit| upcase(unit)).collect();
    for directory in SAME {
        let directory: Vec<u16> = directory.encode_utf16().collect();
        if let Some(rest) = upper.strip_prefix(directory.as_slice()) {
            return Ok("\\??\\"
                .encode_utf16()
                .chain(rest.iter().copied())
                .collect());
        }
    }
    Ok(upper)
}
