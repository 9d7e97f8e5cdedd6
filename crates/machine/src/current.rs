//! The machine that runs on this host thread: the one global, by which an exported function finds
//! where it is.

use std::cell::Cell;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::MachineError;
use crate::machine::Machine;

thread_local! {
    static CURRENT: Cell<*mut Machine> = const { Cell::new(std::ptr::null_mut()) };
    static HOLDS_ADDRESS_SPACE: Cell<bool> = const { Cell::new(false) };
}

/// The machine that runs now; null if none does.
#[inline]
pub(crate) fn machine() -> *mut Machine {
    CURRENT.get()
}

/// Sets the machine that runs now.
pub(crate) fn set_machine(machine: *mut Machine) {
    CURRENT.set(machine);
}

/// Waits until no other thread has a machine.
pub(crate) fn claim_address_space(
    lock: &'static Mutex<()>,
) -> Result<MutexGuard<'static, ()>, MachineError> {
    if HOLDS_ADDRESS_SPACE.get() {
        return Err(MachineError::SecondMachine);
    }
    // A thread that panicked while it held the lock has dropped its machine, and with it all mappings.
    let guard = lock.lock().unwrap_or_else(PoisonError::into_inner);
    HOLDS_ADDRESS_SPACE.set(true);
    Ok(guard)
}

pub(crate) fn release_address_space() {
    HOLDS_ADDRESS_SPACE.set(false);
}
