//! Instructions that need privileges, or touch the shared user page, done in software.
//!
//! Emulated: moves from and to cr8, `cli` and `sti`, `rdtsc` and `rdtscp`, `int 0x29` and `int 0x2c` (which end
//! the run), and what reads from the shared user page (`shared_page_reads`). Whatever else faults for
//! want of privilege ends the run with the instruction's mnemonic.

use abi::{Address, Kirql};
use executive::memory::Memory;
use iced_x86::{Code, Decoder, DecoderOptions, Instruction, Mnemonic, OpKind, Register};

use super::give_way::keep_registers_and_give_way;
use super::operands::{read_register, write_register};
use super::registers::Registers;
use crate::address_map::SHARED_USER_DATA;
use crate::event::Event;
use crate::faults::FaultKind;
use crate::machine::Machine;

/// What became of an instruction that faulted.
pub(super) enum Emulation {
    /// It was done in software; the driver goes on.
    Done,
    /// It ends the run.
    Fault(FaultKind),
}

/// The most bytes that an instruction can have.
const LONGEST: usize = 15;

impl Machine {
    /// Emulates the instruction that faulted when it accessed `address`, if it is one of those.
    pub(super) fn emulate(&mut self, registers: &mut Registers, address: Address) -> Emulation {
        let Some(instruction) = self.decode(registers.instruction()) else {
            return Emulation::Fault(FaultKind::IllegalInstruction);
        };
        if SHARED_USER_DATA.contains(&address.0) && !registers.was_write() {
            return self.read_shared_user_page(&instruction, registers, address);
        }
        match instruction.code() {
            Code::Int_imm8 => Emulation::Fault(software_interrupt(&instruction, registers)),
            Code::Mov_r64_cr if instruction.op1_register() == Register::CR8 => {
                let level = u64::from(self.executive.irql().0);
                write_register(registers, instruction.op0_register(), level);
                self.done("mov from cr8", &instruction, registers)
            }
            Code::Mov_cr_r64 if instruction.op0_register() == Register::CR8 => {
                let level = read_register(registers, instruction.op1_register());
                self.write_cr8(&instruction, registers, level)
            }
            Code::Cli | Code::Sti => self.done("cli or sti", &instruction, registers),
            Code::Rdtsc | Code::Rdtscp => self.read_time_stamp(&instruction, registers),
            _ if is_privileged(&instruction) => {
                Emulation::Fault(FaultKind::NotEmulated(mnemonic(instruction.mnemonic())))
            }
            _ => Emulation::Fault(super::data_fault(
                effective_address(&instruction, registers, address),
                registers,
            )),
        }
    }

    fn decode(&self, at: u64) -> Option<Instruction> {
        let mut bytes = [0; LONGEST];
        let length = (1..=LONGEST)
            .rev()
            .find(|&length| self.memory.read(Address(at), &mut bytes[..length]).is_ok())?;
        let mut decoder = Decoder::with_ip(64, &bytes[..length], at, DecoderOptions::NONE);
        let instruction = decoder.decode();
        (!instruction.is_invalid()).then_some(instruction)
    }

    pub(super) fn done(
        &mut self,
        what: &str,
        instruction: &Instruction,
        registers: &mut Registers,
    ) -> Emulation {
        registers.set_instruction(instruction.next_ip());
        if self.observer.is_some() {
            let at = self.describe_address(Address(instruction.ip()));
            self.emit(Event::Emulated {
                instruction: what,
                at: &at,
            });
        }
        Emulation::Done
    }

    /// `mov cr8, register`: raises or lowers the IRQL, as `KfRaiseIrql` and `KeLowerIrql` do inline.
    fn write_cr8(
        &mut self,
        instruction: &Instruction,
        registers: &mut Registers,
        level: u64,
    ) -> Emulation {
        let level = Kirql(u8::try_from(level & 0xF).unwrap_or(0));
        let changed = if level >= self.executive.irql() {
            self.executive.raise_irql(level).is_ok()
        } else {
            self.executive.lower_irql(level).is_ok()
        };
        if !changed {
            return Emulation::Fault(FaultKind::NotEmulated("mov to cr8"));
        }
        self.follow_irql();
        let emulation = self.done("mov to cr8", instruction, registers);
        if self.executive.must_yield() {
            let next = registers.instruction();
            if !registers.call(&mut self.memory, next, keep_registers_and_give_way) {
                return Emulation::Fault(FaultKind::StackOverflow);
            }
        }
        emulation
    }

    /// The time-stamp counter follows the machine's virtual clock, so that runs are equal.
    fn read_time_stamp(
        &mut self,
        instruction: &Instruction,
        registers: &mut Registers,
    ) -> Emulation {
        const COUNTS_PER_100_NANOSECONDS: u64 = 300;
        let counter = self.executive.interrupt_time() * COUNTS_PER_100_NANOSECONDS + self.step;
        registers.set(libc::REG_RAX, counter & u64::from(u32::MAX));
        registers.set(libc::REG_RDX, counter >> 32);
        if instruction.code() == Code::Rdtscp {
            registers.set(libc::REG_RCX, u64::from(self.executive.processor().0));
        }
        self.done("rdtsc", instruction, registers)
    }
}

fn software_interrupt(instruction: &Instruction, registers: &Registers) -> FaultKind {
    match instruction.immediate8() {
        0x29 => {
            let code = registers.get(libc::REG_RCX) & u64::from(u32::MAX);
            FaultKind::FastFail(u32::try_from(code).unwrap_or(u32::MAX))
        }
        0x2C => FaultKind::Assertion,
        0x03 => FaultKind::Breakpoint,
        _ => FaultKind::NotEmulated("int"),
    }
}

/// Whether an instruction may run in the processor's privileged mode only.
fn is_privileged(instruction: &Instruction) -> bool {
    use Mnemonic::{
        Clac, Clts, Hlt, In, Insb, Insd, Insw, Invd, Invlpg, Iretq, Lgdt, Lidt, Lldt, Lmsw, Ltr,
        Out, Outsb, Outsd, Outsw, Rdmsr, Rdpmc, Stac, Swapgs, Sysexit, Sysret, Wbinvd, Wrmsr,
        Xsetbv,
    };
    let control_register = |register: Register| register.is_cr() || register.is_dr();
    matches!(
        instruction.mnemonic(),
        Clac | Clts
            | Hlt
            | In
            | Insb
            | Insd
            | Insw
            | Invd
            | Invlpg
            | Iretq
            | Lgdt
            | Lidt
            | Lldt
            | Lmsw
            | Ltr
            | Out
            | Outsb
            | Outsd
            | Outsw
            | Rdmsr
            | Rdpmc
            | Stac
            | Swapgs
            | Sysexit
            | Sysret
            | Wbinvd
            | Wrmsr
            | Xsetbv
    ) || control_register(instruction.op0_register())
        || control_register(instruction.op1_register())
}

/// The mnemonic in lower case, for a message.
pub(super) fn mnemonic(mnemonic: Mnemonic) -> &'static str {
    use Mnemonic::{
        Hlt, In, Insb, Insd, Insw, Mov, Out, Outsb, Outsd, Outsw, Rdmsr, Wbinvd, Wrmsr,
    };
    match mnemonic {
        Hlt => "hlt",
        In => "in",
        Insb => "insb",
        Insw => "insw",
        Insd => "insd",
        Out => "out",
        Outsb => "outsb",
        Outsw => "outsw",
        Outsd => "outsd",
        Rdmsr => "rdmsr",
        Wrmsr => "wrmsr",
        Wbinvd => "wbinvd",
        Mov => "mov (of a control or debug register)",
        other => name_of(other),
    }
}

/// The name of a mnemonic that has no message of its own.
fn name_of(mnemonic: Mnemonic) -> &'static str {
    match mnemonic {
        Mnemonic::Clts => "clts",
        Mnemonic::Invd => "invd",
        Mnemonic::Invlpg => "invlpg",
        Mnemonic::Lgdt => "lgdt",
        Mnemonic::Lidt => "lidt",
        Mnemonic::Lmsw => "lmsw",
        Mnemonic::Ltr => "ltr",
        Mnemonic::Rdpmc => "rdpmc",
        Mnemonic::Swapgs => "swapgs",
        _ => "(a rarely used instruction)",
    }
}

/// The address that a faulting instruction used: for an address that is not canonical the processor
/// reports none, so it is worked out from the operands.
fn effective_address(
    instruction: &Instruction,
    registers: &Registers,
    reported: Address,
) -> Address {
    if !reported.is_null() {
        return reported;
    }
    let operand =
        (0..instruction.op_count()).find(|&index| instruction.op_kind(index) == OpKind::Memory);
    let computed = operand.and_then(|operand| {
        instruction.virtual_address(operand, 0, |register, _, _| match register {
            Register::ES | Register::CS | Register::SS | Register::DS => Some(0),
            other if other.is_gpr64() => Some(read_register(registers, other)),
            _ => None,
        })
    });
    computed.map_or(reported, Address)
}
