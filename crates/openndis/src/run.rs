//! One run of a driver image, from the file's bytes to the outcome.

use std::cell::RefCell;
use std::rc::Rc;

use executive::WorkItemKind;
use explore::RoundRobin;
use machine::{Ending, LoadError, Machine, MachineOptions, Observer};
use rules::Violation;
use sha2::{Digest, Sha256};

use crate::life::{self, Record};
use crate::outcome::{CallCount, Driver, DriverKind, Outcome, Verdict, WorkItemCounts};

/// How a driver is run.
#[derive(Default)]
pub struct RunOptions {
    /// Binds imports that are not provided to stubs that end the run with their name when called.
    pub stub_missing: bool,
    /// The registry: the name of a file, for messages, and its TOML text.
    pub registry: Option<(String, String)>,
    /// Who is told of every event.
    pub observer: Option<Box<dyn Observer>>,
    /// What the machine is like.
    pub machine: MachineOptions,
}

impl std::fmt::Debug for RunOptions {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("RunOptions")
            .field("stub_missing", &self.stub_missing)
            .field("registry", &self.registry)
            .field("machine", &self.machine)
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
pub fn run(file_name: &str, bytes: &[u8], options: RunOptions) -> Outcome {
    let mut outcome = blank(file_name, bytes);
    let image = match image::parse(file_name, bytes) {
        Ok(image) => image,
        Err(error) => return ended(outcome, Verdict::BadInput, error.to_string()),
    };
    let machine = Machine::new(options.machine, &exports::sections(), Box::new(RoundRobin::new()));
    let mut machine = match machine {
        Ok(machine) => machine,
        Err(error) => return ended(outcome, Verdict::Internal, error.to_string()),
    };
    let service = service_name(file_name);
    if let Some((name, text)) = &options.registry
        && let Err(error) = machine.executive.registry.load(text, &service)
    {
        return ended(outcome, Verdict::BadInput, format!("{name}: {error}"));
    }
    let image = match machine.load(&image, options.stub_missing) {
        Ok(index) => index,
        Err(LoadError::Bind(error)) => return ended(outcome, Verdict::Unsupported, error.to_string()),
        Err(LoadError::Map(error)) => return ended(outcome, Verdict::BadInput, error.to_string()),
        Err(error) => return ended(outcome, Verdict::Internal, error.to_string()),
    };
    machine.observe(options.observer);
    let record = Rc::new(RefCell::new(Record::default()));
    let of_life = Rc::clone(&record);
    let ending = machine.run(Box::new(move |call| life::live(call, image, &service, &of_life)));
    machine.observe(None);
    let record = record.borrow().clone();
    outcome.phases = record.phases;
    outcome.left_over = record.left_over;
    outcome.driver.kind = record.kind;
    outcome.driver.ndis_version = record.ndis_version;
    outcome.debug_prints = machine.debug_prints();
    fill(&mut outcome, &mut machine);
    judge(outcome, &mut machine, ending, record.refusal)
}

/// The name of the driver's service: the file's name without folders and ending.
fn service_name(file_name: &str) -> String {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
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
        left_over: Vec::new(),
        calls: Vec::new(),
        steps: 0,
        debug_prints: 0,
    }
}

fn ended(outcome: Outcome, verdict: Verdict, message: String) -> Outcome {
    Outcome { verdict, message: Some(message), ..outcome }
}

/// Takes counts over from the machine.
fn fill(outcome: &mut Outcome, machine: &mut Machine) {
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
    outcome.calls = machine.calls().map(|(function, count)| CallCount { function, count }).collect();
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
        Ending::Violation(violation) | Ending::Hang(violation) => outcome.violations.push(*violation),
        Ending::Deadlock(blocked) => outcome.violations.push(deadlock(machine, &blocked)),
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

/// The violation that a deadlock is, with one note for each thread that waits.
fn deadlock(machine: &Machine, blocked: &[executive::BlockedThread]) -> Violation {
    let waiting: Vec<String> = blocked.iter().map(ToString::to_string).collect();
    let title = format!("no thread can go on: {}", waiting.join("; "));
    Violation::new(&rules::DEADLOCK, title, machine.current_place())
}
