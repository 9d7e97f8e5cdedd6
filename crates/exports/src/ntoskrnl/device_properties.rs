//! Properties of a device. Guide: kernel/device-properties.
//!
//! All devices are those of one network adapter that the root bus enumerates.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::enumerators::{
    DevicePropertyAddress, DevicePropertyBusNumber, DevicePropertyClassGuid,
    DevicePropertyClassName, DevicePropertyDeviceDescription, DevicePropertyDriverKeyName,
    DevicePropertyEnumeratorName, DevicePropertyFriendlyName, DevicePropertyHardwareID,
    DevicePropertyInstallState, DevicePropertyManufacturer, DevicePropertyPhysicalDeviceObjectName,
    DevicePropertyRemovalPolicy,
};
use abi::constants::ntstatus::{
    STATUS_BUFFER_TOO_SMALL, STATUS_INVALID_PARAMETER_2, STATUS_OBJECT_NAME_NOT_FOUND,
};
use abi::{Address, NtStatus};
use machine::{Call, Stop, exports};

use crate::driver_memory::put;
use crate::ntoskrnl::devices;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-iogetdeviceproperty")]
    #[irql(= PASSIVE_LEVEL)]
    fn IoGetDeviceProperty(
        DeviceObject: Address,
        DeviceProperty: u32,
        BufferLength: u32,
        PropertyBuffer: Address,
        ResultLength: Address,
    ) -> NtStatus;
}

/// The last `DEVICE_REGISTRY_PROPERTY`, `DevicePropertyContainerID`.
const LAST_PROPERTY: u32 = 0x16;
/// Name and GUID of the class of network adapters.
const CLASS: [&str; 2] = ["Net", "{4d36e972-e325-11ce-bfc1-08002be10318}"];

/// Gives a property. `STATUS_BUFFER_TOO_SMALL`, with the length that is needed,
/// `STATUS_OBJECT_NAME_NOT_FOUND` for a property that the device does not have,
/// `STATUS_INVALID_PARAMETER_2` for one that does not exist.
///
/// # Rules
/// `io-object-invalid`.
///
/// # Differences from Windows
/// The device has no resources, and its description is the same for all drivers.
fn IoGetDeviceProperty(
    call: &mut Call,
    DeviceObject: Address,
    DeviceProperty: u32,
    BufferLength: u32,
    PropertyBuffer: Address,
    ResultLength: Address,
) -> Result<NtStatus, Stop> {
    devices::device(call, DeviceObject)?;
    if DeviceProperty > LAST_PROPERTY {
        return Ok(NtStatus(STATUS_INVALID_PARAMETER_2));
    }
    let Some(value) = property(DeviceProperty) else {
        return Ok(NtStatus(STATUS_OBJECT_NAME_NOT_FOUND));
    };
    let length = u32::try_from(value.len()).unwrap_or(u32::MAX);
    call.write(ResultLength, length)?;
    if BufferLength < length {
        return Ok(NtStatus(STATUS_BUFFER_TOO_SMALL));
    }
    put(call, PropertyBuffer, &value)?;
    Ok(NtStatus::SUCCESS)
}

/// The bytes of a property.
fn property(property: u32) -> Option<Vec<u8>> {
    #[expect(non_upper_case_globals, reason = "Windows names its enumerators so")]
    let value = match property {
        DevicePropertyDeviceDescription | DevicePropertyFriendlyName => text("OpenNDIS adapter"),
        DevicePropertyHardwareID => [text("ROOT\\OpenNDIS"), vec![0, 0]].concat(),
        DevicePropertyClassName => text(CLASS[0]),
        DevicePropertyClassGuid => text(CLASS[1]),
        DevicePropertyDriverKeyName => text(&format!("{}\\0000", CLASS[1])),
        DevicePropertyManufacturer => text("OpenNDIS"),
        DevicePropertyPhysicalDeviceObjectName => text("\\Device\\00000001"),
        DevicePropertyEnumeratorName => text("ROOT"),
        // Bus 0, address 0, InstallStateInstalled.
        DevicePropertyBusNumber | DevicePropertyAddress | DevicePropertyInstallState => {
            vec![0; 4]
        }
        // RemovalPolicyExpectNoRemoval.
        DevicePropertyRemovalPolicy => 1_u32.to_le_bytes().to_vec(),
        _ => return None,
    };
    Some(value)
}

/// Text in UTF-16 with its NUL.
fn text(text: &str) -> Vec<u8> {
    text.encode_utf16()
        .chain([0])
        .flat_map(u16::to_le_bytes)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_ends_with_a_nul_of_two_bytes() {
        assert_eq!(property(DevicePropertyClassName).unwrap(), b"N\0e\0t\0\0\0");
    }

    #[test]
    fn hardware_ids_end_with_an_empty_string() {
        let ids = property(DevicePropertyHardwareID).unwrap();
        assert!(ids.ends_with(&[0; 4]));
    }
}
