//! What a driver's own devices are used for: programs open them, ask them, and close them.

use abi::Address;
use executive::irps::requests::Operation;
use exports::driver::LoadedDriver;
use exports::ntoskrnl::requests::{self, OpenFile};
use machine::{Call, Stop};

use super::Life;

/// `CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)`: the first code that is
/// the drivers' own.
const FIRST_DRIVER_CODE: u32 = 0x0022_2000;
/// Function codes lie above the two bits of the transfer method.
const NEXT_CODE: u32 = 4;
/// How many of the drivers' own codes are tried.
const DRIVER_CODES: u32 = 4;
/// Room for the answer to a query, in bytes.
const ANSWER_BYTES: u32 = 512;

impl Life<'_> {
    /// Opens each device of a driver that no NDIS handle stands for, as a program would, asks it for
    /// the first function codes that drivers may define, and closes it. In some variations a second program does
    /// so at the same time.
    pub(super) fn devices(&mut self, driver: LoadedDriver) -> Result<(), Stop> {
        self.begin("device requests");
        let second = self.second_program(driver);
        let opened = use_devices(self.call, driver)?;
        if let Some(done) = second {
            self.call.wait_for_system_event(done, None)?;
        }
        self.end(&format!("{opened} devices opened, asked and closed"));
        self.idle()
    }

    /// The event that is set when the second program is done, if there is one.
    fn second_program(&mut self, driver: LoadedDriver) -> Option<Address> {
        if device(self.call, driver, 0).is_none() || self.call.variation(2) == 0 {
            return None;
        }
        let done = self.call.system_event();
        self.call.create_system_thread(Box::new(move |call| {
            use_devices(call, driver)?;
            call.set_system_event(done);
            Ok(())
        }));
        Some(done)
    }
}

/// A device of the driver.
fn device(call: &mut Call, driver: LoadedDriver, index: usize) -> Option<Address> {
    let objects = &call.executive().io_objects;
    let object = objects.driver_by_address(driver.object).ok()?;
    let mut devices = objects.devices_of(object);
    devices.nth(index).map(|(_, device)| device.address)
}

/// Opens, asks and closes each device. How many could be opened.
fn use_devices(call: &mut Call, driver: LoadedDriver) -> Result<u32, Stop> {
    let (mut opened, mut index) = (0, 0);
    while let Some(device) = device(call, driver, index) {
        index += 1;
        if let Ok(file) = requests::open(call, device)? {
            opened += 1;
            control(call, file)?;
            close(call, file)?;
        }
    }
    Ok(opened)
}

fn control(call: &mut Call, file: OpenFile) -> Result<(), Stop> {
    for function in 0..DRIVER_CODES {
        drop(requests::send_request(call, file, query(function), &[])?);
    }
    Ok(())
}

/// The `function`th of the drivers' own codes.
const fn query(function: u32) -> Operation {
    Operation::DeviceControl {
        code: FIRST_DRIVER_CODE + function * NEXT_CODE,
        input_length: 0,
        output_length: ANSWER_BYTES,
    }
}

/// Closes a device; in some variations with a request that is out.
fn close(call: &mut Call, file: OpenFile) -> Result<(), Stop> {
    const PLAIN: u32 = 1;
    let variation = call.variation((PLAIN + DRIVER_CODES) as usize);
    let variation = u32::try_from(variation).unwrap_or(0);
    match variation.checked_sub(PLAIN) {
        None => requests::close(call, file),
        Some(function) => {
            let request = requests::start(call, file, query(function), &[])?;
            requests::close_with_request(call, file, request)
        }
    }
}
