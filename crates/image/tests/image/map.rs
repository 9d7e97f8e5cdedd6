//! How an image lies in memory: content, relocation, cookie, protections.

use image::MapError;

use crate::support::memory::{free_base, protection_at, read, read_u64};
use crate::support::{
    Builder, CODE, DATA, DISCARDABLE, PREFERRED_BASE, READ_ONLY, TEXT, WRITE, parsed,
};

/// Any value that is not the link-time one.
const COOKIE: u64 = 0x0000_1234_5678_9abc;
const LINK_TIME_COOKIE: u64 = 0x0000_2b99_2ddf_a232;

#[test]
fn sections_hold_the_file_and_then_zeros() {
    let mut builder = Builder::with_code(&[0xc3; 5]);
    let data = builder.section(".data", DATA, &[7; 3]);
    builder.sections[1].virtual_size = 0x2000;
    let mapped = parsed(&builder).map(free_base(), COOKIE).unwrap();
    assert_eq!(read(mapped.address(0)), *b"MZ");
    assert_eq!(
        read(mapped.address(TEXT)),
        [0xc3, 0xc3, 0xc3, 0xc3, 0xc3, 0]
    );
    assert_eq!(read(mapped.address(data)), [7, 7, 7, 0]);
    assert_eq!(read(mapped.address(data + 0x1fff)), [0]);
}

#[test]
fn addresses_move_with_the_image() {
    let mut builder = Builder::new();
    let pointer = PREFERRED_BASE + u64::from(TEXT);
    let content = [pointer.to_le_bytes(), 5_u64.to_le_bytes()].concat();
    let data = builder.section(".data", DATA, &content);
    builder.relocations(&[(data, &[0xa000, 0])]);
    let base = free_base();
    let mapped = parsed(&builder).map(base, COOKIE).unwrap();
    assert_eq!(read_u64(mapped.address(data)), base + u64::from(TEXT));
    assert_eq!(read_u64(mapped.address(data + 8)), 5);
}

#[test]
fn addresses_move_down_as_well_as_up() {
    let mut builder = Builder::new();
    builder.image_base = 0xffff_f800_0000_0000;
    let pointer = builder.image_base + u64::from(TEXT);
    let data = builder.section(".data", DATA, &pointer.to_le_bytes());
    builder.relocations(&[(data, &[0xa000, 0])]);
    let base = free_base();
    let mapped = parsed(&builder).map(base, COOKIE).unwrap();
    assert_eq!(read_u64(mapped.address(data)), base + u64::from(TEXT));
}

#[test]
fn no_relocations_yet_dynamic_base_loads_anywhere() {
    let builder = Builder::new();
    assert_eq!(builder.dll_characteristics & 0x40, 0x40);
    let image = parsed(&builder);
    assert!(image.relocations().is_empty());
    let base = free_base();
    assert_eq!(image.map(base, COOKIE).unwrap().base(), base);
}

#[test]
fn image_with_relocations_stripped_loads_at_its_preferred_base_only() {
    let mut builder = Builder::new();
    builder.image_base = free_base();
    builder.characteristics |= 1;
    let image = parsed(&builder);
    let elsewhere = free_base();
    let error = image.map(elsewhere, COOKIE).unwrap_err();
    assert!(
        matches!(&error, MapError::RelocationsStripped { file_name, base, preferred }
            if file_name == "sample.sys" && *base == elsewhere && *preferred == builder.image_base),
        "{error}"
    );
    image.map(builder.image_base, COOKIE).unwrap();
}

#[test]
fn stack_cookie_is_fresh_before_the_image_runs() {
    let mut builder = Builder::new();
    let data = builder.section(".data", DATA, &LINK_TIME_COOKIE.to_le_bytes());
    builder.load_configuration(0x60, [data, 0, 0]);
    let mapped = parsed(&builder).map(free_base(), COOKIE).unwrap();
    assert_eq!(read_u64(mapped.address(data)), COOKIE);
}

#[test]
fn cookie_that_the_image_itself_refuses_is_refused() {
    let mut builder = Builder::new();
    let data = builder.section(".data", DATA, &[0; 8]);
    builder.load_configuration(0x60, [data, 0, 0]);
    let image = parsed(&builder);
    for cookie in [0, LINK_TIME_COOKIE] {
        let error = image.map(free_base(), cookie).unwrap_err();
        assert!(matches!(error, MapError::SecurityCookie { .. }), "{error}");
    }
}

#[test]
fn image_without_cookie_needs_none() {
    parsed(&Builder::new()).map(free_base(), 0).unwrap();
}

#[test]
fn guard_pointers_are_set() {
    let mut builder = Builder::new();
    let pointers = builder.section(".rdata", READ_ONLY, &[0; 16]);
    builder.load_configuration(0x80, [0, pointers, pointers + 8]);
    let mut mapped = parsed(&builder).map(free_base(), COOKIE).unwrap();
    mapped.set_guard_pointers(0x1111, 0x2222);
    let mapped = mapped.protect().unwrap();
    assert_eq!(read_u64(mapped.address(pointers)), 0x1111);
    assert_eq!(read_u64(mapped.address(pointers + 8)), 0x2222);
}

#[test]
fn each_section_has_its_own_protection() {
    let mut builder = Builder::new();
    let data = builder.section(".data", DATA, &[0]);
    let constants = builder.section(".rdata", READ_ONLY, &[0]);
    let hidden = builder.section("hidden", 0x40, &[0]);
    let init = builder.section("INIT", CODE | WRITE | DISCARDABLE, &[0xc3]);
    let mapped = parsed(&builder)
        .map(free_base(), COOKIE)
        .unwrap()
        .protect()
        .unwrap();
    let at = |rva| protection_at(mapped.address(rva)).unwrap();
    assert_eq!(at(0), "r--");
    assert_eq!(at(TEXT), "r-x");
    assert_eq!(at(data), "rw-");
    assert_eq!(at(constants), "r--");
    assert_eq!(at(hidden), "---");
    assert_eq!(at(init), "r-x");
}

#[test]
fn nothing_is_executable_before_it_is_protected() {
    let mapped = parsed(&Builder::new()).map(free_base(), COOKIE).unwrap();
    assert_eq!(protection_at(mapped.address(TEXT)).unwrap(), "rw-");
}

#[test]
fn gap_between_sections_is_inaccessible() {
    let mut builder = Builder::new();
    builder.section(".data", DATA, &[0]);
    builder.sections[1].rva = 0x4000;
    let mapped = parsed(&builder)
        .map(free_base(), COOKIE)
        .unwrap()
        .protect()
        .unwrap();
    assert_eq!(protection_at(mapped.address(0x2000)).unwrap(), "---");
    assert_eq!(protection_at(mapped.address(0x3fff)).unwrap(), "---");
}

#[test]
fn address_in_use_is_never_taken() {
    let image = parsed(&Builder::new());
    let base = free_base();
    let first = image.map(base, COOKIE).unwrap().protect().unwrap();
    let error = image.map(base, COOKIE).unwrap_err();
    assert!(matches!(error, MapError::AddressTaken { .. }), "{error}");
    assert_eq!(protection_at(first.address(TEXT)).unwrap(), "r-x");
}

#[test]
fn base_that_is_no_multiple_of_64_kib_is_refused() {
    let image = parsed(&Builder::new());
    for base in [0, free_base() + 0x1000, 0xffff_ffff_ffff_0000] {
        let error = image.map(base, COOKIE).unwrap_err();
        assert!(
            matches!(error, MapError::BadBase { .. } | MapError::NoMemory { .. }),
            "{base:#x}: {error}"
        );
    }
}

#[test]
fn dropped_image_is_unmapped() {
    let base = free_base();
    let mapped = parsed(&Builder::new())
        .map(base, COOKIE)
        .unwrap()
        .protect()
        .unwrap();
    assert!(protection_at(base).is_some());
    drop(mapped);
    assert_eq!(protection_at(base), None);
}

#[test]
fn addresses_and_rvas_correspond() {
    let base = free_base();
    let mapped = parsed(&Builder::new())
        .map(base, COOKIE)
        .unwrap()
        .protect()
        .unwrap();
    assert_eq!(mapped.entry_point(), base + u64::from(TEXT));
    assert_eq!(mapped.rva(base + 0x1fff), Some(0x1fff));
    assert_eq!(mapped.rva(base + 0x2000), None);
    assert!(mapped.contains(base));
    assert!(!mapped.contains(base - 1));
}
