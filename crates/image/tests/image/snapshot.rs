//! Going back to a snapshot, and discarding what is gone after `DriverEntry`.

use image::MappedImage;

use crate::support::memory::{free_base, protection_at, read, write};
use crate::support::{Builder, CODE, DATA, DISCARDABLE, READ_ONLY, TEXT, parsed};

fn mapped(builder: &Builder) -> MappedImage {
    parsed(builder)
        .map(free_base(), 1)
        .unwrap()
        .protect()
        .unwrap()
}

#[test]
fn restore_brings_written_pages_back() {
    let mut builder = Builder::new();
    let data = builder.section(".data", DATA, b"first");
    builder.section(".rdata", READ_ONLY, &[0]);
    let zeros = builder.section(".bss", DATA, &[]);
    builder.sections[3].virtual_size = 0x1800;
    builder.size_of_image = Some(builder.next_rva());
    let mut mapped = mapped(&builder);

    write(mapped.address(data), b"DIRTY");
    write(mapped.address(data + 0xfff), b"!");
    write(mapped.address(zeros + 0x1fff), b"!");
    mapped.restore().unwrap();
    assert_eq!(read(mapped.address(data)), *b"first");
    assert_eq!(read(mapped.address(data + 0xfff)), [0]);
    assert_eq!(read(mapped.address(zeros + 0x1fff)), [0]);
}

#[test]
fn restore_goes_back_to_the_last_snapshot() {
    let mut builder = Builder::new();
    let data = builder.section(".data", DATA, b"first");
    let mut mapped = mapped(&builder);
    write(mapped.address(data), b"later");
    mapped.snapshot();
    for _ in 0..3 {
        write(mapped.address(data), b"DIRTY");
        mapped.restore().unwrap();
        assert_eq!(read(mapped.address(data)), *b"later");
    }
}

fn with_init() -> (Builder, u32, u32) {
    let mut builder = Builder::new();
    let data = builder.section("INITDATA", DATA | DISCARDABLE, b"first");
    let init = builder.section("INIT", CODE | DISCARDABLE, &[0xc3]);
    (builder, data, init)
}

#[test]
fn discarded_init_can_no_longer_run() {
    let (builder, data, init) = with_init();
    let mut mapped = mapped(&builder);
    assert_eq!(protection_at(mapped.address(init)).unwrap(), "r-x");
    mapped.discard_init().unwrap();
    assert_eq!(protection_at(mapped.address(init)).unwrap(), "---");
    assert_eq!(protection_at(mapped.address(data)).unwrap(), "---");
    assert_eq!(protection_at(mapped.address(TEXT)).unwrap(), "r-x");
    assert!(mapped.is_discarded(2));
    assert!(!mapped.is_discarded(0));
}

#[test]
fn one_section_can_be_discarded() {
    let (builder, data, init) = with_init();
    let mut mapped = mapped(&builder);
    mapped.discard(2).unwrap();
    assert_eq!(protection_at(mapped.address(init)).unwrap(), "---");
    assert_eq!(protection_at(mapped.address(data)).unwrap(), "rw-");
}

#[test]
fn restore_brings_back_what_was_discarded_after_the_snapshot() {
    let (builder, data, init) = with_init();
    let mut mapped = mapped(&builder);
    write(mapped.address(data), b"DIRTY");
    mapped.discard_init().unwrap();
    mapped.restore().unwrap();
    assert_eq!(protection_at(mapped.address(init)).unwrap(), "r-x");
    assert_eq!(protection_at(mapped.address(data)).unwrap(), "rw-");
    assert_eq!(read(mapped.address(data)), *b"first");
    assert!(!mapped.is_discarded(2));
}

#[test]
fn what_was_discarded_before_the_snapshot_stays_discarded() {
    let (builder, data, init) = with_init();
    let mut mapped = mapped(&builder);
    mapped.discard_init().unwrap();
    mapped.snapshot();
    mapped.restore().unwrap();
    assert_eq!(protection_at(mapped.address(init)).unwrap(), "---");
    assert_eq!(protection_at(mapped.address(data)).unwrap(), "---");
}
