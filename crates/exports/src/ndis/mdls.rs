//! Memory descriptor lists from NDIS. Guide: network/net-buffer-architecture.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use machine::{Call, Stop, exports};
use ndis::allocators;

use super::network_memory;
use crate::facts;
use crate::ntoskrnl::pool::free;

exports! {
    image: "ndis.sys";

    #[docs("ddi/mdlapi/nf-mdlapi-ndisallocatemdl")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAllocateMdl(NdisHandle: Address, VirtualAddress: Address, Length: u32) -> Address;

    #[docs("ddi/mdlapi/nf-mdlapi-ndisfreemdl")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFreeMdl(Mdl: Address);
}

/// Allocates an MDL that describes a buffer in nonpaged memory, and needs no more preparation. NULL
/// when memory lacks.
///
/// # Rules
/// `Irql_NetBuffer_Function`, `NdisAllocateMdl`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisAllocateMdl(
    call: &mut Call,
    NdisHandle: Address,
    VirtualAddress: Address,
    Length: u32,
) -> Result<Address, Stop> {
    facts::resource_owners::check(call, NdisHandle)?;
    if call.fails() {
        return Ok(Address::NULL);
    }
    network_memory::mdl(call, VirtualAddress, Length, allocators::MDL)
}

/// Frees an MDL of `NdisAllocateMdl`, without the buffer that it describes and without the MDLs that
/// follow in its chain.
///
/// # Rules
/// `Irql_NetBuffer_Function`, `pool-double-free`, `pool-wrong-free-function`,
/// `pool-free-invalid-address`.
fn NdisFreeMdl(call: &mut Call, Mdl: Address) -> Result<(), Stop> {
    free(call, Mdl, allocators::MDL, None).map(drop)
}
