//! Driver images in the machine.

use abi::{Address, Kirql};
use image::{
    BindError, Image, ImportName, MapError, MappedImage, ProtectError, Protection, Resolution,
    Section,
};
use thiserror::Error;

use crate::address_map;
use crate::ending::Ending;
use crate::machine::Machine;

/// Why an image could not be put into the machine.
#[derive(Debug, Error)]
pub enum LoadError {
    /// It could not be mapped.
    #[error(transparent)]
    Map(#[from] MapError),
    /// Some imports are not provided.
    #[error(transparent)]
    Bind(#[from] BindError),
    /// Its pages could not be protected.
    #[error(transparent)]
    Protect(#[from] ProtectError),
    /// The room for images is used up.
    #[error("{name}: there is no room left for an image of {size} bytes")]
    NoRoom {
        /// The image.
        name: String,
        /// Its size in memory.
        size: u64,
    },
}

/// What a stack cookie is set to: the same in every run, and not the value that linkers put there.
const SECURITY_COOKIE: u64 = 0x0000_5EC0_0C1E_4A11;
/// Images start at multiples of this many bytes.
const IMAGE_ALIGNMENT: u64 = 0x100_0000;

/// An image that was loaded.
#[derive(Debug)]
pub struct LoadedImage {
    /// Its name, by which places in it are told: `sample.sys`.
    pub name: String,
    pub(crate) mapped: MappedImage,
    /// Whether its code may read the processor's time-stamp counter.
    pub(crate) reads_time_stamp: bool,
}

impl LoadedImage {
    /// The address of the entry point.
    #[must_use]
    pub fn entry_point(&self) -> Address {
        Address(self.mapped.entry_point())
    }

    /// `name+offset`, if `address` is in the image.
    pub(crate) fn describe(&self, address: Address) -> Option<String> {
        let offset = self.mapped.rva(address.0)?;
        Some(format!("{}+{offset:#x}", self.name))
    }

    /// Whether `address` lies in a section that the driver may write.
    pub(crate) fn is_writable(&self, address: Address) -> bool {
        let rva = self.mapped.rva(address.0);
        let section = rva.and_then(|rva| self.mapped.image().section_at(rva));
        section.is_some_and(|section| section.protection() == Protection::ReadWrite)
    }

    /// Whether `address` lies in a section that has been discarded.
    pub(crate) fn is_discarded(&self, address: Address) -> bool {
        let sections = self.mapped.image().sections().iter();
        self.mapped.rva(address.0).is_some_and(|rva| {
            sections.zip(0..).any(|(section, index)| {
                section.pages().contains(&rva) && self.mapped.is_discarded(index)
            })
        })
    }
}

/// Where the first image of a machine is put.
#[must_use]
pub fn first_image_base(image: &Image) -> u64 {
    base_after(image, address_map::IMAGES.start)
}

/// Where an image is put that comes after others: an image without relocations stays where it wants to be.
fn base_after(image: &Image, after_last: u64) -> u64 {
    if image.is_relocations_stripped() {
        image.preferred_base()
    } else {
        after_last
    }
}

impl Machine {
    /// Maps `image`, binds its imports, and makes this the state to which [`Machine::reset`] returns.
    ///
    /// With `stub_missing`, an import that nobody provides ends the run with its name when it is called, read
    /// or written; else all of them are listed in the error.
    ///
    /// # Errors
    /// If it can't be mapped or bound.
    pub fn load(&mut self, image: &Image, stub_missing: bool) -> Result<usize, LoadError> {
        let base = self.room_for(image)?;
        let name = short_name(image.name());
        let mut writable = image.map(base, SECURITY_COOKIE)?;
        let exports = &mut self.exports;
        writable.bind(&mut |dll, import| {
            let name = match import {
                ImportName::Name(name) => name.clone(),
                ImportName::Ordinal(ordinal) => format!("#{ordinal}"),
            };
            match exports.address_of(dll, &name) {
                Some(address) => Resolution::Address(address.0),
                None if stub_missing => match exports.add_missing(dll, &name) {
                    Some(address) => Resolution::Address(address.0),
                    None => Resolution::MissingFunction,
                },
                None if exports.knows_image(dll) => Resolution::MissingFunction,
                None => Resolution::UnknownDll,
            }
        })?;
        let guard = |name| {
            self.exports
                .system_routine(name)
                .map_or(0, |address| address.0)
        };
        writable.set_guard_pointers(guard("_guard_check_icall"), guard("_guard_dispatch_icall"));
        let mut mapped = writable.protect()?;
        mapped.snapshot();
        let reads_time_stamp = may_read_time_stamp(image);
        self.memory.pageable.bring_back_all()?;
        let is_discarded =
            |section: &Section| self.options.discard_init && section.is_discardable();
        self.memory.pageable.add(&mapped, is_discarded);
        self.images.push(LoadedImage {
            name,
            mapped,
            reads_time_stamp,
        });
        self.kernel_data_mark = self.memory.kernel_data_mark();
        Ok(self.images.len() - 1)
    }

    /// The image that was loaded as number `index`.
    #[must_use]
    pub fn image(&self, index: usize) -> Option<&LoadedImage> {
        self.images.get(index)
    }

    fn room_for(&self, image: &Image) -> Result<u64, LoadError> {
        let after_last = self
            .images
            .last()
            .map_or(address_map::IMAGES.start, |last| {
                let end = last.mapped.base() + u64::from(last.mapped.image().size());
                end.next_multiple_of(IMAGE_ALIGNMENT)
            });
        let base = base_after(image, after_last);
        if base + u64::from(image.size()) > address_map::IMAGES.end {
            let size = u64::from(image.size());
            return Err(LoadError::NoRoom {
                name: image.name().to_owned(),
                size,
            });
        }
        Ok(base)
    }

    /// Makes code of the INIT sections inaccessible, as Windows does after
    /// `DriverEntry`, if the machine's options say so, and freed memory is [protected](Machine::protect_freed).
    ///
    /// # Errors
    /// If the host refuses.
    pub fn discard_init(&mut self, index: usize) -> Result<(), ProtectError> {
        if let Some(image) = self.images.get_mut(index)
            && self.options.discard_init
            && self.memory.pool.protects_freed
        {
            image.mapped.discard_init()?;
        }
        Ok(())
    }

    /// Takes pageable sections away while the current processor is at DISPATCH_LEVEL or above.
    #[inline]
    pub(crate) fn follow_irql(&mut self) {
        if self.memory.pageable.is_empty() {
            return;
        }
        let is_high = self.executive.irql() >= Kirql::DISPATCH_LEVEL;
        if let Err(error) = self.memory.pageable.forbid(is_high) {
            self.end(Ending::Internal(error.to_string()));
        }
    }

    /// The function that `address` is in, with the offset from its start, if the image names it.
    pub(crate) fn symbol(&self, address: Address) -> Option<String> {
        let image = self
            .images
            .iter()
            .find(|image| image.describe(address).is_some())?;
        let offset = image.mapped.rva(address.0)?;
        let symbol = image.mapped.image().symbol_at(offset)?;
        Some(format!("{}+{:#x}", symbol.name, offset - symbol.rva))
    }
}

/// Whether the bytes of `rdtsc` or `rdtscp` occur in executable sections. Making these instructions
/// fault costs time in each run, which most drivers need not spend.
fn may_read_time_stamp(image: &Image) -> bool {
    const RDTSC: &[u8] = &[0x0F, 0x31];
    const RDTSCP: &[u8] = &[0x0F, 0x01, 0xF9];
    let executable = image
        .sections()
        .iter()
        .filter(|section| section.protection() == Protection::ReadExecute);
    executable
        .filter_map(|section| image.bytes_from(section.range().start))
        .any(|code| {
            code.windows(RDTSC.len()).any(|bytes| bytes == RDTSC)
                || code.windows(RDTSCP.len()).any(|bytes| bytes == RDTSCP)
        })
}

/// The file's name without its folders.
fn short_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

impl LoadedImage {
    /// The address of the image's first byte.
    #[must_use]
    pub fn base(&self) -> Address {
        Address(self.mapped.base())
    }

    /// Bytes of the image in memory.
    #[must_use]
    pub fn size(&self) -> u32 {
        self.mapped.image().size()
    }
}
