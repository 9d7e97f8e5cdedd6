//! From a function's frame to that of its caller, by the unwind information of the function table.
//!
//! Page: cpp/build/exception-handling-x64. A frame may be known in part only: in the middle of a kernel
//! call the driver's nonvolatile registers are kept wherever the kernel's own code has put them. A
//! function that addresses its frame through such a register is taken to have allocated nothing of changing
//! size; [`Image::follows_call`] tells whether a return address makes sense.

use crate::{Image, RuntimeFunction};

/// How many parts of a function may refer to each other.
const CHAIN: usize = 32;
/// Flag: the entry of another part of the function follows the codes.
const CHAIN_INFORMATION: u8 = 4;

/// Where code of an image is, or goes on when what it called returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The RVA of the instruction, or of the one after a call.
    pub instruction: u32,
    /// Whether `instruction` is where a call returns to.
    pub returns_here: bool,
    /// The registers.
    pub registers: FrameRegisters,
}

/// The registers of a frame, as far as they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameRegisters {
    /// The stack pointer.
    pub stack: u64,
    /// The general registers by their numbers in instructions: rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi,
    /// r8 to r15. The one for rsp is not used.
    pub general: [Option<u64>; 16],
}

impl FrameRegisters {
    /// Registers of which nothing but the stack pointer is known.
    #[must_use]
    pub fn at(stack: u64) -> Self {
        Self {
            stack,
            general: [None; 16],
        }
    }
}

impl Image {
    /// The return address of a frame, and the registers that its caller will have.
    ///
    /// `read` reads eight bytes of memory. Nothing, if the frame or its unwind information makes no sense.
    pub fn unwind(
        &self,
        frame: &Frame,
        read: &mut dyn FnMut(u64) -> Option<u64>,
    ) -> Option<(u64, FrameRegisters)> {
        // A call may be the last instruction of its function.
        let within = frame
            .instruction
            .checked_sub(u32::from(frame.returns_here))?;
        let mut registers = frame.registers;
        match self.function_at(within) {
            Some(function) => {
                self.undo(function, within - function.begin, &mut registers, read)?;
            }
            // Only a function that calls nothing may be left out of the table.
            None if frame.returns_here => return None,
            None => {}
        }
        let address = read(registers.stack)?;
        registers.stack = registers.stack.checked_add(8)?;
        Some((address, registers))
    }

    /// Whether the code at `rva` can be where a call returns to: a call comes right before it.
    #[must_use]
    pub fn follows_call(&self, rva: u32) -> bool {
        let bytes_before = |length: u32| self.bytes_from(rva.checked_sub(length)?);
        let is_relative = bytes_before(5).is_some_and(|code| code.starts_with(&[0xE8]));
        // Through a register or memory: the operand takes up to six bytes.
        is_relative
            || (2..=7).any(|length| {
                let operand = bytes_before(length).and_then(|code| code.strip_prefix(&[0xFF]));
                operand
                    .is_some_and(|operand| operand.first().is_some_and(|first| first >> 3 & 7 == 2))
            })
    }

    /// Undoes what the function has done to the registers before its byte `offset`.
    fn undo(
        &self,
        function: RuntimeFunction,
        offset: u32,
        registers: &mut FrameRegisters,
        read: &mut dyn FnMut(u64) -> Option<u64>,
    ) -> Option<()> {
        let (mut unwind, mut offset) = (function.unwind, Some(offset));
        for _ in 0..CHAIN {
            if unwind & 1 != 0 {
                unwind = chained(self.bytes_from(unwind & !1)?)?;
                continue;
            }
            let information = self.bytes_from(unwind)?;
            let (header, rest) = information.split_first_chunk::<4>()?;
            let codes = rest.get(..2 * usize::from(header[2]))?;
            undo_codes(*header, codes, offset, registers, read)?;
            if header[0] >> 3 & CHAIN_INFORMATION == 0 {
                return Some(());
            }
            // Another part of the function: its prologue has run as a whole.
            offset = None;
            unwind = chained(rest.get(codes.len().next_multiple_of(4)..)?)?;
        }
        None
    }
}

/// The unwind information of an entry of the function table that another one refers to.
fn chained(entry: &[u8]) -> Option<u32> {
    let (entry, _) = entry.split_first_chunk::<12>()?;
    let (_, unwind) = entry.split_last_chunk::<4>()?;
    Some(u32::from_le_bytes(*unwind))
}

/// What an unwind code says that the prologue has done.
#[derive(Clone, Copy)]
enum Operation {
    Push(usize),
    Allocate(u64),
    SetFrame,
    Save(usize, u64),
    Nothing,
}

/// Undoes those of the operations that were done before the byte `offset`; all, if there is none.
fn undo_codes(
    header: [u8; 4],
    codes: &[u8],
    offset: Option<u32>,
    registers: &mut FrameRegisters,
    read: &mut dyn FnMut(u64) -> Option<u64>,
) -> Option<()> {
    let is_done = |done_at: u8| offset.is_none_or(|offset| u32::from(done_at) <= offset);
    let frame_register = usize::from(header[3] & 0xF);
    let frame_is_set = frame_register != 0
        && Codes(codes)
            .filter_map(|(done_at, operation)| {
                matches!(operation, Operation::SetFrame).then_some(done_at)
            })
            .all(is_done);
    let pointer = registers.general[frame_register]
        .filter(|_| frame_is_set)
        .map(|pointer| pointer.wrapping_sub(16 * u64::from(header[3] >> 4)));
    // Where saved registers are counted from.
    let base = pointer.unwrap_or(registers.stack);
    let mut done = Codes(codes);
    for (_, operation) in done.by_ref().filter(|(done_at, _)| is_done(*done_at)) {
        match operation {
            Operation::Push(register) => {
                registers.general[register] = Some(read(registers.stack)?);
                registers.stack = registers.stack.checked_add(8)?;
            }
            Operation::Allocate(size) => {
                registers.stack = registers.stack.checked_add(size)?;
            }
            Operation::SetFrame => registers.stack = pointer.unwrap_or(registers.stack),
            Operation::Save(register, at) => {
                registers.general[register] = Some(read(base.checked_add(at)?)?);
            }
            Operation::Nothing => {}
        }
    }
    done.0.is_empty().then_some(())
}

/// Unwind codes that are yet to be read; some are left where one can't be.
struct Codes<'image>(&'image [u8]);

impl Iterator for Codes<'_> {
    /// The offset in the function behind the instruction, and what it did.
    type Item = (u8, Operation);

    fn next(&mut self) -> Option<Self::Item> {
        let &[done_at, code] = self.0.first_chunk::<2>()?;
        let (length, operation) = decode(code, self.0.get(2..)?)?;
        self.0 = self.0.get(length..)?;
        Some((done_at, operation))
    }
}

/// A code with its length in bytes; `rest` is what follows its first two.
fn decode(code: u8, rest: &[u8]) -> Option<(usize, Operation)> {
    let information = usize::from(code >> 4);
    let short = || Some(u64::from(u16::from_le_bytes(*rest.first_chunk::<2>()?)));
    let long = || Some(u64::from(u32::from_le_bytes(*rest.first_chunk::<4>()?)));
    let decoded = match code & 0xF {
        0 => (2, Operation::Push(information)),
        1 if information == 0 => (4, Operation::Allocate(8 * short()?)),
        1 => (6, Operation::Allocate(long()?)),
        2 => (2, Operation::Allocate(8 * information as u64 + 8)),
        3 => (2, Operation::SetFrame),
        4 => (4, Operation::Save(information, 8 * short()?)),
        5 => (6, Operation::Save(information, long()?)),
        // Where epilogues are, in version 2 of the information.
        6 => (2, Operation::Nothing),
        // Vector registers.
        8 => (4, Operation::Nothing),
        9 => (6, Operation::Nothing),
        // The processor's own frame of an interrupt, which no driver here has, and what is not defined.
        _ => return None,
    };
    Some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Memory in which each address holds its own number times 16.
    fn read(at: u64) -> Option<u64> {
        Some(at * 16)
    }

    /// The registers after `codes` are undone, when the function has got to `offset`.
    fn undone(header: [u8; 4], codes: &[u8], offset: u32, known: Option<u64>) -> FrameRegisters {
        let mut registers = FrameRegisters::at(0x1000);
        registers.general[RBP] = known;
        undo_codes(header, codes, Some(offset), &mut registers, &mut read).expect("good codes");
        registers
    }

    const RBP: usize = 5;
    /// push rbp; sub rsp, 0x20
    const PLAIN: [u8; 4] = [5, 0x32, 1, 0x50];
    /// push rbp; mov rbp, rsp; sub rsp, 0x20
    const WITH_FRAME: [u8; 6] = [8, 0x32, 4, 0x03, 1, 0x50];

    #[test]
    fn push_and_allocation_are_undone_in_the_body() {
        let registers = undone([1, 5, 2, 0], &PLAIN, 5, None);
        assert_eq!(registers.stack, 0x1028);
        assert_eq!(registers.general[RBP], Some(0x1020 * 16));
    }

    #[test]
    fn only_what_has_run_of_the_prologue_is_undone() {
        let registers = undone([1, 5, 2, 0], &PLAIN, 1, None);
        assert_eq!(registers.stack, 0x1008);
        assert_eq!(undone([1, 5, 2, 0], &PLAIN, 0, None).stack, 0x1000);
    }

    #[test]
    fn frame_pointer_tells_the_stack_pointer() {
        let registers = undone([1, 8, 3, 5], &WITH_FRAME, 20, Some(0x2000));
        assert_eq!(registers.stack, 0x2008);
    }

    #[test]
    fn unknown_frame_pointer_is_done_without() {
        let registers = undone([1, 8, 3, 5], &WITH_FRAME, 20, None);
        assert_eq!(registers.stack, 0x1028);
    }

    #[test]
    fn frame_pointer_that_is_not_set_yet_is_not_used() {
        let registers = undone([1, 8, 3, 5], &WITH_FRAME, 1, Some(0x2000));
        assert_eq!(registers.stack, 0x1008);
    }

    #[test]
    fn code_that_is_cut_off_or_unknown_makes_no_sense() {
        let mut registers = FrameRegisters::at(0x1000);
        for codes in [[5, 0x01].as_slice(), &[5, 0x0F]] {
            let header = [1, 5, 1, 0];
            let undone = undo_codes(header, codes, None, &mut registers, &mut read);
            assert_eq!(undone, None);
        }
    }
}
