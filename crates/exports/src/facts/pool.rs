//! Facts about pool memory: allocations that the documentation does not allow, and blocks that can't
//! be freed as the driver asks. NDIS's own memory functions use these too.

use abi::{Address, Kirql};
use executive::pool::{Allocator, Block, FreeError, PoolKind, PoolSelectionError, PoolTag};
use machine::{Call, FreePoolError, Stop, related};
use rules::{BugCheckTemplate, Rule, Violation};

/// The number that a pool has as `POOL_TYPE`.
pub(crate) const fn pool_type(kind: PoolKind) -> u64 {
    match kind {
        PoolKind::NonPaged => 0,
        PoolKind::Paged => 1,
        PoolKind::NonPagedNx => 512,
    }
}

/// Says why a block is not freed.
pub(crate) fn free(call: &mut Call, address: Address, error: FreePoolError) -> Stop {
    match error {
        FreePoolError::Refused(error) => refused(call, address, error),
        FreePoolError::Damaged { block, at } => damaged(call, &block, at),
        FreePoolError::Stopped(stop) => stop,
    }
}

fn refused(call: &mut Call, address: Address, error: FreeError) -> Stop {
    let function = call.function();
    match error {
        FreeError::NotABlock => {
            let title = format!("{function} frees {address}, where there is no pool block");
            never_allocated(call, title, address)
        }
        FreeError::NotStartOfBlock {
            number,
            place,
            allocated,
        } => {
            let title = format!(
                "{function} frees {address}, which is {place} pool block #{number}, not its start"
            );
            let note = related("allocated", call.place_of(&allocated));
            let violation = never_allocated_violation(call, title, address);
            call.violation(Violation {
                related: vec![note],
                ..violation
            })
        }
        FreeError::AlreadyFreed {
            number,
            allocated,
            freed,
        } => {
            let title = format!("{function} frees pool block #{number}, which is freed already");
            let violation = Violation::new(&rules::POOL_DOUBLE_FREE, title, call.place())
                .with_related("freed", call.place_of(&freed))
                .with_related("allocated", call.place_of(&allocated))
                .with_bug_check(&rules::BAD_POOL_CALLER, [0x7, 0, 0, address.0]);
            call.violation(violation)
        }
        FreeError::WrongAllocator {
            number,
            allocated_by,
            allocated,
            ..
        } => {
            let maker = maker(allocated_by);
            let title = format!("{function} frees pool block #{number}, which {maker} made");
            let violation = Violation::new(&rules::POOL_WRONG_FREE_FUNCTION, title, call.place())
                .with_related("allocated", call.place_of(&allocated));
            call.violation(violation)
        }
        FreeError::TagMismatch {
            number,
            allocated_with,
            freed_with,
            allocated,
        } => {
            let title = format!(
                "{function} frees pool block #{number} with the tag {freed_with}; it was allocated \
                 with {allocated_with}"
            );
            let parameters = [
                0xA,
                address.0,
                u64::from(allocated_with.0),
                u64::from(freed_with.0),
            ];
            let violation = Violation::new(&rules::POOL_WRONG_TAG, title, call.place())
                .with_related("allocated", call.place_of(&allocated))
                .with_bug_check(&rules::BAD_POOL_CALLER, parameters);
            call.violation(violation)
        }
    }
}

fn never_allocated_violation(call: &mut Call, title: String, address: Address) -> Violation {
    Violation::new(&rules::POOL_FREE_INVALID_ADDRESS, title, call.place()).with_bug_check(
        &rules::SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION,
        [address.0, 0, 0, 0x20],
    )
}

fn never_allocated(call: &mut Call, title: String, address: Address) -> Stop {
    let violation = never_allocated_violation(call, title, address);
    call.violation(violation)
}

fn damaged(call: &mut Call, block: &Block, at: Address) -> Stop {
    const NEARBY: u64 = 0x23;
    const AFTER_THE_END: u64 = 0x24;
    let (number, size, place) = (block.number, block.size, block.place(at));
    let kind = if at < block.address {
        NEARBY
    } else {
        AFTER_THE_END
    };
    let title = format!("the byte {place} pool block #{number} of {size} bytes was overwritten");
    let violation = Violation::new(&rules::POOL_CORRUPTED, title, call.place())
        .with_related("allocated", call.place_of(&block.allocated))
        .with_bug_check(
            &rules::SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION,
            [block.address.0, at.0, 0, kind],
        );
    call.violation(violation)
}

/// The functions behind a family, as a report names them.
fn maker(allocator: Allocator) -> &'static str {
    match allocator {
        Allocator::POOL => "ExAllocatePoolWithTag or one of its relatives",
        Allocator::CONTIGUOUS_MEMORY => "MmAllocateContiguousMemory or one of its relatives",
        Allocator::DRIVER_OBJECT => "the system for the driver object",
        Allocator::DEVICE_OBJECT => "IoCreateDevice",
        Allocator::IRP => "IoAllocateIrp or the I/O manager",
        Allocator::MDL => "IoAllocateMdl",
        Allocator::FILE_OBJECT => "the I/O manager for a file object",
        Allocator::IO_SPACE => "MmMapIoSpace",
        Allocator::ERROR_LOG_ENTRY => "IoAllocateErrorLogEntry",
        Allocator::COMMON_BUFFER => "AllocateCommonBuffer",
        Allocator::SYSTEM => "the system for itself",
        _ => ndis::allocators::maker(allocator).unwrap_or("a function of NDIS"),
    }
}

/// Memory that may be paged out is allocated or freed where no page can be brought in.
pub(crate) fn paged_at_raised_irql(call: &mut Call, doing: Doing, kind: PoolKind) -> Stop {
    let (irql, function) = (call.irql(), call.function());
    let (verb, number, rest) = match doing {
        Doing::Allocating { size } => ("allocates", 0x8, size),
        Doing::Freeing { address } => ("frees", 0x9, address.0),
    };
    let title =
        format!("{function} {verb} {kind} at {irql}; the highest level for that is APC_LEVEL");
    let parameters = [number, u64::from(irql.0), pool_type(kind), rest];
    let violation = Violation::new(rules::irql_rule(function), title, call.place())
        .with_bug_check(&rules::BAD_POOL_CALLER, parameters);
    call.violation(violation)
}

/// What is done with memory.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Doing {
    /// A block of `size` bytes is made.
    Allocating {
        /// Bytes.
        size: u64,
    },
    /// The block at `address` is freed.
    Freeing {
        /// The block.
        address: Address,
    },
}

/// Whether memory of this kind may be allocated or freed at this level.
pub(crate) fn level_is_allowed(kind: PoolKind, irql: Kirql) -> bool {
    kind.is_nonpaged() || irql <= Kirql::APC_LEVEL
}

/// A `POOL_TYPE` that drivers may not use.
pub(crate) fn invalid_type(
    call: &mut Call,
    error: PoolSelectionError,
    size: u64,
    tag: PoolTag,
) -> Stop {
    let title = format!("{}: {error}", call.function());
    let mut violation = Violation::new(&rules::POOL_INVALID_TYPE, title, call.place());
    if let PoolSelectionError::MustSucceed(pool_type) = error {
        let parameters = [0x9A, u64::from(pool_type), size, u64::from(tag.0)];
        violation = violation.with_bug_check(&rules::BAD_POOL_CALLER, parameters);
    }
    call.violation(violation)
}

/// An allocation with the tag zero.
pub(crate) fn no_tag(call: &mut Call, kind: PoolKind, size: u64) -> Stop {
    let title = format!("{} is called with the tag zero", call.function());
    let parameters = [0x9B, pool_type(kind), size, call.caller().0];
    let violation = Violation::new(&rules::POOL_WITHOUT_TAG, title, call.place())
        .with_bug_check(&rules::BAD_POOL_CALLER, parameters);
    call.violation(violation)
}

/// An allocation of zero bytes, after which the run goes on.
pub(crate) fn zero_size(call: &mut Call, kind: PoolKind) {
    let title = format!("{} is asked for zero bytes", call.function());
    let parameters = [0, u64::from(call.irql().0), pool_type(kind), 0];
    let check: &BugCheckTemplate = &rules::DRIVER_VERIFIER_DETECTED_VIOLATION;
    let rule: &Rule = &rules::POOL_ZERO_SIZE;
    let violation = Violation::new(rule, title, call.place()).with_bug_check(check, parameters);
    call.report(violation);
}
