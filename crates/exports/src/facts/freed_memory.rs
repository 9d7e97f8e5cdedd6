//! Objects that are in use while a driver frees the memory they lie in.
//! Pages: debugger/bug-check-0xc7--timer-or-dpc-invalid, debugger/bug-check-0xe4--worker-invalid,
//! debugger/bug-check-0xc4--driver-verifier-detected-violation.

use abi::Address;
use executive::pool::Block;
use executive::{ObjectKind, StillInUse, Usage};
use machine::{Call, Stop};
use rules::Violation;

use super::places::note;

/// Parameter 1 of bug check 0xC7 for a timer.
const TIMER: u64 = 0;
/// Parameter 1 of bug check 0xC7 for a DPC.
const DPC: u64 = 1;
/// Parameter 1 of bug check 0xE4 for an item in freed memory.
const ACTIVE_ITEM_FREED: u64 = 0;
/// Driver Verifier: a lock in use is freed.
const DELETED_LOCK_IS_OWNED: u64 = 0x100B;

/// Memory that goes while an object in it is in use.
pub(crate) struct Holder {
    pub(crate) start: Address,
    pub(crate) size: u64,
    /// Who lets it go and what it is: "`ExFreePool` frees pool block #3".
    pub(crate) name: String,
}

impl Holder {
    /// A block that was just freed.
    pub(crate) fn block(call: &Call, block: &Block) -> Self {
        Self {
            start: block.address,
            size: block.size,
            name: format!("{} frees pool block #{}", call.function(), block.number),
        }
    }
}

/// Says which object of memory that has just gone is in use.
pub(crate) fn object_in_use(call: &mut Call, holder: &Holder, object: StillInUse) -> Stop {
    let StillInUse { at, usage } = object;
    let offset = at.0.wrapping_sub(holder.start.0);
    let name = &holder.name;
    let range = [holder.start.0, holder.start.0 + holder.size];
    let holds = |what: &str| format!("{name}, which holds {what} at offset {offset:#x}");
    let violation = match usage {
        Usage::QueuedDpc { queued } => {
            let violation = Violation::new(
                &rules::DPC_IN_FREED_MEMORY,
                holds("a queued DPC"),
                call.place(),
            )
            .with_bug_check(
                &rules::TIMER_OR_DPC_INVALID,
                [DPC, at.0, range[0], range[1]],
            );
            note(call, violation, "queued", &queued)
        }
        Usage::SetTimer { set } => {
            let parameters = [TIMER, at.0, range[0], range[1]];
            let violation = Violation::new(
                &rules::TIMER_IN_FREED_MEMORY,
                holds("a set timer"),
                call.place(),
            )
            .with_bug_check(&rules::TIMER_OR_DPC_INVALID, parameters);
            note(call, violation, "set", &set)
        }
        Usage::QueuedWorkItem { queued, .. } => {
            let title = holds("a queued work item");
            let parameters = [ACTIVE_ITEM_FREED, at.0, range[0], range[1]];
            let violation = Violation::new(&rules::WORK_ITEM_IN_FREED_MEMORY, title, call.place())
                .with_bug_check(&rules::WORKER_INVALID, parameters);
            note(call, violation, "queued", &queued)
        }
        Usage::InitializedWorkItem { initialized } => {
            let title = holds("a work item that is not uninitialised");
            let rule = &rules::WORK_ITEM_NOT_UNINITIALIZED;
            let violation = Violation::new(rule, title, call.place());
            note(call, violation, "initialised", &initialized)
        }
        Usage::WaitedFor { kind, waiter } => {
            let what = format!("{} that thread {} waits for", with_article(kind), waiter.0);
            Violation::new(&rules::EVENT_IN_FREED_MEMORY, holds(&what), call.place())
        }
        Usage::HeldSpinLock { acquired } => {
            let violation = lock(call, holds("a spin lock that is held"), at.0, 0);
            note(call, violation, "acquired", &acquired)
        }
        Usage::OwnedMutex { owner } => {
            let title = holds(&format!("a mutex that thread {} owns", owner.0));
            lock(call, title, at.0, u64::from(owner.0))
        }
        Usage::HeldLock { holder, acquired } => {
            let title = holds(&format!("a lock that thread {} holds", holder.0));
            let violation = lock(call, title, at.0, u64::from(holder.0));
            note(call, violation, "acquired", &acquired)
        }
    };
    call.violation(violation)
}

fn lock(call: &mut Call, title: String, at: u64, owner: u64) -> Violation {
    let parameters = [DELETED_LOCK_IS_OWNED, at, owner, 0];
    Violation::new(&rules::LOCK_IN_FREED_MEMORY, title, call.place())
        .with_bug_check(&rules::DRIVER_VERIFIER_DETECTED_VIOLATION, parameters)
}

fn with_article(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Event => "an event",
        ObjectKind::Mutex => "a mutex",
        ObjectKind::Semaphore => "a semaphore",
        ObjectKind::Timer => "a timer",
        ObjectKind::Thread => "a thread object",
    }
}
