//! Strings of C, of bytes or UTF-16 code units, in a driver's memory: what the functions of both
//! kinds have in common. Page: c-runtime-library/string-manipulation-crt.
//!
//! Nothing behind a string's NUL is read, for the next page may not exist.

use abi::Address;
use executive::memory::Scalar;
use machine::{Call, Stop};

/// A character: a byte or a UTF-16 code unit.
pub(super) trait Unit: Scalar + Into<u32> + Default + PartialEq {
    /// Bytes.
    const SIZE: u64 = size_of::<Self>() as u64;

    /// The lower case in the C locale: of ASCII letters only.
    fn lower(self) -> Self;
}

impl Unit for u8 {
    fn lower(self) -> Self {
        self.to_ascii_lowercase()
    }
}

impl Unit for u16 {
    fn lower(self) -> Self {
        if (0x41..=0x5A).contains(&self) {
            self + 0x20
        } else {
            self
        }
    }
}

/// The character number `index` of a string.
pub(super) fn at<T: Unit>(call: &mut Call, text: Address, index: u64) -> Result<T, Stop> {
    call.read(text.offset(index * T::SIZE))
}

/// Characters before the NUL, at most `limit`.
pub(super) fn length<T: Unit>(call: &mut Call, text: Address, limit: u64) -> Result<u64, Stop> {
    let mut index = 0;
    while index < limit && at::<T>(call, text, index)? != T::default() {
        index += 1;
    }
    Ok(index)
}

/// Compares up to `limit` characters: negative, zero or positive.
pub(super) fn compare<T: Unit>(
    call: &mut Call,
    left: Address,
    right: Address,
    limit: u64,
    without_case: bool,
) -> Result<i32, Stop> {
    for index in 0..limit {
        let (mut ours, mut theirs): (T, T) = (at(call, left, index)?, at(call, right, index)?);
        if without_case {
            (ours, theirs) = (ours.lower(), theirs.lower());
        }
        let (ours, theirs): (u32, u32) = (ours.into(), theirs.into());
        if ours != theirs {
            return Ok(ours.cmp(&theirs) as i32);
        }
        if ours == 0 {
            break;
        }
    }
    Ok(0)
}

/// Copies up to `limit` characters and the NUL; a longer string is copied without one.
pub(super) fn copy<T: Unit>(
    call: &mut Call,
    to: Address,
    from: Address,
    limit: u64,
) -> Result<(), Stop> {
    for index in 0..limit {
        let unit: T = at(call, from, index)?;
        call.write(to.offset(index * T::SIZE), unit)?;
        if unit == T::default() {
            break;
        }
    }
    Ok(())
}

/// Copies up to `count` characters and fills the rest of `count` with NULs, as `strncpy` does.
pub(super) fn copy_padded<T: Unit>(
    call: &mut Call,
    to: Address,
    from: Address,
    count: u64,
) -> Result<(), Stop> {
    let length = length::<T>(call, from, count)?;
    copy::<T>(call, to, from, length)?;
    for index in length..count {
        call.write(to.offset(index * T::SIZE), T::default())?;
    }
    Ok(())
}

/// Appends up to `limit` characters and always a NUL.
pub(super) fn append<T: Unit>(
    call: &mut Call,
    to: Address,
    from: Address,
    limit: u64,
) -> Result<(), Stop> {
    let end = to.offset(length::<T>(call, to, u64::MAX)? * T::SIZE);
    let added = length::<T>(call, from, limit)?;
    copy::<T>(call, end, from, added)?;
    call.write(end.offset(added * T::SIZE), T::default())
}

/// The first character that equals `unit`, which may be NUL; NULL if there is none.
pub(super) fn find<T: Unit>(call: &mut Call, text: Address, unit: T) -> Result<Address, Stop> {
    let length = length::<T>(call, text, u64::MAX)?;
    for index in 0..=length {
        if at::<T>(call, text, index)? == unit {
            return Ok(text.offset(index * T::SIZE));
        }
    }
    Ok(Address::NULL)
}

/// The last character that equals `unit`, which may be NUL; NULL if there is none.
pub(super) fn find_last<T: Unit>(call: &mut Call, text: Address, unit: T) -> Result<Address, Stop> {
    let length = length::<T>(call, text, u64::MAX)?;
    for index in (0..=length).rev() {
        if at::<T>(call, text, index)? == unit {
            return Ok(text.offset(index * T::SIZE));
        }
    }
    Ok(Address::NULL)
}

/// The first place where `part` occurs; NULL if there is none.
pub(super) fn find_text<T: Unit>(
    call: &mut Call,
    text: Address,
    part: Address,
) -> Result<Address, Stop> {
    let (length, wanted) = (
        length::<T>(call, text, u64::MAX)?,
        length::<T>(call, part, u64::MAX)?,
    );
    for index in 0..(length + 1).saturating_sub(wanted) {
        let place = text.offset(index * T::SIZE);
        if compare::<T>(call, place, part, wanted, false)? == 0 {
            return Ok(place);
        }
    }
    Ok(Address::NULL)
}
