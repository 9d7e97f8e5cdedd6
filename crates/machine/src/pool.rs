//! Pool memory for drivers: the executive decides where a block lies and keeps its history; this
//! makes its pages accessible, fills what surrounds it, and takes the pages away again.
//! Pages: ddi/wdm/nf-wdm-exallocatepoolwithtag, devtest/special-pool.
//!
//! Every function that gives memory to a driver goes through here, those of NDIS too. Whether an
//! allocation fails in a schedule is for the exported function to ask ([`Call::fails`]).

use abi::Address;
use executive::device_objects::Deletion;
use executive::memory::{BadAddress, Memory};
use executive::pool::{AddressRange, AllocateError, Allocator, Block, FreeError, PoolMode};
use executive::pool::{PoolRequest, PoolTag};

use crate::call::{Call, Parts};
use crate::ending::Stop;

/// What a fresh block holds that is not zeroed, or the first page of a larger one: as an address each
/// word belongs to nobody, so whoever follows it faults.
static UNINITIALIZED: [u8; 4096] = {
    let mut bytes = [0xB7; 4096];
    let mut word = 0;
    while word < 4096 {
        bytes[word + 6] = 0xFF;
        bytes[word + 7] = 0xFF;
        word += 8;
    }
    bytes
};
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
        let Some(address) = self.place_block(request)? else {
            return Ok(None);
        };
        let length = usize::try_from(request.size)
            .unwrap_or(usize::MAX)
            .min(UNINITIALIZED.len());
        let filled = self.memory().write(address, &UNINITIALIZED[..length]);
        filled.map_err(|bad| self.bad_address(bad))?;
        Ok(Some(address))
    }

    /// Makes a block that holds zeros; `None` when it is larger than memory.
    ///
    /// # Errors
    /// As for [`Call::allocate_pool`].
    pub fn allocate_zeroed_pool(&mut self, request: &PoolRequest) -> Result<Option<Address>, Stop> {
        let Some(address) = self.place_block(request)? else {
            return Ok(None);
        };
        // In guarded mode pages are used once in a run and come from the host as zeros.
        if self.executive().pool.mode() == PoolMode::Packed {
            let cleared = self.memory().fill(address, request.size, 0);
            cleared.map_err(|bad| self.bad_address(bad))?;
        }
        Ok(Some(address))
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
        if !pages.is_empty() && !memory.revoke(&range(pages)) {
            return Err(FreePoolError::Stopped(self.host_refuses()));
        }
        Ok(block)
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

    fn place_block(&mut self, request: &PoolRequest) -> Result<Option<Address>, Stop> {
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
        if !made.pages.is_empty() && !memory.commit(&range(made.pages)) {
            return Err(self.host_refuses());
        }
        let filled = match executive.pool.block_at(made.address) {
            Some(block) => executive.pool.fill_margins(memory, block),
            None => Err(BadAddress::read(made.address, request.size)),
        };
        filled.map_err(|bad| self.bad_address(bad))?;
        Ok(Some(made.address))
    }

    #[cold]
    fn host_refuses(&mut self) -> Stop {
        self.unsupported(
            "the host changes no more page protections: it is out of memory, or vm.max_map_count \
             is lower than the pool blocks in use need",
        )
    }
}

fn range(pages: AddressRange) -> std::ops::Range<u64> {
    pages.start.0..pages.start.0 + pages.length
}
