//! Bug checks that the driver asks for, and callbacks for those that happen.
//! Pages: ddi/wdm/nf-wdm-kebugcheckex, ddi/wdm/nf-wdm-keregisterbugcheckcallback.
//!
//! A bug check ends the run. Registered callbacks are not called: there is no machine left to dump.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::enumerators::{BufferEmpty, BufferInserted};
use abi::layout::wdm::{KBUGCHECK_CALLBACK_RECORD, KBUGCHECK_REASON_CALLBACK_RECORD};
use abi::{Address, Field};
use machine::{Call, Stop, exports};
use rules::{BugCheck, Violation};

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/ntddk/nf-ntddk-kebugcheck")]
    #[irql(any)]
    fn KeBugCheck(BugCheckCode: u32);

    #[docs("ddi/wdm/nf-wdm-kebugcheckex")]
    #[irql(any)]
    fn KeBugCheckEx(
        BugCheckCode: u32, BugCheckParameter1: u64, BugCheckParameter2: u64, BugCheckParameter3: u64,
        BugCheckParameter4: u64,
    );

    #[docs("ddi/wdm/nf-wdm-keregisterbugcheckcallback")]
    #[irql(any)]
    fn KeRegisterBugCheckCallback(
        CallbackRecord: Address, CallbackRoutine: Address, Buffer: Address, Length: u32,
        Component: Address,
    ) -> bool;

    #[docs("ddi/wdm/nf-wdm-kederegisterbugcheckcallback")]
    #[irql(any)]
    fn KeDeregisterBugCheckCallback(CallbackRecord: Address) -> bool;

    #[docs("ddi/wdm/nf-wdm-keregisterbugcheckreasoncallback")]
    #[irql(any)]
    fn KeRegisterBugCheckReasonCallback(
        CallbackRecord: Address, CallbackRoutine: Address, Reason: u32, Component: Address,
    ) -> bool;

    #[docs("ddi/wdm/nf-wdm-kederegisterbugcheckreasoncallback")]
    #[irql(any)]
    fn KeDeregisterBugCheckReasonCallback(CallbackRecord: Address) -> bool;
}

fn bug_check(call: &mut Call, code: u32, parameters: [u64; 4]) -> Stop {
    let name = rules::bug_check_name(code).map_or_else(|| format!("{code:#X}"), str::to_owned);
    let title = format!("{} asks for bug check {code:#X}", call.function());
    let mut violation = Violation::new(&rules::BUGCHECK_CALLED, title, call.place());
    violation.bug_check = Some(BugCheck {
        code,
        name,
        parameters,
    });
    call.violation(violation)
}

/// Tells whether a record's state was `expected`, and makes it `new` then.
fn change_state(
    call: &mut Call,
    record: Address,
    state: Field<u8>,
    expected: u32,
    new: u32,
) -> Result<bool, Stop> {
    let is_expected = u32::from(call.read_field(record, state)?) == expected;
    if is_expected {
        call.write_field(record, state, u8::try_from(new).unwrap_or(0))?;
    }
    Ok(is_expected)
}

/// Ends the run with the driver's bug check.
///
/// # Rules
/// `bugcheck-called`.
fn KeBugCheck(call: &mut Call, BugCheckCode: u32) -> Result<(), Stop> {
    Err(bug_check(call, BugCheckCode, [0; 4]))
}

/// Ends the run with the driver's bug check.
///
/// # Rules
/// `bugcheck-called`.
fn KeBugCheckEx(
    call: &mut Call,
    BugCheckCode: u32,
    BugCheckParameter1: u64,
    BugCheckParameter2: u64,
    BugCheckParameter3: u64,
    BugCheckParameter4: u64,
) -> Result<(), Stop> {
    let parameters = [
        BugCheckParameter1,
        BugCheckParameter2,
        BugCheckParameter3,
        BugCheckParameter4,
    ];
    Err(bug_check(call, BugCheckCode, parameters))
}

/// Registers a routine for bug checks; returns FALSE if the record is registered already. The record was
/// prepared by `KeInitializeCallbackRecord`.
fn KeRegisterBugCheckCallback(
    call: &mut Call,
    CallbackRecord: Address,
    CallbackRoutine: Address,
    Buffer: Address,
    Length: u32,
    Component: Address,
) -> Result<bool, Stop> {
    let state = KBUGCHECK_CALLBACK_RECORD::State;
    let registered = change_state(call, CallbackRecord, state, BufferEmpty, BufferInserted)?;
    if registered {
        let routine = KBUGCHECK_CALLBACK_RECORD::CallbackRoutine;
        call.write_field(CallbackRecord, routine, CallbackRoutine.0)?;
        call.write_field(CallbackRecord, KBUGCHECK_CALLBACK_RECORD::Buffer, Buffer.0)?;
        call.write_field(CallbackRecord, KBUGCHECK_CALLBACK_RECORD::Length, Length)?;
        call.write_field(
            CallbackRecord,
            KBUGCHECK_CALLBACK_RECORD::Component,
            Component.0,
        )?;
    }
    Ok(registered)
}

/// Withdraws a routine; returns FALSE if the record is not registered.
fn KeDeregisterBugCheckCallback(call: &mut Call, CallbackRecord: Address) -> Result<bool, Stop> {
    let state = KBUGCHECK_CALLBACK_RECORD::State;
    change_state(call, CallbackRecord, state, BufferInserted, BufferEmpty)
}

/// Registers a routine for bug checks and a reason; returns FALSE if the record is registered already.
fn KeRegisterBugCheckReasonCallback(
    call: &mut Call,
    CallbackRecord: Address,
    CallbackRoutine: Address,
    Reason: u32,
    Component: Address,
) -> Result<bool, Stop> {
    let state = KBUGCHECK_REASON_CALLBACK_RECORD::State;
    let registered = change_state(call, CallbackRecord, state, BufferEmpty, BufferInserted)?;
    if registered {
        let routine = KBUGCHECK_REASON_CALLBACK_RECORD::CallbackRoutine;
        call.write_field(CallbackRecord, routine, CallbackRoutine.0)?;
        call.write_field(
            CallbackRecord,
            KBUGCHECK_REASON_CALLBACK_RECORD::Reason,
            Reason,
        )?;
        let component = KBUGCHECK_REASON_CALLBACK_RECORD::Component;
        call.write_field(CallbackRecord, component, Component.0)?;
    }
    Ok(registered)
}

/// Withdraws a routine; returns FALSE if the record is not registered.
fn KeDeregisterBugCheckReasonCallback(
    call: &mut Call,
    CallbackRecord: Address,
) -> Result<bool, Stop> {
    let state = KBUGCHECK_REASON_CALLBACK_RECORD::State;
    change_state(call, CallbackRecord, state, BufferInserted, BufferEmpty)
}
