//! Tests of lookaside lists against what the executive's pages document.

use abi::Kirql;

use super::*;
use crate::lists::ListError;
use crate::memory::TestMemory;
use crate::site::{Activity, Callback, ThreadId};

const LIST: Address = Address(0x1000);
const ENTRY: Address = Address(0x2000);
const DEFAULT_ALLOCATE: Address = Address(0x77);
const DEFAULT_FREE: Address = Address(0x78);
const NON_PAGED: LookasideKind = LookasideKind::NonPaged;

fn site(step: u64) -> Site {
    Site {
        step,
        caller: Address(0x1400),
        activity: Activity::Thread(ThreadId::default()),
        irql: Kirql::PASSIVE_LEVEL,
        callback: Callback::NONE,
    }
}

fn setting() -> LookasideSetting {
    LookasideSetting {
        kind: NON_PAGED,
        allocate: Address::NULL,
        free: Address::NULL,
        pool_type: 0,
        flags: 0,
        size: 48,
        tag: 0x3167_6154,
        depth: 1,
        default_allocate: DEFAULT_ALLOCATE,
        default_free: DEFAULT_FREE,
    }
}

fn memory() -> TestMemory {
    let mut memory = TestMemory::new();
    memory.map(0x1000, 0x100);
    memory.map(0x2000, 0x100);
    memory
}

fn initialized(setting: &LookasideSetting) -> (TestMemory, LookasideLists) {
    let (mut memory, mut lists) = (memory(), LookasideLists::new());
    lists
        .initialize(&mut memory, LIST, setting, site(1))
        .unwrap();
    (memory, lists)
}

fn refused(setting: &LookasideSetting) -> InitializeLookasideError {
    LookasideLists::new()
        .initialize(&mut memory(), LIST, setting, site(1))
        .unwrap_err()
}

#[test]
fn an_empty_list_asks_the_pool() {
    let (mut memory, lists) = initialized(&setting());
    let call = LookasideAllocation::Call {
        routine: Address::NULL,
        pool_type: 0,
        size: 48,
        tag: 0x3167_6154,
    };
    assert_eq!(lists.allocate(&mut memory, LIST, NON_PAGED), Ok(call));
}

#[test]
fn an_empty_list_with_a_routine_asks_the_driver() {
    let routine = Address(0x99);
    let setting = LookasideSetting {
        kind: LookasideKind::Ex,
        allocate: routine,
        pool_type: 512,
        flags: 1,
        ..setting()
    };
    let (mut memory, lists) = initialized(&setting);
    let call = LookasideAllocation::Call {
        routine,
        pool_type: 512 | 16,
        size: 48,
        tag: 0x3167_6154,
    };
    assert_eq!(
        lists.allocate(&mut memory, LIST, LookasideKind::Ex),
        Ok(call)
    );
}

#[test]
fn a_freed_entry_is_kept_up_to_the_depth_and_given_out_again() {
    let (mut memory, lists) = initialized(&setting());
    assert_eq!(
        lists.free(&mut memory, LIST, NON_PAGED, ENTRY),
        Ok(LookasideFree::Kept)
    );
    let full = lists.free(&mut memory, LIST, NON_PAGED, ENTRY.offset(64));
    assert_eq!(
        full,
        Ok(LookasideFree::Call {
            routine: Address::NULL
        })
    );
    assert_eq!(
        lists.allocate(&mut memory, LIST, NON_PAGED),
        Ok(LookasideAllocation::Entry(ENTRY))
    );
}

#[test]
fn a_list_that_keeps_nothing_frees_each_entry_by_its_routine() {
    let routine = Address(0x98);
    let (mut memory, lists) = initialized(&LookasideSetting {
        free: routine,
        depth: 0,
        ..setting()
    });
    let freed = lists.free(&mut memory, LIST, NON_PAGED, ENTRY);
    assert_eq!(freed, Ok(LookasideFree::Call { routine }));
}

#[test]
fn inline_code_finds_routines_depth_and_counters_in_the_list() {
    let (mut memory, lists) = initialized(&setting());
    assert_eq!(
        memory.read_pointer(LIST, GENERAL_LOOKASIDE::Allocate),
        Ok(DEFAULT_ALLOCATE)
    );
    assert_eq!(
        memory.read_pointer(LIST, GENERAL_LOOKASIDE::Free),
        Ok(DEFAULT_FREE)
    );
    assert_eq!(memory.read_field(LIST, GENERAL_LOOKASIDE::Depth), Ok(1));
    lists.allocate(&mut memory, LIST, NON_PAGED).unwrap();
    lists.free(&mut memory, LIST, NON_PAGED, ENTRY).unwrap();
    lists.allocate(&mut memory, LIST, NON_PAGED).unwrap();
    assert_eq!(
        memory.read_field(LIST, GENERAL_LOOKASIDE::TotalAllocates),
        Ok(2)
    );
    assert_eq!(
        memory.read_field(LIST, GENERAL_LOOKASIDE::AllocateMisses),
        Ok(1)
    );
    assert_eq!(
        memory.read_field(LIST, GENERAL_LOOKASIDE::FreeMisses),
        Ok(0)
    );
}

#[test]
fn flags_and_pool_types_that_are_not_documented_are_refused() {
    let ex = LookasideSetting {
        kind: LookasideKind::Ex,
        ..setting()
    };
    let both = RAISE_ON_FAIL | FAIL_NO_RAISE;
    assert_eq!(
        refused(&LookasideSetting { flags: both, ..ex }),
        InitializeLookasideError::Flags { flags: both }
    );
    assert_eq!(
        refused(&LookasideSetting {
            flags: 4,
            ..setting()
        }),
        InitializeLookasideError::Flags { flags: 4 }
    );
    let wrong_pool = refused(&LookasideSetting { pool_type: 3, ..ex });
    assert!(matches!(wrong_pool, InitializeLookasideError::PoolType(_)));
    let too_small = InitializeLookasideError::TooSmall { size: 4 };
    assert_eq!(
        refused(&LookasideSetting {
            size: 4,
            ..setting()
        }),
        too_small
    );
}

#[test]
fn a_misaligned_list_is_refused() {
    let at = LIST.offset(8);
    let refused = LookasideLists::new().initialize(&mut memory(), at, &setting(), site(1));
    assert_eq!(refused, Err(ListError::Misaligned { at }.into()));
}

#[test]
fn initializing_a_list_twice_tells_of_the_first_time() {
    let (mut memory, mut lists) = initialized(&setting());
    let again = lists.initialize(&mut memory, LIST, &setting(), site(2));
    assert_eq!(
        again,
        Err(InitializeLookasideError::InitializedAlready {
            initialized: site(1)
        })
    );
    lists.delete(LIST, NON_PAGED, site(3)).unwrap();
    assert_eq!(
        lists.initialize(&mut memory, LIST, &setting(), site(4)),
        Ok(())
    );
}

#[test]
fn a_list_that_was_never_initialized_or_is_deleted_cannot_be_used() {
    let (mut memory, mut lists) = initialized(&setting());
    let never = lists.allocate(&mut memory, ENTRY, NON_PAGED);
    assert_eq!(never, Err(LookasideError::NotInitialized));
    lists.delete(LIST, NON_PAGED, site(3)).unwrap();
    let deleted = LookasideError::Deleted {
        initialized: site(1),
        deleted: site(3),
    };
    assert_eq!(
        lists.free(&mut memory, LIST, NON_PAGED, ENTRY),
        Err(deleted)
    );
    assert_eq!(lists.delete(LIST, NON_PAGED, site(4)), Err(deleted));
}

#[test]
fn a_list_is_used_by_the_functions_of_its_kind() {
    let (mut memory, lists) = initialized(&setting());
    let wrong = lists.allocate(&mut memory, LIST, LookasideKind::Ex);
    assert_eq!(wrong, Err(LookasideError::AnotherKind { kind: NON_PAGED }));
}

#[test]
fn kept_entries_are_taken_before_a_list_is_deleted() {
    let (mut memory, mut lists) = initialized(&setting());
    lists.free(&mut memory, LIST, NON_PAGED, ENTRY).unwrap();
    let to_pool = LookasideFree::Call {
        routine: Address::NULL,
    };
    assert_eq!(
        lists.take_kept(&mut memory, LIST, NON_PAGED),
        Ok(Some((ENTRY, to_pool)))
    );
    assert_eq!(lists.take_kept(&mut memory, LIST, NON_PAGED), Ok(None));
    assert_eq!(lists.outstanding().count(), 1);
    lists.delete(LIST, NON_PAGED, site(2)).unwrap();
    assert_eq!(lists.outstanding().count(), 0);
}

#[test]
fn a_list_in_memory_that_is_to_be_freed_is_found() {
    let (_, lists) = initialized(&setting());
    assert!(lists.in_range(Address(0xfff), 2).is_some());
    assert!(lists.in_range(LIST, 1).is_some());
    assert!(lists.in_range(Address(0xf00), 0x100).is_none());
    assert!(lists.in_range(LIST.offset(1), 0x1000).is_none());
}
