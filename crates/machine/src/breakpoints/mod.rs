//! Breakpoints in the driver's code: at the starts of basic blocks, to see which code runs, and at accesses
//! to memory, where others can be let go on.
//!
//! A breakpoint is the byte 0xF4 (`hlt`, which a process may not execute) in the place of an instruction's first byte:
//! `int 3` is left to the driver and to debuggers. When the driver meets it, the trap handler comes here. A block's is taken away the first time, for good, so that code which has been seen runs as
//! fast as without. Nothing of this costs anything as long as it is not asked for.

mod code;
mod coverage;
mod points;
mod profile;
mod races;
mod reports;
mod standing;
mod watches;

use abi::Address;
use image::ProtectError;

use crate::images::LoadedImage;
use crate::machine::Machine;
pub use coverage::Coverage;
use points::{Points, Watch};
pub use watches::MOST_WATCHED;
use watches::Watches;

/// What the machine knows about breakpoints.
#[derive(Debug, Default)]
pub(crate) struct Breakpoints {
    points: Points,
    /// Whether first visits of blocks are noted.
    covers: bool,
    /// Blocks that were reached, in all runs.
    reached: usize,
    /// Blocks that this run reached first, in the order in which it did.
    new_blocks: Vec<Address>,
    watches: Watches,
}

/// What the trap handler is to do after a breakpoint was met.
pub(crate) enum Met {
    /// It is none of ours: the driver's own `hlt`, or another fault.
    Foreign,
    /// The instruction at this address is to be executed now.
    GoOn(Address),
    /// The activity is to stop before the instruction at this address.
    Stop(Address),
}

impl Machine {
    /// The driver has faulted at the instruction at `at`.
    pub(crate) fn meet_breakpoint(&mut self, at: Address) -> Met {
        let Some(index) = self.breakpoints.points.planted_at(at) else {
            return Met::Foreign;
        };
        self.reach_block(index);
        if self.breakpoints.points.get(index).watch == Watch::On {
            return Met::Stop(at);
        }
        self.update_point(index);
        Met::GoOn(at)
    }

    /// Back to the state between two runs: nothing is watched. What blocks were reached is kept.
    pub(crate) fn reset_breakpoints(&mut self) {
        self.end_watches();
        self.breakpoints.new_blocks.clear();
    }

    /// Lists the code of all images, unless that was done since the last was loaded.
    fn list_code(&mut self) -> Result<(), ProtectError> {
        let listed = self.breakpoints.points.images();
        for (index, image) in (0..).zip(&mut self.images).skip(listed) {
            image.mapped.make_patchable()?;
            let listing = disassembly::list(&code::of(image.mapped.image()));
            let base = image.mapped.base();
            self.breakpoints
                .points
                .add_image(index, base, &listing, |rva| {
                    image.mapped.image().bytes_from(rva)?.first().copied()
                });
        }
        Ok(())
    }

    /// Plants or takes away a breakpoint as its point wants.
    fn update_point(&mut self, index: usize) {
        let covers = self.breakpoints.covers;
        let change = self.breakpoints.points.change(index, covers);
        if let Some(change) = change {
            patch(&mut self.images, change);
        }
    }
}

fn patch(images: &mut [LoadedImage], change: points::Change) {
    if let Some(image) = images.get_mut(change.image) {
        image.mapped.patch([(change.rva, change.byte)]);
    }
}
