//! An image in which a driver runs: what is where, what is gone, and how to go back.
#![expect(
    unsafe_code,
    reason = "copies pages that a driver's machine code reads and writes"
)]

use std::ops::Range;

use super::patches::Patches;
use super::protect_all;
use crate::sys::Pages;
use crate::{Image, ProtectError, Protection, Section};

/// An image in memory as the driver sees it, unmapped when it is dropped.
#[derive(Debug)]
pub struct MappedImage {
    pub(super) image: Image,
    pub(super) pages: Pages,
    /// For each section, whether its pages are inaccessible because they were discarded.
    discarded: Vec<bool>,
    snapshot: Snapshot,
    pub(super) patches: Option<Patches>,
}

/// A copy of all that a run can change.
#[derive(Debug, Default)]
struct Snapshot {
    /// The writable pages, one range after the other.
    bytes: Vec<u8>,
    /// The ranges, in bytes from the image's base.
    ranges: Vec<Range<usize>>,
    /// The sections that had been discarded.
    discarded: Vec<bool>,
}

impl MappedImage {
    /// Takes over pages that have their final protections.
    pub(super) fn new(image: Image, pages: Pages) -> MappedImage {
        let discarded = vec![false; image.sections().len()];
        let mut mapped = MappedImage {
            image,
            pages,
            discarded,
            snapshot: Snapshot::default(),
            patches: None,
        };
        mapped.snapshot();
        mapped
    }

    /// What is mapped.
    #[must_use]
    pub fn image(&self) -> &Image {
        &self.image
    }

    /// The address of the image's first byte.
    #[must_use]
    pub fn base(&self) -> u64 {
        self.pages.address() as u64
    }

    /// The address of an RVA.
    #[must_use]
    pub fn address(&self, rva: u32) -> u64 {
        self.base() + u64::from(rva)
    }

    /// The RVA of an address; none if it is not in this image.
    #[must_use]
    pub fn rva(&self, address: u64) -> Option<u32> {
        let distance = u32::try_from(address.checked_sub(self.base())?).ok()?;
        (distance < self.image.size()).then_some(distance)
    }

    /// Whether an address is in this image.
    #[must_use]
    pub fn contains(&self, address: u64) -> bool {
        self.rva(address).is_some()
    }

    /// The address at which the image begins to run.
    #[must_use]
    pub fn entry_point(&self) -> u64 {
        self.address(self.image.entry_point())
    }

    /// Whether the section with this index in [`Image::sections`] was discarded.
    #[must_use]
    pub fn is_discarded(&self, section: usize) -> bool {
        self.discarded.get(section).copied().unwrap_or(false)
    }

    /// Makes what [`MappedImage::restore`] goes back to the present state. There is a first snapshot
    /// from when the image was protected.
    pub fn snapshot(&mut self) {
        let Snapshot {
            bytes,
            ranges,
            discarded,
        } = &mut self.snapshot;
        bytes.clear();
        ranges.clear();
        discarded.clone_from(&self.discarded);
        for (section, is_discarded) in self.image.sections().iter().zip(&self.discarded) {
            if *is_discarded || section.protection() != Protection::ReadWrite {
                continue;
            }
            let pages = section.pages();
            let range = pages.start as usize..pages.end as usize;
            // SAFETY: the section is readable and not discarded; the driver's code runs only when
            // the caller, who is busy here, calls it.
            unsafe { self.pages.copy_out(range.clone(), bytes) };
            ranges.push(range);
        }
    }

    /// Brings the writable pages back to the last snapshot.
    ///
    /// This is a plain copy, without allocation or system call; only if sections were discarded
    /// since the snapshot are their protections given back.
    ///
    /// # Errors
    /// If the operating system refuses to give a discarded section its protection back.
    pub fn restore(&mut self) -> Result<(), ProtectError> {
        if self.discarded != self.snapshot.discarded {
            self.bring_back_discarded()?;
        }
        let mut saved = self.snapshot.bytes.as_slice();
        for range in &self.snapshot.ranges {
            let (bytes, rest) = saved.split_at(range.len());
            // SAFETY: the ranges are those of writable sections that were there at the snapshot, and
            // those discarded since have just been brought back; no code of the driver runs.
            unsafe { self.pages.copy_in(range.start, bytes) };
            saved = rest;
        }
        Ok(())
    }

    fn bring_back_discarded(&mut self) -> Result<(), ProtectError> {
        let sections = self.image.sections().iter();
        let now_and_then = self.discarded.iter().zip(&self.snapshot.discarded);
        let wanted = sections
            .zip(now_and_then)
            .filter(|(_, (now, then))| **now && !**then)
            .map(|(section, _)| (section.pages(), section.protection()));
        protect_all(&self.image, &mut self.pages, wanted)?;
        // What was discarded before the snapshot still is: nothing but this brings sections back.
        self.discarded.copy_from_slice(&self.snapshot.discarded);
        Ok(())
    }

    /// Makes the pages of a section, by its index in [`Image::sections`], inaccessible: running,
    /// reading or writing them faults. Nothing happens if there is no such section.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn discard(&mut self, section: usize) -> Result<(), ProtectError> {
        self.discard_all(|index, _| index == section)
    }

    /// Discards all sections that are gone after `DriverEntry`: `INIT` and all others that are marked
    /// discardable.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn discard_init(&mut self) -> Result<(), ProtectError> {
        self.discard_all(|_, section| section.is_discardable())
    }

    fn discard_all(
        &mut self,
        is_wanted: impl Fn(usize, &Section) -> bool,
    ) -> Result<(), ProtectError> {
        let sections = self.image.sections();
        let mut is_changed = false;
        for (index, (section, discarded)) in sections.iter().zip(&mut self.discarded).enumerate() {
            if !*discarded && is_wanted(index, section) {
                // Marked first: should the system refuse half way, `restore` still brings all back.
                *discarded = true;
                is_changed = true;
            }
        }
        if !is_changed {
            return Ok(());
        }
        let wanted = sections
            .iter()
            .enumerate()
            .filter(|(index, section)| is_wanted(*index, section));
        let wanted = wanted.map(|(_, section)| (section.pages(), Protection::NoAccess));
        protect_all(&self.image, &mut self.pages, wanted)
    }
}
