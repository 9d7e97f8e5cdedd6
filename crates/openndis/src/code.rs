//! Which of the driver's code runs, and where others may go on between two of its instructions.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use abi::Address;
use explore::{Random, RandomOptions, Scheduler};
use image::ParseError;
use machine::{Coverage, Ending};

use crate::run::DriverUnderTest;

/// Where the machine puts a driver's image, for a debugger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DriverAddresses {
    /// The addresses of the image.
    pub range: Range<u64>,
    /// What is to be added to the addresses in the image's file.
    pub offset: u64,
}

/// Where the machine puts the driver image `bytes`.
///
/// # Errors
/// If it is no driver image.
pub fn driver_addresses(file_name: &str, bytes: &[u8]) -> Result<DriverAddresses, ParseError> {
    let image = image::parse(file_name, bytes)?;
    let start = machine::first_image_base(&image);
    Ok(DriverAddresses {
        range: start..start + u64::from(image.size()),
        offset: start.wrapping_sub(image.preferred_base()),
    })
}

/// Coverage of basic blocks.
impl DriverUnderTest {
    /// Notes in the runs to come which basic blocks of the driver are reached, each when it is reached first.
    ///
    /// # Errors
    /// What the host said, if it refuses to map the driver's code a second time.
    pub fn cover_blocks(&mut self) -> Result<(), String> {
        self.machine
            .cover_blocks()
            .map_err(|error| error.to_string())
    }

    /// Whether the last run reached a block that no run before had reached.
    pub(crate) fn reached_new_blocks(&self) -> bool {
        !self.machine.new_blocks().is_empty()
    }

    /// The blocks that were reached in any run, by their offset in the image.
    pub(crate) fn reached_offsets(&self) -> BTreeSet<u32> {
        self.offsets(self.machine.reached_blocks())
    }

    /// The blocks that are known, likewise.
    pub(crate) fn known_offsets(&self) -> BTreeSet<u32> {
        self.offsets(self.machine.known_blocks())
    }

    fn offsets(&self, blocks: impl Iterator<Item = Address>) -> BTreeSet<u32> {
        let base = self.image_base();
        blocks
            .filter_map(|block| u32::try_from(block.0.checked_sub(base)?).ok())
            .collect()
    }

    /// How many basic blocks were reached.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        self.machine.coverage()
    }

    /// The blocks that were reached in any run, in ascending order, relative to their image: `sample.sys+0x1290`.
    #[must_use]
    pub fn reached_blocks(&self) -> Vec<String> {
        let blocks = self.machine.reached_blocks();
        blocks
            .map(|block| self.machine.describe_address(block))
            .collect()
    }
}

/// Watched accesses to memory.
impl DriverUnderTest {
    /// Asks the scheduler of the runs to come which accesses of the driver to memory are watched: before those
    /// others may go on. A schedule replays only under the same setting.
    pub(crate) fn watch_accesses(&mut self) -> Result<(), String> {
        self.machine
            .watch_accesses()
            .map_err(|error| error.to_string())
    }

    /// Makes a few runs of its own to learn which accesses are worth watching: some are made only out of the
    /// ordinary, or by another thread. What else they show is not told. Every shard of a check learns the same.
    pub(crate) fn learn_accesses(&mut self) {
        const RUNS: u32 = 8;
        /// Kernel calls of a run that is too long to be made more often than needed.
        const LONG: u64 = 20_000;
        if self.steps() > LONG {
            return;
        }
        let random = Rc::new(RefCell::new(Random::new(RandomOptions::default())));
        self.schedule_by(Box::new(Rc::clone(&random)));
        self.profile_accesses(true);
        for _ in 0..RUNS {
            random.borrow_mut().start_run();
            // A run that hangs takes long, and the next may hang too.
            if !matches!(self.live(), Ok((ending, _)) if !matches!(ending, Ending::Hang(_))) {
                break;
            }
        }
        self.profile_accesses(false);
    }

    /// Whether the runs to come show which accesses are worth watching.
    pub(crate) fn profile_accesses(&mut self, on: bool) {
        self.machine.profile_accesses(on);
    }
}
