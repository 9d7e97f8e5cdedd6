//! A driver's part of the registry. Pages: ddi/ndis/nf-ndis-ndisopenconfigurationex,
//! ddi/ndis/nf-ndis-ndisreadconfiguration, ddi/ndis/nf-ndis-ndiswriteconfiguration.
//!
//! Which key a handle stands for is in [`configuration_keys`](super::configuration_keys).
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::ndis_status::{NDIS_STATUS_FAILURE, NDIS_STATUS_NOT_SUPPORTED};
use abi::layout::ndis::NDIS_CONFIGURATION_PARAMETER as PARAMETER;
use abi::{Address, NtStatus};
use executive::pool::PoolTag;
use executive::registry::KeyId;
use executive::strings::CountedString;
use machine::{Call, Stop, exports};
use ndis::allocators;
use ndis::configuration::{
    Configuration, ConfigurationId, ConfigurationObject, Parameter, ParameterType as Kind,
    PredefinedKeyword, network_address,
};

use super::configuration_keys::key_of;
use super::memory::allocate;
use crate::driver_memory::{bytes, checked, put, put_wide, unicode_string};
use crate::facts;
use crate::ntoskrnl::pool::free;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndisopenconfigurationex")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisOpenConfigurationEx(ConfigObject: Address, ConfigurationHandle: Address) -> NtStatus;

    #[docs("ddi/ndis/nf-ndis-ndisopenconfigurationkeybyname")]
    #[irql(<= APC_LEVEL)]
    fn NdisOpenConfigurationKeyByName(
        Status: Address,
        ConfigurationHandle: Address,
        SubKeyName: Address,
        SubKeyHandle: Address,
    );

    #[docs("ddi/ndis/nf-ndis-ndisopenconfigurationkeybyindex")]
    #[irql(<= APC_LEVEL)]
    fn NdisOpenConfigurationKeyByIndex(
        Status: Address,
        ConfigurationHandle: Address,
        Index: u32,
        KeyName: Address,
        KeyHandle: Address,
    );

    #[docs("ddi/ndis/nf-ndis-ndisreadconfiguration")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisReadConfiguration(
        Status: Address,
        ParameterValue: Address,
        ConfigurationHandle: Address,
        Keyword: Address,
        ParameterType: u32,
    );

    #[docs("ddi/ndis/nf-ndis-ndiswriteconfiguration")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisWriteConfiguration(
        Status: Address,
        ConfigurationHandle: Address,
        Keyword: Address,
        ParameterValue: Address,
    );

    #[docs("ddi/ndis/nf-ndis-ndisreadnetworkaddress")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisReadNetworkAddress(
        Status: Address,
        NetworkAddress: Address,
        NetworkAddressLength: Address,
        ConfigurationHandle: Address,
    );

    #[docs("ddi/ndis/nf-ndis-ndiscloseconfiguration")]
    #[irql(= PASSIVE_LEVEL)]
    fn NdisCloseConfiguration(ConfigurationHandle: Address);
}

/// The tag of what is given out under a configuration handle.
const TAG: PoolTag = PoolTag::new(*b"NDpp");
const FAILURE: NtStatus = NtStatus(NDIS_STATUS_FAILURE);

/// Opens the part of the registry that belongs to a driver, an adapter, a filter module or a binding, and
/// writes a handle on it to `*ConfigurationHandle`.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `NdisOpenConfigurationEx`, `ndis-wrong-handle`, `ndis-stale-handle`.
///
/// # Differences from Windows
/// Bind parameters are not taken as a handle: a protocol driver has that of its binding.
fn NdisOpenConfigurationEx(
    call: &mut Call,
    ConfigObject: Address,
    ConfigurationHandle: Address,
) -> Result<NtStatus, Stop> {
    let object = match ConfigurationObject::read(call.memory(), ConfigObject) {
        Ok(object) => object,
        Err(error) => {
            return match facts::handles::bad_address(&error) {
                Some(bad) => Err(call.bad_address(bad)),
                None => Ok(FAILURE),
            };
        }
    };
    let key = key_of(call, object.handle)?;
    if call.fails() {
        return Ok(NtStatus::INSUFFICIENT_RESOURCES);
    }
    let handle = open(call, object.handle, key)?;
    call.write(ConfigurationHandle, handle)?;
    Ok(NtStatus::SUCCESS)
}

/// Opens a subkey by its name.
///
/// # Rules
/// Those of `NdisOpenConfigurationEx`.
fn NdisOpenConfigurationKeyByName(
    call: &mut Call,
    Status: Address,
    ConfigurationHandle: Address,
    SubKeyName: Address,
    SubKeyHandle: Address,
) -> Result<(), Stop> {
    let (_, owner, key) = find(call, ConfigurationHandle)?;
    let name = unicode_string(call, SubKeyName)?;
    let found = call.executive().registry.find(Some(key), &name);
    drop(name);
    let Ok(subkey) = found else {
        return call.write(Status, FAILURE.0);
    };
    let handle = open(call, owner, subkey)?;
    call.write(SubKeyHandle, handle)?;
    call.write(Status, NtStatus::SUCCESS.0)
}

/// Opens the subkey with that place in the order of names, and copies its name to the string at
/// `KeyName`, as much of it as has room.
///
/// # Rules
/// Those of `NdisOpenConfigurationEx`.
fn NdisOpenConfigurationKeyByIndex(
    call: &mut Call,
    Status: Address,
    ConfigurationHandle: Address,
    Index: u32,
    KeyName: Address,
    KeyHandle: Address,
) -> Result<(), Stop> {
    let (_, owner, key) = find(call, ConfigurationHandle)?;
    let registry = &call.executive().registry;
    let Ok(name) = registry
        .subkey(key, Index)
        .map(|subkey| subkey.name().to_vec())
    else {
        return call.write(Status, FAILURE.0);
    };
    let Ok(subkey) = registry.find(Some(key), &name) else {
        return call.write(Status, FAILURE.0);
    };
    copy_name(call, &name, KeyName)?;
    drop(name);
    let handle = open(call, owner, subkey)?;
    call.write(KeyHandle, handle)?;
    call.write(Status, NtStatus::SUCCESS.0)
}

/// Gives a value as an `NDIS_CONFIGURATION_PARAMETER`, in memory that is freed when the handle is closed.
/// The status is `NDIS_STATUS_FAILURE` if there is no such value.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisReadConfiguration(
    call: &mut Call,
    Status: Address,
    ParameterValue: Address,
    ConfigurationHandle: Address,
    Keyword: Address,
    ParameterType: u32,
) -> Result<(), Stop> {
    let (id, _, key) = find(call, ConfigurationHandle)?;
    let Some((parameter, data)) = parameter(call, key, Keyword, ParameterType)? else {
        return call.write(Status, FAILURE.0);
    };
    let size = PARAMETER::SIZE + data.len() as u64;
    let block = give_out(call, id, size)?;
    if block.is_null() {
        return call.write(Status, NtStatus::INSUFFICIENT_RESOURCES.0);
    }
    put(call, block, &parameter)?;
    if !data.is_empty() {
        let buffer = block.offset(PARAMETER::SIZE);
        put(call, buffer, &data)?;
        call.write_field(block, PARAMETER::ParameterData_StringData_Buffer, buffer.0)?;
    }
    call.write(ParameterValue, block)?;
    call.write(Status, NtStatus::SUCCESS.0)
}

/// Writes a value. The status is `NDIS_STATUS_NOT_SUPPORTED` for a type that does not exist. It stays until
/// the run ends.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisWriteConfiguration(
    call: &mut Call,
    Status: Address,
    ConfigurationHandle: Address,
    Keyword: Address,
    ParameterValue: Address,
) -> Result<(), Stop> {
    let (_, _, key) = find(call, ConfigurationHandle)?;
    let kind = Kind(call.read_field(ParameterValue, PARAMETER::ParameterType)?);
    let Some(registry_type) = kind.registry_type() else {
        return call.write(Status, NDIS_STATUS_NOT_SUPPORTED);
    };
    let name = unicode_string(call, Keyword)?;
    let data = data_to_write(call, ParameterValue, kind)?;
    let written = call
        .executive()
        .registry
        .set_value(key, &name, registry_type, &data);
    let status = if written.is_ok() {
        NtStatus::SUCCESS
    } else {
        FAILURE
    };
    call.write(Status, status.0)
}

/// Gives the network address that an installation stored as the adapter's, as bytes in memory that is freed
/// when the handle is closed. The status is `NDIS_STATUS_FAILURE` if none is stored.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisReadNetworkAddress(
    call: &mut Call,
    Status: Address,
    NetworkAddress: Address,
    NetworkAddressLength: Address,
    ConfigurationHandle: Address,
) -> Result<(), Stop> {
    let (id, _, key) = find(call, ConfigurationHandle)?;
    let keyword: Vec<u16> = "NetworkAddress".encode_utf16().collect();
    let value = call.executive().registry.value(key, &keyword);
    let Some(address) = value.ok().and_then(network_address) else {
        return call.write(Status, FAILURE.0);
    };
    let length = u32::try_from(address.len()).unwrap_or(u32::MAX);
    let block = give_out(call, id, u64::from(length))?;
    if block.is_null() {
        return call.write(Status, NtStatus::INSUFFICIENT_RESOURCES.0);
    }
    put(call, block, &address)?;
    call.write(NetworkAddress, block)?;
    call.write(NetworkAddressLength, length)?;
    call.write(Status, NtStatus::SUCCESS.0)
}

/// Closes the handle and frees what was given out under it.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `NdisOpenConfigurationEx`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisCloseConfiguration(call: &mut Call, ConfigurationHandle: Address) -> Result<(), Stop> {
    let (id, _, _) = find(call, ConfigurationHandle)?;
    let site = call.site();
    let Ok(configuration) = call.ndis().configurations.remove(id, site) else {
        return Ok(());
    };
    for block in configuration.given_out {
        free(call, block, allocators::CONFIGURATION, None)?;
    }
    Ok(())
}

fn open(call: &mut Call, owner: Address, key: KeyId) -> Result<Address, Stop> {
    let site = call.site();
    match call
        .ndis()
        .configurations
        .insert(Configuration::new(owner, key), site)
    {
        Ok(id) => Ok(id.handle()),
        Err(error) => Err(call.unsupported(error.to_string())),
    }
}

/// An open handle: its id, for what it was opened, and the key.
fn find(call: &mut Call, handle: Address) -> Result<(ConfigurationId, Address, KeyId), Stop> {
    let configurations = &call.ndis().configurations;
    let found = configurations.find(handle).and_then(|id| {
        let configuration = configurations.object(id)?;
        Ok((id, configuration.owner, configuration.key))
    });
    found.map_err(|error| facts::handles::wrong(call, error))
}

/// Allocates memory that is freed with the handle; NULL when that fails.
fn give_out(call: &mut Call, id: ConfigurationId, size: u64) -> Result<Address, Stop> {
    let block = allocate(call, allocators::CONFIGURATION, size, TAG)?;
    if let (false, Ok(configuration)) = (block.is_null(), call.ndis().configurations.object_mut(id))
    {
        configuration.given_out.push(block);
    }
    Ok(block)
}

/// The structure for a value, and the data that goes behind it.
#[expect(clippy::type_complexity, reason = "a structure and what follows it")]
fn parameter(
    call: &mut Call,
    key: KeyId,
    keyword: Address,
    wanted: u32,
) -> Result<Option<([u8; PARAMETER_SIZE], Vec<u8>)>, Stop> {
    let name = unicode_string(call, keyword)?;
    if let Some(predefined) = PredefinedKeyword::named(&name) {
        return Ok(Some(structure(Parameter::Integer(predefined.value()))));
    }
    let value = call.executive().registry.value(key, &name);
    let parameter = value
        .ok()
        .and_then(|value| Parameter::of(value, Kind(wanted)));
    Ok(parameter.map(structure))
}

/// Bytes of `NDIS_CONFIGURATION_PARAMETER`.
const PARAMETER_SIZE: usize = 0x18;
const _: () = assert!(
    PARAMETER_SIZE as u64 == PARAMETER::SIZE,
    "as the layout says"
);

/// `NDIS_CONFIGURATION_PARAMETER` without the address of its data, and the data.
fn structure(parameter: Parameter<'_>) -> ([u8; PARAMETER_SIZE], Vec<u8>) {
    let mut bytes = [0; PARAMETER_SIZE];
    bytes[..4].copy_from_slice(&parameter.kind().0.to_le_bytes());
    let mut put_lengths = |length: usize, maximum_length: usize| {
        let short = |length: usize| u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes();
        bytes[8..10].copy_from_slice(&short(length));
        bytes[10..12].copy_from_slice(&short(maximum_length));
    };
    let data = match parameter {
        Parameter::Integer(number) => {
            bytes[8..12].copy_from_slice(&number.to_le_bytes());
            Vec::new()
        }
        Parameter::Text(_, text) => {
            put_lengths(text.len(), text.len() + 2);
            [text, &[0, 0]].concat()
        }
        Parameter::Binary(data) => {
            put_lengths(data.len(), 0);
            data.to_vec()
        }
    };
    (bytes, data)
}

/// The bytes that the registry keeps for the parameter at `at`.
fn data_to_write(call: &mut Call, at: Address, kind: Kind) -> Result<Vec<u8>, Stop> {
    if matches!(kind, Kind::INTEGER | Kind::HEX_INTEGER) {
        let number = call.read_field(at, PARAMETER::ParameterData_IntegerData)?;
        return Ok(number.to_le_bytes().to_vec());
    }
    let length = call.read_field(at, PARAMETER::ParameterData_StringData_Length)?;
    let buffer = Address(call.read_field(at, PARAMETER::ParameterData_StringData_Buffer)?);
    let mut data = bytes(call, buffer, u64::from(length))?;
    if kind == Kind::STRING {
        data.extend([0, 0]);
    }
    Ok(data)
}

fn copy_name(call: &mut Call, name: &[u16], to: Address) -> Result<(), Stop> {
    let string = CountedString::read(call.memory(), to);
    let mut string = checked(call, string)?;
    let room = usize::from(string.maximum_length / 2);
    let name = &name[..name.len().min(room)];
    put_wide(call, string.buffer, name)?;
    string.length = u16::try_from(2 * name.len()).unwrap_or(string.maximum_length);
    let written = string.write(call.memory(), to);
    checked(call, written)
}
