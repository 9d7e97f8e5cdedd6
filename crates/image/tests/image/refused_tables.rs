//! What tables are refused: relocations, imports, exports, load configuration, functions.

use image::{ImportName, Refusal};

use crate::support::{
    Builder, DATA, DELAY_IMPORT, DIRECTORIES, EXCEPTION, IMPORT, LOAD_CONFIGURATION, READ_ONLY,
    RELOCATION, name, put, refusal,
};

fn directory_entry(index: usize) -> usize {
    DIRECTORIES + index * 8
}

#[test]
fn directory_that_points_nowhere_is_refused() {
    let mut builder = Builder::new();
    builder.directories[RELOCATION] = (0x9000, 12);
    let what = "base relocation table";
    let reason = Refusal::OutsideImage {
        what,
        rva: 0x9000,
        size: 12,
    };
    assert_eq!(
        refusal(&builder.build()),
        (directory_entry(RELOCATION), reason)
    );
}

#[test]
fn table_that_runs_out_of_its_section_is_refused() {
    let mut builder = Builder::new();
    let table = builder.function_table(&[[0x1000, 0x1001, 0]]);
    builder.directories[EXCEPTION].1 = 0x2000;
    let what = "function table";
    let reason = Refusal::OutsideImage {
        what,
        rva: table.into(),
        size: 0x2000,
    };
    assert_eq!(
        refusal(&builder.build()),
        (directory_entry(EXCEPTION), reason)
    );
}

#[test]
fn relocation_of_another_type_is_refused() {
    let mut builder = Builder::new();
    let data = builder.section(".data", DATA, &[0; 16]);
    let table = builder.relocations(&[(data, &[0xa000, 0x3008])]);
    let reason = Refusal::RelocationType {
        kind: 3,
        rva: 0x2008,
    };
    assert_eq!(
        refusal(&builder.build()),
        (builder.file_offset(table) + 10, reason)
    );
}

#[test]
fn relocation_outside_all_sections_is_refused() {
    let mut builder = Builder::new();
    let table = builder.relocations(&[(0x8000, &[0xa010])]);
    let reason = Refusal::RelocationTarget { rva: 0x8010 };
    assert_eq!(
        refusal(&builder.build()),
        (builder.file_offset(table) + 8, reason)
    );
}

#[test]
fn relocation_that_crosses_the_end_of_its_section_is_refused() {
    let mut builder = Builder::new();
    let data = builder.section(".data", DATA, &[0; 16]);
    let table = builder.relocations(&[(data, &[0xaffc])]);
    let reason = Refusal::RelocationTarget { rva: 0x2ffc };
    assert_eq!(
        refusal(&builder.build()),
        (builder.file_offset(table) + 8, reason)
    );
}

#[test]
fn relocation_block_of_impossible_size_is_refused() {
    for size in [0_u32, 4, 9, 0x1000] {
        let mut builder = Builder::new();
        let table = builder.relocations(&[(0x1000, &[0, 0])]);
        let mut file = builder.build();
        let offset = builder.file_offset(table);
        put(&mut file, offset + 4, &size.to_le_bytes());
        assert_eq!(
            refusal(&file),
            (offset, Refusal::RelocationBlock { page: 0x1000, size })
        );
    }
}

#[test]
fn delay_loaded_imports_are_refused() {
    let mut builder = Builder::new();
    builder.table(DELAY_IMPORT, ".didat", READ_ONLY, &[0; 64]);
    assert_eq!(
        refusal(&builder.build()),
        (directory_entry(DELAY_IMPORT), Refusal::DelayImports)
    );
}

#[test]
fn export_forwarded_to_another_image_is_refused() {
    let mut builder = Builder::new();
    let table = builder.exports(1, &[("Forwarded", 0), ("ndis.NdisSetEvent", 0x1000)]);
    let target = table + 40 + 2 * 4 + 2 * 4 + 2 * 2 + 10;
    let mut file = builder.build();
    put(
        &mut file,
        builder.file_offset(table + 40),
        &target.to_le_bytes(),
    );
    let reason = Refusal::ForwardedExport {
        name: "Forwarded".to_owned(),
        target: "ndis.NdisSetEvent".to_owned(),
    };
    assert_eq!(refusal(&file), (builder.file_offset(target), reason));
}

#[test]
fn exported_name_with_a_number_out_of_range_is_refused() {
    let mut builder = Builder::new();
    let table = builder.exports(1, &[("Start", 0x1000)]);
    let mut file = builder.build();
    put(
        &mut file,
        builder.file_offset(table + 48),
        &5_u16.to_le_bytes(),
    );
    let (offset, reason) = refusal(&file);
    assert_eq!(offset, builder.file_offset(table + 36));
    assert!(
        matches!(reason, Refusal::BadField { value: 5, .. }),
        "{reason}"
    );
}

#[test]
fn import_without_a_name_is_refused() {
    let mut builder = Builder::new();
    builder.imports(&[("NDIS.SYS", &[name("")])]);
    let (_, reason) = refusal(&builder.build());
    assert_eq!(
        reason,
        Refusal::BadName {
            what: "name of an import"
        }
    );
}

#[test]
fn import_whose_name_never_ends_is_refused() {
    let mut builder = Builder::new();
    builder.imports(&[("NDIS.SYS", &[ImportName::Ordinal(1)])]);
    let endless = builder.section(".rdata", READ_ONLY, &[b'A'; 0x200]);
    let mut file = builder.build();
    let table = builder.directories[IMPORT].0;
    put(
        &mut file,
        builder.file_offset(table + 12),
        &endless.to_le_bytes(),
    );
    let reason = Refusal::BadName {
        what: "name of an imported image",
    };
    assert_eq!(refusal(&file), (builder.file_offset(endless), reason));
}

#[test]
fn import_whose_name_is_not_ascii_is_refused() {
    let mut builder = Builder::new();
    builder.imports(&[("NDIS.SYS", &[name("Ndis\u{e9}")])]);
    let (_, reason) = refusal(&builder.build());
    assert_eq!(
        reason,
        Refusal::BadName {
            what: "name of an import"
        }
    );
}

#[test]
fn import_whose_slot_lies_in_no_section_is_refused() {
    let mut builder = Builder::new();
    builder.imports(&[("NDIS.SYS", &[name("NdisSetEvent")])]);
    let mut file = builder.build();
    let descriptor = builder.file_offset(builder.directories[IMPORT].0);
    put(&mut file, descriptor + 16, &0x7000_u32.to_le_bytes());
    let reason = Refusal::OutsideImage {
        what: "slot of an import",
        rva: 0x7000,
        size: 8,
    };
    assert_eq!(refusal(&file), (descriptor + 16, reason));
}

#[test]
fn import_lookup_table_that_never_ends_is_refused() {
    let mut builder = Builder::new();
    let endless = 1_u64 << 63 | 5;
    let table = builder.section(".rdata", READ_ONLY, &endless.to_le_bytes().repeat(64));
    builder.imports(&[("NDIS.SYS", &[name("NdisSetEvent")])]);
    let mut file = builder.build();
    let descriptor = builder.file_offset(builder.directories[IMPORT].0);
    put(&mut file, descriptor, &table.to_le_bytes());
    let what = "end of the import lookup table";
    let reason = Refusal::OutsideImage {
        what,
        rva: table.into(),
        size: 0x200,
    };
    assert_eq!(refusal(&file), (builder.file_offset(table), reason));
}

#[test]
fn import_by_an_ordinal_of_more_than_16_bits_is_refused() {
    let mut builder = Builder::new();
    let slots = builder.imports(&[("NDIS.SYS", &[ImportName::Ordinal(1)])]);
    let mut file = builder.build();
    let lookup = builder.file_offset(slots[0] - 16);
    let entry = 1_u64 << 63 | 0x1_0001;
    put(&mut file, lookup, &entry.to_le_bytes());
    let expected = "an ordinal of 16 bits";
    let reason = Refusal::BadField {
        field: "import lookup entry",
        value: entry,
        expected,
    };
    assert_eq!(refusal(&file), (lookup, reason));
}

#[test]
fn security_cookie_outside_the_image_is_refused() {
    let mut builder = Builder::new();
    let table = builder.load_configuration(0x60, [0x9000, 0, 0]);
    let reason = Refusal::OutsideImage {
        what: "security cookie",
        rva: 0x9000,
        size: 8,
    };
    assert_eq!(
        refusal(&builder.build()),
        (builder.file_offset(table) + 0x58, reason)
    );
}

#[test]
fn load_configuration_larger_than_its_section_is_refused() {
    let mut builder = Builder::new();
    let table = builder.load_configuration(0x60, [0, 0, 0]);
    let mut file = builder.build();
    put(
        &mut file,
        builder.file_offset(table),
        &0x900_u32.to_le_bytes(),
    );
    let what = "load configuration";
    let reason = Refusal::OutsideImage {
        what,
        rva: table.into(),
        size: 0x900,
    };
    assert_eq!(
        refusal(&file),
        (directory_entry(LOAD_CONFIGURATION), reason)
    );
}

#[test]
fn function_that_ends_before_it_begins_is_refused() {
    let mut builder = Builder::new();
    let table = builder.function_table(&[[0x1000, 0x1001, 0], [0x1010, 0x1008, 0]]);
    let reason = Refusal::FunctionTableEntry {
        begin: 0x1010,
        end: 0x1008,
    };
    assert_eq!(
        refusal(&builder.build()),
        (builder.file_offset(table) + 12, reason)
    );
}

#[test]
fn tables_laid_over_each_other_many_times_are_refused() {
    let mut builder = Builder::new();
    let entries: Vec<ImportName> = (1..400).map(ImportName::Ordinal).collect();
    let wanted: Vec<(&str, &[ImportName])> = (0..100)
        .map(|_| ("NDIS.SYS", [].as_slice()))
        .chain([("a", entries.as_slice())])
        .collect();
    let slots = builder.imports(&wanted);
    let mut file = builder.build();
    let table = builder.file_offset(builder.directories[IMPORT].0);
    let last_lookup = slots[100] - 400 * 8;
    for descriptor in 0..100 {
        put(
            &mut file,
            table + descriptor * 20,
            &last_lookup.to_le_bytes(),
        );
    }
    let (_, reason) = refusal(&file);
    assert!(matches!(reason, Refusal::TablesOverlap { .. }), "{reason}");
}
