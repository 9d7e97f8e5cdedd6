//! Worker processes: each runs a shard of the check, and this puts their outcomes together.
//!
//! A machine has a process of its own, so more processors mean more processes and no locks.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

use anyhow::{Context, Result, bail};
use openndis::{CheckOutcome, Progress, Shard};
use rustix::process::{Pid, Signal, kill_process};

use super::{Clock, progress};
use crate::arguments::Check;

/// The process numbers of the workers that run.
static RUNNING: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// Asks all workers to come to an end. A terminal tells them itself, others that send signals don't.
pub(super) fn interrupt() {
    let Ok(running) = RUNNING.lock() else { return };
    for &process in running.iter() {
        let process = i32::try_from(process).ok().and_then(Pid::from_raw);
        // A worker that has ended meanwhile needs no signal.
        let _ = process.map(|process| kill_process(process, Signal::INT));
    }
}

/// The whole check in `jobs` processes.
pub(super) fn check(arguments: &Check, jobs: u32) -> Result<CheckOutcome> {
    let clock = Clock::start(None);
    let line = Mutex::new(progress::Line::new(arguments, &clock));
    let reports = Mutex::new(vec![NOTHING; jobs as usize]);
    let workers = start_all(arguments, jobs)?;
    let parts = std::thread::scope(|scope| {
        let threads: Vec<_> = workers
            .into_iter()
            .zip(0..)
            .map(|(worker, number)| {
                let (line, reports) = (&line, &reports);
                scope.spawn(move || {
                    outcome(worker, number, &|report| {
                        if let (Ok(mut line), Ok(mut reports)) = (line.lock(), reports.lock()) {
                            reports[number] = report;
                            line.show(progress::sum(&reports));
                        }
                    })
                })
            })
            .collect();
        let ends = threads.into_iter().map(|thread| match thread.join() {
            Ok(part) => part,
            Err(_) => bail!("the thread of a worker process panicked"),
        });
        ends.collect::<Vec<_>>()
    });
    if let Ok(line) = line.lock() {
        line.clear();
    }
    merge(parts)
}

const NOTHING: Progress = Progress {
    schedules: 0,
    violations: 0,
    blocks: (0, 0),
};

/// What the workers found; a worker that broke down makes it an internal error, but loses nothing of the others.
fn merge(parts: Vec<Result<CheckOutcome>>) -> Result<CheckOutcome> {
    let mut outcomes = Vec::new();
    let mut failure = None;
    for part in parts {
        match part {
            Ok(outcome) => outcomes.push(outcome),
            Err(error) => {
                failure.get_or_insert(error);
            }
        }
    }
    if let (Some(error), true) = (&failure, outcomes.is_empty()) {
        bail!("{error:#}");
    }
    let mut merged = openndis::merge(outcomes)?;
    if let Some(error) = failure {
        merged.verdict = openndis::Verdict::Internal;
        merged.message = Some(format!("{error:#}"));
    }
    Ok(merged)
}

fn start_all(arguments: &Check, jobs: u32) -> Result<Vec<Child>> {
    let program = std::env::current_exe().context("cannot find this program's own file")?;
    let own = arguments.shard.unwrap_or(Shard::ALL);
    (0..jobs)
        .map(|job| {
            let shard = Shard {
                number: own.number + own.of * job,
                of: own.of * jobs,
            };
            Command::new(&program)
                .args(arguments.for_worker(shard))
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .inspect(|worker| {
                    if let Ok(mut running) = RUNNING.lock() {
                        running.push(worker.id());
                    }
                })
                .context("cannot start a worker process")
        })
        .collect()
}

/// Follows a worker to its end.
fn outcome(
    mut worker: Child,
    number: usize,
    report: &(dyn Fn(Progress) + Sync),
) -> Result<CheckOutcome> {
    let mut complaint = String::new();
    if let Some(errors) = worker.stderr.take() {
        for line in BufReader::new(errors).lines().map_while(Result::ok) {
            match progress::parse_report(&line) {
                Some(progress) => report(progress),
                None => complaint = line,
            }
        }
    }
    // The document comes at once when the worker is done, so reading it afterwards holds nobody up: it waits.
    let mut text = String::new();
    if let Some(mut output) = worker.stdout.take() {
        output
            .read_to_string(&mut text)
            .context("cannot read from a worker process")?;
    }
    if let Ok(mut running) = RUNNING.lock() {
        running.retain(|&process| process != worker.id());
    }
    let status = worker.wait().context("cannot wait for a worker process")?;
    serde_json::from_str(&text).map_err(|_| {
        let name = number + 1;
        anyhow::anyhow!("worker process {name} broke down ({status}): {complaint}")
    })
}
