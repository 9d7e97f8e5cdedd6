//! NDIS timer objects. Pages: ddi/ndis/nf-ndis-ndisallocatetimerobject,
//! ddi/ndis/nf-ndis-ndissettimerobject, ddi/ndis/nf-ndis-ndiscanceltimerobject,
//! ddi/ndis/nf-ndis-ndisfreetimerobject.
//!
//! Time is the executive's: each object stands for one kernel timer and its DPC, for which the
//! handle can serve as address, since nothing else can lie there. What is kept here is what the
//! timer's function gets, whose the timer is, and where it was set, for what it leaves behind.

use abi::Address;
use abi::constants::ndis as constants;
use abi::layout::ndis::NDIS_TIMER_CHARACTERISTICS as CHARACTERISTICS;
use executive::memory::Memory;
use executive::site::Site;

use crate::Ndis;
use crate::handles::{HandleError, Id, Kind, Object, Table};
use crate::object_header::{Expected, ObjectHeader, ObjectHeaderError};

/// `NDIS_TIMER_CHARACTERISTICS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimerCharacteristics {
    /// `AllocationTag`.
    pub tag: u32,
    /// `TimerFunction`: the driver's `NetTimerCallback`.
    pub function: Address,
    /// `FunctionContext`: what the function gets unless a call that sets the timer says otherwise.
    pub context: Address,
}

/// Why a timer object is not allocated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimerCharacteristicsError {
    /// The structure is not what it should be.
    #[error(transparent)]
    Header(#[from] ObjectHeaderError),
    /// The timer would have nothing to call.
    #[error("TimerFunction is NULL")]
    FunctionMissing,
}

impl From<executive::memory::BadAddress> for TimerCharacteristicsError {
    fn from(error: executive::memory::BadAddress) -> Self {
        Self::Header(error.into())
    }
}

impl TimerCharacteristics {
    /// Reads the structure at `at`.
    ///
    /// # Errors
    /// [`TimerCharacteristicsError`] if it is not that structure or has no function.
    pub fn read<M: Memory + ?Sized>(
        memory: &M,
        at: Address,
    ) -> Result<Self, TimerCharacteristicsError> {
        let kind = constants::NDIS_OBJECT_TYPE_TIMER_CHARACTERISTICS;
        let sizes = &[constants::NDIS_SIZEOF_TIMER_CHARACTERISTICS_REVISION_1];
        ObjectHeader::check(memory, at, &Expected { kind, sizes })?;
        let function = memory.read_pointer(at, CHARACTERISTICS::TimerFunction)?;
        if function.is_null() {
            return Err(TimerCharacteristicsError::FunctionMissing);
        }
        Ok(Self {
            tag: memory.read_field(at, CHARACTERISTICS::AllocationTag)?,
            function,
            context: memory.read_pointer(at, CHARACTERISTICS::FunctionContext)?,
        })
    }
}

/// A timer object.
#[derive(Clone, Copy, Debug)]
pub struct Timer {
    /// The NDIS handle it was allocated with: an adapter's, a filter module's, a driver's.
    pub owner: Address,
    /// As given when it was allocated.
    pub characteristics: TimerCharacteristics,
    /// `MillisecondsPeriod` of the last setting; 0 for a timer that fires once.
    pub period: u32,
    context: Address,
    set: Option<Site>,
}

impl Object for Timer {
    const KIND: Kind = Kind::Timer;
}

/// Names a timer object.
pub type TimerId = Id<Timer>;

/// What a timer that fires is to call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimerCall {
    /// The driver's routine, called at `DISPATCH_LEVEL`.
    pub function: Address,
    /// `FunctionContext`.
    pub context: Address,
}

impl Timer {
    /// A timer that is not set.
    #[must_use]
    pub const fn new(owner: Address, characteristics: TimerCharacteristics) -> Self {
        Self {
            owner,
            characteristics,
            period: 0,
            context: characteristics.context,
            set: None,
        }
    }

    /// Sets it, or sets it anew; a NULL `context` stands for that of the characteristics. Tells
    /// whether it was set already, which is what `NdisSetTimerObject` returns.
    pub const fn set(&mut self, period: u32, context: Address, site: Site) -> bool {
        let was_set = self.set.is_some();
        self.context = if context.is_null() {
            self.characteristics.context
        } else {
            context
        };
        self.period = period;
        self.set = Some(site);
        was_set
    }

    /// Cancels it. Tells whether it was set, which is what `NdisCancelTimerObject` returns; if it
    /// was not, its function may be about to run, or run, on another processor.
    pub const fn cancel(&mut self) -> bool {
        self.set.take().is_some()
    }

    /// It has expired: tells what to call. A periodic timer stays set.
    pub const fn fire(&mut self) -> TimerCall {
        if self.period == 0 {
            self.set = None;
        }
        TimerCall {
            function: self.characteristics.function,
            context: self.context,
        }
    }

    /// Where it was set, if it is.
    #[must_use]
    pub const fn is_set(&self) -> Option<Site> {
        self.set
    }

    /// Whether it fires again and again once set.
    #[must_use]
    pub const fn is_periodic(&self) -> bool {
        self.period != 0
    }
}

impl Ndis {
    /// If the DPC at `dpc` is a timer object's, the timer has fired: tells what to call.
    pub fn timer_fires(&mut self, dpc: Address) -> Option<TimerCall> {
        let id = self.timers.find(dpc).ok()?;
        self.timers.object_mut(id).ok().map(Timer::fire)
    }
}

/// Why a timer object cannot be freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FreeTimerError {
    /// The handle names no timer object.
    #[error(transparent)]
    Handle(#[from] HandleError),
    /// It is still set; it has been freed all the same.
    #[error("the timer is still set")]
    StillSet {
        /// Where it was set.
        set: Site,
    },
}

/// Frees a timer object.
///
/// # Errors
/// [`FreeTimerError`] if there is none, or it was still set: it is gone then too, and the caller has
/// to cancel the executive's timer.
pub fn free(timers: &mut Table<Timer>, id: TimerId, site: Site) -> Result<Timer, FreeTimerError> {
    let timer = timers.remove(id, site)?;
    match timer.set {
        Some(set) => Err(FreeTimerError::StillSet { set }),
        None => Ok(timer),
    }
}

#[cfg(test)]
mod tests {
    use executive::memory::TestMemory;

    use super::*;
    use crate::testing::site;

    const CHARACTERISTICS: TimerCharacteristics = TimerCharacteristics {
        tag: 0x74_53_45_54,
        function: Address(0x1000),
        context: Address(0x2000),
    };

    fn timer() -> Timer {
        Timer::new(Address(0x9000), CHARACTERISTICS)
    }

    /// nf-ndis-ndissettimerobject: TRUE if the timer object was already in the system timer queue.
    #[test]
    fn setting_tells_whether_the_timer_was_set() {
        let mut timer = timer();
        assert!(!timer.set(0, Address::NULL, site(1)));
        assert!(timer.set(0, Address::NULL, site(2)));
        assert_eq!(timer.is_set(), Some(site(2)));
    }

    /// nf-ndis-ndissettimerobject, FunctionContext: NULL means the default of the characteristics.
    #[test]
    fn a_null_context_stands_for_the_default() {
        let mut timer = timer();
        timer.set(0, Address(0x3000), site(1));
        assert_eq!(timer.fire().context, Address(0x3000));
        timer.set(0, Address::NULL, site(2));
        assert_eq!(
            timer.fire(),
            TimerCall {
                function: Address(0x1000),
                context: Address(0x2000)
            }
        );
    }

    /// nf-ndis-ndissettimerobject, Remarks: the timer object is dequeued after the interval expires.
    #[test]
    fn a_timer_that_has_fired_is_not_set_unless_it_is_periodic() {
        let mut timer = timer();
        timer.set(0, Address::NULL, site(1));
        timer.fire();
        assert_eq!(timer.is_set(), None);
        timer.set(100, Address::NULL, site(2));
        timer.fire();
        assert_eq!(timer.is_set(), Some(site(2)));
    }

    /// nf-ndis-ndiscanceltimerobject: TRUE if the timer was in the queue.
    #[test]
    fn cancelling_tells_whether_the_timer_was_set() {
        let mut timer = timer();
        assert!(!timer.cancel());
        timer.set(0, Address::NULL, site(1));
        assert!(timer.cancel());
    }

    /// nf-ndis-ndisfreetimerobject, Remarks: cancel a timer that is queued.
    #[test]
    fn freeing_a_set_timer_is_a_fact_and_the_handle_is_gone() {
        let mut timers = Table::new();
        let id = timers.insert(timer(), site(1)).unwrap();
        timers
            .object_mut(id)
            .unwrap()
            .set(0, Address::NULL, site(2));
        assert_eq!(
            free(&mut timers, id, site(3)).unwrap_err(),
            FreeTimerError::StillSet { set: site(2) }
        );
        assert!(matches!(
            free(&mut timers, id, site(4)),
            Err(FreeTimerError::Handle(HandleError::Stale { .. }))
        ));
    }

    /// nf-ndis-ndisallocatetimerobject: NDIS_STATUS_BAD_CHARACTERISTICS.
    #[test]
    fn a_timer_without_a_function_is_refused() {
        let mut memory = TestMemory::new();
        let at = memory.map(0x1000, 0x18);
        memory.write(at, &[0x97, 1, 0x18, 0]).unwrap();
        let error = TimerCharacteristicsError::FunctionMissing;
        assert_eq!(TimerCharacteristics::read(&memory, at), Err(error));
    }
}
