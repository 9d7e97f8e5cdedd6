//! Lookaside lists that are initialised or used in a wrong way.
//! Pages: kernel/using-lookaside-lists, debugger/bug-check-0xc4--driver-verifier-detected-violation.

use abi::{Address, NtStatus};
use executive::lookaside::{
    InitializeLookasideError, LookasideError, LookasideKind, LookasideList,
};
use executive::pool::Block;
use machine::{Call, Stop};
use rules::{Rule, Violation};

use super::places::{note, object_at};
use super::{lists, pool};

/// Driver Verifier: a list is initialised again.
const INITIALIZED_AGAIN: u64 = 0xCA;
/// Driver Verifier: a list is deleted or used that is not initialised.
const NOT_INITIALIZED: u64 = 0xCB;
/// Driver Verifier: a list in freed memory.
const IN_FREED_MEMORY: u64 = 0xCC;
/// Driver Verifier: the entries are too small.
const TOO_SMALL: u64 = 0xCD;

/// A list that can't be initialised: a status that the function returns, or a broken rule.
pub(crate) fn initialize(
    call: &mut Call,
    list: Address,
    error: InitializeLookasideError,
) -> Result<NtStatus, Stop> {
    use abi::constants::ntstatus::{STATUS_INVALID_PARAMETER_4, STATUS_INVALID_PARAMETER_5};
    match error {
        InitializeLookasideError::List(error) => Err(lists::list(call, error)),
        InitializeLookasideError::InitializedAlready { initialized } => {
            let violation = violation(call, list, "which is in use", INITIALIZED_AGAIN);
            let violation = note(call, violation, "initialised", &initialized);
            Err(call.violation(violation))
        }
        InitializeLookasideError::PoolType(_) => Ok(NtStatus(STATUS_INVALID_PARAMETER_4)),
        InitializeLookasideError::Flags { .. } => Ok(NtStatus(STATUS_INVALID_PARAMETER_5)),
        InitializeLookasideError::TooSmall { size } => {
            let what = format!("whose entries of {size} bytes have no room for a list's link");
            let violation = violation(call, list, &what, TOO_SMALL);
            Err(call.violation(violation))
        }
    }
}

/// The parameters of a function without a status are none that it could take.
pub(crate) fn initialize_without_status(
    call: &mut Call,
    list: Address,
    error: InitializeLookasideError,
) -> Stop {
    match error {
        InitializeLookasideError::PoolType(error) => {
            pool::invalid_type(call, error, 0, executive::pool::PoolTag::default())
        }
        InitializeLookasideError::Flags { flags } => {
            let function = call.function();
            call.unsupported(format!("{function} with the flags {flags:#x}"))
        }
        other => match initialize(call, list, other) {
            Err(stop) => stop,
            Ok(status) => call.internal(format!("a lookaside list is refused with {status}")),
        },
    }
}

/// A list that can't be used.
pub(crate) fn usage(call: &mut Call, list: Address, error: LookasideError) -> Stop {
    let violation = match error {
        LookasideError::List(error) => return lists::list(call, error),
        LookasideError::NotInitialized => {
            violation(call, list, "which is not initialised", NOT_INITIALIZED)
        }
        LookasideError::Deleted {
            initialized,
            deleted,
        } => {
            let violation = violation(call, list, "which is deleted", NOT_INITIALIZED);
            let violation = note(call, violation, "deleted", &deleted);
            note(call, violation, "initialised", &initialized)
        }
        LookasideError::AnotherKind { kind } => {
            let name = object_at(call, "lookaside list", list);
            let title = format!("{} is given {name}, a {}", call.function(), structure(kind));
            Violation::new(&rules::LOOKASIDE_LIST_USE, title, call.place())
        }
    };
    call.violation(violation)
}

fn violation(call: &mut Call, list: Address, what: &str, code: u64) -> Violation {
    let name = object_at(call, "lookaside list", list);
    let title = format!("{} is given {name}, {what}", call.function());
    let rule: &Rule = &rules::LOOKASIDE_LIST_USE;
    Violation::new(rule, title, call.place()).with_bug_check(
        &rules::DRIVER_VERIFIER_DETECTED_VIOLATION,
        [code, list.0, 0, 0],
    )
}

fn structure(kind: LookasideKind) -> &'static str {
    match kind {
        LookasideKind::NonPaged => "NPAGED_LOOKASIDE_LIST",
        LookasideKind::Paged => "PAGED_LOOKASIDE_LIST",
        LookasideKind::Ex => "LOOKASIDE_LIST_EX",
    }
}

/// A block was freed that holds a list in use.
pub(crate) fn in_freed_memory(call: &mut Call, block: &Block, list: &LookasideList) -> Stop {
    let offset = list.address.0.wrapping_sub(block.address.0);
    let title = format!(
        "{} frees pool block #{}, which holds a lookaside list at offset {offset:#x}",
        call.function(),
        block.number
    );
    let parameters = [IN_FREED_MEMORY, list.address.0, block.address.0, block.size];
    let violation = Violation::new(&rules::LOOKASIDE_LIST_IN_FREED_MEMORY, title, call.place())
        .with_bug_check(&rules::DRIVER_VERIFIER_DETECTED_VIOLATION, parameters);
    let violation = note(call, violation, "initialised", &list.initialized);
    call.violation(violation)
}
