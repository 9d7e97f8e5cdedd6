//! Both ways of freeing memory: blocks become inaccessible at once, or they are filled with what shows and looked at
//! later. They give the same runs and find the same mistakes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod carried;

use std::cell::RefCell;
use std::rc::Rc;

use carried::images;
use openndis::{
    CheckOptions, DriverUnderTest, Event, Moment, Observer, Outcome, RunOptions, Verdict, Violation,
};

/// Writes down every call with its arguments.
struct Calls(Rc<RefCell<Vec<String>>>);

impl Observer for Calls {
    fn event(&mut self, moment: Moment, event: Event<'_>) {
        if let Event::Call { .. } | Event::Return { .. } = event {
            self.0.borrow_mut().push(format!("{moment:?} {event:?}"));
        }
    }
}

fn load(folder: &str, name: &str, options: &RunOptions) -> DriverUnderTest {
    let image = images(folder)
        .into_iter()
        .find(|image| image.name == name)
        .unwrap_or_else(|| panic!("there is no {name} in {folder}"));
    DriverUnderTest::load(&image.file_name(), &image.bytes, options)
        .unwrap_or_else(|outcome| panic!("{name}: {:?}", outcome.message))
}

/// Runs a wrong driver with its freed memory poisoned.
fn run_poisoned(name: &str) -> Outcome {
    let mut driver = load("fail", name, &RunOptions::default());
    driver.protect_freed(false);
    driver.run()
}

#[track_caller]
fn only_violation(outcome: Outcome) -> Violation {
    assert_eq!(outcome.verdict, Verdict::Violation);
    let [violation] = <[Violation; 1]>::try_from(outcome.violations).expect("one violation");
    assert_eq!(violation.rule, "pool-use-after-free");
    violation
}

#[test]
fn a_driver_is_called_and_calls_with_the_same_addresses_both_ways() {
    for name in ["deferring-miniport", "deferring-filter", "work-item-life"] {
        let calls = [true, false].map(|protect| {
            let mut driver = load("pass", name, &RunOptions::default());
            driver.protect_freed(protect);
            let calls = Rc::new(RefCell::new(Vec::new()));
            driver.observe(Some(Box::new(Calls(Rc::clone(&calls)))));
            assert_eq!(driver.run().verdict, Verdict::Clean, "{name}");
            calls.take()
        });
        assert!(!calls[0].is_empty());
        assert_eq!(calls[0], calls[1], "{name}");
    }
}

/// What earlier runs left in the pages shows nowhere.
#[test]
fn a_driver_runs_the_same_way_after_runs_of_either_kind() {
    let mut driver = load("pass", "deferring-miniport", &RunOptions::default());
    let runs = [true, false, false, true, true].map(|protect| {
        driver.protect_freed(protect);
        let calls = Rc::new(RefCell::new(Vec::new()));
        driver.observe(Some(Box::new(Calls(Rc::clone(&calls)))));
        assert_eq!(driver.run().verdict, Verdict::Clean);
        calls.take()
    });
    assert!(runs.iter().all(|calls| *calls == runs[0]));
}

#[test]
fn a_write_to_poisoned_memory_shows_when_the_run_is_over() {
    let violation = only_violation(run_poisoned("pool-use-after-free--written"));
    assert!(
        violation.title.contains("4 bytes into pool block")
            && violation.title.contains("written after"),
        "{}",
        violation.title
    );
    let related = violation.related.iter().map(|one| one.label.as_str());
    assert_eq!(related.collect::<Vec<_>>(), ["freed", "allocated"]);
}

#[test]
fn a_pointer_from_poisoned_memory_faults_when_it_is_followed() {
    let violation = only_violation(run_poisoned("pool-use-after-free--pointer-followed"));
    assert!(
        violation.title.contains("read from freed memory"),
        "{}",
        violation.title
    );
}

/// The check runs what looks wrong once more with freed memory protected.
#[test]
fn a_check_reports_the_very_instruction() {
    for name in [
        "pool-use-after-free--written",
        "pool-use-after-free--pointer-followed",
    ] {
        let mut driver = load("fail", name, &RunOptions::default());
        let expected = only_violation(driver.run());
        drop(driver);
        let image = images("fail")
            .into_iter()
            .find(|image| image.name == name)
            .expect("it has just been run");
        let options = CheckOptions {
            schedules: 20,
            ..CheckOptions::default()
        };
        let outcome = openndis::check(&image.file_name(), &image.bytes, &options, &mut |_| true);
        let places = outcome
            .violations
            .iter()
            .map(|one| &one.violation.place.address);
        assert_eq!(
            places.collect::<Vec<_>>(),
            [&expected.place.address],
            "{name}"
        );
    }
}
