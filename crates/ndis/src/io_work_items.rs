//! Who an NDIS I/O work item belongs to. Pages: ddi/ndis/nf-ndis-ndisallocateioworkitem,
//! network/ndis-i-o-work-items.
//!
//! The items themselves are the executive's; NDIS finds the device or driver object behind the handle
//! that the driver gives, and knows when an item must be gone. The pages differ on filters: the
//! guide says that a filter passes a filter handle, the reference names the filter *driver* handle.
//! We take both, for neither page forbids the other, and treat them alike.

use abi::Address;
use executive::device_objects::IoObjectId;

use crate::Ndis;
use crate::adapters::AdapterId;
use crate::devices::DeviceId;
use crate::filter_drivers::FilterDriverId;
use crate::filter_modules::FilterModuleId;
use crate::handles::{HandleError, Kind, kind_of};
use crate::miniport_drivers::MiniportDriverId;

/// Whose handle an item was allocated with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IoWorkItemOwner {
    /// An adapter's.
    Adapter(AdapterId),
    /// A miniport driver's.
    MiniportDriver(MiniportDriverId),
    /// A filter driver's.
    FilterDriver(FilterDriverId),
    /// A filter module's.
    FilterModule(FilterModuleId),
    /// An NDIS device's.
    Device(DeviceId),
}

/// When an item must have been freed at the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// When `MiniportHaltEx` has returned for the adapter, or its `MiniportInitializeEx` has failed.
    Halt(AdapterId),
    /// When the driver unloads. For a filter module's and a device's items no earlier deadline is
    /// documented.
    Unload,
}

/// A handle with which no work item can be allocated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IoWorkItemOwnerError {
    /// It belongs to a protocol driver, with which NDIS associates no object.
    #[error("{handle} is a {kind}, and NDIS has no device or driver object for a protocol driver")]
    Protocol {
        /// The value as given.
        handle: Address,
        /// A protocol driver handle, a binding handle or a bind context.
        kind: Kind,
    },
    /// It is an NDIS handle, but not of a kind that has an object behind it.
    #[error("{handle} is a {kind}, which has no device or driver object")]
    WrongKind {
        /// The value as given.
        handle: Address,
        /// What it is.
        kind: Kind,
    },
    /// It is no NDIS handle, or its object has gone.
    #[error(transparent)]
    Handle(#[from] HandleError),
}

impl IoWorkItemOwner {
    /// When the owner's items must have been freed.
    #[must_use]
    pub const fn deadline(self) -> Deadline {
        match self {
            Self::Adapter(adapter) => Deadline::Halt(adapter),
            Self::MiniportDriver(_)
            | Self::FilterDriver(_)
            | Self::FilterModule(_)
            | Self::Device(_) => Deadline::Unload,
        }
    }

    /// The owner's handle, which the executive carries with an item without knowing what it means. It is
    /// the owner's alone, even after its slot has been used again.
    #[must_use]
    pub const fn handle(self) -> Address {
        match self {
            Self::Adapter(id) => id.handle(),
            Self::MiniportDriver(id) => id.handle(),
            Self::FilterDriver(id) => id.handle(),
            Self::FilterModule(id) => id.handle(),
            Self::Device(id) => id.handle(),
        }
    }
}

impl Ndis {
    /// The device object of the adapter that a work item's owner is, if it is one: the usual case of
    /// [`Ndis::io_work_item_owner`], which calls nothing and can't panic.
    #[inline(always)]
    pub fn device_of_adapter(&self, handle: Address) -> Option<IoObjectId> {
        let adapter = self.adapters.find_quickly(handle)?;
        Some(adapter.device)
    }

    /// The owner that the handle given to `NdisAllocateIoWorkItem` names, and the device or driver
    /// object that a queued item of it keeps.
    ///
    /// # Errors
    /// [`IoWorkItemOwnerError`] if there is no such object behind it.
    pub fn io_work_item_owner(
        &self,
        handle: Address,
    ) -> Result<(IoWorkItemOwner, IoObjectId), IoWorkItemOwnerError> {
        match kind_of(handle)? {
            Kind::Adapter => {
                let id = self.adapters.find(handle)?;
                Ok((
                    IoWorkItemOwner::Adapter(id),
                    self.adapters.object(id)?.device,
                ))
            }
            Kind::MiniportDriver => {
                let id = self.miniport_drivers.find(handle)?;
                Ok((
                    IoWorkItemOwner::MiniportDriver(id),
                    self.miniport_drivers.object(id)?.object,
                ))
            }
            Kind::FilterDriver => {
                let id = self.filter_drivers.find(handle)?;
                Ok((
                    IoWorkItemOwner::FilterDriver(id),
                    self.filter_drivers.object(id)?.object,
                ))
            }
            Kind::FilterModule => {
                let id = self.filter_modules.find(handle)?;
                let driver = self.filter_modules.object(id)?.driver;
                Ok((
                    IoWorkItemOwner::FilterModule(id),
                    self.filter_drivers.object(driver)?.object,
                ))
            }
            Kind::Device => {
                let id = self.devices.find(handle)?;
                Ok((IoWorkItemOwner::Device(id), self.devices.object(id)?.object))
            }
            kind @ (Kind::ProtocolDriver | Kind::Binding | Kind::BindContext) => {
                Err(IoWorkItemOwnerError::Protocol { handle, kind })
            }
            kind => Err(IoWorkItemOwnerError::WrongKind { handle, kind }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bindings::Binding;
    use crate::devices::{Device, DeviceOwner, DispatchTable};
    use crate::filter_modules::FilterModule;
    use crate::handlers::Handlers;
    use crate::testing::{
        adapter, filter_driver, io_objects, miniport_driver, protocol_driver, site,
    };

    /// nf-ndis-ndisallocateioworkitem: NDIS finds the device object of an adapter.
    #[test]
    fn an_adapter_handle_leads_to_the_adapters_device_object() {
        let mut ndis = Ndis::new();
        let id = ndis.adapters.insert(adapter(), site(1)).unwrap();
        let expected = (IoWorkItemOwner::Adapter(id), io_objects().1);
        assert_eq!(ndis.io_work_item_owner(id.handle()), Ok(expected));
    }

    /// nf-ndis-ndisallocateioworkitem: a miniport driver handle.
    #[test]
    fn a_miniport_driver_handle_leads_to_its_driver_object() {
        let mut ndis = Ndis::new();
        let id = ndis
            .miniport_drivers
            .insert(miniport_driver(), site(1))
            .unwrap();
        let expected = (IoWorkItemOwner::MiniportDriver(id), io_objects().0);
        assert_eq!(ndis.io_work_item_owner(id.handle()), Ok(expected));
    }

    /// nf-ndis-ndisallocateioworkitem: a filter driver handle; network/ndis-i-o-work-items: a filter handle.
    #[test]
    fn a_filter_driver_handle_and_a_filter_module_handle_are_both_taken() {
        let mut ndis = Ndis::new();
        let driver = ndis
            .filter_drivers
            .insert(filter_driver(), site(1))
            .unwrap();
        let below = ndis.adapters.insert(adapter(), site(1)).unwrap();
        let module = ndis
            .filter_modules
            .insert(FilterModule::new(driver, below, Handlers::NONE), site(1))
            .unwrap();
        let object = io_objects().0;
        assert_eq!(
            ndis.io_work_item_owner(driver.handle()),
            Ok((IoWorkItemOwner::FilterDriver(driver), object))
        );
        assert_eq!(
            ndis.io_work_item_owner(module.handle()),
            Ok((IoWorkItemOwner::FilterModule(module), object))
        );
    }

    /// nf-ndis-ndisallocateioworkitem: a handle from NdisRegisterDeviceEx.
    #[test]
    fn a_device_handle_leads_to_its_device_object() {
        let mut ndis = Ndis::new();
        let driver = ndis
            .miniport_drivers
            .insert(miniport_driver(), site(1))
            .unwrap();
        let object = io_objects().1;
        let device = Device {
            owner: DeviceOwner::Miniport(driver),
            object,
            extension: Address::NULL,
            symbolic_name: Vec::new(),
            dispatch: DispatchTable::NONE,
        };
        let id = ndis.devices.insert(device, site(1)).unwrap();
        assert_eq!(
            ndis.io_work_item_owner(id.handle()),
            Ok((IoWorkItemOwner::Device(id), object))
        );
    }

    /// nf-ndis-ndisallocateioworkitem: protocol drivers must not allocate.
    #[test]
    fn a_protocol_drivers_handles_are_refused() {
        let mut ndis = Ndis::new();
        let protocol = ndis
            .protocol_drivers
            .insert(protocol_driver(), site(1))
            .unwrap();
        let below = ndis.adapters.insert(adapter(), site(1)).unwrap();
        let binding = ndis
            .bindings
            .insert(Binding::new(protocol, below, Address(1), false), site(1))
            .unwrap();
        for (handle, kind) in [
            (protocol.handle(), Kind::ProtocolDriver),
            (binding.handle(), Kind::Binding),
        ] {
            let error = IoWorkItemOwnerError::Protocol { handle, kind };
            assert_eq!(ndis.io_work_item_owner(handle), Err(error));
        }
    }

    #[test]
    fn null_and_a_context_of_the_drivers_own_are_no_handles() {
        for handle in [Address::NULL, Address(0x5000)] {
            let error = HandleError::NotAHandle { handle };
            assert_eq!(Ndis::new().io_work_item_owner(handle), Err(error.into()));
        }
    }

    #[test]
    fn a_handle_of_an_adapter_that_has_gone_is_stale() {
        let mut ndis = Ndis::new();
        let id = ndis.adapters.insert(adapter(), site(1)).unwrap();
        ndis.adapters.remove(id, site(2)).unwrap();
        let error = ndis.io_work_item_owner(id.handle()).unwrap_err();
        assert!(matches!(
            error,
            IoWorkItemOwnerError::Handle(HandleError::Stale { .. })
        ));
    }

    /// nf-ndis-ndisallocateioworkitem, Remarks: adapter handle by halt, everything else by unload.
    #[test]
    fn an_adapters_items_are_due_at_its_halt_and_all_others_at_unload() {
        let mut ndis = Ndis::new();
        let adapter = ndis.adapters.insert(adapter(), site(1)).unwrap();
        let driver = ndis
            .miniport_drivers
            .insert(miniport_driver(), site(1))
            .unwrap();
        assert_eq!(
            IoWorkItemOwner::Adapter(adapter).deadline(),
            Deadline::Halt(adapter)
        );
        assert_eq!(
            IoWorkItemOwner::MiniportDriver(driver).deadline(),
            Deadline::Unload
        );
    }

    #[test]
    fn two_owners_never_have_the_same_handle() {
        let mut ndis = Ndis::new();
        let first = ndis.adapters.insert(adapter(), site(1)).unwrap();
        ndis.adapters.remove(first, site(1)).unwrap();
        let second = ndis.adapters.insert(adapter(), site(1)).unwrap();
        let driver = ndis
            .miniport_drivers
            .insert(miniport_driver(), site(1))
            .unwrap();
        let handles = [
            IoWorkItemOwner::Adapter(first).handle(),
            IoWorkItemOwner::Adapter(second).handle(),
            IoWorkItemOwner::MiniportDriver(driver).handle(),
        ];
        assert_eq!(std::collections::BTreeSet::from(handles).len(), 3);
    }
}
