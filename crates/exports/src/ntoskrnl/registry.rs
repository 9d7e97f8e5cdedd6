//! Keys of the registry. Guide: kernel/using-the-registry-in-a-driver.
//!
//! The registry has the keys that every driver finds, the driver's own, and what the user's file adds.
//! Access masks are not looked at.
#![expect(
    non_snake_case,
    clippy::too_many_arguments,
    reason = "exports keep the documentation's names and parameters"
)]

use abi::constants::ntstatus::{
    STATUS_CANNOT_DELETE, STATUS_KEY_DELETED, STATUS_NO_MORE_ENTRIES, STATUS_OBJECT_NAME_NOT_FOUND,
    STATUS_OBJECT_PATH_SYNTAX_BAD,
};
use abi::constants::wdm::{REG_CREATED_NEW_KEY, REG_OPENED_EXISTING_KEY};
use abi::layout::wdm::OBJECT_ATTRIBUTES;
use abi::{Address, NtStatus};
use executive::registry::information::{Information, key_information};
use executive::registry::{Disposition, KeyError, KeyId, NETWORK_ADAPTERS};
use machine::{Call, Stop, exports};

use crate::driver_memory::{checked, unicode_string};
use crate::ntoskrnl::{devices, objects};

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-zwopenkey")]
    #[irql(= PASSIVE_LEVEL)]
    fn ZwOpenKey(KeyHandle: Address, DesiredAccess: u32, ObjectAttributes: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-zwopenkeyex")]
    #[irql(= PASSIVE_LEVEL)]
    fn ZwOpenKeyEx(
        KeyHandle: Address,
        DesiredAccess: u32,
        ObjectAttributes: Address,
        OpenOptions: u32,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-zwcreatekey")]
    #[irql(= PASSIVE_LEVEL)]
    fn ZwCreateKey(
        KeyHandle: Address,
        DesiredAccess: u32,
        ObjectAttributes: Address,
        TitleIndex: u32,
        Class: Address,
        CreateOptions: u32,
        Disposition: Address,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-zwdeletekey")]
    #[irql(= PASSIVE_LEVEL)]
    fn ZwDeleteKey(KeyHandle: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-zwflushkey")]
    #[irql(= PASSIVE_LEVEL)]
    fn ZwFlushKey(KeyHandle: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-zwquerykey")]
    #[irql(= PASSIVE_LEVEL)]
    fn ZwQueryKey(
        KeyHandle: Address,
        KeyInformationClass: u32,
        KeyInformation: Address,
        Length: u32,
        ResultLength: Address,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-zwenumeratekey")]
    #[irql(= PASSIVE_LEVEL)]
    fn ZwEnumerateKey(
        KeyHandle: Address,
        Index: u32,
        KeyInformationClass: u32,
        KeyInformation: Address,
        Length: u32,
        ResultLength: Address,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-ioopendeviceregistrykey")]
    #[irql(= PASSIVE_LEVEL)]
    fn IoOpenDeviceRegistryKey(
        DeviceObject: Address,
        DevInstKeyType: u32,
        DesiredAccess: u32,
        DeviceRegKey: Address,
    ) -> NtStatus;
}

/// Opens a key; `STATUS_OBJECT_NAME_NOT_FOUND` if there is none.
///
/// # Rules
/// `handle-invalid`, `handle-not-closed`.
fn ZwOpenKey(
    call: &mut Call,
    KeyHandle: Address,
    _DesiredAccess: u32,
    ObjectAttributes: Address,
) -> Result<NtStatus, Stop> {
    let (root, path) = match named_key(call, ObjectAttributes)? {
        Ok(named) => named,
        Err(status) => return Ok(status),
    };
    match call.executive().registry.find(root, &path) {
        Ok(key) => open(call, key, KeyHandle),
        Err(error) => Ok(status_of(error)),
    }
}

/// As `ZwOpenKey`; options make no difference.
fn ZwOpenKeyEx(
    call: &mut Call,
    KeyHandle: Address,
    DesiredAccess: u32,
    ObjectAttributes: Address,
    _OpenOptions: u32,
) -> Result<NtStatus, Stop> {
    ZwOpenKey(call, KeyHandle, DesiredAccess, ObjectAttributes)
}

/// Opens a key, or makes it if all but the last part of its path exists.
///
/// # Rules
/// As for `ZwOpenKey`.
fn ZwCreateKey(
    call: &mut Call,
    KeyHandle: Address,
    _DesiredAccess: u32,
    ObjectAttributes: Address,
    _TitleIndex: u32,
    _Class: Address,
    _CreateOptions: u32,
    Disposition: Address,
) -> Result<NtStatus, Stop> {
    let (root, path) = match named_key(call, ObjectAttributes)? {
        Ok(named) => named,
        Err(status) => return Ok(status),
    };
    let (key, disposition) = match call.executive().registry.create(root, &path) {
        Ok(created) => created,
        Err(error) => return Ok(status_of(error)),
    };
    if !Disposition.is_null() {
        call.write(Disposition, disposition_number(disposition))?;
    }
    open(call, key, KeyHandle)
}

/// Deletes a key; `STATUS_CANNOT_DELETE` if it has subkeys.
///
/// # Rules
/// `handle-invalid`.
fn ZwDeleteKey(call: &mut Call, KeyHandle: Address) -> Result<NtStatus, Stop> {
    with_key(call, KeyHandle, |call, key| {
        Ok(status(call.executive().registry.delete_key(key)))
    })
}

/// Writes a key to disk, which there is none of.
///
/// # Rules
/// `handle-invalid`.
fn ZwFlushKey(call: &mut Call, KeyHandle: Address) -> Result<NtStatus, Stop> {
    with_key(call, KeyHandle, |_, _| Ok(NtStatus::SUCCESS))
}

/// Tells about a key.
///
/// # Rules
/// `handle-invalid`.
fn ZwQueryKey(
    call: &mut Call,
    KeyHandle: Address,
    KeyInformationClass: u32,
    KeyInformation: Address,
    Length: u32,
    ResultLength: Address,
) -> Result<NtStatus, Stop> {
    with_key(call, KeyHandle, |call, id| {
        let registry = &call.executive().registry;
        let information = registry
            .key(id)
            .map(|key| key_information(registry, id, key, KeyInformationClass));
        give(call, information, KeyInformation, Length, ResultLength)
    })
}

/// Tells about a subkey; `STATUS_NO_MORE_ENTRIES` behind the last one.
///
/// # Rules
/// `handle-invalid`.
fn ZwEnumerateKey(
    call: &mut Call,
    KeyHandle: Address,
    Index: u32,
    KeyInformationClass: u32,
    KeyInformation: Address,
    Length: u32,
    ResultLength: Address,
) -> Result<NtStatus, Stop> {
    with_key(call, KeyHandle, |call, id| {
        let registry = &call.executive().registry;
        let information = registry
            .subkey(id, Index)
            .map(|key| key_information(registry, id, key, KeyInformationClass));
        give(call, information, KeyInformation, Length, ResultLength)
    })
}

/// Opens the key of a device's driver: that of the network adapter.
///
/// # Rules
/// `io-object-invalid`, `handle-not-closed`.
///
/// # Differences from Windows
/// The device's hardware key is not provided: `STATUS_OBJECT_NAME_NOT_FOUND`.
fn IoOpenDeviceRegistryKey(
    call: &mut Call,
    DeviceObject: Address,
    DevInstKeyType: u32,
    _DesiredAccess: u32,
    DeviceRegKey: Address,
) -> Result<NtStatus, Stop> {
    devices::device(call, DeviceObject)?;
    if DevInstKeyType & PLUGPLAY_REGKEY_DRIVER == 0 {
        return Ok(NtStatus(STATUS_OBJECT_NAME_NOT_FOUND));
    }
    let path: Vec<u16> = format!("{NETWORK_ADAPTERS}\\0000").encode_utf16().collect();
    match call.executive().registry.create(None, &path) {
        Ok((key, _)) => open(call, key, DeviceRegKey),
        Err(error) => Ok(status_of(error)),
    }
}

/// The software key of a device, that of its driver.
const PLUGPLAY_REGKEY_DRIVER: u32 = 2;

/// The status of an operation on the registry.
pub(super) fn status(outcome: Result<(), KeyError>) -> NtStatus {
    outcome.map_or_else(status_of, |()| NtStatus::SUCCESS)
}

/// The documented status of what went wrong with a key.
pub(super) fn status_of(error: KeyError) -> NtStatus {
    NtStatus(match error {
        KeyError::NotFound => STATUS_OBJECT_NAME_NOT_FOUND,
        KeyError::BadPath => STATUS_OBJECT_PATH_SYNTAX_BAD,
        KeyError::Deleted => STATUS_KEY_DELETED,
        KeyError::HasSubkeys => STATUS_CANNOT_DELETE,
        KeyError::NoMoreEntries => STATUS_NO_MORE_ENTRIES,
    })
}

fn disposition_number(disposition: Disposition) -> u32 {
    match disposition {
        Disposition::Created => REG_CREATED_NEW_KEY,
        Disposition::OpenedExisting => REG_OPENED_EXISTING_KEY,
    }
}

/// Opens a handle on a key and writes it to `at`.
fn open(call: &mut Call, key: KeyId, at: Address) -> Result<NtStatus, Stop> {
    let site = call.site();
    let handle = call.executive().registry.handles.open(key, site);
    call.write(at, handle)?;
    Ok(NtStatus::SUCCESS)
}

/// The key of a handle, or the status of a handle that is none.
pub(super) fn key_of(call: &mut Call, handle: Address) -> Result<KeyId, NtStatus> {
    let found = call.executive().registry.handles.key(handle);
    found.map_err(|error| objects::invalid_key_handle(call, handle, error))
}

/// Does something with the key of a handle.
pub(super) fn with_key(
    call: &mut Call,
    handle: Address,
    body: impl FnOnce(&mut Call, KeyId) -> Result<NtStatus, Stop>,
) -> Result<NtStatus, Stop> {
    match key_of(call, handle) {
        Ok(key) => body(call, key),
        Err(status) => Ok(status),
    }
}

/// Where a path starts, if not at the root, and the path.
type NamedKey = (Option<KeyId>, Vec<u16>);

/// What object attributes name.
fn named_key(call: &mut Call, attributes: Address) -> Result<Result<NamedKey, NtStatus>, Stop> {
    let root = Address(call.read_field(attributes, OBJECT_ATTRIBUTES::RootDirectory)?);
    let root = if root.is_null() {
        None
    } else {
        match key_of(call, root) {
            Ok(key) => Some(key),
            Err(status) => return Ok(Err(status)),
        }
    };
    let name = Address(call.read_field(attributes, OBJECT_ATTRIBUTES::ObjectName)?);
    let path = unicode_string(call, name)?;
    Ok(Ok((root, path)))
}

/// Writes information to the driver's buffer.
pub(super) fn give(
    call: &mut Call,
    information: Result<Option<Information>, KeyError>,
    buffer: Address,
    length: u32,
    result_length: Address,
) -> Result<NtStatus, Stop> {
    match information {
        Ok(Some(information)) => {
            let written = information.write(call.memory(), buffer, length, result_length);
            checked(call, written)
        }
        Ok(None) => Ok(NtStatus::INVALID_PARAMETER),
        Err(error) => Ok(status_of(error)),
    }
}
