//! What happens when an instruction of the driver faults.
//!
//! A driver is made for the processor's privileged mode and runs here without it. Some of what it does
//! faults and is emulated (cr8, the shared user page); some ends the run as unsupported, with the
//! instruction's name; everything else is a fault of the driver. The handler only decides: what it
//! decides is carried out on the driver's own fiber, to which it redirects the processor.
#![expect(unsafe_code, reason = "signal handlers work on raw machine state")]

mod arithmetic;
mod emulate;
mod give_way;
mod operands;
mod registers;
mod shared_page_reads;

use std::sync::OnceLock;

use abi::Address;

use crate::address_map;
use crate::backtrace::Backtrace;
use crate::breakpoints::Met;
use crate::current;
use crate::entry::leave;
use crate::error::MachineError;
use crate::faults::{DataFault, Fault, FaultKind};
use crate::machine::Machine;
use crate::memory;
use emulate::Emulation;
use give_way::keep_registers_and_stop;
pub(crate) use registers::KeptRegisters;
use registers::Registers;

const SIGNALS: [i32; 6] = [
    libc::SIGSEGV,
    libc::SIGBUS,
    libc::SIGILL,
    libc::SIGFPE,
    libc::SIGTRAP,
    libc::SIGVTALRM,
];
const HANDLER_STACK: usize = 256 * 1024;
/// Seconds of the host's processor time without a kernel call after which a driver hangs.
const HANG_SECONDS: u32 = 5;

/// Installs the handlers for the process, once, and a stack for them for this thread.
pub(crate) fn install() -> Result<(), MachineError> {
    static INSTALLED: OnceLock<bool> = OnceLock::new();
    let installed = *INSTALLED.get_or_init(|| SIGNALS.iter().all(|&signal| install_one(signal)));
    if !installed {
        return Err(host_error("sigaction"));
    }
    give_handler_stack()
}

fn host_error(what: &'static str) -> MachineError {
    MachineError::Host {
        what,
        source: std::io::Error::last_os_error(),
    }
}

type Handler = extern "C" fn(i32, *mut libc::siginfo_t, *mut libc::c_void);

fn install_one(signal: i32) -> bool {
    // SAFETY: all zeros is a valid `sigaction`: no flags, an empty mask.
    let mut action: libc::sigaction = unsafe { std::mem::zeroed() };
    action.sa_sigaction = (handle as Handler as *const ()).addr();
    action.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK | libc::SA_NODEFER | libc::SA_RESTART;
    // SAFETY: `action` is valid, and the handler has the signature that `SA_SIGINFO` asks for.
    unsafe { libc::sigaction(signal, &raw const action, std::ptr::null_mut()) == 0 }
}

/// The driver's stack may be what is broken, so the handlers have one of their own.
fn give_handler_stack() -> Result<(), MachineError> {
    thread_local! {
        static STACK: OnceLock<Box<[u8]>> = const { OnceLock::new() };
    }
    STACK.with(|stack| {
        let stack = stack.get_or_init(|| vec![0; HANDLER_STACK].into_boxed_slice());
        let description = libc::stack_t {
            ss_sp: stack.as_ptr().cast_mut().cast(),
            ss_flags: 0,
            ss_size: stack.len(),
        };
        // SAFETY: the memory belongs to this thread and lives as long as it.
        if unsafe { libc::sigaltstack(&raw const description, std::ptr::null_mut()) } == 0 {
            Ok(())
        } else {
            Err(host_error("sigaltstack"))
        }
    })
}

/// Starts or stops the clock that finds a driver which never makes a kernel call.
pub(crate) fn watch_for_hang(on: bool) {
    let second = libc::timeval {
        tv_sec: libc::time_t::from(on),
        tv_usec: 0,
    };
    let timer = libc::itimerval {
        it_interval: second,
        it_value: second,
    };
    // SAFETY: `timer` is valid and the old value is not asked for.
    unsafe { libc::setitimer(libc::ITIMER_VIRTUAL, &raw const timer, std::ptr::null_mut()) };
}

/// Makes `rdtsc` and `rdtscp` fault on this host thread, so that they can be emulated, or lets them be.
///
/// The host's own clock functions use them too, so nothing of ours may ask for the time meanwhile.
pub(crate) fn intercept_time_stamp(on: bool) {
    let setting = if on {
        libc::PR_TSC_SIGSEGV
    } else {
        libc::PR_TSC_ENABLE
    };
    // SAFETY: this setting of the thread takes one number and touches no memory.
    unsafe { libc::prctl(libc::PR_SET_TSC, setting, 0, 0, 0) };
}

extern "C" fn handle(signal: i32, info: *mut libc::siginfo_t, context: *mut libc::c_void) {
    let machine = current::machine();
    if machine.is_null() || !fiber::on_fiber() {
        return not_ours(signal);
    }
    // SAFETY: the host passes a valid context to a handler with `SA_SIGINFO`, for the handler's time.
    let mut registers = unsafe { Registers::new(context) };
    if let Some(continuation) = memory::fault_continuation(signal, registers.instruction()) {
        registers.set_instruction(continuation);
        return;
    }
    // SAFETY: a machine runs on this host thread, and the code that faulted is either the driver's,
    // which holds no reference to it, or ours, after which nothing but the ending is touched.
    let machine = unsafe { &mut *machine };
    if signal == libc::SIGVTALRM {
        return machine.watch_progress(&mut registers);
    }
    // SAFETY: the host passes a valid `siginfo_t` to a handler with `SA_SIGINFO`.
    let info = unsafe { &*info };
    // SAFETY: the signals handled here are those for which the host fills in the address.
    let address = Address(unsafe { info.si_addr() }.addr() as u64);
    machine.trap(signal, address, &mut registers);
}

/// A fault outside of any driver: the host's default, which ends the process.
fn not_ours(signal: i32) {
    if signal == libc::SIGVTALRM {
        return;
    }
    // SAFETY: restoring the default action has no precondition.
    unsafe { libc::signal(signal, libc::SIG_DFL) };
}

impl Machine {
    fn trap(&mut self, signal: i32, address: Address, registers: &mut Registers) {
        if signal == libc::SIGSEGV {
            match self.memory.pageable.bring_back(&(address.0..address.0 + 1)) {
                Ok(true) => return,
                Ok(false) => {}
                Err(error) => return self.redirect_internal(registers, error.to_string()),
            }
        }
        let instruction = registers.instruction();
        let fetch = registers.was_fetch() && signal == libc::SIGSEGV;
        if fetch || instruction == address.0 && !self.is_driver_code(instruction) {
            let caller = registers.return_address(&self.memory);
            return self.redirect_fault(registers, caller, FaultKind::Execute);
        }
        if self.stacks.is_guard(address.0) && signal == libc::SIGSEGV {
            return self.redirect_fault(registers, Address::NULL, FaultKind::StackOverflow);
        }
        if !self.is_driver_code(instruction) {
            let text = format!(
                "signal {signal} for address {address} in the program itself, at {instruction:#x}"
            );
            return self.redirect_internal(registers, text);
        }
        if signal == libc::SIGSEGV && self.meets_breakpoint(registers) {
            return;
        }
        let kind = match signal {
            libc::SIGTRAP => FaultKind::Breakpoint,
            libc::SIGFPE => FaultKind::Divide,
            libc::SIGILL => FaultKind::IllegalInstruction,
            _ => match self.emulate(registers, address) {
                Emulation::Done => return,
                Emulation::Fault(kind) => kind,
            },
        };
        self.redirect_fault(registers, Address::NULL, kind);
    }

    /// Whether the driver has met a breakpoint of ours, and goes on.
    fn meets_breakpoint(&mut self, registers: &mut Registers) -> bool {
        match self.meet_breakpoint(Address(registers.instruction())) {
            Met::Foreign => false,
            Met::GoOn(at) => {
                registers.set_instruction(at.0);
                true
            }
            Met::Stop(at) => {
                let kept = registers.call(&mut self.memory, at.0, keep_registers_and_stop);
                if !kept {
                    self.redirect_fault(registers, Address::NULL, FaultKind::StackOverflow);
                }
                true
            }
        }
    }

    fn is_driver_code(&self, instruction: u64) -> bool {
        address_map::is_driver_range(instruction, 1)
    }

    /// Notes the fault and sends the fiber to where it will be dealt with.
    fn redirect_fault(&mut self, registers: &mut Registers, caller: Address, kind: FaultKind) {
        let instruction = Address(registers.instruction());
        let mut known = registers.of_frame();
        let callers = if self.is_call_to_nowhere(kind, caller) {
            known.stack = known.stack.wrapping_add(8);
            self.backtrace(caller, true, known)
        } else {
            self.backtrace(instruction, false, known)
        };
        let fault = Fault {
            instruction,
            caller,
            callers,
            kind,
        };
        crate::debugger::openndis_violation();
        self.pending_fault = Some(PendingFault::Driver(fault));
        registers.jump_to_landing(self.fiber_stack_top, land);
    }

    fn redirect_internal(&mut self, registers: &mut Registers, text: String) {
        self.pending_fault = Some(PendingFault::Internal(text));
        registers.jump_to_landing(self.fiber_stack_top, land);
    }

    /// Each second of processor time: has the driver made a kernel call since the last?
    fn watch_progress(&mut self, registers: &mut Registers) {
        if self.step != self.watched_step {
            self.watched_step = self.step;
            self.seconds_without_step = 0;
            return;
        }
        self.seconds_without_step += 1;
        if self.seconds_without_step >= HANG_SECONDS && self.is_driver_code(registers.instruction())
        {
            self.redirect_fault(registers, Address::NULL, FaultKind::Hang);
        }
    }
}

/// What the handler found, until the fiber deals with it.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one at a time, and a signal handler makes it, which should not allocate"
)]
pub(crate) enum PendingFault {
    Driver(Fault),
    Internal(String),
}

/// Where a fiber goes on after a fault: it ends the run.
extern "C" fn land() -> ! {
    // SAFETY: as in `handle`: the code that faulted does not go on.
    let machine = unsafe { &mut *current::machine() };
    let ending = match machine.pending_fault.take() {
        Some(PendingFault::Driver(fault)) => machine.fault_ending(fault),
        Some(PendingFault::Internal(text)) => crate::Ending::Internal(text),
        None => crate::Ending::Internal("a fault was not noted".to_owned()),
    };
    machine.end(ending);
    leave()
}

/// A driver gave NULL as a routine, and the system was about to call it.
pub(crate) fn null_routine() -> ! {
    // SAFETY: as in `land`.
    let machine = unsafe { &mut *current::machine() };
    let fault = Fault {
        instruction: Address::NULL,
        caller: Address::NULL,
        callers: Backtrace::EMPTY,
        kind: FaultKind::Execute,
    };
    let ending = machine.fault_ending(fault);
    machine.end(ending);
    leave()
}

/// The fault of an instruction that accessed `address`.
fn data_fault(address: Address, registers: &Registers) -> FaultKind {
    FaultKind::Data(DataFault {
        address,
        write: registers.was_write(),
    })
}
