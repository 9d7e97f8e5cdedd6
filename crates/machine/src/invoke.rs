//! Calling a routine of the driver by its address, in the Windows x64 calling convention.
#![expect(
    unsafe_code,
    reason = "a driver's routine is known by its address only"
)]

use abi::Address;

type Four = extern "win64" fn(u64, u64, u64, u64) -> u64;
type Eight = extern "win64" fn(u64, u64, u64, u64, u64, u64, u64, u64) -> u64;

/// Calls the routine at `routine` with up to eight arguments.
///
/// A routine reads as many of them as it declares; the others do it no harm, because the caller
/// removes them. An address that can't be executed faults, and the fault is the driver's.
///
/// # Panics
/// If there are more than eight arguments.
#[inline]
pub(crate) fn call(routine: Address, arguments: &[u64]) -> u64 {
    let argument = |index: usize| arguments.get(index).copied().unwrap_or(0);
    let code = std::ptr::with_exposed_provenance::<()>(usize::try_from(routine.0).unwrap_or(0));
    assert!(
        arguments.len() <= 8,
        "no routine of a driver takes more than eight arguments"
    );
    if code.is_null() {
        return call_null();
    }
    if arguments.len() <= 4 {
        // SAFETY: a function pointer is an address, which is not null here. Whether code is there is
        // the driver's affair: a fault on the way is caught by the trap handler and ends the run.
        let function = unsafe { std::mem::transmute::<*const (), Four>(code) };
        return function(argument(0), argument(1), argument(2), argument(3));
    }
    // SAFETY: as above.
    let function = unsafe { std::mem::transmute::<*const (), Eight>(code) };
    function(
        argument(0),
        argument(1),
        argument(2),
        argument(3),
        argument(4),
        argument(5),
        argument(6),
        argument(7),
    )
}

/// What happens when a driver gave NULL as a routine: the processor would jump there and fault.
#[cold]
fn call_null() -> u64 {
    crate::traps::null_routine()
}
