//! The report of a deadlock: which thread waits for what, in which routine, and why that never comes.
//! Pages: kernel/system-worker-threads, ddi/wdm/nf-wdm-exqueueworkitem.

use abi::Address;
use executive::{BlockedThread, ThreadId, WaitKind, WaitsFor, WorkQueueType};
use machine::{Machine, related};
use rules::{Place, Violation};

/// How many of the threads that wait a report names.
const NAMED: usize = 4;

/// The violation that a deadlock is.
pub(crate) fn violation(machine: &Machine, blocked: &[BlockedThread]) -> Violation {
    let waits: Vec<Wait> = blocked
        .iter()
        .map(|blocked| wait(machine, blocked))
        .collect();
    let exhausted = machine.executive.exhausted_work_queues().next();
    let mut violation = match exhausted {
        Some((queue, item)) => exhausted_queue(machine, queue, item),
        None => circle(machine, &waits),
    };
    for wait in waits.into_iter().take(NAMED) {
        let label = format!("{} waits for {}", wait.who, wait.what);
        violation.related.push(related(label, wait.place));
        violation.related.extend(wait.queued);
    }
    violation
}

/// One thread that waits, in words.
struct Wait {
    who: String,
    what: String,
    place: Place,
    /// For the routine of a work item: where that was queued.
    queued: Option<rules::Related>,
    is_work_item: bool,
}

fn wait(machine: &Machine, blocked: &BlockedThread) -> Wait {
    let thread = blocked.thread;
    let place = machine
        .gave_way_at(thread)
        .map_or_else(|| machine.current_place(), |site| machine.place_at(&site));
    let running = machine.executive.running_work_item(thread);
    let who = match (running, &place.callback) {
        (Some(running), _) => {
            format!("the routine of {}", exports::work_item_name(running.item))
        }
        (None, Some(callback)) => format!("{callback} on thread {}", thread.0),
        (None, None) => format!("thread {}", thread.0),
    };
    let queued = running.map(|running| related("queued", machine.place_at(&running.queued)));
    Wait {
        who,
        what: object(machine, &blocked.waits_for),
        place,
        is_work_item: queued.is_some(),
        queued,
    }
}

/// What a thread waits for, with places relative to their images.
fn object(machine: &Machine, waits_for: &WaitsFor) -> String {
    let at = |address: Address| machine.describe_address(address);
    match waits_for {
        WaitsFor::Delay | WaitsFor::Dpcs => waits_for.to_string(),
        WaitsFor::Lock {
            kind,
            at: lock,
            holders,
        } => format!("the {} at {}{}", kind.name(), at(*lock), held_by(holders)),
        WaitsFor::Objects { kind, objects } => {
            let names: Vec<String> = objects
                .iter()
                .map(|(address, object, owner)| {
                    format!(
                        "the {} at {}{}",
                        object.name(),
                        at(*address),
                        held_by(owner.as_slice())
                    )
                })
                .collect();
            let all = match (names.len(), kind) {
                (1, _) => "",
                (_, WaitKind::All) => "all of ",
                (_, WaitKind::Any) => "one of ",
            };
            format!("{all}{}", names.join(", "))
        }
    }
}

fn held_by(holders: &[ThreadId]) -> String {
    holders
        .iter()
        .map(|holder| format!(", held by thread {}", holder.0))
        .collect()
}

/// Threads wait for each other, or for what nobody is left to signal.
fn circle(machine: &Machine, waits: &[Wait]) -> Violation {
    let place = waits
        .first()
        .map_or_else(|| machine.current_place(), |wait| wait.place.clone());
    let all: Vec<String> = waits
        .iter()
        .map(|wait| format!("{} waits for {}", wait.who, wait.what))
        .collect();
    let title = format!("no thread can go on: {}", all.join("; "));
    let violation = Violation::new(&rules::DEADLOCK, title, place);
    let has_both =
        waits.iter().any(|wait| wait.is_work_item) && waits.iter().any(|wait| !wait.is_work_item);
    if has_both {
        violation.with_help(
            "a routine that waits for a work item must not hold, or do later, what the item's own \
             routine waits for",
        )
    } else {
        violation
    }
}

/// All threads that a queue can have are inside routines, and an item waits behind them.
fn exhausted_queue(
    machine: &Machine,
    queue: WorkQueueType,
    item: executive::WorkItemId,
) -> Violation {
    let name = exports::work_item_name(item);
    let title = format!(
        "all {} worker threads of {} wait inside routines, and {name} behind them in this queue \
         can't run",
        executive::WORKERS_PER_QUEUE,
        queue.name()
    );
    let facts = machine.executive.work_item(item);
    let queued = facts.and_then(|facts| facts.queued);
    let place = queued.map_or_else(
        || machine.current_place(),
        |queued| machine.place_at(&queued),
    );
    Violation::new(&rules::WORK_QUEUE_EXHAUSTED, title, place)
}
