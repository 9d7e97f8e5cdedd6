//! Reads structures out of a file, with every bound checked.
//!
//! An error names the file and the offset, so the reader knows both. It also counts what it hands
//! out: tables of an honest image hardly overlap, so together they are no larger than the file; a
//! crafted one can lay a thousand tables over the same bytes. Past a few times the file's length
//! the reader refuses, which bounds time and memory for any input.

use std::cell::Cell;

use object::pod::{self, Pod};

use crate::{ParseError, Refusal};

/// How often each byte of a file may be read, on average.
///
/// Twice happens: linkers share the tails of strings, and a name serves import and symbol.
const READS_OF_EACH_BYTE: u64 = 4;

/// A file's bytes, and how much more may be read of them.
#[derive(Debug)]
pub(crate) struct Reader<'file> {
    file_name: &'file str,
    bytes: &'file [u8],
    left: Cell<u64>,
}

impl<'file> Reader<'file> {
    pub(crate) fn new(file_name: &'file str, bytes: &'file [u8]) -> Self {
        let reader = Reader {
            file_name,
            bytes,
            left: Cell::new(0),
        };
        reader.left.set(reader.limit());
        reader
    }

    fn limit(&self) -> u64 {
        self.length().saturating_mul(READS_OF_EACH_BYTE)
    }

    /// The file's length in bytes.
    pub(crate) fn length(&self) -> u64 {
        self.bytes.len() as u64
    }

    /// The error that refuses this file because of what is at `offset`.
    pub(crate) fn refuse(&self, offset: u64, reason: Refusal) -> ParseError {
        ParseError {
            file_name: self.file_name.to_owned(),
            offset,
            reason,
        }
    }

    /// Checks that `size` bytes from `offset` on are in the file, without reading them.
    pub(crate) fn check(
        &self,
        offset: u64,
        size: u64,
        what: &'static str,
    ) -> Result<(), ParseError> {
        self.slice(offset, size, what).map(|_| ())
    }

    fn slice(&self, offset: u64, size: u64, what: &'static str) -> Result<&'file [u8], ParseError> {
        let end = offset.saturating_add(size);
        let range = usize::try_from(offset).ok().zip(usize::try_from(end).ok());
        range
            .and_then(|(begin, end)| self.bytes.get(begin..end))
            .ok_or_else(|| {
                let length = self.length();
                self.refuse(offset.min(length), Refusal::Truncated { what, end, length })
            })
    }

    /// The `size` bytes from `offset` on.
    pub(crate) fn bytes(
        &self,
        offset: u64,
        size: u64,
        what: &'static str,
    ) -> Result<&'file [u8], ParseError> {
        let bytes = self.slice(offset, size, what)?;
        match self.left.get().checked_sub(size) {
            Some(left) => self.left.set(left),
            None => {
                let limit = self.limit();
                return Err(self.refuse(offset, Refusal::TablesOverlap { what, limit }));
            }
        }
        Ok(bytes)
    }

    /// The structure at `offset`.
    pub(crate) fn record<T: Pod>(
        &self,
        offset: u64,
        what: &'static str,
    ) -> Result<&'file T, ParseError> {
        let size = size_of::<T>() as u64;
        let bytes = self.bytes(offset, size, what)?;
        match pod::from_bytes(bytes) {
            Ok((record, _)) => Ok(record),
            Err(()) => Err(self.refuse(
                offset,
                Refusal::Truncated {
                    what,
                    end: offset + size,
                    length: self.length(),
                },
            )),
        }
    }

    /// The `count` structures from `offset` on.
    pub(crate) fn records<T: Pod>(
        &self,
        offset: u64,
        count: u32,
        what: &'static str,
    ) -> Result<&'file [T], ParseError> {
        let size = u64::from(count).saturating_mul(size_of::<T>() as u64);
        let bytes = self.bytes(offset, size, what)?;
        match pod::slice_from_bytes(bytes, count as usize) {
            Ok((records, _)) => Ok(records),
            Err(()) => Err(self.refuse(
                offset,
                Refusal::Truncated {
                    what,
                    end: offset + size,
                    length: self.length(),
                },
            )),
        }
    }

    /// The bytes from `offset` on up to a terminating zero, which must come before `end`.
    pub(crate) fn terminated(
        &self,
        offset: u64,
        end: u64,
        what: &'static str,
    ) -> Result<&'file [u8], ParseError> {
        let available = self.slice(offset, end.saturating_sub(offset), what)?;
        let length = available
            .iter()
            .position(|byte| *byte == 0)
            .ok_or_else(|| self.refuse(offset, Refusal::BadName { what }))?;
        self.bytes(offset, length as u64 + 1, what)?;
        Ok(&available[..length])
    }

    /// The name at `offset`, terminated before `end`, not empty and in printable ASCII.
    pub(crate) fn name(
        &self,
        offset: u64,
        end: u64,
        what: &'static str,
    ) -> Result<&'file str, ParseError> {
        let bytes = self.terminated(offset, end, what)?;
        match std::str::from_utf8(bytes) {
            Ok(name) if !name.is_empty() && bytes.iter().all(u8::is_ascii_graphic) => Ok(name),
            _ => Err(self.refuse(offset, Refusal::BadName { what })),
        }
    }
}
