//! What headers and sections are refused: the reason and the offset in the file.

use image::Refusal;

use crate::support::{
    Builder, CODE, DATA, DISCARDABLE, FILE_HEADER, OPTIONAL_HEADER, PE_SIGNATURE, READ_ONLY,
    SECTION_TABLE, SIZE_OF_HEADERS, TEXT, WRITE, put, refusal,
};

/// The refusal of an image whose builder was changed.
fn refusal_of(change: impl FnOnce(&mut Builder)) -> (usize, Refusal) {
    let mut builder = Builder::new();
    change(&mut builder);
    refusal(&builder.build())
}

#[test]
fn file_without_mz_is_refused() {
    let file = vec![0; 0x1000];
    assert_eq!(refusal(&file), (0, Refusal::NotPe { signature: "MZ" }));
}

#[test]
fn file_without_pe_signature_is_refused() {
    let mut file = Builder::new().build();
    put(&mut file, PE_SIGNATURE, b"NE");
    assert_eq!(
        refusal(&file),
        (PE_SIGNATURE, Refusal::NotPe { signature: "PE" })
    );
}

#[test]
fn empty_file_is_refused() {
    let what = "MS-DOS header";
    assert_eq!(
        refusal(&[]),
        (
            0,
            Refusal::Truncated {
                what,
                end: 64,
                length: 0
            }
        )
    );
}

#[test]
fn header_behind_the_end_of_the_file_is_refused() {
    let mut file = Builder::new().build();
    put(&mut file, 0x3c, &0xffff_fff0_u32.to_le_bytes());
    let (offset, reason) = refusal(&file);
    assert_eq!(offset, file.len());
    assert!(
        matches!(
            reason,
            Refusal::Truncated {
                what: "PE signature",
                ..
            }
        ),
        "{reason}"
    );
}

#[test]
fn image_cut_off_anywhere_is_refused() {
    let file = Builder::with_everything().build();
    image::parse("whole.sys", &file).expect("the whole image is valid");
    for length in 0..file.len() {
        let error = image::parse("cut.sys", &file[..length]);
        let error = error.expect_err("a part of an image is no image");
        assert!(error.offset <= length as u64, "{error}");
        assert!(
            matches!(error.reason, Refusal::Truncated { .. }),
            "{length}: {error}"
        );
    }
}

#[test]
fn image_for_32_bits_is_refused() {
    let (offset, reason) = refusal_of(|image| image.machine = 0x14c);
    assert_eq!(
        (offset, &reason),
        (FILE_HEADER, &Refusal::WrongMachine { machine: 0x14c })
    );
    assert!(
        reason.to_string().starts_with("a 32-bit x86 image"),
        "{reason}"
    );
}

#[test]
fn image_for_arm64_is_refused() {
    let (offset, reason) = refusal_of(|image| image.machine = 0xaa64);
    assert_eq!(
        (offset, &reason),
        (FILE_HEADER, &Refusal::WrongMachine { machine: 0xaa64 })
    );
    assert!(reason.to_string().starts_with("an ARM64 image"), "{reason}");
}

#[test]
fn optional_header_for_32_bits_is_refused() {
    let refused = refusal_of(|image| image.magic = 0x10b);
    assert_eq!(
        refused,
        (OPTIONAL_HEADER, Refusal::NotPe32Plus { magic: 0x10b })
    );
}

#[test]
fn object_file_is_refused() {
    let refused = refusal_of(|image| image.characteristics = 0x20);
    assert_eq!(refused, (FILE_HEADER + 18, Refusal::NotLinked));
}

#[test]
fn program_for_user_mode_is_refused() {
    let refused = refusal_of(|image| image.subsystem = 3);
    assert_eq!(
        refused,
        (
            OPTIONAL_HEADER + 68,
            Refusal::WrongSubsystem { subsystem: 3 }
        )
    );
}

fn assert_bad_field((offset, reason): (usize, Refusal), expected_offset: usize, name: &str) {
    assert_eq!(offset, expected_offset);
    assert!(
        matches!(reason, Refusal::BadField { field, .. } if field == name),
        "{reason}"
    );
}

#[test]
fn image_larger_than_256_mib_is_refused() {
    let refused = refusal_of(|image| image.size_of_image = Some(0x1000_1000));
    assert_bad_field(refused, OPTIONAL_HEADER + 56, "SizeOfImage");
}

#[test]
fn image_of_no_size_is_refused() {
    let refused = refusal_of(|image| image.size_of_image = Some(0));
    assert_bad_field(refused, OPTIONAL_HEADER + 56, "SizeOfImage");
}

#[test]
fn sections_that_share_pages_are_refused() {
    let refused = refusal_of(|image| image.section_alignment = 0x20);
    assert_bad_field(refused, OPTIONAL_HEADER + 32, "SectionAlignment");
}

#[test]
fn base_that_windows_could_not_use_is_refused() {
    let refused = refusal_of(|image| image.image_base = 0x1000);
    assert_bad_field(refused, OPTIONAL_HEADER + 24, "ImageBase");
}

#[test]
fn headers_larger_than_the_image_are_refused() {
    let mut file = Builder::new().build();
    put(
        &mut file,
        OPTIONAL_HEADER + 60,
        &0x10_0000_u32.to_le_bytes(),
    );
    assert_bad_field(refusal(&file), OPTIONAL_HEADER + 60, "SizeOfHeaders");
}

#[test]
fn optional_header_too_small_for_its_directories_is_refused() {
    let mut file = Builder::new().build();
    put(&mut file, FILE_HEADER + 16, &120_u16.to_le_bytes());
    assert_bad_field(refusal(&file), FILE_HEADER + 16, "SizeOfOptionalHeader");
}

#[test]
fn section_between_two_aligned_addresses_is_refused() {
    let refused = refusal_of(|image| image.sections[0].rva += 0x10);
    assert_bad_field(refused, SECTION_TABLE + 12, "VirtualAddress");
}

#[test]
fn overlapping_sections_are_refused() {
    let refused = refusal_of(|image| {
        image.section(".data", DATA, &[0; 16]);
        image.sections[0].virtual_size = 0x1001;
        image.size_of_image = Some(0x1_0000);
    });
    let reason = Refusal::SectionOverlap {
        section: ".data".to_owned(),
        start: 0x2000,
        previous: ".text".to_owned(),
    };
    assert_eq!(refused, (SECTION_TABLE + 40 + 12, reason));
}

#[test]
fn section_over_the_headers_is_refused() {
    let (offset, reason) = refusal_of(|image| image.sections[0].rva = 0);
    assert_eq!(offset, SECTION_TABLE + 12);
    let message = "section .text at RVA 0x0 overlaps or precedes the headers";
    assert_eq!(reason.to_string(), message);
}

#[test]
fn section_behind_the_image_is_refused() {
    let refused = refusal_of(|image| image.size_of_image = Some(0x1000));
    let reason = Refusal::SectionOutOfRange {
        section: ".text".to_owned(),
        end: 0x2000,
        size_of_image: 0x1000,
    };
    assert_eq!(refused, (SECTION_TABLE + 8, reason));
}

#[test]
fn section_whose_data_lies_behind_the_file_is_refused() {
    let mut file = Builder::new().build();
    put(
        &mut file,
        SECTION_TABLE + 16,
        &0x0100_0000_u32.to_le_bytes(),
    );
    let (offset, reason) = refusal(&file);
    assert_eq!(offset, SIZE_OF_HEADERS as usize);
    assert!(
        matches!(
            reason,
            Refusal::Truncated {
                what: "section data",
                ..
            }
        ),
        "{reason}"
    );
}

#[test]
fn lasting_section_that_is_writable_and_executable_is_refused() {
    let refused = refusal_of(|image| image.sections[0].characteristics |= WRITE);
    let section = ".text".to_owned();
    assert_eq!(
        refused,
        (
            SECTION_TABLE + 36,
            Refusal::WritableAndExecutable { section }
        )
    );
}

#[test]
fn discardable_section_that_is_writable_and_executable_loads() {
    let mut builder = Builder::new();
    builder.section("INIT", CODE | WRITE | DISCARDABLE, &[0xc3]);
    image::parse("old-linker.sys", &builder.build()).expect("older linkers make INIT so");
}

#[test]
fn entry_point_in_data_is_refused() {
    let refused = refusal_of(|image| image.entry_point = image.section(".rdata", READ_ONLY, &[0]));
    assert_eq!(
        refused,
        (OPTIONAL_HEADER + 16, Refusal::EntryPoint { rva: 0x2000 })
    );
}

#[test]
fn image_without_entry_point_is_refused() {
    let refused = refusal_of(|image| image.entry_point = 0);
    assert_eq!(
        refused,
        (OPTIONAL_HEADER + 16, Refusal::EntryPoint { rva: 0 })
    );
}

#[test]
fn entry_point_behind_the_code_is_refused() {
    let refused = refusal_of(|image| image.entry_point = TEXT + 0x1000);
    assert_eq!(
        refused,
        (OPTIONAL_HEADER + 16, Refusal::EntryPoint { rva: 0x2000 })
    );
}

#[test]
fn error_names_file_offset_and_reason() {
    let mut file = Builder::new().build();
    put(&mut file, OPTIONAL_HEADER + 68, &2_u16.to_le_bytes());
    let error = image::parse("hello.exe", &file).unwrap_err();
    assert_eq!(
        error.to_string(),
        "hello.exe: at offset 0x9c: subsystem 2 is not native (1): \
         link the driver with /DRIVER or --subsystem native"
    );
}
