//! A memory access of an instruction, as data: enough to tell, from the registers before it, which bytes
//! it is about to touch, and how.

use std::ops::Range;

/// A general register by its number in the machine's encoding: 0 is rax, 1 rcx, 2 rdx, 3 rbx, 4 rsp,
/// 5 rbp, 6 rsi, 7 rdi, then r8 to r15.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GeneralRegister(pub u8);

impl GeneralRegister {
    /// How often a repeated string instruction goes on.
    pub const RCX: Self = Self(1);
}

/// An instruction that accesses memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    /// Where the instruction begins.
    pub rva: u32,
    /// Bytes of the instruction.
    pub length: u8,
    /// Whether it is atomic: it has a lock prefix, or is an exchange, which needs none.
    pub locked: bool,
    /// What it does to the bytes that it writes, if it writes any.
    pub effect: Effect,
    /// The bytes that it touches; string moves touch two ranges.
    pub operands: [Option<Operand>; 2],
}

/// What a memory operand is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is read.
    Read,
    /// It is written.
    Write,
    /// It is read, and written with something else.
    ReadModifyWrite,
}

impl Kind {
    /// Whether bytes are changed.
    #[must_use]
    pub fn writes(self) -> bool {
        self != Self::Read
    }
}

/// What becomes of the bytes that an instruction writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// They are not written.
    None,
    /// They become this value.
    Store(Stored),
    /// They become a value that was computed from what they held when the same routine read them a few
    /// instructions earlier: the second half of a change that was compiled to more than one instruction.
    Update,
    /// Bits of this value are set in them.
    SetBits(Stored),
    /// All bits but those of this value are cleared in them.
    KeepBits(Stored),
    /// Something else.
    Change,
}

/// A value that an instruction uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// A constant, extended to 64 bits.
    Immediate(u64),
    /// The low bytes of a general register.
    General(GeneralRegister),
    /// The second byte of one of the first four general registers (ah, ch, dh, bh).
    HighByte(GeneralRegister),
    /// The low bytes of a vector register, by its number.
    Vector(u8),
    /// Not known.
    Unknown,
}

/// A memory operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operand {
    /// What it is used for.
    pub kind: Kind,
    /// The register that the address is counted from.
    pub base: Option<GeneralRegister>,
    /// The register that is multiplied and added.
    pub index: Option<GeneralRegister>,
    /// What the index is multiplied by.
    pub scale: u8,
    /// A constant that is added.
    pub displacement: u64,
    /// Whether the constant is counted from the image's first byte.
    pub is_image_relative: bool,
    /// Bytes that are touched, by one repetition.
    pub size: u32,
    /// Whether the instruction repeats itself as often as rcx says.
    pub is_repeated: bool,
}

impl Operand {
    /// The addresses that the instruction is about to touch, in an image at `image_base`, when the registers
    /// hold what `register` says. Empty if it is repeated not at all.
    pub fn range(&self, image_base: u64, register: impl Fn(GeneralRegister) -> u64) -> Range<u64> {
        let value = |of: Option<GeneralRegister>| of.map_or(0, &register);
        let index = value(self.index).wrapping_mul(u64::from(self.scale));
        let image = if self.is_image_relative {
            image_base
        } else {
            0
        };
        let start = value(self.base)
            .wrapping_add(index)
            .wrapping_add(self.displacement)
            .wrapping_add(image);
        let repetitions = if self.is_repeated {
            register(GeneralRegister::RCX)
        } else {
            1
        };
        let length = u64::from(self.size).saturating_mul(repetitions);
        start..start.saturating_add(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operand() -> Operand {
        Operand {
            kind: Kind::Read,
            base: Some(GeneralRegister(3)),
            index: Some(GeneralRegister(2)),
            scale: 4,
            displacement: 0_u64.wrapping_sub(8),
            is_image_relative: false,
            size: 4,
            is_repeated: false,
        }
    }

    #[test]
    fn address_is_base_and_scaled_index_and_displacement() {
        let registers = |register: GeneralRegister| match register.0 {
            3 => 0x1000,
            2 => 5,
            _ => 0,
        };
        assert_eq!(operand().range(0, registers), 0x100C..0x1010);
    }

    #[test]
    fn repeated_access_touches_as_many_elements_as_rcx_says() {
        let repeated = Operand {
            index: None,
            displacement: 0,
            is_repeated: true,
            ..operand()
        };
        let registers = |register: GeneralRegister| u64::from(register.0) * 0x10;
        assert_eq!(repeated.range(0, registers), 0x30..0x70);
    }
}
