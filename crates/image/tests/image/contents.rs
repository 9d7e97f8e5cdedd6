//! What an image tells of itself without being mapped.

use image::{CodeView, Export, ImportName, LoadConfiguration, Protection, RuntimeFunction, Symbol};

use crate::support::{
    Builder, CODE, DATA, DISCARDABLE, PREFERRED_BASE, READ_ONLY, TEXT, WRITE, name, parsed, put,
};

#[test]
fn headers_tell_base_size_and_entry_point() {
    let mut builder = Builder::with_code(&[0x90, 0xc3]);
    builder.entry_point = TEXT + 1;
    let image = parsed(&builder);
    assert_eq!(image.name(), "sample.sys");
    assert_eq!(image.preferred_base(), PREFERRED_BASE);
    assert_eq!(image.size(), 0x2000);
    assert_eq!(image.entry_point(), TEXT + 1);
}

#[test]
fn address_lies_in_the_section_whose_pages_have_it() {
    let mut builder = Builder::new();
    builder.section(".data", DATA, &[0; 16]);
    let image = parsed(&builder);
    let name_at = |rva| {
        image
            .section_at(rva)
            .map(|section| section.name().to_owned())
    };
    assert_eq!(name_at(0xfff), None);
    assert_eq!(name_at(0x1000).as_deref(), Some(".text"));
    assert_eq!(name_at(0x1fff).as_deref(), Some(".text"));
    assert_eq!(name_at(0x2000).as_deref(), Some(".data"));
    assert_eq!(name_at(0x3000), None);
}

#[test]
fn bytes_of_the_file_are_found_by_address() {
    let mut builder = Builder::with_code(&[0x90, 0xc3]);
    let zeros = builder.section(".bss", DATA, &[]);
    builder.sections[1].virtual_size = 16;
    let image = parsed(&builder);
    assert_eq!(image.bytes_from(TEXT + 1).unwrap()[..2], [0xc3, 0]);
    assert_eq!(image.bytes_from(TEXT).unwrap().len(), 0x200);
    assert_eq!(image.bytes_from(TEXT + 0x200), None);
    assert_eq!(image.bytes_from(zeros), None);
}

/// windows-hardware/drivers/kernel/making-drivers-pageable
#[test]
fn sections_named_page_are_pageable_and_init_is_discarded() {
    let mut builder = Builder::new();
    builder.section("PAGE", CODE, &[0xc3]);
    builder.section("PAGENDSM", CODE, &[0xc3]);
    builder.section("INIT", CODE | DISCARDABLE, &[0xc3]);
    builder.section(".reloc", READ_ONLY | DISCARDABLE, &[0]);
    let image = parsed(&builder);
    let pageable: Vec<bool> = image
        .sections()
        .iter()
        .map(|each| each.is_pageable())
        .collect();
    assert_eq!(pageable, [false, true, true, false, false]);
    let init: Vec<bool> = image.sections().iter().map(|each| each.is_init()).collect();
    assert_eq!(init, [false, false, false, true, false]);
    let gone: Vec<bool> = image
        .sections()
        .iter()
        .map(|each| each.is_discardable())
        .collect();
    assert_eq!(gone, [false, false, false, true, true]);
}

#[test]
fn init_is_discardable_also_where_the_linker_did_not_mark_it() {
    let mut builder = Builder::new();
    let init = builder.section("INIT", CODE, &[0xc3]);
    assert!(parsed(&builder).section_at(init).unwrap().is_discardable());
}

#[test]
fn writable_and_executable_init_is_executable_only() {
    let mut builder = Builder::new();
    let init = builder.section("INIT", CODE | WRITE | DISCARDABLE, &[0xc3]);
    let image = parsed(&builder);
    let section = image.section_at(init).unwrap();
    assert_eq!(section.protection(), Protection::ReadExecute);
    assert!(section.is_write_refused());
    assert!(!image.section_at(TEXT).unwrap().is_write_refused());
}

#[test]
fn imports_are_by_name_and_by_ordinal_from_several_images() {
    let mut builder = Builder::new();
    let slots = builder.imports(&[
        ("NDIS.SYS", &[name("NdisSetEvent"), ImportName::Ordinal(9)]),
        ("ntoskrnl.exe", &[name("ExEventObjectType")]),
    ]);
    let image = parsed(&builder);
    let [ndis, kernel] = image.imports() else {
        panic!("two images are imported from")
    };
    assert_eq!(ndis.name, "NDIS.SYS");
    assert_eq!(ndis.functions[0].name, name("NdisSetEvent"));
    assert_eq!(ndis.functions[0].slot, slots[0]);
    assert_eq!(ndis.functions[1].name, ImportName::Ordinal(9));
    assert_eq!(ndis.functions[1].slot, slots[0] + 8);
    assert_eq!(kernel.functions[0].name, name("ExEventObjectType"));
    assert_eq!(kernel.functions[0].slot, slots[1]);
}

#[test]
fn dll_names_compare_without_case() {
    let mut builder = Builder::new();
    builder.imports(&[("HAL.dll", &[name("KeStallExecutionProcessor")])]);
    let image = parsed(&builder);
    assert!(image.imports()[0].is("hal.DLL"));
    assert!(!image.imports()[0].is("hal"));
}

#[test]
fn imports_without_lookup_table_are_read_from_the_address_table() {
    let mut builder = Builder::new();
    builder.imports(&[("NDIS.SYS", &[name("NdisSetEvent")])]);
    let mut file = builder.build();
    put(
        &mut file,
        builder.file_offset(builder.directories[crate::support::IMPORT].0),
        &[0; 4],
    );
    let image = image::parse("bound.sys", &file).unwrap();
    assert_eq!(image.imports()[0].functions[0].name, name("NdisSetEvent"));
}

#[test]
fn load_configuration_tells_where_cookie_and_guard_pointers_lie() {
    let mut builder = Builder::new();
    let data = builder.section(".data", DATA, &[0; 32]);
    builder.load_configuration(0x80, [data, data + 8, data + 16]);
    let expected = LoadConfiguration {
        security_cookie: Some(data),
        guard_check_pointer: Some(data + 8),
        guard_dispatch_pointer: Some(data + 16),
    };
    assert_eq!(parsed(&builder).load_configuration(), expected);
}

#[test]
fn load_configuration_of_an_older_linker_has_a_cookie_only() {
    let mut builder = Builder::new();
    let data = builder.section(".data", DATA, &[0; 32]);
    builder.load_configuration(0x70, [data, 0, 0]);
    let expected = LoadConfiguration {
        security_cookie: Some(data),
        ..Default::default()
    };
    assert_eq!(parsed(&builder).load_configuration(), expected);
}

#[test]
fn function_is_found_by_any_address_in_it() {
    let mut builder = Builder::with_code(&[0xc3; 64]);
    let table = builder.function_table(&[[0x1010, 0x1020, 0x2008], [0x1000, 0x1008, 0x2000]]);
    let image = parsed(&builder);
    assert_eq!(image.function_table(), Some(table..table + 24));
    let first = RuntimeFunction {
        begin: 0x1000,
        end: 0x1008,
        unwind: 0x2000,
        entry: table + 12,
    };
    let second = RuntimeFunction {
        begin: 0x1010,
        end: 0x1020,
        unwind: 0x2008,
        entry: table,
    };
    assert_eq!(image.function_at(0xfff), None);
    assert_eq!(image.function_at(0x1000), Some(first));
    assert_eq!(image.function_at(0x1007), Some(first));
    assert_eq!(image.function_at(0x1008), None);
    assert_eq!(image.function_at(0x1010), Some(second));
    assert_eq!(image.function_at(0x1020), None);
}

#[test]
fn exports_have_names_or_numbers() {
    let mut builder = Builder::new();
    builder.exports(5, &[("Second", 0x1010), ("", 0x1020), ("", 0)]);
    let image = parsed(&builder);
    let expected = [
        Export {
            name: Some("Second".to_owned()),
            ordinal: 5,
            rva: 0x1010,
        },
        Export {
            name: None,
            ordinal: 6,
            rva: 0x1020,
        },
    ];
    assert_eq!(image.exports(), expected);
    assert_eq!(image.export("Second"), Some(0x1010));
    assert_eq!(image.export("second"), None);
}

#[test]
fn code_view_entry_identifies_the_program_database() {
    let mut builder = Builder::new();
    let guid = [
        0x78, 0x56, 0x34, 0x12, 0xbc, 0x9a, 0xf0, 0xde, 1, 2, 3, 4, 5, 6, 7, 8,
    ];
    builder.code_view("d:\\obj\\sample.pdb", guid, 0x1b);
    let image = parsed(&builder);
    let expected = CodeView {
        pdb_path: "d:\\obj\\sample.pdb".to_owned(),
        guid,
        age: 0x1b,
    };
    assert_eq!(image.code_view(), Some(&expected));
    assert_eq!(
        expected.symbol_server_key(),
        "123456789ABCDEF001020304050607081B"
    );
}

#[test]
fn symbols_name_functions_by_short_and_long_names() {
    let mut builder = Builder::with_code(&[0xc3; 64]);
    builder.section(".data", DATA, &[0; 16]);
    builder.symbols(&[
        ("MiniportSendNetBufferLists", 1, 0x20),
        ("Start", 1, 0),
        ("Adapter", 2, 0),
    ]);
    let image = parsed(&builder);
    let start = Symbol {
        name: "Start".to_owned(),
        rva: 0x1000,
    };
    let send = Symbol {
        name: "MiniportSendNetBufferLists".to_owned(),
        rva: 0x1020,
    };
    assert_eq!(image.symbols(), [start.clone(), send.clone()]);
    assert_eq!(image.symbol_at(0x101f), Some(&start));
    assert_eq!(image.symbol_at(0x1020), Some(&send));
    assert_eq!(image.symbol_at(0x2000), None);
}

#[test]
fn long_section_name_comes_from_the_string_table() {
    let mut builder = Builder::new();
    builder.section("/4", READ_ONLY | DISCARDABLE, &[0]);
    builder.symbols(&[(".debug_aranges", 1, 0)]);
    assert_eq!(parsed(&builder).sections()[1].name(), ".debug_aranges");
}
