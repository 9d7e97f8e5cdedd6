//! Making and freeing lists and `NET_BUFFER` structures: what was made how, and may be freed by what.
//! Pages: ddi/nblapi/nf-nblapi-ndisfreenetbufferlist, ddi/nblapi/nf-nblapi-ndisfreenetbuffer,
//! ddi/nblapi/nf-nblapi-ndisfreeclonenetbufferlist.

use abi::Address;
use abi::layout::ndis::{NET_BUFFER, NET_BUFFER_LIST, NET_BUFFER_LIST_CONTEXT};
use abi::layout::wdm::MDL;
use executive::mdls;
use executive::pool::PAGE_SIZE;
use executive::site::Site;

use super::{Holder, NetBufferList, NetBufferLists};
use crate::Ndis;
use crate::net_buffer_pools::{NetBufferListPoolId, NetBufferListPoolParameters, NetBufferPoolId};

/// Which function made a list, and so which one frees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// `NdisAllocateNetBufferList` or `NdisAllocateNetBufferAndNetBufferList`.
    Allocated,
    /// `NdisAllocateCloneNetBufferList`, with these flags.
    Cloned {
        /// `AllocateCloneFlags`.
        flags: u32,
    },
}

impl Made {
    /// The function that frees a list made so.
    #[must_use]
    pub const fn freed_by(self) -> &'static str {
        match self {
            Self::Allocated => "NdisFreeNetBufferList",
            Self::Cloned { .. } => "NdisFreeCloneNetBufferList",
        }
    }
}

/// Where the parts of a block with a list lie, in bytes from its start; 0 for a part that it lacks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListParts {
    /// A `NET_BUFFER`.
    pub net_buffer: u64,
    /// A `NET_BUFFER_LIST_CONTEXT`.
    pub context: u64,
    /// Bytes of context space.
    pub context_size: u64,
    /// An MDL.
    pub mdl: u64,
    /// The buffer that the MDL describes; it is last, so that an overrun leaves the block.
    pub data: u64,
    /// Bytes of the whole block.
    pub size: u64,
}

impl ListParts {
    /// A block with a list, a `NET_BUFFER` if wanted, and as much context and data space.
    #[must_use]
    pub const fn of_list(net_buffer: bool, context: u64, data: u32) -> Self {
        let mut parts = Self {
            net_buffer: 0,
            context: 0,
            context_size: 0,
            mdl: 0,
            data: 0,
            size: NET_BUFFER_LIST::SIZE,
        };
        if net_buffer {
            parts.net_buffer = parts.size;
            parts.size += NET_BUFFER::SIZE;
        }
        if context > 0 {
            parts.context = parts.size;
            parts.context_size = context.next_multiple_of(16);
            parts.size += NET_BUFFER_LIST_CONTEXT::SIZE + parts.context_size;
        }
        parts.with_data(data)
    }

    /// A block with a `NET_BUFFER` alone, at its start, and as much data space.
    #[must_use]
    pub const fn of_net_buffer(data: u32) -> Self {
        let parts = Self {
            net_buffer: 0,
            context: 0,
            context_size: 0,
            mdl: 0,
            data: 0,
            size: NET_BUFFER::SIZE,
        };
        parts.with_data(data)
    }

    /// A block with an MDL, at its start, and its buffer.
    #[must_use]
    pub const fn of_data(data: u32) -> Self {
        let parts = Self {
            net_buffer: 0,
            context: 0,
            context_size: 0,
            mdl: 0,
            data: 0,
            size: 0,
        };
        parts.with_data(data)
    }

    const fn with_data(mut self, data: u32) -> Self {
        if data > 0 {
            self.mdl = self.size;
            // The buffer may start anywhere on a page, and then touches one more.
            let frames = mdls::pages(Address(PAGE_SIZE - 1), data as u64);
            self.data = (self.mdl + MDL::SIZE + 8 * frames).next_multiple_of(16);
            self.size = self.data + data as u64;
        }
        self
    }
}

/// How a `NET_BUFFER` came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetBufferOrigin {
    /// By `NdisAllocateNetBuffer` or `NdisAllocateNetBufferMdlAndData`, from a pool.
    Pool(NetBufferPoolId),
    /// For a clone of a list, which frees it.
    Clone,
}

/// What is known of a `NET_BUFFER` that is not part of a list's block.
#[derive(Clone, Copy, Debug)]
pub struct NetBuffer {
    /// Counts those of a run from 1.
    pub number: u32,
    /// How it came to be.
    pub origin: NetBufferOrigin,
    /// Where.
    pub allocated: Site,
}

impl NetBuffer {
    /// The pool it is from.
    #[must_use]
    pub const fn pool(&self) -> Option<NetBufferPoolId> {
        match self.origin {
            NetBufferOrigin::Pool(pool) => Some(pool),
            NetBufferOrigin::Clone => None,
        }
    }
}

/// Why a list is not freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FreeNetBufferListError {
    /// No list is at the address: there never was one, or it is freed.
    #[error("there is no NET_BUFFER_LIST at {0}")]
    Unknown(Address),
    /// It is on its way through a stack.
    #[error("NET_BUFFER_LIST #{number} is not its driver's to free: {holder} has it")]
    OnItsWay {
        /// The list.
        number: u32,
        /// Who has it.
        holder: Holder,
        /// Since when.
        since: Site,
        /// Where it was allocated.
        allocated: Site,
    },
    /// Another function made it.
    #[error("NET_BUFFER_LIST #{number} is to be freed by {}", .made.freed_by())]
    WrongFunction {
        /// The list.
        number: u32,
        /// How it was made.
        made: Made,
        /// Where it was allocated.
        allocated: Site,
    },
    /// A clone is freed with other flags than it was made with.
    #[error(
        "NET_BUFFER_LIST #{number} was cloned with the flags {made:#x}, and is freed with {freed:#x}"
    )]
    WrongCloneFlags {
        /// The list.
        number: u32,
        /// The flags then.
        made: u32,
        /// The flags now.
        freed: u32,
        /// Where it was allocated.
        allocated: Site,
    },
}

/// Why a `NET_BUFFER` is not freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FreeNetBufferError {
    /// None was allocated there alone: it is part of a list, freed, or was never allocated.
    #[error("there is no NET_BUFFER at {0} that was allocated alone")]
    Unknown(Address),
    /// It belongs to a clone.
    #[error("NET_BUFFER #{number} belongs to a clone, and is freed with it")]
    OfClone {
        /// The structure.
        number: u32,
        /// Where it was allocated.
        allocated: Site,
    },
}

impl Ndis {
    /// Notes a list that was made at `at`; gives its number.
    pub fn made_list(
        &mut self,
        at: Address,
        pool: Option<NetBufferListPoolId>,
        made: Made,
        site: Site,
    ) -> u32 {
        if let Some(pool) = pool.and_then(|pool| self.net_buffer_list_pools.object_mut(pool).ok()) {
            pool.allocated += 1;
        }
        let lists = &mut self.net_buffer_lists;
        lists.lists_made += 1;
        let list = NetBufferList::new(lists.lists_made, pool, made, site);
        lists.lists.insert(at, list);
        lists.lists_made
    }

    /// Forgets a list that is freed.
    pub fn freed_list(&mut self, at: Address) {
        let Some(list) = self.net_buffer_lists.lists.remove(at) else {
            return;
        };
        self.net_buffer_lists.remember(at, &list);
        let pool = list.pool;
        if let Some(pool) = pool.and_then(|pool| self.net_buffer_list_pools.object_mut(pool).ok()) {
            pool.allocated -= 1;
        }
    }

    /// Notes a `NET_BUFFER` that was made at `at`.
    pub fn made_net_buffer(&mut self, at: Address, origin: NetBufferOrigin, site: Site) {
        if let NetBufferOrigin::Pool(pool) = origin
            && let Ok(pool) = self.net_buffer_pools.object_mut(pool)
        {
            pool.allocated += 1;
        }
        let lists = &mut self.net_buffer_lists;
        lists.net_buffers_made += 1;
        let structure = NetBuffer {
            number: lists.net_buffers_made,
            origin,
            allocated: site,
        };
        lists.net_buffers.insert(at, structure);
    }

    /// Forgets a `NET_BUFFER` that is freed; the answer says how it came to be.
    pub fn freed_net_buffer(&mut self, at: Address) -> Option<NetBufferOrigin> {
        let origin = self.net_buffer_lists.net_buffers.remove(at)?.origin;
        if let NetBufferOrigin::Pool(pool) = origin
            && let Ok(pool) = self.net_buffer_pools.object_mut(pool)
        {
            pool.allocated -= 1;
        }
        Some(origin)
    }

    /// The handles of the pools whose owner's handle is `of` that kind and that are left, with where
    /// they were made.
    pub fn net_buffer_pools_left(
        &self,
        of: impl Fn(Address) -> bool,
    ) -> impl Iterator<Item = (Address, Option<Site>)> {
        let lists = self.net_buffer_list_pools.iter();
        let lists = lists.map(|(id, pool)| {
            let made = self.net_buffer_list_pools.made(id).ok();
            (pool.owner, id.handle(), made)
        });
        let buffers = self.net_buffer_pools.iter();
        let buffers = buffers.map(|(id, pool)| {
            let made = self.net_buffer_pools.made(id).ok();
            (pool.owner, id.handle(), made)
        });
        lists
            .chain(buffers)
            .filter(move |(owner, ..)| of(*owner))
            .map(|(_, handle, made)| (handle, made))
    }
}

impl NetBufferLists {
    /// Whether the list at `at` may be freed by the function for those made so.
    ///
    /// # Errors
    /// [`FreeNetBufferListError`] says why not.
    pub fn check_free_list(
        &self,
        at: Address,
        made: Made,
    ) -> Result<&NetBufferList, FreeNetBufferListError> {
        let list = self.lists.of(at);
        let list = list.ok_or(FreeNetBufferListError::Unknown(at))?;
        let (number, allocated) = (list.number, list.allocated);
        if list.holder() != Holder::Owner {
            return Err(FreeNetBufferListError::OnItsWay {
                number,
                holder: list.holder(),
                since: list.since(),
                allocated,
            });
        }
        match (list.made, made) {
            (Made::Allocated, Made::Allocated) => Ok(list),
            (Made::Cloned { flags: before }, Made::Cloned { flags }) if before == flags => Ok(list),
            (Made::Cloned { flags: before }, Made::Cloned { flags }) => {
                Err(FreeNetBufferListError::WrongCloneFlags {
                    number,
                    made: before,
                    freed: flags,
                    allocated,
                })
            }
            (made, _) => Err(FreeNetBufferListError::WrongFunction {
                number,
                made,
                allocated,
            }),
        }
    }

    /// Whether `NdisFreeNetBuffer` may free what is at `at`.
    ///
    /// # Errors
    /// [`FreeNetBufferError`] says why not.
    pub fn check_free_net_buffer(&self, at: Address) -> Result<&NetBuffer, FreeNetBufferError> {
        let structure = self.net_buffers.of(at);
        let structure = structure.ok_or(FreeNetBufferError::Unknown(at))?;
        match structure.origin {
            NetBufferOrigin::Pool(_) => Ok(structure),
            NetBufferOrigin::Clone => Err(FreeNetBufferError::OfClone {
                number: structure.number,
                allocated: structure.allocated,
            }),
        }
    }

    /// Where a list of the pool was allocated that is not freed.
    #[must_use]
    pub fn list_of(&self, pool: NetBufferListPoolId) -> Option<Site> {
        let mut lists = self.lists.iter().map(|(_, list)| list);
        lists
            .find(|list| list.pool == Some(pool))
            .map(|list| list.allocated)
    }

    /// Where a `NET_BUFFER` of the pool was allocated that is not freed.
    #[must_use]
    pub fn net_buffer_of(&self, pool: NetBufferPoolId) -> Option<Site> {
        let mut structures = self.net_buffers.iter().map(|(_, structure)| structure);
        let found = structures.find(|structure| structure.pool() == Some(pool));
        found.map(|structure| structure.allocated)
    }

    /// The `NET_BUFFER` structures that are not freed and were not made for a clone.
    pub fn net_buffers_left(&self) -> impl Iterator<Item = (Address, &NetBuffer)> {
        let all = self.net_buffers.iter();
        all.filter(|(_, structure)| structure.pool().is_some())
    }
}

impl NetBufferListPoolParameters {
    /// Where the parts of a list of the pool lie, with as much context space.
    #[must_use]
    pub fn parts(&self, context_size: u16, context_back_fill: u16) -> ListParts {
        let asked = u64::from(context_size) + u64::from(context_back_fill);
        let context = asked.max(u64::from(self.context_size));
        ListParts::of_list(self.with_net_buffer, context, self.data_size)
    }
}
