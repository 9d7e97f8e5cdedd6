//! Semaphores. Guide: kernel/semaphore-objects.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use abi::layout::wdm::KSEMAPHORE;
use machine::{Call, Stop, exports};

use super::dispatcher_headers::{self, ObjectType};
use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-keinitializesemaphore")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeInitializeSemaphore(Semaphore: Address, Count: i32, Limit: i32);

    #[docs("ddi/wdm/nf-wdm-kereleasesemaphore")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeReleaseSemaphore(Semaphore: Address, Increment: i32, Adjustment: i32, Wait: bool) -> i32;

    #[docs("ddi/wdm/nf-wdm-kereadstatesemaphore")]
    #[irql(any)]
    fn KeReadStateSemaphore(Semaphore: Address) -> i32;
}

fn unsigned(value: i32) -> u32 {
    u32::try_from(value).unwrap_or(0)
}

fn signed(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// Makes the memory a semaphore with this count and limit.
///
/// # Rules
/// `IrqlKeDispatchLte`, `object-initialized-in-use`.
fn KeInitializeSemaphore(
    call: &mut Call,
    Semaphore: Address,
    Count: i32,
    Limit: i32,
) -> Result<(), Stop> {
    let object = ObjectType::SEMAPHORE;
    dispatcher_headers::initialize(call, Semaphore, object, KSEMAPHORE::SIZE, Count)?;
    call.write_field(Semaphore, KSEMAPHORE::Limit, Limit)?;
    let made = call
        .executive()
        .initialize_semaphore(Semaphore, unsigned(Count), unsigned(Limit));
    made.map_err(|error| facts::dispatcher_objects::initialize(call, error))
}

/// Adds `Adjustment` to the count and returns the count before.
///
/// # Rules
/// `semaphore-limit-exceeded`, `object-not-initialized`, `object-of-another-kind`.
fn KeReleaseSemaphore(
    call: &mut Call,
    Semaphore: Address,
    _Increment: i32,
    Adjustment: i32,
    _Wait: bool,
) -> Result<i32, Stop> {
    // A negative adjustment exceeds every limit, as the sum of both wraps on Windows.
    let adjustment = u32::try_from(Adjustment).unwrap_or(u32::MAX);
    match call.executive().release_semaphore(Semaphore, adjustment) {
        Ok(before) => {
            dispatcher_headers::show_state(call, Semaphore)?;
            Ok(signed(before))
        }
        Err(error) => Err(facts::dispatcher_objects::release_semaphore(
            call, Semaphore, error,
        )),
    }
}

/// Returns the count.
///
/// # Rules
/// `object-not-initialized`, `object-of-another-kind`.
fn KeReadStateSemaphore(call: &mut Call, Semaphore: Address) -> Result<i32, Stop> {
    match call.executive().semaphore_count(Semaphore) {
        Ok(count) => Ok(signed(count)),
        Err(error) => Err(facts::dispatcher_objects::object(call, error)),
    }
}
