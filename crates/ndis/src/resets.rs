//! Resets of an adapter's hardware. Pages: network/miniport-adapter-check-for-hang-and-reset-operations,
//! ddi/ndis/nc-ndis-miniport_reset.
//!
//! A reset is apart from an adapter's state: a pause may come while one is under way, and both may be completed
//! in any order. While it lasts NDIS hands the driver nothing new; what the driver has already stays the
//! driver's to complete.

use abi::{Address, NtStatus};
use executive::site::Site;

use crate::pending::{CompletionError, Pendable, Progress, UnderWay};

/// The reset of an adapter that is under way, if one is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reset {
    operation: Pendable,
    lasts: bool,
    /// Where the driver says whether NDIS must set its addresses again; NULL before the first reset. It names the
    /// operation for those who wait for it, since the adapter's handle names a pause.
    pub addressing: Address,
}

impl Reset {
    /// No reset has been.
    pub const NONE: Self = Self {
        operation: Pendable::IDLE,
        lasts: false,
        addressing: Address::NULL,
    };

    /// Begins a reset; call `MiniportResetEx` next.
    ///
    /// # Errors
    /// [`UnderWay`] if one is under way.
    pub fn begin(&mut self, site: Site) -> Result<(), UnderWay> {
        self.operation.begin(site)?;
        self.lasts = true;
        Ok(())
    }

    /// Takes what `MiniportResetEx` returned.
    ///
    /// # Errors
    /// [`CompletionError`] if `NdisMResetComplete` was called and the handler returned a final status too.
    pub fn returned(&mut self, status: NtStatus, site: Site) -> Result<Progress, CompletionError> {
        self.operation.returned(status, site)
    }

    /// Takes a call of `NdisMResetComplete`.
    ///
    /// # Errors
    /// [`CompletionError`] if no reset is pending, or the status is no final one.
    pub fn complete(&mut self, status: NtStatus, site: Site) -> Result<Progress, CompletionError> {
        self.operation.complete(status, site)
    }

    /// NDIS has learned that the reset is complete, and hands the driver requests again.
    pub const fn end(&mut self) {
        self.lasts = false;
    }

    /// Whether a reset has begun, and NDIS has not learned yet that it is complete.
    #[must_use]
    pub const fn lasts(&self) -> bool {
        self.lasts
    }

    /// Where the last reset was completed.
    #[must_use]
    pub const fn finished(&self) -> Option<Site> {
        self.operation.finished()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::site;

    /// nf-ndis-ndismresetcomplete: called after MiniportResetEx returned NDIS_STATUS_PENDING.
    #[test]
    fn a_completion_without_a_reset_is_refused() {
        let error = CompletionError::NotPending { finished: None };
        let mut reset = Reset::NONE;
        assert_eq!(reset.complete(NtStatus::SUCCESS, site(1)), Err(error));
    }

    /// nc-ndis-miniport_reset: NDIS_STATUS_PENDING, then one completion.
    #[test]
    fn a_second_completion_tells_where_the_first_was() {
        let mut reset = Reset::NONE;
        reset.begin(site(1)).unwrap();
        reset.returned(NtStatus::PENDING, site(2)).unwrap();
        reset.complete(NtStatus::SUCCESS, site(3)).unwrap();
        let error = CompletionError::NotPending {
            finished: Some(site(3)),
        };
        assert_eq!(reset.complete(NtStatus::SUCCESS, site(4)), Err(error));
    }

    #[test]
    fn a_reset_lasts_until_ndis_has_learned_of_its_end() {
        let mut reset = Reset::NONE;
        reset.begin(site(1)).unwrap();
        reset.returned(NtStatus::SUCCESS, site(2)).unwrap();
        assert!(reset.lasts());
        reset.end();
        assert!(!reset.lasts());
    }

    #[test]
    fn a_second_reset_does_not_begin_before_the_first_is_over() {
        let mut reset = Reset::NONE;
        reset.begin(site(1)).unwrap();
        assert_eq!(reset.begin(site(2)), Err(UnderWay { begun: site(1) }));
    }
}
