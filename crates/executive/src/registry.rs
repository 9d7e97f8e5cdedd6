//! The registry: keys and values in memory, and the handles that drivers open on keys.
//! Pages: kernel/registry-key-object-routines, wdm/nf-wdm-zwcreatekey, wdm/nf-wdm-zwdeletekey,
//! wdm/nf-wdm-zwqueryvaluekey.
//!
//! A machine starts with the keys that every driver finds, and with what a user's file adds
//! ([`Registry::load`]). What a driver changes lasts until the machine is reset. Names are found
//! without regard to case; subkeys are enumerated in the order of their names, values in the order
//! in which they were made. Access masks are not checked.

mod handles;
pub mod information;
mod keys;
mod load;
#[cfg(test)]
mod tests;

pub use handles::{HandleError, KeyHandles, OpenKey};
pub use keys::{Disposition, Key, KeyError, KeyId, Value};
pub use load::{RegistryLoadError, RegistryLoadReason};

use keys::Keys;

/// Where the keys of services are.
pub const SERVICES: &str = "\\Registry\\Machine\\System\\CurrentControlSet\\Services";
/// Where the keys of network adapters are, one for each, named `0000` and so on.
pub const NETWORK_ADAPTERS: &str = "\\Registry\\Machine\\System\\CurrentControlSet\\Control\\Class\\{4D36E972-E325-11CE-BFC1-08002BE10318}";

/// Keys that a machine has before anything is loaded.
const KEYS_AT_START: [&str; 4] = [
    SERVICES,
    NETWORK_ADAPTERS,
    "\\Registry\\Machine\\Software\\Microsoft\\Windows NT\\CurrentVersion",
    "\\Registry\\Machine\\Hardware\\DeviceMap",
];

/// The registry of one machine.
#[derive(Debug)]
pub struct Registry {
    keys: Keys,
    /// What `keys` is after a reset.
    initial: Keys,
    /// Whether `keys` may differ from `initial`.
    changed: bool,
    /// Open handles.
    pub handles: KeyHandles,
}

impl Default for Registry {
    fn default() -> Self {
        Self::new()
    }
}

impl Registry {
    /// A registry with the keys that every machine has.
    #[must_use]
    pub fn new() -> Self {
        let mut keys = Keys::new();
        for path in KEYS_AT_START {
            // The paths are ours and well formed.
            keys.create_path(path).ok();
        }
        Self {
            initial: keys.clone(),
            keys,
            changed: false,
            handles: KeyHandles::default(),
        }
    }

    /// Adds the keys and values of a user's file; they are there after every reset.
    ///
    /// `service` is the driver's service name, whose key `[service]` stands for. `[adapter]` stands
    /// for the instance key of the first network adapter. Other keys are named by their path:
    ///
    /// ```toml
    /// [adapter]
    /// NetworkAddress = "02-00-00-00-00-01"     # text: REG_SZ
    /// "*JumboPacket" = "1514"
    ///
    /// [service.Parameters]                      # a subkey
    /// Debug = 1                                 # a number: REG_DWORD
    /// Peers = ["one", "two"]                    # texts: REG_MULTI_SZ
    /// Limit = { type = "REG_QWORD", value = 5 }
    /// Path = { type = "REG_EXPAND_SZ", value = '%SystemRoot%\x' }
    /// Mask = { type = "REG_BINARY", value = "01 02 ff" }
    ///
    /// ['\Registry\Machine\Software\Example']
    /// Name = "value"
    /// ```
    ///
    /// # Errors
    /// [`RegistryLoadError`] with the line; nothing has changed then.
    pub fn load(&mut self, text: &str, service: &str) -> Result<(), RegistryLoadError> {
        let mut keys = self.initial.clone();
        load::load(&mut keys, text, service)?;
        self.keys = keys.clone();
        self.initial = keys;
        self.changed = false;
        Ok(())
    }

    /// Adds a key that is there after every reset, as installing a driver does.
    ///
    /// # Errors
    /// [`KeyError::BadPath`].
    pub fn install_key(&mut self, path: &str) -> Result<KeyId, KeyError> {
        let id = self.initial.create_path(path)?;
        self.keys = self.initial.clone();
        self.changed = false;
        Ok(id)
    }

    /// Back to what was loaded; all handles are gone.
    pub fn reset(&mut self) {
        self.handles.reset();
        if self.changed {
            self.keys.clone_from(&self.initial);
            self.changed = false;
        }
    }

    /// A key that is not deleted.
    ///
    /// # Errors
    /// [`KeyError::Deleted`].
    pub fn key(&self, id: KeyId) -> Result<&Key, KeyError> {
        self.keys.key(id)
    }

    /// The full path of a key, as it was first written.
    #[must_use]
    pub fn path_of(&self, id: KeyId) -> Vec<u16> {
        self.keys.path_of(id)
    }

    /// Finds a key by a path from the root of the registry, or from `root` if there is one.
    ///
    /// # Errors
    /// [`KeyError`]; `NotFound` when there is no such key.
    pub fn find(&self, root: Option<KeyId>, path: &[u16]) -> Result<KeyId, KeyError> {
        self.keys.find(root, path)
    }

    /// Finds a key or makes it. All but its last component must exist.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn create(
        &mut self,
        root: Option<KeyId>,
        path: &[u16],
    ) -> Result<(KeyId, Disposition), KeyError> {
        self.changed = true;
        self.keys.create(root, path)
    }

    /// Deletes a key that has no subkeys. Handles on it stay open, and are of no use any more.
    ///
    /// # Errors
    /// [`KeyError`]; `HasSubkeys` when it has.
    pub fn delete_key(&mut self, id: KeyId) -> Result<(), KeyError> {
        self.changed = true;
        self.keys.delete(id)
    }

    /// The value of that name; the empty name is the key's default value.
    ///
    /// # Errors
    /// [`KeyError`]; `NotFound` when there is none.
    pub fn value(&self, id: KeyId, name: &[u16]) -> Result<&Value, KeyError> {
        self.key(id)?.value(name).ok_or(KeyError::NotFound)
    }

    /// Makes or replaces a value.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn set_value(
        &mut self,
        id: KeyId,
        name: &[u16],
        kind: u32,
        data: &[u8],
    ) -> Result<(), KeyError> {
        self.changed = true;
        self.keys.set_value(id, name, kind, data)
    }

    /// Deletes a value.
    ///
    /// # Errors
    /// [`KeyError`]; `NotFound` when there is none.
    pub fn delete_value(&mut self, id: KeyId, name: &[u16]) -> Result<(), KeyError> {
        self.changed = true;
        self.keys.delete_value(id, name)
    }

    /// A subkey by its place in the order of names.
    ///
    /// # Errors
    /// [`KeyError`]; `NoMoreEntries` behind the last one.
    pub fn subkey(&self, id: KeyId, index: u32) -> Result<&Key, KeyError> {
        self.keys.subkey(id, index)
    }

    /// A value by its place in the order in which values were made.
    ///
    /// # Errors
    /// [`KeyError`]; `NoMoreEntries` behind the last one.
    pub fn value_at(&self, id: KeyId, index: u32) -> Result<&Value, KeyError> {
        self.key(id)?
            .values()
            .get(index as usize)
            .ok_or(KeyError::NoMoreEntries)
    }
}

/// The key that `RelativeTo` of `RtlQueryRegistryValues` and its relatives stands for; `None` for
/// a handle, the absolute root and what does not exist. The optional flag is ignored.
#[must_use]
pub fn relative_to(value: u32) -> Option<&'static str> {
    use abi::constants::wdm as constant;
    match value & !constant::RTL_REGISTRY_OPTIONAL {
        constant::RTL_REGISTRY_SERVICES => Some(SERVICES),
        constant::RTL_REGISTRY_CONTROL => {
            Some("\\Registry\\Machine\\System\\CurrentControlSet\\Control")
        }
        constant::RTL_REGISTRY_WINDOWS_NT => {
            Some("\\Registry\\Machine\\Software\\Microsoft\\Windows NT\\CurrentVersion")
        }
        constant::RTL_REGISTRY_DEVICEMAP => Some("\\Registry\\Machine\\Hardware\\DeviceMap"),
        constant::RTL_REGISTRY_USER => Some("\\Registry\\User\\.Default"),
        _ => None,
    }
}
