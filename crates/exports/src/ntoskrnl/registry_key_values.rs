//! Values of the registry. Guide: kernel/using-the-registry-in-a-driver.
//!
//! What a driver sets lasts until the machine is reset.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::{Address, NtStatus};
use executive::registry::information::value_information;
use machine::{Call, Stop, exports};

use crate::driver_memory::{bytes, unicode_string};
use crate::ntoskrnl::registry::{give, status, with_key};

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-zwqueryvaluekey")]
    #[irql(= PASSIVE_LEVEL)]
    fn ZwQueryValueKey(
        KeyHandle: Address,
        ValueName: Address,
        KeyValueInformationClass: u32,
        KeyValueInformation: Address,
        Length: u32,
        ResultLength: Address,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-zwenumeratevaluekey")]
    #[irql(= PASSIVE_LEVEL)]
    fn ZwEnumerateValueKey(
        KeyHandle: Address,
        Index: u32,
        KeyValueInformationClass: u32,
        KeyValueInformation: Address,
        Length: u32,
        ResultLength: Address,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-zwsetvaluekey")]
    #[irql(= PASSIVE_LEVEL)]
    fn ZwSetValueKey(
        KeyHandle: Address,
        ValueName: Address,
        TitleIndex: u32,
        Type: u32,
        Data: Address,
        DataSize: u32,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-zwdeletevaluekey")]
    #[irql(= PASSIVE_LEVEL)]
    fn ZwDeleteValueKey(KeyHandle: Address, ValueName: Address) -> NtStatus;
}

/// Gives a value. `STATUS_BUFFER_TOO_SMALL` if not even the structure fits, `STATUS_BUFFER_OVERFLOW` if
/// a part of the value does not; `*ResultLength` is what is needed.
///
/// # Rules
/// `handle-invalid`.
fn ZwQueryValueKey(
    call: &mut Call,
    KeyHandle: Address,
    ValueName: Address,
    KeyValueInformationClass: u32,
    KeyValueInformation: Address,
    Length: u32,
    ResultLength: Address,
) -> Result<NtStatus, Stop> {
    with_key(call, KeyHandle, |call, key| {
        let name = unicode_string(call, ValueName)?;
        let value = call.executive().registry.value(key, &name);
        let information = value.map(|value| value_information(value, KeyValueInformationClass));
        give(call, information, KeyValueInformation, Length, ResultLength)
    })
}

/// Gives a value by its place; `STATUS_NO_MORE_ENTRIES` behind the last one.
///
/// # Rules
/// `handle-invalid`.
fn ZwEnumerateValueKey(
    call: &mut Call,
    KeyHandle: Address,
    Index: u32,
    KeyValueInformationClass: u32,
    KeyValueInformation: Address,
    Length: u32,
    ResultLength: Address,
) -> Result<NtStatus, Stop> {
    with_key(call, KeyHandle, |call, key| {
        let value = call.executive().registry.value_at(key, Index);
        let information = value.map(|value| value_information(value, KeyValueInformationClass));
        give(call, information, KeyValueInformation, Length, ResultLength)
    })
}

/// Makes or replaces a value, until the machine is reset.
///
/// # Rules
/// `handle-invalid`.
fn ZwSetValueKey(
    call: &mut Call,
    KeyHandle: Address,
    ValueName: Address,
    _TitleIndex: u32,
    Type: u32,
    Data: Address,
    DataSize: u32,
) -> Result<NtStatus, Stop> {
    with_key(call, KeyHandle, |call, key| {
        let name = unicode_string(call, ValueName)?;
        let data = bytes(call, Data, u64::from(DataSize))?;
        Ok(status(
            call.executive().registry.set_value(key, &name, Type, &data),
        ))
    })
}

/// Deletes a value.
///
/// # Rules
/// `handle-invalid`.
fn ZwDeleteValueKey(
    call: &mut Call,
    KeyHandle: Address,
    ValueName: Address,
) -> Result<NtStatus, Stop> {
    with_key(call, KeyHandle, |call, key| {
        let name = unicode_string(call, ValueName)?;
        Ok(status(call.executive().registry.delete_value(key, &name)))
    })
}
