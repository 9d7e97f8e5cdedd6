//! Pool memory for drivers: the executive decides where a block lies and keeps its history; this
//! makes its pages accessible, fills what surrounds it, and takes the pages away again.
//! Pages: ddi/wdm/nf-wdm-exallocatepoolwithtag, devtest/special-pool.
//!
//! Every function that gives memory to a driver goes through here, those of NDIS too. Whether an
//! allocation fails in a schedule is for the exported function to ask ([`Call::fails`]).

use abi::Address;
use executive::device_objects::Deletion;
use executive::memory::Memory;
use executive::pool::{
    AllocateError, Allocation, Allocator, Block, BlockState, FreeError, PAGE_SIZE, Pool, PoolMode,
    PoolRequest, PoolTag, SLACK_PATTERN,
};
use rules::Violation;

use crate::call::{Call, Parts};
use crate::ending::Stop;
use crate::machine::Machine;
use crate::memory::DriverMemory;
use crate::pool_pages::{Contents, HostRefuses};
use crate::violations::related;

/// A block of more than this many bytes is refused as on a computer that has less memory.
const LARGEST_BLOCK: u64 = 1 << 30;

/// Why a block is not freed.
#[derive(Debug)]
pub enum FreePoolError {
    /// The address, the function or the tag is wrong.
    Refused(FreeError),
    /// Bytes next to the block were overwritten.
    Damaged {
        /// The block.
        block: Block,
        /// The first byte that was overwritten.
        at: Address,
    },
    /// The run is over.
    Stopped(Stop),
}

impl Call {
    /// Makes a block whose contents are undefined; `None` when it is larger than memory.
    ///
    /// # Errors
    /// Ends the run when the pool's addresses or the host's memory are used up.
    pub fn allocate_pool(&mut self, request: &PoolRequest) -> Result<Option<Address>, Stop> {
        self.place_block(request, Contents::Undefined)
    }

    /// Makes a block that holds zeros; `None` when it is larger than memory.
    ///
    /// # Errors
    /// As for [`Call::allocate_pool`].
    pub fn allocate_zeroed_pool(&mut self, request: &PoolRequest) -> Result<Option<Address>, Stop> {
        self.place_block(request, Contents::Zeros)
    }

    /// Frees the block that `address` starts, and gives it as it was while live.
    ///
    /// # Errors
    /// [`FreePoolError`]; the block stays then.
    pub fn free_pool(
        &mut self,
        address: Address,
        allocator: Allocator,
        tag: Option<PoolTag>,
    ) -> Result<Block, FreePoolError> {
        let site = self.site();
        let Parts {
            executive, memory, ..
        } = self.parts();
        let block = executive.pool.check_free(address, allocator, tag);
        let block = *block.map_err(FreePoolError::Refused)?;
        match executive.pool.damage(memory, &block) {
            Ok(None) => {}
            Ok(Some(at)) => return Err(FreePoolError::Damaged { block, at }),
            Err(bad) => return Err(FreePoolError::Stopped(self.bad_address(bad))),
        }
        let freed = executive.pool.free(address, allocator, tag, site);
        let pages = freed.map_err(FreePoolError::Refused)?.pages;
        match memory.pool.close(pages, address) {
            Ok(()) => Ok(block),
            Err(HostRefuses) => Err(FreePoolError::Stopped(self.host_refuses())),
        }
    }

    /// Frees the memory of a device object whose last reference was given back after its driver had
    /// deleted it.
    ///
    /// # Errors
    /// Ends the run when the host refuses.
    pub(crate) fn release_device(&mut self, deletion: Deletion) -> Result<(), Stop> {
        let Deletion::Released { address } = deletion else {
            return Ok(());
        };
        // Device objects of the system's own lie elsewhere, and stay.
        match self.free_pool(address, Allocator::DEVICE_OBJECT, None) {
            Err(FreePoolError::Stopped(stop)) => return Err(stop),
            Err(FreePoolError::Refused(_) | FreePoolError::Damaged { .. }) => {}
            Ok(block) => {
                self.executive().forget_range(block.address, block.size);
            }
        }
        Ok(())
    }

    fn place_block(
        &mut self,
        request: &PoolRequest,
        contents: Contents,
    ) -> Result<Option<Address>, Stop> {
        if request.size > LARGEST_BLOCK {
            return Ok(None);
        }
        let site = self.site();
        let Parts {
            executive, memory, ..
        } = self.parts();
        let made = match executive.pool.allocate(request, site) {
            Ok(made) => made,
            Err(error @ AllocateError::ArenaExhausted { .. }) => {
                return Err(self.unsupported(error.to_string()));
            }
        };
        let opened = prepare(&executive.pool, memory, &made, contents);
        match opened {
            Ok(()) => Ok(Some(made.address)),
            Err(HostRefuses) => Err(self.host_refuses()),
        }
    }

    #[cold]
    fn host_refuses(&mut self) -> Stop {
        self.unsupported(
            "the host changes no more page protections: it is out of memory, or vm.max_map_count \
             is lower than the pool blocks in use need",
        )
    }
}

/// Makes a block that was placed accessible, and fills it and what surrounds it.
fn prepare(
    pool: &Pool,
    memory: &mut DriverMemory,
    made: &Allocation,
    contents: Contents,
) -> Result<(), HostRefuses> {
    let Some(block) = pool.block_at(made.address) else {
        return Ok(());
    };
    if pool.mode() == PoolMode::Packed {
        memory.pool.open_run(made.pages)?;
        return fill_packed(memory, block, contents);
    }
    let [lead, _] = pool.margins(block);
    memory
        .pool
        .open(made.pages, made.address, lead.length, contents)?;
    pool.fill_margins(memory, block).map_err(|_| HostRefuses)
}

/// In packed mode pages are used again, and may have been used for another block in this run.
fn fill_packed(
    memory: &mut DriverMemory,
    block: &Block,
    contents: Contents,
) -> Result<(), HostRefuses> {
    let (length, value) = match contents {
        Contents::Zeros => (block.size, 0),
        Contents::Undefined => (block.size.min(PAGE_SIZE), SLACK_PATTERN),
    };
    let filled = memory.fill(block.address, length, value);
    filled.map_err(|_| HostRefuses)
}

impl Machine {
    /// Chooses what becomes of freed blocks in the runs to come. With `protect` they become inaccessible, so that every use
    /// of them faults at the very instruction. Without, which is faster, they are filled with what faults when it is
    /// followed as a pointer, kernel calls that are given them are refused as ever, and a run that ends well is looked through
    /// for blocks that were written to: then `pool-use-after-free` is among its violations, without the place. Sections
    /// that Windows discards after `DriverEntry` are discarded with `protect` only.
    ///
    /// The stacks of threads that have ended are protected or left alone likewise.
    ///
    /// Up to the first use of a freed block, a schedule gives the same run both ways.
    pub fn protect_freed(&mut self, protect: bool) {
        self.memory.pool.protects_freed = protect;
    }

    /// When the run is over: whether somebody wrote to a freed block.
    pub(crate) fn check_freed(&mut self) {
        let Some(at) = self.memory.pool.written_after_free() else {
            return;
        };
        let Some(&block) = self.executive.pool.block_at(at) else {
            return;
        };
        let title = format!(
            "the byte {} pool block #{} of {} bytes was written after the block had been freed",
            block.place(at),
            block.number,
            block.size
        );
        let mut violation =
            Violation::new(&rules::POOL_USE_AFTER_FREE, title, self.current_place());
        if let BlockState::Freed(freed) = block.state {
            violation
                .related
                .push(related("freed", self.place_of(&freed)));
        }
        let allocated = related("allocated", self.place_of(&block.allocated));
        violation.related.push(allocated);
        self.note_violation(violation);
    }
}
