//! The life of a driver: what `openndis run` takes it through, by its kind.

mod adapter_use;
mod devices;
mod miniport;

use std::cell::RefCell;
use std::rc::Rc;

use abi::{Address, NtStatus};
use exports::driver::{self, LoadedDriver};
use exports::ndis::{built_in_adapter, filter_life, plug_and_play_events, protocol_life, resets};
use machine::{Call, Stop};

use crate::outcome::{DriverKind, Phase};

/// What is known of the driver's life so far.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) phases: Vec<Phase>,
    pub(crate) left_over: Vec<String>,
    pub(crate) kind: DriverKind,
    pub(crate) ndis_version: Option<String>,
    /// Why the driver did not want to run.
    pub(crate) refusal: Option<String>,
    /// What is to be said of a list that was not back in time.
    pub(crate) late: Option<rules::Violation>,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            phases: Vec::new(),
            left_over: Vec::new(),
            kind: DriverKind::Unknown,
            ndis_version: None,
            refusal: None,
            late: None,
        }
    }
}

/// The record, and the call through which the life goes on.
pub(crate) struct Life<'life> {
    pub(crate) call: &'life mut Call,
    choices: Choices,
    record: &'life Rc<RefCell<Record>>,
    /// Set when a reset is over that goes on meanwhile.
    reset: Option<Address>,
    /// NDIS' regular look at a miniport driver's adapter.
    hang_check: Option<resets::HangCheck>,
}

/// What a life is to contain.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choices {
    /// OID requests, sends and receives.
    pub(crate) traffic: bool,
    /// The system goes down at the end.
    pub(crate) shutdown: bool,
}

/// What comes after an adapter's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Afterwards {
    Unload,
    SystemIsDown,
}

/// Takes a driver through its life.
pub(crate) fn live(
    call: &mut Call,
    image: usize,
    service: &str,
    choices: Choices,
    record: &Rc<RefCell<Record>>,
) -> Result<(), Stop> {
    let mut life = Life {
        call,
        choices,
        record,
        reset: None,
        hang_check: None,
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
        DriverKind::Miniport | DriverKind::Intermediate => {
            if life.miniport(driver)? == Afterwards::SystemIsDown {
                return Ok(());
            }
        }
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
            self.pulled_out_below_filter(adapter)?;
            self.begin("FilterPause");
            let status = filter_life::pause(self.call, module)?;
            self.end_with(status);
            self.report_late_list();
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
        self.idle()?;
        self.begin("pause");
        protocol_life::pause(self.call, binding)?;
        self.end("ok");
        self.begin("ProtocolUnbindAdapterEx");
        protocol_life::unbind(self.call, binding)?;
        self.end("ok");
        built_in_adapter::remove(self.call, adapter);
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
