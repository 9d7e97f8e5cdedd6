//! The processor's registers when an instruction faulted, as the host hands them to a signal handler.

use abi::Address;
use executive::memory::Memory;
use image::FrameRegisters;

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

    /// The registers of the frame that was interrupted, all of which are known.
    pub(super) fn of_frame(&self) -> FrameRegisters {
        /// In the order of their numbers in instructions.
        const GENERAL: [i32; 16] = [
            libc::REG_RAX,
            libc::REG_RCX,
            libc::REG_RDX,
            libc::REG_RBX,
            libc::REG_RSP,
            libc::REG_RBP,
            libc::REG_RSI,
            libc::REG_RDI,
            libc::REG_R8,
            libc::REG_R9,
            libc::REG_R10,
            libc::REG_R11,
            libc::REG_R12,
            libc::REG_R13,
            libc::REG_R14,
            libc::REG_R15,
        ];
        FrameRegisters {
            stack: self.get(libc::REG_RSP),
            general: GENERAL.map(|register| Some(self.get(register))),
        }
    }

    /// What lies on top of the stack: the caller, when a call went to a bad address.
    pub(super) fn return_address(&self, memory: &DriverMemory) -> Address {
        memory
            .read_scalar(Address(self.get(libc::REG_RSP)))
            .unwrap_or(Address::NULL)
    }

    /// Has the driver call `routine`, which keeps its registers, and go on at `instruction` afterwards. False if its
    /// stack has no room.
    pub(super) fn call(
        &mut self,
        memory: &mut DriverMemory,
        instruction: u64,
        routine: extern "C" fn(),
    ) -> bool {
        let has_room = self.push(memory, instruction);
        if has_room {
            self.set_instruction((routine as *const ()).addr() as u64);
        }
        has_room
    }

    /// Pushes `value` on the driver's stack, as a call instruction does.
    fn push(&mut self, memory: &mut DriverMemory, value: u64) -> bool {
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

/// The registers of a driver between two of its instructions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeptRegisters {
    /// By their numbers in the machine's encoding.
    general: [u64; 16],
    /// The lower 128 bits.
    vectors: [u128; 16],
    /// The instruction that comes next.
    pub(super) instruction: u64,
}

impl KeptRegisters {
    /// Words of a frame: r15 down to r8, then rdi, rsi, rbp, rbx, rdx, rcx, rax, the flags, and the address of
    /// the next instruction.
    pub(super) const FRAME: usize = 17;
    /// Where each register is in a frame, by its number; rsp is not kept, but tells itself by where the frame is.
    const PLACES: [usize; 16] = [14, 13, 12, 11, 16, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
    const RSP: usize = 4;
    /// Offset of the vector registers in what `fxsave` writes.
    const VECTORS: usize = 160;

    /// Reads what was kept: a frame, and what `fxsave` wrote.
    ///
    /// # Safety
    /// Both can be read.
    pub(super) unsafe fn new(frame: *const [u64; Self::FRAME], vectors: *const [u8; 512]) -> Self {
        let above = frame.wrapping_add(1).addr() as u64;
        // SAFETY: the caller vouches for it.
        let frame = unsafe { &*frame };
        // SAFETY: the caller vouches for it.
        let vectors = unsafe { &*vectors };
        let mut general = Self::PLACES.map(|place| frame[place]);
        general[Self::RSP] = above;
        let vector = |number: usize| {
            let start = Self::VECTORS + 16 * number;
            let bytes = vectors
                .get(start..start + 16)
                .and_then(|bytes| bytes.try_into().ok());
            u128::from_le_bytes(bytes.unwrap_or_default())
        };
        Self {
            general,
            vectors: std::array::from_fn(vector),
            instruction: frame[Self::FRAME - 1],
        }
    }

    /// A general register, by its number.
    pub(crate) fn general(&self, number: u8) -> u64 {
        self.general.get(usize::from(number)).copied().unwrap_or(0)
    }

    /// The lower half of a vector register, by its number.
    pub(crate) fn vector(&self, number: u8) -> u128 {
        self.vectors.get(usize::from(number)).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::KeptRegisters;

    #[test]
    fn registers_are_found_in_the_frame_by_their_numbers() {
        // Each word holds the number of the register that is pushed there.
        let frame: [u64; KeptRegisters::FRAME] = [
            15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 3, 2, 1, 0, 0xF1A6, 0xADD8,
        ];
        let mut vectors = [0; 512];
        vectors[160 + 16 * 5] = 55;
        // SAFETY: both are live.
        let registers = unsafe { KeptRegisters::new(&raw const frame, &raw const vectors) };
        for number in (0..16).filter(|&number| number != 4) {
            assert_eq!(registers.general(number), u64::from(number));
        }
        let above = (&raw const frame).addr() + size_of_val(&frame);
        assert_eq!(registers.general(4), above as u64);
        assert_eq!(registers.instruction, 0xADD8);
        assert_eq!((registers.vector(4), registers.vector(5)), (0, 55));
    }
}
