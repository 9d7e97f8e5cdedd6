//! The way of every kernel call: from the driver's frame to the function's body and back.
//!
//! The order is: note the call, check the IRQL, let the scheduler decide who goes on, run the body,
//! and give way if the body made that necessary (a DPC that must run first). A body that returns
//! [`Stop`] never comes back to the driver: its activity stays suspended until the machine drops it,
//! without destructors, so nothing that needs one may live in these frames. A panic of a body must
//! not cross the driver's frames either: it becomes the ending "internal".
#![expect(unsafe_code, reason = "an entry finds its machine by a pointer")]

use std::panic::{AssertUnwindSafe, catch_unwind};

use abi::Kirql;
use executive::{Activity, Callback, Executive, Site};
use ndis::Ndis;

use crate::call::{Call, return_address};
use crate::current;
use crate::ending::{Ending, Stop};
use crate::event::Event;
use crate::export::{IrqlRange, Register};
use crate::processors::{last_note, last_stack};

/// Runs the body of an exported function. Only the entries that [`exports!`](crate::exports) makes
/// call this, and only a driver (or the machine itself, on a fiber) calls those.
#[inline(always)]
pub fn enter<R: Register>(
    arguments: &[u64],
    body: impl FnOnce(&mut Call) -> Result<R, Stop>,
) -> u64 {
    let result = catch_unwind(AssertUnwindSafe(|| {
        // The body's value leaves this closure as a register, so that no destructor is left behind.
        let mut call = Call::at_entry();
        call.begin(arguments)?;
        let effects = call.executive().effects();
        let value = body(&mut call)?.into_register();
        call.finish(value, effects)?;
        Ok(value)
    }));
    match result {
        Ok(Ok(value)) => value,
        Ok(Err(Stop(()))) => leave(),
        Err(panic) => broken(panic),
    }
}

/// What the usual case of an exported function works on.
#[derive(Debug)]
pub struct QuickCall<'machine> {
    /// The executive.
    pub executive: &'machine mut Executive,
    /// NDIS.
    pub ndis: &'machine Ndis,
    /// Whether this run's scheduler ever lets an operation fail.
    pub can_fail: bool,
    step: &'machine u64,
    callback: &'machine Callback,
}

impl<'machine> QuickCall<'machine> {
    /// Makes the site of this call, from what the executive knows, when it is noted.
    #[inline(always)]
    pub fn site(&self) -> impl FnOnce(Activity, Kirql) -> Site + use<'machine> {
        let Self { step, callback, .. } = *self;
        move |activity, irql| Site {
            step: *step + 1,
            // Of a routine that ends by a jump to the function this is no address of the driver's, which
            // `Machine::place_of` knows.
            caller: return_address(last_stack()),
            activity,
            irql,
            callback: *callback,
        }
    }
}

/// Tries the usual case of an exported function that may be called at `levels`. Its `body` calls nothing that
/// is not inlined and can't panic. `None`, if this call is not usual: then nothing has happened, and
/// [`enter`] is to do it.
#[inline(always)]
pub fn enter_quickly<R: Register>(
    levels: IrqlRange,
    body: impl FnOnce(QuickCall<'_>) -> Option<R>,
) -> Option<u64> {
    // SAFETY: a driver has made this call, so the machine that runs it is alive, and nothing else on this
    // host thread uses it before the call returns: the body can't suspend.
    let machine = unsafe { &mut *current::machine() };
    if !machine.pace.is_quick(machine.step) || !levels.contains(machine.executive.irql()) {
        return None;
    }
    let value = body(QuickCall {
        executive: &mut machine.executive,
        ndis: &machine.ndis,
        can_fail: machine.can_fail,
        step: &machine.step,
        callback: &machine.callback,
    })?;
    machine.step += 1;
    machine.call_counts[last_note().index()] += 1;
    Some(value.into_register())
}

/// Never goes on: the run is over.
#[cold]
pub(crate) fn leave() -> ! {
    loop {
        fiber::suspend();
    }
}

/// A body panicked, which is a fault of this program.
#[cold]
fn broken(panic: Box<dyn std::any::Any + Send>) -> ! {
    let text = panic_text(panic.as_ref());
    drop(panic);
    // SAFETY: the machine that runs this fiber is alive and nobody else on this host thread uses it
    // while the fiber runs.
    let machine = unsafe { &mut *current::machine() };
    machine.end(Ending::Internal(text));
    leave()
}

/// What a panic said.
pub(crate) fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_else(|| "a panic without a message".to_owned())
}

impl Call {
    #[inline]
    fn begin(&mut self, arguments: &[u64]) -> Result<(), Stop> {
        let index = self.note().index();
        let machine = self.machine();
        let is_quick = machine.pace.is_quick(machine.step);
        machine.step += 1;
        machine.call_counts[index] += 1;
        if !is_quick {
            return self.begin_slowly(arguments);
        }
        self.check_irql()
    }

    #[cold]
    fn begin_slowly(&mut self, arguments: &[u64]) -> Result<(), Stop> {
        if self.machine().has_lifted() {
            self.machine().replant();
        }
        if self.machine().observer.is_some() {
            let function = self.function();
            let caller = self.caller();
            let caller = self.machine().describe_address(caller);
            self.machine().emit(Event::Call {
                function,
                arguments,
                caller: &caller,
            });
        }
        if self.machine().must_report_hang() {
            return Err(self.too_many_steps());
        }
        self.check_irql()?;
        let machine = self.machine();
        // This call is counted already.
        if machine.pace.is_over(machine.step - 1) {
            self.offer_turn()?;
        }
        self.machine().tell_arguments(arguments);
        Ok(())
    }

    #[inline]
    fn finish(&mut self, value: u64, effects: u64) -> Result<(), Stop> {
        if self.executive().must_yield() {
            self.give_way()?;
        } else if self.executive().effects() != effects {
            self.let_others_go_on()?;
        }
        self.machine().follow_irql();
        if self.machine().observer.is_some() {
            let function = self.function();
            self.machine().emit(Event::Return { function, value });
        }
        Ok(())
    }
}
