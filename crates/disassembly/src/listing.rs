//! The listing: blocks and accesses among the instructions that are certain.

use iced_x86::{Instruction, InstructionInfoFactory};

use crate::access::{Access, Effect};
use crate::descent::{self, Flow};
use crate::frames::FramePointer;
use crate::marks::Marks;
use crate::operands::{Shared, effect, is_locked, shared_operands};
use crate::ranges::Ranges;
use crate::updates::Values;
use crate::{Code, Listing};

/// Finds the blocks and accesses of an image's code.
///
/// Never panics, whatever the bytes and ranges are; the work grows with their number.
#[must_use]
pub fn list(code: &Code<'_>) -> Listing {
    let marks = descent::follow(code);
    let constant = Ranges::new(&code.constant);
    let mut lister = Lister {
        factory: InstructionInfoFactory::new(),
        constant: &constant,
        listing: Listing::default(),
    };
    let mut begins: Vec<u32> = code
        .functions
        .iter()
        .map(|function| function.start)
        .collect();
    begins.sort_unstable();
    begins.dedup();
    let mut begins = begins.into_iter().peekable();
    let mut routine: Vec<(u32, Instruction, bool)> = Vec::new();
    for (rva, instruction) in certain_instructions(&marks) {
        if begins.next_if(|&begin| begin <= rva).is_some() {
            while begins.next_if(|&begin| begin <= rva).is_some() {}
            lister.list_routine(&routine);
            routine.clear();
        }
        routine.push((rva, instruction, marks.is_leader(rva)));
    }
    lister.list_routine(&routine);
    lister.listing
}

fn certain_instructions<'a>(marks: &'a Marks<'_>) -> impl Iterator<Item = (u32, Instruction)> + 'a {
    marks.starts().filter_map(|rva| {
        let instruction = descent::decode(marks.bytes_from(rva), rva)?;
        let end = descent::end_of(&instruction, rva);
        (!marks.is_doubtful(rva..end)).then_some((rva, instruction))
    })
}

struct Lister<'code> {
    factory: InstructionInfoFactory,
    constant: &'code Ranges,
    listing: Listing,
}

impl Lister<'_> {
    /// Lists a routine: instructions with where they are and whether a block begins with them.
    fn list_routine(&mut self, routine: &[(u32, Instruction, bool)]) {
        let mut frame = FramePointer::default();
        for (_, instruction, _) in routine {
            frame.see(instruction, &mut self.factory);
        }
        let shared = Shared {
            constant: self.constant,
            has_frame_pointer: frame.is_certain(),
        };
        let mut values = Values::default();
        let mut goes_on_at = None;
        for (rva, instruction, is_leader) in routine {
            if *is_leader {
                self.listing.blocks.push(*rva);
            }
            if goes_on_at != Some(*rva) {
                values.forget();
            }
            let is_update = values.is_update(instruction, &mut self.factory);
            if let Some(access) = self.access(*rva, instruction, &shared, is_update) {
                self.listing.accesses.push(access);
            }
            goes_on_at = match descent::flow(instruction) {
                Flow::On | Flow::Call | Flow::Branch(true) => {
                    Some(descent::end_of(instruction, *rva))
                }
                Flow::Branch(false) | Flow::End => None,
            };
        }
    }

    fn access(
        &mut self,
        rva: u32,
        instruction: &Instruction,
        shared: &Shared<'_>,
        is_update: bool,
    ) -> Option<Access> {
        let operands = shared_operands(instruction, &mut self.factory, shared);
        operands[0]?;
        let effect = match effect(instruction, &operands) {
            Effect::Store(_) if is_update => Effect::Update,
            other => other,
        };
        Some(Access {
            rva,
            length: u8::try_from(instruction.len()).ok()?,
            locked: is_locked(instruction),
            effect,
            operands,
        })
    }
}
