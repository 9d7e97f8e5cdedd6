//! Pool memory: which addresses a driver is given, and what became of each block.
//! Pages: wdm/nf-wdm-exallocatepoolwithtag, wdm/nf-wdm-exfreepoolwithtag, devtest/special-pool.
//!
//! The pool only decides; the machine maps, protects and fills the pages that it is told about. There
//! are two ways to lay blocks out. [`PoolMode::Guarded`] is a special pool: each block ends at a
//! guard page and no page is used twice in a run, so that an overrun or a use after free
//! can fault at the very instruction and [`Pool::block_at`] can tell whose block it was.
//! [`PoolMode::Packed`] reuses memory by size, for measuring.
//!
//! What Windows documents holds in both: 16-byte alignment, blocks of a page or more start on
//! a page, and smaller ones do not cross a page boundary.

use abi::Address;

mod block;
mod layout;
mod request;
mod slots;
#[cfg(test)]
mod tests;

pub use block::{AddressRange, Allocator, Block, BlockState, Place};
pub use request::{
    PoolKind, PoolSelection, PoolSelectionError, PoolTag, select_by_pool_flags, select_by_pool_type,
};

pub use slots::{RUNS_START, SLOT_PAGES};

use crate::memory::{BadAddress, Memory};
use crate::site::Site;
use layout::Layout;

/// Where all pool memory lies.
pub const ARENA_START: Address = Address(0x10_0000_0000);
/// How many bytes of addresses the pool has.
pub const ARENA_LENGTH: u64 = 64 << 30;
/// Bytes of a page.
pub const PAGE_SIZE: u64 = 4096;
/// What slack bytes hold while nobody has written to them.
pub const SLACK_PATTERN: u8 = 0xB7;
/// How many bytes before a block are watched, if it does not start its page.
const LEAD_WATCHED: u64 = 32;

/// How blocks are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PoolMode {
    /// Each block on its own pages with a guard page behind; freed pages are never used again.
    #[default]
    Guarded,
    /// Blocks of one size share pages, and freed blocks are used again.
    Packed,
}

/// One allocation to make.
#[derive(Clone, Copy, Debug)]
pub struct PoolRequest {
    /// The pool.
    pub kind: PoolKind,
    /// Bytes. A block of zero bytes is made, and must not be touched.
    pub size: u64,
    /// The driver's mark.
    pub tag: PoolTag,
    /// Which family of functions asks.
    pub allocator: Allocator,
    /// Align to 64 bytes instead of 16.
    pub cache_aligned: bool,
}

/// A block that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// The first byte for the driver.
    pub address: Address,
    /// Whole pages that must be accessible now; empty in packed mode when they are already.
    pub pages: AddressRange,
    /// The block's number in this run, from 1.
    pub number: u32,
}

/// A block that was freed.
#[derive(Clone, Copy, Debug)]
pub struct Freed {
    /// The block as it was while live.
    pub block: Block,
    /// Whole pages to make inaccessible now; empty in packed mode.
    pub pages: AddressRange,
}

/// Why no block was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AllocateError {
    /// The addresses of the arena are used up.
    #[error("no room for {size} bytes: the pool's {ARENA_LENGTH} bytes of addresses are used up")]
    ArenaExhausted {
        /// Bytes asked for.
        size: u64,
    },
}

/// Why an address cannot be freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FreeError {
    /// No block was ever there.
    #[error("there is no pool block at this address")]
    NotABlock,
    /// The block there was freed before.
    #[error("pool block #{number} is freed already")]
    AlreadyFreed {
        /// The block's number.
        number: u32,
        /// Where it was allocated.
        allocated: Site,
        /// Where it was freed the first time.
        freed: Site,
    },
    /// The address lies in a block or at its edge, and is not its start.
    #[error("the address is {place} pool block #{number}, not its start")]
    NotStartOfBlock {
        /// The block's number.
        number: u32,
        /// Where the address lies.
        place: Place,
        /// Where the block was allocated.
        allocated: Site,
    },
    /// Another family of functions made the block.
    #[error("pool block #{number} was made by other functions than those that free it")]
    WrongAllocator {
        /// The block's number.
        number: u32,
        /// Who made it.
        allocated_by: Allocator,
        /// Who tried to free it.
        freed_by: Allocator,
        /// Where it was allocated.
        allocated: Site,
    },
    /// The tag is not the one of the allocation.
    #[error("pool block #{number} has the tag {allocated_with}, not {freed_with}")]
    TagMismatch {
        /// The block's number.
        number: u32,
        /// The tag at allocation.
        allocated_with: PoolTag,
        /// The tag given to free it.
        freed_with: PoolTag,
        /// Where it was allocated.
        allocated: Site,
    },
}

/// What is in use of one pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Live blocks.
    pub blocks: u64,
    /// Bytes that drivers asked for in them.
    pub bytes: u64,
}

/// All pools of the machine.
#[derive(Debug)]
pub struct Pool {
    layout: Layout,
    /// Every block of the run, in the order of allocation; in packed mode a block that takes the
    /// place of a freed one also takes its entry.
    blocks: Vec<Block>,
    allocations: u32,
    usage: [Usage; 3],
}

impl Pool {
    /// An empty pool.
    #[must_use]
    pub fn new(mode: PoolMode) -> Self {
        Self {
            layout: Layout::new(mode),
            blocks: Vec::new(),
            allocations: 0,
            usage: [Usage::default(); 3],
        }
    }

    /// Forgets everything, as after [`Pool::new`], and keeps the memory for the tables.
    pub fn reset(&mut self) {
        self.layout.reset();
        self.blocks.clear();
        self.allocations = 0;
        self.usage = [Usage::default(); 3];
    }

    /// How blocks are laid out.
    #[must_use]
    pub const fn mode(&self) -> PoolMode {
        self.layout.mode()
    }

    /// Makes a block.
    ///
    /// # Errors
    /// [`AllocateError`] when the arena is used up; a run then has reached a limit of ours.
    pub fn allocate(
        &mut self,
        request: &PoolRequest,
        site: Site,
    ) -> Result<Allocation, AllocateError> {
        let exhausted = AllocateError::ArenaExhausted { size: request.size };
        let next = u32::try_from(self.blocks.len()).map_err(|_| exhausted)?;
        let placed = self
            .layout
            .place(request.size, request.cache_aligned, next)
            .ok_or(exhausted)?;
        self.allocations += 1;
        let block = Block {
            address: placed.address,
            size: request.size,
            kind: request.kind,
            allocator: request.allocator,
            tag: request.tag,
            number: self.allocations,
            allocated: site,
            state: BlockState::Live,
            room: placed.room,
        };
        if placed.entry == next {
            self.blocks.push(block);
        } else {
            self.blocks[placed.entry as usize] = block;
        }
        let usage = &mut self.usage[request.kind as usize];
        usage.blocks += 1;
        usage.bytes += request.size;
        Ok(Allocation {
            address: placed.address,
            pages: placed.pages,
            number: block.number,
        })
    }

    /// Finds the live block that `address` starts and that `by` may free with `tag`, without
    /// freeing it: its slack can still be read then. `None` for a function that takes no tag.
    ///
    /// # Errors
    /// [`FreeError`] says what is wrong with the address, the function or the tag.
    pub fn check_free(
        &self,
        address: Address,
        by: Allocator,
        tag: Option<PoolTag>,
    ) -> Result<&Block, FreeError> {
        let block = self.block_at(address).ok_or(FreeError::NotABlock)?;
        let Block {
            number, allocated, ..
        } = *block;
        if address != block.address {
            return Err(FreeError::NotStartOfBlock {
                number,
                place: block.place(address),
                allocated,
            });
        }
        if let BlockState::Freed(freed) = block.state {
            return Err(FreeError::AlreadyFreed {
                number,
                allocated,
                freed,
            });
        }
        if by != block.allocator {
            let allocated_by = block.allocator;
            return Err(FreeError::WrongAllocator {
                number,
                allocated_by,
                freed_by: by,
                allocated,
            });
        }
        match tag {
            Some(freed_with) if freed_with != block.tag => Err(FreeError::TagMismatch {
                number,
                allocated_with: block.tag,
                freed_with,
                allocated,
            }),
            _ => Ok(block),
        }
    }

    /// Frees the block that `address` starts.
    ///
    /// # Errors
    /// [`FreeError`], and then nothing has changed.
    pub fn free(
        &mut self,
        address: Address,
        by: Allocator,
        tag: Option<PoolTag>,
        site: Site,
    ) -> Result<Freed, FreeError> {
        let block = *self.check_free(address, by, tag)?;
        if let Some(index) = self.layout.entry_at(address) {
            self.blocks[index].state = BlockState::Freed(site);
        }
        let usage = &mut self.usage[block.kind as usize];
        usage.blocks -= 1;
        usage.bytes -= block.size;
        let pages = self.layout.release(address, block.room);
        Ok(Freed { block, pages })
    }

    /// The block, live or freed, whose room or guard page holds `address`: for a fault there.
    #[must_use]
    pub fn block_at(&self, address: Address) -> Option<&Block> {
        self.blocks.get(self.layout.entry_at(address)?)
    }

    /// The live blocks, in the order of their records: what a driver has not freed.
    pub fn outstanding(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| block.is_live())
    }

    /// What is in use of one pool.
    #[must_use]
    pub const fn usage(&self, kind: PoolKind) -> Usage {
        self.usage[kind as usize]
    }

    /// How many allocations there were in this run.
    #[must_use]
    pub const fn allocations(&self) -> u32 {
        self.allocations
    }

    /// The bytes around a block which its driver has no business with: a few before it on its
    /// own page, and all between its end and its guard page. Both are empty in packed mode.
    #[must_use]
    pub fn margins(&self, block: &Block) -> [AddressRange; 2] {
        if self.mode() == PoolMode::Packed {
            return [AddressRange::EMPTY; 2];
        }
        let lead = (block.address.0 % PAGE_SIZE).min(LEAD_WATCHED);
        // A block of no bytes has no page of its own before it.
        let lead = if block.room == 0 { 0 } else { lead };
        [
            AddressRange {
                start: Address(block.address.0 - lead),
                length: lead,
            },
            block.slack(),
        ]
    }

    /// Fills the margins of a block with [`SLACK_PATTERN`]; to be done when its pages have become
    /// accessible.
    ///
    /// # Errors
    /// [`BadAddress`] when the pages are not accessible.
    pub fn fill_margins<M: Memory>(&self, memory: &mut M, block: &Block) -> Result<(), BadAddress> {
        self.margins(block)
            .iter()
            .try_for_each(|range| memory.fill(range.start, range.length, SLACK_PATTERN))
    }

    /// The first byte of a block's margins that no longer holds [`SLACK_PATTERN`].
    ///
    /// # Errors
    /// [`BadAddress`] when the pages are not accessible.
    pub fn damage<M: Memory>(
        &self,
        memory: &M,
        block: &Block,
    ) -> Result<Option<Address>, BadAddress> {
        // No margin reaches a page: slack ends where the next page starts.
        let mut bytes = [0; 4096];
        for range in self.margins(block) {
            let Some(part) = usize::try_from(range.length)
                .ok()
                .and_then(|length| bytes.get_mut(..length))
            else {
                continue;
            };
            memory.read(range.start, part)?;
            if let Some(offset) = part.iter().position(|&byte| byte != SLACK_PATTERN) {
                return Ok(Some(range.start.offset(offset as u64)));
            }
        }
        Ok(None)
    }
}
