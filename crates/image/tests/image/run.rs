//! The machine code of an image runs, calls what it imports and reads what it imports.
#![expect(
    unsafe_code,
    reason = "calls the machine code of an image that the test built"
)]

use image::{MappedImage, Resolution};

use crate::support::memory::free_base;
use crate::support::{Builder, TEXT, name, parsed, put};

type Routine = extern "win64" fn(u64, u64) -> u64;

fn call(mapped: &MappedImage, first: u64, second: u64) -> u64 {
    let address = usize::try_from(mapped.entry_point()).unwrap();
    let code = std::ptr::with_exposed_provenance::<()>(address);
    // SAFETY: the image's entry point is a routine with these parameters, written in this file.
    let routine = unsafe { std::mem::transmute::<*const (), Routine>(code) };
    routine(first, second)
}

/// Code whose last four bytes are the distance from its end to the slot of its only import.
fn image_with_import(code: &[u8]) -> Builder {
    let mut builder = Builder::with_code(code);
    let slots = builder.imports(&[("ntoskrnl.exe", &[name("Wanted")])]);
    let end = TEXT + u32::try_from(code.len()).unwrap();
    let distance = slots[0] - end;
    put(
        &mut builder.sections[0].bytes,
        code.len() - 4,
        &distance.to_le_bytes(),
    );
    builder
}

fn bound_to(builder: &Builder, address: u64) -> MappedImage {
    let mut mapped = parsed(builder).map(free_base(), 1).unwrap();
    mapped
        .bind(&mut |_, _| Resolution::Address(address))
        .unwrap();
    mapped.protect().unwrap()
}

#[test]
fn code_runs_in_the_windows_calling_convention() {
    // lea rax, [rcx + 2 * rdx]; ret
    let builder = Builder::with_code(&[0x48, 0x8d, 0x04, 0x51, 0xc3]);
    let mapped = parsed(&builder)
        .map(free_base(), 1)
        .unwrap()
        .protect()
        .unwrap();
    assert_eq!(call(&mapped, 30, 6), 42);
}

extern "win64" fn subtract(first: u64, second: u64) -> u64 {
    first - second
}

#[test]
fn code_calls_an_imported_function() {
    // jmp [rip + distance]
    let builder = image_with_import(&[0xff, 0x25, 0, 0, 0, 0]);
    let function = (subtract as Routine as *const ()).expose_provenance() as u64;
    assert_eq!(call(&bound_to(&builder, function), 50, 8), 42);
}

#[test]
fn code_reads_an_imported_variable() {
    static VARIABLE: u64 = 42;
    // mov rax, [rip + distance], and behind it: mov rax, [rax]; ret
    let mut builder = image_with_import(&[0x48, 0x8b, 0x05, 0, 0, 0, 0]);
    builder.sections[0]
        .bytes
        .extend_from_slice(&[0x48, 0x8b, 0x00, 0xc3]);
    builder.sections[0].virtual_size += 4;
    let address = (&raw const VARIABLE).expose_provenance() as u64;
    assert_eq!(call(&bound_to(&builder, address), 0, 0), 42);
}
