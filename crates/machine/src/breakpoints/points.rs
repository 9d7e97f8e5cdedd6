//! The places where breakpoints can stand, and whether they do.

use abi::Address;
use disassembly::Listing;

/// The byte of `int 3`.
const BREAKPOINT: u8 = 0xCC;

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
}

/// Whether a basic block begins at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// One does that was not reached.
    New,
    /// One does that was reached.
    Reached,
}

/// A byte to be changed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub(super) image: usize,
    pub(super) rva: u32,
    pub(super) byte: u8,
}

/// All places, in the order of their addresses.
#[derive(Debug, Default)]
pub(super) struct Points {
    points: Vec<Point>,
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

    pub(super) fn get_mut(&mut self, index: usize) -> &mut Point {
        &mut self.points[index]
    }

    /// Takes over what was found in an image.
    pub(super) fn add_image(
        &mut self,
        image: usize,
        base: u64,
        listing: &Listing,
        original: impl Fn(u32) -> Option<u8>,
    ) {
        for &rva in &listing.blocks {
            let Some(original) = original(rva) else {
                continue;
            };
            self.blocks += 1;
            self.points.push(Point {
                address: Address(base + u64::from(rva)),
                image,
                rva,
                original,
                is_planted: false,
                block: Block::New,
            });
        }
        self.points.sort_by_key(|point| point.address);
        self.images += 1;
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
        let wanted = covers && point.block == Block::New;
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
