//! Bytes of the code are changed while it is mapped.
#![expect(
    unsafe_code,
    reason = "calls the machine code of an image that the test built"
)]

use image::MappedImage;

use crate::support::memory::{free_base, protection_at, read};
use crate::support::{Builder, CODE, DATA, DISCARDABLE, TEXT, parsed};

type Routine = extern "win64" fn() -> u64;

fn patchable(builder: &Builder) -> MappedImage {
    let writable = parsed(builder).map(free_base(), 1).unwrap();
    let mut mapped = writable.protect().unwrap();
    mapped.make_patchable().unwrap();
    mapped
}

/// mov eax, 1; ret
fn returns_one() -> Builder {
    Builder::with_code(&[0xB8, 1, 0, 0, 0, 0xC3])
}

fn call(mapped: &MappedImage) -> u64 {
    let address = usize::try_from(mapped.entry_point()).unwrap();
    let code = std::ptr::with_exposed_provenance::<()>(address);
    // SAFETY: the image's entry point is a routine without parameters, written in this file.
    let routine = unsafe { std::mem::transmute::<*const (), Routine>(code) };
    routine()
}

#[test]
fn changed_code_runs_at_once_and_can_be_changed_back() {
    let mut mapped = patchable(&returns_one());
    assert_eq!(call(&mapped), 1);
    for value in [7, 1, 9] {
        mapped.patch([(TEXT + 1, value)]);
        assert_eq!(call(&mapped), u64::from(value));
    }
}

#[test]
fn code_is_never_writable_where_it_runs() {
    let mapped = patchable(&returns_one());
    assert_eq!(protection_at(mapped.address(TEXT)).unwrap(), "r-x");
}

#[test]
fn restore_keeps_changed_code() {
    let mut mapped = patchable(&returns_one());
    mapped.patch([(TEXT + 1, 7)]);
    mapped.restore().unwrap();
    assert_eq!(call(&mapped), 7);
}

#[test]
fn code_of_a_discarded_section_is_changed_when_it_is_back() {
    let mut builder = returns_one();
    let init = builder.section("INIT", CODE | DISCARDABLE, &[0xC3]);
    let mut mapped = patchable(&builder);
    mapped.discard_init().unwrap();
    assert_eq!(protection_at(mapped.address(init)).unwrap(), "---");
    mapped.patch([(init, 0xCC)]);
    mapped.restore().unwrap();
    assert_eq!(read(mapped.address(init)), [0xCC]);
}

#[test]
fn data_is_left_as_it_is() {
    let mut builder = returns_one();
    let data = builder.section(".data", DATA, b"data");
    let mut mapped = patchable(&builder);
    mapped.patch([(data, 0xCC), (u32::MAX, 0xCC)]);
    assert_eq!(read(mapped.address(data)), *b"data");
}
