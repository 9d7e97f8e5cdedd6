//! The header that structures given to NDIS begin with. Page: ddi/ntddndis/ns-ntddndis-_ndis_object_header.
//!
//! Drivers fill it in different ways: with the structure's own type or `NDIS_OBJECT_TYPE_DEFAULT`,
//! with the size of their revision or of a later one. So the revision alone decides which fields
//! exist, and the size must only be large enough for it.

use abi::Address;
use abi::constants::ndis::NDIS_OBJECT_TYPE_DEFAULT;
use abi::layout::ndis::NDIS_OBJECT_HEADER;
use executive::memory::{BadAddress, Memory};

/// A header as a driver filled it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ObjectHeader {
    /// `Type`: an `NDIS_OBJECT_TYPE_…` value.
    pub kind: u8,
    /// `Revision`.
    pub revision: u8,
    /// `Size`, in bytes.
    pub size: u16,
}

/// Why a structure cannot be what it is given as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ObjectHeaderError {
    /// The structure does not lie in the driver's memory.
    #[error(transparent)]
    BadAddress(#[from] BadAddress),
    /// `Type` says that it is something else.
    #[error("its header has Type {found:#x} instead of {expected:#x}")]
    WrongType {
        /// What the header says.
        found: u8,
        /// What the parameter asks for.
        expected: u8,
    },
    /// `Revision` is zero or newer than this implementation.
    #[error("its header has Revision {revision}, and {newest} is the newest known")]
    UnknownRevision {
        /// What the header says.
        revision: u8,
        /// The newest that is known.
        newest: u8,
    },
    /// `Size` is smaller than the structure of the stated revision.
    #[error("its header has Size {size}, but revision {revision} has {required} bytes")]
    TooSmall {
        /// What the header says, in bytes.
        size: u16,
        /// The stated revision.
        revision: u8,
        /// The bytes up to the revision's last field.
        required: u16,
    },
}

/// What a structure's header must be: its type, and the bytes of revision 1, 2, …
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The `NDIS_OBJECT_TYPE_…` of the structure; `NDIS_OBJECT_TYPE_DEFAULT` is accepted too.
    pub kind: u32,
    /// `NDIS_SIZEOF_…_REVISION_n` for each revision, from 1.
    pub sizes: &'a [u32],
}

impl ObjectHeader {
    /// Reads the header at `at` without judging it.
    ///
    /// # Errors
    /// [`BadAddress`] if it does not lie in the driver's memory.
    pub fn read<M: Memory + ?Sized>(memory: &M, at: Address) -> Result<Self, BadAddress> {
        Ok(Self {
            kind: memory.read_field(at, NDIS_OBJECT_HEADER::Type)?,
            revision: memory.read_field(at, NDIS_OBJECT_HEADER::Revision)?,
            size: memory.read_field(at, NDIS_OBJECT_HEADER::Size)?,
        })
    }

    /// Reads the header at `at` and checks it.
    ///
    /// # Errors
    /// [`ObjectHeaderError`] if it is not what is expected.
    pub fn check<M: Memory + ?Sized>(
        memory: &M,
        at: Address,
        expected: &Expected<'_>,
    ) -> Result<Self, ObjectHeaderError> {
        let header = Self::read(memory, at)?;
        if u32::from(header.kind) != expected.kind
            && u32::from(header.kind) != NDIS_OBJECT_TYPE_DEFAULT
        {
            let expected = u8::try_from(expected.kind).unwrap_or(u8::MAX);
            return Err(ObjectHeaderError::WrongType {
                found: header.kind,
                expected,
            });
        }
        let newest = u8::try_from(expected.sizes.len()).unwrap_or(u8::MAX);
        let place = usize::from(header.revision).checked_sub(1);
        let required = place
            .and_then(|place| expected.sizes.get(place))
            .and_then(|size| u16::try_from(*size).ok())
            .ok_or(ObjectHeaderError::UnknownRevision {
                revision: header.revision,
                newest,
            })?;
        if header.size < required {
            let (size, revision) = (header.size, header.revision);
            return Err(ObjectHeaderError::TooSmall {
                size,
                revision,
                required,
            });
        }
        Ok(header)
    }
}

#[cfg(test)]
mod tests {
    use executive::memory::TestMemory;

    use super::*;

    const EXPECTED: Expected<'_> = Expected {
        kind: 0x8A,
        sizes: &[0x88, 0x98],
    };

    fn check(bytes: [u8; 4]) -> Result<ObjectHeader, ObjectHeaderError> {
        let mut memory = TestMemory::new();
        let at = memory.place(0x1000, &bytes);
        ObjectHeader::check(&memory, at, &EXPECTED)
    }

    #[test]
    fn its_own_type_and_the_default_type_are_accepted() {
        assert_eq!(
            check([0x8A, 1, 0x88, 0]),
            Ok(ObjectHeader {
                kind: 0x8A,
                revision: 1,
                size: 0x88
            })
        );
        assert_eq!(
            check([0x80, 2, 0x98, 0]),
            Ok(ObjectHeader {
                kind: 0x80,
                revision: 2,
                size: 0x98
            })
        );
    }

    #[test]
    fn another_type_is_refused() {
        assert_eq!(
            check([0x8B, 1, 0x88, 0]),
            Err(ObjectHeaderError::WrongType {
                found: 0x8B,
                expected: 0x8A
            })
        );
    }

    #[test]
    fn a_size_larger_than_the_revision_is_accepted() {
        assert!(check([0x8A, 1, 0x98, 0]).is_ok());
    }

    #[test]
    fn a_size_smaller_than_the_revision_is_refused() {
        let error = ObjectHeaderError::TooSmall {
            size: 0x88,
            revision: 2,
            required: 0x98,
        };
        assert_eq!(check([0x8A, 2, 0x88, 0]), Err(error));
    }

    #[test]
    fn revision_zero_and_one_newer_than_known_are_refused() {
        for revision in [0, 3] {
            let error = ObjectHeaderError::UnknownRevision {
                revision,
                newest: 2,
            };
            assert_eq!(check([0x8A, revision, 0xFF, 0]), Err(error));
        }
    }

    #[test]
    fn a_header_outside_of_memory_is_a_bad_address() {
        let error =
            ObjectHeader::check(&TestMemory::new(), Address(0x1000), &EXPECTED).unwrap_err();
        assert!(matches!(error, ObjectHeaderError::BadAddress(bad) if bad.at == Address(0x1000)));
    }
}
