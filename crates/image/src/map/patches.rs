//! Changing single bytes of a driver's code while it is mapped, for breakpoints.
//!
//! The code is never writable where it runs. Its pages are mapped a second time, elsewhere, and written there,
//! which takes no call to the host. Neither [`MappedImage::restore`] nor taking sections away and bringing
//! them back undoes such a change.

use std::ops::Range;

use super::MappedImage;
use crate::sys::{self, SharedPages};
use crate::{ProtectError, Protection};

/// The second mapping of the code, and which bytes it has.
#[derive(Debug)]
pub(super) struct Patches {
    pages: SharedPages,
    code: Vec<Range<u32>>,
}

impl MappedImage {
    /// Maps the executable sections a second time, so that [`MappedImage::patch`] can change their bytes.
    /// Sections that were discarded are left out. Nothing happens the second time.
    ///
    /// From then on the code is shared with processes that this one forks.
    ///
    /// # Errors
    /// If the operating system refuses.
    pub fn make_patchable(&mut self) -> Result<(), ProtectError> {
        if self.patches.is_some() {
            return Ok(());
        }
        let executable = self
            .image
            .sections()
            .iter()
            .enumerate()
            .filter(|(index, section)| {
                section.protection() == Protection::ReadExecute
                    && !section.pages().is_empty()
                    && !self.is_discarded(*index)
            });
        let code: Vec<Range<u32>> = executable.map(|(_, section)| section.pages()).collect();
        let all = 0..self.image.size();
        let shared = SharedPages::new(self.image.size() as usize);
        let mut shared = shared.map_err(|source| self.protect_error(&all, source))?;
        for range in &code {
            let bytes = range.start as usize..range.end as usize;
            shared
                .replace(&mut self.pages, bytes)
                .map_err(|source| self.protect_error(range, source))?;
        }
        self.patches = Some(Patches {
            pages: shared,
            code,
        });
        Ok(())
    }

    /// Changes bytes of the code, each given with its RVA, for good. Those that are not in an executable section, or
    /// of an image that was not made patchable, are left as they are.
    pub fn patch(&mut self, bytes: impl IntoIterator<Item = (u32, u8)>) {
        let Some(patches) = &mut self.patches else {
            return;
        };
        for (rva, byte) in bytes {
            if patches.code.iter().any(|range| range.contains(&rva)) {
                patches.pages.write(rva as usize, byte);
            }
        }
        sys::serialize();
    }

    fn protect_error(&self, range: &Range<u32>, source: std::io::Error) -> ProtectError {
        ProtectError {
            file_name: self.image.name().to_owned(),
            begin: self.address(range.start),
            end: self.address(range.end),
            source,
        }
    }
}
