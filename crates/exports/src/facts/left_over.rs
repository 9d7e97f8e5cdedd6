//! What is left when an adapter halts or a driver unloads. Each thing left is one violation, which
//! says where it came from; the run goes on, so that all are found.

use executive::{Owner, WorkItemId, WorkItemKind};
use machine::{Call, related};
use ndis::adapters::AdapterId;
use ndis::io_work_items::IoWorkItemOwner;
use rules::{Rule, Violation};

use super::work_items;

/// Work items allocated with the adapter's handle that are left at the end of `routine`.
pub(crate) fn work_items_of_adapter(call: &mut Call, adapter: AdapterId, routine: &str) {
    let (kind, index) = IoWorkItemOwner::Adapter(adapter).numbers();
    while let Some(item) = next(call, |item_owner| item_owner == Some(Owner(kind, index))) {
        let rule = &rules::INIT_NDIS_ALLOCATE_IO_WORK_ITEM;
        let name = work_items::name(item);
        report(
            call,
            item,
            rule,
            format!("{routine} leaves {name}, which is not freed"),
        );
    }
}

/// Work items of any kind that are left when the driver has unloaded.
pub(crate) fn work_items_at_unload(call: &mut Call, routine: &str) {
    while let Some(item) = next(call, |_| true) {
        let rule = &rules::WORK_ITEM_NOT_FREED;
        let name = work_items::name(item);
        report(
            call,
            item,
            rule,
            format!("{routine} leaves {name}, which is not freed"),
        );
    }
}

/// The first item that is left and has not been reported, of an owner that `belongs`. Executive work
/// items are their driver's memory, which nobody frees as an item: they count while they are queued.
fn next(call: &mut Call, belongs: impl Fn(Option<Owner>) -> bool) -> Option<WorkItemId> {
    let reported = call.reported_work_items();
    let mut outstanding = call.executive().work_items_outstanding();
    let found = outstanding.find(|left| {
        let owner = matches!(left.facts.kind, WorkItemKind::Ndis).then_some(left.facts.owner);
        let matters =
            !matches!(left.facts.kind, WorkItemKind::Executive(_)) || left.facts.queued.is_some();
        matters && belongs(owner) && !reported.contains(&left.item.number())
    });
    found.map(|left| left.item)
}

fn report(call: &mut Call, item: WorkItemId, rule: &Rule, title: String) {
    let mut violation = Violation::new(rule, title, call.place());
    if let Some(facts) = call.executive().work_item(item) {
        if let Some(queued) = facts.queued {
            violation
                .related
                .push(related("queued", call.place_of(&queued)));
        }
        violation
            .related
            .push(related("allocated", call.place_of(&facts.allocated)));
    }
    if let Some(bug_check) = rule.bug_check {
        const UNLOADED_WITH_ALLOCATIONS: u64 = 0x62;
        violation = violation.with_bug_check(&bug_check, [UNLOADED_WITH_ALLOCATIONS, 0, 0, 1]);
    }
    call.note_reported_work_item(item.number());
    call.report(violation);
}
