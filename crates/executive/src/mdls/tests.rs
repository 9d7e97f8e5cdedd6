//! Tests of MDLs against what the memory manager's pages document.

use super::*;
use crate::memory::TestMemory;

const MDL_AT: Address = Address(0x1000);

fn memory() -> TestMemory {
    let mut memory = TestMemory::new();
    memory.map(0x1000, 0x1000);
    memory.map(0x10_0000, 0x8000);
    memory
}

#[test]
fn an_mdl_has_a_frame_number_for_each_page_that_its_buffer_touches() {
    assert_eq!(size(Address(0x1000), 4096), 0x30 + 8);
    assert_eq!(size(Address(0x1001), 4096), 0x30 + 16);
    assert_eq!(size(Address(0x1fff), 2), 0x30 + 16);
    assert_eq!(size(Address(0x1000), 0), 0x30);
}

#[test]
fn an_initialized_mdl_splits_its_address_into_page_and_offset() {
    let mut memory = memory();
    initialize(&mut memory, MDL_AT, Address(0x10_0123), 0x2000).unwrap();
    let mdl = Mdl::read(&memory, MDL_AT).unwrap();
    assert_eq!(
        (mdl.start_va, mdl.byte_offset, mdl.byte_count),
        (Address(0x10_0000), 0x123, 0x2000)
    );
    assert_eq!(mdl.virtual_address(), Address(0x10_0123));
    assert_eq!(mdl.system_address(), None);
    assert_eq!(memory.read_field(MDL_AT, MDL::Size), Ok(0x30 + 24));
}

#[test]
fn an_mdl_over_nonpaged_pool_has_its_system_address_at_once() {
    let mut memory = memory();
    initialize(&mut memory, MDL_AT, Address(0x10_0ffe), 4).unwrap();
    build_for_nonpaged_pool(&mut memory, MDL_AT).unwrap();
    let mdl = Mdl::read(&memory, MDL_AT).unwrap();
    assert_eq!(mdl.system_address(), Some(Address(0x10_0ffe)));
    assert_eq!(memory.read_u64(MDL_AT.offset(0x30)), Ok(0x100));
    assert_eq!(memory.read_u64(MDL_AT.offset(0x38)), Ok(0x101));
}

#[test]
fn locked_pages_can_be_mapped_once_and_unmapped_at_their_address() {
    let mut memory = memory();
    initialize(&mut memory, MDL_AT, Address(0x10_0010), 16).unwrap();
    assert_eq!(
        map_locked_pages(&mut memory, MDL_AT),
        Err(MdlError::NotBuilt)
    );
    lock_pages(&mut memory, MDL_AT, true).unwrap();
    assert_eq!(
        map_locked_pages(&mut memory, MDL_AT),
        Ok(Address(0x10_0010))
    );
    assert_eq!(
        map_locked_pages(&mut memory, MDL_AT),
        Err(MdlError::MappedAlready)
    );
    assert_eq!(
        unmap_locked_pages(&mut memory, Address(0x10_0000), MDL_AT),
        Err(MdlError::NotMapped)
    );
    assert_eq!(
        unmap_locked_pages(&mut memory, Address(0x10_0010), MDL_AT),
        Ok(())
    );
    assert_eq!(unlock_pages(&mut memory, MDL_AT), Ok(()));
    assert_eq!(Mdl::read(&memory, MDL_AT).unwrap().flags, 0);
}

#[test]
fn pages_are_locked_once_and_unlocked_once() {
    let mut memory = memory();
    initialize(&mut memory, MDL_AT, Address(0x10_0000), 16).unwrap();
    assert_eq!(unlock_pages(&mut memory, MDL_AT), Err(MdlError::NotLocked));
    lock_pages(&mut memory, MDL_AT, false).unwrap();
    assert_eq!(
        lock_pages(&mut memory, MDL_AT, false),
        Err(MdlError::LockedAlready)
    );
    assert_eq!(check_free(&memory, MDL_AT), Err(MdlError::FreedWhileLocked));
    unlock_pages(&mut memory, MDL_AT).unwrap();
    assert_eq!(check_free(&memory, MDL_AT), Ok(()));
}

#[test]
fn a_partial_mdl_describes_a_part_and_must_lie_in_its_source() {
    let mut memory = memory();
    let target = Address(0x1800);
    initialize(&mut memory, MDL_AT, Address(0x10_0100), 0x1000).unwrap();
    build_for_nonpaged_pool(&mut memory, MDL_AT).unwrap();
    build_partial(&mut memory, MDL_AT, target, Address(0x10_0900), 0).unwrap();
    let part = Mdl::read(&memory, target).unwrap();
    assert_eq!(part.system_address(), Some(Address(0x10_0900)));
    assert_eq!(part.byte_count, 0x800);
    for (address, length) in [(0x10_00ff, 1), (0x10_0900, 0x801), (0x10_1101, 0)] {
        let wrong = build_partial(&mut memory, MDL_AT, target, Address(address), length);
        assert_eq!(wrong, Err(MdlError::OutsideSource));
    }
}

/// Three buffers of 3, 0 and 4 bytes, one after the other in a chain.
fn chained() -> TestMemory {
    let mut memory = memory();
    for (index, (buffer, length)) in [(0x10_0000, 3), (0x10_2000, 0), (0x10_4ffe, 4)]
        .into_iter()
        .enumerate()
    {
        let at = MDL_AT.offset(index as u64 * 0x100);
        initialize(&mut memory, at, Address(buffer), length).unwrap();
        build_for_nonpaged_pool(&mut memory, at).unwrap();
        let next = if index < 2 {
            at.offset(0x100)
        } else {
            Address::NULL
        };
        memory.write_pointer(at, MDL::Next, next).unwrap();
    }
    memory
}

#[test]
fn a_chain_is_one_stretch_of_bytes() {
    let mut memory = chained();
    write_chain(&mut memory, MDL_AT, 1, b"abcdef").unwrap();
    assert_eq!(read_chain(&memory, MDL_AT, 0, 7).unwrap(), b"\0abcdef");
    assert_eq!(read_chain(&memory, MDL_AT, 4, 2).unwrap(), b"de");
    assert_eq!(memory.read_bytes(Address(0x10_4ffe), 4).unwrap(), b"cdef");
    assert_eq!(chain(&memory, MDL_AT).unwrap().len(), 3);
}

#[test]
fn a_chain_that_is_too_short_tells_by_how_much_and_is_not_written() {
    let mut memory = chained();
    assert_eq!(
        read_chain(&memory, MDL_AT, 2, 8),
        Err(ChainError::TooShort { missing: 3 })
    );
    assert_eq!(
        write_chain(&mut memory, MDL_AT, 0, &[9; 8]),
        Err(ChainError::TooShort { missing: 1 })
    );
    assert_eq!(read_chain(&memory, MDL_AT, 0, 7).unwrap(), [0; 7]);
}

#[test]
fn a_chain_in_a_circle_is_endless() {
    let mut memory = chained();
    memory
        .write_pointer(MDL_AT.offset(0x200), MDL::Next, MDL_AT)
        .unwrap();
    assert_eq!(chain(&memory, MDL_AT), Err(ChainError::Endless));
}

#[test]
fn a_chain_with_an_mdl_that_is_not_mapped_names_it() {
    let mut memory = memory();
    initialize(&mut memory, MDL_AT, Address(0x10_0000), 16).unwrap();
    assert_eq!(
        read_chain(&memory, MDL_AT, 0, 1),
        Err(ChainError::NotMapped(MDL_AT))
    );
}
