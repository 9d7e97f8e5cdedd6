//! What each byte of the code was found to be.

use std::ops::Range;

use crate::{Code, Section};

const START: u8 = 1;
const INSIDE: u8 = 2;
const LEADER: u8 = 4;
const DOUBT: u8 = 8;

/// A note for each byte of each executable section.
#[derive(Debug)]
pub(crate) struct Marks<'image> {
    sections: Vec<(Section<'image>, Vec<u8>)>,
}

impl<'image> Marks<'image> {
    pub(crate) fn new(code: &Code<'image>) -> Self {
        let mut sections = Vec::new();
        for section in &code.sections {
            let end = u64::from(section.rva) + section.bytes.len() as u64;
            if end <= u64::from(u32::MAX) {
                sections.push((*section, vec![0; section.bytes.len()]));
            }
        }
        sections.sort_by_key(|(section, _)| section.rva);
        Self { sections }
    }

    /// The bytes from `rva` to the end of its section; none if there is no code.
    pub(crate) fn bytes_from(&self, rva: u32) -> &'image [u8] {
        self.find(rva)
            .and_then(|(section, at)| self.sections[section].0.bytes.get(at..))
            .unwrap_or_default()
    }

    pub(crate) fn is_code(&self, rva: u32) -> bool {
        self.find(rva).is_some()
    }

    fn find(&self, rva: u32) -> Option<(usize, usize)> {
        let after = self
            .sections
            .partition_point(|(section, _)| section.rva <= rva);
        let index = after.checked_sub(1)?;
        let (section, marks) = &self.sections[index];
        let at = (rva - section.rva) as usize;
        (at < marks.len()).then_some((index, at))
    }

    fn mark(&self, rva: u32) -> u8 {
        self.find(rva)
            .map_or(0, |(section, at)| self.sections[section].1[at])
    }

    fn add(&mut self, rva: u32, mark: u8) {
        if let Some((section, at)) = self.find(rva) {
            self.sections[section].1[at] |= mark;
        }
    }

    pub(crate) fn is_start(&self, rva: u32) -> bool {
        self.mark(rva) & START != 0
    }

    pub(crate) fn is_leader(&self, rva: u32) -> bool {
        self.mark(rva) & LEADER != 0
    }

    pub(crate) fn add_leader(&mut self, rva: u32) {
        self.add(rva, LEADER);
    }

    /// Notes an instruction. False if another reading has some of its bytes for another instruction: then both are
    /// doubtful.
    pub(crate) fn add_instruction(&mut self, bytes: Range<u32>) -> bool {
        let is_shared = bytes
            .clone()
            .any(|rva| self.mark(rva) & (START | INSIDE) != 0);
        if is_shared {
            self.doubt(bytes);
            return false;
        }
        for rva in bytes.clone() {
            self.add(rva, INSIDE);
        }
        self.add(bytes.start, START);
        true
    }

    /// Takes what was found about these bytes for doubtful.
    pub(crate) fn doubt(&mut self, bytes: Range<u32>) {
        for rva in bytes {
            self.add(rva, DOUBT);
        }
    }

    pub(crate) fn is_doubtful(&self, mut bytes: Range<u32>) -> bool {
        bytes.any(|rva| self.mark(rva) & DOUBT != 0)
    }

    /// The starts of all instructions that were found, in ascending order.
    pub(crate) fn starts(&self) -> impl Iterator<Item = u32> + '_ {
        self.sections.iter().flat_map(|(section, marks)| {
            let numbered = (section.rva..).zip(marks);
            numbered.filter_map(|(rva, mark)| (mark & START != 0).then_some(rva))
        })
    }
}
