//! Which basic blocks of the driver have run.

use abi::Address;
use image::ProtectError;

use super::points::Block;
use crate::machine::Machine;

/// How much of the driver's code has run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Basic blocks that are known. Code that only a computed jump reaches is not.
    pub blocks: usize,
    /// Those that were reached since coverage is noted, in any run.
    pub reached: usize,
    /// Those that this run reached first.
    pub new_in_run: usize,
}

impl Machine {
    /// Notes from now on which basic blocks of the images loaded so far are reached: each costs some
    /// microseconds the first time, and nothing afterwards. [`Machine::reset`] does not forget them.
    ///
    /// # Errors
    /// If the host refuses to map the code a second time.
    pub fn cover_blocks(&mut self) -> Result<(), ProtectError> {
        self.list_code()?;
        self.breakpoints.covers = true;
        for index in 0..self.breakpoints.points.len() {
            self.update_point(index);
        }
        Ok(())
    }

    /// How many blocks were reached.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        Coverage {
            blocks: self.breakpoints.points.blocks(),
            reached: self.breakpoints.reached,
            new_in_run: self.breakpoints.new_blocks.len(),
        }
    }

    /// The first instructions of all blocks that are known, in ascending order.
    pub fn known_blocks(&self) -> impl Iterator<Item = Address> + '_ {
        let points = self.breakpoints.points.iter();
        points
            .filter(|point| matches!(point.block, Block::New | Block::Reached))
            .map(|point| point.address)
    }

    /// The first instructions of all blocks that were reached in any run, in ascending order.
    pub fn reached_blocks(&self) -> impl Iterator<Item = Address> + '_ {
        let points = self.breakpoints.points.iter();
        points
            .filter(|point| point.block == Block::Reached)
            .map(|point| point.address)
    }

    /// The first instructions of the blocks that no run had reached before this one, in the order in which it
    /// reached them.
    #[must_use]
    pub fn new_blocks(&self) -> &[Address] {
        &self.breakpoints.new_blocks
    }

    pub(super) fn reach_block(&mut self, index: usize) {
        let point = self.breakpoints.points.get_mut(index);
        if self.breakpoints.covers && point.block == Block::New {
            point.block = Block::Reached;
            self.breakpoints.new_blocks.push(point.address);
            self.breakpoints.reached += 1;
        }
    }
}
