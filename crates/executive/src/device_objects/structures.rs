//! The structures of driver and device objects in the driver's memory.
//! Pages: wdm/ns-wdm-_driver_object, wdm/ns-wdm-_device_object.
//!
//! Written by us at creation and kept up when we change something; the driver writes its
//! dispatch routines and flags straight into them.

use abi::constants::wdm as constant;
use abi::layout::wdm::{DEVICE_OBJECT, DRIVER_EXTENSION, DRIVER_OBJECT, UNICODE_STRING};
use abi::{Address, Field};

use crate::memory::{BadAddress, Memory};

/// How many major function codes there are.
pub const MAJOR_FUNCTIONS: u64 = 28;
/// Where all drivers' `HardwareDatabase` strings point on Windows.
const HARDWARE_DATABASE: &str = "\\REGISTRY\\MACHINE\\HARDWARE\\DESCRIPTION\\SYSTEM";
/// Extensions start at a multiple of this.
const EXTENSION_ALIGNMENT: u64 = 16;

/// What a driver object tells its driver.
#[derive(Clone, Copy, Debug)]
pub struct DriverObjectContents<'a> {
    /// First byte of the driver's image.
    pub image: Address,
    /// Bytes of the image in memory.
    pub image_size: u32,
    /// The image's entry point.
    pub entry_point: Address,
    /// A routine that completes every IRP with `STATUS_INVALID_DEVICE_REQUEST`; all dispatch
    /// routines are this one until the driver sets its own.
    pub invalid_device_request: Address,
    /// The service's name, as in `\Driver\NAME`.
    pub service_name: &'a str,
}

impl DriverObjectContents<'_> {
    /// How many bytes the object with its extension and strings takes.
    #[must_use]
    pub fn size(&self) -> u64 {
        let strings = [
            self.name(),
            self.service_name.to_owned(),
            HARDWARE_DATABASE.to_owned(),
        ];
        strings
            .iter()
            .fold(Self::STRINGS, |size, text| size + wide_size(text))
    }

    const HARDWARE_DATABASE_STRING: u64 = DRIVER_OBJECT::SIZE + DRIVER_EXTENSION::SIZE;
    const STRINGS: u64 = Self::HARDWARE_DATABASE_STRING + UNICODE_STRING::SIZE;

    fn name(&self) -> String {
        format!("\\Driver\\{}", self.service_name)
    }

    /// Fills the driver object at `at`, whose [`size`](Self::size) bytes are zero.
    ///
    /// # Errors
    /// [`BadAddress`] when the memory is not there.
    pub fn write<M: Memory>(&self, memory: &mut M, at: Address) -> Result<(), BadAddress> {
        let extension = at.offset(DRIVER_OBJECT::SIZE);
        memory.write_field(at, DRIVER_OBJECT::Type, low_16(constant::IO_TYPE_DRIVER))?;
        memory.write_field(at, DRIVER_OBJECT::Size, low_16(DRIVER_OBJECT::SIZE))?;
        memory.write_field(at, DRIVER_OBJECT::Flags, constant::DRVO_LEGACY_DRIVER)?;
        memory.write_pointer(at, DRIVER_OBJECT::DriverStart, self.image)?;
        memory.write_field(at, DRIVER_OBJECT::DriverSize, self.image_size)?;
        memory.write_pointer(at, DRIVER_OBJECT::DriverInit, self.entry_point)?;
        memory.write_pointer(at, DRIVER_OBJECT::DriverExtension, extension)?;
        memory.write_pointer(extension, DRIVER_EXTENSION::DriverObject, at)?;
        for major in 0..MAJOR_FUNCTIONS {
            memory.write_pointer(at, major_function(major), self.invalid_device_request)?;
        }
        let mut text = at.offset(Self::STRINGS);
        let hardware_database = at.offset(Self::HARDWARE_DATABASE_STRING);
        memory.write_pointer(at, DRIVER_OBJECT::HardwareDatabase, hardware_database)?;
        let service_key = extension.offset(DRIVER_EXTENSION::ServiceKeyName);
        for (string, contents) in [
            (at.offset(DRIVER_OBJECT::DriverName), self.name().as_str()),
            (service_key, self.service_name),
            (hardware_database, HARDWARE_DATABASE),
        ] {
            text = write_string(memory, string, text, contents)?;
        }
        Ok(())
    }
}

/// The dispatch routine of a major function code, as a field of the driver object.
#[must_use]
pub const fn major_function(major: u64) -> Field<u64> {
    Field::at(DRIVER_OBJECT::MajorFunction + 8 * major)
}

/// What a device object tells its driver.
#[derive(Clone, Copy, Debug)]
pub struct DeviceObjectContents {
    /// The driver object.
    pub driver: Address,
    /// Bytes of the device extension.
    pub extension_size: u32,
    /// `FILE_DEVICE_`.
    pub device_type: u32,
    /// Characteristics, such as `FILE_DEVICE_SECURE_OPEN`.
    pub characteristics: u32,
    /// One handle at a time.
    pub exclusive: bool,
    /// Whether the device has a name.
    pub named: bool,
}

impl DeviceObjectContents {
    const EXTENSION: u64 = DEVICE_OBJECT::SIZE.next_multiple_of(EXTENSION_ALIGNMENT);

    /// How many bytes the object with its extension takes.
    #[must_use]
    pub const fn size(&self) -> u64 {
        Self::EXTENSION + self.extension_size as u64
    }

    /// Fills the device object at `at`, whose [`size`](Self::size) bytes are zero, and puts it at
    /// the head of its driver's device list.
    ///
    /// `DeviceObjectExtension`, which drivers must not look into, stays NULL.
    ///
    /// # Errors
    /// [`BadAddress`] when the memory is not there.
    pub fn write<M: Memory>(&self, memory: &mut M, at: Address) -> Result<(), BadAddress> {
        let mut flags = constant::DO_DEVICE_INITIALIZING;
        if self.exclusive {
            flags |= constant::DO_EXCLUSIVE;
        }
        if self.named {
            flags |= constant::DO_DEVICE_HAS_NAME;
        }
        memory.write_field(at, DEVICE_OBJECT::Type, low_16(constant::IO_TYPE_DEVICE))?;
        let size = u16::try_from(self.size()).unwrap_or(u16::MAX);
        memory.write_field(at, DEVICE_OBJECT::Size, size)?;
        memory.write_pointer(at, DEVICE_OBJECT::DriverObject, self.driver)?;
        memory.write_field(at, DEVICE_OBJECT::Flags, flags)?;
        memory.write_field(at, DEVICE_OBJECT::Characteristics, self.characteristics)?;
        memory.write_field(at, DEVICE_OBJECT::DeviceType, self.device_type)?;
        memory.write_field(at, DEVICE_OBJECT::StackSize, 1)?;
        if self.extension_size > 0 {
            memory.write_pointer(
                at,
                DEVICE_OBJECT::DeviceExtension,
                at.offset(Self::EXTENSION),
            )?;
        }
        let head = memory.read_pointer(self.driver, DRIVER_OBJECT::DeviceObject)?;
        memory.write_pointer(at, DEVICE_OBJECT::NextDevice, head)?;
        memory.write_pointer(self.driver, DRIVER_OBJECT::DeviceObject, at)
    }
}

/// Takes a device out of its driver's device list. Does nothing if it is not there.
///
/// # Errors
/// [`BadAddress`] when a link of the list leads nowhere.
pub fn unlink_device<M: Memory>(
    memory: &mut M,
    driver: Address,
    device: Address,
) -> Result<(), BadAddress> {
    let next = memory.read_pointer(device, DEVICE_OBJECT::NextDevice)?;
    let mut link = DRIVER_OBJECT::DeviceObject.of(driver);
    // A driver may have damaged the list into a circle, so the walk is bounded.
    for _ in 0..1024 {
        let entry = memory.read_address(link)?;
        if entry.is_null() {
            break;
        }
        if entry == device {
            return memory.write_scalar(link, next);
        }
        link = DEVICE_OBJECT::NextDevice.of(entry);
    }
    Ok(())
}

/// Clears `DO_DEVICE_INITIALIZING` of all devices in a driver's list, as the system does when
/// `DriverEntry` has returned success.
///
/// # Errors
/// [`BadAddress`] when a link of the list leads nowhere.
pub fn finish_initialization<M: Memory>(memory: &mut M, driver: Address) -> Result<(), BadAddress> {
    let mut device = memory.read_pointer(driver, DRIVER_OBJECT::DeviceObject)?;
    for _ in 0..1024 {
        if device.is_null() {
            break;
        }
        let flags = memory.read_field(device, DEVICE_OBJECT::Flags)?;
        memory.write_field(
            device,
            DEVICE_OBJECT::Flags,
            flags & !constant::DO_DEVICE_INITIALIZING,
        )?;
        device = memory.read_pointer(device, DEVICE_OBJECT::NextDevice)?;
    }
    Ok(())
}

/// Bytes of `text` in UTF-16 with a NUL.
fn wide_size(text: &str) -> u64 {
    2 * (text.encode_utf16().count() as u64 + 1)
}

/// Writes a `UNICODE_STRING` at `string` whose text goes to `at`; gives the address behind it.
fn write_string<M: Memory>(
    memory: &mut M,
    string: Address,
    at: Address,
    text: &str,
) -> Result<Address, BadAddress> {
    let units: Vec<u16> = text.encode_utf16().chain([0]).collect();
    let size = u16::try_from(units.len() * 2).unwrap_or(u16::MAX - 1);
    memory.write_field(string, UNICODE_STRING::Length, size - 2)?;
    memory.write_field(string, UNICODE_STRING::MaximumLength, size)?;
    memory.write_pointer(string, UNICODE_STRING::Buffer, at)?;
    memory.write_wide(at, &units)?;
    Ok(at.offset(units.len() as u64 * 2))
}

/// A small constant as the signed 16 bits in which these structures keep it.
fn low_16(value: impl TryInto<i16>) -> i16 {
    value.try_into().unwrap_or(i16::MAX)
}
