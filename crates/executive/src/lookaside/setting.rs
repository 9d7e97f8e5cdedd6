//! How a lookaside list is initialized.

use abi::constants::wdm as constant;
use abi::layout::wdm::GENERAL_LOOKASIDE;
use abi::{Address, Field};

use super::{InitializeLookasideError, LookasideKind};
use crate::lists::{self, ListError};
use crate::memory::{BadAddress, Memory};
use crate::pool::select_by_pool_type;

/// `EX_LOOKASIDE_LIST_EX_FLAGS_RAISE_ON_FAIL`
pub const RAISE_ON_FAIL: u32 = 1;
/// `EX_LOOKASIDE_LIST_EX_FLAGS_FAIL_NO_RAISE`
pub const FAIL_NO_RAISE: u32 = 2;
/// `LOOKASIDE_MINIMUM_BLOCK_SIZE`: room for the link of a list.
pub const MINIMUM_ENTRY_SIZE: u64 = 8;
/// The most entries that a list ever keeps, as its structure says.
const MAXIMUM_DEPTH: u16 = 256;

/// How to initialize a list.
#[derive(Clone, Copy, Debug)]
pub struct LookasideSetting {
    /// Which structure.
    pub kind: LookasideKind,
    /// The driver's routine, or NULL.
    pub allocate: Address,
    /// The driver's routine, or NULL.
    pub free: Address,
    /// `PoolType` of an Ex list; the others have theirs.
    pub pool_type: u32,
    /// `Flags` as the driver gave them.
    pub flags: u32,
    /// Bytes of an entry.
    pub size: u64,
    /// The tag of entries.
    pub tag: u32,
    /// How many entries the list keeps at most.
    pub depth: u16,
    /// Where `ExAllocatePoolWithTag` can be called; inline code calls it through the list.
    pub default_allocate: Address,
    /// Where `ExFreePool` can be called.
    pub default_free: Address,
}

/// The `POOL_TYPE` that the list's allocating routine gets.
fn pool_type(setting: &LookasideSetting) -> Result<u32, InitializeLookasideError> {
    const RAISE: u32 = constant::POOL_RAISE_IF_ALLOCATION_FAILURE;
    const PAGED: u32 = 1;
    let flags = setting.flags;
    let pool_type = match (setting.kind, flags) {
        (LookasideKind::NonPaged, _) if flags & !(RAISE | constant::POOL_NX_ALLOCATION) == 0 => {
            flags
        }
        (LookasideKind::Paged, _) if flags & !RAISE == 0 => PAGED | flags,
        (LookasideKind::Ex, 0) => setting.pool_type,
        (LookasideKind::Ex, RAISE_ON_FAIL) => setting.pool_type | RAISE,
        (LookasideKind::Ex, FAIL_NO_RAISE) => {
            setting.pool_type | constant::POOL_QUOTA_FAIL_INSTEAD_OF_RAISE
        }
        _ => return Err(InitializeLookasideError::Flags { flags }),
    };
    select_by_pool_type(pool_type)?;
    Ok(pool_type)
}

impl LookasideSetting {
    /// Writes an empty list.
    pub(super) fn write<M: Memory>(
        &self,
        memory: &mut M,
        at: Address,
    ) -> Result<(), InitializeLookasideError> {
        let pool_type = pool_type(self)?;
        if self.size < MINIMUM_ENTRY_SIZE {
            return Err(InitializeLookasideError::TooSmall { size: self.size });
        }
        lists::initialize_slist(memory, at)?;
        Ok(write_fields(memory, at, self, pool_type).map_err(ListError::from)?)
    }
}

fn write_fields<M: Memory>(
    memory: &mut M,
    at: Address,
    setting: &LookasideSetting,
    pool_type: u32,
) -> Result<(), BadAddress> {
    const COUNTERS: [Field<u32>; 6] = [
        GENERAL_LOOKASIDE::TotalAllocates,
        GENERAL_LOOKASIDE::AllocateMisses,
        GENERAL_LOOKASIDE::TotalFrees,
        GENERAL_LOOKASIDE::FreeMisses,
        GENERAL_LOOKASIDE::LastTotalAllocates,
        GENERAL_LOOKASIDE::LastAllocateMisses,
    ];
    let or = |given: Address, default| if given.is_null() { default } else { given };
    COUNTERS
        .iter()
        .try_for_each(|&counter| memory.write_field(at, counter, 0))?;
    memory.write_field(at, GENERAL_LOOKASIDE::Type, pool_type)?;
    memory.write_field(at, GENERAL_LOOKASIDE::Tag, setting.tag)?;
    memory.write_field(
        at,
        GENERAL_LOOKASIDE::Size,
        u32::try_from(setting.size).unwrap_or(u32::MAX),
    )?;
    memory.write_field(at, GENERAL_LOOKASIDE::Depth, setting.depth)?;
    memory.write_field(at, GENERAL_LOOKASIDE::MaximumDepth, MAXIMUM_DEPTH)?;
    memory.write_pointer(
        at,
        GENERAL_LOOKASIDE::Allocate,
        or(setting.allocate, setting.default_allocate),
    )?;
    memory.write_pointer(
        at,
        GENERAL_LOOKASIDE::Free,
        or(setting.free, setting.default_free),
    )
}
