//! One run of a driver image, from the file's bytes to the outcome.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;

use executive::WorkItemKind;
use explore::{RoundRobin, Scheduler};
use machine::{Ending, LoadError, Machine, MachineError, MachineOptions, Observer};
use rules::Violation;
use sha2::{Digest, Sha256};

use crate::deadlock;
use crate::life::{self, Choices, Record};
use crate::outcome::{CallCount, Driver, DriverKind, Outcome, Verdict, WorkItemCounts};
use crate::source_lines::SourceLines;

/// How a driver is run.
pub struct RunOptions {
    /// Binds imports that are not provided to stubs that end the run with their name when called.
    pub stub_missing: bool,
    /// The registry: the name of a file, for messages, and its TOML text.
    pub registry: Option<(String, String)>,
    /// Who is told of every event.
    pub observer: Option<Box<dyn Observer>>,
    /// What the machine is like.
    pub machine: MachineOptions,
    /// Whether the adapter is used between its restart and its pause: OID requests, sends, receives.
    pub traffic: bool,
    /// Whether the system goes down at the end of a miniport driver's life: `MiniportShutdownEx` is called for the
    /// running adapter, and nothing after it.
    pub shutdown: bool,
    /// Directories in which the driver's program database is looked for, besides beside the image.
    pub symbols: Vec<PathBuf>,
}

impl Default for RunOptions {
    fn default() -> Self {
        Self {
            stub_missing: false,
            registry: None,
            observer: None,
            machine: MachineOptions::default(),
            traffic: true,
            shutdown: false,
            symbols: Vec::new(),
        }
    }
}

impl std::fmt::Debug for RunOptions {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("RunOptions")
            .field("stub_missing", &self.stub_missing)
            .field("registry", &self.registry)
            .field("machine", &self.machine)
            .field("traffic", &self.traffic)
            .field("shutdown", &self.shutdown)
            .field("symbols", &self.symbols)
            .finish_non_exhaustive()
    }
}

/// The version of the outcome's form.
const SCHEMA: u32 = 1;

/// Takes the driver image `bytes` through its life: `DriverEntry`, then what its kind asks for
/// (initialise, restart, traffic, OID requests, pause, halt), then unload.
///
/// Never fails: what goes wrong is the outcome's verdict.
#[must_use]
pub fn run(file_name: &str, bytes: &[u8], mut options: RunOptions) -> Outcome {
    let observer = options.observer.take();
    match DriverUnderTest::load(file_name, bytes, &options) {
        Ok(mut driver) => {
            driver.machine.observe(observer);
            driver.run()
        }
        Err(outcome) => *outcome,
    }
}

/// A driver in a machine of its own, that can be taken through its life again and again.
///
/// A process holds one at a time; making another waits until the first is dropped by its thread.
#[derive(Debug)]
pub struct DriverUnderTest {
    pub(crate) machine: Machine,
    image: usize,
    service: String,
    choices: Choices,
    source_lines: SourceLines,
    blank: Outcome,
}

impl DriverUnderTest {
    /// Loads the driver image `bytes`; `file_name` is for messages, and names the driver's service.
    ///
    /// # Errors
    /// The outcome of a run that can't begin: bad input, or unsupported imports.
    pub fn load(file_name: &str, bytes: &[u8], options: &RunOptions) -> Result<Self, Box<Outcome>> {
        let blank = blank(file_name, bytes);
        let refuse = |verdict, message: String| Box::new(ended(blank.clone(), verdict, message));
        let image = image::parse(file_name, bytes)
            .map_err(|error| refuse(Verdict::BadInput, error.to_string()))?;
        let scheduler = Box::new(RoundRobin::new());
        let mut machine = Machine::new(options.machine.clone(), &exports::sections(), scheduler)
            .map_err(|error| refuse(machine_verdict(&error), error.to_string()))?;
        let service = service_name(file_name);
        if let Some((name, text)) = &options.registry {
            let loaded = machine.executive.registry.load(text, &service);
            loaded.map_err(|error| refuse(Verdict::BadInput, format!("{name}: {error}")))?;
        }
        let source_lines = SourceLines::new(image.clone(), options.symbols.clone());
        let image = machine
            .load(&image, options.stub_missing)
            .map_err(|error| {
                let verdict = match error {
                    LoadError::Bind(_) => Verdict::Unsupported,
                    LoadError::Map(_) | LoadError::NoRoom { .. } => Verdict::BadInput,
                    LoadError::Protect(_) => Verdict::Internal,
                };
                refuse(verdict, error.to_string())
            })?;
        Ok(Self {
            machine,
            image,
            service,
            choices: Choices {
                traffic: options.traffic,
                shutdown: options.shutdown,
            },
            source_lines,
            blank,
        })
    }

    /// Sets who is told of every event of the next run.
    pub fn observe(&mut self, observer: Option<Box<dyn Observer>>) {
        self.machine.observe(observer);
    }

    /// Sets who answers the questions of the runs to come, of which the owner starts each.
    pub(crate) fn schedule_by(&mut self, scheduler: Box<dyn Scheduler>) {
        self.machine.schedule_by(scheduler);
    }

    /// The address at which the driver's image lies.
    pub(crate) fn image_base(&self) -> u64 {
        let image = self.machine.image(self.image);
        image.map_or(0, |image| image.base().0)
    }

    /// Chooses whether freed memory is protected in the runs to come ([`Machine::protect_freed`]).
    pub fn protect_freed(&mut self, protect: bool) {
        self.machine.protect_freed(protect);
    }

    /// What is known of the driver before it runs.
    pub(crate) fn about(&self) -> &Driver {
        &self.blank.driver
    }

    /// Kernel calls made in the last run.
    pub(crate) fn steps(&self) -> u64 {
        self.machine.steps()
    }

    /// Takes the driver through its life on a fresh machine, and tells all about it.
    pub fn run(&mut self) -> Outcome {
        match self.live() {
            Ok((ending, record)) => {
                let mut outcome = self.tell(ending, record);
                for violation in &mut outcome.violations {
                    self.source_lines.add_to(violation);
                }
                outcome.notes = self.source_lines.notes().to_vec();
                outcome
            }
            Err(error) => ended(self.blank.clone(), Verdict::Internal, error),
        }
    }

    /// The outcome of a run that could not begin, which is a fault of this program or its host.
    pub(crate) fn internal(&self, message: String) -> Outcome {
        ended(self.blank.clone(), Verdict::Internal, message)
    }

    /// Adds functions, files and lines to the places of a violation, and returns why debug information
    /// that was found is not used.
    pub(crate) fn add_source_lines(&self, violation: &mut Violation) -> &[String] {
        self.source_lines.add_to(violation);
        self.source_lines.notes()
    }

    /// All about the last run, which ended so, without source lines.
    pub(crate) fn tell(&mut self, ending: Ending, record: Record) -> Outcome {
        self.machine.observe(None);
        let mut outcome = self.blank.clone();
        outcome.phases = record.phases;
        outcome.left_over = record.left_over;
        outcome.driver.kind = record.kind;
        outcome.driver.ndis_version = record.ndis_version;
        outcome.debug_prints = self.machine.debug_prints();
        fill(&mut outcome, &self.machine);
        judge(outcome, &mut self.machine, ending, record.refusal)
    }

    /// Takes the driver through its life on a fresh machine, and tells only whether it came to its end
    /// without breaking a rule.
    pub fn run_briefly(&mut self) -> bool {
        let lived = self.live();
        lived.is_ok_and(|(ending, _)| self.is_clean(&ending))
    }

    /// Whether the last run, which ended so, broke no rule.
    pub(crate) fn is_clean(&self, ending: &Ending) -> bool {
        matches!(ending, Ending::Completed) && self.machine.violations.is_empty()
    }

    /// Takes the driver through its life on a fresh machine.
    pub(crate) fn live(&mut self) -> Result<(Ending, Record), String> {
        self.machine.reset().map_err(|error| error.to_string())?;
        let record = Rc::new(RefCell::new(Record::default()));
        let of_life = Rc::clone(&record);
        let (image, service, choices) = (self.image, self.service.clone(), self.choices);
        let body = Box::new(move |call: &mut machine::Call| {
            life::live(call, image, &service, choices, &of_life)
        });
        let ending = self.machine.run(body);
        let record = record.borrow().clone();
        Ok((ending, record))
    }
}

/// A host that has too little room is no fault of this program.
fn machine_verdict(error: &MachineError) -> Verdict {
    match error {
        MachineError::AddressSpace { .. } | MachineError::Stacks(_) => Verdict::BadInput,
        _ => Verdict::Internal,
    }
}

/// A file's name without folders.
pub(crate) fn short_name(file_name: &str) -> &str {
    file_name.rsplit(['/', '\\']).next().unwrap_or(file_name)
}

/// The name of the driver's service: the file's name without folders and ending.
fn service_name(file_name: &str) -> String {
    let name = short_name(file_name);
    name.rsplit_once('.')
        .map_or(name, |(stem, _)| stem)
        .to_owned()
}

fn blank(file_name: &str, bytes: &[u8]) -> Outcome {
    let digest = Sha256::digest(bytes);
    Outcome {
        schema: SCHEMA,
        verdict: Verdict::Clean,
        driver: Driver {
            file: file_name.to_owned(),
            kind: DriverKind::Unknown,
            ndis_version: None,
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        },
        phases: Vec::new(),
        work_items: WorkItemCounts::default(),
        violations: Vec::new(),
        message: None,
        notes: Vec::new(),
        left_over: Vec::new(),
        calls: Vec::new(),
        steps: 0,
        debug_prints: 0,
    }
}

fn ended(outcome: Outcome, verdict: Verdict, message: String) -> Outcome {
    Outcome {
        verdict,
        message: Some(message),
        ..outcome
    }
}

/// Takes counts over from the machine.
fn fill(outcome: &mut Outcome, machine: &Machine) {
    let kinds = [
        WorkItemKind::Io,
        WorkItemKind::Ndis,
        WorkItemKind::Initialized(abi::Address::NULL),
        WorkItemKind::Executive(abi::Address::NULL),
    ];
    let mut counts = WorkItemCounts::default();
    for counters in kinds.map(|kind| machine.executive.work_item_counters(kind)) {
        counts.allocated += counters.allocated;
        counts.queued += counters.queued;
        counts.run += counters.run;
        counts.freed += counters.freed;
    }
    let outstanding = machine.executive.work_items_outstanding();
    let outstanding = outstanding.filter(|left| {
        !matches!(left.facts.kind, WorkItemKind::Executive(_)) || left.facts.queued.is_some()
    });
    counts.outstanding = outstanding.count() as u64;
    outcome.work_items = counts;
    outcome.steps = machine.steps();
    outcome.calls = machine
        .calls()
        .map(|(function, count)| CallCount { function, count })
        .collect();
}

fn judge(
    mut outcome: Outcome,
    machine: &mut Machine,
    ending: Ending,
    refusal: Option<String>,
) -> Outcome {
    outcome.violations = std::mem::take(&mut machine.violations);
    match ending {
        Ending::Completed => {}
        Ending::Violation(violation) | Ending::Hang(violation) => {
            outcome.violations.push(*violation)
        }
        Ending::Deadlock(blocked) => {
            let violation = deadlock::violation(machine, &blocked);
            outcome.violations.push(violation);
        }
        Ending::Unsupported(what) => return ended(outcome, Verdict::Unsupported, what),
        Ending::Internal(what) => return ended(outcome, Verdict::Internal, what),
    }
    if !outcome.violations.is_empty() {
        outcome.verdict = Verdict::Violation;
    } else if let Some(refusal) = refusal {
        return ended(outcome, Verdict::BadInput, refusal);
    }
    outcome
}
