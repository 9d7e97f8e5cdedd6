//! What the processor computes, with the flags that it sets, for instructions done in software.

const CARRY: u64 = 1;
const PARITY: u64 = 4;
const ADJUST: u64 = 0x10;
const ZERO: u64 = 0x40;
const SIGN: u64 = 0x80;
const OVERFLOW: u64 = 0x800;

/// The flags that arithmetic sets.
pub(super) const FLAGS: u64 = CARRY | PARITY | ADJUST | ZERO | SIGN | OVERFLOW;

/// A result and its flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Computed {
    pub(super) result: u64,
    pub(super) flags: u64,
}

/// `left + right`, in `bits` bits.
pub(super) fn add(left: u64, right: u64, bits: u32) -> Computed {
    let (left, right) = (left & mask(bits), right & mask(bits));
    let result = left.wrapping_add(right) & mask(bits);
    let carries = [
        (CARRY, result < left),
        (ADJUST, (left & 0xF) + (right & 0xF) > 0xF),
        (OVERFLOW, !(left ^ right) & (left ^ result) & top(bits) != 0),
    ];
    computed(result, bits, &carries)
}

/// `left - right`, in `bits` bits.
pub(super) fn subtract(left: u64, right: u64, bits: u32) -> Computed {
    let (left, right) = (left & mask(bits), right & mask(bits));
    let result = left.wrapping_sub(right) & mask(bits);
    let borrows = [
        (CARRY, left < right),
        (ADJUST, (left & 0xF) < (right & 0xF)),
        (OVERFLOW, (left ^ right) & (left ^ result) & top(bits) != 0),
    ];
    computed(result, bits, &borrows)
}

/// The signed product, of which `bits` bits stay.
pub(super) fn multiply(left: u64, right: u64, bits: u32) -> Computed {
    let signed = |value| i128::from(sign_extend(value, bits).cast_signed());
    let product = signed(left) * signed(right);
    let result = signed_low_half(product) & mask(bits);
    let lost = signed(result) != product;
    computed(result, bits, &[(CARRY, lost), (OVERFLOW, lost)])
}

/// A result of `and`, `or` or `xor`, which never carry.
pub(super) fn logic(result: u64, bits: u32) -> Computed {
    computed(result & mask(bits), bits, &[])
}

/// A value of `bits` bits as a signed one of 64.
pub(super) fn sign_extend(value: u64, bits: u32) -> u64 {
    let unused = 64 - bits;
    ((value << unused).cast_signed() >> unused).cast_unsigned()
}

fn computed(result: u64, bits: u32, more: &[(u64, bool)]) -> Computed {
    let common = [
        (PARITY, (result & 0xFF).count_ones().is_multiple_of(2)),
        (ZERO, result == 0),
        (SIGN, result & top(bits) != 0),
    ];
    let set = common.iter().chain(more).filter(|(_, set)| *set);
    let flags = set.fold(0, |flags, (flag, _)| flags | flag);
    Computed { result, flags }
}

fn mask(bits: u32) -> u64 {
    u64::MAX >> (64 - bits)
}

fn top(bits: u32) -> u64 {
    1 << (bits - 1)
}

fn signed_low_half(value: i128) -> u64 {
    let low = value.cast_unsigned() & u128::from(u64::MAX);
    u64::try_from(low).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sum_beyond_the_width_carries() {
        let sum = add(0xFF, 1, 8);
        assert_eq!(
            sum,
            Computed {
                result: 0,
                flags: CARRY | PARITY | ADJUST | ZERO
            }
        );
    }

    #[test]
    fn sum_of_positive_numbers_that_looks_negative_overflows() {
        let sum = add(0x7FFF_FFFF, 1, 32);
        assert_eq!(sum.result, 0x8000_0000);
        assert_eq!(sum.flags, PARITY | ADJUST | SIGN | OVERFLOW);
    }

    #[test]
    fn difference_below_zero_borrows() {
        let difference = subtract(1, 2, 64);
        assert_eq!(difference.result, u64::MAX);
        assert_eq!(difference.flags, CARRY | PARITY | ADJUST | SIGN);
    }

    #[test]
    fn bits_beyond_the_width_are_no_part_of_the_operands() {
        assert_eq!(subtract(0xAB00, 0xCD00, 8).flags, PARITY | ZERO);
    }

    #[test]
    fn product_that_is_cut_off_carries_and_overflows() {
        assert_eq!(
            multiply(0x1_0000, 0x1_0000, 32).flags & FLAGS,
            CARRY | PARITY | ZERO | OVERFLOW
        );
        assert_eq!(multiply(u64::MAX, 3, 64).result, 3_u64.wrapping_neg());
        assert_eq!(multiply(u64::MAX, 3, 64).flags & (CARRY | OVERFLOW), 0);
    }

    #[test]
    fn logic_clears_carry_and_overflow() {
        assert_eq!(
            logic(0x1_0000_0001, 32),
            Computed {
                result: 1,
                flags: 0
            }
        );
    }

    #[test]
    fn sign_is_copied_into_the_upper_bits() {
        assert_eq!(sign_extend(0x80, 8), 0xFFFF_FFFF_FFFF_FF80);
        assert_eq!(sign_extend(0x7F, 8), 0x7F);
    }
}
