//! A kernel call in progress, as the body of an exported function sees it: whose call it is, the
//! state machines, the driver's memory, and the ways to end the run.
#![expect(
    unsafe_code,
    reason = "a call finds its machine by a pointer and calls driver routines"
)]

use abi::{Address, Field, Kirql, NtStatus};
use executive::Executive;
use executive::memory::{Memory, Scalar};
use executive::site::{Callback, Site};
use ndis::Ndis;

use crate::callback;
use crate::current;
use crate::ending::Stop;
use crate::event::Event;
use crate::export::{Register, VariableArguments};
use crate::export_table::CallNote;
use crate::machine::Machine;
use crate::memory::DriverMemory;
use crate::processors::{last_note, last_stack};

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
    pub(crate) fn shared(&self) -> &Machine {
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

    /// The driver's stack pointer at the call.
    pub(crate) fn stack(&self) -> Address {
        self.stack
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

    #[inline]
    pub(crate) fn check_irql(&mut self) -> Result<(), Stop> {
        if self.note.allows(self.shared().executive.irql()) {
            Ok(())
        } else {
            Err(self.wrong_irql())
        }
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
pub(crate) fn in_driver(address: Address) -> Address {
    if crate::address_map::is_driver_range(address.0, 1) {
        address
    } else {
        Address::NULL
    }
}
