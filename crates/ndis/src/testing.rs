//! What the unit tests of this crate share.

use abi::{Address, Kirql};
use executive::device_objects::{IoObjectId, IoObjects};
use executive::site::{Activity, Callback, Site, ThreadId};

use crate::adapters::Adapter;
use crate::handlers::Handlers;
use crate::handles::Table;
use crate::miniport_drivers::{MiniportCharacteristics, MiniportDriver};
use crate::object_header::ObjectHeader;
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
