//! From a processor exception of the driver's to the rule that it broke and the bug check that a real
//! machine would show. Pages: debugger/bug-check-code-reference2 and the page of each code.

use abi::{Address, Kirql};
use executive::pool::BlockState;
use rules::{BugCheckTemplate, Place, Related, Rule, Violation};

use crate::address_map;
use crate::backtrace::Backtrace;
use crate::ending::Ending;
use crate::machine::Machine;
use crate::pool_pages::is_from_freed;
use crate::violations::related;

/// An exception that a driver's instruction raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The instruction, or where the processor was sent.
    pub(crate) instruction: Address,
    /// For an execution fault: where the call came from, if the stack tells.
    pub(crate) caller: Address,
    /// The callers of the function that it happened in.
    pub(crate) callers: Backtrace,
    pub(crate) kind: FaultKind,
}

/// What kind of exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// Memory that can't be read or written.
    Data(DataFault),
    /// Memory that can't be executed.
    Execute,
    /// `int 0x29`, with the code in ecx.
    FastFail(u32),
    /// `int 0x2c`.
    Assertion,
    /// `int 3`.
    Breakpoint,
    /// A division by zero or an overflow of the quotient.
    Divide,
    /// Bytes that are no instruction.
    IllegalInstruction,
    /// An instruction that the machine does not emulate, by its mnemonic.
    NotEmulated(&'static str),
    /// The stack of the thread is full.
    StackOverflow,
    /// No kernel call for long.
    Hang,
}

/// An access to memory that is not there or not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DataFault {
    pub(crate) address: Address,
    pub(crate) write: bool,
}

/// The upper bits of work items' addresses.
const WORK_ITEM_HANDLES: u64 = 0xFF_FFA4;

/// Whether an address stands for a work item.
pub(crate) fn is_work_item_handle(address: Address) -> bool {
    address.0 >> 40 == WORK_ITEM_HANDLES
}

impl DataFault {
    fn verb(self) -> &'static str {
        if self.write {
            "writes to"
        } else {
            "reads from"
        }
    }
}

const STATUS_ACCESS_VIOLATION: u64 = 0xC000_0005;
const STATUS_ILLEGAL_INSTRUCTION: u64 = 0xC000_001D;
const STATUS_INTEGER_DIVIDE_BY_ZERO: u64 = 0xC000_0094;
const STATUS_BREAKPOINT: u64 = 0x8000_0003;
/// The lowest address of the kernel's half of the address space.
const KERNEL_HALF: u64 = 0xFFFF_8000_0000_0000;
/// Addresses below this are what a small offset from NULL gives.
const NEAR_NULL: u64 = 0x1_0000;

impl Machine {
    /// What the driver's exception means for the run.
    pub(crate) fn fault_ending(&mut self, fault: Fault) -> Ending {
        let place = self.fault_place(fault);
        if let Some(text) = self.fault_at_missing_import(fault, &place) {
            return Ending::Unsupported(text);
        }
        let at = fault.instruction.0;
        let violation = match fault.kind {
            FaultKind::Data(data) => {
                let title = self.data_fault_title(data);
                self.data_fault(title, place, data)
            }
            FaultKind::Execute => self.execution_fault(fault, place),
            FaultKind::FastFail(code) => fast_fail(code, place),
            FaultKind::Assertion => exception(
                &rules::ASSERTION_FAILED,
                "an assertion of the driver fails",
                place,
                0xC000_0420,
                at,
            ),
            FaultKind::Breakpoint => exception(
                &rules::DRIVER_FAULT,
                "the driver stops at a breakpoint (int 3) without a debugger",
                place,
                STATUS_BREAKPOINT,
                at,
            ),
            FaultKind::Divide => exception(
                &rules::DRIVER_FAULT,
                "the driver divides by zero",
                place,
                STATUS_INTEGER_DIVIDE_BY_ZERO,
                at,
            ),
            FaultKind::IllegalInstruction => exception(
                &rules::DRIVER_FAULT,
                "the driver executes an illegal instruction",
                place,
                STATUS_ILLEGAL_INSTRUCTION,
                at,
            ),
            FaultKind::NotEmulated(mnemonic) => {
                let place = place.address;
                return Ending::Unsupported(format!(
                    "the instruction {mnemonic} at {place} is not emulated"
                ));
            }
            FaultKind::StackOverflow => stack_overflow(place),
            FaultKind::Hang => {
                let title = "the driver runs on without a kernel call";
                return Ending::Hang(Box::new(Violation::new(&rules::HANG, title, place)));
            }
        };
        Ending::Violation(Box::new(violation))
    }

    fn fault_at_missing_import(&self, fault: Fault, place: &Place) -> Option<String> {
        let (at, how) = match fault.kind {
            FaultKind::Data(data) if data.write => (data.address, "written"),
            FaultKind::Data(data) => (data.address, "read"),
            FaultKind::Execute => (fault.instruction, "called"),
            _ => return None,
        };
        self.missing_import(at, how, &place.address)
    }

    /// What to say of an address if an import that nobody provides is bound to it.
    pub(crate) fn missing_import(&self, at: Address, how: &str, from: &str) -> Option<String> {
        let import = self.exports.missing_at(at)?;
        Some(format!(
            "{} of {} was {how}; it is not provided yet ({how} from {from})",
            import.name, import.image
        ))
    }

    fn fault_place(&self, fault: Fault) -> Place {
        let called = self.is_call_to_nowhere(fault.kind, fault.caller);
        let caller = if called {
            fault.caller
        } else {
            fault.instruction
        };
        let site = executive::site::Site {
            step: self.step,
            caller,
            activity: self.executive.activity(),
            irql: self.executive.irql(),
            callback: self.callback,
        };
        Place {
            return_address: called,
            stack: self.frames(&fault.callers),
            ..self.place_of(&site)
        }
    }

    /// Whether a call went to where nothing can be executed; or else the code ran on into what was taken
    /// away meanwhile.
    pub(crate) fn is_call_to_nowhere(&self, kind: FaultKind, caller: Address) -> bool {
        kind == FaultKind::Execute && self.is_in_image(caller)
    }

    fn is_in_image(&self, address: Address) -> bool {
        self.images
            .iter()
            .any(|image| image.describe(address).is_some())
    }

    fn data_fault_title(&self, fault: DataFault) -> String {
        let DataFault { address, .. } = fault;
        let verb = fault.verb();
        if address.0 < NEAR_NULL {
            return format!("the driver {verb} address {address}, a NULL pointer plus {address}");
        }
        if let Some(name) = self.handle_name(address) {
            return format!("the driver {verb} {name}, which is opaque");
        }
        if self.stacks.is_retired(address.0) {
            return format!("the driver {verb} the stack of a thread that has ended");
        }
        if is_from_freed(address) {
            return format!(
                "the driver {verb} {address}, a pointer that it has read from freed memory"
            );
        }
        match self.executive.pool.block_at(address) {
            Some(block) if !block.is_live() => {
                format!(
                    "the driver {verb} a pool block of {} bytes that has been freed",
                    block.size
                )
            }
            Some(block) => {
                format!(
                    "the driver {verb} {address}, beyond a pool block of {} bytes",
                    block.size
                )
            }
            None => format!("the driver {verb} address {address}, where there is no such memory"),
        }
    }

    /// What an opaque handle stands for.
    fn handle_name(&self, address: Address) -> Option<&'static str> {
        match address.0 >> 40 {
            WORK_ITEM_HANDLES => Some("a work item"),
            0xFF_FFA8..0xFF_FFAC => Some("an NDIS handle"),
            _ => None,
        }
    }

    /// The violation behind an access to bad memory; `title` says who made it.
    pub(crate) fn data_fault(&self, title: String, place: Place, fault: DataFault) -> Violation {
        let DataFault { address, write } = fault;
        let access = u64::from(write);
        let irql = place.irql;
        if self.handle_name(address).is_some() {
            return with_check(
                Violation::new(&rules::HANDLE_LOOKED_INTO, title, place),
                &rules::PAGE_FAULT_IN_NONPAGED_AREA,
                [address.0, access, 0, 0],
            );
        }
        if self.memory.pageable.is_out(address) {
            return pageable(title, place, address, access);
        }
        // What Windows does then is not documented; and where on a stack the driver's frames lie depends on ours.
        if self.stacks.is_retired(address.0) {
            return Violation::new(&rules::DRIVER_FAULT, title, place);
        }
        if is_from_freed(address) {
            let violation = Violation::new(&rules::POOL_USE_AFTER_FREE, title, place);
            let template = &rules::PAGE_FAULT_IN_NONPAGED_AREA;
            return with_check(violation, template, [address.0, access, 0, 0]);
        }
        if let Some((rule, template, notes)) = self.pool_fault(address) {
            let mut violation = Violation::new(rule, title, place);
            violation.related.extend(notes);
            return with_check(violation, template, [address.0, access, 0, 0]);
        }
        let mut violation = Violation::new(&rules::DRIVER_FAULT, title, place);
        if address.0 < NEAR_NULL {
            violation.related.extend(self.injected_failures());
        }
        if irql >= Kirql::DISPATCH_LEVEL {
            let parameters = [address.0, u64::from(irql.0), access, 0];
            with_check(violation, &rules::DRIVER_IRQL_NOT_LESS_OR_EQUAL, parameters)
        } else if address.0 >= KERNEL_HALF || address_map::is_driver_range(address.0, 1) {
            let parameters = [address.0, access, 0, 0];
            with_check(violation, &rules::PAGE_FAULT_IN_NONPAGED_AREA, parameters)
        } else {
            let parameters = [STATUS_ACCESS_VIOLATION, 0, 0, 0];
            with_check(
                violation,
                &rules::SYSTEM_THREAD_EXCEPTION_NOT_HANDLED,
                parameters,
            )
        }
    }

    /// If `address` belongs to a pool block: which rule was broken, and the block's earlier life.
    fn pool_fault(
        &self,
        address: Address,
    ) -> Option<(&'static Rule, &'static BugCheckTemplate, Vec<Related>)> {
        let block = self.executive.pool.block_at(address)?;
        let mut notes = Vec::new();
        let (rule, template): (&Rule, &BugCheckTemplate) =
            if let BlockState::Freed(freed) = block.state {
                notes.push(related("freed", self.place_of(&freed)));
                (
                    &rules::POOL_USE_AFTER_FREE,
                    &rules::DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL,
                )
            } else {
                (
                    &rules::POOL_OVERRUN,
                    &rules::DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION,
                )
            };
        notes.push(related("allocated", self.place_of(&block.allocated)));
        Some((rule, template, notes))
    }

    fn execution_fault(&self, fault: Fault, place: Place) -> Violation {
        let at = fault.instruction;
        let discarded = self.images.iter().any(|image| image.is_discarded(at));
        if self.memory.pageable.is_out(at) {
            let title = format!("{} runs, which is pageable", self.describe_address(at));
            return pageable(title, place, at, EXECUTE);
        }
        let (rule, title) = if at.is_null() {
            (&rules::DRIVER_FAULT, "a NULL pointer is called".to_owned())
        } else if is_from_freed(at) {
            (
                &rules::POOL_USE_AFTER_FREE,
                format!("{at} is called, a pointer that was read from freed memory"),
            )
        } else if discarded {
            let place = self.describe_address(at);
            (
                &rules::DISCARDED_CODE_CALLED,
                format!("{place} runs, whose section was discarded after DriverEntry"),
            )
        } else {
            (
                &rules::DRIVER_FAULT,
                format!("address {at} is called, where there is no code"),
            )
        };
        let mut violation = Violation::new(rule, title, place);
        if at.is_null() {
            violation.related.extend(self.injected_failures());
        }
        if discarded {
            with_check(
                violation,
                &rules::PAGE_FAULT_IN_NONPAGED_AREA,
                [at.0, 8, at.0, 0],
            )
        } else {
            let parameters = [STATUS_ACCESS_VIOLATION, at.0, 0, 0];
            with_check(
                violation,
                &rules::SYSTEM_THREAD_EXCEPTION_NOT_HANDLED,
                parameters,
            )
        }
    }
}

/// What parameter 3 of bug check 0xD1 says of code that is not there.
const EXECUTE: u64 = 8;

fn pageable(title: String, place: Place, at: Address, access: u64) -> Violation {
    let parameters = [at.0, u64::from(place.irql.0), access, 0];
    let title = format!("{title}, at {}", place.irql);
    with_check(
        Violation::new(&rules::PAGEABLE_CODE_AT_DISPATCH_LEVEL, title, place),
        &rules::DRIVER_IRQL_NOT_LESS_OR_EQUAL,
        parameters,
    )
}

fn with_check(
    violation: Violation,
    template: &BugCheckTemplate,
    parameters: [u64; 4],
) -> Violation {
    violation.with_bug_check(template, parameters)
}

fn exception(rule: &Rule, title: &str, place: Place, code: u64, at: u64) -> Violation {
    let parameters = [code, at, 0, 0];
    with_check(
        Violation::new(rule, title, place),
        &rules::SYSTEM_THREAD_EXCEPTION_NOT_HANDLED,
        parameters,
    )
}

fn fast_fail(code: u32, place: Place) -> Violation {
    let meaning = match code {
        2 => "the stack cookie of a function was overwritten",
        3 => "a LIST_ENTRY is corrupted",
        6 => "the stack cookie was not initialised",
        10 => "an indirect call has an invalid target",
        29 => "an RTL_BALANCED_NODE is corrupted",
        _ => "a check that was compiled into the driver failed",
    };
    let title = format!("the driver fails fast with code {code}: {meaning}");
    with_check(
        Violation::new(&rules::DRIVER_FAST_FAIL, title, place),
        &rules::KERNEL_SECURITY_CHECK_FAILURE,
        [u64::from(code), 0, 0, 0],
    )
}

fn stack_overflow(place: Place) -> Violation {
    const DOUBLE_FAULT: u64 = 8;
    with_check(
        Violation::new(
            &rules::DRIVER_FAULT,
            "the driver uses more stack than the thread has",
            place,
        ),
        &rules::UNEXPECTED_KERNEL_MODE_TRAP,
        [DOUBLE_FAULT, 0, 0, 0],
    )
}
