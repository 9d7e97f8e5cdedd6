//! NDIS spin locks, as functions. Guide: network/spin-locks.
//!
//! The headers of the WDK turn these names into calls of the kernel's functions, so a driver imports
//! them only if it was compiled with other headers. An `NDIS_SPIN_LOCK` is a kernel spin lock and
//! the IRQL that was left when it was acquired.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::layout::ndis::NDIS_SPIN_LOCK;
use abi::{Address, Kirql};
use executive::SpinLockHow;
use machine::{Call, Stop, exports};

use crate::ntoskrnl::spin_locks::{acquire, release};

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisallocatespinlock")]
    #[irql(any)]
    fn NdisAllocateSpinLock(SpinLock: Address);

    #[docs("ddi/ndis/nf-ndis-ndisfreespinlock")]
    #[irql(any)]
    fn NdisFreeSpinLock(SpinLock: Address);

    #[docs("ddi/ndis/nf-ndis-ndisacquirespinlock")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisAcquireSpinLock(SpinLock: Address);

    #[docs("ddi/ndis/nf-ndis-ndisreleasespinlock")]
    #[irql(= DISPATCH_LEVEL)]
    fn NdisReleaseSpinLock(SpinLock: Address);

    #[docs("ddi/ndis/nf-ndis-ndisdpracquirespinlock")]
    #[irql(= DISPATCH_LEVEL)]
    fn NdisDprAcquireSpinLock(SpinLock: Address);

    #[docs("ddi/ndis/nf-ndis-ndisdprreleasespinlock")]
    #[irql(= DISPATCH_LEVEL)]
    fn NdisDprReleaseSpinLock(SpinLock: Address);
}

/// Makes the memory a spin lock that nobody holds.
fn NdisAllocateSpinLock(call: &mut Call, SpinLock: Address) -> Result<(), Stop> {
    call.executive()
        .forget_lock_order(NDIS_SPIN_LOCK::SpinLock.of(SpinLock));
    call.write_field(SpinLock, NDIS_SPIN_LOCK::SpinLock, 0)?;
    call.write_field(SpinLock, NDIS_SPIN_LOCK::OldIrql, 0)
}

/// The lock is not used any more; its memory is the driver's, so there is nothing to do.
fn NdisFreeSpinLock(_call: &mut Call, _SpinLock: Address) -> Result<(), Stop> {
    Ok(())
}

/// Raises the IRQL to `DISPATCH_LEVEL`, acquires the lock and keeps the IRQL before in it.
///
/// # Rules
/// `Irql_Synch_Function`, `spin-lock-recursive`, `spin-lock-deadlock`, `spin-lock-not-initialized`.
fn NdisAcquireSpinLock(call: &mut Call, SpinLock: Address) -> Result<(), Stop> {
    let previous = acquire(call, SpinLock, SpinLockHow::RAISE_TO_DPC)?;
    call.write_field(SpinLock, NDIS_SPIN_LOCK::OldIrql, previous.0)
}

/// Releases the lock and lowers the IRQL to what it was before.
///
/// # Rules
/// `Irql_Synch_Function`, `SpinLockRelease`, `spin-lock-wrong-owner`, `irql-lowered-with-spin-lock`.
fn NdisReleaseSpinLock(call: &mut Call, SpinLock: Address) -> Result<(), Stop> {
    let previous = Kirql(call.read_field(SpinLock, NDIS_SPIN_LOCK::OldIrql)?);
    release(call, SpinLock, Some(previous))
}

/// Acquires the lock for a caller at `DISPATCH_LEVEL`.
///
/// # Rules
/// Those of `NdisAcquireSpinLock`.
fn NdisDprAcquireSpinLock(call: &mut Call, SpinLock: Address) -> Result<(), Stop> {
    acquire(call, SpinLock, SpinLockHow::AT_DPC_LEVEL)?;
    call.write_field(SpinLock, NDIS_SPIN_LOCK::OldIrql, Kirql::DISPATCH_LEVEL.0)
}

/// Releases the lock and stays at `DISPATCH_LEVEL`.
///
/// # Rules
/// Those of `NdisReleaseSpinLock`.
fn NdisDprReleaseSpinLock(call: &mut Call, SpinLock: Address) -> Result<(), Stop> {
    release(call, SpinLock, None)
}
