//! Sections of images that Windows may page out (`PAGE…`), as Driver Verifier treats them: while the processor is
//! at DISPATCH_LEVEL or above, where a page fault can't be served, they are inaccessible.
//! Page: devtest/force-irql-checking.
//!
//! They are taken away when the IRQL rises and brought back by the first access below DISPATCH_LEVEL, so
//! that a driver which raises its IRQL often but seldom runs pageable code pays for it seldom.

use std::cell::Cell;
use std::ops::Range;

use abi::Address;
use image::{MappedImage, ProtectError, Protection, Section};

use crate::memory::protect;

/// The pageable sections of all images.
#[derive(Debug, Default)]
pub(crate) struct PageableSections {
    sections: Vec<Pageable>,
    /// Whether they are inaccessible now.
    are_out: Cell<bool>,
    /// Whether the processor is at a level at which they may not be used.
    are_forbidden: Cell<bool>,
}

#[derive(Debug)]
struct Pageable {
    addresses: Range<u64>,
    /// What the host calls the section's protection.
    access: i32,
    file_name: String,
}

impl PageableSections {
    /// Adds those of `mapped`; sections for which `is_left_out` holds stay as they are.
    pub(crate) fn add(&mut self, mapped: &MappedImage, is_left_out: impl Fn(&Section) -> bool) {
        let sections = mapped.image().sections().iter();
        let pageable = sections.filter(|section| section.is_pageable() && !is_left_out(section));
        self.sections.extend(pageable.map(|section| {
            let pages = section.pages();
            Pageable {
                addresses: mapped.address(pages.start)..mapped.address(pages.end),
                access: host_protection(section.protection()),
                file_name: mapped.image().name().to_owned(),
            }
        }));
    }

    /// Whether there is none.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// Says whether the processor is at a level at which they may not be used, and takes them away then.
    #[inline]
    pub(crate) fn forbid(&self, forbidden: bool) -> Result<(), ProtectError> {
        self.are_forbidden.set(forbidden);
        if forbidden && !self.are_out.get() {
            self.take_away()?;
        }
        Ok(())
    }

    #[cold]
    fn take_away(&self) -> Result<(), ProtectError> {
        self.are_out.set(true);
        self.protect_all(|_| libc::PROT_NONE)
    }

    /// Whether `address` lies in one, and may not be used now.
    pub(crate) fn is_out(&self, address: Address) -> bool {
        self.are_out.get() && self.are_forbidden.get() && self.contain(&(address.0..address.0 + 1))
    }

    /// Brings them back if that is what an access to `addresses` lacked. Whether it was.
    #[cold]
    pub(crate) fn bring_back(&self, addresses: &Range<u64>) -> Result<bool, ProtectError> {
        if !self.are_out.get() || self.are_forbidden.get() || !self.contain(addresses) {
            return Ok(false);
        }
        self.bring_back_all()?;
        Ok(true)
    }

    /// Brings them back, before the images are restored or another is loaded.
    pub(crate) fn bring_back_all(&self) -> Result<(), ProtectError> {
        if self.are_out.replace(false) {
            self.protect_all(|section| section.access)?;
        }
        Ok(())
    }

    /// Prepares for the next run: those that the driver may write are about to be restored.
    pub(crate) fn reset(&self) -> Result<(), ProtectError> {
        self.are_forbidden.set(false);
        let is_writable = |section: &Pageable| section.access & libc::PROT_WRITE != 0;
        if self.sections.iter().any(is_writable) {
            self.bring_back_all()?;
        }
        Ok(())
    }

    fn contain(&self, addresses: &Range<u64>) -> bool {
        self.sections.iter().any(|section| {
            section.addresses.start < addresses.end && addresses.start < section.addresses.end
        })
    }

    fn protect_all(&self, access: impl Fn(&Pageable) -> i32) -> Result<(), ProtectError> {
        for section in &self.sections {
            if !protect(&section.addresses, access(section)) {
                return Err(ProtectError {
                    file_name: section.file_name.clone(),
                    begin: section.addresses.start,
                    end: section.addresses.end,
                    source: std::io::Error::last_os_error(),
                });
            }
        }
        Ok(())
    }
}

const fn host_protection(protection: Protection) -> i32 {
    match protection {
        Protection::NoAccess => libc::PROT_NONE,
        Protection::Read => libc::PROT_READ,
        Protection::ReadWrite => libc::PROT_READ | libc::PROT_WRITE,
        Protection::ReadExecute => libc::PROT_READ | libc::PROT_EXEC,
    }
}
