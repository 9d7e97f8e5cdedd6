//! The schedules of violations, a file each.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result};
use openndis::{CheckOutcome, ScheduleFile};

/// Writes the schedule of each violation into `directory`, and notes in the outcome where it is and how to
/// replay it. The first failure is told at the end, so that it costs no other schedule.
pub(super) fn save(outcome: &mut CheckOutcome, directory: &Path) -> Result<()> {
    let image = outcome.driver.file.clone();
    let mut names = BTreeSet::new();
    let mut failure = None;
    for index in 0..outcome.violations.len() {
        let found = &outcome.violations[index];
        let file = ScheduleFile::new(found, outcome);
        let stem = file
            .driver
            .rsplit_once('.')
            .map_or(&*file.driver, |(stem, _)| stem);
        let path = directory.join(name(stem, &file.rule, &mut names));
        let shown = path.display().to_string();
        let written = std::fs::create_dir_all(directory)
            .and_then(|()| std::fs::write(&path, file.text()))
            .with_context(|| {
                format!("cannot write the schedule {shown}; --save DIRECTORY writes it elsewhere")
            });
        match written {
            Ok(()) => {
                let found = &mut outcome.violations[index];
                found.violation.replay = Some(openndis::replay_command(&image, &shown));
                found.schedule = Some(shown);
            }
            Err(error) => {
                failure.get_or_insert(error);
            }
        }
    }
    failure.map_or(Ok(()), Err)
}

/// A name that no other schedule of the check has.
fn name(stem: &str, rule: &str, names: &mut BTreeSet<String>) -> String {
    let base = if stem.starts_with(rule) {
        stem.to_owned()
    } else {
        format!("{stem}-{rule}")
    };
    let mut name = format!("{base}.schedule");
    let mut number = 1;
    while !names.insert(name.clone()) {
        number += 1;
        name = format!("{base}-{number}.schedule");
    }
    name
}
