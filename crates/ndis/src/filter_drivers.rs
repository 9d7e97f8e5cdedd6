//! Filter drivers. Pages: ddi/ndis/nf-ndis-ndisfregisterfilterdriver,
//! ddi/ndis/ns-ndis-_ndis_filter_driver_characteristics.

use abi::Address;
use abi::constants::ndis as constants;
use abi::layout::ndis::NDIS_FILTER_DRIVER_CHARACTERISTICS as CHARACTERISTICS;
use executive::device_objects::IoObjectId;
use executive::memory::Memory;

use crate::handlers::{CharacteristicsError, Handler, Handlers, handlers};
use crate::handles::{Id, Kind, Object};
use crate::object_header::{Expected, ObjectHeader};
use crate::strings::{UnicodeString, read_unicode_string};
use crate::version::NdisVersion;

handlers! {
    /// The routines of a filter driver that NDIS calls. All but those that attach, detach, pause and
    /// restart a module may be left out, and NDIS then bypasses the filter for them.
    FilterHandler in NDIS_FILTER_DRIVER_CHARACTERISTICS {
        SetOptions "FilterSetOptions" SetOptionsHandler 1 Optional,
        SetModuleOptions "FilterSetModuleOptions" SetFilterModuleOptionsHandler 1 Optional,
        Attach "FilterAttach" AttachHandler 1 Required,
        Detach "FilterDetach" DetachHandler 1 Required,
        Restart "FilterRestart" RestartHandler 1 Required,
        Pause "FilterPause" PauseHandler 1 Required,
        SendNetBufferLists "FilterSendNetBufferLists" SendNetBufferListsHandler 1 Optional,
        SendNetBufferListsComplete "FilterSendNetBufferListsComplete" SendNetBufferListsCompleteHandler 1 Optional,
        CancelSendNetBufferLists "FilterCancelSendNetBufferLists" CancelSendNetBufferListsHandler 1 Optional,
        ReceiveNetBufferLists "FilterReceiveNetBufferLists" ReceiveNetBufferListsHandler 1 Optional,
        ReturnNetBufferLists "FilterReturnNetBufferLists" ReturnNetBufferListsHandler 1 Optional,
        OidRequest "FilterOidRequest" OidRequestHandler 1 Optional,
        OidRequestComplete "FilterOidRequestComplete" OidRequestCompleteHandler 1 Optional,
        CancelOidRequest "FilterCancelOidRequest" CancelOidRequestHandler 1 Optional,
        DevicePnPEventNotify "FilterDevicePnPEventNotify" DevicePnPEventNotifyHandler 1 Optional,
        NetPnPEvent "FilterNetPnPEvent" NetPnPEventHandler 1 Optional,
        Status "FilterStatus" StatusHandler 1 Optional,
        DirectOidRequest "FilterDirectOidRequest" DirectOidRequestHandler 2 Optional,
        DirectOidRequestComplete "FilterDirectOidRequestComplete" DirectOidRequestCompleteHandler 2 Optional,
        CancelDirectOidRequest "FilterCancelDirectOidRequest" CancelDirectOidRequestHandler 2 Optional,
        SynchronousOidRequest "FilterSynchronousOidRequest" SynchronousOidRequestHandler 3 Optional,
        SynchronousOidRequestComplete "FilterSynchronousOidRequestComplete" SynchronousOidRequestCompleteHandler 3 Optional,
    }
}

/// What a driver gives to `NdisFRegisterFilterDriver`, copied and checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilterCharacteristics {
    /// The structure's header.
    pub header: ObjectHeader,
    /// The version of NDIS that the driver was made for.
    pub version: NdisVersion,
    /// `MajorDriverVersion` and `MinorDriverVersion`, with no meaning to NDIS.
    pub driver_version: (u8, u8),
    /// `FriendlyName`, for people.
    pub friendly_name: UnicodeString,
    /// `UniqueName`, a GUID in braces.
    pub unique_name: UnicodeString,
    /// `ServiceName`, as in the driver's INF file.
    pub service_name: UnicodeString,
    /// The handlers that the structure's revision has.
    pub handlers: Handlers<FilterHandler>,
}

const EXPECTED: Expected<'_> = Expected {
    kind: constants::NDIS_OBJECT_TYPE_FILTER_DRIVER_CHARACTERISTICS,
    sizes: &[
        constants::NDIS_SIZEOF_FILTER_DRIVER_CHARACTERISTICS_REVISION_1,
        constants::NDIS_SIZEOF_FILTER_DRIVER_CHARACTERISTICS_REVISION_2,
        constants::NDIS_SIZEOF_FILTER_DRIVER_CHARACTERISTICS_REVISION_3,
    ],
};

impl FilterCharacteristics {
    /// Reads the structure at `at` and checks it.
    ///
    /// # Errors
    /// [`CharacteristicsError`] if NDIS does not take the structure.
    pub fn read<M: Memory + ?Sized>(memory: &M, at: Address) -> Result<Self, CharacteristicsError> {
        let header = ObjectHeader::check(memory, at, &EXPECTED)?;
        let major = memory.read_field(at, CHARACTERISTICS::MajorNdisVersion)?;
        let version = NdisVersion::new(
            major,
            memory.read_field(at, CHARACTERISTICS::MinorNdisVersion)?,
        );
        if !version.is_accepted() {
            return Err(CharacteristicsError::Version(version));
        }
        let handlers: Handlers<FilterHandler> = Handlers::read(memory, at, header.revision)?;
        if let Some(missing) = handlers.missing(true) {
            return Err(CharacteristicsError::MissingHandler {
                handler: missing.name(),
                needed_by: None,
            });
        }
        Ok(Self {
            header,
            version,
            driver_version: (
                memory.read_field(at, CHARACTERISTICS::MajorDriverVersion)?,
                memory.read_field(at, CHARACTERISTICS::MinorDriverVersion)?,
            ),
            friendly_name: read_unicode_string(memory, at.offset(CHARACTERISTICS::FriendlyName))?,
            unique_name: read_unicode_string(memory, at.offset(CHARACTERISTICS::UniqueName))?,
            service_name: read_unicode_string(memory, at.offset(CHARACTERISTICS::ServiceName))?,
            handlers,
        })
    }
}

/// A registered filter driver.
#[derive(Clone, Copy, Debug)]
pub struct FilterDriver {
    /// Its driver object, which is what its work items keep loaded.
    pub object: IoObjectId,
    /// `FilterDriverContext`.
    pub context: Address,
    /// What it registered.
    pub characteristics: FilterCharacteristics,
}

impl FilterDriver {
    /// The address of a handler, or NULL.
    #[must_use]
    pub fn handler(&self, handler: FilterHandler) -> Address {
        self.characteristics.handlers.at(handler)
    }
}

impl Object for FilterDriver {
    const KIND: Kind = Kind::FilterDriver;
}

/// Names a registered filter driver.
pub type FilterDriverId = Id<FilterDriver>;

#[cfg(test)]
mod tests {
    use executive::memory::TestMemory;

    use super::*;

    const AT: u64 = 0x1_4000_0000;

    fn structure(revision: u8, size: u16) -> (TestMemory, Address) {
        let mut memory = TestMemory::new();
        let at = memory.map(AT, usize::from(size));
        memory.write(at, &[0x8B, revision, 0, 0, 6, 30]).unwrap();
        memory
            .write_field(at, CHARACTERISTICS::Header_Size, size)
            .unwrap();
        for handler in FilterHandler::ALL {
            if handler.field().offset() < u64::from(size) {
                memory
                    .write_pointer(
                        at,
                        handler.field(),
                        Address(0x1000 + handler.index() as u64),
                    )
                    .unwrap();
            }
        }
        (memory, at)
    }

    /// ns-ndis-_ndis_filter_driver_characteristics: revisions 1 to 3 and their sizes.
    #[test]
    fn each_revision_adds_handlers() {
        for (revision, size, direct, synchronous) in [
            (1, 200, false, false),
            (2, 224, true, false),
            (3, 240, true, true),
        ] {
            let (memory, at) = structure(revision, size);
            let handlers = FilterCharacteristics::read(&memory, at).unwrap().handlers;
            assert_eq!(handlers.has(FilterHandler::DirectOidRequest), direct);
            assert_eq!(
                handlers.has(FilterHandler::SynchronousOidRequest),
                synchronous
            );
        }
    }

    /// ns-ndis-_ndis_filter_driver_characteristics: "To bypass this function, set this member to NULL".
    #[test]
    fn a_filter_may_leave_out_all_that_can_be_bypassed() {
        let (mut memory, at) = structure(2, 224);
        for handler in FilterHandler::ALL
            .iter()
            .filter(|handler| handler.need() == crate::handlers::Need::Optional)
        {
            if handler.field().offset() < 224 {
                memory
                    .write_pointer(at, handler.field(), Address::NULL)
                    .unwrap();
            }
        }
        assert!(FilterCharacteristics::read(&memory, at).is_ok());
    }

    #[test]
    fn a_filter_that_cannot_be_attached_is_refused() {
        let (mut memory, at) = structure(2, 224);
        memory
            .write_pointer(at, CHARACTERISTICS::AttachHandler, Address::NULL)
            .unwrap();
        let error = CharacteristicsError::MissingHandler {
            handler: "FilterAttach",
            needed_by: None,
        };
        assert_eq!(FilterCharacteristics::read(&memory, at), Err(error));
    }

    /// ns-ndis-_ndis_filter_driver_characteristics: UniqueName is a GUID in braces.
    #[test]
    fn the_names_are_read() {
        let (mut memory, at) = structure(2, 224);
        let text = memory.place_wide(0x2_0000_0000, "{5cbf81bd}");
        memory
            .write_field(at, CHARACTERISTICS::UniqueName_Length, 20)
            .unwrap();
        memory
            .write_pointer(at, CHARACTERISTICS::UniqueName_Buffer, text)
            .unwrap();
        let names = FilterCharacteristics::read(&memory, at).unwrap();
        assert_eq!(names.unique_name.to_string(), "{5cbf81bd}");
        assert_eq!(names.service_name.to_string(), "");
    }
}
