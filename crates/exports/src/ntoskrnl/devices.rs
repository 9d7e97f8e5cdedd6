//! Device objects and their names. Guide: kernel/creating-a-device-object.
//!
//! NDIS makes the device objects of `NdisRegisterDeviceEx` with [`create`] too.
#![expect(
    non_snake_case,
    clippy::too_many_arguments,
    reason = "exports keep the documentation's names and parameters"
)]

use abi::constants::ntstatus::{
    STATUS_OBJECT_NAME_COLLISION, STATUS_OBJECT_NAME_NOT_FOUND, STATUS_OBJECT_PATH_SYNTAX_BAD,
    STATUS_OBJECT_TYPE_MISMATCH,
};
use abi::constants::wdm::DO_SHUTDOWN_REGISTERED;
use abi::layout::wdm::DEVICE_OBJECT;
use abi::{Address, NtStatus};
use executive::device_objects::structures::{DeviceObjectContents, unlink_device};
use executive::device_objects::{Deletion, IoObjectId, IoObjectKind, NameError};
use executive::pool::{Allocator, PoolKind, PoolRequest, PoolTag};
use machine::{Call, Stop, exports};

use crate::driver_memory::{checked, unicode_string};
use crate::facts;
use crate::ntoskrnl::pool;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-iocreatedevice")]
    #[irql(<= APC_LEVEL)]
    fn IoCreateDevice(
        DriverObject: Address,
        DeviceExtensionSize: u32,
        DeviceName: Address,
        DeviceType: u32,
        DeviceCharacteristics: u32,
        Exclusive: bool,
        DeviceObject: Address,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-iodeletedevice")]
    #[irql(<= APC_LEVEL)]
    fn IoDeleteDevice(DeviceObject: Address);

    #[docs("ddi/wdm/nf-wdm-iocreatesymboliclink")]
    #[irql(= PASSIVE_LEVEL)]
    fn IoCreateSymbolicLink(SymbolicLinkName: Address, DeviceName: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-iocreateunprotectedsymboliclink")]
    #[irql(= PASSIVE_LEVEL)]
    fn IoCreateUnprotectedSymbolicLink(SymbolicLinkName: Address, DeviceName: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-iodeletesymboliclink")]
    #[irql(= PASSIVE_LEVEL)]
    fn IoDeleteSymbolicLink(SymbolicLinkName: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-ioattachdevicetodevicestack")]
    #[irql(<= DISPATCH_LEVEL)]
    fn IoAttachDeviceToDeviceStack(SourceDevice: Address, TargetDevice: Address) -> Address;

    #[docs("ddi/wdm/nf-wdm-iodetachdevice")]
    #[irql(= PASSIVE_LEVEL)]
    fn IoDetachDevice(TargetDevice: Address);

    #[docs("ddi/wdm/nf-wdm-ioregistershutdownnotification")]
    #[irql(= PASSIVE_LEVEL)]
    fn IoRegisterShutdownNotification(DeviceObject: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-iounregistershutdownnotification")]
    #[irql(= PASSIVE_LEVEL)]
    fn IoUnregisterShutdownNotification(DeviceObject: Address);
}

/// The tag of device objects.
const TAG: PoolTag = PoolTag::new(*b"Devi");
/// A device stack is taken for a circle behind this many devices.
const TALLEST_STACK: usize = 256;

/// A device object to make.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewDevice<'name> {
    /// Whose it is.
    pub(crate) driver: IoObjectId,
    /// Bytes of its extension.
    pub(crate) extension_size: u32,
    /// Its name in the object manager, empty for none.
    pub(crate) name: &'name [u16],
    /// `FILE_DEVICE_`.
    pub(crate) device_type: u32,
    /// Such as `FILE_DEVICE_SECURE_OPEN`.
    pub(crate) characteristics: u32,
    /// One handle at a time.
    pub(crate) exclusive: bool,
}

/// Makes a device object. `STATUS_OBJECT_NAME_COLLISION` if the name is taken,
/// `STATUS_OBJECT_PATH_SYNTAX_BAD` if it is none, `STATUS_INSUFFICIENT_RESOURCES` if memory lacks.
///
/// # Rules
/// `io-object-invalid`.
fn IoCreateDevice(
    call: &mut Call,
    DriverObject: Address,
    DeviceExtensionSize: u32,
    DeviceName: Address,
    DeviceType: u32,
    DeviceCharacteristics: u32,
    Exclusive: bool,
    DeviceObject: Address,
) -> Result<NtStatus, Stop> {
    let driver = match call.executive().io_objects.driver_by_address(DriverObject) {
        Ok(driver) => driver,
        Err(error) => {
            return Err(facts::devices::object(
                call,
                "driver object",
                DriverObject,
                error,
            ));
        }
    };
    let name = unicode_string(call, DeviceName)?;
    let device = NewDevice {
        driver,
        extension_size: DeviceExtensionSize,
        name: &name,
        device_type: DeviceType,
        characteristics: DeviceCharacteristics,
        exclusive: Exclusive,
    };
    match create(call, &device)? {
        Ok(created) => {
            call.write(DeviceObject, created)?;
            Ok(NtStatus::SUCCESS)
        }
        Err(status) => Ok(status),
    }
}

/// Deletes a device object: its name goes at once, the object itself when no handle, work item or IRP
/// refers to it any more.
///
/// # Rules
/// `device-deleted-twice`, `io-object-invalid`; what is in use in the extension: those of `ExFreePool`.
fn IoDeleteDevice(call: &mut Call, DeviceObject: Address) -> Result<(), Stop> {
    delete(call, DeviceObject)
}

/// Makes a symbolic link, which need not lead to anything yet.
fn IoCreateSymbolicLink(
    call: &mut Call,
    SymbolicLinkName: Address,
    DeviceName: Address,
) -> Result<NtStatus, Stop> {
    let name = unicode_string(call, SymbolicLinkName)?;
    let target = unicode_string(call, DeviceName)?;
    let site = call.site();
    let names = &mut call.executive().io_objects.names;
    Ok(status_of(names.create_symbolic_link(&name, &target, site)))
}

/// As `IoCreateSymbolicLink`: links have no security descriptors here.
fn IoCreateUnprotectedSymbolicLink(
    call: &mut Call,
    SymbolicLinkName: Address,
    DeviceName: Address,
) -> Result<NtStatus, Stop> {
    IoCreateSymbolicLink(call, SymbolicLinkName, DeviceName)
}

/// Deletes a symbolic link.
fn IoDeleteSymbolicLink(call: &mut Call, SymbolicLinkName: Address) -> Result<NtStatus, Stop> {
    let name = unicode_string(call, SymbolicLinkName)?;
    Ok(status_of(
        call.executive()
            .io_objects
            .names
            .delete_symbolic_link(&name),
    ))
}

/// Puts a device on top of the stack that `TargetDevice` is in, and gives the one that was on top.
///
/// # Rules
/// `io-object-invalid`.
fn IoAttachDeviceToDeviceStack(
    call: &mut Call,
    SourceDevice: Address,
    TargetDevice: Address,
) -> Result<Address, Stop> {
    device(call, SourceDevice)?;
    device(call, TargetDevice)?;
    let top = top_of_stack(call, TargetDevice)?;
    let size: i8 = call.read_field(top, DEVICE_OBJECT::StackSize)?;
    call.write_field(
        SourceDevice,
        DEVICE_OBJECT::StackSize,
        size.saturating_add(1),
    )?;
    call.write_field(top, DEVICE_OBJECT::AttachedDevice, SourceDevice.0)?;
    Ok(top)
}

/// Takes the device off that is attached to `TargetDevice`.
///
/// # Rules
/// `io-object-invalid`.
fn IoDetachDevice(call: &mut Call, TargetDevice: Address) -> Result<(), Stop> {
    device(call, TargetDevice)?;
    call.write_field(TargetDevice, DEVICE_OBJECT::AttachedDevice, 0)
}

/// Asks for an IRP with `IRP_MJ_SHUTDOWN` when the system goes down.
///
/// # Rules
/// `io-object-invalid`.
fn IoRegisterShutdownNotification(
    call: &mut Call,
    DeviceObject: Address,
) -> Result<NtStatus, Stop> {
    device(call, DeviceObject)?;
    let flags: u32 = call.read_field(DeviceObject, DEVICE_OBJECT::Flags)?;
    call.write_field(
        DeviceObject,
        DEVICE_OBJECT::Flags,
        flags | DO_SHUTDOWN_REGISTERED,
    )?;
    Ok(NtStatus::SUCCESS)
}

/// Takes that back.
///
/// # Rules
/// `io-object-invalid`.
fn IoUnregisterShutdownNotification(call: &mut Call, DeviceObject: Address) -> Result<(), Stop> {
    device(call, DeviceObject)?;
    let flags: u32 = call.read_field(DeviceObject, DEVICE_OBJECT::Flags)?;
    call.write_field(
        DeviceObject,
        DEVICE_OBJECT::Flags,
        flags & !DO_SHUTDOWN_REGISTERED,
    )
}

/// The device object at an address.
pub(super) fn device(call: &mut Call, at: Address) -> Result<IoObjectId, Stop> {
    let found = call.executive().io_objects.device_by_address(at);
    found.map_err(|error| facts::devices::object(call, "device object", at, error))
}

/// Makes a device object and gives its address, or the status with which that fails.
pub(crate) fn create(
    call: &mut Call,
    device: &NewDevice<'_>,
) -> Result<Result<Address, NtStatus>, Stop> {
    let named = !device.name.is_empty();
    if named {
        let free = call.executive().io_objects.names.check_free(device.name);
        if free.is_err() {
            return Ok(Err(status_of(free)));
        }
    }
    if call.fails() {
        return Ok(Err(NtStatus::INSUFFICIENT_RESOURCES));
    }
    let contents = DeviceObjectContents {
        driver: call.executive().io_objects.object(device.driver).address,
        extension_size: device.extension_size,
        device_type: device.device_type,
        characteristics: device.characteristics,
        exclusive: device.exclusive,
        named,
    };
    let request = PoolRequest {
        kind: PoolKind::NonPagedNx,
        size: contents.size(),
        tag: TAG,
        allocator: Allocator::DEVICE_OBJECT,
        cache_aligned: false,
    };
    let Some(address) = call.allocate_zeroed_pool(&request)? else {
        return Ok(Err(NtStatus::INSUFFICIENT_RESOURCES));
    };
    let written = contents.write(call.memory(), address);
    checked(call, written)?;
    let site = call.site();
    let objects = &mut call.executive().io_objects;
    let id = objects.create_device(address, device.driver, device.exclusive, site);
    if named {
        let status = status_of(objects.names.name_device(device.name, id));
        debug_assert!(status.is_success(), "the name was free just now");
    }
    Ok(Ok(address))
}

/// Deletes a device object.
pub(crate) fn delete(call: &mut Call, device: Address) -> Result<(), Stop> {
    let site = call.site();
    let objects = &mut call.executive().io_objects;
    let driver = objects.by_address(device).map(|id| objects.object(id).kind);
    let deletion = objects.delete_device(device, site);
    let deletion = deletion.map_err(|error| facts::devices::delete(call, device, error))?;
    if let Ok(IoObjectKind::Device { driver }) = driver {
        let driver = call.executive().io_objects.object(driver).address;
        let unlinked = unlink_device(call.memory(), driver, device);
        checked(call, unlinked)?;
    }
    release(call, deletion)
}

/// Frees the memory of a device object that nothing refers to any more.
pub(crate) fn release(call: &mut Call, deletion: Deletion) -> Result<(), Stop> {
    let Deletion::Released { address } = deletion else {
        return Ok(());
    };
    // Objects that the system keeps for itself do not lie in the pool.
    let is_block = call.executive().pool.block_at(address).is_some();
    if is_block {
        pool::free(call, address, Allocator::DEVICE_OBJECT, None)?;
    }
    Ok(())
}

fn top_of_stack(call: &mut Call, device: Address) -> Result<Address, Stop> {
    let mut top = device;
    for _ in 0..TALLEST_STACK {
        let above = Address(call.read_field(top, DEVICE_OBJECT::AttachedDevice)?);
        if above.is_null() {
            return Ok(top);
        }
        top = above;
    }
    Err(call.unsupported(format!("a stack of more than {TALLEST_STACK} devices")))
}

fn status_of(outcome: Result<(), NameError>) -> NtStatus {
    NtStatus(match outcome {
        Ok(()) => return NtStatus::SUCCESS,
        Err(NameError::Collision) => STATUS_OBJECT_NAME_COLLISION,
        Err(NameError::NotFound) => STATUS_OBJECT_NAME_NOT_FOUND,
        Err(NameError::NotAPath) => STATUS_OBJECT_PATH_SYNTAX_BAD,
        Err(NameError::NotALink) => STATUS_OBJECT_TYPE_MISMATCH,
    })
}
