//! One simulated computer, as a value: make it, load an image, run it, reset it, drop it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Mutex, MutexGuard};

use abi::Address;
use executive::site::{Callback, Site};
use executive::{Configuration, Executive, ThreadId};
use explore::Scheduler;
use fiber::{Fiber, StackArena};
use ndis::Ndis;
use rules::Violation;

use crate::address_map;
use crate::blocking::Operation;
use crate::breakpoints::Breakpoints;
use crate::ending::Ending;
use crate::error::MachineError;
use crate::event::{Event, Moment, Observer};
use crate::export::Export;
use crate::export_table::ExportTable;
use crate::failures::InjectedFailure;
use crate::images::LoadedImage;
use crate::memory::DriverMemory;
use crate::pace::Pace;
use crate::processors::ControlRegions;
use crate::threads::ThreadBody;
use crate::traps::PendingFault;
use crate::turns::Turns;

/// A process has one range of addresses for drivers, so one machine at a time holds it.
static ADDRESS_SPACE: Mutex<()> = Mutex::new(());

/// What a machine is like.
#[derive(Clone, Debug)]
pub struct MachineOptions {
    /// Simulated processors, at least 1.
    pub processors: u8,
    /// Whether each pool block ends at an inaccessible page and stays inaccessible once freed.
    pub guarded_pool: bool,
    /// Whether code of INIT sections becomes inaccessible after `DriverEntry`.
    pub discard_init: bool,
    /// Kernel calls after which a run is reported as a hang.
    pub step_limit: u64,
}

impl Default for MachineOptions {
    fn default() -> Self {
        Self {
            processors: 2,
            guarded_pool: true,
            discard_init: true,
            step_limit: 50_000_000,
        }
    }
}

/// One simulated computer.
pub struct Machine {
    /// Threads, DPCs, objects, pool, work items: the executive's part.
    pub executive: Executive,
    /// Adapters, filters, protocols and all that belongs to them.
    pub ndis: Ndis,
    pub(crate) memory: DriverMemory,
    pub(crate) exports: ExportTable,
    pub(crate) images: Vec<LoadedImage>,
    pub(crate) regions: ControlRegions,
    pub(crate) scheduler: Box<dyn Scheduler>,
    pub(crate) stacks: StackArena,
    pub(crate) thread_fibers: Vec<Option<Fiber>>,
    pub(crate) dpc_fibers: Vec<Option<Fiber>>,
    pub(crate) bodies: BTreeMap<ThreadId, ThreadBody>,
    pub(crate) thread_objects: Vec<Address>,
    pub(crate) callback: Callback,
    pub(crate) step: u64,
    /// Steps until the scheduler is asked again.
    pub(crate) pace: Pace,
    pub(crate) ending: Option<Ending>,
    /// Violations after which the run went on, in the order in which they were found.
    pub violations: Vec<Violation>,
    /// By [`CallNote::index`], so that no call needs a check whether there is one.
    pub(crate) call_counts: Box<[u64; 1 << 16]>,
    pub(crate) observer: Option<Box<dyn Observer>>,
    pub(crate) options: MachineOptions,
    /// Whether the scheduler ever answers that an operation fails.
    pub(crate) can_fail: bool,
    pub(crate) debug_prints: u64,
    pub(crate) reported_work_items: BTreeSet<u64>,
    pub(crate) injected_failures: Vec<InjectedFailure>,
    /// Where each thread gave way last.
    pub(crate) stands: Vec<Option<Site>>,
    /// Where the driver has created its threads.
    pub(crate) created: BTreeMap<ThreadId, Site>,
    pub(crate) operations: BTreeMap<Address, Operation>,
    pub(crate) pending_fault: Option<PendingFault>,
    pub(crate) fiber_stack_top: u64,
    pub(crate) watched_step: u64,
    pub(crate) seconds_without_step: u32,
    pub(crate) turns: Turns,
    pub(crate) breakpoints: Breakpoints,
    /// What the kernel keeps for longer than a run ends here.
    pub(crate) kernel_data_mark: u64,
    _address_space: MutexGuard<'static, ()>,
}

impl Machine {
    /// A machine that exports `sections`, driven by `scheduler`.
    ///
    /// Waits while another thread of the process holds a machine.
    ///
    /// # Errors
    /// If the host refuses the addresses, also because this thread holds a machine already.
    pub fn new(
        options: MachineOptions,
        sections: &[&'static [Export]],
        scheduler: Box<dyn Scheduler>,
    ) -> Result<Self, MachineError> {
        let guard = crate::current::claim_address_space(&ADDRESS_SPACE)?;
        crate::traps::install()?;
        let mut memory = DriverMemory::new()?;
        let stacks = StackArena::new(
            usize::try_from(address_map::STACKS).unwrap_or(usize::MAX),
            address_map::STACK_COUNT,
            address_map::STACK_SIZE,
        )?;
        let regions = ControlRegions::new(&mut memory, options.processors);
        let mut exports = ExportTable::new(sections)?;
        exports.write(&mut memory);
        let configuration = Configuration {
            processors: options.processors,
            guarded_pool: options.guarded_pool,
        };
        let kernel_data_mark = memory.kernel_data_mark();
        crate::traps::watch_for_hang(true);
        Ok(Self {
            executive: Executive::new(&configuration),
            ndis: Ndis::new(),
            memory,
            call_counts: no_calls(),
            exports,
            images: Vec::new(),
            regions,
            scheduler,
            stacks,
            thread_fibers: Vec::new(),
            dpc_fibers: (0..options.processors).map(|_| None).collect(),
            bodies: BTreeMap::new(),
            thread_objects: Vec::new(),
            callback: Callback::NONE,
            step: 0,
            pace: Pace::default(),
            ending: None,
            violations: Vec::new(),
            observer: None,
            options,
            can_fail: false,
            debug_prints: 0,
            reported_work_items: BTreeSet::new(),
            injected_failures: Vec::new(),
            stands: Vec::new(),
            created: BTreeMap::new(),
            operations: BTreeMap::new(),
            pending_fault: None,
            fiber_stack_top: 0,
            watched_step: 0,
            seconds_without_step: 0,
            turns: Turns::default(),
            breakpoints: Breakpoints::default(),
            kernel_data_mark,
            _address_space: guard,
        })
    }

    /// Back to the state in which the images had just been loaded.
    ///
    /// # Errors
    /// If the host refuses to bring back pages that were discarded.
    pub fn reset(&mut self) -> Result<(), image::ProtectError> {
        self.drop_fibers();
        self.executive.reset();
        self.memory.pageable.reset()?;
        self.ndis.reset();
        self.memory.reset(self.kernel_data_mark);
        for image in &mut self.images {
            image.mapped.restore()?;
        }
        self.bodies.clear();
        self.operations.clear();
        self.reported_work_items.clear();
        self.injected_failures.clear();
        self.stands.clear();
        self.created.clear();
        self.debug_prints = 0;
        self.thread_objects.clear();
        self.callback = Callback::NONE;
        self.step = 0;
        self.ending = None;
        self.violations.clear();
        // The rest belongs to no export and is not touched.
        let exports = self.exports.rows().len().min(self.call_counts.len());
        self.call_counts[..exports].fill(0);
        self.reset_breakpoints();
        self.pace = Pace::default();
        Ok(())
    }

    pub(crate) fn drop_fibers(&mut self) {
        let dpc_fibers = self.dpc_fibers.iter_mut().filter_map(Option::take);
        for fiber in self.thread_fibers.drain(..).flatten().chain(dpc_fibers) {
            self.stacks.give_back(fiber.into_stack());
        }
        self.stacks.sort_free();
    }

    /// Sets who answers the questions of the runs to come.
    pub fn schedule_by(&mut self, scheduler: Box<dyn Scheduler>) {
        self.scheduler = scheduler;
    }

    /// Sets who is told of every event, or nobody.
    pub fn observe(&mut self, observer: Option<Box<dyn Observer>>) {
        self.observer = observer;
    }

    /// Kernel calls made so far in this run.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.step
    }

    /// Texts that the driver has printed in this run.
    #[must_use]
    pub fn debug_prints(&self) -> u64 {
        self.debug_prints
    }

    /// The exports that drivers called in this run, with how often.
    pub fn calls(&self) -> impl Iterator<Item = (&'static str, u64)> + '_ {
        let rows = self.exports.rows().iter().map(|row| row.name);
        rows.zip(self.call_counts.iter().copied())
            .filter(|(_, count)| *count > 0)
    }

    /// Everything that a driver can import.
    #[must_use]
    pub fn exports(&self) -> &ExportTable {
        &self.exports
    }

    pub(crate) fn moment(&self) -> Moment {
        Moment {
            step: self.step,
            activity: self.executive.activity(),
            processor: self.executive.processor().0,
            irql: self.executive.irql(),
        }
    }

    #[cold]
    pub(crate) fn emit(&mut self, event: Event<'_>) {
        let moment = self.moment();
        if let Some(observer) = &mut self.observer {
            observer.event(moment, event);
        }
    }

    /// Where `address` is: relative to its image, or else bare.
    #[must_use]
    pub fn describe_address(&self, address: Address) -> String {
        if address.is_null() {
            return "the system".to_owned();
        }
        self.images
            .iter()
            .find_map(|image| image.describe(address))
            .or_else(|| self.exports.name_at(address).map(str::to_owned))
            .unwrap_or_else(|| crate::event::bare(address))
    }
}

/// No call of any export. The host gives memory only for those counts that are used.
fn no_calls() -> Box<[u64; 1 << 16]> {
    let counts = vec![0; 1 << 16].into_boxed_slice();
    counts.try_into().unwrap_or_else(|_| Box::new([0; 1 << 16]))
}

impl Drop for Machine {
    fn drop(&mut self) {
        self.drop_fibers();
        self.images.clear();
        crate::traps::watch_for_hang(false);
        crate::current::release_address_space();
    }
}

impl fmt::Debug for Machine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Machine")
            .field("options", &self.options)
            .field("step", &self.step)
            .field("ending", &self.ending)
            .finish_non_exhaustive()
    }
}
