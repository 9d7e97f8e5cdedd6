//! Waiting inside a kernel call: for events that the system keeps itself, and for time to pass.

use abi::{Address, NtStatus};
use executive::{Reset, Timeout, WaitKind, WaitOutcome};

use crate::call::Call;
use crate::ending::Stop;

impl Call {
    /// Zeroed memory of the kernel that drivers can read, until the machine is reset.
    pub fn kernel_data(&mut self, length: u64) -> Address {
        self.memory().kernel_data(length)
    }

    /// Makes an event of the system's own, which is not set and stays set once it is.
    pub fn system_event(&mut self) -> Address {
        let event = self.kernel_data(abi::layout::wdm::KEVENT::SIZE);
        let made = self
            .executive()
            .initialize_event(event, Reset::Manual, false);
        debug_assert!(made.is_ok(), "nobody waits for new memory");
        event
    }

    /// Clears an event of the system's own.
    pub fn clear_system_event(&mut self, event: Address) {
        let cleared = self.executive().reset_event(event);
        debug_assert!(cleared.is_ok(), "an event of the system's own is there");
    }

    /// Sets an event of the system's own, and lets those who wait for it go on.
    pub fn set_system_event(&mut self, event: Address) {
        let set = self.executive().set_event(event);
        debug_assert!(set.is_ok(), "an event of the system's own is there");
    }

    /// Waits for an event of the system's own. False if `timeout` passed before it was set.
    ///
    /// # Errors
    /// If the run ended meanwhile.
    pub fn wait_for_system_event(
        &mut self,
        event: Address,
        timeout: Option<Timeout>,
    ) -> Result<bool, Stop> {
        let status = match self.executive().wait(&[event], WaitKind::Any, timeout) {
            Ok(WaitOutcome::Satisfied(status)) => status,
            Ok(WaitOutcome::Blocked) => {
                self.give_way()?;
                self.executive().wait_result()
            }
            Err(error) => return Err(self.internal(format!("the system can't wait: {error}"))),
        };
        Ok(status != NtStatus::TIMEOUT)
    }

    /// Lets `milliseconds` of virtual time pass.
    ///
    /// # Errors
    /// If the run ended meanwhile.
    pub fn sleep(&mut self, milliseconds: u32) -> Result<(), Stop> {
        const UNITS_PER_MILLISECOND: u64 = 10_000;
        let interval = Timeout::Relative(u64::from(milliseconds) * UNITS_PER_MILLISECOND);
        match self.executive().delay(interval) {
            Ok(WaitOutcome::Satisfied(_)) => Ok(()),
            Ok(WaitOutcome::Blocked) => self.give_way(),
            Err(error) => Err(self.internal(format!("the system can't sleep: {error}"))),
        }
    }
}

/// An operation of the system that a driver may complete later.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operation {
    event: Address,
    status: NtStatus,
}

/// 100-nanosecond units of virtual time that a pending operation may take.
const PATIENCE: Timeout = Timeout::Relative(60 * 10_000_000);

impl Call {
    /// Begins an operation on the object behind `handle`, of which there is one at a time.
    pub fn begin_operation(&mut self, handle: Address) {
        let event = match self.machine().operations.get(&handle) {
            Some(operation) => operation.event,
            None => self.system_event(),
        };
        self.clear_system_event(event);
        let operation = Operation {
            event,
            status: NtStatus::PENDING,
        };
        self.machine().operations.insert(handle, operation);
    }

    /// The operation on the object behind `handle` is complete: whoever waits for it goes on.
    pub fn complete_operation(&mut self, handle: Address, status: NtStatus) {
        let Some(operation) = self.machine().operations.get_mut(&handle) else {
            return;
        };
        operation.status = status;
        let event = operation.event;
        self.set_system_event(event);
    }

    /// Waits until the operation on the object behind `handle` is complete and tells its status; none if
    /// it takes longer than 60 seconds of virtual time.
    ///
    /// # Errors
    /// If the run ended meanwhile.
    pub fn wait_for_operation(&mut self, handle: Address) -> Result<Option<NtStatus>, Stop> {
        let Some(operation) = self.machine().operations.get(&handle).copied() else {
            return Err(self.internal("an operation that was not begun is waited for"));
        };
        if !self.wait_for_system_event(operation.event, Some(PATIENCE))? {
            return Ok(None);
        }
        let operation = self.machine().operations.get(&handle);
        Ok(operation.map(|operation| operation.status))
    }
}
