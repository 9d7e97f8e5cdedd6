//! An activity that stands before an access to memory: which bytes it is about to touch, and how.

use std::ops::Range;

use disassembly::{Access, Effect, GeneralRegister, Kind, Operand, Stored};
use executive::ProcessorId;
use executive::site::Site;

use super::points::ListedAccess;
use crate::traps::KeptRegisters;

/// An activity before its access.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// The number of the access.
    pub(super) number: u16,
    /// Where and by whom; the caller is the instruction.
    pub(super) site: Site,
    pub(super) processor: ProcessorId,
    /// Whether the instruction is atomic.
    pub(super) locked: bool,
    pub(super) effect: Effect,
    pub(super) touched: [Option<Touched>; 2],
    /// What the bytes that are written become.
    pub(super) written: Written,
}

/// Bytes that an instruction is about to touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Touched {
    pub(super) kind: Kind,
    pub(super) start: u64,
    pub(super) end: u64,
}

/// What bytes become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// The low bytes of a value, again and again if more bytes are written.
    Value { value: u128, size: u32 },
    /// What lies at this address.
    Copied { from: u64 },
    /// It is not known.
    Unknown,
}

impl Touched {
    pub(super) fn range(self) -> Range<u64> {
        self.start..self.end
    }

    /// The bytes that both touch.
    pub(super) fn overlap(self, other: Self) -> Option<Range<u64>> {
        let both = self.start.max(other.start)..self.end.min(other.end);
        (!both.is_empty()).then_some(both)
    }

    /// Whether a processor touches all of the bytes at once.
    pub(super) fn is_atomic(self) -> bool {
        const MOST: u64 = 8;
        let size = self.end - self.start;
        size <= MOST && size.is_power_of_two() && self.start.is_multiple_of(size)
    }
}

impl Standing {
    /// What is about to happen at `listed`, when the registers are these.
    pub(super) fn new(
        number: u16,
        listed: &ListedAccess,
        registers: &KeptRegisters,
        site: Site,
        processor: ProcessorId,
    ) -> Self {
        let Access {
            locked,
            effect,
            operands,
            ..
        } = listed.access;
        let range =
            |operand: Operand| operand.range(listed.base, |register| registers.general(register.0));
        let touched = operands.map(|operand| {
            operand.map(|operand| {
                let Range { start, end } = range(operand);
                Touched {
                    kind: operand.kind,
                    start,
                    end,
                }
            })
        });
        Self {
            number,
            site,
            processor,
            locked,
            effect,
            touched,
            written: written(effect, &operands, &touched, registers),
        }
    }

    pub(super) fn touched(&self) -> impl Iterator<Item = Touched> + '_ {
        self.touched.iter().flatten().copied()
    }
}

fn written(
    effect: Effect,
    operands: &[Option<Operand>; 2],
    touched: &[Option<Touched>; 2],
    registers: &KeptRegisters,
) -> Written {
    let mut writing = operands
        .iter()
        .flatten()
        .filter(|operand| operand.kind.writes());
    let (Some(operand), None) = (writing.next(), writing.next()) else {
        return Written::Unknown;
    };
    let value = |value| Written::Value {
        value,
        size: operand.size,
    };
    let (Effect::Store(stored) | Effect::SetBits(stored) | Effect::KeepBits(stored)) = effect
    else {
        return Written::Unknown;
    };
    match stored {
        Stored::Immediate(immediate) => value(immediate.into()),
        Stored::General(GeneralRegister(number)) => value(registers.general(number).into()),
        Stored::HighByte(GeneralRegister(number)) => value((registers.general(number) >> 8).into()),
        Stored::Vector(number) if operand.size <= 16 => value(registers.vector(number)),
        Stored::Vector(_) => Written::Unknown,
        Stored::Unknown => {
            let mut read = touched
                .iter()
                .flatten()
                .filter(|touched| touched.kind == Kind::Read);
            read.next()
                .map_or(Written::Unknown, |touched| Written::Copied {
                    from: touched.start,
                })
        }
    }
}
