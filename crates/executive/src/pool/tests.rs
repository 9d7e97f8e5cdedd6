//! Tests of the pool against what its pages document.

use super::*;
use crate::memory::TestMemory;
use crate::site::{Activity, Callback, ThreadId};
use abi::Kirql;

const TAG: PoolTag = PoolTag::new(*b"Test");

fn site(step: u64) -> Site {
    Site {
        step,
        caller: Address(0x14_0000_1000),
        activity: Activity::Thread(ThreadId::default()),
        irql: Kirql::PASSIVE_LEVEL,
        callback: Callback::NONE,
    }
}

fn request(size: u64) -> PoolRequest {
    PoolRequest {
        kind: PoolKind::NonPagedNx,
        size,
        tag: TAG,
        allocator: Allocator::POOL,
        cache_aligned: false,
    }
}

fn allocate(pool: &mut Pool, size: u64) -> Address {
    pool.allocate(&request(size), site(1)).unwrap().address
}

const MODES: [PoolMode; 2] = [PoolMode::Guarded, PoolMode::Packed];

#[test]
fn blocks_are_aligned_to_16_bytes_and_do_not_overlap() {
    for mode in MODES {
        let mut pool = Pool::new(mode);
        let mut end = 0;
        let mut blocks: Vec<(u64, u64)> = (1..600)
            .map(|size| (allocate(&mut pool, size).0, size))
            .collect();
        blocks.sort_unstable();
        for (start, size) in blocks {
            assert_eq!(start % 16, 0);
            assert!(start >= end, "{start:#x} overlaps the block before it");
            end = start + size;
        }
    }
}

#[test]
fn cache_aligned_blocks_start_on_a_cache_line() {
    for mode in MODES {
        let mut pool = Pool::new(mode);
        for size in [1, 63, 65, 200, 4000] {
            let wanted = PoolRequest {
                cache_aligned: true,
                ..request(size)
            };
            assert_eq!(pool.allocate(&wanted, site(1)).unwrap().address.0 % 64, 0);
        }
    }
}

/// "If NumberOfBytes is PAGE_SIZE or greater, a page-aligned buffer is allocated."
#[test]
fn blocks_of_a_page_or_more_start_on_a_page() {
    for mode in MODES {
        let mut pool = Pool::new(mode);
        for size in [4096, 4097, 10_000] {
            assert_eq!(allocate(&mut pool, size).0 % PAGE_SIZE, 0);
        }
    }
}

#[test]
fn blocks_smaller_than_a_page_do_not_cross_a_page_boundary() {
    for mode in MODES {
        let mut pool = Pool::new(mode);
        for size in (1..4096).step_by(37) {
            let start = allocate(&mut pool, size).0;
            assert_eq!(start / PAGE_SIZE, (start + size - 1) / PAGE_SIZE);
        }
    }
}

#[test]
fn a_guarded_block_ends_at_a_page_that_is_not_made_accessible() {
    let mut pool = Pool::new(PoolMode::Guarded);
    let first = pool.allocate(&request(48), site(1)).unwrap();
    let end = first.pages.start.offset(first.pages.length);
    assert_eq!(first.address.offset(48), end);
    let second = pool.allocate(&request(48), site(2)).unwrap();
    assert!(second.pages.start.0 >= end.0 + PAGE_SIZE);
}

#[test]
fn guarded_pages_are_never_used_again_in_a_run() {
    let mut pool = Pool::new(PoolMode::Guarded);
    let first = allocate(&mut pool, 100);
    let freed = pool.free(first, Allocator::POOL, None, site(2)).unwrap();
    assert_eq!(
        freed.pages,
        AddressRange {
            start: Address(first.0 & !0xfff),
            length: 4096
        }
    );
    assert!(allocate(&mut pool, 100) > first);
}

#[test]
fn packed_memory_is_used_again() {
    for size in [100, 4096, 20_000] {
        let mut pool = Pool::new(PoolMode::Packed);
        let first = allocate(&mut pool, size);
        assert!(
            pool.free(first, Allocator::POOL, None, site(2))
                .unwrap()
                .pages
                .is_empty()
        );
        let second = pool.allocate(&request(size), site(3)).unwrap();
        assert_eq!(second.address, first);
        assert!(second.pages.is_empty());
        assert_eq!(pool.block_at(first).unwrap().allocated, site(3));
        assert_eq!(second.number, 2);
    }
}

#[test]
fn an_address_in_the_guard_page_names_the_block_before_it() {
    let mut pool = Pool::new(PoolMode::Guarded);
    let address = allocate(&mut pool, 41);
    let block = pool.block_at(address.offset(48)).unwrap();
    assert_eq!(block.address, address);
    assert_eq!(block.place(address.offset(48)), Place::Behind(7));
    assert_eq!(block.place(address.offset(40)), Place::Inside(40));
}

#[test]
fn an_address_in_a_freed_block_tells_who_allocated_and_who_freed_it() {
    let mut pool = Pool::new(PoolMode::Guarded);
    let address = allocate(&mut pool, 41);
    pool.free(address, Allocator::POOL, Some(TAG), site(7))
        .unwrap();
    let block = pool.block_at(address.offset(3)).unwrap();
    assert_eq!(block.allocated, site(1));
    assert_eq!(block.state, BlockState::Freed(site(7)));
}

#[test]
fn a_block_of_no_bytes_lies_wholly_in_its_guard_page() {
    let mut pool = Pool::new(PoolMode::Guarded);
    let empty = pool.allocate(&request(0), site(1)).unwrap();
    assert!(empty.pages.is_empty());
    assert_eq!(pool.block_at(empty.address).unwrap().number, 1);
    assert_eq!(
        pool.margins(pool.block_at(empty.address).unwrap())
            .map(|range| range.length),
        [0, 0]
    );
    pool.free(empty.address, Allocator::POOL, None, site(2))
        .unwrap();
}

#[test]
fn freeing_twice_tells_of_the_first_time() {
    for mode in MODES {
        let mut pool = Pool::new(mode);
        let address = allocate(&mut pool, 8);
        pool.free(address, Allocator::POOL, None, site(5)).unwrap();
        let again = pool.free(address, Allocator::POOL, None, site(6));
        let expected = FreeError::AlreadyFreed {
            number: 1,
            allocated: site(1),
            freed: site(5),
        };
        assert_eq!(again.unwrap_err(), expected);
    }
}

#[test]
fn freeing_inside_a_block_tells_how_far_inside() {
    for mode in MODES {
        let mut pool = Pool::new(mode);
        let address = allocate(&mut pool, 64);
        let wrong = pool.free(address.offset(16), Allocator::POOL, None, site(2));
        let place = Place::Inside(16);
        assert_eq!(
            wrong.unwrap_err(),
            FreeError::NotStartOfBlock {
                number: 1,
                place,
                allocated: site(1)
            }
        );
        assert!(pool.block_at(address).unwrap().is_live());
    }
}

#[test]
fn freeing_what_no_pool_made_is_not_a_block() {
    let mut pool = Pool::new(PoolMode::Packed);
    allocate(&mut pool, 16);
    for address in [
        0,
        0x1000,
        ARENA_START.0 + 0x10_0000,
        u64::MAX,
        ARENA_START.0 + 32,
    ] {
        let wrong = pool.free(Address(address), Allocator::POOL, None, site(2));
        assert_eq!(wrong.unwrap_err(), FreeError::NotABlock, "{address:#x}");
    }
}

#[test]
fn freeing_with_another_tag_names_both_tags() {
    let mut pool = Pool::new(PoolMode::Guarded);
    let address = allocate(&mut pool, 8);
    let wrong = pool
        .free(address, Allocator::POOL, Some(PoolTag(1)), site(2))
        .unwrap_err();
    let (allocated_with, freed_with) = (TAG, PoolTag(1));
    assert_eq!(
        wrong,
        FreeError::TagMismatch {
            number: 1,
            allocated_with,
            freed_with,
            allocated: site(1)
        }
    );
    assert!(
        pool.free(address, Allocator::POOL, Some(TAG), site(3))
            .is_ok()
    );
}

#[test]
fn freeing_with_functions_of_another_family_names_both_families() {
    let mut pool = Pool::new(PoolMode::Guarded);
    let of_ndis = PoolRequest {
        allocator: Allocator::NDIS,
        ..request(8)
    };
    let address = pool.allocate(&of_ndis, site(1)).unwrap().address;
    let wrong = pool
        .free(address, Allocator::POOL, None, site(2))
        .unwrap_err();
    assert!(matches!(
        wrong,
        FreeError::WrongAllocator {
            allocated_by: Allocator::NDIS,
            freed_by: Allocator::POOL,
            ..
        }
    ));
}

#[test]
fn outstanding_blocks_are_those_not_freed() {
    let mut pool = Pool::new(PoolMode::Guarded);
    let [first, second, third] = [10, 20, 30].map(|size| allocate(&mut pool, size));
    pool.free(second, Allocator::POOL, None, site(2)).unwrap();
    let left: Vec<Address> = pool.outstanding().map(|block| block.address).collect();
    assert_eq!(left, [first, third]);
    assert_eq!(
        pool.usage(PoolKind::NonPagedNx),
        Usage {
            blocks: 2,
            bytes: 40
        }
    );
    assert_eq!(pool.usage(PoolKind::Paged), Usage::default());
}

#[test]
fn addresses_after_reset_are_those_of_a_new_pool() {
    for mode in MODES {
        let mut pool = Pool::new(mode);
        let sizes = [5, 5000, 64, 1, 9000, 64];
        let first: Vec<Address> = sizes.map(|size| allocate(&mut pool, size)).to_vec();
        pool.free(first[1], Allocator::POOL, None, site(1)).unwrap();
        pool.reset();
        assert_eq!(pool.outstanding().count(), 0);
        assert!(pool.block_at(first[0]).is_none());
        assert_eq!(sizes.map(|size| allocate(&mut pool, size)).to_vec(), first);
    }
}

#[test]
fn more_than_the_arena_holds_is_refused() {
    for mode in MODES {
        let mut pool = Pool::new(mode);
        for size in [ARENA_LENGTH + 1, u64::MAX] {
            let refused = pool.allocate(&request(size), site(1)).unwrap_err();
            assert_eq!(refused, AllocateError::ArenaExhausted { size });
        }
    }
}

#[test]
fn a_write_behind_the_end_shows_in_the_margin() {
    let mut pool = Pool::new(PoolMode::Guarded);
    let made = pool.allocate(&request(13), site(1)).unwrap();
    let mut memory = TestMemory::new();
    memory.map(made.pages.start.0, 4096);
    let block = *pool.block_at(made.address).unwrap();
    pool.fill_margins(&mut memory, &block).unwrap();
    assert_eq!(pool.damage(&memory, &block), Ok(None));
    memory.write(made.address.offset(13), &[0]).unwrap();
    assert_eq!(
        pool.damage(&memory, &block),
        Ok(Some(made.address.offset(13)))
    );
}

#[test]
fn a_write_before_the_start_shows_in_the_margin() {
    let mut pool = Pool::new(PoolMode::Guarded);
    let made = pool.allocate(&request(16), site(1)).unwrap();
    let mut memory = TestMemory::new();
    memory.map(made.pages.start.0, 4096);
    let block = *pool.block_at(made.address).unwrap();
    pool.fill_margins(&mut memory, &block).unwrap();
    memory.write(Address(made.address.0 - 4), &[0; 4]).unwrap();
    assert_eq!(
        pool.damage(&memory, &block),
        Ok(Some(Address(made.address.0 - 4)))
    );
}

/// What a page is for does not depend on the sizes of earlier blocks, so it stays as it is from run to run.
#[test]
fn blocks_of_as_many_pages_lie_at_the_same_places_whatever_lies_between() {
    let mut pool = Pool::new(PoolMode::Guarded);
    let first = [40, 5000, 48, 9000].map(|size| allocate(&mut pool, size).0 / PAGE_SIZE);
    pool.reset();
    let second = [5000, 9000, 4096, 16].map(|size| allocate(&mut pool, size).0 / PAGE_SIZE);
    assert_eq!(second, [first[1], first[3], first[0], first[2]]);
}

#[test]
fn blocks_for_which_no_slot_is_left_end_at_a_guard_page_too() {
    let mut pool = Pool::new(PoolMode::Guarded);
    let pages: Vec<u64> = (0..5000)
        .map(|_| allocate(&mut pool, 4096).0 / PAGE_SIZE)
        .collect();
    assert!(pages.windows(2).all(|pair| pair[0] + 2 <= pair[1]));
    let last = Address(pages[4999] * PAGE_SIZE);
    assert!(last >= RUNS_START);
    assert_eq!(pool.block_at(last.offset(4096)).unwrap().number, 5000);
}
