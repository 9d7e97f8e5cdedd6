use abi::constants::ndis as constants;
use abi::layout::ndis::{
    NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES as GENERAL,
    NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES as REGISTRATION,
};
use executive::memory::{Memory, TestMemory};

use super::*;
use crate::testing::{adapter, site};

const CONTEXT: Address = Address(0x5000);

fn attributes(
    kind: u32,
    size: u16,
    fill: impl FnOnce(&mut TestMemory, Address),
) -> MiniportAttributes {
    let mut memory = TestMemory::new();
    let at = memory.map(0x1000, usize::from(size));
    memory
        .write_field(at, REGISTRATION::Header_Type, u8::try_from(kind).unwrap())
        .unwrap();
    memory
        .write_field(at, REGISTRATION::Header_Revision, 1)
        .unwrap();
    memory
        .write_field(at, REGISTRATION::Header_Size, size)
        .unwrap();
    fill(&mut memory, at);
    MiniportAttributes::read(&memory, at).unwrap()
}

fn registration() -> MiniportAttributes {
    let kind = constants::NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES;
    attributes(kind, 0x1C, |memory, at| {
        memory
            .write_pointer(at, REGISTRATION::MiniportAdapterContext, CONTEXT)
            .unwrap();
    })
}

fn general() -> MiniportAttributes {
    let kind = constants::NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES;
    attributes(kind, 0xD8, |memory, at| {
        memory.write_field(at, GENERAL::MtuSize, 1500).unwrap();
        memory
            .write_field(at, GENERAL::MacAddressLength, 6)
            .unwrap();
        memory
            .write(at.offset(GENERAL::CurrentMacAddress), &[2, 0, 0, 0, 0, 1])
            .unwrap();
    })
}

fn paused() -> Adapter {
    let mut adapter = adapter();
    adapter.begin_initialize().unwrap();
    adapter.set_attributes(registration()).unwrap();
    adapter.set_attributes(general()).unwrap();
    adapter.initialize_returned(NtStatus::SUCCESS).unwrap();
    adapter
}

fn running() -> Adapter {
    let mut adapter = paused();
    adapter.data_path.begin_restart(site(1)).unwrap();
    adapter
        .data_path
        .restart_returned(NtStatus::SUCCESS, site(2))
        .unwrap();
    adapter
}

/// network/miniport-adapter-states-and-operations: Initialize is complete.
#[test]
fn an_initialized_adapter_is_paused() {
    assert_eq!(paused().state(), AdapterState::Paused);
}

/// network/miniport-adapter-states-and-operations: Initialize failed.
#[test]
fn an_adapter_that_fails_to_initialize_is_halted() {
    let mut adapter = adapter();
    adapter.begin_initialize().unwrap();
    let failed = NtStatus::INSUFFICIENT_RESOURCES;
    assert_eq!(
        adapter.initialize_returned(failed),
        Ok(AdapterState::Halted)
    );
    assert_eq!(adapter.state(), AdapterState::Halted);
}

/// nf-ndis-ndismsetminiportattributes: MiniportInitializeEx must provide the registration attributes.
#[test]
fn an_adapter_needs_its_registration_and_general_attributes() {
    let mut adapter = adapter();
    adapter.begin_initialize().unwrap();
    let missing = Err(AdapterError::AttributesMissing("registration"));
    assert_eq!(adapter.initialize_returned(NtStatus::SUCCESS), missing);
    assert_eq!(adapter.state(), AdapterState::Paused);
}

/// nf-ndis-ndismsetminiportattributes: the general attributes are set after the registration attributes.
#[test]
fn general_attributes_before_the_registration_attributes_are_out_of_order() {
    let mut adapter = adapter();
    adapter.begin_initialize().unwrap();
    let error = AttributesError::OutOfOrder {
        earlier: "registration",
    };
    assert_eq!(adapter.set_attributes(general()), Err(error));
}

/// nf-ndis-ndismsetminiportattributes: called from MiniportInitializeEx.
#[test]
fn attributes_are_set_during_initialize_only() {
    let error = AttributesError::NotInitializing {
        state: AdapterState::Paused,
    };
    assert_eq!(paused().set_attributes(registration()), Err(error));
}

/// nf-ndis-ndismsetminiportattributes: general attributes come before any additional ones.
#[test]
fn attributes_of_an_optional_service_are_recorded() {
    let offload = attributes(
        constants::NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_OFFLOAD_ATTRIBUTES,
        0x28,
        |_, _| {},
    );
    let mut adapter = adapter();
    adapter.begin_initialize().unwrap();
    adapter.set_attributes(registration()).unwrap();
    assert_eq!(
        adapter.set_attributes(offload),
        Err(AttributesError::OutOfOrder { earlier: "general" })
    );
    adapter.set_attributes(general()).unwrap();
    adapter.set_attributes(offload).unwrap();
    assert_eq!(
        adapter
            .attributes
            .others()
            .map(|header| header.kind)
            .collect::<Vec<_>>(),
        [0xA0]
    );
}

#[test]
fn general_attributes_keep_the_hardware_address_and_the_mtu() {
    let general = paused().attributes.general.unwrap();
    assert_eq!(general.current_mac_address.bytes(), [2, 0, 0, 0, 0, 1]);
    assert_eq!(general.mtu, 1500);
}

/// ns-ndis-_ndis_miniport_adapter_general_attributes: the address fields hold 32 bytes.
#[test]
fn a_hardware_address_longer_than_its_field_is_refused() {
    let mut memory = TestMemory::new();
    let at = memory.map(0x1000, 0xE0);
    memory.write(at, &[0x9F, 1, 0xD8, 0]).unwrap();
    memory
        .write_field(at, GENERAL::MacAddressLength, 33)
        .unwrap();
    let error = AttributesError::MacAddressTooLong { length: 33 };
    assert_eq!(MiniportAttributes::read(&memory, at), Err(error));
}

#[test]
fn the_adapter_context_is_that_of_the_registration_attributes() {
    assert_eq!(paused().context(), CONTEXT);
}

/// network/miniport-adapter-states-and-operations: send and receive operations, OID requests.
#[test]
fn data_moves_while_running_and_pausing_and_oids_while_paused_too() {
    let mut adapter = running();
    assert!(adapter.moves_data() && adapter.takes_oid_requests());
    adapter.data_path.begin_pause(site(3)).unwrap();
    assert!(adapter.moves_data() && adapter.takes_oid_requests());
    adapter
        .data_path
        .pause_returned(NtStatus::SUCCESS, site(4))
        .unwrap();
    assert!(!adapter.moves_data() && adapter.takes_oid_requests());
}

/// network/miniport-adapter-states-and-operations: MiniportHaltEx has an entry for Paused only.
#[test]
fn only_a_paused_adapter_is_halted() {
    let wrong = AdapterError::WrongState {
        state: AdapterState::Running,
        event: "halt",
    };
    assert_eq!(running().begin_halt(), Err(wrong));
    let mut adapter = paused();
    adapter.begin_halt().unwrap();
    assert_eq!(adapter.state(), AdapterState::Halting);
    adapter.halt_returned().unwrap();
    assert_eq!(adapter.state(), AdapterState::Halted);
}

/// network/miniport-adapter-states-and-operations: MiniportShutdownEx has entries from Paused on.
#[test]
fn a_halted_adapter_is_not_shut_down() {
    assert!(adapter().shutdown().is_err());
    assert_eq!(running().shutdown(), Ok(()));
}

#[test]
fn a_halted_adapter_can_be_initialized_again_without_its_old_attributes() {
    let mut adapter = paused();
    adapter.begin_halt().unwrap();
    adapter.halt_returned().unwrap();
    adapter.begin_initialize().unwrap();
    assert_eq!(adapter.attributes, Attributes::NONE);
}
