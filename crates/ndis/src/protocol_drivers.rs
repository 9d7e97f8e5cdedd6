//! Protocol drivers. Pages: ddi/ndis/nf-ndis-ndisregisterprotocoldriver,
//! ddi/ndis/ns-ndis-_ndis_protocol_driver_characteristics.
//!
//! NDIS associates neither a device object nor a driver object with a protocol driver, so it has none.

use abi::Address;
use abi::constants::ndis as constants;
use abi::layout::ndis::NDIS_PROTOCOL_DRIVER_CHARACTERISTICS as CHARACTERISTICS;
use executive::memory::Memory;

use crate::handlers::{CharacteristicsError, Handler, Handlers, handlers};
use crate::handles::{Id, Kind, Object};
use crate::object_header::{Expected, ObjectHeader};
use crate::strings::{UnicodeString, read_unicode_string};
use crate::version::NdisVersion;

handlers! {
    /// The routines of a protocol driver that NDIS calls. The page marks some as optional and no
    /// one as required; without the rest a binding could be neither made nor used.
    ProtocolHandler in NDIS_PROTOCOL_DRIVER_CHARACTERISTICS {
        SetOptions "ProtocolSetOptions" SetOptionsHandler 1 Optional,
        BindAdapterEx "ProtocolBindAdapterEx" BindAdapterHandlerEx 1 Required,
        UnbindAdapterEx "ProtocolUnbindAdapterEx" UnbindAdapterHandlerEx 1 Required,
        OpenAdapterCompleteEx "ProtocolOpenAdapterCompleteEx" OpenAdapterCompleteHandlerEx 1 Required,
        CloseAdapterCompleteEx "ProtocolCloseAdapterCompleteEx" CloseAdapterCompleteHandlerEx 1 Required,
        NetPnPEvent "ProtocolNetPnPEvent" NetPnPEventHandler 1 Optional,
        Uninstall "ProtocolUninstall" UninstallHandler 1 Optional,
        OidRequestComplete "ProtocolOidRequestComplete" OidRequestCompleteHandler 1 Connectionless,
        StatusEx "ProtocolStatusEx" StatusHandlerEx 1 Optional,
        ReceiveNetBufferLists "ProtocolReceiveNetBufferLists" ReceiveNetBufferListsHandler 1 Connectionless,
        SendNetBufferListsComplete "ProtocolSendNetBufferListsComplete" SendNetBufferListsCompleteHandler 1 Connectionless,
        DirectOidRequestComplete "ProtocolDirectOidRequestComplete" DirectOidRequestCompleteHandler 2 Optional,
    }
}

/// What a driver gives to `NdisRegisterProtocolDriver`, copied and checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProtocolCharacteristics {
    /// The structure's header.
    pub header: ObjectHeader,
    /// The version of NDIS that the driver was made for.
    pub version: NdisVersion,
    /// `Name`: the service name.
    pub name: UnicodeString,
    /// The handlers that the structure's revision has.
    pub handlers: Handlers<ProtocolHandler>,
}

const EXPECTED: Expected<'_> = Expected {
    kind: constants::NDIS_OBJECT_TYPE_PROTOCOL_DRIVER_CHARACTERISTICS,
    sizes: &[
        constants::NDIS_SIZEOF_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_1,
        constants::NDIS_SIZEOF_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_2,
    ],
};

impl ProtocolCharacteristics {
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
        let handlers: Handlers<ProtocolHandler> = Handlers::read(memory, at, header.revision)?;
        let connectionless = !handlers.has(ProtocolHandler::SetOptions);
        if let Some(missing) = handlers.missing(connectionless) {
            return Err(CharacteristicsError::MissingHandler {
                handler: missing.name(),
                needed_by: None,
            });
        }
        let name = read_unicode_string(memory, at.offset(CHARACTERISTICS::Name))?;
        Ok(Self {
            header,
            version,
            name,
            handlers,
        })
    }
}

/// A registered protocol driver.
#[derive(Clone, Copy, Debug)]
pub struct ProtocolDriver {
    /// `ProtocolDriverContext`.
    pub context: Address,
    /// What it registered.
    pub characteristics: ProtocolCharacteristics,
}

impl ProtocolDriver {
    /// The address of a handler, or NULL.
    #[must_use]
    pub fn handler(&self, handler: ProtocolHandler) -> Address {
        self.characteristics.handlers.at(handler)
    }
}

impl Object for ProtocolDriver {
    const KIND: Kind = Kind::ProtocolDriver;
}

/// Names a registered protocol driver.
pub type ProtocolDriverId = Id<ProtocolDriver>;

#[cfg(test)]
mod tests {
    use executive::memory::TestMemory;

    use super::*;

    fn structure(header: [u8; 4]) -> (TestMemory, Address) {
        let mut memory = TestMemory::new();
        let at = memory.map(0x1_4000_0000, 128);
        memory.write(at, &header).unwrap();
        memory
            .write_field(at, CHARACTERISTICS::MajorNdisVersion, 6)
            .unwrap();
        for handler in ProtocolHandler::ALL {
            memory
                .write_pointer(
                    at,
                    handler.field(),
                    Address(0x1000 + handler.index() as u64),
                )
                .unwrap();
        }
        (memory, at)
    }

    /// A header seen in a compiled driver: the default type, revision 1 and the size of revision 2.
    #[test]
    fn the_revision_decides_over_the_size() {
        let (memory, at) = structure([0x80, 1, 128, 0]);
        let handlers = ProtocolCharacteristics::read(&memory, at).unwrap().handlers;
        assert_eq!(handlers.at(ProtocolHandler::BindAdapterEx), Address(0x1001));
        assert!(!handlers.has(ProtocolHandler::DirectOidRequestComplete));
    }

    /// ns-ndis-_ndis_protocol_driver_characteristics: revision 2 added DirectOidRequestCompleteHandler.
    #[test]
    fn revision_two_has_the_direct_oid_handler() {
        let (memory, at) = structure([0x95, 2, 128, 0]);
        let handlers = ProtocolCharacteristics::read(&memory, at).unwrap().handlers;
        assert!(handlers.has(ProtocolHandler::DirectOidRequestComplete));
    }

    #[test]
    fn a_protocol_that_cannot_bind_is_refused() {
        let (mut memory, at) = structure([0x95, 2, 128, 0]);
        memory
            .write_pointer(at, CHARACTERISTICS::BindAdapterHandlerEx, Address::NULL)
            .unwrap();
        let error = CharacteristicsError::MissingHandler {
            handler: "ProtocolBindAdapterEx",
            needed_by: None,
        };
        assert_eq!(ProtocolCharacteristics::read(&memory, at), Err(error));
    }
}
