use abi::Field;
use abi::constants::ndis_status::{NDIS_STATUS_BAD_CHARACTERISTICS, NDIS_STATUS_BAD_VERSION};
use executive::memory::TestMemory;

use super::*;
use crate::object_header::ObjectHeaderError;

const AT: u64 = 0x1_4000_0000;

/// The structure as a driver of that revision fills it: every handler at an address of its own.
struct Structure {
    memory: TestMemory,
    at: Address,
}

impl Structure {
    fn new(revision: u8, size: u16, minor: u8) -> Self {
        let mut memory = TestMemory::new();
        let at = memory.map(AT, usize::from(size));
        let mut structure = Self { memory, at };
        structure.set(CHARACTERISTICS::Header_Type, 0x8A);
        structure.set(CHARACTERISTICS::Header_Revision, revision);
        structure
            .memory
            .write_field(at, CHARACTERISTICS::Header_Size, size)
            .unwrap();
        structure.set(CHARACTERISTICS::MajorNdisVersion, 6);
        structure.set(CHARACTERISTICS::MinorNdisVersion, minor);
        for handler in MiniportHandler::ALL {
            let routine = Address(0x1000 + handler.index() as u64);
            if handler.field().offset() < u64::from(size) {
                structure.set_handler(*handler, routine);
            }
        }
        structure
    }

    fn set(&mut self, field: Field<u8>, value: u8) {
        self.memory.write_field(self.at, field, value).unwrap();
    }

    fn set_handler(&mut self, handler: MiniportHandler, routine: Address) {
        self.memory
            .write_pointer(self.at, handler.field(), routine)
            .unwrap();
    }

    fn without(mut self, handlers: &[MiniportHandler]) -> Self {
        for handler in handlers {
            self.set_handler(*handler, Address::NULL);
        }
        self
    }

    fn read(&self) -> Result<MiniportCharacteristics, CharacteristicsError> {
        MiniportCharacteristics::read(&self.memory, self.at)
    }
}

/// ns-ndis-_ndis_miniport_driver_characteristics: the sizes and versions seen in compiled drivers.
#[test]
fn headers_as_compiled_drivers_have_them_are_accepted() {
    for (revision, size, minor) in [
        (1, 136, 0),
        (1, 152, 0),
        (2, 152, 20),
        (2, 152, 30),
        (3, 160, 80),
    ] {
        let characteristics = Structure::new(revision, size, minor).read().unwrap();
        assert_eq!(characteristics.version, NdisVersion::new(6, minor));
        assert_eq!(
            characteristics.handlers.at(MiniportHandler::HaltEx),
            Address(0x1002)
        );
    }
}

/// ns-ndis-_ndis_miniport_driver_characteristics: revision 2 added the direct OID handlers.
#[test]
fn a_handler_newer_than_the_revision_is_not_read_even_if_the_size_covers_it() {
    let characteristics = Structure::new(1, 152, 0).read().unwrap();
    assert!(
        !characteristics
            .handlers
            .has(MiniportHandler::DirectOidRequest)
    );
}

/// nf-ndis-ndismregisterminiportdriver, Return value: NDIS_STATUS_BAD_VERSION.
#[test]
fn an_unknown_ndis_version_is_a_bad_version() {
    let error = Structure::new(2, 152, 99).read().unwrap_err();
    assert_eq!(
        error,
        CharacteristicsError::Version(NdisVersion::new(6, 99))
    );
    assert_eq!(error.status().0, NDIS_STATUS_BAD_VERSION);
}

/// nf-ndis-ndismregisterminiportdriver, Return value: NDIS_STATUS_BAD_CHARACTERISTICS.
#[test]
fn a_size_too_small_for_the_revision_is_bad_characteristics() {
    let error = Structure::new(2, 136, 20).read().unwrap_err();
    assert!(matches!(
        error,
        CharacteristicsError::Header(ObjectHeaderError::TooSmall { required: 152, .. })
    ));
    assert_eq!(error.status().0, NDIS_STATUS_BAD_CHARACTERISTICS);
}

/// ns-ndis-_ndis_miniport_driver_characteristics: "Required" stands at each of these.
#[test]
fn a_missing_required_handler_is_named() {
    for handler in [
        MiniportHandler::InitializeEx,
        MiniportHandler::HaltEx,
        MiniportHandler::ShutdownEx,
    ] {
        let error = Structure::new(2, 152, 20)
            .without(&[handler])
            .read()
            .unwrap_err();
        let expected = CharacteristicsError::MissingHandler {
            handler: handler.name(),
            needed_by: None,
        };
        assert_eq!(error, expected);
    }
}

#[test]
fn a_driver_without_set_options_is_connectionless_and_needs_a_send_handler() {
    let handlers = [
        MiniportHandler::SetOptions,
        MiniportHandler::SendNetBufferLists,
    ];
    let error = Structure::new(2, 152, 20)
        .without(&handlers)
        .read()
        .unwrap_err();
    assert!(matches!(
        error,
        CharacteristicsError::MissingHandler {
            handler: "MiniportSendNetBufferLists",
            ..
        }
    ));
}

#[test]
fn a_driver_with_set_options_may_be_connection_oriented_and_need_no_send_handler() {
    assert!(
        Structure::new(2, 152, 20)
            .without(&[MiniportHandler::SendNetBufferLists])
            .read()
            .is_ok()
    );
}

/// ns-ndis-_ndis_miniport_driver_characteristics, ResetHandlerEx: required if CheckForHangHandlerEx is given.
#[test]
fn check_for_hang_makes_reset_necessary() {
    let error = Structure::new(2, 152, 20)
        .without(&[MiniportHandler::ResetEx])
        .read()
        .unwrap_err();
    let needed_by = Some("MiniportCheckForHangEx");
    assert_eq!(
        error,
        CharacteristicsError::MissingHandler {
            handler: "MiniportResetEx",
            needed_by
        }
    );
}

/// ns-ndis-_ndis_miniport_driver_characteristics: if one is provided, then both must be provided.
#[test]
fn the_direct_oid_handlers_come_in_pairs() {
    let both = [
        MiniportHandler::DirectOidRequest,
        MiniportHandler::CancelDirectOidRequest,
    ];
    for one in both {
        assert!(Structure::new(2, 152, 20).without(&[one]).read().is_err());
    }
    assert!(Structure::new(2, 152, 20).without(&both).read().is_ok());
}

/// nf-ndis-ndismregisterminiportdriver, Remarks: NDIS_INTERMEDIATE_DRIVER.
#[test]
fn the_intermediate_driver_flag_is_recognised() {
    let mut structure = Structure::new(2, 152, 20);
    assert!(!structure.read().unwrap().is_intermediate());
    structure
        .memory
        .write_field(structure.at, CHARACTERISTICS::Flags, 1)
        .unwrap();
    assert!(structure.read().unwrap().is_intermediate());
}

/// nf-ndis-ndissetoptionalhandlers: NDIS_MINIPORT_PNP_CHARACTERISTICS is valid for a miniport driver.
#[test]
fn pnp_characteristics_give_four_handlers() {
    let mut memory = TestMemory::new();
    let at = memory.place(AT, &[0x92, 1, 0x2C, 0]);
    memory.map(AT + 4, 0x2C);
    for handler in MiniportPnpHandler::ALL {
        memory
            .write_pointer(
                at,
                handler.field(),
                Address(0x2000 + handler.index() as u64),
            )
            .unwrap();
    }
    match MiniportOptions::read(&memory, at) {
        Ok(MiniportOptions::Pnp(handlers)) => {
            assert_eq!(
                handlers.at(MiniportPnpHandler::StartDevice),
                Address(0x2003)
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_structure_of_a_service_that_is_not_provided_is_recorded_as_such() {
    let mut memory = TestMemory::new();
    let at = memory.place(AT, &[0xB2, 1, 0x40, 0]);
    let header = ObjectHeader {
        kind: 0xB2,
        revision: 1,
        size: 0x40,
    };
    assert_eq!(
        MiniportOptions::read(&memory, at),
        Ok(MiniportOptions::NotProvided(header))
    );
}
