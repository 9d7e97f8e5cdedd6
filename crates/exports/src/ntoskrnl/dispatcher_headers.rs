//! The header that every object has which a thread can wait for, as drivers see it in their memory.
//!
//! The truth about an object is the executive's. Its header is written when the object is initialised,
//! and its signal state kept current by the calls that change it, so that a driver which looks finds
//! what it would find on Windows. What time alone changes (an expired timer) is not shown.

use abi::Address;
use abi::layout::wdm::DISPATCHER_HEADER;
use machine::{Call, Stop};

/// What kind of object a header begins: `KOBJECTS`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ObjectType(pub(crate) u8);

impl ObjectType {
    pub(crate) const NOTIFICATION_EVENT: Self = Self(0);
    pub(crate) const SYNCHRONIZATION_EVENT: Self = Self(1);
    pub(crate) const MUTANT: Self = Self(2);
    pub(crate) const SEMAPHORE: Self = Self(5);
    pub(crate) const NOTIFICATION_TIMER: Self = Self(8);
    pub(crate) const SYNCHRONIZATION_TIMER: Self = Self(9);
}

/// Writes the header of an object of `size` bytes.
pub(crate) fn initialize(
    call: &mut Call,
    at: Address,
    object: ObjectType,
    size: u64,
    signal_state: i32,
) -> Result<(), Stop> {
    const UNIT: u64 = 4;
    let waiters = at.offset(DISPATCHER_HEADER::WaitListHead);
    call.write_field(at, DISPATCHER_HEADER::Lock, i32::from(object.0))?;
    call.write_field(
        at,
        DISPATCHER_HEADER::Size,
        u8::try_from(size / UNIT).unwrap_or(0),
    )?;
    call.write_field(at, DISPATCHER_HEADER::SignalState, signal_state)?;
    call.write_field(at, DISPATCHER_HEADER::WaitListHead_Flink, waiters.0)?;
    call.write_field(at, DISPATCHER_HEADER::WaitListHead_Blink, waiters.0)
}

/// Shows the signal state of the object at `at`, if it is an event, a mutex or a semaphore.
pub(crate) fn show_state(call: &mut Call, at: Address) -> Result<(), Stop> {
    let executive = call.executive();
    let state = if let Ok(is_set) = executive.event_is_set(at) {
        i32::from(is_set)
    } else if let Ok(depth) = executive.mutex_depth(at) {
        mutex_state(depth)
    } else if let Ok(count) = executive.semaphore_count(at) {
        i32::try_from(count).unwrap_or(i32::MAX)
    } else {
        return Ok(());
    };
    call.write_field(at, DISPATCHER_HEADER::SignalState, state)
}

/// The state of a mutex: 1 when nobody owns it, less by one for each time that its owner acquired it.
pub(crate) fn mutex_state(depth: u32) -> i32 {
    1_i32.saturating_sub_unsigned(depth)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ddi/wdm/nf-wdm-kereadstatemutex: one if signaled, else zero or less.
    #[test]
    fn a_mutex_is_signaled_only_while_nobody_owns_it() {
        assert_eq!(mutex_state(0), 1);
        assert_eq!(mutex_state(1), 0);
        assert_eq!(mutex_state(2), -1);
    }
}
