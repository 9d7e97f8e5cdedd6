//! Pools of `NET_BUFFER_LIST` and `NET_BUFFER` structures.
//! Pages: ddi/nblapi/ns-nblapi-net_buffer_list_pool_parameters,
//! ddi/nblapi/nf-nblapi-ndisallocatenetbufferlist.

use abi::Address;
use abi::constants::ndis as constants;
use abi::layout::ndis::{
    NET_BUFFER_LIST_POOL_PARAMETERS as LIST_PARAMETERS, NET_BUFFER_POOL_PARAMETERS as PARAMETERS,
};
use executive::memory::Memory;
use executive::site::Site;

use crate::handles::{HandleError, Id, Kind, Object, Table};
use crate::object_header::{Expected, ObjectHeader, ObjectHeaderError};

/// `MEMORY_ALLOCATION_ALIGNMENT` of x64, in bytes.
pub const ALIGNMENT: u64 = 16;

/// Why pool parameters are not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PoolParametersError {
    /// The structure is not what it should be.
    #[error(transparent)]
    Header(#[from] ObjectHeaderError),
    /// `ContextSize` is no multiple of `MEMORY_ALLOCATION_ALIGNMENT`.
    #[error("ContextSize {0} is no multiple of 16")]
    ContextSize(u16),
    /// `DataSize` is given without `fAllocateNetBuffer`, to which it belongs.
    #[error("DataSize {0} is given, but fAllocateNetBuffer is FALSE")]
    DataWithoutNetBuffer(u32),
}

impl From<executive::memory::BadAddress> for PoolParametersError {
    fn from(error: executive::memory::BadAddress) -> Self {
        Self::Header(error.into())
    }
}

/// `NET_BUFFER_LIST_POOL_PARAMETERS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetBufferListPoolParameters {
    /// `ProtocolId`.
    pub protocol: u8,
    /// `fAllocateNetBuffer`: each list comes with one `NET_BUFFER`.
    pub with_net_buffer: bool,
    /// `ContextSize`: bytes of context that each list has.
    pub context_size: u16,
    /// `PoolTag`.
    pub tag: u32,
    /// `DataSize`: bytes of data that each list's `NET_BUFFER` has; 0 for none.
    pub data_size: u32,
}

impl NetBufferListPoolParameters {
    /// Reads the structure at `at`.
    ///
    /// # Errors
    /// [`PoolParametersError`] if it is not that structure or its sizes do not fit together.
    pub fn read<M: Memory + ?Sized>(memory: &M, at: Address) -> Result<Self, PoolParametersError> {
        let kind = constants::NDIS_OBJECT_TYPE_DEFAULT;
        let sizes = &[constants::NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1];
        ObjectHeader::check(memory, at, &Expected { kind, sizes })?;
        let parameters = Self {
            protocol: memory.read_field(at, LIST_PARAMETERS::ProtocolId)?,
            with_net_buffer: memory.read_field(at, LIST_PARAMETERS::fAllocateNetBuffer)? != 0,
            context_size: memory.read_field(at, LIST_PARAMETERS::ContextSize)?,
            tag: memory.read_field(at, LIST_PARAMETERS::PoolTag)?,
            data_size: memory.read_field(at, LIST_PARAMETERS::DataSize)?,
        };
        if !u64::from(parameters.context_size).is_multiple_of(ALIGNMENT) {
            return Err(PoolParametersError::ContextSize(parameters.context_size));
        }
        if parameters.data_size != 0 && !parameters.with_net_buffer {
            return Err(PoolParametersError::DataWithoutNetBuffer(
                parameters.data_size,
            ));
        }
        Ok(parameters)
    }
}

/// `NET_BUFFER_POOL_PARAMETERS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetBufferPoolParameters {
    /// `PoolTag`.
    pub tag: u32,
    /// `DataSize`: bytes of data that each `NET_BUFFER` has; 0 for none.
    pub data_size: u32,
}

impl NetBufferPoolParameters {
    /// Reads the structure at `at`.
    ///
    /// # Errors
    /// [`PoolParametersError`] if it is not that structure.
    pub fn read<M: Memory + ?Sized>(memory: &M, at: Address) -> Result<Self, PoolParametersError> {
        let kind = constants::NDIS_OBJECT_TYPE_DEFAULT;
        let sizes = &[constants::NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1];
        ObjectHeader::check(memory, at, &Expected { kind, sizes })?;
        Ok(Self {
            tag: memory.read_field(at, PARAMETERS::PoolTag)?,
            data_size: memory.read_field(at, PARAMETERS::DataSize)?,
        })
    }
}

/// A pool of `NET_BUFFER_LIST`s.
#[derive(Clone, Copy, Debug)]
pub struct NetBufferListPool {
    /// The NDIS handle it was allocated with; NULL is allowed.
    pub owner: Address,
    /// As given when it was allocated.
    pub parameters: NetBufferListPoolParameters,
    /// Structures of the pool that are allocated.
    pub allocated: u32,
}

impl Object for NetBufferListPool {
    const KIND: Kind = Kind::NetBufferListPool;
}

/// Names a pool of `NET_BUFFER_LIST`s.
pub type NetBufferListPoolId = Id<NetBufferListPool>;

/// A pool of `NET_BUFFER`s.
#[derive(Clone, Copy, Debug)]
pub struct NetBufferPool {
    /// The NDIS handle it was allocated with; NULL is allowed.
    pub owner: Address,
    /// As given when it was allocated.
    pub parameters: NetBufferPoolParameters,
    /// Structures of the pool that are allocated.
    pub allocated: u32,
}

impl Object for NetBufferPool {
    const KIND: Kind = Kind::NetBufferPool;
}

/// Names a pool of `NET_BUFFER`s.
pub type NetBufferPoolId = Id<NetBufferPool>;

/// A pool that counts what is allocated from it.
pub trait Pool: Object {
    /// Structures of the pool that are allocated.
    fn allocated(&self) -> u32;
}

impl Pool for NetBufferListPool {
    fn allocated(&self) -> u32 {
        self.allocated
    }
}

impl Pool for NetBufferPool {
    fn allocated(&self) -> u32 {
        self.allocated
    }
}

/// Why a pool cannot be freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FreePoolError {
    /// The handle names no such pool.
    #[error(transparent)]
    Handle(#[from] HandleError),
    /// Structures of it are allocated; it has been freed all the same.
    #[error("{allocated} structures of the pool are allocated")]
    InUse {
        /// How many.
        allocated: u32,
    },
}

/// Frees a pool.
///
/// # Errors
/// [`FreePoolError`] if there is none, or structures of it are left: it is gone then too.
pub fn free<P: Pool>(pools: &mut Table<P>, id: Id<P>, site: Site) -> Result<P, FreePoolError> {
    let pool = pools.remove(id, site)?;
    match pool.allocated() {
        0 => Ok(pool),
        allocated => Err(FreePoolError::InUse { allocated }),
    }
}

#[cfg(test)]
mod tests {
    use executive::memory::TestMemory;

    use super::*;
    use crate::testing::site;

    const PLAIN: NetBufferListPoolParameters = NetBufferListPoolParameters {
        protocol: 0,
        with_net_buffer: false,
        context_size: 0,
        tag: 1,
        data_size: 0,
    };

    fn read(
        context_size: u16,
        with_net_buffer: u8,
        data_size: u32,
    ) -> Result<NetBufferListPoolParameters, PoolParametersError> {
        let mut memory = TestMemory::new();
        let at = memory.map(0x1000, 16);
        memory.write(at, &[0x80, 1, 16, 0]).unwrap();
        memory
            .write_field(at, LIST_PARAMETERS::ContextSize, context_size)
            .unwrap();
        memory
            .write_field(at, LIST_PARAMETERS::fAllocateNetBuffer, with_net_buffer)
            .unwrap();
        memory
            .write_field(at, LIST_PARAMETERS::DataSize, data_size)
            .unwrap();
        NetBufferListPoolParameters::read(&memory, at)
    }

    /// ns-nblapi-net_buffer_list_pool_parameters, ContextSize: a multiple of MEMORY_ALLOCATION_ALIGNMENT.
    #[test]
    fn a_context_size_must_be_aligned() {
        assert_eq!(read(32, 1, 0).unwrap().context_size, 32);
        assert_eq!(read(8, 1, 0), Err(PoolParametersError::ContextSize(8)));
    }

    /// ns-nblapi-net_buffer_list_pool_parameters, DataSize: only with fAllocateNetBuffer.
    #[test]
    fn data_belongs_to_a_net_buffer() {
        assert_eq!(read(0, 1, 1514).unwrap().data_size, 1514);
        assert_eq!(
            read(0, 0, 1514),
            Err(PoolParametersError::DataWithoutNetBuffer(1514))
        );
    }

    /// nf-nblapi-ndisfreenetbufferlistpool: all structures are freed before the pool.
    #[test]
    fn freeing_a_pool_in_use_is_a_fact_and_the_handle_is_gone() {
        let mut pools = Table::new();
        let pool = NetBufferListPool {
            owner: Address::NULL,
            parameters: PLAIN,
            allocated: 2,
        };
        let id = pools.insert(pool, site(1)).unwrap();
        assert_eq!(
            free(&mut pools, id, site(2)).unwrap_err(),
            FreePoolError::InUse { allocated: 2 }
        );
        assert!(matches!(
            free(&mut pools, id, site(3)),
            Err(FreePoolError::Handle(_))
        ));
    }
}
