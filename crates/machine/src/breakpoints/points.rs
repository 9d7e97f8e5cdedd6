//! The places where breakpoints can stand, and whether they do.

use abi::Address;
use disassembly::{Access, Listing};

/// The byte of `hlt`, which faults in a process.
const BREAKPOINT: u8 = 0xF4;

/// A place where a breakpoint can stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    pub(super) address: Address,
    image: usize,
    rva: u32,
    /// The byte that belongs there.
    original: u8,
    is_planted: bool,
    pub(super) block: Block,
    /// The number of the access whose instruction this is.
    pub(super) access: Option<u16>,
    pub(super) watch: Watch,
}

/// Whether a basic block begins at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// None does.
    None,
    /// One does that was not reached.
    New,
    /// One does that was reached.
    Reached,
}

/// Whether an activity is stopped before an access.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Watch {
    /// No.
    Off,
    /// Yes.
    On,
    /// Not until the next kernel call or turn: the instruction is executed now.
    Lifted,
}

/// A byte to be changed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub(super) image: usize,
    pub(super) rva: u32,
    pub(super) byte: u8,
}

/// An access, and the image that it is in.
#[derive(Clone, Copy, Debug)]
pub(super) struct ListedAccess {
    pub(super) access: Access,
    /// The address of the image's first byte.
    pub(super) base: u64,
    pub(super) address: Address,
}

/// All places, in the order of their addresses.
#[derive(Debug, Default)]
pub(super) struct Points {
    points: Vec<Point>,
    accesses: Vec<ListedAccess>,
    blocks: usize,
    images: usize,
}

impl Points {
    /// How many images were listed.
    pub(super) fn images(&self) -> usize {
        self.images
    }

    /// How many basic blocks are known.
    pub(super) fn blocks(&self) -> usize {
        self.blocks
    }

    pub(super) fn len(&self) -> usize {
        self.points.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Point> {
        self.points.iter()
    }

    pub(super) fn get(&self, index: usize) -> &Point {
        &self.points[index]
    }

    pub(super) fn get_mut(&mut self, index: usize) -> &mut Point {
        &mut self.points[index]
    }

    /// All accesses, by their numbers.
    pub(super) fn accesses(&self) -> &[ListedAccess] {
        &self.accesses
    }

    /// Takes over what was found in an image.
    pub(super) fn add_image(
        &mut self,
        image: usize,
        base: u64,
        listing: &Listing,
        original: impl Fn(u32) -> Option<u8>,
    ) {
        let accesses = listing.accesses.iter().map(|access| access.rva);
        let mut rvas: Vec<u32> = listing.blocks.iter().copied().chain(accesses).collect();
        rvas.sort_unstable();
        rvas.dedup();
        let mut accesses = listing.accesses.iter().peekable();
        for rva in rvas {
            let Some(original) = original(rva) else {
                continue;
            };
            let is_block = listing.blocks.binary_search(&rva).is_ok();
            let access = accesses.next_if(|access| access.rva == rva);
            let number = access.and_then(|access| self.add_access(*access, base));
            self.blocks += usize::from(is_block);
            self.points.push(Point {
                address: Address(base + u64::from(rva)),
                image,
                rva,
                original,
                is_planted: false,
                block: if is_block { Block::New } else { Block::None },
                access: number,
                watch: Watch::Off,
            });
        }
        self.points.sort_by_key(|point| point.address);
        self.images += 1;
    }

    /// Numbers an access, as far as the numbers reach.
    fn add_access(&mut self, access: Access, base: u64) -> Option<u16> {
        // One number is kept for the answer that means no access.
        let number = u16::try_from(self.accesses.len() + 1).ok()?;
        self.accesses.push(ListedAccess {
            access,
            base,
            address: Address(base + u64::from(access.rva)),
        });
        Some(number - 1)
    }

    /// The place of the point at `at` in the list.
    pub(super) fn find(&self, at: Address) -> Option<usize> {
        self.points
            .binary_search_by_key(&at, |point| point.address)
            .ok()
    }

    /// The point at `at`, if a breakpoint stands there.
    pub(super) fn planted_at(&self, at: Address) -> Option<usize> {
        self.find(at).filter(|&index| self.points[index].is_planted)
    }

    /// What must be changed so that a breakpoint stands at a point, or does not, as it should. `covers`: whether
    /// blocks that were not reached want one.
    pub(super) fn change(&mut self, index: usize, covers: bool) -> Option<Change> {
        let point = &mut self.points[index];
        let wanted = point.watch == Watch::On || covers && point.block == Block::New;
        if wanted == point.is_planted {
            return None;
        }
        point.is_planted = wanted;
        Some(Change {
            image: point.image,
            rva: point.rva,
            byte: if wanted { BREAKPOINT } else { point.original },
        })
    }
}
