//! Lists that kernel functions can't work on.
//! Pages: debugger/bug-check-0x139--kernel-security-check-failure, ddi/wdm/nf-wdm-initializeslisthead.

use executive::lists::ListError;
use machine::{Call, Stop};
use rules::Violation;

use super::places::object_at;

/// Parameter 1 of bug check 0x139.
const CORRUPTED_LIST_ENTRY: u64 = 3;
/// The exception that a misaligned header raises.
const STATUS_DATATYPE_MISALIGNMENT: u64 = 0x8000_0002;

/// Says what is wrong with a list.
pub(crate) fn list(call: &mut Call, error: ListError) -> Stop {
    match error {
        ListError::BadAddress(bad) => call.bad_address(bad),
        ListError::Misaligned { at } => {
            let name = object_at(call, "list header or entry", at);
            let title = format!("{} is given {name}, which is not aligned", call.function());
            let parameters = [STATUS_DATATYPE_MISALIGNMENT, call.caller().0, 0, 0];
            let violation = Violation::new(&rules::LIST_MISALIGNED, title, call.place())
                .with_bug_check(&rules::SYSTEM_THREAD_EXCEPTION_NOT_HANDLED, parameters);
            call.violation(violation)
        }
        ListError::Corrupt { at } => {
            let name = object_at(call, "list entry", at);
            let title = format!(
                "{} finds {name}, whose neighbours do not point back to it",
                call.function()
            );
            let parameters = [CORRUPTED_LIST_ENTRY, 0, 0, 0];
            let violation = Violation::new(&rules::LIST_CORRUPTED, title, call.place())
                .with_bug_check(&rules::KERNEL_SECURITY_CHECK_FAILURE, parameters);
            call.violation(violation)
        }
    }
}
