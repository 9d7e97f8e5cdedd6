//! An image that is laid out but can't run yet: its imports are bound here.
#![expect(
    unsafe_code,
    reason = "fills the pages that a driver's machine code will run in"
)]

use std::ops::Range;

use super::{MappedImage, protect, protect_all};
use crate::headers::PAGE;
use crate::sys::Pages;
use crate::{Image, ProtectError, Protection};

/// An image in memory whose imports are still to be bound; none of its code can run yet.
#[derive(Debug)]
pub struct WritableImage {
    image: Image,
    pages: Pages,
}

impl WritableImage {
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

    /// Sets the two pointers of control flow guard: `check` gets a call target in rcx and returns,
    /// `dispatch` gets it in rax and jumps to it. An image without them is left as it is.
    pub fn set_guard_pointers(&mut self, check: u64, dispatch: u64) {
        let configuration = self.image.load_configuration();
        if let Some(pointer) = configuration.guard_check_pointer {
            self.write_address(pointer, check);
        }
        if let Some(pointer) = configuration.guard_dispatch_pointer {
            self.write_address(pointer, dispatch);
        }
    }

    /// Gives the headers and each section their final protection; what lies between is inaccessible.
    ///
    /// # Errors
    /// If the operating system refuses; the image is unmapped then.
    pub fn protect(mut self) -> Result<MappedImage, ProtectError> {
        let headers = 0..self.image.size_of_headers().next_multiple_of(PAGE);
        let sections = self.image.sections().iter();
        let sections = sections.map(|section| (section.pages(), section.protection()));
        let wanted = std::iter::once((headers, Protection::Read)).chain(sections);
        protect(
            &self.image,
            &mut self.pages,
            0..self.image.size(),
            Protection::NoAccess,
        )?;
        protect_all(&self.image, &mut self.pages, wanted)?;
        Ok(MappedImage::new(self.image, self.pages))
    }

    /// Copies headers and sections from the file to where they belong in pages of zeros, and
    /// relocates them.
    pub(super) fn lay_out(image: &Image, pages: Pages) -> WritableImage {
        let mut mapped = WritableImage {
            image: image.clone(),
            pages,
        };
        let headers = (0, 0..u64::from(image.size_of_headers()));
        let sections = image.sections().iter();
        let sections = sections.map(|section| (section.range().start, section.file_range()));
        let memory = mapped.bytes_mut();
        for (rva, file) in std::iter::once(headers).chain(sections) {
            let from = file_bytes(image.file(), file);
            let begin = rva as usize;
            memory[begin..begin + from.len()].copy_from_slice(from);
        }
        mapped.relocate();
        mapped
    }

    fn relocate(&mut self) {
        let moved_by = self.base().wrapping_sub(self.image.preferred_base());
        if moved_by == 0 {
            return;
        }
        let image = self.image.clone();
        let memory = self.bytes_mut();
        for target in image.relocations() {
            let address = eight_bytes(memory, *target);
            *address = u64::from_le_bytes(*address)
                .wrapping_add(moved_by)
                .to_le_bytes();
        }
    }

    /// Writes an address, or another eight-byte value, at `rva`.
    pub(crate) fn write_address(&mut self, rva: u32, address: u64) {
        *eight_bytes(self.bytes_mut(), rva) = address.to_le_bytes();
    }

    fn bytes_mut(&mut self) -> &mut [u8] {
        // SAFETY: the pages keep their first protection, readable and writable, until `protect`
        // consumes this value; until then none is executable, so no code of the driver runs.
        unsafe { self.pages.bytes_mut() }
    }
}

/// Part of a file; `parse` has checked that it is there.
fn file_bytes(file: &[u8], range: Range<u64>) -> &[u8] {
    let begin = usize::try_from(range.start).unwrap_or(usize::MAX);
    let end = usize::try_from(range.end).unwrap_or(usize::MAX);
    file.get(begin..end).unwrap_or_default()
}

/// The eight bytes at `rva`; `parse` has checked that the image has them.
fn eight_bytes(memory: &mut [u8], rva: u32) -> &mut [u8; 8] {
    let from = &mut memory[rva as usize..];
    from.first_chunk_mut()
        .expect("relocations, slots and variables were checked to lie in sections")
}
