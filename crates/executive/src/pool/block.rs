//! One block of pool memory: where it lies, and who made and freed it.

use std::fmt;

use abi::Address;

use crate::pool::{PoolKind, PoolTag};
use crate::site::Site;

/// Which family of functions made a block, and so which must free it.
///
/// The executive's own families have constants here. NDIS numbers its families from
/// [`Allocator::NDIS`] on; the pool only compares them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Allocator(pub u16);

impl Allocator {
    /// `ExAllocatePoolWithTag` and its relatives; `ExFreePool` and `ExFreePoolWithTag` free.
    pub const POOL: Self = Self(0);
    /// `MmAllocateContiguousMemory` and its relatives.
    pub const CONTIGUOUS_MEMORY: Self = Self(1);
    /// The driver object and what belongs to it. No driver frees it.
    pub const DRIVER_OBJECT: Self = Self(2);
    /// `IoCreateDevice`; `IoDeleteDevice` frees.
    pub const DEVICE_OBJECT: Self = Self(3);
    /// `IoAllocateIrp` and IRPs of the I/O manager; `IoFreeIrp` or completion frees.
    pub const IRP: Self = Self(4);
    /// `IoAllocateMdl`; `IoFreeMdl` frees.
    pub const MDL: Self = Self(5);
    /// File objects of the I/O manager.
    pub const FILE_OBJECT: Self = Self(6);
    /// `MmMapIoSpace`; `MmUnmapIoSpace` frees.
    pub const IO_SPACE: Self = Self(7);
    /// `IoAllocateErrorLogEntry`; `IoWriteErrorLogEntry` or `IoFreeErrorLogEntry` frees.
    pub const ERROR_LOG_ENTRY: Self = Self(8);
    /// Common buffers of a DMA adapter.
    pub const COMMON_BUFFER: Self = Self(9);
    /// Memory of the machine itself that a driver may look at and must not free.
    pub const SYSTEM: Self = Self(10);
    /// The first number that NDIS may use.
    pub const NDIS: Self = Self(0x100);
}

/// Bytes from one address on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddressRange {
    /// The first byte.
    pub start: Address,
    /// How many bytes; 0 for none at all.
    pub length: u64,
}

impl AddressRange {
    /// No bytes.
    pub const EMPTY: Self = Self {
        start: Address::NULL,
        length: 0,
    };

    /// Whether there is nothing in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }
}

/// Whether a block is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockState {
    /// Allocated, not freed.
    Live,
    /// Freed.
    Freed(Site),
}

/// A block of pool memory, live or freed.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// The first byte that the driver was given.
    pub address: Address,
    /// How many bytes the driver asked for.
    pub size: u64,
    /// The pool.
    pub kind: PoolKind,
    /// Who may free it.
    pub allocator: Allocator,
    /// The driver's mark.
    pub tag: PoolTag,
    /// Counts the allocations of a run from 1, so that a report can name the block.
    pub number: u32,
    /// Where it was allocated.
    pub allocated: Site,
    /// Whether it is in use, and if not, where it was freed.
    pub state: BlockState,
    /// The room that was set aside for it, from `address` on; the rest behind `size` is slack.
    pub(super) room: u64,
}

/// Where an address lies with regard to a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// That many bytes into it.
    Inside(u64),
    /// That many bytes behind its last byte; 0 is the first byte that does not belong to it.
    Behind(u64),
    /// That many bytes before its first byte.
    Before(u64),
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Inside(bytes) => write!(formatter, "{bytes} bytes into"),
            Self::Behind(bytes) => write!(formatter, "{bytes} bytes behind the end of"),
            Self::Before(bytes) => write!(formatter, "{bytes} bytes before"),
        }
    }
}

impl Block {
    /// Whether the driver may use it.
    #[must_use]
    pub const fn is_live(&self) -> bool {
        matches!(self.state, BlockState::Live)
    }

    /// Where `address` lies with regard to the bytes that the driver asked for.
    #[must_use]
    pub const fn place(&self, address: Address) -> Place {
        if address.0 < self.address.0 {
            return Place::Before(self.address.0 - address.0);
        }
        let distance = address.0 - self.address.0;
        if distance < self.size {
            Place::Inside(distance)
        } else {
            Place::Behind(distance - self.size)
        }
    }

    /// The bytes between the end of the block and the end of its room: no access to them
    /// faults, so a pattern there shows at free whether the driver wrote to them.
    #[must_use]
    pub const fn slack(&self) -> AddressRange {
        AddressRange {
            start: self.address.offset(self.size),
            length: self.room - self.size,
        }
    }
}
