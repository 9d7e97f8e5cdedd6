//! What goes wrong with the memory functions of NDIS, beyond what goes wrong with all pool memory.

use executive::pool::Block;
use machine::{Call, Stop};
use ndis::allocators;
use rules::Violation;

/// Memory is asked for without a tag. The run goes on: NDIS takes its own.
pub(crate) fn no_tag(call: &mut Call) {
    let title = format!("{} is called with the tag zero", call.function());
    let rule = &rules::NDIS_ALLOCATE_MEMORY_WITH_TAG_PRIORITY;
    let violation = Violation::new(rule, title, call.place());
    call.report(violation);
}

/// `NdisFreeMemory` is told that the memory is contiguous or not cached, which none is that NDIS 6
/// gives out.
pub(crate) fn memory_flags(call: &mut Call, flags: u32) -> Stop {
    let title = format!(
        "{} is called with MemoryFlags {flags:#x}, not zero, for memory of \
         NdisAllocateMemoryWithTagPriority",
        call.function()
    );
    let violation = Violation::new(&rules::POOL_WRONG_FREE_FUNCTION, title, call.place())
        .with_help("pass zero as MemoryFlags");
    call.violation(violation)
}

/// Reports the generic objects that are left when a driver has unloaded. The run goes on.
///
/// The rule asks for them at the end of `MiniportHaltEx`, but an object is allocated for no adapter.
pub(crate) fn generic_objects_left_at_unload(call: &mut Call, routine: &str) {
    let outstanding = call.executive().pool.outstanding();
    let objects = outstanding.filter(|block| block.allocator == allocators::GENERIC_OBJECT);
    let objects: Vec<Block> = objects.copied().collect();
    for object in objects {
        let title = format!(
            "{routine} leaves a generic object, pool block #{}",
            object.number
        );
        let violation = Violation::new(&rules::NDIS_ALLOCATE_GENERIC_OBJECT, title, call.place())
            .with_related("allocated", call.place_of(&object.allocated));
        call.report(violation);
    }
}
