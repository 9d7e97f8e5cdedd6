//! The driver's functions that are on a stack, for reports.
//!
//! Frames are undone by the image's unwind information (`.pdata`), innermost first, until the kernel's code
//! that called the driver is reached. A backtrace is taken inside of a signal handler too, so it
//! allocates nothing.

use abi::Address;
use executive::memory::Memory;
use image::{Frame, FrameRegisters};

use crate::images::LoadedImage;
use crate::machine::Machine;

/// How many callers are told, at most.
const DEPTH: usize = 32;

/// Return addresses in the driver, the innermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Backtrace {
    returns: [Address; DEPTH],
    depth: usize,
}

impl Backtrace {
    pub(crate) const EMPTY: Self = Self {
        returns: [Address::NULL; DEPTH],
        depth: 0,
    };

    fn push(&mut self, address: Address) {
        if let Some(slot) = self.returns.get_mut(self.depth) {
            *slot = address;
            self.depth += 1;
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Address> + '_ {
        self.returns.iter().copied().take(self.depth)
    }
}

impl Machine {
    /// The callers of the driver's function that is at `instruction`, or to which a call returns there.
    pub(crate) fn backtrace(
        &self,
        instruction: Address,
        returns_here: bool,
        registers: FrameRegisters,
    ) -> Backtrace {
        let mut found = Backtrace::EMPTY;
        let (mut at, mut returns_here, mut registers) = (instruction, returns_here, registers);
        while found.depth < DEPTH
            && let Some((caller, of_caller)) = self.unwind(at, returns_here, registers)
            && of_caller.stack > registers.stack
            && self.follows_call(caller)
        {
            found.push(caller);
            (at, returns_here, registers) = (caller, true, of_caller);
        }
        found
    }

    fn follows_call(&self, address: Address) -> bool {
        self.image_at(address).is_some_and(|image| {
            let rva = image.mapped.rva(address.0);
            rva.is_some_and(|rva| image.mapped.image().follows_call(rva))
        })
    }

    fn unwind(
        &self,
        at: Address,
        returns_here: bool,
        registers: FrameRegisters,
    ) -> Option<(Address, FrameRegisters)> {
        let mapped = &self.image_at(at)?.mapped;
        let frame = Frame {
            instruction: mapped.rva(at.0)?,
            returns_here,
            registers,
        };
        let mut read = |at| self.memory.read_scalar(Address(at)).ok();
        let (caller, registers) = mapped.image().unwind(&frame, &mut read)?;
        Some((Address(caller), registers))
    }

    fn image_at(&self, address: Address) -> Option<&LoadedImage> {
        self.images
            .iter()
            .find(|image| image.mapped.rva(address.0).is_some())
    }

    /// A backtrace as reports have it.
    pub(crate) fn frames(&self, backtrace: &Backtrace) -> Vec<rules::Frame> {
        backtrace
            .iter()
            .map(|address| rules::Frame {
                address: self.describe_address(address),
                symbol: self.symbol(address),
                ..rules::Frame::default()
            })
            .collect()
    }
}
