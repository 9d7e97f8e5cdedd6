//! Mutexes. Guide: kernel/mutex-objects.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use abi::layout::wdm::{DISPATCHER_HEADER, KMUTANT};
use machine::{Call, Stop, exports};

use super::dispatcher_headers::{self, ObjectType, mutex_state};
use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-keinitializemutex")]
    #[irql(any)]
    fn KeInitializeMutex(Mutex: Address, Level: u32);

    #[docs("ddi/wdm/nf-wdm-kereleasemutex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeReleaseMutex(Mutex: Address, Wait: bool) -> i32;

    #[docs("ddi/wdm/nf-wdm-kereadstatemutex")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeReadStateMutex(Mutex: Address) -> i32;
}

/// Makes the memory a mutex that nobody owns. `Level` has no meaning.
///
/// # Rules
/// `object-initialized-in-use`.
fn KeInitializeMutex(call: &mut Call, Mutex: Address, _Level: u32) -> Result<(), Stop> {
    const UNIT: u64 = 4;
    dispatcher_headers::initialize(call, Mutex, ObjectType::MUTANT, 0, 1)?;
    // A mutex has its size where other objects have their flags.
    let size = u8::try_from(KMUTANT::SIZE / UNIT).unwrap_or(0);
    call.write_field(Mutex, DISPATCHER_HEADER::Signalling, size)?;
    call.write_field(Mutex, KMUTANT::OwnerThread, 0)?;
    call.write_field(Mutex, KMUTANT::MutantFlags, 0)?;
    call.write_field(Mutex, KMUTANT::ApcDisable, 1)?;
    let made = call.executive().initialize_mutex(Mutex);
    made.map_err(|error| facts::dispatcher_objects::initialize(call, error))
}

/// Releases the mutex once; returns its state before, which is 0 when nobody owns it now.
///
/// # Rules
/// `IrqlKeDispatchLte`, `lock-not-owned`, `object-not-initialized`, `object-of-another-kind`.
fn KeReleaseMutex(call: &mut Call, Mutex: Address, _Wait: bool) -> Result<i32, Stop> {
    let before = call.executive().mutex_depth(Mutex);
    if let Err(error) = call.executive().release_mutex(Mutex) {
        return Err(facts::dispatcher_objects::release_mutex(call, Mutex, error));
    }
    dispatcher_headers::show_state(call, Mutex)?;
    Ok(mutex_state(before.unwrap_or(0)))
}

/// Returns the mutex's state: 1 if nobody owns it, else 0 or less.
///
/// # Rules
/// `object-not-initialized`, `object-of-another-kind`.
fn KeReadStateMutex(call: &mut Call, Mutex: Address) -> Result<i32, Stop> {
    match call.executive().mutex_depth(Mutex) {
        Ok(depth) => Ok(mutex_state(depth)),
        Err(error) => Err(facts::dispatcher_objects::object(call, error)),
    }
}
