//! A kernel call in progress, as the body of an exported function sees it: whose call it is, the
//! state machines, the driver's memory, and the ways to end the run.
#![expect(
    unsafe_code,
    reason = "a call finds its machine by a pointer and calls driver routines"
)]

use abi::{Address, Field, Kirql, NtStatus};
use executive::Executive;
use executive::memory::{BadAddress, Memory, Scalar};
use executive::site::{Callback, Site};
use explore::{Question, Topic};
use ndis::Ndis;
use rules::{Place, Related, Violation};

use crate::callback;
use crate::current;
use crate::ending::{Ending, Stop};
use crate::event::{Event, describe};
use crate::export::{Register, VariableArguments};
use crate::export_table::CallNote;
use crate::machine::Machine;
use crate::memory::DriverMemory;
use crate::processors::{last_note, last_stack};

/// Parameter 1 of bug check 0x7C for an `NdisWaitEvent` above `PASSIVE_LEVEL`.
const WAIT_EVENT_HIGH_IRQL: u64 = 0x14;

/// The parts of a machine that a body may need at the same time.
#[derive(Debug)]
pub struct Parts<'call> {
    /// The executive.
    pub executive: &'call mut Executive,
    /// NDIS.
    pub ndis: &'call mut Ndis,
    /// The driver's memory.
    pub memory: &'call mut DriverMemory,
}

/// A kernel call in progress, or the body of a thread of the system.
///
/// Bodies may suspend inside a `Call`'s methods; whoever holds one owns nothing that needs its
/// destructor across such a method.
#[derive(Debug)]
pub struct Call {
    machine: *mut Machine,
    note: CallNote,
    stack: Address,
}

impl Call {
    /// The call that a driver has just made.
    #[inline]
    pub(crate) fn at_entry() -> Self {
        Self {
            machine: current::machine(),
            note: last_note(),
            stack: last_stack(),
        }
    }

    /// A call by a thread of the system itself.
    pub(crate) fn of_system() -> Self {
        Self {
            machine: current::machine(),
            note: CallNote::OF_SYSTEM,
            stack: Address::NULL,
        }
    }

    /// For a fiber that begins: it is in none of the driver's callbacks, whatever ran before.
    pub(crate) fn of_new_fiber() -> Self {
        let mut call = Self::of_system();
        call.machine().callback = Callback::NONE;
        call
    }

    /// The machine of this call.
    #[inline]
    pub fn machine(&mut self) -> &mut Machine {
        // SAFETY: the machine outlives all of its fibers, only one of which runs at a time; this
        // reference ends before the fiber can suspend, because suspending borrows the call mutably.
        unsafe { &mut *self.machine }
    }

    #[inline]
    fn shared(&self) -> &Machine {
        // SAFETY: as in `machine`, and shared by `&self`.
        unsafe { &*self.machine }
    }

    /// The executive.
    #[inline]
    pub fn executive(&mut self) -> &mut Executive {
        &mut self.machine().executive
    }

    /// NDIS.
    #[inline]
    pub fn ndis(&mut self) -> &mut Ndis {
        &mut self.machine().ndis
    }

    /// The driver's memory.
    #[inline]
    pub fn memory(&mut self) -> &mut DriverMemory {
        &mut self.machine().memory
    }

    /// The executive, NDIS and the driver's memory, at once.
    #[inline]
    pub fn parts(&mut self) -> Parts<'_> {
        let machine = self.machine();
        Parts {
            executive: &mut machine.executive,
            ndis: &mut machine.ndis,
            memory: &mut machine.memory,
        }
    }

    #[inline(always)]
    pub(crate) fn note(&self) -> CallNote {
        self.note
    }

    /// The name of the function that was called.
    #[must_use]
    pub fn function(&self) -> &'static str {
        self.shared()
            .exports
            .row(self.note.number())
            .map_or("the system", |row| row.name)
    }

    /// Where the call returns to in the driver; NULL for the system's own threads, and for a function with
    /// which a routine ends by a jump: that returns to the system.
    #[inline(always)]
    #[must_use]
    pub fn caller(&self) -> Address {
        if self.stack.is_null() {
            Address::NULL
        } else {
            in_driver(return_address(self.stack))
        }
    }

    /// The arguments of a variadic function after the `named` ones.
    #[must_use]
    pub fn variable_arguments(&self, named: &[&str]) -> VariableArguments {
        VariableArguments(self.stack.offset(8 + 8 * named.len() as u64))
    }

    /// Where and by whom this call is made.
    #[inline(always)]
    #[must_use]
    pub fn site(&self) -> Site {
        let machine = self.shared();
        Site {
            step: machine.step,
            caller: self.caller(),
            activity: machine.executive.activity(),
            irql: machine.executive.irql(),
            callback: machine.callback,
        }
    }

    /// Reads one number or address of the driver's.
    ///
    /// # Errors
    /// Ends the run with the fault that the function would have had.
    #[inline]
    pub fn read<T: Scalar>(&mut self, at: Address) -> Result<T, Stop> {
        self.memory()
            .read_scalar(at)
            .map_err(|bad| self.bad_address(bad))
    }

    /// Writes one number or address of the driver's.
    ///
    /// # Errors
    /// Ends the run with the fault that the function would have had.
    #[inline]
    pub fn write<T: Scalar>(&mut self, at: Address, value: T) -> Result<(), Stop> {
        self.memory()
            .write_scalar(at, value)
            .map_err(|bad| self.bad_address(bad))
    }

    /// Reads a field of the structure at `base`.
    ///
    /// # Errors
    /// As for [`Call::read`].
    pub fn read_field<T: Scalar>(&mut self, base: Address, field: Field<T>) -> Result<T, Stop> {
        self.read(field.of(base))
    }

    /// Writes a field of the structure at `base`.
    ///
    /// # Errors
    /// As for [`Call::write`].
    pub fn write_field<T: Scalar>(
        &mut self,
        base: Address,
        field: Field<T>,
        value: T,
    ) -> Result<(), Stop> {
        self.write(field.of(base), value)
    }

    /// Whether an operation that can fail does so in this schedule.
    #[inline]
    pub fn fails(&mut self) -> bool {
        if !self.can_fail() {
            return false;
        }
        let question = Question {
            topic: Topic::Failure,
            alternatives: 2,
        };
        let fails = self.machine().scheduler.choose(question) != 0;
        if fails {
            self.note_injected_failure();
        }
        fails
    }

    /// Whether this run's scheduler ever lets an operation fail.
    #[inline(always)]
    #[must_use]
    pub fn can_fail(&self) -> bool {
        self.shared().can_fail
    }

    /// Calls a routine of the driver and returns the register with its result. The routine must return
    /// at the level at which it is called, with all locks released that it has acquired.
    ///
    /// # Errors
    /// If the run ended meanwhile.
    pub fn invoke(
        &mut self,
        name: Callback,
        routine: Address,
        arguments: &[u64],
    ) -> Result<u64, Stop> {
        let before = self.note_call();
        let value = self.call_routine(name, routine, arguments)?;
        self.check_return(name, routine, before)?;
        Ok(value)
    }

    /// [`Call::invoke`] without a look at what the routine has left: for the worker's loop, which looks at
    /// other things.
    ///
    /// # Errors
    /// If the run ended meanwhile.
    pub fn call_routine(
        &mut self,
        name: Callback,
        routine: Address,
        arguments: &[u64],
    ) -> Result<u64, Stop> {
        if self.machine().observer.is_some() {
            self.announce(name, routine, arguments);
        }
        let outer = std::mem::replace(&mut self.machine().callback, name);
        self.machine().follow_irql();
        self.machine().give(arguments);
        let value = crate::invoke::call(routine, arguments);
        self.machine().take_back(arguments);
        self.machine().callback = outer;
        if self.machine().observer.is_some() {
            let callback = callback::name(name).unwrap_or("routine");
            self.machine().emit(Event::Leave { callback, value });
        }
        Ok(value)
    }

    /// [`Call::call_routine`] for the worker's loop, which runs in no callback, while nobody watches its steps.
    #[inline(always)]
    pub(crate) fn call_routine_quickly(
        &mut self,
        name: Callback,
        routine: Address,
        arguments: [u64; 2],
    ) {
        debug_assert_eq!(self.machine().callback, Callback::NONE);
        self.machine().callback = name;
        self.machine().follow_irql();
        crate::invoke::call(routine, &arguments);
        self.machine().callback = Callback::NONE;
    }

    /// Calls a routine of the driver that returns a status.
    ///
    /// # Errors
    /// If the run ended meanwhile.
    pub fn invoke_for_status(
        &mut self,
        name: Callback,
        routine: Address,
        arguments: &[u64],
    ) -> Result<NtStatus, Stop> {
        let value = self.invoke(name, routine, arguments)?;
        Ok(NtStatus::from_register(value))
    }

    #[cold]
    fn announce(&mut self, name: Callback, routine: Address, arguments: &[u64]) {
        let place = self.machine().describe_address(routine);
        let callback = callback::name(name).unwrap_or("routine");
        self.machine().emit(Event::Enter {
            callback,
            routine: &place,
            arguments,
        });
    }

    /// Suspends the activity until it is switched to again: it waits, spins, or must let a DPC run.
    ///
    /// # Errors
    /// If the run ended meanwhile.
    pub fn give_way(&mut self) -> Result<(), Stop> {
        let callback = self.machine().callback;
        self.note_where_it_stands();
        fiber::suspend();
        self.machine().callback = callback;
        if self.machine().ending.is_some() {
            Err(Stop(()))
        } else {
            Ok(())
        }
    }

    /// Lets the scheduler decide who goes on now.
    ///
    /// # Errors
    /// If the run ended meanwhile.
    pub fn let_others_go_on(&mut self) -> Result<(), Stop> {
        let machine = self.machine();
        if machine.pace.is_over(machine.step) {
            self.offer_turn()
        } else {
            Ok(())
        }
    }

    /// Asks the scheduler whether others go on now, and gives way if so.
    pub(crate) fn offer_turn(&mut self) -> Result<(), Stop> {
        if self.machine().keeps_turn() {
            return Ok(());
        }
        self.give_way()
    }

    /// The driver only waits for others: a scheduler that lets it go on again and again gets nowhere.
    pub fn waits_for_others(&mut self) {
        self.machine().turns.yields = true;
    }

    /// Which of `count` variations of what happens to the driver comes next; 0 is the plain one.
    pub fn variation(&mut self, count: usize) -> usize {
        if !self.can_fail() || count < 2 {
            return 0;
        }
        let question = Question {
            topic: Topic::Variation,
            alternatives: count,
        };
        self.machine().scheduler.choose(question).min(count - 1)
    }

    #[inline]
    pub(crate) fn check_irql(&mut self) -> Result<(), Stop> {
        if self.note.allows(self.shared().executive.irql()) {
            Ok(())
        } else {
            Err(self.wrong_irql())
        }
    }

    #[cold]
    fn wrong_irql(&mut self) -> Stop {
        let Some(row) = self.shared().exports.row(self.note.number()) else {
            return Stop(());
        };
        let irql = self.shared().executive.irql();
        let rule = rules::irql_rule(row.name);
        let title = format!(
            "{} is called at {irql}; it may be called at IRQL {}",
            row.name, row.irql
        );
        let mut violation = Violation {
            page: row.docs.into(),
            ..Violation::new(rule, title, self.place())
        };
        if row.name == "NdisWaitEvent" {
            let parameters = [WAIT_EVENT_HIGH_IRQL, u64::from(irql.0), 0, 0];
            violation = violation.with_bug_check(&rules::BUGCODE_NDIS_DRIVER, parameters);
        }
        self.violation(violation)
    }

    /// The place of this call with its callers, for a report.
    #[must_use]
    pub fn place(&self) -> Place {
        let site = self.site();
        let machine = self.shared();
        let mut place = machine.place_of(&site);
        if !site.caller.is_null() {
            // The call has pushed its return address on the driver's stack.
            let registers = image::FrameRegisters::at(self.stack.offset(8).0);
            let callers = machine.backtrace(site.caller, true, registers);
            place.stack = machine.frames(&callers);
        }
        place
    }

    /// The place that a site stands for, for a report.
    #[must_use]
    pub fn place_of(&self, site: &Site) -> Place {
        self.shared().place_of(site)
    }

    /// Ends the run: the driver broke a rule and can't go on.
    #[cold]
    pub fn violation(&mut self, violation: Violation) -> Stop {
        crate::debugger::openndis_violation();
        self.machine().end(Ending::Violation(Box::new(violation)));
        Stop(())
    }

    /// Notes that the driver broke a rule; the run goes on.
    pub fn report(&mut self, violation: Violation) {
        self.machine().note_violation(violation);
    }

    /// Whether no report has named this work item, by its number in the run, before; now one has.
    pub fn is_first_report_of_work_item(&mut self, number: u64) -> bool {
        self.machine().reported_work_items.insert(number)
    }

    /// Ends the run: the driver needs something that is not provided.
    #[cold]
    pub fn unsupported(&mut self, what: impl Into<String>) -> Stop {
        self.machine().end(Ending::Unsupported(what.into()));
        Stop(())
    }

    /// Ends the run: something that can't be has happened, which is a fault of this program.
    #[cold]
    pub fn internal(&mut self, what: impl Into<String>) -> Stop {
        self.machine().end(Ending::Internal(what.into()));
        Stop(())
    }

    /// Ends the run: a function was given an address that can't be read or written.
    #[cold]
    pub fn bad_address(&mut self, bad: BadAddress) -> Stop {
        let place = self.place().address;
        if let Some(text) = self.machine().missing_import(bad.at, "used", &place) {
            return self.unsupported(text);
        }
        let title = format!("{} is given a bad address: it {bad}", self.function())
            .replace("it cannot", "it can't");
        let place = self.place();
        let fault = crate::faults::DataFault {
            address: bad.at,
            write: bad.access == executive::memory::Access::Write,
        };
        let violation = self.machine().data_fault(title, place, fault);
        self.violation(violation)
    }

    #[cold]
    pub(crate) fn too_many_steps(&mut self) -> Stop {
        let limit = self.machine().options.step_limit;
        let title = format!("the driver has made {limit} kernel calls without coming to an end");
        let violation = Violation::new(&rules::HANG, title, self.place());
        self.machine().end(Ending::Hang(Box::new(violation)));
        Stop(())
    }

    /// Prints a line of the driver's.
    pub fn debug_print(&mut self, text: &str) {
        self.machine().debug_prints += 1;
        self.machine().emit(Event::DebugPrint(text));
    }

    /// Says that a phase of the driver's life begins.
    pub fn phase(&mut self, name: &str) {
        self.machine().emit(Event::Phase(name));
    }

    /// The level at which the call is made.
    #[inline]
    #[must_use]
    pub fn irql(&self) -> Kirql {
        self.shared().executive.irql()
    }
}

/// Where the call returns to that a driver has made, or jumped to, with this stack pointer.
#[inline(always)]
pub(crate) fn return_address(stack: Address) -> Address {
    let stack = usize::try_from(stack.0).unwrap_or(0);
    // SAFETY: the driver's call instruction has written its return address there, and the frame
    // that it belongs to is still on this fiber's stack; any value is legal.
    Address(unsafe { std::ptr::with_exposed_provenance::<u64>(stack).read_volatile() })
}

/// An address in the driver, or NULL for any other.
fn in_driver(address: Address) -> Address {
    if crate::address_map::is_driver_range(address.0, 1) {
        address
    } else {
        Address::NULL
    }
}

impl Machine {
    /// Notes a violation after which the run goes on.
    pub(crate) fn note_violation(&mut self, violation: Violation) {
        crate::debugger::openndis_violation();
        self.violations.push(violation);
    }

    /// Notes why the run ended, unless it has ended already.
    pub(crate) fn end(&mut self, ending: Ending) {
        self.ending.get_or_insert(ending);
    }

    #[inline]
    pub(crate) fn must_report_hang(&self) -> bool {
        self.step >= self.options.step_limit
    }

    pub(crate) fn place_of(&self, site: &Site) -> Place {
        let caller = in_driver(site.caller);
        Place {
            step: site.step,
            activity: describe(site.activity),
            callback: callback::name(site.callback).map(str::to_owned),
            irql: site.irql,
            address: self.describe_address(caller),
            symbol: self.symbol(caller),
            return_address: !caller.is_null(),
            ..Place::default()
        }
    }
}

impl Machine {
    /// The place of a site that holds the address of an instruction, not one to which a call returns.
    pub(crate) fn place_of_instruction(&self, site: &Site) -> Place {
        Place {
            return_address: false,
            ..self.place_of(site)
        }
    }
}

/// A note about an earlier party, for a report.
#[must_use]
pub fn related(label: impl Into<String>, place: Place) -> Related {
    Related {
        label: label.into(),
        place,
    }
}

impl Machine {
    /// The place that a site stands for, for a report about the machine as a whole.
    #[must_use]
    pub fn place_at(&self, site: &Site) -> Place {
        self.place_of(site)
    }

    /// The place of whatever runs now, for a report about the machine as a whole.
    #[must_use]
    pub fn current_place(&self) -> Place {
        let site = Site {
            step: self.step,
            caller: Address::NULL,
            activity: self.executive.activity(),
            irql: self.executive.irql(),
            callback: self.callback,
        };
        self.place_of(&site)
    }
}
