//! An adapter whose miniport driver is NDIS itself, for filter and protocol drivers to be put on.

use abi::{Address, NtStatus};
use executive::device_objects::structures::DriverObjectContents;
use machine::{Call, Stop};
use ndis::adapters::{Adapter, AdapterId};
use ndis::data_path::DataPathError;
use ndis::handlers::Handlers;
use ndis::miniport_attributes::{
    GeneralAttributes, MacAddress, MiniportAttributes, RegistrationAttributes,
};
use ndis::miniport_drivers::{MiniportCharacteristics, MiniportDriver};
use ndis::object_header::ObjectHeader;
use ndis::version::NdisVersion;

use super::adapter_life::network_device;

/// The name of the driver object.
const NAME: &str = "openndis";
/// A locally administered address.
const ADDRESS: [u8; 6] = [0x02, 0x00, 0x4F, 0x4E, 0x44, 0x49];
const GIGABIT: u64 = 1_000_000_000;
const MTU: u32 = 1500;
/// `NDIS_PACKET_TYPE_DIRECTED`, `MULTICAST`, `BROADCAST` and `PROMISCUOUS`.
const PACKET_FILTERS: u32 = 0x2F;

/// Makes the adapter; it runs, with nothing on it.
///
/// # Errors
/// If the run ended meanwhile.
pub fn create(call: &mut Call) -> Result<AdapterId, Stop> {
    let site = call.site();
    let driver = driver_object(call)?;
    let object = call.executive().io_objects.create_driver(driver, site);
    let device = network_device(call, object)?;
    let characteristics = MiniportCharacteristics {
        header: ObjectHeader {
            kind: 0,
            revision: 1,
            size: 0,
        },
        version: NdisVersion::OFFERED,
        driver_version: (1, 0),
        flags: 0,
        handlers: Handlers::NONE,
    };
    let driver = MiniportDriver::new(object, Address::NULL, characteristics);
    let Ok(driver) = call.ndis().miniport_drivers.insert(driver, site) else {
        return Err(call.unsupported("more miniport drivers than there are handles for"));
    };
    let mut adapter = Adapter::new(driver, device);
    if let Err(error) = start(&mut adapter, site) {
        return Err(call.internal(error));
    }
    let Ok(adapter) = call.ndis().adapters.insert(adapter, site) else {
        return Err(call.unsupported("more adapters than there are handles for"));
    };
    call.ndis().stack_mut(adapter).build_in_miniport();
    Ok(adapter)
}

/// Takes the adapter away; nothing is on it any more.
pub fn remove(call: &mut Call, adapter: AdapterId) {
    let site = call.site();
    call.ndis().remove_stack(adapter);
    if let Ok(adapter) = call.ndis().adapters.remove(adapter, site) {
        let removed = call.ndis().miniport_drivers.remove(adapter.driver, site);
        debug_assert!(
            removed.is_ok(),
            "the driver was there since the adapter was made"
        );
    }
}

/// Through the states of an adapter to running.
fn start(adapter: &mut Adapter, site: executive::site::Site) -> Result<(), String> {
    let state = |error: ndis::adapters::AdapterError| error.to_string();
    let attributes = |error: ndis::miniport_attributes::AttributesError| error.to_string();
    let path = |error: DataPathError| error.to_string();
    adapter.begin_initialize().map_err(state)?;
    let registration = RegistrationAttributes {
        adapter_context: Address::NULL,
        flags: 0,
        check_for_hang_seconds: 0,
        interface_type: 0,
    };
    adapter
        .set_attributes(MiniportAttributes::Registration(registration))
        .map_err(attributes)?;
    adapter
        .set_attributes(MiniportAttributes::General(general()))
        .map_err(attributes)?;
    adapter
        .initialize_returned(NtStatus::SUCCESS)
        .map_err(state)?;
    adapter.data_path.begin_restart(site).map_err(path)?;
    adapter
        .data_path
        .restart_returned(NtStatus::SUCCESS, site)
        .map_err(path)?;
    Ok(())
}

fn general() -> GeneralAttributes {
    const CONNECTED: u32 = 1;
    const FULL_DUPLEX: u32 = 2;
    const BROADCAST: u32 = 2;
    const SEND_AND_RECEIVE: u32 = 0;
    const DEDICATED: u32 = 1;
    const ETHERNET_CSMACD: u16 = 6;
    GeneralAttributes {
        revision: 2,
        media_type: 0,
        physical_medium_type: 0,
        mtu: MTU,
        max_transmit_link_speed: GIGABIT,
        transmit_link_speed: GIGABIT,
        max_receive_link_speed: GIGABIT,
        receive_link_speed: GIGABIT,
        media_connect_state: CONNECTED,
        media_duplex_state: FULL_DUPLEX,
        lookahead_size: MTU,
        mac_options: 0,
        supported_packet_filters: PACKET_FILTERS,
        max_multicast_list_size: 32,
        permanent_mac_address: MacAddress::ethernet(ADDRESS),
        current_mac_address: MacAddress::ethernet(ADDRESS),
        manages_power: false,
        access_type: BROADCAST,
        direction_type: SEND_AND_RECEIVE,
        connection_type: DEDICATED,
        if_type: ETHERNET_CSMACD,
        if_connector_present: false,
        supported_statistics: 0,
        data_back_fill_size: 0,
        context_back_fill_size: 0,
        supported_oids: Address::NULL,
        supported_oids_length: 0,
    }
}

fn driver_object(call: &mut Call) -> Result<Address, Stop> {
    let contents = DriverObjectContents {
        image: Address::NULL,
        image_size: 0,
        entry_point: Address::NULL,
        invalid_device_request: Address::NULL,
        service_name: NAME,
    };
    let at = call.kernel_data(contents.size());
    match contents.write(call.memory(), at) {
        Ok(()) => Ok(at),
        Err(bad) => Err(call.bad_address(bad)),
    }
}
