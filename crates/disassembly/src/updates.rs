//! Finds changes of memory that were compiled to a load, a computation and a store: `counter++` need not be
//! one instruction.
//!
//! Values are followed through registers and stack slots in straight code. A store whose value was computed from
//! a load of the very same bytes is an update of them.

use std::collections::BTreeMap;

use iced_x86::{Instruction, InstructionInfoFactory, Mnemonic, OpAccess, OpKind, Register};

use crate::access::GeneralRegister;
use crate::operands::general;

/// A value that was seen to come to be.
type Value = u32;

/// An address, by the values of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    base: Option<Value>,
    index: Option<Value>,
    scale: u32,
    displacement: u64,
    size: usize,
}

/// How many loads a value is remembered to come from.
const MOST_ORIGINS: usize = 8;
/// How many values are followed before all is forgotten.
const MOST_VALUES: usize = 4096;
/// The registers that a called function need not keep: rax, rcx, rdx, r8 to r11.
const VOLATILE: [usize; 7] = [0, 1, 2, 8, 9, 10, 11];

/// What the registers and stack slots hold in straight code.
#[derive(Debug, Default)]
pub(crate) struct Values {
    registers: [Option<Value>; 16],
    /// For each value, the loads that it comes from.
    origins: Vec<Vec<Place>>,
    /// What was last stored in or loaded from a slot of the stack.
    slots: BTreeMap<Place, Value>,
}

impl Values {
    /// Forgets all: code from elsewhere goes on here.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Follows one instruction; true if it stores what was computed from a load of the same bytes.
    pub(crate) fn is_update(
        &mut self,
        instruction: &Instruction,
        factory: &mut InstructionInfoFactory,
    ) -> bool {
        if self.origins.len() > MOST_VALUES {
            self.forget();
        }
        let place = self.place(instruction);
        let is_stack = matches!(instruction.memory_base(), Register::RSP | Register::RBP);
        let result = self.result(instruction, place, is_stack, factory);
        let stores = place.is_some() && stores_first_operand(instruction);
        let mut is_update = false;
        if let Some(place) = place.filter(|_| stores) {
            is_update = !is_stack && self.origins[result as usize].contains(&place);
            if is_stack {
                self.slots.insert(place, result);
            }
        }
        self.write_registers(instruction, result, factory);
        is_update
    }

    fn fresh(&mut self, origins: Vec<Place>) -> Value {
        self.origins.push(origins);
        u32::try_from(self.origins.len() - 1).unwrap_or(u32::MAX)
    }

    fn register(&mut self, register: Register) -> Option<Value> {
        let index = usize::from(general(register)?.0);
        if self.registers[index].is_none() {
            self.registers[index] = Some(self.fresh(Vec::new()));
        }
        self.registers[index]
    }

    /// The address of the memory operand, if there is one that can be told.
    fn place(&mut self, instruction: &Instruction) -> Option<Place> {
        let has_memory =
            (0..instruction.op_count()).any(|index| instruction.op_kind(index) == OpKind::Memory);
        if !has_memory || instruction.segment_prefix() != Register::None {
            return None;
        }
        let (base, index) = (instruction.memory_base(), instruction.memory_index());
        let is_relative = instruction.is_ip_rel_memory_operand();
        Some(Place {
            base: if is_relative {
                None
            } else {
                self.register(base)
            },
            index: self.register(index),
            scale: instruction.memory_index_scale(),
            displacement: instruction.memory_displacement64(),
            size: instruction.memory_size().size(),
        })
    }

    /// The value that the instruction computes: a copy of its only source, or one that comes from all of them.
    fn result(
        &mut self,
        instruction: &Instruction,
        place: Option<Place>,
        is_stack: bool,
        factory: &mut InstructionInfoFactory,
    ) -> Value {
        if let Some(copied) = self.copied(instruction, place, is_stack) {
            return copied;
        }
        let mut origins = Vec::new();
        let loads = place.filter(|_| instruction.mnemonic() != Mnemonic::Lea);
        origins.extend(loads.filter(|_| !stores_first_operand(instruction)));
        let info = factory.info(instruction);
        let sources: Vec<Register> = info
            .used_registers()
            .iter()
            .filter(|used| reads(used.access()))
            .map(|used| used.register())
            .collect();
        let (base, index) = (instruction.memory_base(), instruction.memory_index());
        let is_address = |source: Register| loads.is_some() && (source == base || source == index);
        for source in sources.into_iter().filter(|&source| !is_address(source)) {
            let Some(value) = self.register(source) else {
                continue;
            };
            origins.extend_from_slice(&self.origins[value as usize]);
        }
        origins.truncate(MOST_ORIGINS);
        self.fresh(origins)
    }

    /// The value of the source of a plain move, of all bits.
    fn copied(
        &mut self,
        instruction: &Instruction,
        place: Option<Place>,
        is_stack: bool,
    ) -> Option<Value> {
        if instruction.mnemonic() != Mnemonic::Mov {
            return None;
        }
        match instruction.op1_kind() {
            OpKind::Register => self.register(instruction.op1_register()),
            OpKind::Memory if is_stack => {
                let place = place?;
                if let Some(&value) = self.slots.get(&place) {
                    return Some(value);
                }
                let value = self.fresh(Vec::new());
                self.slots.insert(place, value);
                Some(value)
            }
            _ => None,
        }
    }

    fn write_registers(
        &mut self,
        instruction: &Instruction,
        result: Value,
        factory: &mut InstructionInfoFactory,
    ) {
        let info = factory.info(instruction);
        for used in info.used_registers() {
            if reads(used.access()) && !writes(used.access()) {
                continue;
            }
            if let Some(GeneralRegister(number)) = general(used.register()) {
                self.registers[usize::from(number)] = Some(result);
            }
        }
        let is_call = matches!(
            instruction.flow_control(),
            iced_x86::FlowControl::Call | iced_x86::FlowControl::IndirectCall
        );
        if is_call {
            for register in VOLATILE {
                self.registers[register] = None;
            }
        }
    }
}

fn reads(access: OpAccess) -> bool {
    matches!(
        access,
        OpAccess::Read | OpAccess::CondRead | OpAccess::ReadWrite | OpAccess::ReadCondWrite
    )
}

fn writes(access: OpAccess) -> bool {
    matches!(
        access,
        OpAccess::Write | OpAccess::CondWrite | OpAccess::ReadWrite | OpAccess::ReadCondWrite
    )
}

/// Whether an instruction stores its other operand in memory, without reading it.
fn stores_first_operand(instruction: &Instruction) -> bool {
    instruction.mnemonic() == Mnemonic::Mov && instruction.op0_kind() == OpKind::Memory
}
