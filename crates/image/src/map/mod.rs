//! Maps an image, protects its sections, and brings its written pages back to a snapshot.
//!
//! Two types, so that nothing can be called at the wrong time. A [`WritableImage`] is laid out and
//! relocated; all its pages are writable and none is executable. [`WritableImage::protect`] turns it
//! into the [`MappedImage`] in which the driver runs, of which only a snapshot's pages are written
//! from outside.

mod mapped;
mod patches;
mod writable;

use std::io;
use std::ops::Range;

use crate::sys::Pages;
use crate::{Image, MapError, ProtectError, Protection};

pub use mapped::MappedImage;
pub use writable::WritableImage;

/// The value that compilers for x64 give the security cookie at link time.
const LINK_TIME_COOKIE: u64 = 0x0000_2b99_2ddf_a232;

/// The granularity at which Windows places images, in bytes.
const BASE_ALIGNMENT: u64 = 0x1_0000;

impl Image {
    /// Maps the image at `base`, relocates it and gives it its security cookie.
    ///
    /// `base` is a multiple of 64 KiB, as on Windows; what is mapped there already is never replaced.
    /// An image without a cookie ignores `security_cookie`.
    ///
    /// # Errors
    /// If the image can't lie at `base`, the cookie is one that the image itself refuses, or the
    /// operating system has no memory.
    pub fn map(&self, base: u64, security_cookie: u64) -> Result<WritableImage, MapError> {
        self.check_base(base)?;
        self.check_cookie(security_cookie)?;
        let pages = self.reserve(base)?;
        let mut mapped = WritableImage::lay_out(self, pages);
        if let Some(cookie) = self.load_configuration().security_cookie {
            mapped.write_address(cookie, security_cookie);
        }
        Ok(mapped)
    }

    fn check_base(&self, base: u64) -> Result<(), MapError> {
        let file_name = || self.name().to_owned();
        let fits = base.checked_add(self.size().into()).is_some();
        if base == 0 || !base.is_multiple_of(BASE_ALIGNMENT) || !fits {
            return Err(MapError::BadBase {
                file_name: file_name(),
                base,
            });
        }
        let preferred = self.preferred_base();
        if self.is_relocations_stripped() && base != preferred {
            let file_name = file_name();
            return Err(MapError::RelocationsStripped {
                file_name,
                base,
                preferred,
            });
        }
        Ok(())
    }

    fn check_cookie(&self, cookie: u64) -> Result<(), MapError> {
        let is_needed = self.load_configuration().security_cookie.is_some();
        if is_needed && (cookie == 0 || cookie == LINK_TIME_COOKIE) {
            return Err(MapError::SecurityCookie {
                file_name: self.name().to_owned(),
                cookie,
            });
        }
        Ok(())
    }

    fn reserve(&self, base: u64) -> Result<Pages, MapError> {
        let file_name = self.name().to_owned();
        let Ok(address) = usize::try_from(base) else {
            return Err(MapError::BadBase { file_name, base });
        };
        Pages::map_at(address, self.size() as usize).map_err(|source| {
            if source.kind() == io::ErrorKind::AlreadyExists {
                let end = base + u64::from(self.size());
                MapError::AddressTaken {
                    file_name,
                    base,
                    end,
                }
            } else {
                MapError::NoMemory {
                    file_name,
                    base,
                    source,
                }
            }
        })
    }
}

/// Gives pages their protections, with one call for neighbours that get the same.
///
/// System calls are what makes discarding `INIT` and bringing it back slow, so they are saved here.
fn protect_all(
    image: &Image,
    pages: &mut Pages,
    wanted: impl Iterator<Item = (Range<u32>, Protection)>,
) -> Result<(), ProtectError> {
    let mut run: Option<(Range<u32>, Protection)> = None;
    for (range, protection) in wanted.filter(|(range, _)| !range.is_empty()) {
        run = match run {
            Some((before, same)) if before.end == range.start && same == protection => {
                Some((before.start..range.end, same))
            }
            Some((before, other)) => {
                protect(image, pages, before, other)?;
                Some((range, protection))
            }
            None => Some((range, protection)),
        };
    }
    run.map_or(Ok(()), |(range, protection)| {
        protect(image, pages, range, protection)
    })
}

fn protect(
    image: &Image,
    pages: &mut Pages,
    range: Range<u32>,
    protection: Protection,
) -> Result<(), ProtectError> {
    let (begin, end) = (range.start as usize, range.end as usize);
    let base = pages.address() as u64;
    pages
        .protect(begin..end, protection)
        .map_err(|source| ProtectError {
            file_name: image.name().to_owned(),
            begin: base + begin as u64,
            end: base + end as u64,
            source,
        })
}
