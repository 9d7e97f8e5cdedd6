//! Pools of `NET_BUFFER_LIST` and `NET_BUFFER` structures. Guide: network/net-buffer-architecture.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use machine::{Call, Stop, exports};
use ndis::net_buffer_pools::{
    self, FreePoolError, NetBufferListPool, NetBufferListPoolParameters, NetBufferPool,
    NetBufferPoolParameters, PoolParametersError,
};

use crate::facts;

exports! {
    image: "ndis.sys";

    #[docs("ddi/nblapi/nf-nblapi-ndisallocatenetbufferlistpool")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAllocateNetBufferListPool(NdisHandle: Address, Parameters: Address) -> Address;

    #[docs("ddi/nblapi/nf-nblapi-ndisfreenetbufferlistpool")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFreeNetBufferListPool(PoolHandle: Address);

    #[docs("ddi/nblapi/nf-nblapi-ndisallocatenetbufferpool")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAllocateNetBufferPool(NdisHandle: Address, Parameters: Address) -> Address;

    #[docs("ddi/nblapi/nf-nblapi-ndisfreenetbufferpool")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFreeNetBufferPool(PoolHandle: Address);
}

/// Makes a pool of lists; the handle may be NULL. Returns NULL when memory lacks or the parameters
/// can't be.
///
/// # Rules
/// `Irql_NetBuffer_Function`, `net-buffer-list-pool-left`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisAllocateNetBufferListPool(
    call: &mut Call,
    NdisHandle: Address,
    Parameters: Address,
) -> Result<Address, Stop> {
    check_owner(call, NdisHandle)?;
    let parameters = match NetBufferListPoolParameters::read(call.memory(), Parameters) {
        Ok(parameters) => parameters,
        Err(error) => return refuse(call, error),
    };
    if call.fails() {
        return Ok(Address::NULL);
    }
    let site = call.site();
    let pool = NetBufferListPool {
        owner: NdisHandle,
        parameters,
        allocated: 0,
    };
    let made = call.ndis().net_buffer_list_pools.insert(pool, site);
    Ok(made.map_or(Address::NULL, |id| id.handle()))
}

/// Frees a pool of lists, all of which must have been freed.
///
/// # Rules
/// `Irql_NetBuffer_Function`, `net-buffer-list-pool-in-use`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFreeNetBufferListPool(call: &mut Call, PoolHandle: Address) -> Result<(), Stop> {
    let site = call.site();
    let ndis = call.ndis();
    let found = ndis.net_buffer_list_pools.find(PoolHandle);
    let left = found.ok().and_then(|id| ndis.net_buffer_lists.list_of(id));
    let freed = found
        .map_err(FreePoolError::from)
        .and_then(|id| net_buffer_pools::free(&mut ndis.net_buffer_list_pools, id, site));
    freed.map(drop).map_err(|error| match error {
        FreePoolError::Handle(error) => facts::handles::wrong(call, error),
        FreePoolError::InUse { allocated } => {
            facts::net_buffer_lists::pool_in_use(call, allocated, left)
        }
    })
}

/// Makes a pool of `NET_BUFFER` structures; the handle may be NULL. Returns NULL when memory lacks or
/// the parameters can't be.
///
/// # Rules
/// `Irql_NetBuffer_Function`, `net-buffer-list-pool-left`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisAllocateNetBufferPool(
    call: &mut Call,
    NdisHandle: Address,
    Parameters: Address,
) -> Result<Address, Stop> {
    check_owner(call, NdisHandle)?;
    let parameters = match NetBufferPoolParameters::read(call.memory(), Parameters) {
        Ok(parameters) => parameters,
        Err(error) => return refuse(call, error),
    };
    if call.fails() {
        return Ok(Address::NULL);
    }
    let site = call.site();
    let pool = NetBufferPool {
        owner: NdisHandle,
        parameters,
        allocated: 0,
    };
    let made = call.ndis().net_buffer_pools.insert(pool, site);
    Ok(made.map_or(Address::NULL, |id| id.handle()))
}

/// Frees a pool of `NET_BUFFER` structures, all of which must have been freed.
///
/// # Rules
/// `Irql_NetBuffer_Function`, `net-buffer-list-pool-in-use`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFreeNetBufferPool(call: &mut Call, PoolHandle: Address) -> Result<(), Stop> {
    let site = call.site();
    let ndis = call.ndis();
    let found = ndis.net_buffer_pools.find(PoolHandle);
    let left = found
        .ok()
        .and_then(|id| ndis.net_buffer_lists.net_buffer_of(id));
    let freed = found
        .map_err(FreePoolError::from)
        .and_then(|id| net_buffer_pools::free(&mut ndis.net_buffer_pools, id, site));
    freed.map(drop).map_err(|error| match error {
        FreePoolError::Handle(error) => facts::handles::wrong(call, error),
        FreePoolError::InUse { allocated } => {
            facts::net_buffer_lists::pool_in_use(call, allocated, left)
        }
    })
}

fn check_owner(call: &mut Call, handle: Address) -> Result<(), Stop> {
    if handle.is_null() {
        return Ok(());
    }
    facts::resource_owners::check(call, handle)
}

/// No pool for parameters that can't be; an unreadable structure ends the run.
fn refuse(call: &mut Call, error: PoolParametersError) -> Result<Address, Stop> {
    let bad = match error {
        PoolParametersError::Header(error) => facts::handles::bad_address(&error),
        _ => None,
    };
    match bad {
        Some(bad) => Err(call.bad_address(bad)),
        None => Ok(Address::NULL),
    }
}
