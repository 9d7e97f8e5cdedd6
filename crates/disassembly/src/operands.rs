//! Which memory an instruction touches.

use iced_x86::{
    Code as Opcode, Instruction, InstructionInfoFactory, Mnemonic, OpAccess, OpKind, Register,
    UsedMemory,
};

use crate::access::{Effect, GeneralRegister, Kind, Operand, Stored};
use crate::ranges::Ranges;

/// What of an instruction's memory others may use too.
#[derive(Debug)]
pub(crate) struct Shared<'code> {
    /// What nobody writes.
    pub(crate) constant: &'code Ranges,
    /// Whether rbp is certainly the frame's pointer, so that what lies there is the routine's own.
    pub(crate) has_frame_pointer: bool,
}

/// The operands that are memory which others may use; none if there is no such, or if it can't be told.
pub(crate) fn shared_operands(
    instruction: &Instruction,
    factory: &mut InstructionInfoFactory,
    shared: &Shared<'_>,
) -> [Option<Operand>; 2] {
    let mut operands = [None; 2];
    let mut free = operands.iter_mut();
    let is_repeated = instruction.is_string_instruction()
        && (instruction.has_rep_prefix() || instruction.has_repne_prefix());
    for memory in factory.info(instruction).used_memory() {
        let Some(operand) = operand(memory, instruction, is_repeated) else {
            continue;
        };
        if !shared.is_private(&operand) {
            match free.next() {
                Some(slot) => *slot = Some(operand),
                // No instruction of which that is known touches more.
                None => return [None; 2],
            }
        }
    }
    operands
}

impl Shared<'_> {
    /// Whether nobody else writes the operand.
    fn is_private(&self, operand: &Operand) -> bool {
        const RSP: GeneralRegister = GeneralRegister(4);
        const RBP: GeneralRegister = GeneralRegister(5);
        match operand.base {
            Some(RSP) => true,
            Some(RBP) => self.has_frame_pointer,
            _ if operand.is_image_relative && operand.index.is_none() => {
                u32::try_from(operand.displacement).is_ok_and(|rva| self.constant.contains(rva))
            }
            _ => false,
        }
    }
}

fn operand(memory: &UsedMemory, instruction: &Instruction, is_repeated: bool) -> Option<Operand> {
    let kind = match memory.access() {
        OpAccess::Read | OpAccess::CondRead => Kind::Read,
        OpAccess::Write | OpAccess::CondWrite => Kind::Write,
        OpAccess::ReadWrite | OpAccess::ReadCondWrite => Kind::ReadModifyWrite,
        OpAccess::None | OpAccess::NoMemAccess => return None,
    };
    let size = if is_repeated {
        // Of all repetitions together it is not known.
        instruction.memory_size().size()
    } else {
        memory.memory_size().size()
    };
    let size = u32::try_from(size).ok()?;
    let is_own = matches!(memory.segment(), Register::FS | Register::GS);
    let is_long = memory.address_size() == iced_x86::CodeSize::Code64;
    if size == 0 || is_own || !is_long {
        return None;
    }
    let is_image_relative = instruction.is_ip_rel_memory_operand()
        && memory.base() == Register::None
        && memory.displacement() == instruction.ip_rel_memory_address();
    Some(Operand {
        kind,
        base: part(memory.base())?,
        index: part(memory.index())?,
        scale: u8::try_from(memory.scale()).ok()?,
        displacement: memory.displacement(),
        is_image_relative,
        size,
        is_repeated,
    })
}

/// A part of an address: no register, or a general one of 64 bits; none if it is of another kind.
#[expect(
    clippy::option_option,
    reason = "no register differs from one of another kind"
)]
fn part(register: Register) -> Option<Option<GeneralRegister>> {
    match register {
        Register::None => Some(None),
        register if register.is_gpr64() => general(register).map(Some),
        _ => None,
    }
}

/// The number of the general register that `register` is, or is a part of.
pub(crate) fn general(register: Register) -> Option<GeneralRegister> {
    let full = register.full_register();
    let number = u8::try_from(full.number()).ok()?;
    full.is_gpr64().then_some(GeneralRegister(number))
}

/// Whether an instruction is atomic.
pub(crate) fn is_locked(instruction: &Instruction) -> bool {
    instruction.has_lock_prefix() || instruction.mnemonic() == Mnemonic::Xchg
}

/// What an instruction does to the memory that it writes.
pub(crate) fn effect(instruction: &Instruction, operands: &[Option<Operand>; 2]) -> Effect {
    let mut kinds = operands.iter().flatten().map(|operand| operand.kind);
    if !kinds.clone().any(Kind::writes) {
        return Effect::None;
    }
    let is_store = kinds.all(|kind| kind == Kind::Write);
    match instruction.mnemonic() {
        Mnemonic::Or => Effect::SetBits(value(instruction)),
        Mnemonic::And => Effect::KeepBits(value(instruction)),
        _ if is_store && !instruction.is_string_instruction() => Effect::Store(value(instruction)),
        Mnemonic::Stosb | Mnemonic::Stosw | Mnemonic::Stosd | Mnemonic::Stosq => {
            Effect::Store(Stored::General(GeneralRegister(0)))
        }
        _ if is_store => Effect::Store(Stored::Unknown),
        _ => Effect::Change,
    }
}

/// The second operand, of an instruction whose first is memory.
fn value(instruction: &Instruction) -> Stored {
    let stores_as_is = matches!(
        instruction.mnemonic(),
        Mnemonic::Mov
            | Mnemonic::Or
            | Mnemonic::And
            | Mnemonic::Movups
            | Mnemonic::Movaps
            | Mnemonic::Movupd
            | Mnemonic::Movapd
            | Mnemonic::Movdqu
            | Mnemonic::Movdqa
            | Mnemonic::Movq
            | Mnemonic::Movd
            | Mnemonic::Movss
            | Mnemonic::Movsd
            | Mnemonic::Movnti
    );
    if !stores_as_is || instruction.op_count() != 2 || instruction.op0_kind() != OpKind::Memory {
        return Stored::Unknown;
    }
    match instruction.op1_kind() {
        OpKind::Register => of_register(instruction.op1_register()),
        OpKind::Memory => Stored::Unknown,
        _ if instruction.code() != Opcode::INVALID => Stored::Immediate(instruction.immediate(1)),
        _ => Stored::Unknown,
    }
}

fn of_register(register: Register) -> Stored {
    if matches!(
        register,
        Register::AH | Register::CH | Register::DH | Register::BH
    ) {
        return general(register).map_or(Stored::Unknown, Stored::HighByte);
    }
    if register.is_xmm() {
        return u8::try_from(register.number()).map_or(Stored::Unknown, Stored::Vector);
    }
    general(register).map_or(Stored::Unknown, Stored::General)
}
