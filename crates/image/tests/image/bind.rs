//! Binding imports: by name and number, code and data, and the list of all that is not provided.

use image::{BindError, ImportName, Resolution, UnresolvedDll, WritableImage};

use crate::support::memory::{free_base, read_u64};
use crate::support::{Builder, name, parsed};

fn mapped(builder: &Builder) -> WritableImage {
    parsed(builder).map(free_base(), 1).unwrap()
}

#[test]
fn slots_get_the_addresses_of_functions() {
    let mut builder = Builder::new();
    let slots = builder.imports(&[
        ("NDIS.SYS", &[name("NdisSetEvent"), ImportName::Ordinal(3)]),
        ("HAL.dll", &[name("KeStallExecutionProcessor")]),
    ]);
    let mut mapped = mapped(&builder);
    mapped
        .bind(&mut |dll, function| {
            Resolution::Address(match (dll, function) {
                ("ndis.sys", ImportName::Name(_)) => 0x10,
                ("ndis.sys", ImportName::Ordinal(number)) => 0x20 + u64::from(*number),
                _ => 0x30,
            })
        })
        .unwrap();
    let mapped = mapped.protect().unwrap();
    assert_eq!(read_u64(mapped.address(slots[0])), 0x10);
    assert_eq!(read_u64(mapped.address(slots[0] + 8)), 0x23);
    assert_eq!(read_u64(mapped.address(slots[1])), 0x30);
}

#[test]
fn resolver_is_asked_for_dlls_in_lower_case() {
    let mut builder = Builder::new();
    let event: &[ImportName] = &[name("NdisSetEvent")];
    builder.imports(&[
        ("NDIS.SYS", event),
        ("Ndis.sys", event),
        ("ndis.sys", event),
    ]);
    let mut asked = Vec::new();
    let bound = mapped(&builder).bind(&mut |dll, _| {
        asked.push(dll.to_owned());
        Resolution::Address(1)
    });
    bound.unwrap();
    assert_eq!(asked, ["ndis.sys"; 3]);
}

#[test]
fn data_is_bound_like_a_function() {
    let mut builder = Builder::new();
    let slots = builder.imports(&[("ntoskrnl.exe", &[name("ExEventObjectType")])]);
    let mut mapped = mapped(&builder);
    mapped
        .bind(&mut |_, _| Resolution::Address(0x7fff_0000_1230))
        .unwrap();
    assert_eq!(read_u64(mapped.address(slots[0])), 0x7fff_0000_1230);
}

#[test]
fn memcpy_may_be_an_import() {
    let mut builder = Builder::new();
    let wanted: &[ImportName] = &[name("memcpy"), name("memset"), name("memcmp")];
    let slots = builder.imports(&[("ntoskrnl.exe", wanted)]);
    let mut mapped = mapped(&builder);
    mapped
        .bind(&mut |_, function| {
            let position = wanted.iter().position(|each| each == function).unwrap();
            Resolution::Address(position as u64 + 1)
        })
        .unwrap();
    let bound = [0, 8, 16].map(|at| read_u64(mapped.address(slots[0] + at)));
    assert_eq!(bound, [1, 2, 3]);
}

#[test]
fn all_missing_imports_are_listed_by_dll() {
    let mut builder = Builder::new();
    builder.imports(&[
        (
            "NDIS.SYS",
            &[
                name("NdisFuture"),
                name("NdisSetEvent"),
                ImportName::Ordinal(9),
            ],
        ),
        (
            "wdfldr.sys",
            &[name("WdfVersionBind"), name("WdfVersionUnbind")],
        ),
        ("ntoskrnl.exe", &[name("ExFuture"), name("ExFuture")]),
    ]);
    let bound = mapped(&builder).bind(&mut |dll, function| match (dll, function) {
        ("wdfldr.sys", _) => Resolution::UnknownDll,
        (_, ImportName::Name(name)) if name == "NdisSetEvent" => Resolution::Address(1),
        _ => Resolution::MissingFunction,
    });
    let unresolved = |dll: &str, functions: &[ImportName]| UnresolvedDll {
        name: dll.to_owned(),
        functions: functions.to_vec(),
    };
    let expected = BindError {
        file_name: "sample.sys".to_owned(),
        missing: vec![
            unresolved("ndis.sys", &[name("NdisFuture"), ImportName::Ordinal(9)]),
            unresolved("ntoskrnl.exe", &[name("ExFuture")]),
        ],
        unknown_dlls: vec![unresolved(
            "wdfldr.sys",
            &[name("WdfVersionBind"), name("WdfVersionUnbind")],
        )],
    };
    assert_eq!(bound, Err(expected));
}

#[test]
fn error_lists_imports_one_dll_a_line() {
    let mut builder = Builder::new();
    builder.imports(&[
        ("NDIS.SYS", &[name("NdisFuture"), ImportName::Ordinal(9)]),
        ("wdfldr.sys", &[name("WdfVersionBind")]),
    ]);
    let bound = mapped(&builder).bind(&mut |dll, _| match dll {
        "ndis.sys" => Resolution::MissingFunction,
        _ => Resolution::UnknownDll,
    });
    assert_eq!(
        bound.unwrap_err().to_string(),
        "sample.sys: imports what is not provided\
         \n  ndis.sys has no NdisFuture, ordinal 9\
         \n  wdfldr.sys is not an image known here (wanted: WdfVersionBind)"
    );
}

#[test]
fn image_without_imports_is_bound_already() {
    let bound = mapped(&Builder::new()).bind(&mut |_, _| Resolution::UnknownDll);
    assert_eq!(bound, Ok(()));
}
