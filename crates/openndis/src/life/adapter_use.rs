//! What an adapter is used for between its restart and its pause: OID requests, sends, receives, and time.
//!
//! In a life that is one of many the schedule varies it: how many frames come at once, which OIDs are asked
//! for, whether sends and requests overlap, whether the life waits for what the driver does by itself.

use std::ops::Range;

use ::ndis::adapters::AdapterId;
use abi::{Address, NtStatus};
use exports::ndis::{resets, traffic};
use machine::{Call, Stop};

use super::Life;

/// OIDs that are asked for in a life that is one of many, and among how many.
const OIDS_AT_ONCE: u32 = 2;
const MOST_OIDS: u32 = 64;
/// Frames of a burst.
const FRAMES: u32 = 8;
/// Virtual time that a driver gets for what it does by itself.
pub(super) const IDLE_MILLISECONDS: u32 = 1000;
/// Virtual time within which frames come back, sends by Driver Verifier's rule NdisTimedDataSend.
const PATIENCE_MILLISECONDS: u32 = 30_000;
/// Room for the answer to a query, in bytes.
pub(super) const ANSWER_BYTES: u32 = 512;

impl Life<'_> {
    /// OID requests, sends and receives by a protocol of the system's own.
    pub(super) fn use_adapter(&mut self, adapter: AdapterId, receives: bool) -> Result<(), Stop> {
        if !self.choices.traffic {
            return Ok(());
        }
        traffic::bind(self.call, adapter)?;
        let sender = self.sends_meanwhile(adapter)?;
        self.oid_requests(adapter)?;
        match sender {
            Some(sender) => self.wait_for_sender(adapter, sender)?,
            None => self.sends(adapter)?,
        }
        if receives {
            self.receives(adapter)?;
        }
        traffic::unbind(self.call, adapter)?;
        Ok(())
    }

    /// In some variations a thread sends while the life goes on with OID requests, and in some of these the
    /// adapter is reset meanwhile. The event that is set when the thread has sent all.
    fn sends_meanwhile(&mut self, adapter: AdapterId) -> Result<Option<Address>, Stop> {
        const RESET_TOO: usize = 2;
        let count = if resets::can_reset(self.call, adapter)? {
            RESET_TOO + 1
        } else {
            RESET_TOO
        };
        let variation = self.call.variation(count);
        if variation == 0 {
            return Ok(None);
        }
        let frames = self.frames();
        let sender = self.meanwhile(move |call| {
            for _ in 0..frames {
                traffic::send_burst(call, adapter, 1)?;
            }
            Ok(())
        });
        if variation == RESET_TOO {
            self.reset = Some(self.meanwhile(move |call| resets::reset(call, adapter)));
        }
        Ok(Some(sender))
    }

    /// Does something on a thread of the system. The event that is set when that is done.
    pub(super) fn meanwhile(
        &mut self,
        body: impl FnOnce(&mut Call) -> Result<(), Stop> + 'static,
    ) -> Address {
        let done = self.call.system_event();
        self.call.create_system_thread(Box::new(move |call| {
            body(call)?;
            call.set_system_event(done);
            Ok(())
        }));
        done
    }

    /// Waits for a reset that began while the adapter was used.
    pub(super) fn wait_for_reset(&mut self) -> Result<(), Stop> {
        match self.reset.take() {
            Some(done) => self.call.wait_for_system_event(done, None).map(drop),
            None => Ok(()),
        }
    }

    fn wait_for_sender(&mut self, adapter: AdapterId, done: Address) -> Result<(), Stop> {
        self.begin("sends meanwhile");
        self.call.wait_for_system_event(done, None)?;
        self.lists_come_back(adapter)
    }

    /// How many frames come at once.
    pub(super) fn frames(&mut self) -> u32 {
        if self.call.can_fail() {
            [2, 1, 4][self.call.variation(3)]
        } else {
            FRAMES
        }
    }

    /// Virtual time for what the driver does by itself; in some variations the life does not wait for that.
    pub(super) fn idle(&mut self) -> Result<(), Stop> {
        if self.call.variation(2) == 0 {
            self.call.sleep(IDLE_MILLISECONDS)?;
        }
        Ok(())
    }

    /// Queries each OID that the adapter's driver says it supports.
    fn oid_requests(&mut self, adapter: AdapterId) -> Result<(), Stop> {
        self.begin("OID requests");
        let (mut answered, mut refused) = (0_u32, 0_u32);
        for index in self.oid_range(adapter) {
            let Some(oid) = self.supported_oid(adapter, index)? else {
                break;
            };
            if self.query(adapter, oid)? == NtStatus::SUCCESS {
                answered += 1;
            } else {
                refused += 1;
            }
        }
        self.end(&format!("{answered} answered, {refused} refused"));
        Ok(())
    }

    /// Which of the adapter's OIDs are asked for: all, or in a life that is one of many a few of them.
    pub(super) fn oid_range(&mut self, adapter: AdapterId) -> Range<u32> {
        if !self.call.can_fail() {
            return 0..u32::MAX;
        }
        let supported = match self.call.ndis().adapters.object(adapter) {
            Ok(adapter) => adapter.attributes.general.as_ref(),
            Err(_) => None,
        };
        let count = supported.map_or(0, |general| general.supported_oids_length / 4);
        let first = self.call.variation(count.min(MOST_OIDS) as usize);
        let first = u32::try_from(first).unwrap_or(0);
        first..first + OIDS_AT_ONCE
    }

    fn query(&mut self, adapter: AdapterId, oid: u32) -> Result<NtStatus, Stop> {
        let (status, answer) = traffic::query_oid(self.call, adapter, oid, ANSWER_BYTES)?;
        drop(answer);
        Ok(status)
    }

    /// The OID at a place of the list that the driver gave when it initialised the adapter.
    pub(super) fn supported_oid(
        &mut self,
        adapter: AdapterId,
        index: u32,
    ) -> Result<Option<u32>, Stop> {
        let general = match self.call.ndis().adapters.object(adapter) {
            Ok(adapter) => adapter.attributes.general,
            Err(_) => None,
        };
        let Some(general) = general.filter(|general| index < general.supported_oids_length / 4)
        else {
            return Ok(None);
        };
        self.call
            .read(general.supported_oids.offset(4 * u64::from(index)))
            .map(Some)
    }

    /// Sends a burst of frames down the stack.
    fn sends(&mut self, adapter: AdapterId) -> Result<(), Stop> {
        self.begin("sends");
        let frames = self.frames();
        traffic::send_burst(self.call, adapter, frames)?;
        self.lists_come_back(adapter)
    }

    /// Waits until all lists are back. One that is not is reported after the pause, unless that reports it.
    fn expect_lists(
        &mut self,
        adapter: AdapterId,
        direction: traffic::Direction,
    ) -> Result<(), Stop> {
        let late = traffic::expect_lists(self.call, adapter, direction, PATIENCE_MILLISECONDS)?;
        if let Some(late) = late {
            self.record.borrow_mut().late.get_or_insert(late);
        }
        Ok(())
    }

    /// Reports a list that came back late.
    pub(super) fn report_late_list(&mut self) {
        let late = self.record.borrow_mut().late.take();
        if let Some(late) = late
            && self.call.machine().violations.is_empty()
        {
            self.call.report(late);
        }
    }

    /// Waits for what was sent, and tells how it went.
    pub(super) fn lists_come_back(&mut self, adapter: AdapterId) -> Result<(), Stop> {
        self.expect_lists(adapter, traffic::Direction::Send)?;
        self.idle()?;
        let traffic = traffic::counts(self.call, adapter);
        self.end(&format!(
            "{} sent, {} completed, {} received",
            traffic.sent, traffic.send_completed, traffic.received
        ));
        Ok(())
    }

    /// Indicates a burst of frames up the stack.
    pub(super) fn receives(&mut self, adapter: AdapterId) -> Result<(), Stop> {
        self.begin("receives");
        let frames = self.frames();
        traffic::indicate_burst(self.call, adapter, frames)?;
        self.expect_lists(adapter, traffic::Direction::Receive)?;
        let traffic = traffic::counts(self.call, adapter);
        self.end(&format!(
            "{} indicated, {} returned",
            traffic.indicated, traffic.returned
        ));
        Ok(())
    }
}
