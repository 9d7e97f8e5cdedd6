//! Every carried driver, from `DriverEntry` to unload: right ones are clean, wrong ones break the
//! rule that their name says, and their reports are golden files.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod carried;

use std::collections::BTreeSet;
use std::path::Path;

use carried::{Carried, images};
use openndis::{Outcome, RunOptions, Verdict};

/// The rule that a wrong driver breaks, by its name: `RULE` or `RULE--VARIANT`.
fn rule(image: &Carried) -> &str {
    image.name.split("--").next().unwrap_or(&image.name)
}

/// Whether a wrong driver's source says in its opening comment that its mistake needs some schedule, or a
/// failing allocation, to show: `openndis check` finds it, one run does not.
fn is_found_by_check_only(image: &Carried) -> bool {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../drivers/fail")
        .join(format!("{}.c", image.name));
    let text = std::fs::read_to_string(&source)
        .unwrap_or_else(|error| panic!("{}: {error}", source.display()));
    text.lines().any(|line| line == " * Found by: check")
}

fn run(image: &Carried) -> Outcome {
    openndis::run(&image.file_name(), &image.bytes, RunOptions::default())
}

/// What a reader needs to see of an outcome that is not as expected.
fn story(outcome: &Outcome) -> String {
    let violations: String = outcome
        .violations
        .iter()
        .map(openndis::violation_text)
        .collect();
    format!("{:?}: {:?}\n{violations}", outcome.verdict, outcome.message)
}

fn assert_all_clean(folder: &str) {
    let wrong: Vec<String> = images(folder)
        .iter()
        .map(|image| (image, run(image)))
        .filter(|(_, outcome)| outcome.verdict != Verdict::Clean)
        .map(|(image, outcome)| format!("{}: {}", image.name, story(&outcome)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn right_drivers_are_clean() {
    assert_all_clean("pass");
}

/// ddi/ndis/nc-ndis-miniport_shutdown: nothing is halted or unloaded then.
#[test]
fn right_drivers_are_clean_when_the_system_goes_down() {
    let mut shut_down = 0;
    for image in images("pass") {
        let options = RunOptions {
            shutdown: true,
            ..RunOptions::default()
        };
        let outcome = openndis::run(&image.file_name(), &image.bytes, options);
        assert_eq!(
            outcome.verdict,
            Verdict::Clean,
            "{}: {}",
            image.name,
            story(&outcome)
        );
        let phases = outcome.phases.iter();
        shut_down += phases
            .filter(|phase| phase.name == "MiniportShutdownEx")
            .count();
    }
    assert!(shut_down > 30, "{shut_down} adapters were shut down");
}

#[test]
fn every_wrong_driver_has_a_right_twin() {
    let right: BTreeSet<String> = images("pass").into_iter().map(|image| image.name).collect();
    let alone: Vec<String> = images("fail")
        .into_iter()
        .map(|image| image.name)
        .filter(|name| !right.contains(name))
        .collect();
    assert!(
        alone.is_empty(),
        "no image in pass/ has the name of {}",
        alone.join(", ")
    );
}

#[test]
fn right_drivers_leave_no_work_item() {
    for image in images("pass") {
        let items = run(&image).work_items;
        assert_eq!(items.outstanding, 0, "{}", image.name);
        assert_eq!(items.queued, items.run, "{}", image.name);
    }
}

#[test]
fn wrong_drivers_break_the_rule_of_their_name() {
    let wrong: Vec<String> = images("fail")
        .iter()
        .filter(|image| !is_found_by_check_only(image))
        .map(|image| (image, run(image)))
        .filter(|(image, outcome)| {
            outcome
                .violations
                .first()
                .is_none_or(|violation| violation.rule != rule(image))
        })
        .map(|(image, outcome)| format!("{}: {}", image.name, story(&outcome)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn wrong_drivers_that_check_alone_finds_are_clean_in_one_run() {
    let found: Vec<String> = images("fail")
        .iter()
        .filter(|image| is_found_by_check_only(image))
        .map(|image| (image, run(image)))
        .filter(|(_, outcome)| outcome.verdict != Verdict::Clean)
        .map(|(image, outcome)| format!("{}: {}", image.name, story(&outcome)))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A report without the addresses of stacks: how much of a stack the host's frames take differs between builds.
fn without_stack_addresses(report: &str) -> String {
    let is_digit = |letter: char| letter.is_ascii_hexdigit();
    let mut parts = report.split("0x");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.find(|letter| !is_digit(letter)).unwrap_or(part.len());
        let number = u64::from_str_radix(&part[..digits], 16).unwrap_or(0);
        let shown = if (0x4_0000_0000..0x5_0000_0000).contains(&number) {
            "[stack]"
        } else {
            &part[..digits]
        };
        text.push_str("0x");
        text.push_str(shown);
        text.push_str(&part[digits..]);
    }
    text
}

#[test]
fn reports_of_the_wrong_drivers_read_as_their_golden_files() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let sources = openndis::SourceFiles::new("none.sys", &[repository]);
    for image in images("fail")
        .iter()
        .filter(|image| !is_found_by_check_only(image))
    {
        let outcome = run(image);
        let report: String = outcome
            .violations
            .iter()
            .map(|violation| openndis::violation_text_with_source(violation, &sources))
            .collect();
        let report = without_stack_addresses(&report);
        insta::assert_snapshot!(image.name.clone(), report);
    }
}

#[test]
fn driver_that_makes_more_kernel_calls_than_the_limit_hangs() {
    let images = images("pass");
    let image = images
        .iter()
        .find(|image| image.name == "work-item-throughput")
        .unwrap();
    let machine = openndis::MachineOptions {
        step_limit: 10_000,
        ..openndis::MachineOptions::default()
    };
    let options = RunOptions {
        machine,
        ..RunOptions::default()
    };
    let outcome = openndis::run(&image.file_name(), &image.bytes, options);
    assert_eq!(outcome.verdict, Verdict::Violation, "{}", story(&outcome));
    assert_eq!(outcome.violations[0].rule, "hang");
}
