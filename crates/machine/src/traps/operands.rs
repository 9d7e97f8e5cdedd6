//! Registers as operands of an instruction: parts of them are read and written as the processor does.

use iced_x86::Register;

use super::registers::Registers;

/// The host's number of a general register.
fn host_register(register: Register) -> Option<i32> {
    Some(match register.full_register() {
        Register::RAX => libc::REG_RAX,
        Register::RBX => libc::REG_RBX,
        Register::RCX => libc::REG_RCX,
        Register::RDX => libc::REG_RDX,
        Register::RSI => libc::REG_RSI,
        Register::RDI => libc::REG_RDI,
        Register::RBP => libc::REG_RBP,
        Register::RSP => libc::REG_RSP,
        Register::R8 => libc::REG_R8,
        Register::R9 => libc::REG_R9,
        Register::R10 => libc::REG_R10,
        Register::R11 => libc::REG_R11,
        Register::R12 => libc::REG_R12,
        Register::R13 => libc::REG_R13,
        Register::R14 => libc::REG_R14,
        Register::R15 => libc::REG_R15,
        _ => return None,
    })
}

pub(super) fn read_register(registers: &Registers, register: Register) -> u64 {
    let Some(host) = host_register(register) else {
        return 0;
    };
    let value = registers.get(host);
    match register {
        Register::AH | Register::BH | Register::CH | Register::DH => (value >> 8) & 0xFF,
        _ => value & (u64::MAX >> (64 - 8 * register.size())),
    }
}

/// Writes a register as the processor does: 32 bits clear the upper half, fewer keep the rest.
pub(super) fn write_register(registers: &mut Registers, register: Register, value: u64) {
    let Some(host) = host_register(register) else {
        return;
    };
    let old = registers.get(host);
    let new = match (register, register.size()) {
        (Register::AH | Register::BH | Register::CH | Register::DH, _) => {
            (old & !0xFF00) | ((value & 0xFF) << 8)
        }
        (_, 8) => value,
        (_, 4) => value & u64::from(u32::MAX),
        (_, size) => {
            let mask = (1 << (8 * size)) - 1;
            (old & !mask) | (value & mask)
        }
    };
    registers.set(host, new);
}
