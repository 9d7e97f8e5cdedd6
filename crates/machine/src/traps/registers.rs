//! The processor's registers when an instruction faulted, as the host hands them to a signal handler.

use abi::Address;
use executive::memory::Memory;

use crate::memory::DriverMemory;

/// The registers of the interrupted fiber. What is changed here takes effect when the handler returns.
pub(super) struct Registers<'handler> {
    general: &'handler mut [i64; 23],
}

/// Bits of the error code that the processor gives with a page fault.
const ERROR_WRITE: u64 = 2;
const ERROR_FETCH: u64 = 16;
/// How far below the top of a stack its fiber goes on after a fault.
const LANDING_DEPTH: u64 = 32 * 1024;

impl Registers<'_> {
    /// The registers in `context`.
    ///
    /// # Safety
    /// `context` must be what the host passed to the signal handler that runs now.
    pub(super) unsafe fn new(context: *mut libc::c_void) -> Self {
        // SAFETY: the host passes a valid `ucontext_t`, which nobody else refers to.
        let context = unsafe { &mut *context.cast::<libc::ucontext_t>() };
        Self {
            general: &mut context.uc_mcontext.gregs,
        }
    }

    pub(super) fn get(&self, register: i32) -> u64 {
        usize::try_from(register)
            .ok()
            .and_then(|index| self.general.get(index))
            .map_or(0, |value| value.cast_unsigned())
    }

    pub(super) fn set(&mut self, register: i32, value: u64) {
        let slot = usize::try_from(register)
            .ok()
            .and_then(|index| self.general.get_mut(index));
        if let Some(slot) = slot {
            *slot = value.cast_signed();
        }
    }

    pub(super) fn instruction(&self) -> u64 {
        self.get(libc::REG_RIP)
    }

    pub(super) fn set_instruction(&mut self, address: u64) {
        self.set(libc::REG_RIP, address);
    }

    pub(super) fn was_write(&self) -> bool {
        self.get(libc::REG_ERR) & ERROR_WRITE != 0
    }

    pub(super) fn was_fetch(&self) -> bool {
        self.get(libc::REG_ERR) & ERROR_FETCH != 0
    }

    /// What lies on top of the stack: the caller, when a call went to a bad address.
    pub(super) fn return_address(&self, memory: &DriverMemory) -> Address {
        memory
            .read_scalar(Address(self.get(libc::REG_RSP)))
            .unwrap_or(Address::NULL)
    }

    /// Pushes `value` on the driver's stack, as a call instruction does.
    pub(super) fn push(&mut self, memory: &mut DriverMemory, value: u64) -> bool {
        let stack = self.get(libc::REG_RSP).wrapping_sub(8);
        self.set(libc::REG_RSP, stack);
        memory.write_scalar(Address(stack), value).is_ok()
    }

    /// Goes on at `landing`, on a part of the fiber's stack whose frames will not run again.
    pub(super) fn jump_to_landing(&mut self, stack_top: u64, landing: extern "C" fn() -> !) {
        const DIRECTION_FLAG: u64 = 0x400;
        // A function's first instruction expects the stack to be 8 bytes below a multiple of 16.
        self.set(libc::REG_RSP, (stack_top - LANDING_DEPTH) - 8);
        self.set(libc::REG_EFL, self.get(libc::REG_EFL) & !DIRECTION_FLAG);
        self.set_instruction((landing as *const ()).addr() as u64);
    }
}
