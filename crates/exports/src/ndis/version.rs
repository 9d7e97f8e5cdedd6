//! What NDIS this is, and what it offers.
//! Pages: ddi/ndis/nf-ndis-ndisgetversion, ddi/ndis/nf-ndis-ndisgetroutineaddress.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::{enumerators, ndis as constants, ndis_status};
use abi::layout::ndis::NDIS_HYPERVISOR_INFO;
use abi::{Address, NtStatus};
use machine::{Call, Stop, exports};
use ndis::version::NdisVersion;

use crate::driver_memory::unicode_string;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisgetversion")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisGetVersion() -> u32;

    #[docs("ddi/ndis/nf-ndis-ndisgetroutineaddress")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisGetRoutineAddress(NdisRoutineName: Address) -> Address;

    #[docs("ddi/ndis/nf-ndis-ndisgetshareddataalignment")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisGetSharedDataAlignment() -> u32;

    #[docs("ddi/ndis/nf-ndis-ndisgethypervisorinfo")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisGetHypervisorInfo(HypervisorInfo: Address) -> NtStatus;
}

/// Bytes of a cache line of x86-64 processors.
const CACHE_LINE: u32 = 64;

/// The newest version that this NDIS offers: the major one in the high word, the minor in the low.
///
/// # Rules
/// `Irql_Miscellaneous_Function`.
fn NdisGetVersion(_call: &mut Call) -> Result<u32, Stop> {
    Ok(NdisVersion::OFFERED.packed())
}

/// The address of a function of NDIS; NULL if this NDIS does not provide it.
///
/// # Rules
/// `Irql_Miscellaneous_Function`.
fn NdisGetRoutineAddress(call: &mut Call, NdisRoutineName: Address) -> Result<Address, Stop> {
    let name = String::from_utf16_lossy(&unicode_string(call, NdisRoutineName)?);
    let found = call.machine().exports().address_of("ndis.sys", &name);
    Ok(found.unwrap_or(Address::NULL))
}

/// The alignment that keeps what two processors use apart, in bytes.
///
/// # Rules
/// `Irql_Miscellaneous_Function`.
fn NdisGetSharedDataAlignment(_call: &mut Call) -> Result<u32, Stop> {
    Ok(CACHE_LINE)
}

/// Tells whether a hypervisor is there: none is. Returns `NDIS_STATUS_BUFFER_TOO_SHORT` if the header
/// says that the structure is too small.
fn NdisGetHypervisorInfo(call: &mut Call, HypervisorInfo: Address) -> Result<NtStatus, Stop> {
    let size = u32::from(call.read_field(HypervisorInfo, NDIS_HYPERVISOR_INFO::Header_Size)?);
    if size < constants::NDIS_SIZEOF_HYPERVISOR_INFO_REVISION_1 {
        return Ok(NtStatus(ndis_status::NDIS_STATUS_BUFFER_TOO_SHORT));
    }
    let partition = enumerators::NdisHypervisorPartitionTypeUnknown;
    call.write_field(HypervisorInfo, NDIS_HYPERVISOR_INFO::Flags, 0)?;
    call.write_field(
        HypervisorInfo,
        NDIS_HYPERVISOR_INFO::PartitionType,
        partition,
    )?;
    Ok(NtStatus::SUCCESS)
}
