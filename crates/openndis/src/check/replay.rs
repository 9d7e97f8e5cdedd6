//! Running one schedule again.

use std::cell::RefCell;
use std::rc::Rc;

use explore::Replay;

use super::{ReplayError, ScheduleFile};
use crate::outcome::{Outcome, Verdict};
use crate::run::{DriverUnderTest, RunOptions};

/// Runs one schedule of `file` again, with an observer if the options have one. The outcome is that of the one run.
///
/// # Errors
/// If the schedule does not belong to the image.
pub fn replay(
    file_name: &str,
    bytes: &[u8],
    mut options: RunOptions,
    schedule_name: &str,
    file: &ScheduleFile,
) -> Result<Outcome, ReplayError> {
    options.machine.processors = file.setting.processors;
    options.stub_missing = file.setting.stub_missing;
    let observer = options.observer.take();
    let mut driver = match DriverUnderTest::load(file_name, bytes, &options) {
        Ok(driver) => driver,
        Err(outcome) => return Ok(*outcome),
    };
    let schedule = file.schedule(schedule_name, file_name, &driver.about().sha256)?;
    if file.setting.preempts_accesses
        && let Err(message) = driver.watch_accesses()
    {
        return Ok(driver.internal(message));
    }
    driver.observe(observer);
    let replay = Rc::new(RefCell::new(Replay::new(schedule)));
    driver.schedule_by(Box::new(Rc::clone(&replay)));
    let mut outcome = driver.run();
    for violation in &mut outcome.violations {
        violation.replay = Some(replay_command(file_name, schedule_name));
    }
    if let Some(question) = replay.borrow().strayed()
        && outcome.verdict != Verdict::Internal
    {
        outcome.verdict = Verdict::BadInput;
        outcome.message = Some(format!(
            "{schedule_name}: the run has no question {question} with such an answer, so the schedule is not of this machine"
        ));
    }
    Ok(outcome)
}

/// The command that replays a schedule.
#[must_use]
pub fn replay_command(image: &str, schedule: &str) -> String {
    format!("openndis replay {image} {schedule}")
}
