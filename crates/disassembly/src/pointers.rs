//! Functions that the function table does not list: a leaf function, which moves no stack pointer, needs no
//! entry there, and is seen only where its address is taken.

use crate::descent::{Flow, decode, end_of, flow};
use crate::marks::Marks;

/// Bytes that compilers put between functions, or that end the one before.
const BEFORE_FUNCTIONS: [u8; 4] = [0xCC, 0x90, 0x00, 0xC3];
/// What compilers align functions to, at least, unless they optimise for size.
const ALIGNMENT: u32 = 16;
/// Instructions looked at; a leaf function that is longer is left out.
const MOST: usize = 256;

/// Whether a function begins at a place whose address was taken: it lies where functions begin, and the
/// instructions from there on come to a return or a jump.
pub(crate) fn is_function(marks: &Marks<'_>, rva: u32) -> bool {
    let before = rva
        .checked_sub(1)
        .and_then(|before| marks.bytes_from(before).first());
    let is_after_gap = before.is_none_or(|byte| BEFORE_FUNCTIONS.contains(byte));
    if !rva.is_multiple_of(ALIGNMENT) || !is_after_gap {
        return false;
    }
    let mut at = rva;
    for _ in 0..MOST {
        let Some(instruction) = decode(marks.bytes_from(at), at) else {
            return false;
        };
        match flow(&instruction) {
            Flow::On | Flow::Call | Flow::Branch(true) => at = end_of(&instruction, at),
            Flow::Branch(false) | Flow::End => return true,
        }
    }
    false
}
