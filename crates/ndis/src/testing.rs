//! What the unit tests of this crate share.

use abi::{Address, Kirql};
use executive::device_objects::{IoObjectId, IoObjects};
use executive::site::{Activity, Callback, Site, ThreadId};

use crate::adapters::Adapter;
use crate::filter_drivers::{FilterCharacteristics, FilterDriver, FilterHandler};
use crate::filter_modules::FilterModule;
use crate::handlers::{Handler, Handlers};
use crate::handles::Table;
use crate::miniport_drivers::{MiniportCharacteristics, MiniportDriver};
use crate::object_header::ObjectHeader;
use crate::protocol_drivers::{ProtocolCharacteristics, ProtocolDriver};
use crate::strings::UnicodeString;
use crate::version::NdisVersion;

/// Something that thread 0 did as the `step`th event of a run.
pub(crate) fn site(step: u64) -> Site {
    Site {
        step,
        caller: Address(0x1_4000_1000 + step),
        activity: Activity::Thread(ThreadId(0)),
        irql: Kirql::PASSIVE_LEVEL,
        callback: Callback::NONE,
    }
}

/// A driver object and a device object of it.
pub(crate) fn io_objects() -> (IoObjectId, IoObjectId) {
    let mut objects = IoObjects::new();
    let driver = objects.create_driver(Address(0x9000), site(0));
    (
        driver,
        objects.create_device(Address(0xA000), driver, false, site(0)),
    )
}

/// A miniport driver without handlers.
pub(crate) fn miniport_driver() -> MiniportDriver {
    let characteristics = MiniportCharacteristics {
        header: ObjectHeader {
            kind: 0x8A,
            revision: 2,
            size: 0x98,
        },
        version: NdisVersion::new(6, 30),
        driver_version: (1, 0),
        flags: 0,
        handlers: Handlers::NONE,
    };
    MiniportDriver::new(io_objects().0, Address(0x8000), characteristics)
}

/// A halted adapter.
pub(crate) fn adapter() -> Adapter {
    let driver = Table::new()
        .insert(miniport_driver(), site(0))
        .expect("an empty table has room");
    Adapter::new(driver, io_objects().1)
}

/// A detached filter module whose handler n is at 0x1000 + n.
pub(crate) fn filter_module() -> FilterModule {
    let mut handlers = Handlers::NONE;
    for handler in FilterHandler::ALL {
        handlers = handlers.with(*handler, Address(0x1000 + handler.index() as u64));
    }
    let driver = Table::new()
        .insert(filter_driver(), site(0))
        .expect("an empty table has room");
    let adapter = Table::new()
        .insert(adapter(), site(0))
        .expect("an empty table has room");
    FilterModule::new(driver, adapter, handlers)
}

/// A filter driver without handlers.
pub(crate) fn filter_driver() -> FilterDriver {
    let characteristics = FilterCharacteristics {
        header: ObjectHeader {
            kind: 0x8B,
            revision: 2,
            size: 224,
        },
        version: NdisVersion::new(6, 30),
        driver_version: (1, 0),
        friendly_name: UnicodeString::EMPTY,
        unique_name: UnicodeString::EMPTY,
        service_name: UnicodeString::EMPTY,
        handlers: Handlers::NONE,
    };
    FilterDriver {
        object: io_objects().0,
        context: Address(0x8100),
        characteristics,
    }
}

/// A protocol driver without handlers.
pub(crate) fn protocol_driver() -> ProtocolDriver {
    let characteristics = ProtocolCharacteristics {
        header: ObjectHeader {
            kind: 0x95,
            revision: 2,
            size: 128,
        },
        version: NdisVersion::new(6, 30),
        name: UnicodeString::EMPTY,
        handlers: Handlers::NONE,
    };
    ProtocolDriver {
        context: Address(0x8200),
        characteristics,
    }
}
