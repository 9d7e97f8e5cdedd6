//! Feeds any bytes to the image loader: a file may be refused, but never crash or hang it.
//!
//! Run from the project's root, with the sample drivers' images to start from:
//! `cargo fuzz run parse_image fuzz/corpus/parse_image drivers/images/pass`. Without a nightly
//! compiler add `--sanitizer none`: coverage still guides it, and the loader's own checks still panic.
#![no_main]

use image::{Image, Resolution};
use libfuzzer_sys::fuzz_target;

/// Where the fuzzed image is mapped: far from where Linux puts anything itself.
const BASE: u64 = 0x5100_0000_0000;

/// Larger images are parsed, but not mapped: zeroing their pages would take all the time.
const LARGEST_TO_MAP: u32 = 1 << 20;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(image) = image::parse("fuzzed.sys", bytes) {
        ask(&image);
        load(&image);
    }
});

/// What was parsed answers for any address.
fn ask(image: &Image) {
    for rva in [0, 0xfff, image.entry_point(), image.size(), u32::MAX] {
        let _ = image.section_at(rva);
        let _ = image.function_at(rva);
        let _ = image.symbol_at(rva);
        let _ = image.bytes_from(rva);
    }
}

/// What was parsed lies in memory without touching anything else, and goes back to its snapshot.
fn load(image: &Image) {
    if image.size() > LARGEST_TO_MAP {
        return;
    }
    let Ok(mut mapped) = image.map(BASE, 1) else {
        return;
    };
    mapped.set_guard_pointers(1, 2);
    let bound = mapped.bind(&mut |_, _| Resolution::Address(1));
    assert!(bound.is_ok(), "everything was resolved");
    let mut mapped = mapped.protect().expect("the sections lie within the image");
    mapped
        .discard_init()
        .expect("the sections lie within the image");
    mapped.restore().expect("the sections lie within the image");
}
