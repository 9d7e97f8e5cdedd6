//! What must happen between two instructions of the driver: DPCs that waited until the driver lowered its IRQL
//! by writing cr8 run before its next instruction, and others may go on before it accesses memory. The handler can't
//! do that; it makes the driver call this instead.

use std::arch::naked_asm;

use abi::Address;

use super::registers::KeptRegisters;
use crate::call::Call;
use crate::entry::leave;

/// Code that is called between two instructions of the driver: it keeps all registers and flags, and passes
/// `$routine` what it kept, as [`KeptRegisters::new`] takes it.
macro_rules! keeping_registers {
    ($(#[$doc:meta])* $name:ident calls $routine:ident) => {
        $(#[$doc])*
        #[unsafe(naked)]
        pub(super) extern "C" fn $name() {
            naked_asm!(
                "pushfq",
                "push rax", "push rcx", "push rdx", "push rbx", "push rbp", "push rsi", "push rdi",
                "push r8", "push r9", "push r10", "push r11", "push r12", "push r13", "push r14", "push r15",
                "cld",
                "mov rbp, rsp",
                "sub rsp, 512",
                "and rsp, -64",
                "fxsave [rsp]",
                "mov rdi, rbp",
                "mov rsi, rsp",
                "call {routine}",
                "fxrstor [rsp]",
                "mov rsp, rbp",
                "pop r15", "pop r14", "pop r13", "pop r12", "pop r11", "pop r10", "pop r9", "pop r8",
                "pop rdi", "pop rsi", "pop rbp", "pop rbx", "pop rdx", "pop rcx", "pop rax",
                "popfq",
                "ret",
                routine = sym $routine,
            )
        }
    };
}

keeping_registers! {
    /// Lets others go on.
    keep_registers_and_give_way calls give_way
}

keeping_registers! {
    /// Stops before a watched access, whose instruction comes next.
    keep_registers_and_stop calls stop
}

extern "C" fn give_way() {
    let mut call = Call::of_system();
    if call.give_way().is_err() {
        leave();
    }
}

extern "C" fn stop(frame: *const [u64; KeptRegisters::FRAME], vectors: *const [u8; 512]) {
    // SAFETY: the only caller is the code above, which has just written both and keeps them until this returns.
    let registers = unsafe { KeptRegisters::new(frame, vectors) };
    let at = Address(registers.instruction);
    let mut call = Call::of_system();
    if call.stop_before_access(at, &registers).is_err() {
        leave();
    }
}
