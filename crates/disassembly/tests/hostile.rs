//! Whatever the bytes and ranges are, listing ends, and what it lists are whole instructions that share no byte.

use std::ops::Range;

use disassembly::{Code, Listing, Section, list};
use proptest::prelude::*;

fn range() -> impl Strategy<Value = Range<u32>> {
    prop_oneof![
        (0x1000_u32..0x1200, 0_u32..0x80).prop_map(|(start, length)| start..start + length),
        (any::<u32>(), any::<u32>()).prop_map(|(start, end)| start..end),
    ]
}

/// Bytes as they are in code more often than chance would have it.
fn code_byte() -> impl Strategy<Value = u8> {
    prop_oneof![
        2 => any::<u8>(),
        1 => prop::sample::select(vec![0x48, 0x8B, 0x89, 0xE8, 0xEB, 0x75, 0xC3, 0xFF, 0xF0, 0x0F, 0x05, 0x00]),
    ]
}

fn starts(listing: &Listing) -> impl Iterator<Item = u32> + '_ {
    let accesses = listing.accesses.iter().map(|access| access.rva);
    listing.blocks.iter().copied().chain(accesses)
}

proptest! {
    #[test]
    fn any_bytes_are_listed(
        bytes in prop::collection::vec(code_byte(), 0..512),
        functions in prop::collection::vec(range(), 0..6),
        starts_given in prop::collection::vec(prop_oneof![0x1000_u32..0x1200, any::<u32>()], 0..6),
        constant in prop::collection::vec(range(), 0..4),
        rva in prop_oneof![3 => Just(0x1000_u32), 1 => any::<u32>()],
    ) {
        let section = Section { rva, bytes: &bytes };
        // The same section twice: a hostile image's may overlap.
        let code = Code { sections: vec![section, section], data: vec![section], functions, starts: starts_given, constant };
        let listing = list(&code);
        let end = u64::from(rva) + bytes.len() as u64;
        for start in starts(&listing) {
            prop_assert!(start >= rva && u64::from(start) < end);
        }
        prop_assert!(listing.blocks.is_sorted_by(|one, other| one < other));
        for pair in listing.accesses.windows(2) {
            prop_assert!(pair[0].rva + u32::from(pair[0].length) <= pair[1].rva);
        }
        for access in &listing.accesses {
            let inside = access.rva + 1..access.rva + u32::from(access.length);
            prop_assert!(!listing.blocks.iter().any(|block| inside.contains(block)));
        }
    }
}
