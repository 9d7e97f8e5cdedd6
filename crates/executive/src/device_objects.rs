//! Driver objects, device objects and their names.
//! Pages: wdm/nf-wdm-iocreatedevice, wdm/nf-wdm-iodeletedevice, wdm/nf-wdm-iocreatesymboliclink.
//!
//! An object lives until its driver has deleted it and nobody refers to it any more. Queued
//! work items, IRPs and open handles refer to objects, so [`IoObjects::reference`] and
//! [`IoObjects::dereference`] are two array accesses. The structures that the driver sees lie
//! in its memory: [`structures`] fills them.

use std::num::NonZeroU32;

use abi::Address;

mod names;
pub mod structures;
#[cfg(test)]
mod tests;

pub use names::{NameError, NamedObject, ObjectNames};

use crate::site::Site;

/// A driver object or a device object of this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IoObjectId(NonZeroU32);

impl IoObjectId {
    fn from_number(number: usize) -> Self {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        Self(NonZeroU32::MIN.saturating_add(number))
    }

    /// Counts the objects of a run from 0, so that a report can name one.
    #[inline]
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0.get() - 1
    }

    #[inline]
    const fn index(self) -> usize {
        self.number() as usize
    }
}

/// What kind of object it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IoObjectKind {
    /// `DRIVER_OBJECT`.
    Driver,
    /// `DEVICE_OBJECT` of a driver.
    Device {
        /// The driver that created it.
        driver: IoObjectId,
    },
}

/// A driver object or a device object.
#[derive(Clone, Copy, Debug)]
pub struct IoObject {
    /// Where its structure lies.
    pub address: Address,
    /// Driver or device.
    pub kind: IoObjectKind,
    /// Where it was created.
    pub created: Site,
    /// Where it was deleted, if it was. It may still be referred to then.
    pub deleted: Option<Site>,
    /// What refers to it: queued work items, IRPs under way, `ObReferenceObject`.
    pub references: u32,
    /// Handles that are open on it, which `DEVICE_OBJECT.ReferenceCount` shows.
    pub open_handles: u32,
    /// Whether only one handle may be open at a time.
    pub exclusive: bool,
    released: bool,
}

impl IoObject {
    /// Deleted, but still referred to: "delete pending" on Windows.
    #[must_use]
    pub const fn is_delete_pending(&self) -> bool {
        self.deleted.is_some() && !self.released
    }

    const fn is_in_use(&self) -> bool {
        self.references > 0 || self.open_handles > 0
    }
}

/// Why an address names no object that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IoObjectError {
    /// No driver or device object was ever there.
    #[error("there is no driver or device object at this address")]
    NotAnObject,
    /// The object there has been deleted and released.
    #[error("the object was deleted")]
    Deleted {
        /// Where it was created.
        created: Site,
        /// Where it was deleted.
        deleted: Site,
    },
    /// The object there is of the other kind.
    #[error("the object is a driver object where a device object is wanted, or the reverse")]
    WrongKind,
}

/// Why a device object cannot be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeleteDeviceError {
    /// The address is not that of a live device object.
    #[error(transparent)]
    Object(#[from] IoObjectError),
    /// It was deleted before, and is only kept by what refers to it.
    #[error("the device object was deleted already and waits for {references} references")]
    AlreadyDeleted {
        /// Where it was deleted the first time.
        deleted: Site,
        /// What still refers to it.
        references: u32,
    },
}

/// Why a handle cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The device is deleted (`STATUS_NO_SUCH_DEVICE`).
    #[error("the device object is deleted")]
    Deleted,
    /// The device is exclusive and open (`STATUS_ACCESS_DENIED`).
    #[error("the device object is exclusive and has an open handle")]
    Exclusive,
}

/// A reference was given back that nobody holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the object is not referred to, so there is no reference to give back")]
pub struct NotReferenced;

/// What deleting a device or giving back a reference led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// Nothing refers to the object: its memory is to be freed now.
    Released {
        /// The structure.
        address: Address,
    },
    /// The object stays.
    Kept,
}

/// All driver and device objects of the machine, and the names in the object manager.
#[derive(Debug, Default)]
pub struct IoObjects {
    objects: Vec<IoObject>,
    /// The newest object at each address, sorted by address.
    by_address: Vec<(Address, IoObjectId)>,
    /// Names of devices and symbolic links.
    pub names: ObjectNames,
}

impl IoObjects {
    /// No objects.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets everything and keeps the memory for the tables.
    pub fn reset(&mut self) {
        self.objects.clear();
        self.by_address.clear();
        self.names.reset();
    }

    /// Takes a driver object up whose structure lies at `address`.
    pub fn create_driver(&mut self, address: Address, site: Site) -> IoObjectId {
        self.insert(address, IoObjectKind::Driver, false, site)
    }

    /// Takes a device object of `driver` up whose structure lies at `address`.
    pub fn create_device(
        &mut self,
        address: Address,
        driver: IoObjectId,
        exclusive: bool,
        site: Site,
    ) -> IoObjectId {
        self.insert(address, IoObjectKind::Device { driver }, exclusive, site)
    }

    fn insert(
        &mut self,
        address: Address,
        kind: IoObjectKind,
        exclusive: bool,
        created: Site,
    ) -> IoObjectId {
        let id = IoObjectId::from_number(self.objects.len());
        self.objects.push(IoObject {
            address,
            kind,
            created,
            deleted: None,
            references: 0,
            open_handles: 0,
            exclusive,
            released: false,
        });
        match self
            .by_address
            .binary_search_by_key(&address, |entry| entry.0)
        {
            Ok(place) => self.by_address[place].1 = id,
            Err(place) => self.by_address.insert(place, (address, id)),
        }
        id
    }

    /// An object by its identity.
    ///
    /// # Panics
    /// When the identity comes from before a reset: a mistake of ours.
    #[must_use]
    pub fn object(&self, id: IoObjectId) -> &IoObject {
        &self.objects[id.index()]
    }

    /// The object whose structure lies at `address`, be it a driver or a device. One that is
    /// delete pending is still an object.
    ///
    /// # Errors
    /// [`IoObjectError`] when there is none, or none any more.
    pub fn by_address(&self, address: Address) -> Result<IoObjectId, IoObjectError> {
        let place = (self
            .by_address
            .binary_search_by_key(&address, |entry| entry.0))
        .map_err(|_| IoObjectError::NotAnObject)?;
        let id = self.by_address[place].1;
        let object = self.object(id);
        match object.deleted {
            Some(deleted) if object.released => Err(IoObjectError::Deleted {
                created: object.created,
                deleted,
            }),
            _ => Ok(id),
        }
    }

    /// The device object at `address`.
    ///
    /// # Errors
    /// [`IoObjectError`] when there is none, or a driver object.
    pub fn device_by_address(&self, address: Address) -> Result<IoObjectId, IoObjectError> {
        let id = self.by_address(address)?;
        match self.object(id).kind {
            IoObjectKind::Device { .. } => Ok(id),
            IoObjectKind::Driver => Err(IoObjectError::WrongKind),
        }
    }

    /// The driver object at `address`.
    ///
    /// # Errors
    /// [`IoObjectError`] when there is none, or a device object.
    pub fn driver_by_address(&self, address: Address) -> Result<IoObjectId, IoObjectError> {
        let id = self.by_address(address)?;
        match self.object(id).kind {
            IoObjectKind::Driver => Ok(id),
            IoObjectKind::Device { .. } => Err(IoObjectError::WrongKind),
        }
    }

    /// An object to be changed, without a panic.
    #[inline(always)]
    pub(crate) fn object_mut(&mut self, id: IoObjectId) -> Option<&mut IoObject> {
        self.objects.get_mut(id.index())
    }

    /// Adds a reference, as a work item does when it is queued.
    pub fn reference(&mut self, id: IoObjectId) {
        self.objects[id.index()].references += 1;
    }

    /// Gives a reference back. When it was the last one of a deleted object, that is released.
    ///
    /// # Errors
    /// [`NotReferenced`] when there is none; nothing changes then.
    #[inline]
    pub fn dereference(&mut self, id: IoObjectId) -> Result<Deletion, NotReferenced> {
        let object = &mut self.objects[id.index()];
        object.references = object.references.checked_sub(1).ok_or(NotReferenced)?;
        Ok(self.release_if_done(id))
    }

    /// Opens a handle.
    ///
    /// # Errors
    /// [`OpenError`] when the device does not allow it now.
    pub fn open(&mut self, id: IoObjectId) -> Result<(), OpenError> {
        let object = &mut self.objects[id.index()];
        if object.deleted.is_some() {
            return Err(OpenError::Deleted);
        }
        if object.exclusive && object.open_handles > 0 {
            return Err(OpenError::Exclusive);
        }
        object.open_handles += 1;
        Ok(())
    }

    /// Closes a handle: after the driver has handled `IRP_MJ_CLOSE`.
    ///
    /// # Errors
    /// [`NotReferenced`] when none is open.
    pub fn close(&mut self, id: IoObjectId) -> Result<Deletion, NotReferenced> {
        let object = &mut self.objects[id.index()];
        object.open_handles = object.open_handles.checked_sub(1).ok_or(NotReferenced)?;
        Ok(self.release_if_done(id))
    }

    /// Deletes a device object: its name goes at once, the object itself when nothing refers to
    /// it any more.
    ///
    /// # Errors
    /// [`DeleteDeviceError`] when the address is wrong or the device was deleted before.
    pub fn delete_device(
        &mut self,
        address: Address,
        site: Site,
    ) -> Result<Deletion, DeleteDeviceError> {
        let id = self.device_by_address(address)?;
        let object = &mut self.objects[id.index()];
        if let Some(deleted) = object.deleted {
            let references = object.references + object.open_handles;
            return Err(DeleteDeviceError::AlreadyDeleted {
                deleted,
                references,
            });
        }
        object.deleted = Some(site);
        self.names.remove_device(id);
        Ok(self.release_if_done(id))
    }

    /// Deletes a driver object, after its driver was unloaded.
    pub fn delete_driver(&mut self, id: IoObjectId, site: Site) -> Deletion {
        self.objects[id.index()].deleted = Some(site);
        self.release_if_done(id)
    }

    fn release_if_done(&mut self, id: IoObjectId) -> Deletion {
        let object = &mut self.objects[id.index()];
        if object.deleted.is_none() || object.released || object.is_in_use() {
            return Deletion::Kept;
        }
        object.released = true;
        Deletion::Released {
            address: object.address,
        }
    }

    /// The devices of a driver that it has not deleted, newest first, as its device list has them.
    pub fn devices_of(&self, driver: IoObjectId) -> impl Iterator<Item = (IoObjectId, &IoObject)> {
        let numbers = (0..self.objects.len()).rev();
        numbers.filter_map(move |number| {
            let object = &self.objects[number];
            let listed = object.deleted.is_none() && object.kind == IoObjectKind::Device { driver };
            listed.then_some((IoObjectId::from_number(number), object))
        })
    }

    /// All objects that are still there, in the order of creation.
    pub fn present(&self) -> impl Iterator<Item = (IoObjectId, &IoObject)> {
        (0..)
            .map(IoObjectId::from_number)
            .zip(&self.objects)
            .filter(|(_, object)| !object.released)
    }
}
