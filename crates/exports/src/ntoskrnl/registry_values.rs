//! The registry through the run-time library. Guide: kernel/registry-run-time-library-routines.
//!
//! A path is relative to one of a few keys, or absolute, or in its place stands a handle.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::wdm::{RTL_REGISTRY_ABSOLUTE, RTL_REGISTRY_HANDLE, RTL_REGISTRY_OPTIONAL};
use abi::{Address, NtStatus};
use executive::registry::{KeyId, relative_to};
use machine::{Call, Stop, exports};

use crate::driver_memory::{bytes, wide_string};
use crate::ntoskrnl::registry::{key_of, status, status_of};

mod query;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-rtlqueryregistryvalues")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlQueryRegistryValues(
        RelativeTo: u32,
        Path: Address,
        QueryTable: Address,
        Context: Address,
        Environment: Address,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlcheckregistrykey")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlCheckRegistryKey(RelativeTo: u32, Path: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlcreateregistrykey")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlCreateRegistryKey(RelativeTo: u32, Path: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtlwriteregistryvalue")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlWriteRegistryValue(
        RelativeTo: u32,
        Path: Address,
        ValueName: Address,
        ValueType: u32,
        ValueData: Address,
        ValueLength: u32,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-rtldeleteregistryvalue")]
    #[irql(= PASSIVE_LEVEL)]
    fn RtlDeleteRegistryValue(RelativeTo: u32, Path: Address, ValueName: Address) -> NtStatus;
}

/// Gives the values that a table asks for to routines of the driver or straight to its memory.
///
/// # Differences from Windows
/// Variables of the environment are not replaced in `REG_EXPAND_SZ` values.
fn RtlQueryRegistryValues(
    call: &mut Call,
    RelativeTo: u32,
    Path: Address,
    QueryTable: Address,
    Context: Address,
    _Environment: Address,
) -> Result<NtStatus, Stop> {
    let key = match find(call, RelativeTo, Path)? {
        Ok(key) => Some(key),
        Err(_) if RelativeTo & RTL_REGISTRY_OPTIONAL != 0 => None,
        Err(status) => return Ok(status),
    };
    query::run(call, key, QueryTable, Context)
}

/// Whether a key is there: `STATUS_SUCCESS`, or `STATUS_OBJECT_NAME_NOT_FOUND`.
fn RtlCheckRegistryKey(call: &mut Call, RelativeTo: u32, Path: Address) -> Result<NtStatus, Stop> {
    let found = find(call, RelativeTo, Path)?;
    Ok(found.map_or_else(|status| status, |_| NtStatus::SUCCESS))
}

/// Makes a key if it is not there; all but the last part of its path must be.
fn RtlCreateRegistryKey(call: &mut Call, RelativeTo: u32, Path: Address) -> Result<NtStatus, Stop> {
    let (root, path) = match start(call, RelativeTo, Path)? {
        Ok(start) => start,
        Err(status) => return Ok(status),
    };
    let created = call.executive().registry.create(root, &path);
    Ok(status(created.map(drop)))
}

/// Makes or replaces a value.
fn RtlWriteRegistryValue(
    call: &mut Call,
    RelativeTo: u32,
    Path: Address,
    ValueName: Address,
    ValueType: u32,
    ValueData: Address,
    ValueLength: u32,
) -> Result<NtStatus, Stop> {
    let key = match find(call, RelativeTo, Path)? {
        Ok(key) => key,
        Err(status) => return Ok(status),
    };
    let name = wide_string(call, ValueName)?;
    let data = bytes(call, ValueData, u64::from(ValueLength))?;
    Ok(status(
        call.executive()
            .registry
            .set_value(key, &name, ValueType, &data),
    ))
}

/// Deletes a value.
fn RtlDeleteRegistryValue(
    call: &mut Call,
    RelativeTo: u32,
    Path: Address,
    ValueName: Address,
) -> Result<NtStatus, Stop> {
    let key = match find(call, RelativeTo, Path)? {
        Ok(key) => key,
        Err(status) => return Ok(status),
    };
    let name = wide_string(call, ValueName)?;
    Ok(status(call.executive().registry.delete_value(key, &name)))
}

/// Where a path starts, if not at the root, and the path.
type Start = (Option<KeyId>, Vec<u16>);

fn start(call: &mut Call, relative: u32, path: Address) -> Result<Result<Start, NtStatus>, Stop> {
    if relative & RTL_REGISTRY_HANDLE != 0 {
        return Ok(key_of(call, path).map(|key| (Some(key), Vec::new())));
    }
    let path = if path.is_null() {
        Vec::new()
    } else {
        wide_string(call, path)?
    };
    if relative & !RTL_REGISTRY_OPTIONAL == RTL_REGISTRY_ABSOLUTE {
        return Ok(Ok((None, path)));
    }
    let Some(root) = relative_to(relative) else {
        return Ok(Err(NtStatus::INVALID_PARAMETER));
    };
    let root: Vec<u16> = root.encode_utf16().collect();
    let found = call.executive().registry.find(None, &root);
    Ok(found.map(|root| (Some(root), path)).map_err(status_of))
}

fn find(call: &mut Call, relative: u32, path: Address) -> Result<Result<KeyId, NtStatus>, Stop> {
    Ok(match start(call, relative, path)? {
        Ok((root, path)) => call
            .executive()
            .registry
            .find(root, &path)
            .map_err(status_of),
        Err(status) => Err(status),
    })
}
