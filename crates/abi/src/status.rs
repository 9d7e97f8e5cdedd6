//! Status codes. Page: kernel/using-ntstatus-values.

use core::fmt;

/// A status code of the kernel or of NDIS, which share one space on Windows.
///
/// Values are those of the generated [`constants`](crate::constants).
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct NtStatus(pub u32);

impl NtStatus {
    /// The operation succeeded (also `NDIS_STATUS_SUCCESS`).
    pub const SUCCESS: Self = Self(0);
    /// A wait timed out.
    pub const TIMEOUT: Self = Self(0x102);
    /// The operation goes on and completes later (also `NDIS_STATUS_PENDING`).
    pub const PENDING: Self = Self(0x103);
    /// The operation failed, without a reason that has a code (also `NDIS_STATUS_FAILURE`).
    pub const UNSUCCESSFUL: Self = Self(0xC000_0001);
    /// A parameter is not valid.
    pub const INVALID_PARAMETER: Self = Self(0xC000_000D);
    /// The named object does not exist.
    pub const OBJECT_NAME_NOT_FOUND: Self = Self(0xC000_0034);
    /// An object of that name exists already.
    pub const OBJECT_NAME_COLLISION: Self = Self(0xC000_0035);
    /// Memory or another resource lacks (also `NDIS_STATUS_RESOURCES`).
    pub const INSUFFICIENT_RESOURCES: Self = Self(0xC000_009A);
    /// The request is not supported (also `NDIS_STATUS_NOT_SUPPORTED`).
    pub const NOT_SUPPORTED: Self = Self(0xC000_00BB);

    /// Whether the code reports success or gives information, as `NT_SUCCESS` tells.
    #[must_use]
    pub const fn is_success(self) -> bool {
        self.0 < 0x8000_0000
    }
}

impl fmt::Display for NtStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:#010x}", self.0)
    }
}

impl fmt::Debug for NtStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
