//! Pool memory and lookaside lists.

use abi::Address;
use abi::layout::wdm::{KDPC, NPAGED_LOOKASIDE_LIST};

use crate::driver::{Driver, machine, run};
use machine::{Ending, Stop};
use std::cell::RefCell;
use std::rc::Rc;

const PAGED: u64 = 1;
const NONPAGED_NX: u64 = 512;
const TAG: u64 = 0x3167_6154;
const OTHER_TAG: u64 = 0x3267_6154;

fn allocate(driver: &mut Driver, size: u64) -> Result<u64, Stop> {
    driver.kernel("ExAllocatePoolWithTag", &[NONPAGED_NX, size, TAG])
}

#[test]
fn memory_is_allocated_and_freed() {
    run(|driver| {
        let block = allocate(driver, 100)?;
        driver.write(block + 92, 7_u64);
        driver.kernel("ExFreePoolWithTag", &[block, TAG])?;
        Ok(())
    })
    .ends_well();
}

/// ddi/wdm/nf-wdm-exallocatepool2: memory is zero initialized unless `POOL_FLAG_UNINITIALIZED` is given.
#[test]
fn only_pool_2_gives_zeroed_memory() {
    run(|driver| {
        let zeroed = driver.kernel("ExAllocatePool2", &[0x40, 64, TAG])?;
        assert_eq!(driver.read::<u64>(zeroed), 0);
        let uninitialized = driver.kernel("ExAllocatePool2", &[0x42, 64, TAG])?;
        assert_ne!(driver.read::<u64>(uninitialized), 0);
        driver.kernel("ExFreePool", &[zeroed])?;
        driver.kernel("ExFreePool", &[uninitialized])?;
        Ok(())
    })
    .ends_well();
}

/// ddi/wdm/nf-wdm-exallocatepool2: NULL if the tag is 0 or the flags are invalid.
#[test]
fn pool_2_refuses_a_tag_of_zero_and_invalid_flags() {
    run(|driver| {
        assert_eq!(driver.kernel("ExAllocatePool2", &[0x40, 64, 0])?, 0);
        assert_eq!(driver.kernel("ExAllocatePool2", &[0x140, 64, TAG])?, 0);
        Ok(())
    })
    .ends_well();
}

#[test]
fn a_block_is_freed_once() {
    let violation = run(|driver| {
        let block = allocate(driver, 16)?;
        driver.kernel("ExFreePool", &[block])?;
        driver.kernel("ExFreePool", &[block]).map(drop)
    })
    .ends_with("pool-double-free");
    assert_eq!(
        violation.related.len(),
        2,
        "where it was freed and allocated"
    );
}

#[test]
fn a_block_is_freed_with_its_tag() {
    let violation = run(|driver| {
        let block = allocate(driver, 16)?;
        driver
            .kernel("ExFreePoolWithTag", &[block, OTHER_TAG])
            .map(drop)
    })
    .ends_with("pool-wrong-tag");
    let [what, _, allocated_with, freed_with] = violation.bug_check.unwrap().parameters;
    assert_eq!((what, allocated_with, freed_with), (0xA, TAG, OTHER_TAG));
}

#[test]
fn only_the_start_of_a_block_is_freed() {
    let violation = run(|driver| {
        let block = allocate(driver, 64)?;
        driver.kernel("ExFreePool", &[block + 16]).map(drop)
    })
    .ends_with("pool-free-invalid-address");
    assert!(
        violation.title.contains("16 bytes into pool block #1"),
        "{}",
        violation.title
    );
}

#[test]
fn memory_of_another_family_is_not_freed_as_pool() {
    run(|driver| {
        let buffer = allocate(driver, 64)?;
        let mdl = driver.kernel("IoAllocateMdl", &[buffer, 64, 0, 0, 0])?;
        driver.kernel("ExFreePool", &[mdl]).map(drop)
    })
    .ends_with("pool-wrong-free-function");
}

/// The bytes between a block's end and its guard page are watched.
#[test]
fn bytes_behind_a_block_that_were_written_show_when_it_is_freed() {
    let violation = run(|driver| {
        let block = allocate(driver, 20)?;
        driver.write(block + 20, 0_u8);
        driver.kernel("ExFreePool", &[block]).map(drop)
    })
    .ends_with("pool-corrupted");
    assert_eq!(violation.bug_check.unwrap().parameters[3], 0x24);
}

#[test]
fn a_function_that_is_given_freed_memory_says_so() {
    let violation = run(|driver| {
        let block = allocate(driver, 64)?;
        driver.kernel("ExFreePool", &[block])?;
        driver.kernel("RtlZeroMemory", &[block, 8]).map(drop)
    })
    .ends_with("pool-use-after-free");
    assert!(
        violation.title.starts_with("RtlZeroMemory"),
        "{}",
        violation.title
    );
}

/// A function does not use freed memory either when it is only poisoned.
#[test]
fn a_function_that_is_given_poisoned_memory_says_so() {
    for function in ["RtlZeroMemory", "KeInitializeSpinLock"] {
        let violation = run(move |driver| {
            driver.call.machine().protect_freed(false);
            let block = allocate(driver, 64)?;
            driver.kernel("ExFreePool", &[block])?;
            driver.kernel(function, &[block, 8]).map(drop)
        })
        .ends_with("pool-use-after-free");
        assert!(violation.title.starts_with(function), "{}", violation.title);
    }
}

/// The bytes from the start of its page to the end of a block.
fn contents(driver: &mut Driver, block: u64, size: u64) -> Vec<u8> {
    let page = block & !0xFFF;
    (page..block + size).map(|at| driver.read(at)).collect()
}

/// Whatever was in the pages before: a block of another size, written all over.
#[test]
fn what_a_block_holds_does_not_depend_on_earlier_runs() {
    const SIZES: [u64; 5] = [48, 4000, 200, 4096, 9000];
    let looks = Rc::new(RefCell::new(Vec::new()));
    let mut machine = machine();
    let orders = [SIZES, [4000, 48, 4096, 200, 16], SIZES];
    for (order, protects) in orders.into_iter().zip([true, false, true]) {
        let seen = Rc::clone(&looks);
        machine.reset().unwrap();
        machine.protect_freed(protects);
        let ending = machine.run(Box::new(move |call| {
            let driver = &mut Driver { call };
            let mut look = Vec::new();
            for (size, zeroed) in order
                .into_iter()
                .flat_map(|size| [(size, 0x40), (size, 0x42)])
            {
                let block = driver.kernel("ExAllocatePool2", &[zeroed, size, TAG])?;
                look.push(contents(driver, block, size));
                (block..block + size).for_each(|at| driver.write(at, 0x5A_u8));
                driver.kernel("ExFreePool", &[block])?;
            }
            seen.borrow_mut().push(look);
            Ok(())
        }));
        assert!(matches!(ending, Ending::Completed), "{ending:?}");
    }
    let looks = looks.take();
    assert_eq!(looks[0], looks[2]);
}

#[test]
fn paged_memory_is_not_allocated_at_dispatch_level() {
    let violation = run(|driver| {
        driver.kernel("KfRaiseIrql", &[2])?;
        driver
            .kernel("ExAllocatePoolWithTag", &[PAGED, 16, TAG])
            .map(drop)
    })
    .ends_with("IrqlExAllocatePool");
    assert_eq!(violation.bug_check.unwrap().parameters, [0x8, 2, PAGED, 16]);
}

#[test]
fn zero_bytes_are_reported_and_allocated() {
    run(|driver| {
        let block = allocate(driver, 0)?;
        driver.kernel("ExFreePool", &[block]).map(drop)
    })
    .reports("pool-zero-size");
}

#[test]
fn a_tag_of_zero_is_not_allowed() {
    run(|driver| {
        driver
            .kernel("ExAllocatePoolWithTag", &[NONPAGED_NX, 16, 0])
            .map(drop)
    })
    .ends_with("pool-without-tag");
}

#[test]
fn a_pool_type_of_the_system_is_not_allowed() {
    run(|driver| {
        driver
            .kernel("ExAllocatePoolWithTag", &[32, 16, TAG])
            .map(drop)
    })
    .ends_with("pool-invalid-type");
}

#[test]
fn memory_with_a_queued_dpc_is_not_freed() {
    run(|driver| {
        let dpc = allocate(driver, KDPC::SIZE)?;
        driver.kernel("KeInitializeDpc", &[dpc, 0x1000, 0])?;
        driver.kernel("KfRaiseIrql", &[2])?;
        driver.kernel("KeInsertQueueDpc", &[dpc, 0, 0])?;
        driver.kernel("ExFreePool", &[dpc]).map(drop)
    })
    .ends_with("dpc-in-freed-memory");
}

fn lookaside_list(driver: &mut Driver) -> Result<u64, Stop> {
    let list = driver.memory(NPAGED_LOOKASIDE_LIST::SIZE);
    let arguments = [list, 0, 0, NONPAGED_NX, 48, TAG, 0];
    driver.kernel("ExInitializeNPagedLookasideList", &arguments)?;
    Ok(list)
}

#[test]
fn a_lookaside_list_gives_entries_and_takes_them_back() {
    run(|driver| {
        let list = lookaside_list(driver)?;
        let entry = driver.kernel("ExAllocateFromNPagedLookasideList", &[list])?;
        assert_ne!(entry, 0);
        driver.kernel("ExFreeToNPagedLookasideList", &[list, entry])?;
        driver.kernel("ExDeleteNPagedLookasideList", &[list])?;
        Ok(())
    })
    .ends_well();
}

#[test]
fn an_entry_is_given_back_to_a_lookaside_list_once() {
    run(|driver| {
        let list = lookaside_list(driver)?;
        let entry = driver.kernel("ExAllocateFromNPagedLookasideList", &[list])?;
        driver.kernel("ExFreeToNPagedLookasideList", &[list, entry])?;
        driver
            .kernel("ExFreeToNPagedLookasideList", &[list, entry])
            .map(drop)
    })
    .ends_with("pool-double-free");
}

#[test]
fn a_deleted_lookaside_list_is_not_used() {
    run(|driver| {
        let list = lookaside_list(driver)?;
        driver.kernel("ExDeleteNPagedLookasideList", &[list])?;
        driver
            .kernel("ExAllocateFromNPagedLookasideList", &[list])
            .map(drop)
    })
    .ends_with("lookaside-list-use");
}

/// ddi/wdm/nf-wdm-exinitializelookasidelistex: `STATUS_INVALID_PARAMETER_4` and `_5`.
#[test]
fn an_ex_lookaside_list_refuses_invalid_parameters_with_a_status() {
    run(|driver| {
        let list = driver.memory(0x60);
        let mut initialize = |pool_type, flags| {
            let arguments = [list, 0, 0, pool_type, flags, 48, TAG, 0];
            driver.kernel("ExInitializeLookasideListEx", &arguments)
        };
        assert_eq!(initialize(32, 0)?, 0xC000_00F2);
        assert_eq!(initialize(NONPAGED_NX, 3)?, 0xC000_00F3);
        assert_eq!(initialize(NONPAGED_NX, 0)?, 0);
        Ok(())
    })
    .ends_well();
}

#[test]
fn memory_with_a_lookaside_list_in_use_is_not_freed() {
    run(|driver| {
        let block = allocate(driver, NPAGED_LOOKASIDE_LIST::SIZE)?;
        let arguments = [block, 0, 0, NONPAGED_NX, 48, TAG, 0];
        driver.kernel("ExInitializeNPagedLookasideList", &arguments)?;
        driver.kernel("ExFreePool", &[block]).map(drop)
    })
    .ends_with("lookaside-list-in-freed-memory");
}

#[test]
fn null_is_no_block() {
    let violation = run(|driver| driver.kernel("ExFreePool", &[0]).map(drop))
        .ends_with("pool-free-invalid-address");
    assert!(violation.title.contains(&Address::NULL.to_string()));
}
