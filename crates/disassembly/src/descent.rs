//! Following code from where it certainly begins, along jumps, branches and calls.

use iced_x86::{Code as Opcode, Decoder, DecoderOptions, FlowControl, Instruction, OpKind};

use std::collections::BTreeMap;

use crate::jump_tables::{self, Bound};
use crate::marks::Marks;
use crate::{Code, Section, pointers};

/// Follows all code that known starts lead to.
pub(crate) fn follow<'code>(code: &'code Code<'_>) -> Marks<'code> {
    let mut functions: Vec<(u32, u32)> = code
        .functions
        .iter()
        .filter(|function| function.start < function.end)
        .map(|function| (function.start, function.end))
        .collect();
    functions.sort_unstable();
    let mut descent = Descent {
        marks: Marks::new(code),
        functions,
        data: &code.data,
        bounds: BTreeMap::new(),
        waiting: Vec::new(),
        pointers: Vec::new(),
    };
    let begins: Vec<u32> = descent.functions.iter().map(|&(begin, _)| begin).collect();
    for start in begins.into_iter().chain(code.starts.iter().copied()) {
        descent.wait(start);
    }
    descent.run();
    // Functions without an entry in the function table are known by pointers to them only.
    while !descent.pointers.is_empty() {
        for pointer in std::mem::take(&mut descent.pointers) {
            let is_function = descent.function_at(pointer).is_none()
                && pointers::is_function(&descent.marks, pointer);
            if is_function {
                descent.wait(pointer);
            }
        }
        descent.run();
    }
    descent.marks
}

/// Reads the instruction at `rva`; none if the bytes there are not one.
pub(crate) fn decode(bytes: &[u8], rva: u32) -> Option<Instruction> {
    const LONGEST: usize = 15;
    let bytes = bytes.get(..LONGEST.min(bytes.len()))?;
    let mut decoder = Decoder::with_ip(64, bytes, rva.into(), DecoderOptions::NONE);
    let instruction = decoder.decode();
    let end = u64::from(rva) + instruction.len() as u64;
    (!instruction.is_invalid() && end <= u32::MAX.into()).then_some(instruction)
}

struct Descent<'image> {
    marks: Marks<'image>,
    data: &'image [Section<'image>],
    /// What is known where a block begins.
    bounds: BTreeMap<u32, Bound>,
    /// Begin and end, in ascending order.
    functions: Vec<(u32, u32)>,
    /// Starts of blocks that are still to be followed.
    waiting: Vec<u32>,
    /// Places in the code whose address was taken.
    pointers: Vec<u32>,
}

impl Descent<'_> {
    fn run(&mut self) {
        while let Some(start) = self.waiting.pop() {
            self.follow_path(start);
        }
    }

    /// Has a block followed, unless that was done.
    fn wait(&mut self, start: u32) {
        if self.marks.is_code(start) && !self.marks.is_leader(start) {
            self.marks.add_leader(start);
            self.waiting.push(start);
        }
    }

    fn function_at(&self, rva: u32) -> Option<(u32, u32)> {
        let after = self.functions.partition_point(|&(begin, _)| begin <= rva);
        let function = *self.functions.get(after.checked_sub(1)?)?;
        (rva < function.1).then_some(function)
    }

    /// Where code that begins at `rva` ends at the latest.
    fn limit(&self, rva: u32) -> u32 {
        if let Some((_, end)) = self.function_at(rva) {
            return end;
        }
        let after = self.functions.partition_point(|&(begin, _)| begin <= rva);
        self.functions
            .get(after)
            .map_or(u32::MAX, |&(begin, _)| begin)
    }

    /// Follows instructions one after the other, up to a jump, a return or what was followed before.
    fn follow_path(&mut self, start: u32) {
        let limit = self.limit(start);
        let mut at = start;
        // If the path turns out to be none, all is doubtful that comes after a call, which may not return.
        let mut certain_until = start;
        let mut block: Vec<Instruction> = Vec::new();
        while at < limit && !self.marks.is_start(at) {
            let Some(instruction) = decode(self.marks.bytes_from(at), at) else {
                return self.marks.doubt(certain_until..at.saturating_add(1));
            };
            let next = end_of(&instruction, at);
            if next > limit {
                return self.marks.doubt(certain_until..next);
            }
            if !self.marks.add_instruction(at..next) {
                return self.marks.doubt(certain_until..next);
            }
            self.note_pointer(&instruction);
            block.push(instruction);
            match flow(&instruction) {
                Flow::On => {}
                Flow::Call => {
                    if let Some(target) = target(&instruction) {
                        self.wait(target);
                    }
                    certain_until = next;
                    block.clear();
                }
                Flow::Branch(goes_on) => {
                    let inside = target(&instruction).filter(|&target| self.marks.is_code(target));
                    let Some(target) = inside else {
                        return self.marks.doubt(certain_until..next);
                    };
                    self.wait(target);
                    if goes_on && next < limit {
                        if let Some(bound) = jump_tables::bound(&block) {
                            self.bounds.insert(next, bound);
                        }
                        self.wait(next);
                    }
                    return;
                }
                Flow::End => return self.follow_table(start, &block),
            }
            at = next;
        }
    }

    /// Follows the jump table by which a block ends, if it ends so.
    fn follow_table(&mut self, start: u32, block: &[Instruction]) {
        let bound = self.bounds.get(&start).copied();
        let table = bound.and_then(|bound| jump_tables::table(block, bound));
        let (Some(table), Some((begin, end))) = (table, self.function_at(start)) else {
            return;
        };
        let bytes = self.constant_bytes(table.bytes().start);
        if let Some(targets) = table.targets(bytes, begin..end) {
            self.marks.doubt(table.bytes());
            for target in targets {
                self.wait(target);
            }
        }
    }

    /// The bytes from `rva` on, of code or constants.
    fn constant_bytes(&self, rva: u32) -> &[u8] {
        let of_data = self.data.iter().find_map(|section| {
            let offset = rva.checked_sub(section.rva)?;
            section.bytes.get(offset as usize..)
        });
        of_data
            .filter(|bytes| !bytes.is_empty())
            .unwrap_or_else(|| self.marks.bytes_from(rva))
    }

    fn note_pointer(&mut self, instruction: &Instruction) {
        let is_address =
            instruction.code() == Opcode::Lea_r64_m && instruction.is_ip_rel_memory_operand();
        if let Ok(rva) = u32::try_from(instruction.ip_rel_memory_address())
            && is_address
            && self.marks.is_code(rva)
        {
            self.pointers.push(rva);
        }
    }
}

/// Where code goes on after an instruction.
pub(crate) enum Flow {
    /// At the next one.
    On,
    /// Elsewhere, and then at the next one.
    Call,
    /// Elsewhere; also at the next one if true.
    Branch(bool),
    /// Not at a place that the instruction tells.
    End,
}

pub(crate) fn flow(instruction: &Instruction) -> Flow {
    const FAST_FAIL: u8 = 0x29;
    match instruction.flow_control() {
        FlowControl::Next => Flow::On,
        FlowControl::Call | FlowControl::IndirectCall => Flow::Call,
        FlowControl::ConditionalBranch => Flow::Branch(true),
        FlowControl::UnconditionalBranch => Flow::Branch(false),
        FlowControl::Interrupt
            if instruction.code() == Opcode::Int_imm8 && instruction.immediate8() != FAST_FAIL =>
        {
            Flow::Call
        }
        // Compilers fill gaps with `int 3`, so what follows one need not be code.
        FlowControl::Interrupt
        | FlowControl::IndirectBranch
        | FlowControl::Return
        | FlowControl::XbeginXabortXend
        | FlowControl::Exception => Flow::End,
    }
}

fn target(instruction: &Instruction) -> Option<u32> {
    let is_near = matches!(
        instruction.op0_kind(),
        OpKind::NearBranch16 | OpKind::NearBranch32 | OpKind::NearBranch64
    );
    is_near
        .then(|| u32::try_from(instruction.near_branch_target()).ok())
        .flatten()
}

/// The byte after an instruction; `decode` has checked that there is one.
pub(crate) fn end_of(instruction: &Instruction, rva: u32) -> u32 {
    rva.saturating_add(u32::try_from(instruction.len()).unwrap_or(0))
}
