//! Watched accesses: an activity that comes to one stands before it while the turn is offered to others.
//!
//! The scheduler chooses at most [`MOST_WATCHED`] in a run, by questions that are part of the schedule like all
//! others. To execute its instruction an activity takes the breakpoint away, which is back at the next
//! kernel call or turn: so a loop that makes no kernel call meets it once.

use std::collections::BTreeSet;

use abi::Address;
use executive::site::Site;
use explore::{Question, Topic};
use image::ProtectError;

use super::points::Watch;
use super::profile::{Profile, Touch};
use super::standing::Standing;
use crate::call::Call;
use crate::ending::Stop;
use crate::event::Event;
use crate::machine::Machine;
use crate::traps::KeptRegisters;

/// Accesses that are watched in one run, at most, and questions that are asked about them.
pub const MOST_WATCHED: usize = 4;

/// How often activities stop before watched accesses in one run. Those that are come to again and again would make
/// a long run endless.
const MOST_STOPS: u32 = 1000;
/// How often an access is looked at in a run that is to show what is worth watching.
const MOST_LOOKS: u8 = 64;

/// What the machine knows about watched accesses.
#[derive(Debug, Default)]
pub(super) struct Watches {
    /// Whether the scheduler is asked.
    asks: bool,
    /// Whether all accesses are watched, to learn what they touch.
    profiles: bool,
    /// The numbers of the accesses that this run watches.
    chosen: Vec<u16>,
    /// How often an activity has stopped in this run.
    stops: u32,
    /// How often each access was looked at in this run.
    looks: Vec<u8>,
    /// The places in the list of points whose breakpoints were taken away for now.
    lifted: Vec<usize>,
    /// Who stands before a watched access.
    pub(super) standing: Vec<Standing>,
    /// Pairs of accesses that were reported in this run.
    pub(super) reported: BTreeSet<(u16, u16)>,
    profile: Profile,
    /// The answers that promise something.
    answers: Vec<u16>,
}

impl Watches {
    fn may_stop(&self, number: u16) -> bool {
        self.stops < MOST_STOPS && self.chosen.contains(&number)
    }

    fn may_look(&self, number: u16) -> bool {
        let looks = self.looks.get(usize::from(number));
        self.profiles && looks.is_some_and(|&looks| looks < MOST_LOOKS)
    }

    /// Whether an access is still watched.
    fn wants(&self, number: u16) -> bool {
        self.may_stop(number) || self.may_look(number)
    }
}

impl Machine {
    /// Asks the scheduler at the start of each run which accesses of the images loaded so far are watched.
    ///
    /// Must be the same when a schedule is replayed.
    ///
    /// # Errors
    /// If the host refuses to map the code a second time.
    pub fn watch_accesses(&mut self) -> Result<(), ProtectError> {
        self.list_code()?;
        self.breakpoints.watches.asks = true;
        Ok(())
    }

    /// Whether the runs to come show which accesses are worth watching together, which makes them slow, and no
    /// different otherwise. Has an effect only if [accesses are watched](Machine::watch_accesses).
    pub fn profile_accesses(&mut self, on: bool) {
        self.end_watches();
        self.breakpoints.watches.profiles = on;
    }

    /// How many accesses can be watched, and how many pairs of them were found to be worth watching together.
    #[must_use]
    pub fn accesses(&self) -> (usize, usize) {
        let pairs = self.breakpoints.watches.profile.pairs();
        (self.breakpoints.points.accesses().len(), pairs)
    }

    /// A run starts: which accesses are watched?
    pub(crate) fn choose_watches(&mut self) {
        if !self.breakpoints.watches.asks {
            return;
        }
        let count = self.breakpoints.points.accesses().len();
        let questions = if count == 0 { 0 } else { MOST_WATCHED };
        self.list_promising();
        for _ in 0..questions {
            let question = Question {
                topic: Topic::Watch {
                    promising: &self.breakpoints.watches.answers,
                },
                alternatives: count + 1,
            };
            let answer = self.scheduler.choose(question).min(count);
            let number = answer
                .checked_sub(1)
                .and_then(|number| u16::try_from(number).ok());
            if let Some(number) = number
                && !self.breakpoints.watches.chosen.contains(&number)
            {
                self.breakpoints.watches.chosen.push(number);
                self.list_promising();
            }
        }
        if self.breakpoints.watches.profiles {
            self.breakpoints.watches.looks.resize(count, 0);
            for number in 0..count {
                self.set_watch(u16::try_from(number).unwrap_or(u16::MAX), Watch::On);
            }
        } else {
            for index in 0..self.breakpoints.watches.chosen.len() {
                self.set_watch(self.breakpoints.watches.chosen[index], Watch::On);
            }
        }
    }

    fn list_promising(&mut self) {
        let watches = &mut self.breakpoints.watches;
        let answers = &mut watches.answers;
        watches.profile.promising(&watches.chosen, answers);
        for number in answers {
            *number += 1;
        }
    }

    fn set_watch(&mut self, number: u16, watch: Watch) {
        let listed = self.breakpoints.points.accesses().get(usize::from(number));
        let index = listed.and_then(|listed| self.breakpoints.points.find(listed.address));
        if let Some(index) = index {
            self.breakpoints.points.get_mut(index).watch = watch;
            self.update_point(index);
        }
    }

    /// A run is over: nothing is watched any more.
    pub(super) fn end_watches(&mut self) {
        let watches = &mut self.breakpoints.watches;
        watches.standing.clear();
        watches.lifted.clear();
        watches.reported.clear();
        watches.stops = 0;
        watches.looks.clear();
        if watches.profiles {
            watches.profile.conclude();
            watches.chosen.clear();
            for number in 0..self.breakpoints.points.accesses().len() {
                self.set_watch(u16::try_from(number).unwrap_or(u16::MAX), Watch::Off);
            }
        }
        while let Some(number) = self.breakpoints.watches.chosen.pop() {
            self.set_watch(number, Watch::Off);
        }
    }

    /// Whether breakpoints were taken away that must be back before the next kernel call or turn.
    #[inline]
    pub(crate) fn has_lifted(&self) -> bool {
        !self.breakpoints.watches.lifted.is_empty()
    }

    /// Puts breakpoints back that were taken away for one instruction.
    pub(crate) fn replant(&mut self) {
        while let Some(index) = self.breakpoints.watches.lifted.pop() {
            self.breakpoints.points.get_mut(index).watch = Watch::On;
            self.update_point(index);
        }
    }

    /// Takes a breakpoint away so that its instruction can be executed. It comes back unless the access has been
    /// watched often enough.
    fn lift(&mut self, index: usize) {
        let number = self.breakpoints.points.get(index).access;
        let comes_back = number.is_some_and(|number| self.breakpoints.watches.wants(number));
        let watch = if comes_back {
            Watch::Lifted
        } else {
            Watch::Off
        };
        self.breakpoints.points.get_mut(index).watch = watch;
        self.update_point(index);
        if comes_back {
            self.breakpoints.watches.lifted.push(index);
            self.pace.watch();
        }
    }

    fn standing(&self, number: u16, at: Address, registers: &KeptRegisters) -> Option<Standing> {
        let listed = self
            .breakpoints
            .points
            .accesses()
            .get(usize::from(number))?;
        let site = Site {
            step: self.step,
            caller: at,
            activity: self.executive.activity(),
            irql: self.executive.irql(),
            callback: self.callback,
        };
        let processor = self.executive.processor();
        Some(Standing::new(number, listed, registers, site, processor))
    }

    fn note_in_profile(&mut self, standing: &Standing) {
        if let Some(looks) = self
            .breakpoints
            .watches
            .looks
            .get_mut(usize::from(standing.number))
        {
            *looks += 1;
        }
        let activity = standing.site.activity;
        let holds = self.executive.held_spin_locks();
        let locks: Vec<Address> = holds
            .filter(|held| held.holder == activity)
            .map(|held| held.lock)
            .collect();
        let own_stack =
            self.fiber_stack_top - crate::address_map::STACK_SIZE as u64..self.fiber_stack_top;
        for touched in standing
            .touched()
            .filter(|touched| !own_stack.contains(&touched.start))
        {
            let touch = Touch {
                number: standing.number,
                activity,
                range: touched.range(),
                kind: touched.kind,
            };
            self.breakpoints.watches.profile.note(touch, &locks);
        }
    }
}

impl Call {
    /// The driver has come to a watched access, the instruction at `at`: lets others go on.
    pub(crate) fn stop_before_access(
        &mut self,
        at: Address,
        registers: &KeptRegisters,
    ) -> Result<(), Stop> {
        let machine = self.machine();
        let points = &machine.breakpoints.points;
        let Some(index) = points.find(at) else {
            return Ok(());
        };
        let standing = points
            .get(index)
            .access
            .and_then(|number| machine.standing(number, at, registers));
        if let Some(standing) = &standing {
            if machine.breakpoints.watches.may_look(standing.number) {
                machine.note_in_profile(standing);
            }
            if machine.breakpoints.watches.may_stop(standing.number) {
                machine.breakpoints.watches.stops += 1;
                self.stand_before(standing)?;
            }
        }
        self.machine().lift(index);
        Ok(())
    }

    fn stand_before(&mut self, standing: &Standing) -> Result<(), Stop> {
        let machine = self.machine();
        if machine.observer.is_some() {
            let at = machine.describe_address(standing.site.caller);
            machine.emit(Event::StandsBeforeAccess { at: &at });
        }
        machine.report_races(standing);
        machine.breakpoints.watches.standing.push(*standing);
        machine.scheduler.stands_before_access();
        self.offer_turn()?;
        let machine = self.machine();
        let activity = standing.site.activity;
        machine
            .breakpoints
            .watches
            .standing
            .retain(|other| other.site.activity != activity);
        for touched in standing.touched() {
            machine.tell_bytes(touched.start, touched.kind.writes());
        }
        Ok(())
    }
}
