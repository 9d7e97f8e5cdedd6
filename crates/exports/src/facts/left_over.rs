//! What is left when an adapter halts or a driver unloads. Each thing left is one violation, which
//! says where it came from; the run goes on, so that all are found.

use executive::{Owner, WorkItem, WorkItemId, WorkItemKind};
use machine::{Call, related};
use ndis::adapters::AdapterId;
use ndis::io_work_items::IoWorkItemOwner;
use rules::{Rule, Violation};

use super::work_items;

/// Work items allocated with the adapter's handle that are left at the end of `routine`.
pub(crate) fn work_items_of_adapter(call: &mut Call, adapter: AdapterId, routine: &str) {
    let owner = Owner(IoWorkItemOwner::Adapter(adapter).handle().0);
    report_all(
        call,
        &rules::INIT_NDIS_ALLOCATE_IO_WORK_ITEM,
        routine,
        |item| item.kind == WorkItemKind::Ndis && item.owner == owner,
    );
}

/// Work items of any kind that are left when the driver has unloaded.
pub(crate) fn work_items_at_unload(call: &mut Call, routine: &str) {
    report_all(call, &rules::WORK_ITEM_NOT_FREED, routine, |_| true);
}

/// Reports the items that are left, that `belongs` takes, and that no report has named yet. Executive
/// work items are their driver's memory, which nobody frees as an item: they count while they are queued.
fn report_all(call: &mut Call, rule: &Rule, routine: &str, belongs: impl Fn(&WorkItem) -> bool) {
    let outstanding = call.executive().work_items_outstanding();
    let left = outstanding.filter(|left| {
        let is_executive = matches!(left.facts.kind, WorkItemKind::Executive(_));
        belongs(&left.facts) && (!is_executive || left.facts.queued.is_some())
    });
    let left: Vec<WorkItemId> = left.map(|left| left.item).collect();
    for item in left {
        if call.is_first_report_of_work_item(item.number()) {
            let name = work_items::name(item);
            let facts = call.executive().work_item(item);
            let is_executive =
                facts.is_some_and(|facts| matches!(facts.kind, WorkItemKind::Executive(_)));
            if is_executive {
                let title = format!("{routine} has returned, and {name} is still queued");
                report(
                    call,
                    item,
                    &rules::WORK_ITEM_OUTLIVES_DRIVER,
                    title,
                    routine,
                );
            } else {
                let title = format!("{routine} leaves {name}, which is not freed");
                report(call, item, rule, title, routine);
            }
        }
    }
}

fn report(call: &mut Call, item: WorkItemId, rule: &Rule, title: String, routine: &str) {
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
        let parameters = if rule.id == rules::WORK_ITEM_OUTLIVES_DRIVER.id {
            [0; 4]
        } else {
            [UNLOADED_WITH_ALLOCATIONS, 0, 0, 1]
        };
        violation = violation.with_bug_check(&bug_check, parameters);
    }
    if routine.contains("failed") {
        violation = call.with_injected_failures(violation);
    }
    call.report(violation);
}
