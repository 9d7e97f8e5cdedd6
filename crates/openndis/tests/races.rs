//! Data races are found by checks, with both places; what looks like one and is right is left alone.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod carried;

use carried::{Carried, images};
use openndis::{CheckOptions, CheckOutcome, Strategy, Verdict};

fn check(image: &Carried, strategy: Strategy, schedules: u64) -> CheckOutcome {
    let options = CheckOptions {
        schedules,
        strategy,
        ..CheckOptions::default()
    };
    openndis::check(&image.file_name(), &image.bytes, &options, &mut |_| true)
}

fn with_prefix(folder: &str, prefix: &str) -> Vec<Carried> {
    let images = images(folder).into_iter();
    images
        .filter(|image| image.name.starts_with(prefix))
        .collect()
}

#[test]
fn racing_drivers_are_found() {
    for image in with_prefix("fail", "data-race") {
        for strategy in [Strategy::Random, Strategy::Pct] {
            let outcome = check(&image, strategy, 150);
            let found: Vec<&str> = outcome
                .violations
                .iter()
                .map(|found| found.violation.rule.as_ref())
                .collect();
            assert!(
                !found.is_empty() && found.iter().all(|rule| *rule == "data-race"),
                "{} {strategy:?}: {found:?} {:?}",
                image.name,
                outcome.message
            );
        }
    }
}

#[test]
fn right_drivers_are_clean_under_schedules_that_watch_accesses() {
    let twins = with_prefix("pass", "data-race");
    let near_misses = [
        "volatile-flag",
        "counters-of-processors",
        "handed-over-by-event",
    ];
    let near_misses = near_misses.map(|name| with_prefix("pass", name));
    for image in twins.iter().chain(near_misses.iter().flatten()) {
        for strategy in [Strategy::Random, Strategy::Pct] {
            let outcome = check(image, strategy, 150);
            let found: Vec<String> = outcome
                .violations
                .iter()
                .map(|found| openndis::violation_text(&found.violation))
                .collect();
            assert_eq!(
                outcome.verdict,
                Verdict::Clean,
                "{}: {}",
                image.name,
                found.join("\n")
            );
        }
    }
}

#[test]
fn report_of_a_race_names_both_places_and_the_memory() {
    let image = &with_prefix("fail", "data-race")[0];
    let reports: Vec<String> = check(image, Strategy::Random, 150)
        .violations
        .iter()
        .map(|found| openndis::violation_text(&found.violation))
        .collect();
    insta::assert_snapshot!(reports.join("\n"));
}

/// The rule must not fire on what is right, whatever a driver does.
#[test]
fn right_drivers_have_no_race() {
    for image in images("pass") {
        if image.name.contains("throughput") {
            continue;
        }
        let outcome = check(&image, Strategy::Random, 25);
        let races: Vec<String> = outcome
            .violations
            .iter()
            .filter(|found| found.violation.rule == "data-race")
            .map(|found| openndis::violation_text(&found.violation))
            .collect();
        assert!(races.is_empty(), "{}: {}", image.name, races.join("\n"));
    }
}

/// The schedule that a check reports makes the run again in which the race was found.
#[test]
fn race_is_found_again_by_its_schedule() {
    for image in with_prefix("fail", "data-race") {
        let outcome = check(&image, Strategy::Random, 150);
        let found = &outcome.violations[0];
        let file = openndis::ScheduleFile::new(found, &outcome);
        for _ in 0..2 {
            let again = openndis::replay(
                &image.file_name(),
                &image.bytes,
                openndis::RunOptions::default(),
                "schedule",
                &file,
            );
            let again = again.unwrap();
            let same = again.violations.iter().any(|violation| {
                violation.title == found.violation.title && violation.place == found.violation.place
            });
            assert!(
                same,
                "{}: {:?} {:?}",
                image.name, again.violations, again.message
            );
        }
    }
}
