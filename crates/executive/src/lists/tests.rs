//! Tests of lists against what the executive's pages document.

use super::*;
use crate::memory::TestMemory;

const HEAD: Address = Address(0x1000);
const ENTRIES: [Address; 3] = [Address(0x1010), Address(0x1020), Address(0x1030)];

fn memory() -> TestMemory {
    let mut memory = TestMemory::new();
    memory.map(0x1000, 0x40);
    memory
}

/// A doubly linked list without entries.
fn empty_list() -> TestMemory {
    let mut memory = memory();
    memory.write_pointer(HEAD, LIST_ENTRY::Flink, HEAD).unwrap();
    memory.write_pointer(HEAD, LIST_ENTRY::Blink, HEAD).unwrap();
    memory
}

#[test]
fn a_sequenced_list_gives_back_last_in_first_out() {
    let mut memory = memory();
    initialize_slist(&mut memory, HEAD).unwrap();
    assert_eq!(push_slist(&mut memory, HEAD, ENTRIES[0]), Ok(Address::NULL));
    assert_eq!(push_slist(&mut memory, HEAD, ENTRIES[1]), Ok(ENTRIES[0]));
    assert_eq!(slist_depth(&memory, HEAD), Ok(2));
    assert_eq!(pop_slist(&mut memory, HEAD), Ok(ENTRIES[1]));
    assert_eq!(pop_slist(&mut memory, HEAD), Ok(ENTRIES[0]));
    assert_eq!(pop_slist(&mut memory, HEAD), Ok(Address::NULL));
    assert_eq!(slist_depth(&memory, HEAD), Ok(0));
}

#[test]
fn the_header_has_the_depth_low_and_the_address_in_its_second_half() {
    let mut memory = memory();
    initialize_slist(&mut memory, HEAD).unwrap();
    push_slist(&mut memory, HEAD, ENTRIES[0]).unwrap();
    assert_eq!(memory.read_u16(HEAD), Ok(1));
    assert_eq!(memory.read_u64(HEAD.offset(8)), Ok(ENTRIES[0].0));
    assert_eq!(memory.read_u64(HEAD).unwrap() >> 16, 1);
}

#[test]
fn pushing_after_65535_entries_wraps_the_depth_and_leaves_the_sequence_alone() {
    let mut memory = memory();
    memory.write_scalar(HEAD, 0x7_ffffu64).unwrap();
    push_slist(&mut memory, HEAD, ENTRIES[0]).unwrap();
    assert_eq!(memory.read_u64(HEAD), Ok(0x8_0000));
}

#[test]
fn flushing_gives_the_first_entry_and_empties_the_list() {
    let mut memory = memory();
    initialize_slist(&mut memory, HEAD).unwrap();
    push_slist(&mut memory, HEAD, ENTRIES[0]).unwrap();
    push_slist(&mut memory, HEAD, ENTRIES[1]).unwrap();
    assert_eq!(flush_slist(&mut memory, HEAD), Ok(ENTRIES[1]));
    assert_eq!(memory.read_address(ENTRIES[1]), Ok(ENTRIES[0]));
    assert_eq!(flush_slist(&mut memory, HEAD), Ok(Address::NULL));
}

#[test]
fn a_misaligned_header_or_entry_is_told() {
    let mut memory = memory();
    let at = HEAD.offset(8);
    assert_eq!(
        initialize_slist(&mut memory, at),
        Err(ListError::Misaligned { at })
    );
    assert_eq!(
        push_slist(&mut memory, HEAD, at),
        Err(ListError::Misaligned { at })
    );
}

#[test]
fn an_entry_that_was_freed_is_a_bad_address() {
    let mut memory = memory();
    let entry = memory.map(0x2000, 16);
    initialize_slist(&mut memory, HEAD).unwrap();
    push_slist(&mut memory, HEAD, entry).unwrap();
    memory.unmap(0x2000);
    assert_eq!(
        pop_slist(&mut memory, HEAD),
        Err(BadAddress::read(entry, 8).into())
    );
}

#[test]
fn inserting_gives_the_entry_that_was_there_before() {
    let mut memory = empty_list();
    assert_eq!(
        insert_head(&mut memory, HEAD, ENTRIES[0]),
        Ok(Address::NULL)
    );
    assert_eq!(insert_head(&mut memory, HEAD, ENTRIES[1]), Ok(ENTRIES[0]));
    assert_eq!(insert_tail(&mut memory, HEAD, ENTRIES[2]), Ok(ENTRIES[0]));
    for expected in [ENTRIES[1], ENTRIES[0], ENTRIES[2], Address::NULL] {
        assert_eq!(remove_head(&mut memory, HEAD), Ok(expected));
    }
}

#[test]
fn a_corrupt_list_is_told_and_not_changed() {
    let mut memory = empty_list();
    insert_head(&mut memory, HEAD, ENTRIES[0]).unwrap();
    memory
        .write_pointer(ENTRIES[0], LIST_ENTRY::Blink, ENTRIES[2])
        .unwrap();
    assert_eq!(
        remove_head(&mut memory, HEAD),
        Err(ListError::Corrupt { at: ENTRIES[0] })
    );
    assert_eq!(
        insert_head(&mut memory, HEAD, ENTRIES[1]),
        Err(ListError::Corrupt { at: HEAD })
    );
    assert_eq!(memory.read_pointer(HEAD, LIST_ENTRY::Flink), Ok(ENTRIES[0]));
}

#[test]
fn a_list_head_of_zeros_is_a_bad_address() {
    let mut memory = memory();
    let outcome = insert_tail(&mut memory, HEAD, ENTRIES[0]);
    assert_eq!(outcome, Err(BadAddress::read(Address::NULL, 8).into()));
}

#[test]
fn a_singly_linked_list_gives_back_last_in_first_out() {
    let mut memory = memory();
    assert_eq!(
        push_single(&mut memory, HEAD, ENTRIES[0]),
        Ok(Address::NULL)
    );
    assert_eq!(push_single(&mut memory, HEAD, ENTRIES[1]), Ok(ENTRIES[0]));
    assert_eq!(pop_single(&mut memory, HEAD), Ok(ENTRIES[1]));
    assert_eq!(pop_single(&mut memory, HEAD), Ok(ENTRIES[0]));
    assert_eq!(pop_single(&mut memory, HEAD), Ok(Address::NULL));
}
