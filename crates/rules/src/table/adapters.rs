//! Rules for the life of adapters, filter modules and drivers.
//! Pages: network/miniport-adapter-states-and-operations, network/filter-module-states-and-operations.

use crate::BUGCODE_NDIS_DRIVER;

rules! {
    NDIS_ILLEGAL_STATE_TRANSITION {
        id: "ndis-illegal-state-transition", Ours,
        title: "a pause, restart, open or close is completed that is not pending",
        requires: "the completion function is called once, and only after the handler returned NDIS_STATUS_PENDING",
        page: "debugger/bug-check-0x7c--bugcode-ndis-driver",
        bug_check: Some(BUGCODE_NDIS_DRIVER.with(["0x1F: completion with nothing pending", "1 pause, 2 restart", "adapter", "0"])),
        help: "complete each pended operation once, and none that was not pended",
    }
    MINIPORT_PAUSE_RETURN {
        id: "MiniportPause_Return", Microsoft,
        title: "MiniportPause returns a status other than success or pending",
        requires: "MiniportPause returns NDIS_STATUS_SUCCESS or NDIS_STATUS_PENDING",
        page: "devtest/ndis-miniportpause-return",
        bug_check: None,
        help: "pausing cannot fail: return NDIS_STATUS_PENDING and call NdisMPauseComplete later",
    }
    NDIS_RESET_NOT_PENDING {
        id: "ndis-reset-not-pending", Ours,
        title: "a reset is completed that is not pending",
        requires: "NdisMResetComplete is called once for each time that MiniportResetEx returned NDIS_STATUS_PENDING",
        page: "ddi/ndis/nf-ndis-ndismresetcomplete",
        bug_check: Some(BUGCODE_NDIS_DRIVER.with(["0x0F: reset completed with none pending", "adapter", "reset status", "AddressingReset"])),
        help: "let one place complete the reset, and return NDIS_STATUS_PENDING if it does",
    }
    NDIS_REGISTRATION_ATTRIBUTES_MISSING {
        id: "ndis-attributes-missing", Ours,
        title: "MiniportInitializeEx succeeds without having set the required attributes",
        requires: "MiniportInitializeEx sets the registration attributes first and the general attributes before it returns success",
        page: "ddi/ndis/nf-ndis-ndismsetminiportattributes, Remarks",
        bug_check: None,
        help: "call NdisMSetMiniportAttributes with the registration attributes, then with the general ones",
    }
    NDIS_DEVICE_NOT_DEREGISTERED {
        id: "ndis-device-not-deregistered", Ours,
        title: "a device from NdisRegisterDeviceEx is left when the driver unloads",
        requires: "each device from NdisRegisterDeviceEx is removed with NdisDeregisterDeviceEx before the driver unloads",
        page: "ddi/ndis/nf-ndis-ndisregisterdeviceex, Remarks",
        bug_check: None,
        help: "call NdisDeregisterDeviceEx before deregistering the driver",
    }
    NDIS_M_INDICATE_STATUS_EX {
        id: "NdisMIndicateStatusEx", Microsoft,
        title: "a status is indicated after MiniportHaltEx returned",
        requires: "NdisMIndicateStatusEx is not called after MiniportHaltEx returned",
        page: "devtest/ndis-ndismindicatestatusex",
        bug_check: None,
        help: "wait in MiniportHaltEx for the timers, work items and threads that indicate status",
    }
}
