//! Operations that a driver's handler may leave pending, from both sides: NDIS waits for the end, and a
//! completion function brings it. Pauses, restarts, binds and unbinds all go this way.

use std::fmt::Display;

use abi::{Address, NtStatus};
use machine::{Call, Stop};
use ndis::pending::Progress;

use crate::facts;

/// What a completion function does with what the state machine says to it.
pub(super) fn complete(
    call: &mut Call,
    handle: Address,
    progress: Result<Progress, impl Display>,
) -> Result<(), Stop> {
    match progress {
        Ok(Progress::Finished(status)) => call.complete_operation(handle, status),
        Ok(Progress::Pending | Progress::FinishedBefore) => {}
        Err(error) => return Err(facts::states::wrong_completion(call, &error.to_string())),
    }
    Ok(())
}

/// The final status of an operation whose handler has returned; waits for one that is pending.
pub(super) fn finish(
    call: &mut Call,
    handle: Address,
    progress: Result<Progress, impl Display>,
    handler: &str,
) -> Result<NtStatus, Stop> {
    match progress {
        Ok(Progress::Finished(status)) => Ok(status),
        Ok(Progress::FinishedBefore | Progress::Pending) => {
            match call.wait_for_operation(handle)? {
                Some(status) => Ok(status),
                None => Err(facts::states::never_completed(call, handler)),
            }
        }
        Err(error) => Err(facts::states::wrong_completion(call, &error.to_string())),
    }
}
