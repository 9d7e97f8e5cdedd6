//! What goes wrong with the reset of an adapter. Page: ddi/ndis/nf-ndis-ndismresetcomplete.

use abi::{Address, NtStatus};
use machine::{Call, Stop};
use ndis::pending::CompletionError;
use rules::Violation;

use super::places::note;

/// A reset is completed that is not pending, or with a status that is not final. `handle` is the adapter's.
pub(crate) fn wrong_completion(
    call: &mut Call,
    handle: Address,
    status: NtStatus,
    addressing: bool,
    error: CompletionError,
) -> Stop {
    const RESET_COMPLETE_UNEXPECTED: u64 = 0x0F;
    let parameters = [
        RESET_COMPLETE_UNEXPECTED,
        handle.0,
        u64::from(status.0),
        u64::from(addressing),
    ];
    let (title, earlier) = match error {
        CompletionError::NotPending { finished } => {
            let title = format!("{}: no reset is pending", call.function());
            (title, finished)
        }
        CompletionError::ReturnedAfterCompletion { status, completed } => {
            let title =
                format!("MiniportResetEx returns {status} for a reset that is completed already");
            (title, Some(completed))
        }
        CompletionError::FinalStatusPending => {
            let title = format!("{}: the reset: {error}", call.function());
            (title, None)
        }
    };
    let violation = Violation::new(&rules::NDIS_RESET_NOT_PENDING, title, call.place())
        .with_bug_check(&rules::BUGCODE_NDIS_DRIVER, parameters);
    let violation = match earlier {
        Some(site) => note(call, violation, "completed first", &site),
        None => violation,
    };
    call.violation(violation)
}
