//! Whether rbp is the pointer to a routine's frame, or one more register.

use iced_x86::{Instruction, InstructionInfoFactory, Mnemonic, OpAccess, OpKind, Register};

/// Follows what the instructions of one routine do to rbp.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FramePointer {
    is_set: bool,
    is_used_otherwise: bool,
}

impl FramePointer {
    /// Looks at one instruction of the routine.
    pub(crate) fn see(&mut self, instruction: &Instruction, factory: &mut InstructionInfoFactory) {
        if is_set_to_frame(instruction) {
            self.is_set = true;
        } else if !is_taken_back(instruction) && writes_rbp(instruction, factory) {
            self.is_used_otherwise = true;
        }
    }

    /// Whether rbp certainly points to the frame wherever the routine uses it for an address.
    pub(crate) fn is_certain(self) -> bool {
        self.is_set && !self.is_used_otherwise
    }
}

/// `mov rbp, rsp` or `lea rbp, [rsp+...]`.
fn is_set_to_frame(instruction: &Instruction) -> bool {
    if instruction.op0_kind() != OpKind::Register || instruction.op0_register() != Register::RBP {
        return false;
    }
    match instruction.mnemonic() {
        Mnemonic::Mov => {
            instruction.op1_kind() == OpKind::Register
                && instruction.op1_register() == Register::RSP
        }
        Mnemonic::Lea => {
            instruction.memory_base() == Register::RSP
                && instruction.memory_index() == Register::None
        }
        _ => false,
    }
}

/// What a routine ends with.
fn is_taken_back(instruction: &Instruction) -> bool {
    matches!(instruction.mnemonic(), Mnemonic::Pop | Mnemonic::Leave)
}

fn writes_rbp(instruction: &Instruction, factory: &mut InstructionInfoFactory) -> bool {
    let info = factory.info(instruction);
    let mut registers = info.used_registers().iter();
    registers.any(|used| {
        used.register().full_register() == Register::RBP
            && !matches!(used.access(), OpAccess::Read | OpAccess::CondRead)
    })
}
