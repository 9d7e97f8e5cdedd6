//! The data of a `NET_BUFFER` over chains of MDLs.

use executive::mdls;
use executive::memory::TestMemory;

use super::*;

const STRUCTURE: Address = Address(0x1_0000);
const STRUCTURE_BYTES: usize = 0xB0;

/// A `NET_BUFFER` over two MDLs of 10 and 20 bytes, whose data starts at byte 4 and has 22 bytes:
/// 6 in the first buffer and 16 in the second.
fn two_mdls() -> TestMemory {
    let mut memory = TestMemory::new();
    memory.map(STRUCTURE.0, STRUCTURE_BYTES);
    let first = mdl(&mut memory, 0x2_0000, 0x3_0000, 10);
    let second = mdl(&mut memory, 0x2_1000, 0x3_1000, 20);
    memory.write_pointer(first, MDL::Next, second).unwrap();
    initialize(&mut memory, STRUCTURE, first, 4, 22, Address::NULL).unwrap();
    memory
}

fn mdl(memory: &mut TestMemory, at: u64, buffer: u64, length: u32) -> Address {
    memory.map(at, 0x100);
    memory.map(buffer, usize::try_from(length).unwrap());
    let at = Address(at);
    mdls::initialize(memory, at, Address(buffer), length).unwrap();
    mdls::build_for_nonpaged_pool(memory, at).unwrap();
    at
}

fn place(memory: &TestMemory) -> (u32, u32, Address, u32) {
    (
        memory
            .read_field(STRUCTURE, NET_BUFFER::DataOffset)
            .unwrap(),
        memory
            .read_field(STRUCTURE, NET_BUFFER::DataLength)
            .unwrap(),
        memory
            .read_pointer(STRUCTURE, NET_BUFFER::CurrentMdl)
            .unwrap(),
        memory
            .read_field(STRUCTURE, NET_BUFFER::CurrentMdlOffset)
            .unwrap(),
    )
}

#[test]
fn a_new_structure_has_its_current_mdl() {
    assert_eq!(place(&two_mdls()), (4, 22, Address(0x2_0000), 4));
}

/// network/retreat-operations: the new DataOffset is the current one minus the delta.
#[test]
fn a_retreat_takes_unused_space() {
    let mut memory = two_mdls();
    assert_eq!(retreat(&mut memory, STRUCTURE, 3), Ok(true));
    assert_eq!(place(&memory), (1, 25, Address(0x2_0000), 1));
}

#[test]
fn a_retreat_by_more_than_the_unused_space_changes_nothing() {
    let mut memory = two_mdls();
    assert_eq!(retreat(&mut memory, STRUCTURE, 5), Ok(false));
    assert_eq!(place(&memory), (4, 22, Address(0x2_0000), 4));
}

/// nf-nblapi-ndisretreatnetbufferdatastart: the new MDL is chained to the beginning of the chain.
#[test]
fn a_retreat_into_a_new_mdl_uses_the_unused_space_behind_it_too() {
    let mut memory = two_mdls();
    let new = mdl(&mut memory, 0x2_2000, 0x3_2000, 14 + 8);
    retreat_into(&mut memory, STRUCTURE, 14, new, 14 + 8).unwrap();
    // 22 bytes of the new MDL and the 4 unused ones, of which 14 are used now.
    assert_eq!(place(&memory), (12, 36, new, 12));
    let chain = memory.read_pointer(STRUCTURE, NET_BUFFER::MdlChain);
    assert_eq!(chain, Ok(new));
}

#[test]
fn an_advance_undoes_a_retreat_into_a_new_mdl() {
    let mut memory = two_mdls();
    let new = mdl(&mut memory, 0x2_2000, 0x3_2000, 22);
    retreat_into(&mut memory, STRUCTURE, 14, new, 22).unwrap();
    advance(&mut memory, STRUCTURE, 14).unwrap();
    assert_eq!(unused_mdl(&memory, STRUCTURE), Ok(Some(new)));
    unlink_mdl(&mut memory, STRUCTURE, new).unwrap();
    assert_eq!(place(&memory), (4, 22, Address(0x2_0000), 4));
    assert_eq!(unused_mdl(&memory, STRUCTURE), Ok(None));
}

#[test]
fn an_advance_past_the_first_buffer_moves_to_the_second() {
    let mut memory = two_mdls();
    advance(&mut memory, STRUCTURE, 6).unwrap();
    assert_eq!(place(&memory), (10, 16, Address(0x2_1000), 0));
}

/// nf-nblapi-ndisgetdatabuffer: contiguous, or to be copied.
#[test]
fn data_is_contiguous_as_far_as_its_first_buffer() {
    let memory = two_mdls();
    let here = Contiguous::Here(Address(0x3_0004));
    assert_eq!(contiguous(&memory, STRUCTURE, 6), Ok(here));
    assert_eq!(contiguous(&memory, STRUCTURE, 7), Ok(Contiguous::Scattered));
    assert_eq!(contiguous(&memory, STRUCTURE, 23), Ok(Contiguous::TooFew));
}

#[test]
fn data_is_written_and_read_across_buffers() {
    let mut memory = two_mdls();
    let bytes: Vec<u8> = (1..=22).collect();
    assert_eq!(write_data(&mut memory, STRUCTURE, 0, &bytes), Ok(22));
    let mut read = [0; 30];
    assert_eq!(read_data(&memory, STRUCTURE, 2, &mut read), Ok(20));
    assert_eq!(read[..20], bytes[2..]);
    assert_eq!(memory.read_u8(Address(0x3_0009)), Ok(6));
    assert_eq!(memory.read_u8(Address(0x3_1000)), Ok(7));
}

/// nf-nblapi-ndiscopyfromnetbuffertonetbuffer: BytesCopied can be less than BytesToCopy.
#[test]
fn a_copy_ends_where_the_source_or_the_destination_does() {
    let mut memory = two_mdls();
    write_data(&mut memory, STRUCTURE, 0, &[7; 22]).unwrap();
    let other = Address(0x1_1000);
    memory.map(other.0, STRUCTURE_BYTES);
    let chain = mdl(&mut memory, 0x2_3000, 0x3_3000, 16);
    initialize(&mut memory, other, chain, 0, 16, Address::NULL).unwrap();
    let (to, from) = (
        Place {
            at: other,
            offset: 4,
        },
        Place {
            at: STRUCTURE,
            offset: 1,
        },
    );
    assert_eq!(copy(&mut memory, to, from, 100), Ok(12));
    assert_eq!(memory.read_u8(Address(0x3_3003)), Ok(0));
    assert_eq!(memory.read_u8(Address(0x3_3004)), Ok(7));
}

#[test]
fn a_circle_of_mdls_is_no_endless_walk() {
    let mut memory = two_mdls();
    memory
        .write_pointer(Address(0x2_1000), MDL::Next, Address(0x2_0000))
        .unwrap();
    memory
        .write_field(Address(0x2_0000), MDL::ByteCount, 0)
        .unwrap();
    memory
        .write_field(Address(0x2_1000), MDL::ByteCount, 0)
        .unwrap();
    let position = Position::of(&memory, Address(0x2_0000), 5).unwrap();
    assert!(position.mdl.is_null());
}
