//! NDIS handles: what a driver gets for an object and gives back to name it.
//!
//! A handle is an address in the kernel half that can never be mapped in this process, so a driver
//! that looks behind one faults. It encodes the kind of object, its slot and the slot's generation;
//! a slot is used again only with a new generation, so a handle that is wrong, or right but too
//! late, is recognised for what it is. No documentation page describes what a handle holds.

use core::fmt;
use core::marker::PhantomData;

use abi::Address;
use executive::site::Site;

/// Where the handles of the first kind begin.
const BASE: u64 = 0xFFFF_A800_0000_0000;
/// Each kind has one terabyte of handles; kinds are added, not or-ed, for 0xA8 has bits of its own.
const KIND_SHIFT: u32 = 40;
const GENERATION_SHIFT: u32 = 28;
const SLOT_SHIFT: u32 = 4;
const LAST_GENERATION: u16 = 0xFFF;
const SLOTS: u32 = 1 << (GENERATION_SHIFT - SLOT_SHIFT);

macro_rules! kinds {
    ($($(#[$documentation:meta])* $kind:ident $name:literal,)*) => {
        /// What kind of object a handle names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Kind { $($(#[$documentation])* $kind),* }

        const KINDS: &[Kind] = &[$(Kind::$kind),*];

        impl fmt::Display for Kind {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(match self { $(Self::$kind => $name),* })
            }
        }
    };
}

kinds! {
    /// From `NdisMRegisterMiniportDriver`.
    MiniportDriver "miniport driver handle",
    /// Given to `MiniportInitializeEx`.
    Adapter "miniport adapter handle",
    /// From `NdisFRegisterFilterDriver`.
    FilterDriver "filter driver handle",
    /// Given to `FilterAttach`.
    FilterModule "filter module handle",
    /// From `NdisRegisterProtocolDriver`.
    ProtocolDriver "protocol driver handle",
    /// From `NdisOpenAdapterEx`.
    Binding "binding handle",
    /// Given to `ProtocolBindAdapterEx`.
    BindContext "bind context",
    /// From `NdisRegisterDeviceEx`.
    Device "NDIS device handle",
    /// From `NdisOpenConfigurationEx` and its like.
    Configuration "configuration handle",
    /// From `NdisAllocateTimerObject`.
    Timer "timer object handle",
    /// From `NdisAllocateNetBufferListPool`.
    NetBufferListPool "NET_BUFFER_LIST pool handle",
    /// From `NdisAllocateNetBufferPool`.
    NetBufferPool "NET_BUFFER pool handle",
    /// From `NdisAllocateGenericObject`.
    GenericObject "generic object handle",
    /// From `NdisMRegisterInterruptEx`.
    Interrupt "interrupt handle",
    /// From `NdisMRegisterScatterGatherDma`.
    ScatterGatherDma "scatter/gather DMA handle",
}

/// Why a value that a driver gave as a handle does not name what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandleError {
    /// NDIS never gave out this value as a handle.
    #[error("{handle} is no NDIS handle")]
    NotAHandle {
        /// The value as given.
        handle: Address,
    },
    /// It names, or once named, an object of another kind.
    #[error("{handle} is a {found}, not a {expected}")]
    WrongKind {
        /// The value as given.
        handle: Address,
        /// The kind that the caller asked for.
        expected: Kind,
        /// The kind that the handle is of.
        found: Kind,
    },
    /// The object has gone.
    #[error("{handle} is a {kind} whose object has gone")]
    Stale {
        /// The value as given.
        handle: Address,
        /// What it named.
        kind: Kind,
        /// Where the object was removed; unknown once its slot has been used again.
        removed: Option<Site>,
    },
}

/// An object that a handle can name.
pub trait Object {
    /// The kind of its handles.
    const KIND: Kind;
}

/// A name for an object of type `T`, valid while the object exists; its handle in another form.
pub struct Id<T> {
    slot: u32,
    generation: u16,
    object: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    const fn new(slot: u32, generation: u16) -> Self {
        Self {
            slot,
            generation,
            object: PhantomData,
        }
    }

    /// The slot, by which reports number the objects of one kind: unique among those that exist.
    #[must_use]
    pub const fn slot(self) -> u32 {
        self.slot
    }

    /// How many objects had the slot before.
    #[must_use]
    pub const fn generation(self) -> u16 {
        self.generation
    }
}

impl<T: Object> Id<T> {
    /// The handle that a driver gets.
    #[must_use]
    pub const fn handle(self) -> Address {
        Address(
            BASE + ((T::KIND as u64) << KIND_SHIFT)
                + ((self.generation as u64) << GENERATION_SHIFT)
                + ((self.slot as u64) << SLOT_SHIFT),
        )
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.slot, self.generation) == (other.slot, other.generation)
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        (self.slot, self.generation).cmp(&(other.slot, other.generation))
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{}.{}", self.slot, self.generation)
    }
}

/// The kind that a handle says it is of, whether or not its object exists.
///
/// # Errors
/// [`HandleError::NotAHandle`] for a value outside of the handles' range or between two handles.
pub fn kind_of(handle: Address) -> Result<Kind, HandleError> {
    let not_a_handle = HandleError::NotAHandle { handle };
    let offset = handle.0.checked_sub(BASE).ok_or(not_a_handle)?;
    let index = usize::try_from(offset >> KIND_SHIFT).map_err(|_| not_a_handle)?;
    let aligned = offset & ((1 << SLOT_SHIFT) - 1) == 0;
    KINDS
        .get(index)
        .copied()
        .filter(|_| aligned)
        .ok_or(not_a_handle)
}

/// Takes a handle apart without looking the object up.
fn decode<T: Object>(handle: Address) -> Result<Id<T>, HandleError> {
    let found = kind_of(handle)?;
    if found != T::KIND {
        return Err(HandleError::WrongKind {
            handle,
            expected: T::KIND,
            found,
        });
    }
    let offset = handle.0 - BASE;
    let slot = u32::try_from(offset >> SLOT_SHIFT & u64::from(SLOTS - 1));
    let generation = u16::try_from(offset >> GENERATION_SHIFT & u64::from(LAST_GENERATION));
    match (slot, generation) {
        (Ok(slot), Ok(generation)) => Ok(Id::new(slot, generation)),
        _ => Err(HandleError::NotAHandle { handle }),
    }
}

#[derive(Debug)]
struct Slot<T> {
    /// The handle with the slot's generation.
    handle: Address,
    generation: u16,
    made: Site,
    object: Option<T>,
    /// Where the last object was removed.
    removed: Option<Site>,
}

/// No slot is left for another object of the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("all handles of the kind {0} are in use")]
pub struct OutOfHandles(pub Kind);

/// The objects of one kind.
#[derive(Debug)]
pub struct Table<T> {
    slots: Vec<Slot<T>>,
    /// Free slots; the one freed last is used first.
    free: Vec<u32>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            free: Vec::new(),
        }
    }
}

impl<T: Object> Table<T> {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets all objects and all handles that were ever given out, and keeps the capacity.
    pub fn reset(&mut self) {
        self.slots.clear();
        self.free.clear();
    }

    /// Adds an object made at `site`.
    ///
    /// # Errors
    /// [`OutOfHandles`] after sixteen million objects at once.
    pub fn insert(&mut self, object: T, site: Site) -> Result<Id<T>, OutOfHandles> {
        if let Some(slot) = self.free.pop() {
            let entry = &mut self.slots[slot as usize];
            entry.generation += 1;
            let id = Id::new(slot, entry.generation);
            entry.handle = id.handle();
            entry.made = site;
            entry.object = Some(object);
            return Ok(id);
        }
        let slot = u32::try_from(self.slots.len())
            .ok()
            .filter(|slot| *slot < SLOTS)
            .ok_or(OutOfHandles(T::KIND))?;
        let id = Id::new(slot, 0);
        self.slots.push(Slot {
            handle: id.handle(),
            generation: 0,
            made: site,
            object: Some(object),
            removed: None,
        });
        Ok(id)
    }

    /// The object that a driver's handle names.
    ///
    /// # Errors
    /// [`HandleError`] if the value names no object of this kind, or one that has gone.
    pub fn find(&self, handle: Address) -> Result<Id<T>, HandleError> {
        let id = decode(handle)?;
        self.slot(id).map(|_| id).ok_or_else(|| self.missing(id))
    }

    /// The object that a driver's handle names, if it is one of this kind that is there; calls nothing and
    /// can't panic.
    #[inline(always)]
    pub(crate) fn find_quickly(&self, handle: Address) -> Option<&T> {
        let number = u32::try_from(handle.0 >> SLOT_SHIFT & u64::from(SLOTS - 1)).ok()?;
        let slot = self.slots.get(number as usize)?;
        // The slot has the handle in full, so no part of it needs a check of its own.
        slot.object.as_ref().filter(|_| slot.handle == handle)
    }

    /// The object itself.
    ///
    /// # Errors
    /// [`HandleError::Stale`] if it has gone.
    pub fn object(&self, id: Id<T>) -> Result<&T, HandleError> {
        self.slot(id)
            .and_then(|slot| slot.object.as_ref())
            .ok_or_else(|| self.missing(id))
    }

    /// The object itself, to be changed.
    ///
    /// # Errors
    /// [`HandleError::Stale`] if it has gone.
    pub fn object_mut(&mut self, id: Id<T>) -> Result<&mut T, HandleError> {
        let missing = self.missing(id);
        let slot = self
            .slots
            .get_mut(id.slot as usize)
            .filter(|slot| slot.generation == id.generation);
        slot.and_then(|slot| slot.object.as_mut()).ok_or(missing)
    }

    /// Where the object was made.
    ///
    /// # Errors
    /// [`HandleError::Stale`] if it has gone.
    pub fn made(&self, id: Id<T>) -> Result<Site, HandleError> {
        self.slot(id)
            .map(|slot| slot.made)
            .ok_or_else(|| self.missing(id))
    }

    /// Takes the object out; its handle is stale from now on.
    ///
    /// # Errors
    /// [`HandleError::Stale`] if it has gone already.
    pub fn remove(&mut self, id: Id<T>, site: Site) -> Result<T, HandleError> {
        let missing = self.missing(id);
        let slot = self
            .slots
            .get_mut(id.slot as usize)
            .filter(|slot| slot.generation == id.generation)
            .ok_or(missing)?;
        let object = slot.object.take().ok_or(missing)?;
        slot.removed = Some(site);
        // A slot whose generations are used up is retired, or an old handle could look new again.
        if slot.generation < LAST_GENERATION {
            self.free.push(id.slot);
        }
        Ok(object)
    }

    /// The objects that exist, by slot.
    pub fn iter(&self) -> impl Iterator<Item = (Id<T>, &T)> {
        self.ids()
            .filter_map(|id| self.object(id).ok().map(|object| (id, object)))
    }

    /// The names of the objects that exist, by slot.
    pub fn ids(&self) -> impl Iterator<Item = Id<T>> {
        let numbered = self.slots.iter().zip(0_u32..);
        numbered
            .filter(|(slot, _)| slot.object.is_some())
            .map(|(slot, number)| Id::new(number, slot.generation))
    }

    fn slot(&self, id: Id<T>) -> Option<&Slot<T>> {
        let slot = self.slots.get(id.slot as usize)?;
        (slot.generation == id.generation && slot.object.is_some()).then_some(slot)
    }

    fn missing(&self, id: Id<T>) -> HandleError {
        let handle = id.handle();
        match self.slots.get(id.slot as usize) {
            Some(slot) if slot.generation >= id.generation => {
                let removed = slot.removed.filter(|_| slot.generation == id.generation);
                HandleError::Stale {
                    handle,
                    kind: T::KIND,
                    removed,
                }
            }
            _ => HandleError::NotAHandle { handle },
        }
    }
}

#[cfg(test)]
mod tests;
