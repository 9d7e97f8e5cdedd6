//! NDIS versions. Pages: network/specifying-ndis-version-information and the characteristics
//! structure of each kind of driver, which list the minor versions.

use core::fmt;

/// A version of NDIS as a driver states it: 6 and 30 for NDIS 6.30.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NdisVersion {
    /// `MajorNdisVersion`.
    pub major: u8,
    /// `MinorNdisVersion`.
    pub minor: u8,
}

impl NdisVersion {
    /// The version that this implementation offers, which is that of our layouts.
    pub const OFFERED: Self = Self::new(6, 85);

    /// A version from its two numbers.
    #[must_use]
    pub const fn new(major: u8, minor: u8) -> Self {
        Self { major, minor }
    }

    /// The value that `NdisGetVersion` returns: major version in the high word, minor in the low.
    #[must_use]
    pub const fn packed(self) -> u32 {
        (self.major as u32) << 16 | self.minor as u32
    }

    /// Whether a driver may state this version: one of the documented ones, not newer than
    /// [`OFFERED`](Self::OFFERED). NDIS 5 drivers have another interface, which is not provided.
    #[must_use]
    pub const fn is_accepted(self) -> bool {
        let known = matches!(self.minor, 0 | 1 | 20 | 30 | 40 | 50 | 51 | 60 | 70 | 80..);
        self.major == Self::OFFERED.major && known && self.minor <= Self::OFFERED.minor
    }
}

impl fmt::Display for NdisVersion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use abi::constants::ndis::{NDIS_MINIPORT_MAJOR_VERSION, NDIS_MINIPORT_MINOR_VERSION};

    use super::*;

    #[test]
    fn the_offered_version_is_that_of_the_layouts() {
        let offered = NdisVersion::OFFERED;
        let numbers = (u32::from(offered.major), u32::from(offered.minor));
        assert_eq!(
            numbers,
            (NDIS_MINIPORT_MAJOR_VERSION, NDIS_MINIPORT_MINOR_VERSION)
        );
    }

    /// ddi/ndis/nf-ndis-ndisgetversion: the high word is the major version, the low the minor.
    #[test]
    fn the_packed_version_has_the_major_number_in_its_high_word() {
        assert_eq!(NdisVersion::new(6, 30).packed(), 0x0006_001E);
    }

    #[test]
    fn the_documented_versions_are_accepted() {
        for minor in [0, 1, 20, 30, 40, 50, 51, 60, 70, 80, 81, 82, 83, 84, 85] {
            assert!(NdisVersion::new(6, minor).is_accepted(), "6.{minor}");
        }
    }

    #[test]
    fn unknown_older_and_newer_versions_are_not_accepted() {
        for (major, minor) in [(5, 0), (5, 1), (6, 2), (6, 25), (6, 86), (7, 0)] {
            assert!(
                !NdisVersion::new(major, minor).is_accepted(),
                "{major}.{minor}"
            );
        }
    }
}
