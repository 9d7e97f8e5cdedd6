//! Routines and objects of a driver that outlive it: its image goes while they run or are set.
//! Pages: kernel/releasing-driver-allocated-resources, debugger/bug-check-0xce, debugger/bug-check-0xc7.

use abi::Address;
use executive::{ThreadId, ThreadKind, Usage};
use machine::{Call, Stop};
use rules::{DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS as UNLOADED, Violation};

use super::freed_memory::{self, Holder};
use super::places::note;
use super::work_items;
use crate::driver::LoadedDriver;

/// Threads of the driver's that have not ended when `routine` returns: nothing keeps the image for them.
pub(crate) fn threads(call: &mut Call, routine: &str) {
    let executive = call.executive();
    let left: Vec<ThreadId> = executive
        .threads()
        .filter(|&thread| executive.thread_kind(thread) == ThreadKind::Driver)
        .filter(|&thread| !executive.is_terminated(thread))
        .collect();
    for thread in left {
        let title = format!(
            "{routine} returns while thread {}, which the driver has created, has not ended",
            thread.0
        );
        let mut violation = Violation::new(&rules::THREAD_OUTLIVES_DRIVER, title, call.place())
            .with_bug_check(&UNLOADED, [0; 4]);
        if let Some(site) = call.machine().created_at(thread) {
            violation = note(call, violation, "created", &site);
        }
        if let Some(site) = call.machine().gave_way_at(thread) {
            violation = note(call, violation, "it stands", &site);
        }
        call.report(violation);
    }
}

/// Work items whose routines have not returned some time after `routine` did.
pub(crate) fn work_item_routines(call: &mut Call, routine: &str) {
    let running: Vec<_> = call.executive().running_work_items().collect();
    for (thread, running) in running {
        if !call.is_first_report_of_work_item(running.item.number()) {
            continue;
        }
        let name = work_items::name(running.item);
        let title = format!("{routine} has returned and the routine of {name} is still running");
        let mut violation = Violation::new(&rules::WORK_ITEM_OUTLIVES_DRIVER, title, call.place())
            .with_bug_check(&UNLOADED, [running.routine.0, 0, 0, 0]);
        if let Some(site) = call.machine().gave_way_at(thread) {
            violation = note(call, violation, "the routine stands", &site);
        }
        violation = note(call, violation, "queued", &running.queued);
        call.report(violation);
    }
}

/// Timers that are set and DPCs that are queued, in the memory of the image that goes.
pub(crate) fn objects_in_image(
    call: &mut Call,
    driver: LoadedDriver,
    routine: &str,
) -> Result<(), Stop> {
    let Some((base, size)) = image(call, driver) else {
        return Ok(());
    };
    let objects = call.executive().forget_range(base, size);
    // Work items and threads, with what they wait for and hold, have been reported.
    let left = objects.into_iter().find(|object| {
        matches!(
            object.usage,
            Usage::SetTimer { .. } | Usage::QueuedDpc { .. }
        )
    });
    let Some(left) = left else {
        return Ok(());
    };
    let holder = Holder {
        start: base,
        size,
        name: format!("{routine} returns and gives up the image"),
    };
    Err(freed_memory::object_in_use(call, &holder, left))
}

fn image(call: &mut Call, driver: LoadedDriver) -> Option<(Address, u64)> {
    let image = call.machine().image(driver.image)?;
    Some((image.base(), u64::from(image.size())))
}
