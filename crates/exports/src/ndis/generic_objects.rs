//! Generic objects, whose addresses serve as handles for those who have none.
//! Pages: ddi/ndis/nf-ndis-ndisallocategenericobject, ddi/ndis/ns-ndis-_ndis_generic_object.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use abi::constants::ndis::NDIS_OBJECT_TYPE_DEFAULT;
use abi::layout::ndis::NDIS_GENERIC_OBJECT;
use executive::pool::PoolTag;
use machine::{Call, Stop, exports};
use ndis::allocators;

use super::memory::{DEFAULT_TAG, allocate_zeroed};
use crate::ntoskrnl::pool::free;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisallocategenericobject")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAllocateGenericObject(DriverObject: Address, Tag: u32, Size: u16) -> Address;

    #[docs("ddi/ndis/nf-ndis-ndisfreegenericobject")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFreeGenericObject(NdisObject: Address);
}

/// Allocates a generic object with `Size` bytes more behind it; NULL when the allocation fails, which a
/// schedule can ask for.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `pool-leak`.
///
/// # Differences from Windows
/// The header's type is `NDIS_OBJECT_TYPE_DEFAULT`: the number of the type that the page names is not
/// documented.
fn NdisAllocateGenericObject(
    call: &mut Call,
    DriverObject: Address,
    Tag: u32,
    Size: u16,
) -> Result<Address, Stop> {
    const REVISION_1: u8 = 1;
    let tag = if Tag == 0 { DEFAULT_TAG } else { PoolTag(Tag) };
    let size = NDIS_GENERIC_OBJECT::SIZE + u64::from(Size);
    let object = allocate_zeroed(call, allocators::GENERIC_OBJECT, size, tag)?;
    if object.is_null() {
        return Ok(object);
    }
    let kind = NDIS_OBJECT_TYPE_DEFAULT.to_le_bytes()[0];
    let header_size = u16::try_from(NDIS_GENERIC_OBJECT::SIZE).unwrap_or(u16::MAX);
    let caller = call.caller();
    call.write_field(object, NDIS_GENERIC_OBJECT::Header_Type, kind)?;
    call.write_field(object, NDIS_GENERIC_OBJECT::Header_Revision, REVISION_1)?;
    call.write_field(object, NDIS_GENERIC_OBJECT::Header_Size, header_size)?;
    call.write_field(object, NDIS_GENERIC_OBJECT::Caller, caller.0)?;
    call.write_field(object, NDIS_GENERIC_OBJECT::DriverObject, DriverObject.0)?;
    Ok(object)
}

/// Frees a generic object.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `pool-double-free`, `pool-free-invalid-address`,
/// `pool-wrong-free-function`.
fn NdisFreeGenericObject(call: &mut Call, NdisObject: Address) -> Result<(), Stop> {
    free(call, NdisObject, allocators::GENERIC_OBJECT, None).map(drop)
}
