//! The life of a driver: what `openndis run` takes it through, by its kind.

use std::cell::RefCell;
use std::rc::Rc;

use ::ndis::adapters::AdapterId;
use abi::NtStatus;
use executive::irps::requests::Operation;
use exports::driver::{self, LoadedDriver};
use exports::ndis::{
    adapter_life, built_in_adapter, filter_life, plug_and_play_events, protocol_life, traffic,
};
use exports::ntoskrnl::requests::{self, OpenFile};
use machine::{Call, Stop};

use crate::outcome::{DriverKind, Phase};

/// Frames of a burst.
const FRAMES: u32 = 8;
/// Virtual time that a driver gets for what it does by itself.
const IDLE_MILLISECONDS: u32 = 1000;
/// Virtual time within which frames come back, sends by Driver Verifier's rule NdisTimedDataSend.
const PATIENCE_MILLISECONDS: u32 = 30_000;
/// `CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)`: the first code that is
/// the drivers' own.
const FIRST_DRIVER_CODE: u32 = 0x0022_2000;
/// Function codes lie above the two bits of the transfer method.
const NEXT_CODE: u32 = 4;
/// How many of the drivers' own codes are tried.
const DRIVER_CODES: u32 = 4;
/// Room for the answer to a query, in bytes.
const ANSWER_BYTES: u32 = 512;

/// What is known of the driver's life so far.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) phases: Vec<Phase>,
    pub(crate) left_over: Vec<String>,
    pub(crate) kind: DriverKind,
    pub(crate) ndis_version: Option<String>,
    /// Why the driver did not want to run.
    pub(crate) refusal: Option<String>,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            phases: Vec::new(),
            left_over: Vec::new(),
            kind: DriverKind::Unknown,
            ndis_version: None,
            refusal: None,
        }
    }
}

/// The record, and the call through which the life goes on.
pub(crate) struct Life<'life> {
    pub(crate) call: &'life mut Call,
    traffic: bool,
    record: &'life Rc<RefCell<Record>>,
}

/// Takes a driver through its life.
pub(crate) fn live(
    call: &mut Call,
    image: usize,
    service: &str,
    traffic: bool,
    record: &Rc<RefCell<Record>>,
) -> Result<(), Stop> {
    let mut life = Life {
        call,
        traffic,
        record,
    };
    life.begin("DriverEntry");
    let driver = match driver::load(life.call, image, service)? {
        Ok(driver) => driver,
        Err(status) => {
            life.end(&status.to_string());
            life.refuse(format!(
                "DriverEntry failed with status {status}, so the driver is not loaded"
            ));
            return Ok(());
        }
    };
    life.end("ok");
    life.note_kind(driver);
    let kind = life.record.borrow().kind;
    match kind {
        DriverKind::Miniport | DriverKind::Intermediate => life.miniport(driver)?,
        DriverKind::Filter => life.filter()?,
        DriverKind::Protocol => life.protocol()?,
        DriverKind::Wdm | DriverKind::Unknown => life.devices(driver)?,
    }
    life.unload(driver)
}

impl Life<'_> {
    /// A phase begins.
    pub(crate) fn begin(&mut self, name: &str) {
        self.call.phase(name);
        let phase = Phase {
            name: name.to_owned(),
            result: "not finished".to_owned(),
        };
        self.record.borrow_mut().phases.push(phase);
    }

    /// The phase that began last has ended.
    pub(crate) fn end(&mut self, result: &str) {
        if let Some(phase) = self.record.borrow_mut().phases.last_mut() {
            result.clone_into(&mut phase.result);
        }
    }

    /// The phase that began last has ended with a status.
    pub(crate) fn end_with(&mut self, status: NtStatus) {
        if status == NtStatus::SUCCESS {
            self.end("ok");
        } else {
            self.end(&status.to_string());
        }
    }

    fn refuse(&mut self, why: String) {
        self.record.borrow_mut().refusal.get_or_insert(why);
    }

    /// Tells the driver's kind by what it registered.
    fn note_kind(&mut self, driver: LoadedDriver) {
        let miniport = driver::miniport_driver(self.call, driver).is_some();
        let ndis = self.call.ndis();
        let protocol = ndis.protocol_drivers.iter().next().is_some();
        let filter = ndis.filter_drivers.iter().next().is_some();
        let of_miniport = ndis
            .miniport_drivers
            .iter()
            .map(|(_, one)| one.characteristics.version);
        let of_filter = ndis
            .filter_drivers
            .iter()
            .map(|(_, one)| one.characteristics.version);
        let of_protocol = ndis
            .protocol_drivers
            .iter()
            .map(|(_, one)| one.characteristics.version);
        let version = of_miniport.chain(of_filter).chain(of_protocol).next();
        let mut record = self.record.borrow_mut();
        record.kind = match (miniport, protocol, filter) {
            (true, true, _) => DriverKind::Intermediate,
            (true, false, _) => DriverKind::Miniport,
            (false, _, true) => DriverKind::Filter,
            (false, true, false) => DriverKind::Protocol,
            (false, false, false) => DriverKind::Wdm,
        };
        record.ndis_version = version.map(|version| version.to_string());
    }

    /// Initialise, restart, traffic and OID requests, pause, halt.
    fn miniport(&mut self, driver: LoadedDriver) -> Result<(), Stop> {
        let Some(registered) = driver::miniport_driver(self.call, driver) else {
            return Ok(());
        };
        self.begin("MiniportInitializeEx");
        let adapter = match adapter_life::initialize(self.call, registered)? {
            Ok(adapter) => adapter,
            Err(status) => {
                self.end_with(status);
                self.refuse(format!("MiniportInitializeEx failed with status {status}"));
                return Ok(());
            }
        };
        self.end("ok");
        self.begin("MiniportRestart");
        let status = adapter_life::restart(self.call, adapter)?;
        self.end_with(status);
        if status == NtStatus::SUCCESS {
            plug_and_play_events::power_profile_changed(self.call, adapter)?;
            self.use_adapter(adapter, false)?;
            self.begin("MiniportPause");
            let status = adapter_life::pause(self.call, adapter)?;
            self.end_with(status);
        }
        self.begin("MiniportHaltEx");
        adapter_life::halt(self.call, adapter)?;
        self.end("ok");
        Ok(())
    }

    /// Attached over an adapter of the system's own, with a protocol of the system's own on top.
    fn filter(&mut self) -> Result<(), Stop> {
        let Some(driver) = self.call.ndis().filter_drivers.ids().next() else {
            return Ok(());
        };
        let adapter = built_in_adapter::create(self.call)?;
        self.begin("FilterAttach");
        let module = match filter_life::attach(self.call, driver, adapter)? {
            Ok(module) => module,
            Err(status) => {
                self.end(&format!("declined with status {status}"));
                built_in_adapter::remove(self.call, adapter);
                return Ok(());
            }
        };
        self.end("ok");
        self.begin("FilterRestart");
        let status = filter_life::restart(self.call, module)?;
        self.end_with(status);
        if status == NtStatus::SUCCESS {
            plug_and_play_events::power_profile_changed(self.call, adapter)?;
            self.use_adapter(adapter, true)?;
            self.begin("FilterPause");
            let status = filter_life::pause(self.call, module)?;
            self.end_with(status);
        }
        self.begin("FilterDetach");
        filter_life::detach(self.call, module)?;
        self.end("ok");
        built_in_adapter::remove(self.call, adapter);
        Ok(())
    }

    /// Bound to an adapter of the system's own.
    fn protocol(&mut self) -> Result<(), Stop> {
        let Some(driver) = self.call.ndis().protocol_drivers.ids().next() else {
            return Ok(());
        };
        let adapter = built_in_adapter::create(self.call)?;
        self.begin("ProtocolBindAdapterEx");
        let binding = match protocol_life::bind(self.call, driver, adapter)? {
            Ok(binding) => binding,
            Err(status) => {
                self.end(&format!("declined with status {status}"));
                built_in_adapter::remove(self.call, adapter);
                return Ok(());
            }
        };
        self.end("ok");
        self.begin("restart");
        protocol_life::restart(self.call, binding)?;
        self.end("ok");
        self.receives(adapter)?;
        self.call.sleep(IDLE_MILLISECONDS)?;
        self.begin("pause");
        protocol_life::pause(self.call, binding)?;
        self.end("ok");
        self.begin("ProtocolUnbindAdapterEx");
        protocol_life::unbind(self.call, binding)?;
        self.end("ok");
        built_in_adapter::remove(self.call, adapter);
        Ok(())
    }

    /// OID requests, sends and receives by a protocol of the system's own.
    fn use_adapter(&mut self, adapter: AdapterId, receives: bool) -> Result<(), Stop> {
        if !self.traffic {
            return Ok(());
        }
        traffic::bind(self.call, adapter)?;
        self.oid_requests(adapter)?;
        self.sends(adapter)?;
        if receives {
            self.receives(adapter)?;
        }
        traffic::unbind(self.call, adapter)?;
        Ok(())
    }

    /// Queries each OID that the adapter's driver says it supports.
    fn oid_requests(&mut self, adapter: AdapterId) -> Result<(), Stop> {
        self.begin("OID requests");
        let (mut answered, mut refused) = (0_u32, 0_u32);
        let mut index = 0;
        while let Some(oid) = self.supported_oid(adapter, index)? {
            index += 1;
            if self.query(adapter, oid)? == NtStatus::SUCCESS {
                answered += 1;
            } else {
                refused += 1;
            }
        }
        self.end(&format!("{answered} answered, {refused} refused"));
        Ok(())
    }

    fn query(&mut self, adapter: AdapterId, oid: u32) -> Result<NtStatus, Stop> {
        let (status, answer) = traffic::query_oid(self.call, adapter, oid, ANSWER_BYTES)?;
        drop(answer);
        Ok(status)
    }

    /// The OID at a place of the list that the driver gave when it initialised the adapter.
    fn supported_oid(&mut self, adapter: AdapterId, index: u32) -> Result<Option<u32>, Stop> {
        let general = match self.call.ndis().adapters.object(adapter) {
            Ok(adapter) => adapter.attributes.general,
            Err(_) => None,
        };
        let Some(general) = general.filter(|general| index < general.supported_oids_length / 4)
        else {
            return Ok(None);
        };
        self.call
            .read(general.supported_oids.offset(4 * u64::from(index)))
            .map(Some)
    }

    /// Sends a burst of frames down the stack.
    fn sends(&mut self, adapter: AdapterId) -> Result<(), Stop> {
        self.begin("sends");
        traffic::send_burst(self.call, adapter, FRAMES)?;
        traffic::wait_for_lists(self.call, adapter, PATIENCE_MILLISECONDS)?;
        self.call.sleep(IDLE_MILLISECONDS)?;
        let traffic = traffic::counts(self.call, adapter);
        self.end(&format!(
            "{} sent, {} completed, {} received",
            traffic.sent, traffic.send_completed, traffic.received
        ));
        Ok(())
    }

    /// Indicates a burst of frames up the stack.
    fn receives(&mut self, adapter: AdapterId) -> Result<(), Stop> {
        self.begin("receives");
        traffic::indicate_burst(self.call, adapter, FRAMES)?;
        traffic::wait_for_lists(self.call, adapter, PATIENCE_MILLISECONDS)?;
        let traffic = traffic::counts(self.call, adapter);
        self.end(&format!(
            "{} indicated, {} returned",
            traffic.indicated, traffic.returned
        ));
        Ok(())
    }

    /// Opens each device of a driver that no NDIS handle stands for, as a program would, asks it for
    /// the first function codes that drivers may define, and closes it.
    fn devices(&mut self, driver: LoadedDriver) -> Result<(), Stop> {
        self.begin("device requests");
        let Ok(object) = self
            .call
            .executive()
            .io_objects
            .driver_by_address(driver.object)
        else {
            return Ok(());
        };
        let (mut opened, mut index) = (0_u32, 0);
        loop {
            let objects = &self.call.executive().io_objects;
            let device = objects
                .devices_of(object)
                .nth(index)
                .map(|(_, device)| device.address);
            let Some(device) = device else {
                break;
            };
            index += 1;
            if let Ok(file) = requests::open(self.call, device)? {
                opened += 1;
                self.control(file)?;
                requests::close(self.call, file)?;
            }
        }
        self.end(&format!("{opened} devices opened, asked and closed"));
        self.call.sleep(IDLE_MILLISECONDS)
    }

    fn control(&mut self, file: OpenFile) -> Result<(), Stop> {
        for function in 0..DRIVER_CODES {
            let operation = Operation::DeviceControl {
                code: FIRST_DRIVER_CODE + function * NEXT_CODE,
                input_length: 0,
                output_length: ANSWER_BYTES,
            };
            drop(requests::send_request(self.call, file, operation, &[])?);
        }
        Ok(())
    }

    fn unload(&mut self, driver: LoadedDriver) -> Result<(), Stop> {
        self.begin("DriverUnload");
        if driver::unload(self.call, driver)? {
            self.end("ok");
        } else {
            self.end("the driver has no unload routine");
        }
        Ok(())
    }
}
