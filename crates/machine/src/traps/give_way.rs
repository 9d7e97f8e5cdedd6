//! After a driver lowered its IRQL by writing cr8, DPCs that waited for that must run before its next
//! instruction. The handler can't run them; it makes the driver call this instead.

use std::arch::naked_asm;

use crate::call::Call;
use crate::entry::leave;

/// Called between two instructions of the driver: keeps all of its registers and flags.
#[unsafe(naked)]
pub(super) extern "C" fn keep_registers_and_give_way() {
    naked_asm!(
        "pushfq",
        "push rax", "push rcx", "push rdx", "push rbx", "push rbp", "push rsi", "push rdi",
        "push r8", "push r9", "push r10", "push r11", "push r12", "push r13", "push r14", "push r15",
        "cld",
        "mov rbp, rsp",
        "sub rsp, 512",
        "and rsp, -64",
        "fxsave [rsp]",
        "call {give_way}",
        "fxrstor [rsp]",
        "mov rsp, rbp",
        "pop r15", "pop r14", "pop r13", "pop r12", "pop r11", "pop r10", "pop r9", "pop r8",
        "pop rdi", "pop rsi", "pop rbp", "pop rbx", "pop rdx", "pop rcx", "pop rax",
        "popfq",
        "ret",
        give_way = sym give_way,
    )
}

extern "C" fn give_way() {
    let mut call = Call::of_system();
    if call.give_way().is_err() {
        leave();
    }
}
