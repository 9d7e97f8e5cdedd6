//! Instructions that read from the shared user page, which is mapped nowhere: they are done in software.
//!
//! Loads, comparisons and what arithmetic compilers fold a load into. An instruction of another kind
//! ends the run with its mnemonic.

use abi::Address;
use iced_x86::{Instruction, Mnemonic, OpKind};

use super::arithmetic::{self, Computed};
use super::emulate::{Emulation, mnemonic};
use super::operands::{read_register, write_register};
use super::registers::Registers;
use crate::address_map::SHARED_USER_DATA;
use crate::faults::FaultKind;
use crate::machine::Machine;

impl Machine {
    /// Does an instruction that reads from `address`, which lies in the page.
    pub(super) fn read_shared_user_page(
        &mut self,
        instruction: &Instruction,
        registers: &mut Registers,
        address: Address,
    ) -> Emulation {
        let (value, bits) = self.shared_value(instruction, address);
        let target = instruction.op0_register();
        let to_register = instruction.op0_kind() == OpKind::Register;
        match instruction.mnemonic() {
            Mnemonic::Mov | Mnemonic::Movzx if to_register => {
                write_register(registers, target, value);
            }
            Mnemonic::Movsx | Mnemonic::Movsxd => {
                write_register(registers, target, arithmetic::sign_extend(value, bits));
            }
            Mnemonic::Cmp | Mnemonic::Test => {
                let computed = compute(instruction, registers, value, bits);
                set_flags(registers, computed);
            }
            Mnemonic::Add
            | Mnemonic::Sub
            | Mnemonic::And
            | Mnemonic::Or
            | Mnemonic::Xor
            | Mnemonic::Imul
                if to_register && instruction.op_count() > 1 =>
            {
                let computed = compute(instruction, registers, value, bits);
                write_register(registers, target, computed.result);
                set_flags(registers, computed);
            }
            other => return Emulation::Fault(FaultKind::NotEmulated(mnemonic(other))),
        }
        self.done("read of the shared user page", instruction, registers)
    }

    /// What the instruction's memory operand holds, and how many bits it has.
    fn shared_value(&self, instruction: &Instruction, address: Address) -> (u64, u32) {
        let page = crate::shared_user_page::page(&self.executive);
        let start = usize::try_from(address.0 - SHARED_USER_DATA.start).unwrap_or(0);
        let size = instruction.memory_size().size().clamp(1, 8);
        let mut bytes = [0; 8];
        if let Some(source) = page.get(start..start + size) {
            bytes[..size].copy_from_slice(source);
        }
        let bits = u32::try_from(size * 8).unwrap_or(64);
        (u64::from_le_bytes(bytes), bits)
    }
}

/// What an instruction of two operands computes, one of which is the page's `value`. A multiplication
/// may have a third, which takes the target's place.
fn compute(instruction: &Instruction, registers: &Registers, value: u64, bits: u32) -> Computed {
    let (left, right) = if instruction.op_count() == 3 {
        (value, instruction.immediate(2))
    } else if instruction.op0_kind() == OpKind::Memory {
        (value, second_operand(instruction, registers))
    } else {
        (read_register(registers, instruction.op0_register()), value)
    };
    match instruction.mnemonic() {
        Mnemonic::Add => arithmetic::add(left, right, bits),
        Mnemonic::Sub | Mnemonic::Cmp => arithmetic::subtract(left, right, bits),
        Mnemonic::Imul => arithmetic::multiply(left, right, bits),
        Mnemonic::Or => arithmetic::logic(left | right, bits),
        Mnemonic::Xor => arithmetic::logic(left ^ right, bits),
        _ => arithmetic::logic(left & right, bits),
    }
}

fn second_operand(instruction: &Instruction, registers: &Registers) -> u64 {
    if instruction.op1_kind() == OpKind::Register {
        read_register(registers, instruction.op1_register())
    } else {
        instruction.immediate(1)
    }
}

fn set_flags(registers: &mut Registers, computed: Computed) {
    let others = registers.get(libc::REG_EFL) & !arithmetic::FLAGS;
    registers.set(libc::REG_EFL, others | computed.flags);
}
