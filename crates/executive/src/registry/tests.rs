//! Tests of keys, values, handles and loading.

use abi::constants::wdm as constant;
use abi::{Address, Kirql};

use super::*;
use crate::site::{Activity, Callback, Site, ThreadId};

const SOFTWARE: &str = "\\Registry\\Machine\\Software";

fn wide(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

fn site(step: u64) -> Site {
    Site {
        step,
        caller: Address(0x1400),
        activity: Activity::Thread(ThreadId::default()),
        irql: Kirql::PASSIVE_LEVEL,
        callback: Callback::NONE,
    }
}

fn find(registry: &Registry, path: &str) -> Result<KeyId, KeyError> {
    registry.find(None, &wide(path))
}

/// A registry with `\Registry\Machine\Software\Test`.
fn with_key() -> (Registry, KeyId) {
    let mut registry = Registry::new();
    let (id, disposition) = registry
        .create(None, &wide(&format!("{SOFTWARE}\\Test")))
        .unwrap();
    assert_eq!(disposition, Disposition::Created);
    (registry, id)
}

#[test]
fn keys_are_found_without_regard_to_case() {
    let (registry, id) = with_key();
    assert_eq!(
        find(&registry, "\\REGISTRY\\machine\\SOFTWARE\\test"),
        Ok(id)
    );
    assert_eq!(
        find(&registry, "\\Registry\\Machine\\Software\\Test\\"),
        Ok(id)
    );
    assert_eq!(registry.path_of(id), wide(&format!("{SOFTWARE}\\Test")));
}

#[test]
fn control_set_001_is_the_current_control_set() {
    let registry = Registry::new();
    let path = SERVICES.replace("CurrentControlSet", "ControlSet001");
    assert_eq!(find(&registry, &path), find(&registry, SERVICES));
}

#[test]
fn a_path_is_relative_to_a_root_key_or_starts_with_registry() {
    let (registry, id) = with_key();
    let software = find(&registry, SOFTWARE).unwrap();
    assert_eq!(registry.find(Some(software), &wide("Test")), Ok(id));
    assert_eq!(registry.find(Some(id), &[]), Ok(id));
    assert_eq!(find(&registry, "Test"), Err(KeyError::BadPath));
    assert_eq!(find(&registry, "\\Device\\Test"), Err(KeyError::NotFound));
    assert_eq!(
        find(&registry, "\\Registry\\\\Machine"),
        Err(KeyError::BadPath)
    );
}

#[test]
fn creating_a_key_that_exists_opens_it() {
    let (mut registry, id) = with_key();
    let again = registry.create(None, &wide("\\Registry\\Machine\\Software\\TEST"));
    assert_eq!(again, Ok((id, Disposition::OpenedExisting)));
}

#[test]
fn the_keys_before_the_last_one_must_exist() {
    let (mut registry, id) = with_key();
    assert_eq!(
        registry.create(Some(id), &wide("A\\B")),
        Err(KeyError::NotFound)
    );
    let (a, _) = registry.create(Some(id), &wide("A")).unwrap();
    assert!(registry.create(Some(a), &wide("B")).is_ok());
}

#[test]
fn a_value_is_replaced_under_its_name_in_any_case() {
    let (mut registry, id) = with_key();
    registry
        .set_value(id, &wide("Name"), constant::REG_SZ, &[1])
        .unwrap();
    registry
        .set_value(id, &wide("NAME"), constant::REG_BINARY, &[2, 3])
        .unwrap();
    let value = registry.value(id, &wide("name")).unwrap();
    assert_eq!(
        (value.kind, value.data.as_slice()),
        (constant::REG_BINARY, &[2, 3][..])
    );
    assert_eq!(String::from_utf16_lossy(&value.name), "Name");
}

#[test]
fn a_deleted_value_is_not_found() {
    let (mut registry, id) = with_key();
    registry.set_value(id, &[], constant::REG_SZ, &[]).unwrap();
    assert_eq!(registry.delete_value(id, &[]), Ok(()));
    assert_eq!(registry.delete_value(id, &[]), Err(KeyError::NotFound));
    assert_eq!(registry.value(id, &[]), Err(KeyError::NotFound));
}

#[test]
fn subkeys_come_in_the_order_of_names_and_values_in_the_order_of_making() {
    let (mut registry, id) = with_key();
    for name in ["b", "A", "c"] {
        registry.create(Some(id), &wide(name)).unwrap();
        registry
            .set_value(id, &wide(name), constant::REG_SZ, &[])
            .unwrap();
    }
    let subkeys: Vec<String> = (0..3)
        .map(|index| String::from_utf16_lossy(registry.subkey(id, index).unwrap().name()))
        .collect();
    assert_eq!(subkeys, ["A", "b", "c"]);
    let values: Vec<String> = (0..3)
        .map(|index| String::from_utf16_lossy(&registry.value_at(id, index).unwrap().name))
        .collect();
    assert_eq!(values, ["b", "A", "c"]);
    assert!(matches!(
        registry.subkey(id, 3),
        Err(KeyError::NoMoreEntries)
    ));
    assert_eq!(registry.value_at(id, 3), Err(KeyError::NoMoreEntries));
}

#[test]
fn a_key_with_subkeys_cannot_be_deleted() {
    let (mut registry, id) = with_key();
    let (child, _) = registry.create(Some(id), &wide("A")).unwrap();
    assert_eq!(registry.delete_key(id), Err(KeyError::HasSubkeys));
    assert_eq!(registry.delete_key(child), Ok(()));
    assert_eq!(registry.delete_key(id), Ok(()));
}

/// "A call to ZwDeleteKey causes the handle … and all other handles to the deleted key to become
/// invalid. … you must call ZwClose to close the key handles."
#[test]
fn a_deleted_key_is_of_no_use_but_its_handle_is_still_to_be_closed() {
    let (mut registry, id) = with_key();
    let handle = registry.handles.open(id, site(1));
    registry.delete_key(id).unwrap();
    assert_eq!(
        registry.set_value(id, &wide("x"), 1, &[]),
        Err(KeyError::Deleted)
    );
    assert_eq!(
        registry.create(Some(id), &wide("x")),
        Err(KeyError::Deleted)
    );
    assert_eq!(
        find(&registry, &format!("{SOFTWARE}\\Test")),
        Err(KeyError::NotFound)
    );
    assert_eq!(registry.handles.open_handles().count(), 1);
    assert_eq!(registry.handles.close(handle, site(2)), Ok(()));
}

#[test]
fn a_closed_handle_tells_where_it_was_closed() {
    let (mut registry, id) = with_key();
    let handle = registry.handles.open(id, site(1));
    assert_eq!(registry.handles.key(handle), Ok(id));
    assert!(KeyHandles::is_key_handle(handle));
    registry.handles.close(handle, site(2)).unwrap();
    let closed = HandleError::Closed {
        opened: site(1),
        closed: site(2),
    };
    assert_eq!(registry.handles.close(handle, site(3)), Err(closed));
    assert_ne!(registry.handles.open(id, site(4)), handle);
    assert_eq!(
        registry.handles.key(Address(0x44)),
        Err(HandleError::NotAHandle)
    );
}

#[test]
fn reset_takes_back_what_a_driver_changed_and_keeps_what_was_loaded() {
    let mut registry = Registry::new();
    registry.load("[service]\nStart = 3\n", "sample").unwrap();
    let service = find(&registry, &format!("{SERVICES}\\sample")).unwrap();
    registry
        .set_value(service, &wide("Start"), constant::REG_DWORD, &[4, 0, 0, 0])
        .unwrap();
    registry.create(Some(service), &wide("New")).unwrap();
    registry.handles.open(service, site(1));
    registry.reset();
    assert_eq!(
        registry.value(service, &wide("Start")).unwrap().data,
        [3, 0, 0, 0]
    );
    assert_eq!(
        registry.find(Some(service), &wide("New")),
        Err(KeyError::NotFound)
    );
    assert_eq!(registry.handles.open_handles().count(), 0);
}

#[test]
fn every_type_can_be_loaded() {
    let text = r#"
[adapter]
NetworkAddress = "02-00"
"*JumboPacket" = 0x5EA
Peers = ["a", "bc"]
Limit = { type = "REG_QWORD", value = 18446744073709551615 }
Path = { type = "REG_EXPAND_SZ", value = "%x" }
Mask = { type = "REG_BINARY", value = "01 02-ff" }
"#;
    let mut registry = Registry::new();
    registry.load(text, "sample").unwrap();
    let adapter = find(&registry, &format!("{NETWORK_ADAPTERS}\\0000")).unwrap();
    let value = |name: &str| {
        let value = registry.value(adapter, &wide(name)).unwrap();
        (value.kind, value.data.clone())
    };
    assert_eq!(
        value("NetworkAddress"),
        (
            constant::REG_SZ,
            b"0\x002\x00-\x000\x000\x00\x00\x00".to_vec()
        )
    );
    assert_eq!(
        value("*jumbopacket"),
        (constant::REG_DWORD, vec![0xea, 5, 0, 0])
    );
    assert_eq!(
        value("Peers"),
        (constant::REG_MULTI_SZ, b"a\0\0\0b\0c\0\0\0\0\0".to_vec())
    );
    assert_eq!(value("Limit"), (constant::REG_QWORD, vec![0xff; 8]));
    assert_eq!(
        value("Path"),
        (constant::REG_EXPAND_SZ, b"%\0x\0\0\0".to_vec())
    );
    assert_eq!(value("Mask"), (constant::REG_BINARY, vec![1, 2, 0xff]));
    let names: Vec<String> = registry
        .key(adapter)
        .unwrap()
        .values()
        .iter()
        .map(|value| String::from_utf16_lossy(&value.name))
        .collect();
    assert_eq!(
        names,
        [
            "NetworkAddress",
            "*JumboPacket",
            "Peers",
            "Limit",
            "Path",
            "Mask"
        ]
    );
}

#[test]
fn tables_within_a_key_are_subkeys() {
    let mut registry = Registry::new();
    let text = "[service.Parameters]\nDebug = 1\n['\\Registry\\Machine\\Software\\Example\\Deep']\n\"@\" = 'x'\n";
    registry.load(text, "sample").unwrap();
    let parameters = find(&registry, &format!("{SERVICES}\\sample\\Parameters")).unwrap();
    assert!(registry.value(parameters, &wide("debug")).is_ok());
    let deep = find(&registry, &format!("{SOFTWARE}\\example\\deep")).unwrap();
    assert!(registry.value(deep, &[]).is_ok());
}

#[test]
fn a_bad_text_names_its_line_and_changes_nothing() {
    use RegistryLoadReason as Reason;
    let does_not_fit = |name: &str, kind, wanted| Reason::DoesNotFit {
        name: name.to_owned(),
        kind,
        wanted,
    };
    let number = "it takes a number from 0 to 4294967295";
    let hex = "it takes text of hexadecimal bytes, as \"01 02 ff\"";
    for (text, line, reason) in [
        ("a = 1", 1, Reason::OutsideOfKeys("a".to_owned())),
        ("\n[other]\na = 1", 2, Reason::NotAKey("other".to_owned())),
        (
            "[adapter]\n\na = 1.5",
            3,
            Reason::UnknownKind {
                name: "a".to_owned(),
                kind: "float",
            },
        ),
        (
            "[adapter]\na = true",
            2,
            Reason::UnknownKind {
                name: "a".to_owned(),
                kind: "boolean",
            },
        ),
        (
            "[adapter]\na = 4294967296",
            2,
            does_not_fit("a", "REG_DWORD", number),
        ),
        (
            "[adapter]\na = -1",
            2,
            does_not_fit("a", "REG_DWORD", number),
        ),
        (
            "[adapter]\na = [1]",
            2,
            does_not_fit("a", "REG_MULTI_SZ", "it takes an array of texts"),
        ),
        (
            "[adapter]\na = { type = 'REG_BINARY', value = '123' }",
            2,
            does_not_fit("a", "REG_BINARY", hex),
        ),
        (
            "[adapter]\na = { type = 'DWORD', value = 1 }",
            2,
            Reason::UnknownType("DWORD".to_owned()),
        ),
        (
            "[adapter]\na = 1\nA = 2",
            3,
            Reason::Duplicate("A".to_owned()),
        ),
        (
            "['\\Registry\\\\x']\na = 1",
            1,
            Reason::BadKeyName("\\Registry\\\\x".to_owned()),
        ),
    ] {
        let mut registry = Registry::new();
        assert_eq!(
            registry.load(text, "sample"),
            Err(RegistryLoadError { line, reason }),
            "{text}"
        );
        assert!(find(&registry, &format!("{NETWORK_ADAPTERS}\\0000")).is_err());
    }
}

#[test]
fn a_text_that_is_no_toml_names_its_line() {
    let error = Registry::new()
        .load("[adapter]\na = = 1", "sample")
        .unwrap_err();
    assert_eq!(error.line, 2);
    assert!(matches!(error.reason, RegistryLoadReason::Syntax(_)));
}
