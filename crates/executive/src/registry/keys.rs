//! The tree of keys, and the values in them.

use std::collections::BTreeMap;

use crate::strings::{compare_without_case, upcase};

/// Longest name of a key, in characters.
const LONGEST_KEY_NAME: usize = 255;
const BACKSLASH: u16 = 0x5c;

/// A key of the registry. It names the same key for a whole run, also after its deletion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(u32);

/// Why an operation on a key fails. Each has one documented status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// `STATUS_OBJECT_NAME_NOT_FOUND`
    #[error("there is no key or value of this name")]
    NotFound,
    /// `STATUS_OBJECT_PATH_SYNTAX_BAD`
    #[error("the path of the key is not well formed")]
    BadPath,
    /// `STATUS_KEY_DELETED`
    #[error("the key is deleted")]
    Deleted,
    /// `STATUS_CANNOT_DELETE`
    #[error("the key has subkeys and cannot be deleted")]
    HasSubkeys,
    /// `STATUS_NO_MORE_ENTRIES`
    #[error("there are no more entries")]
    NoMoreEntries,
}

/// Whether a key was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposition {
    /// `REG_CREATED_NEW_KEY`
    Created,
    /// `REG_OPENED_EXISTING_KEY`
    OpenedExisting,
}

/// A value of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Its name, empty for the default value.
    pub name: Vec<u16>,
    /// `REG_`.
    pub kind: u32,
    /// The bytes as a driver gets them: text in UTF-16 with its NULs.
    pub data: Vec<u8>,
}

/// A key.
#[derive(Clone, Debug)]
pub struct Key {
    name: Vec<u16>,
    parent: Option<KeyId>,
    /// By name in upper case.
    subkeys: BTreeMap<Vec<u16>, KeyId>,
    values: Vec<Value>,
    deleted: bool,
}

impl Key {
    const fn new(name: Vec<u16>, parent: Option<KeyId>) -> Self {
        Self {
            name,
            parent,
            subkeys: BTreeMap::new(),
            values: Vec::new(),
            deleted: false,
        }
    }

    /// Its name, as it was first written.
    #[must_use]
    pub fn name(&self) -> &[u16] {
        &self.name
    }

    /// Its values, in the order in which they were made.
    #[must_use]
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The names of its subkeys, in their order, in upper case.
    pub fn subkey_names(&self) -> impl Iterator<Item = &[u16]> {
        self.subkeys.keys().map(Vec::as_slice)
    }

    /// How many subkeys it has.
    #[must_use]
    pub fn subkey_count(&self) -> usize {
        self.subkeys.len()
    }

    /// The value of that name.
    #[must_use]
    pub fn value(&self, name: &[u16]) -> Option<&Value> {
        self.values
            .iter()
            .find(|value| compare_without_case(&value.name, name).is_eq())
    }
}

/// All keys, the root first.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    keys: Vec<Key>,
}

impl Keys {
    /// Only `\Registry`.
    pub(super) fn new() -> Self {
        Self {
            keys: vec![Key::new("Registry".encode_utf16().collect(), None)],
        }
    }

    pub(super) fn key(&self, id: KeyId) -> Result<&Key, KeyError> {
        self.keys
            .get(id.0 as usize)
            .filter(|key| !key.deleted)
            .ok_or(KeyError::Deleted)
    }

    fn key_mut(&mut self, id: KeyId) -> Result<&mut Key, KeyError> {
        self.keys
            .get_mut(id.0 as usize)
            .filter(|key| !key.deleted)
            .ok_or(KeyError::Deleted)
    }

    pub(super) fn path_of(&self, id: KeyId) -> Vec<u16> {
        let mut names = Vec::new();
        let mut next = Some(id);
        while let Some(key) = next.and_then(|id| self.keys.get(id.0 as usize)) {
            names.push(key.name.as_slice());
            next = key.parent;
        }
        names
            .iter()
            .rev()
            .flat_map(|name| [&[BACKSLASH][..], name].concat())
            .collect()
    }

    pub(super) fn find(&self, root: Option<KeyId>, path: &[u16]) -> Result<KeyId, KeyError> {
        let (mut id, components) = self.start(root, path)?;
        self.key(id)?;
        for component in components {
            id = self.child(id, component)?.ok_or(KeyError::NotFound)?;
        }
        Ok(id)
    }

    pub(super) fn create(
        &mut self,
        root: Option<KeyId>,
        path: &[u16],
    ) -> Result<(KeyId, Disposition), KeyError> {
        let (mut id, components) = self.start(root, path)?;
        self.key(id)?;
        let last = components.len().saturating_sub(1);
        for (index, component) in components.iter().enumerate() {
            id = match self.child(id, component)? {
                Some(child) => child,
                None if index == last => {
                    return Ok((self.add(id, component)?, Disposition::Created));
                }
                None => return Err(KeyError::NotFound),
            };
        }
        Ok((id, Disposition::OpenedExisting))
    }

    /// Makes a key and all keys that lead to it.
    pub(super) fn create_path(&mut self, path: &str) -> Result<KeyId, KeyError> {
        let path: Vec<u16> = path.encode_utf16().collect();
        let (mut id, components) = self.start(None, &path)?;
        for component in components {
            id = match self.child(id, component)? {
                Some(child) => child,
                None => self.add(id, component)?,
            };
        }
        Ok(id)
    }

    /// The subkey of that name, made if need be.
    pub(super) fn subkey_or_new(&mut self, parent: KeyId, name: &str) -> Result<KeyId, KeyError> {
        let name: Vec<u16> = name.encode_utf16().collect();
        let (_, components) = self.start(Some(parent), &name)?;
        let mut id = parent;
        for component in components {
            id = match self.child(id, component)? {
                Some(child) => child,
                None => self.add(id, component)?,
            };
        }
        Ok(id)
    }

    /// Where a path starts, and its components from there on.
    fn start<'a>(
        &self,
        root: Option<KeyId>,
        path: &'a [u16],
    ) -> Result<(KeyId, Vec<&'a [u16]>), KeyError> {
        // One backslash behind the last component is allowed.
        let path = path.strip_suffix(&[BACKSLASH]).unwrap_or(path);
        let (id, rest) = match root {
            Some(id) => (id, path),
            None => (KeyId(0), self.behind_root(path)?),
        };
        if rest.is_empty() {
            return Ok((id, Vec::new()));
        }
        let components: Vec<&[u16]> = rest.split(|&unit| unit == BACKSLASH).collect();
        let valid =
            |component: &&[u16]| !component.is_empty() && component.len() <= LONGEST_KEY_NAME;
        if components.iter().all(valid) {
            Ok((id, components))
        } else {
            Err(KeyError::BadPath)
        }
    }

    /// What follows `\Registry` and a backslash.
    fn behind_root<'a>(&self, path: &'a [u16]) -> Result<&'a [u16], KeyError> {
        let path = path.strip_prefix(&[BACKSLASH]).ok_or(KeyError::BadPath)?;
        let end = path
            .iter()
            .position(|&unit| unit == BACKSLASH)
            .unwrap_or(path.len());
        if compare_without_case(&path[..end], &self.keys[0].name).is_ne() {
            return Err(KeyError::NotFound);
        }
        Ok(path.get(end + 1..).unwrap_or_default())
    }

    /// `ControlSet001` is the control set that `CurrentControlSet` links to: one key here.
    fn child(&self, parent: KeyId, name: &[u16]) -> Result<Option<KeyId>, KeyError> {
        let key = self.key(parent)?;
        let mut upper: Vec<u16> = name.iter().map(|&unit| upcase(unit)).collect();
        if upper.iter().copied().eq("CONTROLSET001".encode_utf16()) {
            upper = "CURRENTCONTROLSET".encode_utf16().collect();
        }
        Ok(key.subkeys.get(&upper).copied())
    }

    fn add(&mut self, parent: KeyId, name: &[u16]) -> Result<KeyId, KeyError> {
        let id = KeyId(u32::try_from(self.keys.len()).map_err(|_| KeyError::BadPath)?);
        let upper = name.iter().map(|&unit| upcase(unit)).collect();
        self.key_mut(parent)?.subkeys.insert(upper, id);
        self.keys.push(Key::new(name.to_vec(), Some(parent)));
        Ok(id)
    }

    pub(super) fn delete(&mut self, id: KeyId) -> Result<(), KeyError> {
        let key = self.key_mut(id)?;
        if !key.subkeys.is_empty() {
            return Err(KeyError::HasSubkeys);
        }
        key.deleted = true;
        key.values.clear();
        if let Some(parent) = key.parent {
            self.key_mut(parent)?
                .subkeys
                .retain(|_, child| *child != id);
        }
        Ok(())
    }

    pub(super) fn set_value(
        &mut self,
        id: KeyId,
        name: &[u16],
        kind: u32,
        data: &[u8],
    ) -> Result<(), KeyError> {
        let values = &mut self.key_mut(id)?.values;
        let data = data.to_vec();
        match values
            .iter_mut()
            .find(|value| compare_without_case(&value.name, name).is_eq())
        {
            Some(value) => {
                value.kind = kind;
                value.data = data;
            }
            None => values.push(Value {
                name: name.to_vec(),
                kind,
                data,
            }),
        }
        Ok(())
    }

    pub(super) fn delete_value(&mut self, id: KeyId, name: &[u16]) -> Result<(), KeyError> {
        let values = &mut self.key_mut(id)?.values;
        let place = values
            .iter()
            .position(|value| compare_without_case(&value.name, name).is_eq());
        values.remove(place.ok_or(KeyError::NotFound)?);
        Ok(())
    }

    pub(super) fn subkey(&self, id: KeyId, index: u32) -> Result<&Key, KeyError> {
        let id = self
            .key(id)?
            .subkeys
            .values()
            .nth(index as usize)
            .ok_or(KeyError::NoMoreEntries)?;
        self.key(*id)
    }
}
