//! `check` on the carried drivers: each wrong one is found, its schedule shows it again, and right ones
//! stay clean.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod carried;

use std::cell::RefCell;
use std::rc::Rc;

use carried::{Carried, images};
use openndis::{
    CheckOptions, CheckOutcome, Event, Found, Moment, Observer, RunOptions, ScheduleFile, Shard,
    Verdict,
};

/// Schedules within which every wrong driver is found.
const ENOUGH: u64 = 1_000;
/// Schedules of a check whose end matters more than what it finds.
const FEW: u64 = 60;

fn rule(image: &Carried) -> &str {
    image.name.split("--").next().unwrap_or(&image.name)
}

fn options(schedules: u64) -> CheckOptions {
    CheckOptions {
        schedules,
        ..CheckOptions::default()
    }
}

fn check(image: &Carried, options: &CheckOptions) -> CheckOutcome {
    openndis::check(&image.file_name(), &image.bytes, options, &mut |_| true)
}

fn image(folder: &str, name: &str) -> Carried {
    let mut all = images(folder).into_iter();
    all.find(|image| image.name == name).unwrap()
}

fn a_race() -> Carried {
    image("fail", "work-item-free-while-queued--race-with-halt")
}

/// Checks until something is found.
fn check_until_found(image: &Carried) -> CheckOutcome {
    openndis::check(
        &image.file_name(),
        &image.bytes,
        &options(ENOUGH),
        &mut |progress| progress.violations == 0,
    )
}

fn of_rule<'outcome>(outcome: &'outcome CheckOutcome, rule: &str) -> Option<&'outcome Found> {
    let mut violations = outcome.violations.iter();
    violations.find(|found| found.violation.rule == rule)
}

#[test]
fn every_wrong_driver_is_found_and_replayed() {
    let mut wrong = Vec::new();
    for image in images("fail") {
        let mut outcome = check_until_found(&image);
        if of_rule(&outcome, rule(&image)).is_none() {
            // Its mistake shows in other ways too, and one of those came first.
            outcome = check(&image, &options(ENOUGH));
        }
        let Some(found) = of_rule(&outcome, rule(&image)) else {
            wrong.push(format!("{}: not found: {:?}", image.name, outcome.verdict));
            continue;
        };
        let file = ScheduleFile::new(found, &outcome);
        let again = replay(&image, &file);
        let mut shown = again.violations.iter();
        if !shown.any(|violation| {
            violation.title == found.violation.title && violation.place == found.violation.place
        }) {
            wrong.push(format!(
                "{}: {} is not shown again",
                image.name, found.choices
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Writes down which routines of the driver begin and end.
struct Routines(Rc<RefCell<Vec<String>>>);

impl Observer for Routines {
    fn event(&mut self, _: Moment, event: Event<'_>) {
        let line = match event {
            Event::Enter { callback, .. } => format!("{callback} begins"),
            Event::Leave { callback, .. } => format!("{callback} ends"),
            _ => return,
        };
        self.0.borrow_mut().push(line);
    }
}

/// network/unbinding-from-an-adapter says it of a routine that NDIS queues itself.
#[test]
fn a_work_items_routine_may_begin_before_the_routine_that_queued_it_ends() {
    let image = image("fail", "data-race");
    let outcome = check_until_found(&image);
    let file = ScheduleFile::new(&outcome.violations[0], &outcome);
    let routines = Rc::new(RefCell::new(Vec::new()));
    let options = RunOptions {
        observer: Some(Box::new(Routines(Rc::clone(&routines)))),
        ..RunOptions::default()
    };
    replay_with(&image, &file, options);
    let routines = routines.borrow();
    let place = |line: &str| routines.iter().position(|one| one == line).unwrap();
    assert!(
        place("NDIS_IO_WORKITEM_FUNCTION begins") < place("MiniportInitializeEx ends"),
        "{routines:#?}"
    );
}

fn replay(image: &Carried, file: &ScheduleFile) -> openndis::Outcome {
    replay_with(image, file, RunOptions::default())
}

fn replay_with(image: &Carried, file: &ScheduleFile, options: RunOptions) -> openndis::Outcome {
    openndis::replay(
        &image.file_name(),
        &image.bytes,
        options,
        "a.schedule",
        file,
    )
    .unwrap()
}

#[test]
fn right_drivers_stay_clean_under_many_schedules() {
    let mut wrong = Vec::new();
    let is_short = |image: &Carried| !image.name.ends_with("work-item-throughput");
    for image in images("pass").into_iter().filter(is_short) {
        let outcome = check(&image, &options(FEW));
        if outcome.verdict != Verdict::Clean {
            let reports = outcome.violations.iter();
            let reports: String = reports
                .map(|found| openndis::violation_text(&found.violation))
                .collect();
            wrong.push(format!("{}: {:?}\n{reports}", image.name, outcome.message));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn same_seed_gives_the_same_check() {
    let image = a_race();
    let one = serde_json::to_string(&check(&image, &options(FEW))).unwrap();
    let other = serde_json::to_string(&check(&image, &options(FEW))).unwrap();
    assert_eq!(one, other);
}

#[test]
fn shards_share_the_schedules_out_and_merge() {
    let image = a_race();
    let parts: Vec<CheckOutcome> = (1..=3)
        .map(|number| {
            let options = CheckOptions {
                shard: Shard { number, of: 3 },
                ..options(100)
            };
            check(&image, &options)
        })
        .collect();
    let counts: Vec<u64> = parts.iter().map(|part| part.schedules_run).collect();
    assert_eq!(counts, [34, 33, 33]);
    let merged = openndis::merge(parts).unwrap();
    assert_eq!(merged.schedules_run, 100);
    assert_eq!(merged.verdict, Verdict::Violation);
    assert!(of_rule(&merged, rule(&image)).is_some());
}

#[test]
fn parts_of_different_drivers_are_not_merged() {
    let parts = [a_race(), image("pass", "minimal-miniport")];
    let parts = parts.map(|image| check(&image, &options(2)));
    let error = openndis::merge(parts.into()).unwrap_err().to_string();
    assert!(error.contains("SHA-256"), "{error}");
}

#[test]
fn schedule_of_another_image_is_refused_with_both_hashes() {
    let image = a_race();
    let outcome = check_until_found(&image);
    let file = ScheduleFile::new(&outcome.violations[0], &outcome);
    let other = self::image("pass", "minimal-miniport");
    let error = openndis::replay(
        &other.file_name(),
        &other.bytes,
        RunOptions::default(),
        "a.schedule",
        &file,
    )
    .unwrap_err()
    .to_string();
    let of_other = check(&other, &options(1)).driver.sha256;
    assert!(
        error.contains(&outcome.driver.sha256) && error.contains(&of_other),
        "{error}"
    );
}

#[test]
fn schedule_file_is_read_back() {
    let outcome = check_until_found(&a_race());
    let file = ScheduleFile::new(&outcome.violations[0], &outcome);
    assert_eq!(
        ScheduleFile::parse("a.schedule", &file.text()).unwrap(),
        file
    );
}

#[test]
fn schedule_file_of_nonsense_is_refused_with_its_name() {
    let error = ScheduleFile::parse("a.schedule", "format = ").unwrap_err();
    assert!(error.to_string().starts_with("a.schedule: "), "{error}");
}

#[test]
fn outcome_is_read_back_from_its_json() {
    let outcome = check(&a_race(), &options(FEW));
    let json = serde_json::to_string(&outcome).unwrap();
    let read: CheckOutcome = serde_json::from_str(&json).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), json);
}
