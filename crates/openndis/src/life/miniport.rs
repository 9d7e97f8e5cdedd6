//! The life of a miniport driver's adapter, and how it ends: halted as a rule, and in some of the lives that are
//! explored the hardware is pulled out, the system sleeps or goes down.
//! Pages: network/miniport-adapter-states-and-operations, ddi/ndis/nc-ndis-miniport_device_pnp_event_notify,
//! network/oid-pnp-set-power.

use ::ndis::adapters::AdapterId;
use ::ndis::miniport_drivers::MiniportDriverId;
use abi::{Address, NtStatus};
use exports::driver::{self, LoadedDriver};
use exports::ndis::adapter_life::{self, HaltAction};
use exports::ndis::power::{self, DeviceState, WhenAsleep};
use exports::ndis::{plug_and_play_events, resets, traffic};
use machine::Stop;

use super::{Afterwards, Life, adapter_use};

/// How the time ends in which an adapter is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// It is paused and halted.
    Halt,
    /// The system goes down.
    Shutdown,
    /// Its hardware is pulled out while sends are out.
    PulledOutWhileSending,
    /// Its hardware is pulled out while a thread asks for OIDs.
    PulledOutWhileAsking,
    /// The system sleeps, and wakes up again; then it is paused and halted.
    Sleep,
}

/// By variation: what happens as a rule has more than one.
const ENDINGS: [Ending; 6] = [
    Ending::Halt,
    Ending::PulledOutWhileSending,
    Ending::Sleep,
    Ending::Shutdown,
    Ending::PulledOutWhileAsking,
    Ending::Halt,
];

impl Life<'_> {
    /// Initialise, restart, traffic and OID requests, pause, halt.
    pub(super) fn miniport(&mut self, driver: LoadedDriver) -> Result<Afterwards, Stop> {
        let Some(registered) = driver::miniport_driver(self.call, driver) else {
            return Ok(Afterwards::Unload);
        };
        let Some(adapter) = self.initialize(registered)? else {
            return Ok(Afterwards::Unload);
        };
        if !self.restart(adapter)? {
            self.halt(adapter, HaltAction::Disabled)?;
            return Ok(Afterwards::Unload);
        }
        plug_and_play_events::power_profile_changed(self.call, adapter)?;
        self.use_adapter(adapter, false)?;
        match self.ending() {
            Ending::Halt => self.pause_and_halt(adapter, HaltAction::Disabled)?,
            Ending::Shutdown => return self.shut_down(adapter),
            Ending::Sleep => self.sleep_and_wake(registered, adapter)?,
            Ending::PulledOutWhileSending => {
                self.pulled_out(adapter, Self::sends_more)?;
                self.pause_and_halt(adapter, HaltAction::SurpriseRemoved)?;
            }
            Ending::PulledOutWhileAsking => {
                self.pulled_out(adapter, Self::asks_more)?;
                self.pause_and_halt(adapter, HaltAction::SurpriseRemoved)?;
            }
        }
        Ok(Afterwards::Unload)
    }

    /// The new adapter, unless its driver does not want it.
    fn initialize(&mut self, driver: MiniportDriverId) -> Result<Option<AdapterId>, Stop> {
        self.begin("MiniportInitializeEx");
        let adapter = match adapter_life::initialize(self.call, driver)? {
            Ok(adapter) => adapter,
            Err(status) => {
                self.end_with(status);
                self.refuse(format!("MiniportInitializeEx failed with status {status}"));
                return Ok(None);
            }
        };
        self.end("ok");
        self.hang_check = resets::begin_hang_check(self.call, adapter)?;
        Ok(Some(adapter))
    }

    /// Whether the adapter runs.
    fn restart(&mut self, adapter: AdapterId) -> Result<bool, Stop> {
        self.begin("MiniportRestart");
        let status = adapter_life::restart(self.call, adapter)?;
        self.end_with(status);
        Ok(status == NtStatus::SUCCESS)
    }

    fn pause(&mut self, adapter: AdapterId) -> Result<(), Stop> {
        self.begin("MiniportPause");
        let status = adapter_life::pause(self.call, adapter)?;
        self.end_with(status);
        self.report_late_list();
        Ok(())
    }

    fn halt(&mut self, adapter: AdapterId, action: HaltAction) -> Result<(), Stop> {
        self.end_resets()?;
        self.begin("MiniportHaltEx");
        adapter_life::halt(self.call, adapter, action)?;
        self.end("ok");
        Ok(())
    }

    fn pause_and_halt(&mut self, adapter: AdapterId, action: HaltAction) -> Result<(), Stop> {
        self.pause(adapter)?;
        self.halt(adapter, action)
    }

    /// Begins no more resets, and waits for one that is under way.
    fn end_resets(&mut self) -> Result<(), Stop> {
        self.wait_for_reset()?;
        match self.hang_check.take() {
            Some(check) => resets::end_hang_check(self.call, check),
            None => Ok(()),
        }
    }

    /// What ends the use of the adapter: a shutdown if that is asked for; else it varies.
    fn ending(&mut self) -> Ending {
        if self.choices.shutdown {
            return Ending::Shutdown;
        }
        let ending = ENDINGS[self.call.variation(ENDINGS.len())];
        if self.choices.traffic || ending == Ending::Shutdown {
            ending
        } else {
            Ending::Halt
        }
    }

    /// The system goes down. NDIS pauses and halts nothing then, and no driver is unloaded; what runs by
    /// itself goes on for a while (ddi/ndis/nc-ndis-miniport_shutdown).
    fn shut_down(&mut self, adapter: AdapterId) -> Result<Afterwards, Stop> {
        self.end_resets()?;
        self.report_late_list();
        self.begin("MiniportShutdownEx");
        adapter_life::shutdown(self.call, adapter)?;
        self.call.sleep(adapter_use::IDLE_MILLISECONDS)?;
        self.end("ok");
        Ok(Afterwards::SystemIsDown)
    }

    /// The adapter's hardware is pulled out while its stack is in use: the driver is told, and what comes before
    /// the halt is as ever.
    fn pulled_out(
        &mut self,
        adapter: AdapterId,
        meanwhile: fn(&mut Self, AdapterId) -> Result<Address, Stop>,
    ) -> Result<(), Stop> {
        self.begin("surprise removal");
        traffic::bind(self.call, adapter)?;
        let done = meanwhile(self, adapter)?;
        plug_and_play_events::surprise_removed(self.call, adapter)?;
        self.call.wait_for_system_event(done, None)?;
        self.lists_come_back(adapter)?;
        traffic::unbind(self.call, adapter)?;
        Ok(())
    }

    /// In some variations the hardware of the adapter that a filter module is attached to is pulled out.
    pub(super) fn pulled_out_below_filter(&mut self, adapter: AdapterId) -> Result<(), Stop> {
        const WAYS: usize = 3;
        if !self.choices.traffic {
            return Ok(());
        }
        match self.call.variation(WAYS) {
            0 => Ok(()),
            1 => self.pulled_out(adapter, Self::sends_more),
            _ => self.pulled_out(adapter, Self::asks_more),
        }
    }

    /// Sends, and has a thread send more meanwhile.
    fn sends_more(&mut self, adapter: AdapterId) -> Result<Address, Stop> {
        let frames = self.frames();
        traffic::send_burst(self.call, adapter, frames)?;
        Ok(self.meanwhile(move |call| traffic::send_burst(call, adapter, frames)))
    }

    /// Has a thread ask for OIDs meanwhile.
    fn asks_more(&mut self, adapter: AdapterId) -> Result<Address, Stop> {
        let mut oids = Vec::new();
        for index in self.oid_range(adapter) {
            let Some(oid) = self.supported_oid(adapter, index)? else {
                break;
            };
            oids.push(oid);
        }
        Ok(self.meanwhile(move |call| {
            for &oid in &oids {
                let (_, answer) =
                    traffic::query_oid(call, adapter, oid, adapter_use::ANSWER_BYTES)?;
                drop(answer);
            }
            drop(oids);
            Ok(())
        }))
    }

    /// The system sleeps and wakes up again.
    fn sleep_and_wake(&mut self, driver: MiniportDriverId, adapter: AdapterId) -> Result<(), Stop> {
        let when_asleep = power::when_asleep(self.call, adapter);
        if when_asleep == WhenAsleep::Halted {
            self.pause_and_halt(adapter, HaltAction::PoweredDown)?;
            let Some(again) = self.initialize(driver)? else {
                return Ok(());
            };
            if self.restart(again)? {
                return self.pause_and_halt(again, HaltAction::Disabled);
            }
            return self.halt(again, HaltAction::Disabled);
        }
        let pauses = when_asleep == WhenAsleep::Paused;
        self.end_resets()?;
        if pauses {
            self.pause(adapter)?;
        }
        self.begin("sleep");
        power::set(self.call, adapter, DeviceState::D3)?;
        self.call.sleep(adapter_use::IDLE_MILLISECONDS)?;
        power::set(self.call, adapter, DeviceState::D0)?;
        self.end("ok");
        self.hang_check = resets::begin_hang_check(self.call, adapter)?;
        plug_and_play_events::power_profile_changed(self.call, adapter)?;
        if pauses && !self.restart(adapter)? {
            return self.halt(adapter, HaltAction::Disabled);
        }
        self.use_adapter(adapter, false)?;
        self.pause_and_halt(adapter, HaltAction::Disabled)
    }
}
