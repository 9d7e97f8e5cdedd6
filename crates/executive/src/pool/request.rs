//! What a driver asks a pool for: `POOL_TYPE` and `POOL_FLAGS` turned into one request.
//! Pages: wdm/ne-wdm-_pool_type, kernel/pool_flags, wdm/nf-wdm-exallocatepool2.

use std::fmt;

use abi::constants::wdm as constant;

/// Which pool memory comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PoolKind {
    /// Never paged out, executable: `NonPagedPool`, also named `NonPagedPoolExecute`.
    NonPaged,
    /// Never paged out, not executable: `NonPagedPoolNx`.
    NonPagedNx,
    /// May be paged out: only to be touched below `DISPATCH_LEVEL`.
    Paged,
}

impl PoolKind {
    /// Whether the memory may be touched at any IRQL.
    #[must_use]
    pub const fn is_nonpaged(self) -> bool {
        matches!(self, Self::NonPaged | Self::NonPagedNx)
    }
}

impl fmt::Display for PoolKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::NonPaged => "NonPagedPool",
            Self::NonPagedNx => "NonPagedPoolNx",
            Self::Paged => "PagedPool",
        })
    }
}

/// The four characters by which a driver marks its allocations, first one in the lowest byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PoolTag(pub u32);

impl PoolTag {
    /// A tag as pool tools print it.
    #[must_use]
    pub const fn new(characters: [u8; 4]) -> Self {
        Self(u32::from_le_bytes(characters))
    }

    /// Whether the tag follows the documentation: one to four characters from space to tilde.
    #[must_use]
    pub fn is_documented(self) -> bool {
        let bytes = self.0.to_le_bytes();
        let used = bytes.iter().rposition(|&byte| byte != 0);
        used.is_some_and(|last| {
            bytes[..=last]
                .iter()
                .all(|byte| (0x20..=0x7e).contains(byte))
        })
    }
}

impl fmt::Display for PoolTag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text: String = (self.0.to_le_bytes().iter())
            .map(|&byte| {
                if (0x20..=0x7e).contains(&byte) {
                    char::from(byte)
                } else {
                    '.'
                }
            })
            .collect();
        formatter.pad(&text)
    }
}

/// How the kind and the manner of an allocation were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolSelection {
    /// The pool.
    pub kind: PoolKind,
    /// Align to the processor's cache line, 64 bytes, instead of 16.
    pub cache_aligned: bool,
    /// Fill the block with zeros.
    pub zeroed: bool,
    /// Raise an exception instead of returning NULL.
    pub raise_on_failure: bool,
    /// Charge the current process.
    pub quota: bool,
}

impl PoolSelection {
    /// Plain memory of one pool: not zeroed, NULL on failure.
    #[must_use]
    pub const fn of(kind: PoolKind) -> Self {
        Self {
            kind,
            cache_aligned: false,
            zeroed: false,
            raise_on_failure: false,
            quota: false,
        }
    }
}

/// Why a `POOL_TYPE` or `POOL_FLAGS` value selects no pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PoolSelectionError {
    /// The `POOL_TYPE` is reserved for the system or has bits that mean nothing.
    #[error("POOL_TYPE {0:#x} is not for drivers")]
    InvalidType(u32),
    /// A type that crashes the system when memory lacks (`NonPagedPoolMustSucceed`).
    #[error("POOL_TYPE {0:#x} asks for must-succeed pool, which is only for system startup")]
    MustSucceed(u32),
    /// None or several of the flags that name a pool.
    #[error("POOL_FLAGS {0:#x} must have exactly one of NON_PAGED, NON_PAGED_EXECUTE and PAGED")]
    NotOnePool(u64),
    /// A required flag, one of the low 32, that is reserved or unknown.
    #[error("POOL_FLAGS {0:#x} has a required flag that is reserved or unknown")]
    UnknownRequiredFlag(u64),
}

const CACHE_ALIGNED: u32 = 4;
const MUST_SUCCEED: u32 = 2;

/// Reads the `PoolType` argument of `ExAllocatePoolWithTag` and its relatives.
///
/// The flags that may be added to it (cold, zero, raise, quota) are taken apart; being cold is a
/// hint without effect here.
///
/// # Errors
/// [`PoolSelectionError`] for values that drivers must not use.
pub fn select_by_pool_type(pool_type: u32) -> Result<PoolSelection, PoolSelectionError> {
    const MODIFIERS: u32 = constant::POOL_COLD_ALLOCATION
        | constant::POOL_ZERO_ALLOCATION
        | constant::POOL_RAISE_IF_ALLOCATION_FAILURE
        | constant::POOL_QUOTA_FAIL_INSTEAD_OF_RAISE;
    let plain = pool_type & !MODIFIERS;
    let kind = match plain & !CACHE_ALIGNED {
        0 => PoolKind::NonPaged,
        1 => PoolKind::Paged,
        constant::POOL_NX_ALLOCATION => PoolKind::NonPagedNx,
        // Paged pool is never executable, so the bit adds nothing to it.
        0x201 => PoolKind::Paged,
        MUST_SUCCEED => return Err(PoolSelectionError::MustSucceed(pool_type)),
        _ => return Err(PoolSelectionError::InvalidType(pool_type)),
    };
    Ok(PoolSelection {
        cache_aligned: plain & CACHE_ALIGNED != 0,
        zeroed: pool_type & constant::POOL_ZERO_ALLOCATION != 0,
        raise_on_failure: pool_type & constant::POOL_RAISE_IF_ALLOCATION_FAILURE != 0,
        ..PoolSelection::of(kind)
    })
}

/// Reads the `Flags` argument of `ExAllocatePool2` and `ExAllocatePool3`.
///
/// # Errors
/// [`PoolSelectionError`] for flags with which the documented outcome is a failed allocation.
pub fn select_by_pool_flags(flags: u64) -> Result<PoolSelection, PoolSelectionError> {
    const KNOWN: u32 = constant::POOL_FLAG_USE_QUOTA
        | constant::POOL_FLAG_UNINITIALIZED
        | constant::POOL_FLAG_SESSION
        | constant::POOL_FLAG_CACHE_ALIGNED
        | constant::POOL_FLAG_RAISE_ON_FAILURE
        | POOLS;
    const POOLS: u32 = constant::POOL_FLAG_NON_PAGED
        | constant::POOL_FLAG_NON_PAGED_EXECUTE
        | constant::POOL_FLAG_PAGED;
    // The high half is optional: what is not known there is ignored, as documented.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the low half is what is wanted"
    )]
    let required = flags as u32;
    if required & !KNOWN != 0 {
        return Err(PoolSelectionError::UnknownRequiredFlag(flags));
    }
    let kind = match required & POOLS {
        constant::POOL_FLAG_NON_PAGED => PoolKind::NonPagedNx,
        constant::POOL_FLAG_NON_PAGED_EXECUTE => PoolKind::NonPaged,
        constant::POOL_FLAG_PAGED => PoolKind::Paged,
        _ => return Err(PoolSelectionError::NotOnePool(flags)),
    };
    Ok(PoolSelection {
        kind,
        cache_aligned: required & constant::POOL_FLAG_CACHE_ALIGNED != 0,
        zeroed: required & constant::POOL_FLAG_UNINITIALIZED == 0,
        raise_on_failure: required & constant::POOL_FLAG_RAISE_ON_FAILURE != 0,
        quota: required & constant::POOL_FLAG_USE_QUOTA != 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pool_types_of_drivers_name_their_pools() {
        let kind = |value| select_by_pool_type(value).unwrap().kind;
        assert_eq!(kind(0), PoolKind::NonPaged);
        assert_eq!(kind(1), PoolKind::Paged);
        assert_eq!(kind(512), PoolKind::NonPagedNx);
        assert!(select_by_pool_type(516).unwrap().cache_aligned);
    }

    #[test]
    fn must_succeed_pool_is_refused_by_name() {
        assert_eq!(
            select_by_pool_type(2),
            Err(PoolSelectionError::MustSucceed(2))
        );
        assert_eq!(
            select_by_pool_type(6),
            Err(PoolSelectionError::MustSucceed(6))
        );
    }

    #[test]
    fn session_pool_types_and_stray_bits_are_refused() {
        for value in [3, 32, 33, 0x220, 0x8000_0000] {
            assert_eq!(
                select_by_pool_type(value),
                Err(PoolSelectionError::InvalidType(value))
            );
        }
    }

    #[test]
    fn pool_flags_zero_memory_unless_told_otherwise() {
        assert!(select_by_pool_flags(0x40).unwrap().zeroed);
        assert!(!select_by_pool_flags(0x42).unwrap().zeroed);
        assert_eq!(
            select_by_pool_flags(0x40).unwrap().kind,
            PoolKind::NonPagedNx
        );
    }

    #[test]
    fn pool_flags_without_a_pool_or_with_two_are_refused() {
        assert_eq!(
            select_by_pool_flags(0),
            Err(PoolSelectionError::NotOnePool(0))
        );
        assert_eq!(
            select_by_pool_flags(0x140),
            Err(PoolSelectionError::NotOnePool(0x140))
        );
    }

    #[test]
    fn an_unknown_required_flag_fails_and_an_unknown_optional_one_does_not() {
        assert_eq!(
            select_by_pool_flags(0x840),
            Err(PoolSelectionError::UnknownRequiredFlag(0x840))
        );
        assert!(select_by_pool_flags(0x4000_0000_0000_0040).is_ok());
    }

    #[test]
    fn a_tag_prints_in_the_order_of_pool_tools() {
        assert_eq!(PoolTag(0x3167_6154).to_string(), "Tag1");
        assert_eq!(PoolTag(0x0000_6154).to_string(), "Ta..");
    }

    #[test]
    fn a_tag_needs_one_to_four_printable_characters() {
        assert!(PoolTag::new(*b"Tag1").is_documented());
        assert!(PoolTag::new(*b"T\0\0\0").is_documented());
        assert!(!PoolTag(0).is_documented());
        assert!(!PoolTag::new(*b"T\0g1").is_documented());
        assert!(!PoolTag::new(*b"Tag\xff").is_documented());
    }
}
