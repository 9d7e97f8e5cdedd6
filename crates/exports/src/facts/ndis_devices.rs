//! Devices of `NdisRegisterDeviceEx` that are left. Page: ddi/ndis/nf-ndis-ndisregisterdeviceex, Remarks.

use machine::Call;
use ndis::devices::DeviceId;
use rules::Violation;

/// Reports a device that is left at the end of `routine`. The run goes on.
pub(crate) fn left(call: &mut Call, device: DeviceId, routine: &str) {
    let title = match call.ndis().devices.object(device) {
        Ok(device) if !device.symbolic_name.is_empty() => {
            let name = String::from_utf16_lossy(&device.symbolic_name);
            format!("{routine} leaves the device {name}, which is not deregistered")
        }
        _ => format!("{routine} leaves a device that is not deregistered"),
    };
    let rule = &rules::NDIS_DEVICE_NOT_DEREGISTERED;
    let mut violation = Violation::new(rule, title, call.place());
    if let Ok(made) = call.ndis().devices.made(device) {
        violation = violation.with_related("registered", call.place_of(&made));
    }
    call.report(violation);
}
