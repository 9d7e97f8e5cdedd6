//! No file, however broken, makes the loader panic, hang or touch what is not its own.

use image::Resolution;
use proptest::prelude::*;

use crate::support::Builder;
use crate::support::memory::free_base;

/// Loads a file as far as it goes: whatever parses must also map, bind, protect and restore.
fn load(file: &[u8], base: u64) {
    let Ok(image) = image::parse("mutated.sys", file) else {
        return;
    };
    for rva in [0, 1, 0x1000, image.entry_point(), image.size(), u32::MAX] {
        let _ = (
            image.section_at(rva),
            image.function_at(rva),
            image.symbol_at(rva),
        );
    }
    if image.size() > 16 << 20 {
        return;
    }
    let Ok(mut mapped) = image.map(base, 1) else {
        return;
    };
    mapped.set_guard_pointers(1, 2);
    mapped
        .bind(&mut |_, _| Resolution::Address(1))
        .expect("everything was resolved");
    let mut mapped = mapped.protect().expect("the sections lie within the image");
    mapped
        .discard_init()
        .expect("the sections lie within the image");
    mapped.restore().expect("the sections lie within the image");
}

/// Up to 12 changes of one bit, most of them in the headers and tables, where they hurt.
fn bit_flips(length: usize) -> impl Strategy<Value = Vec<(usize, u8)>> {
    let position = prop_oneof![0..0x300_usize, 0..length];
    prop::collection::vec((position, 0..8_u8), 1..12)
}

/// Up to 6 fields overwritten with values at which arithmetic goes wrong.
fn fields(length: usize) -> impl Strategy<Value = Vec<(usize, u32)>> {
    let position = prop_oneof![0..0x300_usize, 0..length - 4].prop_map(|at| at & !3);
    let value = prop_oneof![
        Just(0),
        Just(u32::MAX),
        Just(0x7fff_ffff),
        Just(0x8000_0000),
        0..0x1_0000_u32,
        any::<u32>()
    ];
    prop::collection::vec((position, value), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_bytes_are_accepted_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..4096)) {
        load(&bytes, free_base());
    }

    #[test]
    fn any_bytes_behind_valid_headers_are_accepted_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..0x1000)
    ) {
        let mut file = Builder::with_everything().build();
        let start = 0x600;
        for (at, byte) in (start..file.len()).zip(bytes) {
            file[at] = byte;
        }
        load(&file, free_base());
    }

    #[test]
    fn image_with_flipped_bits_is_accepted_or_refused(
        flips in bit_flips(Builder::with_everything().build().len())
    ) {
        let mut file = Builder::with_everything().build();
        for (position, bit) in flips {
            file[position] ^= 1 << bit;
        }
        load(&file, free_base());
    }

    #[test]
    fn image_with_overwritten_fields_is_accepted_or_refused(
        fields in fields(Builder::with_everything().build().len())
    ) {
        let mut file = Builder::with_everything().build();
        for (position, value) in fields {
            file[position..position + 4].copy_from_slice(&value.to_le_bytes());
        }
        load(&file, free_base());
    }
}

#[test]
fn image_with_any_one_byte_changed_is_accepted_or_refused() {
    let valid = Builder::with_everything().build();
    let base = free_base();
    for position in 0..valid.len() {
        for value in [0, 0x7f, 0x80, 0xff] {
            let mut file = valid.clone();
            file[position] = value;
            load(&file, base);
        }
    }
}
