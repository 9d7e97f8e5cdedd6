//! Memory descriptor lists.

use abi::layout::wdm::MDL;
use machine::Stop;

use crate::driver::{Driver, run};

const TAG: u64 = 0x3167_6154;

/// A block of nonpaged memory and an MDL for it.
fn buffer_with_mdl(driver: &mut Driver) -> Result<[u64; 2], Stop> {
    let buffer = driver.kernel("ExAllocatePoolWithTag", &[512, 100, TAG])?;
    let mdl = driver.kernel("IoAllocateMdl", &[buffer, 100, 0, 0, 0])?;
    Ok([buffer, mdl])
}

#[test]
fn an_mdl_for_nonpaged_memory_has_its_address() {
    run(|driver| {
        let [buffer, mdl] = buffer_with_mdl(driver)?;
        driver.kernel("MmBuildMdlForNonPagedPool", &[mdl])?;
        assert_eq!(
            driver.read::<u64>(mdl + MDL::MappedSystemVa.offset()),
            buffer
        );
        driver.kernel("IoFreeMdl", &[mdl])?;
        driver.kernel("ExFreePool", &[buffer])?;
        Ok(())
    })
    .ends_well();
}

#[test]
fn locked_pages_are_mapped_unmapped_and_unlocked() {
    run(|driver| {
        let [buffer, mdl] = buffer_with_mdl(driver)?;
        driver.kernel("MmProbeAndLockPages", &[mdl, 0, 1])?;
        let mapped = driver.kernel("MmMapLockedPagesSpecifyCache", &[mdl, 0, 1, 0, 0, 16])?;
        assert_eq!(mapped, buffer);
        driver.kernel("MmUnmapLockedPages", &[mapped, mdl])?;
        driver.kernel("MmUnlockPages", &[mdl])?;
        driver.kernel("IoFreeMdl", &[mdl])?;
        Ok(())
    })
    .ends_well();
}

#[test]
fn an_mdl_is_not_freed_while_its_pages_are_locked() {
    run(|driver| {
        let [_, mdl] = buffer_with_mdl(driver)?;
        driver.kernel("MmProbeAndLockPages", &[mdl, 0, 0])?;
        driver.kernel("IoFreeMdl", &[mdl]).map(drop)
    })
    .ends_with("mdl-state");
}

#[test]
fn pages_that_are_not_locked_are_not_mapped() {
    run(|driver| {
        let [_, mdl] = buffer_with_mdl(driver)?;
        driver
            .kernel("MmMapLockedPagesSpecifyCache", &[mdl, 0, 1, 0, 0, 16])
            .map(drop)
    })
    .ends_with("mdl-state");
}

#[test]
fn a_partial_mdl_lies_in_its_source() {
    run(|driver| {
        let [buffer, mdl] = buffer_with_mdl(driver)?;
        driver.kernel("MmBuildMdlForNonPagedPool", &[mdl])?;
        let part = driver.kernel("IoAllocateMdl", &[buffer + 10, 20, 0, 0, 0])?;
        driver.kernel("IoBuildPartialMdl", &[mdl, part, buffer + 10, 20])?;
        assert_eq!(
            driver.read::<u64>(part + MDL::MappedSystemVa.offset()),
            buffer + 10
        );
        driver
            .kernel("IoBuildPartialMdl", &[mdl, part, buffer + 90, 20])
            .map(drop)
    })
    .ends_with("mdl-part-outside");
}

#[test]
fn an_mdl_is_freed_once() {
    run(|driver| {
        let [_, mdl] = buffer_with_mdl(driver)?;
        driver.kernel("IoFreeMdl", &[mdl])?;
        driver.kernel("IoFreeMdl", &[mdl]).map(drop)
    })
    .ends_with("pool-double-free");
}
