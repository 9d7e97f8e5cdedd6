//! What a test needs to act as a driver.

use abi::Address;
use executive::memory::{Memory, Scalar};
use explore::RoundRobin;
use machine::{Call, Ending, Machine, MachineOptions, Stop, callback};
use rules::Violation;

/// The driver of a test, in a call of its `DriverEntry`.
pub(crate) struct Driver<'call> {
    pub(crate) call: &'call mut Call,
}

/// What came of a run.
pub(crate) struct Outcome {
    ending: Ending,
    reported: Vec<Violation>,
}

impl Driver<'_> {
    /// Calls a function of the kernel and returns the register with its result.
    pub(crate) fn kernel(&mut self, function: &str, arguments: &[u64]) -> Result<u64, Stop> {
        let address = self.call.machine().exports().system_routine(function);
        let address = address.unwrap_or_else(|| panic!("{function} is not exported"));
        self.call
            .call_routine(callback::DRIVER_ENTRY, address, arguments)
    }

    /// Zeroed memory of the driver's.
    pub(crate) fn memory(&mut self, length: u64) -> u64 {
        self.call.kernel_data(length).0
    }

    pub(crate) fn read<T: Scalar>(&mut self, at: u64) -> T {
        self.call
            .memory()
            .read_scalar(Address(at))
            .expect("the driver's own memory")
    }

    pub(crate) fn write<T: Scalar>(&mut self, at: u64, value: T) {
        self.call
            .memory()
            .write_scalar(Address(at), value)
            .expect("the driver's own memory");
    }

    /// An event of the driver's, not set.
    pub(crate) fn event(&mut self, kind: u32) -> Result<u64, Stop> {
        let event = self.memory(abi::layout::wdm::KEVENT::SIZE);
        self.kernel("KeInitializeEvent", &[event, u64::from(kind), 0])?;
        Ok(event)
    }

    /// Waits for an object without a time-out.
    pub(crate) fn wait(&mut self, object: u64) -> Result<u64, Stop> {
        self.kernel("KeWaitForSingleObject", &[object, 0, 0, 0, 0])
    }

    /// Lets so many milliseconds pass.
    pub(crate) fn sleep(&mut self, milliseconds: i64) -> Result<(), Stop> {
        let interval = self.memory(8);
        self.write(interval, -milliseconds * 10_000);
        self.kernel("KeDelayExecutionThread", &[0, 0, interval])?;
        Ok(())
    }
}

/// A machine without a driver.
pub(crate) fn machine() -> Machine {
    let scheduler = Box::new(RoundRobin::new());
    let options = MachineOptions {
        step_limit: 10_000,
        ..MachineOptions::default()
    };
    Machine::new(options, &exports::sections(), scheduler).expect("the host has room for a machine")
}

/// Runs `body` as a driver on a fresh machine.
pub(crate) fn run(body: impl FnOnce(&mut Driver) -> Result<(), Stop> + 'static) -> Outcome {
    let mut machine = machine();
    let ending = machine.run(Box::new(move |call| body(&mut Driver { call })));
    Outcome {
        ending,
        reported: std::mem::take(&mut machine.violations),
    }
}

impl Outcome {
    /// The run came to its end and nothing was wrong.
    #[track_caller]
    pub(crate) fn ends_well(self) {
        assert!(
            matches!(self.ending, Ending::Completed),
            "{:?}",
            self.ending
        );
        assert!(self.reported.is_empty(), "{:?}", self.reported);
    }

    /// The run ended with a violation of `rule`.
    #[track_caller]
    pub(crate) fn ends_with(self, rule: &str) -> Violation {
        let Ending::Violation(violation) = self.ending else {
            panic!("not a violation of {rule}: {:?}", self.ending);
        };
        assert_eq!(violation.rule, rule, "{violation:?}");
        *violation
    }

    /// The run came to its end, but `rule` was broken on the way.
    #[track_caller]
    pub(crate) fn reports(self, rule: &str) {
        assert!(
            matches!(self.ending, Ending::Completed),
            "{:?}",
            self.ending
        );
        let rules: Vec<_> = self
            .reported
            .iter()
            .map(|violation| violation.rule.as_ref())
            .collect();
        assert_eq!(rules, [rule]);
    }
}

/// The address of a routine in the driver.
macro_rules! routine {
    ($name:ident) => {
        ($name as *const ()).addr() as u64
    };
}

pub(crate) use routine;
