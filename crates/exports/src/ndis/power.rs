//! An adapter's power: what NDIS does with it when the system sleeps.
//! Pages: network/oid-pnp-set-power, network/oid-pnp-query-power,
//! ddi/ndis/ns-ndis-_ndis_miniport_adapter_registration_attributes.
//!
//! A driver that says nothing of power management is halted when the system sleeps. Another is asked to put the
//! adapter into a low-power state, after its stack was paused, unless the driver can do without that.

use abi::constants::enumerators::{NdisDeviceStateD0, NdisDeviceStateD3};
use abi::constants::ndis::{
    NDIS_MINIPORT_ATTRIBUTES_NO_HALT_ON_SUSPEND as NO_HALT,
    NDIS_MINIPORT_ATTRIBUTES_NO_PAUSE_ON_SUSPEND as NO_PAUSE,
};
use abi::constants::oid::{OID_PNP_QUERY_POWER, OID_PNP_SET_POWER};
use machine::{Call, Stop};
use ndis::adapters::AdapterId;
use ndis::version::NdisVersion;

use super::own_oid_requests::{query_oid_about, set_oid};

/// What becomes of an adapter when the system sleeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenAsleep {
    /// Halted, and initialised anew: its driver does not manage power.
    Halted,
    /// Paused, then in a low-power state.
    Paused,
    /// In a low-power state, while its stack runs: `NDIS_MINIPORT_ATTRIBUTES_NO_PAUSE_ON_SUSPEND`.
    Running,
}

/// The power state of a device, `NDIS_DEVICE_POWER_STATE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceState {
    /// Full power.
    D0,
    /// The least power.
    D3,
}

/// What becomes of an adapter when the system sleeps, by what its driver has said.
pub fn when_asleep(call: &mut Call, adapter: AdapterId) -> WhenAsleep {
    const PAUSES_CAN_BE_LEFT_OUT: NdisVersion = NdisVersion::new(6, 30);
    let Ok(object) = call.ndis().adapters.object(adapter).copied() else {
        return WhenAsleep::Halted;
    };
    let registration = object.attributes.registration;
    let flags = registration.map_or(0, |registration| registration.flags);
    let general = object.attributes.general;
    let manages_power = general.is_some_and(|general| general.manages_power);
    if !manages_power && flags & NO_HALT == 0 {
        return WhenAsleep::Halted;
    }
    let driver = call.ndis().miniport_drivers.object(object.driver);
    let may_run =
        driver.is_ok_and(|driver| driver.characteristics.version >= PAUSES_CAN_BE_LEFT_OUT);
    if may_run && flags & NO_PAUSE != 0 {
        WhenAsleep::Running
    } else {
        WhenAsleep::Paused
    }
}

/// Asks the adapter for another power state; for a low-power state it is first asked whether it can.
///
/// # Errors
/// If the run ended meanwhile.
pub fn set(call: &mut Call, adapter: AdapterId, state: DeviceState) -> Result<(), Stop> {
    let value = match state {
        DeviceState::D0 => NdisDeviceStateD0,
        DeviceState::D3 => NdisDeviceStateD3,
    };
    let value = value.to_le_bytes();
    if state != DeviceState::D0 {
        query_oid_about(call, adapter, OID_PNP_QUERY_POWER, &value)?;
    }
    set_oid(call, adapter, OID_PNP_SET_POWER, &value).map(drop)
}
