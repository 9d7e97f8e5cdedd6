//! Output to a debugger, assertions and breakpoints. Guides: debugger/reading-and-filtering-debugging-messages,
//! kernel/asserts.
//!
//! What a driver prints goes to whoever watches the run. All components and levels are printed: there
//! is no filter to set before.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::{Address, Kirql, NtStatus};
use executive::debug_print::{FormatError, Formatted, VaList};
use machine::{Call, Stop, VariableArguments, exports};
use rules::Violation;

use crate::driver_memory::string;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-dbgprint")]
    #[irql(any)]
    #[variadic]
    fn DbgPrint(Format: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-dbgprintex")]
    #[irql(any)]
    #[variadic]
    fn DbgPrintEx(ComponentId: u32, Level: u32, Format: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-vdbgprintex")]
    #[irql(any)]
    fn vDbgPrintEx(ComponentId: u32, Level: u32, Format: Address, arglist: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-vdbgprintexwithprefix")]
    #[irql(any)]
    fn vDbgPrintExWithPrefix(
        Prefix: Address,
        ComponentId: u32,
        Level: u32,
        Format: Address,
        arglist: Address,
    ) -> NtStatus;

    #[docs("debugger/reading-and-filtering-debugging-messages")]
    #[irql(any)]
    fn DbgQueryDebugFilterState(ComponentId: u32, Level: u32) -> NtStatus;

    #[docs("debugger/reading-and-filtering-debugging-messages")]
    #[irql(any)]
    fn DbgSetDebugFilterState(ComponentId: u32, Level: u32, State: bool) -> NtStatus;

    #[docs("kernel/asserts")]
    #[irql(any)]
    fn RtlAssert(
        VoidFailedAssertion: Address,
        VoidFileName: Address,
        LineNumber: u32,
        MutableMessage: Address,
    );

    #[docs("ddi/wdm/nf-wdm-dbgbreakpoint")]
    #[irql(any)]
    fn DbgBreakPoint();

    #[docs("ddi/wdm/nf-wdm-dbgbreakpointwithstatus")]
    #[irql(any)]
    fn DbgBreakPointWithStatus(Status: u32);
}

/// Prints text; at most 512 bytes of one call.
///
/// # Rules
/// `irql-above-documented`: Unicode conversions only at `PASSIVE_LEVEL`.
fn DbgPrint(
    call: &mut Call,
    Format: Address,
    arguments: VariableArguments,
) -> Result<NtStatus, Stop> {
    print(call, &[], Format, arguments.0)
}

/// Prints text of a component.
///
/// # Rules
/// As for `DbgPrint`.
///
/// # Differences from Windows
/// No component or level is filtered out.
fn DbgPrintEx(
    call: &mut Call,
    _ComponentId: u32,
    _Level: u32,
    Format: Address,
    arguments: VariableArguments,
) -> Result<NtStatus, Stop> {
    print(call, &[], Format, arguments.0)
}

/// As `DbgPrintEx`, with arguments in a `va_list`.
fn vDbgPrintEx(
    call: &mut Call,
    _ComponentId: u32,
    _Level: u32,
    Format: Address,
    arglist: Address,
) -> Result<NtStatus, Stop> {
    print(call, &[], Format, arglist)
}

/// As `vDbgPrintEx`, with a text before the output.
fn vDbgPrintExWithPrefix(
    call: &mut Call,
    Prefix: Address,
    _ComponentId: u32,
    _Level: u32,
    Format: Address,
    arglist: Address,
) -> Result<NtStatus, Stop> {
    let prefix = string(call, Prefix)?;
    print(call, &prefix, Format, arglist)
}

/// Whether text of a component and level is printed: TRUE.
fn DbgQueryDebugFilterState(
    _: &mut Call,
    _ComponentId: u32,
    _Level: u32,
) -> Result<NtStatus, Stop> {
    const TRUE: NtStatus = NtStatus(1);
    Ok(TRUE)
}

/// Turns text of a component and level on or off.
///
/// # Differences from Windows
/// It is printed in any case.
fn DbgSetDebugFilterState(
    _: &mut Call,
    _ComponentId: u32,
    _Level: u32,
    _State: bool,
) -> Result<NtStatus, Stop> {
    Ok(NtStatus::SUCCESS)
}

/// An assertion of the driver does not hold.
///
/// # Rules
/// `assertion-failed`.
fn RtlAssert(
    call: &mut Call,
    VoidFailedAssertion: Address,
    VoidFileName: Address,
    LineNumber: u32,
    MutableMessage: Address,
) -> Result<(), Stop> {
    let condition = string(call, VoidFailedAssertion)?;
    let file = string(call, VoidFileName)?;
    let (condition, file) = (
        String::from_utf8_lossy(&condition),
        String::from_utf8_lossy(&file),
    );
    let mut title = format!("the assertion {condition} fails at {file}:{LineNumber}");
    if !MutableMessage.is_null() {
        let message = string(call, MutableMessage)?;
        title = format!("{title}: {}", String::from_utf8_lossy(&message));
    }
    let violation = Violation::new(&rules::ASSERTION_FAILED, title, call.place());
    Err(call.violation(violation))
}

/// Stops in a debugger. There is none, so nobody handles the exception.
///
/// # Rules
/// `driver-fault`.
fn DbgBreakPoint(call: &mut Call) -> Result<(), Stop> {
    const STATUS_BREAKPOINT: u64 = 0x8000_0003;
    let title = format!("the driver calls {} without a debugger", call.function());
    let parameters = [STATUS_BREAKPOINT, call.caller().0, 0, 0];
    let violation = Violation::new(&rules::DRIVER_FAULT, title, call.place())
        .with_bug_check(&rules::SYSTEM_THREAD_EXCEPTION_NOT_HANDLED, parameters);
    Err(call.violation(violation))
}

/// As `DbgBreakPoint`, with a status for the debugger.
fn DbgBreakPointWithStatus(call: &mut Call, _Status: u32) -> Result<(), Stop> {
    DbgBreakPoint(call)
}

fn print(
    call: &mut Call,
    prefix: &[u8],
    format: Address,
    arguments: Address,
) -> Result<NtStatus, Stop> {
    let mut arguments = VaList(arguments);
    let formatted = executive::debug_print::debug_print(call.memory(), format, &mut arguments);
    let formatted = formatted.map_err(|error| bad_format(call, error))?;
    check_level(call, &formatted);
    let text = String::from_utf8_lossy(prefix).into_owned() + &formatted.to_text();
    call.debug_print(&text);
    Ok(NtStatus::SUCCESS)
}

/// Conversions of Unicode touch tables that may be paged out.
pub(super) fn check_level(call: &mut Call, formatted: &Formatted) {
    let irql = call.irql();
    if formatted.uses_unicode && irql > Kirql::PASSIVE_LEVEL {
        let function = call.function();
        let title = format!("{function} converts Unicode at {irql}; that is for PASSIVE_LEVEL");
        let violation = Violation::new(rules::irql_rule(function), title, call.place());
        call.report(violation);
    }
}

/// A format that can't be carried out.
pub(super) fn bad_format(call: &mut Call, error: FormatError) -> Stop {
    match error {
        FormatError::Unreadable(bad) => call.bad_address(bad),
        FormatError::BadArgument { cause, .. } => call.bad_address(cause),
        FormatError::FloatingPoint { .. } | FormatError::CountConversion => {
            let function = call.function();
            call.unsupported(format!("{function}: {error}"))
        }
    }
}
