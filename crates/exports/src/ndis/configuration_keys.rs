//! Which key of the registry holds the configuration of a driver or of an instance of one.
//! Page: ddi/ndis/nf-ndis-ndisopenconfigurationex, Remarks.
//!
//! For an adapter it is the key of its instance, `0000` for the first adapter; for a driver, `Parameters` of
//! its service; for a filter module or a binding, `Parameters\Adapters\0000` of the service if it is on the
//! first adapter. A protocol driver's service is taken to have the name that the driver registered. Keys
//! that are not there are made, as the driver's installation would have done.

use abi::Address;
use abi::layout::wdm::{DRIVER_EXTENSION, DRIVER_OBJECT};
use executive::device_objects::IoObjectId;
use executive::registry::{KeyId, NETWORK_ADAPTERS, SERVICES};
use machine::{Call, Stop};
use ndis::Ndis;
use ndis::handles::{HandleError, Kind, kind_of};
use rules::Violation;

use crate::driver_memory::unicode_string;
use crate::facts;

/// Whose configuration it is.
enum Owner {
    /// The adapter with this number.
    Adapter(u32),
    /// The service of a driver object, itself or what it does on an adapter.
    Driver(IoObjectId, Option<u32>),
    /// A protocol driver's service, itself or what it does on an adapter.
    Protocol(String, Option<u32>),
    /// The handle names nothing that has a configuration.
    None(Kind),
}

/// The key of the configuration that belongs to `handle`.
pub(super) fn key_of(call: &mut Call, handle: Address) -> Result<KeyId, Stop> {
    let path = match owner(call.ndis(), handle) {
        Ok(Owner::Adapter(number)) => format!("{NETWORK_ADAPTERS}\\{number:04}"),
        Ok(Owner::Driver(object, adapter)) => {
            let service = service_name(call, object)?;
            parameters(&service, adapter)
        }
        Ok(Owner::Protocol(service, adapter)) => parameters(&service, adapter),
        Ok(Owner::None(kind)) => {
            let function = call.function();
            let title = format!("{function}: {handle} is a {kind}, which has no configuration");
            let violation = Violation::new(&rules::NDIS_WRONG_HANDLE, title, call.place());
            return Err(call.violation(violation));
        }
        Err(error) => return Err(facts::handles::wrong(call, error)),
    };
    make_key(call, &path)
}

fn owner(ndis: &Ndis, handle: Address) -> Result<Owner, HandleError> {
    Ok(match kind_of(handle)? {
        Kind::Adapter => Owner::Adapter(ndis.adapters.find(handle)?.slot()),
        Kind::MiniportDriver => {
            let id = ndis.miniport_drivers.find(handle)?;
            Owner::Driver(ndis.miniport_drivers.object(id)?.object, None)
        }
        Kind::FilterDriver => {
            let id = ndis.filter_drivers.find(handle)?;
            Owner::Driver(ndis.filter_drivers.object(id)?.object, None)
        }
        Kind::FilterModule => {
            let module = ndis
                .filter_modules
                .object(ndis.filter_modules.find(handle)?)?;
            let driver = ndis.filter_drivers.object(module.driver)?;
            Owner::Driver(driver.object, Some(module.adapter.slot()))
        }
        Kind::ProtocolDriver => {
            let id = ndis.protocol_drivers.find(handle)?;
            let driver = ndis.protocol_drivers.object(id)?;
            Owner::Protocol(driver.characteristics.name.to_string(), None)
        }
        Kind::Binding => {
            let binding = ndis.bindings.object(ndis.bindings.find(handle)?)?;
            let driver = ndis.protocol_drivers.object(binding.protocol)?;
            let name = driver.characteristics.name.to_string();
            Owner::Protocol(name, Some(binding.adapter.slot()))
        }
        kind => Owner::None(kind),
    })
}

fn parameters(service: &str, adapter: Option<u32>) -> String {
    match adapter {
        None => format!("{SERVICES}\\{service}\\Parameters"),
        Some(number) => format!("{SERVICES}\\{service}\\Parameters\\Adapters\\{number:04}"),
    }
}

/// The name of the service that a driver object was made for.
fn service_name(call: &mut Call, object: IoObjectId) -> Result<String, Stop> {
    let object = call.executive().io_objects.object(object).address;
    let extension = Address(call.read_field(object, DRIVER_OBJECT::DriverExtension)?);
    let name = unicode_string(call, extension.offset(DRIVER_EXTENSION::ServiceKeyName))?;
    Ok(String::from_utf16_lossy(&name))
}

/// Finds a key, or makes it with all that it lies under.
fn make_key(call: &mut Call, path: &str) -> Result<KeyId, Stop> {
    let units: Vec<u16> = path.encode_utf16().collect();
    let registry = &mut call.executive().registry;
    if let Ok(key) = registry.find(None, &units) {
        return Ok(key);
    }
    let separators = (0..units.len()).filter(|place| units[*place] == u16::from(b'\\'));
    for end in separators.skip(1).chain([units.len()]) {
        if registry.find(None, &units[..end]).is_err() {
            // What lies too high to be made is there, so that a failure shows below.
            let _ = registry.create(None, &units[..end]);
        }
    }
    let made = registry.find(None, &units);
    made.map_err(|error| call.internal(format!("{path} can't be made: {error}")))
}
