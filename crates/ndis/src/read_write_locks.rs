//! What a read/write lock's memory and a driver's lock state hold. Pages:
//! ddi/ndis/nf-ndis-ndisacquirerwlockread, ddi/ndis/nf-ndis-ndisacquirereadwritelock.
//!
//! Both are opaque to drivers. Who holds a lock is known to the executive.

use abi::Address;

/// What a lock is acquired for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Together with other readers.
    Read,
    /// Alone.
    Write,
}

impl Access {
    /// What `fWrite` of `NdisAcquireReadWriteLock` stands for.
    #[must_use]
    pub const fn of_write_flag(write: bool) -> Self {
        if write { Self::Write } else { Self::Read }
    }

    /// What `LOCK_STATE.LockState` holds while the lock is held so; it fits the byte of
    /// `LOCK_STATE_EX` too, and memory that is not initialised is unlikely to hold it.
    #[must_use]
    pub const fn state(self) -> u16 {
        match self {
            Self::Read => 0x52,
            Self::Write => 0x57,
        }
    }

    /// What a lock state that holds `state` was acquired for, if for anything.
    #[must_use]
    pub const fn of_state(state: u16) -> Option<Self> {
        match state {
            0x52 => Some(Self::Read),
            0x57 => Some(Self::Write),
            _ => None,
        }
    }
}

/// What the first eight bytes of the lock at `lock` hold. A lock that was copied elsewhere does not
/// hold it, nor does memory that was zeroed only.
#[must_use]
pub const fn mark(lock: Address) -> u64 {
    const KEY: u64 = 0x4C57_524B_434F_4C21;
    lock.0 ^ KEY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_state_tells_what_was_acquired() {
        for access in [Access::Read, Access::Write] {
            assert_eq!(Access::of_state(access.state()), Some(access));
            assert!(access.state() <= 0xFF);
        }
        assert_eq!(Access::of_state(0), None);
        assert_eq!(Access::of_state(0xCCCC), None);
    }

    #[test]
    fn the_mark_of_a_lock_is_of_its_place() {
        assert_ne!(mark(Address(0x1000)), 0);
        assert_ne!(mark(Address(0x1000)), mark(Address(0x2000)));
    }
}
