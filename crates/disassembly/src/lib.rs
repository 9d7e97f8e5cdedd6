//! Where a driver's code can be stopped: the starts of its basic blocks, and the accesses to memory that
//! others may use too.
//!
//! A breakpoint replaces a byte of the code, so it may only stand where an instruction certainly begins.
//! Code is therefore followed from where functions are known to begin, never swept from one end to the
//! other: tables and constants lie between functions. What is doubtful is left out: bytes that two
//! readings share, paths that run into what is no instruction, and all that only a computed jump reaches.
//!
//! The crate knows bytes and ranges only; all addresses are relative to the image (RVAs).
#![forbid(unsafe_code)]

mod access;
mod descent;
mod frames;
mod jump_tables;
mod listing;
mod marks;
mod operands;
mod pointers;
mod ranges;
mod updates;

pub use access::{Access, Effect, GeneralRegister, Kind, Operand, Stored};
pub use listing::list;

use std::ops::Range;

/// The code of an image, and what is known of it.
#[derive(Clone, Debug, Default)]
pub struct Code<'image> {
    /// The executable sections.
    pub sections: Vec<Section<'image>>,
    /// The sections that can be read only, in which jump tables may lie.
    pub data: Vec<Section<'image>>,
    /// The functions of the function table (`.pdata`), or separate parts of them.
    pub functions: Vec<Range<u32>>,
    /// Where code certainly begins besides: the entry point, exported functions.
    pub starts: Vec<u32>,
    /// What nobody writes while code runs: sections without write access, and the slots of imports.
    pub constant: Vec<Range<u32>>,
}

/// The bytes of a section, as they are in the file.
#[derive(Clone, Copy, Debug)]
pub struct Section<'image> {
    /// Where its first byte lies.
    pub rva: u32,
    /// Its bytes; what follows them in the section is zero.
    pub bytes: &'image [u8],
}

/// Where the code can be stopped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The first instructions of basic blocks, in ascending order. A call does not end a block.
    pub blocks: Vec<u32>,
    /// The instructions that access memory which others may use too, in ascending order.
    pub accesses: Vec<Access>,
}
