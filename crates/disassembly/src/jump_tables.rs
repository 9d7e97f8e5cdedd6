//! Jump tables: where a `switch` goes on. Only the shape is followed that compilers make, with a check of the index
//! right before it, so that it is certain how many entries the table has:
//!
//! ```text
//! cmp index, last; ja elsewhere; lea base, [...]; mov entry, [base + index * 4 + ...]; add entry, base; jmp entry
//! ```

use std::ops::Range;

use iced_x86::{Code as Opcode, Instruction, OpKind, Register};

/// What is known of a register where a block begins: its value is below a bound.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bound {
    register: Register,
    below: u32,
}

/// A table that a block jumps by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct JumpTable {
    /// Where the first entry lies.
    rva: u32,
    /// What the entries are counted from.
    base: u32,
    entries: u32,
}

/// Entries of a table that is still believed to be one.
const MOST_ENTRIES: u32 = 4096;
const ENTRY: u32 = 4;

/// What a conditional branch, the last instruction of `block`, says where it does not jump.
pub(crate) fn bound(block: &[Instruction]) -> Option<Bound> {
    let [.., compare, branch] = block else {
        return None;
    };
    let is_above = matches!(branch.code(), Opcode::Ja_rel8_64 | Opcode::Ja_rel32_64);
    let is_compared = matches!(
        compare.code(),
        Opcode::Cmp_rm32_imm8
            | Opcode::Cmp_rm32_imm32
            | Opcode::Cmp_EAX_imm32
            | Opcode::Cmp_rm8_imm8
            | Opcode::Cmp_AL_imm8
    ) && compare.op0_kind() == OpKind::Register;
    if !is_above || !is_compared {
        return None;
    }
    let last = u32::try_from(compare.immediate(1)).ok()?;
    (last < MOST_ENTRIES).then(|| Bound {
        register: compare.op0_register().full_register(),
        below: last + 1,
    })
}

/// The table by which `block` jumps, whose last instruction is a jump to a register.
pub(crate) fn table(block: &[Instruction], bound: Bound) -> Option<JumpTable> {
    let (jump, block) = block.split_last()?;
    let mut index = bound.register;
    let mut base: Option<(Register, u32)> = None;
    let mut entry: Option<(Register, u32)> = None;
    let mut target = None;
    for instruction in block {
        let written = instruction.op0_register().full_register();
        let (base_register, base_rva) = base.unwrap_or((Register::None, 0));
        match instruction.code() {
            Opcode::Lea_r64_m if instruction.is_ip_rel_memory_operand() => {
                let rva = u32::try_from(instruction.ip_rel_memory_address()).ok()?;
                base = Some((written, rva));
            }
            Opcode::Mov_r32_rm32 | Opcode::Mov_rm32_r32 | Opcode::Movzx_r32_rm8
                if instruction.op0_kind() == OpKind::Register
                    && instruction.op1_kind() == OpKind::Register
                    && instruction.op1_register().full_register() == index =>
            {
                index = written;
            }
            Opcode::Movsxd_r64_rm32 | Opcode::Mov_r32_rm32
                if is_entry(instruction, base_register, index) =>
            {
                let offset = instruction.memory_displacement64();
                let rva = u64::from(base_rva).wrapping_add(offset);
                entry = Some((written, u32::try_from(rva).ok()?));
            }
            Opcode::Add_r64_rm64 | Opcode::Add_rm64_r64 => {
                let (entry_register, _) = entry?;
                let added = instruction.op1_register();
                let both = [written, added];
                if both != [entry_register, base_register]
                    && both != [base_register, entry_register]
                {
                    return None;
                }
                target = Some(written);
            }
            // Whatever else comes between may change what was found.
            _ => return None,
        }
    }
    let (_, rva) = entry?;
    let (_, base) = base?;
    (jump.op0_register() == target?).then_some(JumpTable {
        rva,
        base,
        entries: bound.below,
    })
}

fn is_entry(instruction: &Instruction, base: Register, index: Register) -> bool {
    instruction.op1_kind() == OpKind::Memory
        && base != Register::None
        && instruction.memory_base() == base
        && instruction.memory_index() == index
        && instruction.memory_index_scale() == ENTRY
        && instruction.segment_prefix() == Register::None
}

impl JumpTable {
    /// The bytes of the table.
    pub(crate) fn bytes(&self) -> Range<u32> {
        self.rva..self.rva.saturating_add(self.entries * ENTRY)
    }

    /// Where the entries lead, if all lead into `function`; `bytes` are those from the table's begin on.
    pub(crate) fn targets(&self, bytes: &[u8], function: Range<u32>) -> Option<Vec<u32>> {
        let length = (self.entries * ENTRY) as usize;
        let entries = bytes.get(..length)?.chunks_exact(ENTRY as usize);
        entries
            .map(|entry| {
                let offset = u32::from_le_bytes(entry.try_into().ok()?);
                // A sum of 32 bits is right whether the entry has a sign or not.
                let target = self.base.wrapping_add(offset);
                function.contains(&target).then_some(target)
            })
            .collect()
    }
}
