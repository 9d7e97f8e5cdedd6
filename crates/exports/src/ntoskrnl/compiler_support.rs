//! What compilers call by themselves: stack probes, guarded calls, exception handlers and pure
//! virtual functions. Pages: cpp/build/prolog-and-epilog, cpp/build/x64-exception-handling,
//! win32/secbp/control-flow-guard.
//!
//! The first three are machine instructions, because they keep registers that a function may change.
//! The loader puts the two of Control Flow Guard into the image's load configuration by their names.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use machine::{Call, Export, ExportKind, IrqlRange, Stop, exports};
use rules::Violation;

exports! {
    image: "ntoskrnl.exe";

    #[docs("cpp/build/x64-exception-handling")]
    #[irql(any)]
    fn __C_specific_handler(
        ExceptionRecord: Address,
        EstablisherFrame: Address,
        ContextRecord: Address,
        DispatcherContext: Address,
    ) -> i32;

    #[docs("c-runtime-library/reference/purecall")]
    #[irql(any)]
    fn _purecall();
}

/// Support in machine instructions.
pub(crate) static INSTRUCTIONS: &[Export] = &[
    instructions("__chkstk", "cpp/build/prolog-and-epilog", CHECK_STACK),
    instructions(
        "_guard_check_icall",
        "win32/secbp/control-flow-guard",
        RETURN,
    ),
    instructions(
        "_guard_dispatch_icall",
        "win32/secbp/control-flow-guard",
        JUMP_TO_RAX,
    ),
];

const fn instructions(name: &'static str, docs: &'static str, code: &'static [u8]) -> Export {
    Export {
        image: "ntoskrnl.exe",
        name,
        parameters: &[],
        docs,
        irql: IrqlRange::ANY,
        kind: ExportKind::Instructions(code),
    }
}

/// Touches each page between the caller's stack pointer and that many bytes below it as rax says, so
/// that a frame which is larger than the guard page can't jump over it. Keeps all registers.
const CHECK_STACK: &[u8] = &[
    0x41, 0x52, // push r10
    0x41, 0x53, // push r11
    0x4C, 0x8D, 0x54, 0x24, 0x18, // lea r10, [rsp + 24]: the caller's stack pointer
    0x4D, 0x89, 0xD3, // mov r11, r10
    0x49, 0x29, 0xC3, // sub r11, rax: where the frame will end
    0x73, 0x03, // jnc next
    0x45, 0x31, 0xDB, // xor r11d, r11d: the frame is larger than the address space
    0x49, 0x81, 0xEA, 0x00, 0x10, 0x00, 0x00, // next: sub r10, 4096
    0x4D, 0x39, 0xDA, // cmp r10, r11
    0x72, 0x05, // jb last
    0x45, 0x84, 0x12, // test [r10], r10b
    0xEB, 0xEF, // jmp next
    0x45, 0x84, 0x1B, // last: test [r11], r11b
    0x41, 0x5B, // pop r11
    0x41, 0x5A, // pop r10
    0xC3, // ret
];

/// Every target of an indirect call passes the check: a wild one faults when it is called.
const RETURN: &[u8] = &[
    0xC3, // ret
];

/// A guarded call passes its target in rax and its arguments as they are.
const JUMP_TO_RAX: &[u8] = &[
    0xFF, 0xE0, // jmp rax
];

/// The handler of functions with `__try`. The address is there for images that name it in their
/// exception tables; an exception of a driver ends the run before any handler is asked.
///
/// # Differences from Windows
/// Exceptions are not dispatched to handlers.
fn __C_specific_handler(
    call: &mut Call,
    _ExceptionRecord: Address,
    _EstablisherFrame: Address,
    _ContextRecord: Address,
    _DispatcherContext: Address,
) -> Result<i32, Stop> {
    Err(call.unsupported("__C_specific_handler: exceptions are not dispatched to handlers"))
}

/// What a C++ object calls whose class does not implement a function: it is under construction, or
/// destroyed.
///
/// # Rules
/// `driver-fault`.
fn _purecall(call: &mut Call) -> Result<(), Stop> {
    let title = "a pure virtual function is called";
    let help = "look for an object that is used while it is constructed, or after it was destroyed";
    let violation = Violation::new(&rules::DRIVER_FAULT, title, call.place()).with_help(help);
    Err(call.violation(violation))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An export has 64 bytes of code.
    #[test]
    fn instructions_fit_their_room() {
        for export in INSTRUCTIONS {
            let ExportKind::Instructions(code) = export.kind else {
                panic!("{} is no code", export.name);
            };
            assert!(code.len() <= 64, "{}", export.name);
        }
    }
}
